"""Budget lines: the lines of a grant's plan, with what was approved for each; money is kept in cents."""

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, CHOICE, NUMBER
from ehrenamt_cli.i18n import Text

KINDS = {
    "staff": Text("Personal", "staff"),
    "fees": Text("Honorare", "fees"),
    "travel": Text("Fahrten", "travel"),
    "material": Text("Sachmittel", "material"),
    "rooms": Text("Räume", "rooms"),
    "events": Text("Veranstaltungen", "events"),
    "publicity": Text("Öffentlichkeitsarbeit", "public work"),
    "administration": Text("Verwaltung", "administration"),
    "hours": Text("ehrenamtliche Stunden", "volunteer hours"),
    "other": Text("anderes", "other"),
}
"""``hours`` is the line on which unpaid hours stand; it is filled from the log and never spent."""

GRANT = ORGANISATION._replace(name="grant_id", label=Text("Förderung", "grant"), refers_to="grants", indexed=True)

BUDGET_LINES = Entity(
    name="budget-line",
    plural="budget_lines",
    letter="bp",
    label=Text("Posten", "budget line"),
    labels=Text("Posten", "budget lines"),
    about=Text("die Posten des Finanzierungsplans", "the lines of the budget"),
    title=("name", "grant_id"),
    identity=("grant_id", "name"),
    fields=(
        GRANT,
        Field("number", Text("Nr.", "no."), NUMBER, listed=True, help=Text("für die Reihenfolge", "for the order")),
        Field("name", Text("Name", "name"), required=True, asked=True, searched=True, listed=True),
        Field("kind", Text("Art", "kind"), CHOICE, choices=KINDS, default="other", asked=True, listed=True),
        Field("planned_cents", Text("bewilligt", "planned"), CENTS, option="amount", required=True, asked=True, listed=True),
    ),
)
