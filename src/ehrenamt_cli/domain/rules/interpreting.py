"""Languages: what bookings and oaths of interpreters ask for."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import AT_ONCE, PRACTICE, Rule
from ehrenamt_cli.i18n import Text

INTERPRETING: tuple[Rule, ...] = (
    Rule(
        "L-01",
        "bookings_past",
        "booking",
        "held_on",
        Period(1, "day"),
        Text("Dolmetschtermin abschließen: fand statt oder abgesagt", "Close the interpreting appointment: held or cancelled"),
        PRACTICE,
        strength="soft",
        origin="proposal",
        evidence=Text("Stand der Buchung", "status of the booking"),
    ),
    Rule(
        "L-02",
        "oaths",
        "interpreter",
        "sworn_until",
        AT_ONCE,
        Text("Beeidigung läuft ab, nach der neuen fragen", "The oath runs out, ask for the new one"),
        Text("Tag aus der Urkunde; § 189 (2) GVG", "day of the document; § 189 (2) GVG"),
        validity=True,
        remind=Period(8, "week"),
        condition=Text("danach nicht mehr im Recht zu buchen", "afterwards not to be booked in legal matters"),
        evidence=Text("neuer Tag bei „beeidigt bis“", "a new day at “sworn until”"),
    ),
)
