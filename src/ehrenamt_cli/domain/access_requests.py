"""Access requests: somebody asks what is kept about them; the answer is due within a month (rule D-01)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import VOLUNTEER
from ehrenamt_cli.domain.values import DAY
from ehrenamt_cli.i18n import Text

ACCESS_REQUESTS = Entity(
    name="access-request",
    plural="access_requests",
    letter="ar",
    label=Text("Auskunftsantrag", "access request"),
    labels=Text("Auskunftsanträge", "access requests"),
    about=Text("wer wissen will, was über sie oder ihn gespeichert ist", "who wants to know what is kept about them"),
    title=("subject",),
    identity=("subject", "received_on"),
    purpose="accountability",
    basis="duty",
    retention=("evidence",),
    fields=(
        Field(
            "subject",
            Text("worum es geht", "subject"),
            required=True,
            asked=True,
            searched=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        VOLUNTEER._replace(required=False),
        Field("received_on", Text("eingegangen am", "received on"), DAY, default="today", indexed=True, listed=True),
        Field("extended_on", Text("Verlängerung mitgeteilt am", "extension told on"), DAY, listed=True),
        Field("answered_on", Text("beantwortet am", "answered on"), DAY, indexed=True, listed=True),
    ),
)
