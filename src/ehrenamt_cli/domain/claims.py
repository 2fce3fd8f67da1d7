"""Claims: expenses of a volunteer, claimed and paid; money is kept in cents."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import ORGANISATION, VOLUNTEER
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY
from ehrenamt_cli.i18n import Text

CONTEXTS = {
    "prison_nw": Text("Justizvollzug NRW", "prisons in NRW"),
    "prison_ni": Text("Justizvollzug Niedersachsen", "prisons in Niedersachsen"),
    "ajsd": Text("AJSD", "probation service"),
    "other": Text("anderes", "other"),
}
"""Where the rates and time limits come from."""

KINDS = {
    "travel": Text("Fahrt", "travel"),
    "allowance": Text("Pauschale", "allowance"),
    "other": Text("andere Auslage", "other expense"),
}
"""What is claimed; where nobody says, the rules of all of them remind."""

CLAIMS = Entity(
    name="claim",
    plural="claims",
    letter="cl",
    label=Text("Auslage", "expense claim"),
    labels=Text("Auslagen", "expense claims"),
    about=Text("Auslagen: entstanden, beantragt, bezahlt", "expenses: arisen, claimed, paid"),
    title=("arisen_on", "volunteer_id"),
    identity=("volunteer_id", "context", "arisen_on", "amount_cents"),
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        VOLUNTEER,
        ORGANISATION._replace(required=False),
        Field("context", Text("Bereich", "context"), CHOICE, choices=CONTEXTS, default="other", asked=True, listed=True),
        Field("kind", Text("wofür", "for what"), CHOICE, choices=KINDS, listed=True),
        Field("arisen_on", Text("entstanden am", "arisen on"), DAY, default="today", indexed=True, listed=True),
        Field(
            "amount_cents",
            Text("Betrag", "amount"),
            CENTS,
            option="amount",
            required=True,
            asked=True,
            listed=True,
            personal=Personal.ORDINARY,
        ),
        Field("claimed_on", Text("beantragt am", "claimed on"), DAY, listed=True),
        Field("paid_on", Text("bezahlt am", "paid on"), DAY, indexed=True, listed=True),
    ),
)
