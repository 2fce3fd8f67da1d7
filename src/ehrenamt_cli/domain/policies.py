"""Policies: insurance that covers volunteers, and when it ends (rule V-04)."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import DAY
from ehrenamt_cli.i18n import Text

POLICIES = Entity(
    name="policy",
    plural="policies",
    letter="po",
    label=Text("Versicherung", "insurance policy"),
    labels=Text("Versicherungen", "insurance policies"),
    about=Text("Versicherungen für Freiwillige und ihr Ablauf", "insurance for volunteers and when it ends"),
    title=("title",),
    identity=("title", "organisation_id"),
    fields=(
        Field("title", Text("Titel", "title"), required=True, asked=True, searched=True, listed=True),
        ORGANISATION._replace(required=False),
        Field("valid_until", Text("gültig bis", "valid until"), DAY, asked=True, indexed=True, listed=True),
    ),
)
