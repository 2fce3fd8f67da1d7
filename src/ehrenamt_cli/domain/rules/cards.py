"""Part I, where recognition has a date: volunteer cards run out."""

from __future__ import annotations

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.rules.rule import Rule
from ehrenamt_cli.i18n import Text


def _valid(key: str, source: str, years: int, basis: Text) -> Rule:
    return Rule(
        key,
        source,
        "screening",
        "issued_on",
        Period(years, "year"),
        Text("Ehrenamtskarte läuft ab, neu beantragen", "The volunteer card runs out, apply anew"),
        basis,
        strength="soft",
        validity=True,
        remind=Period(8, "week"),
        condition=Text("kein „gültig bis“ eingetragen", "no “valid until” is entered"),
        evidence=Text("neue Karte", "a new card"),
    )


CARDS: tuple[Rule, ...] = (
    _valid("A-01", "cards_nw", 2, Text("Ehrenamtskarte NRW: gilt 2 Jahre", "volunteer card NRW: valid for 2 years")),
    _valid("A-03", "cards_ni", 3, Text("Ehrenamtskarte NI/HB: gilt 3 Jahre", "volunteer card NI/HB: valid for 3 years")),
)
