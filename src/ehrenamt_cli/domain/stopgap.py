"""No stopgap: volunteers complement what professionals do, and never replace them (§ 3 (1) BFDG, § 16d (2) SGB II)."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text

CODE = "NOTNAGEL"
TITLE = Text("Kein Ersatz für Personal", "No replacement for staff")
BASIS = Text("§ 3 (1) BFDG, § 16d (2) SGB II", "§ 3 (1) BFDG, § 16d (2) SGB II")
LIFT = Text(
    "klären, was die Fachkräfte selbst tun (--professionals-do), und nur nehmen, was dazukommt",
    "settle what the professionals do themselves (--professionals-do), and take only what comes on top",
)

WEEKS_A_MONTH = 52 / 12


def found(need: Row) -> list[Text]:
    """Why a need is a stopgap; nothing where it is none."""
    return [words for name, (bad, words) in _MARKS.items() if need.get(name) == bad]


_MARKS = {
    "additional": (0, Text("bringt nichts, was dazukommt", "brings nothing that comes on top")),
    "replaces_staff": (1, Text("ersetzt Hauptamtliche", "replaces staff")),
    "staff_missing": (1, Text("eilt, weil Personal fehlt", "is urgent because staff is missing")),
    "roster": (1, Text("füllt einen Dienstplan", "fills a roster")),
}
"""The marks of a stopgap in a need, and their words; a mark that nobody has set says nothing."""


def hours_a_month(need: Row) -> float:
    """How long one person would be there."""
    return (need["minutes_week"] or 0) * WEEKS_A_MONTH / 60


def refuse(need: Row) -> None:
    """Forbidden where a need would be a stopgap: it is not taken on, by whichever way it comes."""
    marks = found(need)
    if marks:
        said = Text(", ".join(mark.de for mark in marks), ", ".join(mark.en for mark in marks))
        rule = {"rule": CODE, "title": str(TITLE), "found": str(said), "basis": str(BASIS), "lift": str(LIFT)}
        raise Forbidden(
            Text(
                "Dieser Bedarf {said}; Ehrenamt ist kein Notnagel ({basis}).",
                "This need {said}; volunteers are no stopgap ({basis}).",
            ).fill(said=said, basis=BASIS),
            Text("Bitte mit der Einrichtung {lift}.", "Please {lift}.").fill(lift=LIFT),
            [rule],
        )
