"""Leads: which organisation is in charge of a client's case, one at a time and without a gap (rule K-03)."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION
from ehrenamt_cli.domain.values import DAY
from ehrenamt_cli.i18n import Text

LEADS = Entity(
    name="lead",
    plural="leads",
    letter="l",
    label=Text("Federführung", "lead"),
    labels=Text("Federführungen", "leads"),
    about=Text("welche Einrichtung einen Fall führt, lückenlos", "which organisation leads a case, without a gap"),
    title=("client_id", "organisation_id"),
    identity=("client_id", "organisation_id", "begins_on"),
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        ORGANISATION,
        Field("begins_on", Text("ab", "from"), DAY, option="from", default="today", indexed=True, listed=True),
        Field("ends_on", Text("bis", "until"), DAY, option="until", listed=True),
    ),
)
