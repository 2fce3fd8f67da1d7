"""Incomes: money that came in for a grant: what was called off, own means, what others gave; kept in cents."""

from ehrenamt_cli.domain.budget_lines import GRANT
from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.spendings import AMOUNT, PAID, refuse_nothing
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.i18n import Text

KINDS = {
    "grant": Text("Zuwendung", "grant"),
    "own": Text("Eigenmittel", "own means"),
    "other": Text("Mittel Dritter", "means of third parties"),
}

INCOMES = Entity(
    name="income",
    plural="incomes",
    letter="em",
    label=Text("Einnahme", "income"),
    labels=Text("Einnahmen", "incomes"),
    about=Text("was für eine Förderung eingegangen ist", "what came in for a grant"),
    title=("paid_on", "kind", "grant_id"),
    identity=("grant_id", "paid_on", "kind", "amount_cents", "receipt"),
    check=refuse_nothing,
    purpose="money",
    basis="receipts",
    retention=("receipt",),
    fields=(
        GRANT,
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="grant", asked=True, listed=True),
        PAID._replace(label=Text("eingegangen am", "received on")),
        AMOUNT,
        Field("receipt", Text("Beleg Nr.", "receipt no."), listed=True),
        Field("payer", Text("von wem", "from whom"), listed=True, personal=Personal.ORDINARY),
        Field("purpose", Text("wofür", "what for"), option="for", listed=True, nameless=True),
    ),
)
