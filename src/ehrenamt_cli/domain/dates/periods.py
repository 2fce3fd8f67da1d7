"""Lengths of time as texts and laws state them: ``2 Werktage``, ``6 Monate vor``, ``Vierteljahr``."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same

Unit = Literal["werktag", "arbeitstag", "day", "week", "month", "year"]

LONGEST = 9_999
"""The largest number a period may have; more is taken for a slip of the finger."""


class Period(NamedTuple):
    """A length of time, counted onwards from a day or, with ``backward``, back from it."""

    amount: int
    unit: Unit
    backward: bool = False

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Text:
        """``6 Monate vorher``."""
        return Text("{length} vorher", "{length} before").fill(length=self.length) if self.backward else self.length

    @property
    def length(self) -> Text:
        """``6 Monate``, in whichever direction."""
        one, many = _WORDS[self.unit]
        return same("{n} {unit}").fill(n=self.amount, unit=one if self.amount == 1 else many)


def parse_period(text: str) -> Period:
    """The period that was meant, in German or English; WrongUsage if the words do not say one.

    Half a year is six months, a quarter three months, half a month 15 days (§ 189 BGB).
    """
    words = _BETWEEN.sub(" ", text.casefold()).split()
    backward = any(word in _BEFORE for word in words)
    words = [word for word in words if word not in _BEFORE and word not in _LEAD_IN]
    phrase = " ".join(words)
    if phrase in _FIXED:
        return _FIXED[phrase]._replace(backward=backward)
    match = re.fullmatch(r"(\d{1,4}|[a-zäöüß]+) (.+)", phrase)
    amount = _number(match[1]) if match else 0
    if not match or not amount:
        raise _misunderstood(text)
    if match[2] in _FIXED and amount * _FIXED[match[2]].amount <= LONGEST:
        fixed = _FIXED[match[2]]
        return Period(amount * fixed.amount, fixed.unit, backward)
    if match[2] in _UNITS:
        return Period(amount, _UNITS[match[2]], backward)
    raise _misunderstood(text)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _misunderstood(text: str) -> WrongUsage:
    return WrongUsage(
        Text("„{text}“ ist keine Frist.", "“{text}” is not a period.").fill(text=" ".join(text.split())),
        Text(
            "Bitte so schreiben: 2 Werktage, 14 Tage, 3 Monate, 6 Monate vor, halbes Jahr.",
            "Please write it like 2 Werktage, 14 days, 3 months, 6 months before, half a year.",
        ),
    )


_WORDS: dict[Unit, tuple[Text, Text]] = {
    "werktag": (same("Werktag"), same("Werktage")),
    "arbeitstag": (Text("Arbeitstag", "working day"), Text("Arbeitstage", "working days")),
    "day": (Text("Tag", "day"), Text("Tage", "days")),
    "week": (Text("Woche", "week"), Text("Wochen", "weeks")),
    "month": (Text("Monat", "month"), Text("Monate", "months")),
    "year": (Text("Jahr", "year"), Text("Jahre", "years")),
}

_UNIT_WORDS: dict[Unit, str] = {
    "werktag": "werktag werktage werktagen werktags",
    "arbeitstag": "arbeitstag arbeitstage arbeitstagen workday workdays",
    "day": "tag tage tagen tages kalendertag kalendertage kalendertagen day days d t",
    "week": "woche wochen week weeks w",
    "month": "monat monate monaten monats month months m",
    "year": "jahr jahre jahren jahres year years y j",
}
_UNITS: dict[str, Unit] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_UNITS |= dict.fromkeys(("working day", "working days", "business day", "business days"), "arbeitstag")
_UNITS |= dict.fromkeys(("calendar day", "calendar days"), "day")

_QUARTER, _HALF_YEAR, _YEAR, _HALF_MONTH = Period(3, "month"), Period(6, "month"), Period(1, "year"), Period(15, "day")
_FIXED: dict[str, Period] = {
    **dict.fromkeys(("vierteljahr", "vierteljahre", "vierteljahren", "quartal", "quartale", "quarter", "quarters"), _QUARTER),
    **dict.fromkeys(
        ("quarter of a year", "a quarter", "ein vierteljahr", "quartalsweise", "vierteljährlich", "quarterly"), _QUARTER
    ),
    **dict.fromkeys(("halbjahr", "halbjahre", "halbes jahr", "halben jahr", "halbe jahr", "half year", "half years"), _HALF_YEAR),
    **dict.fromkeys(("half a year", "halbjährlich", "half yearly"), _HALF_YEAR),
    **dict.fromkeys(("jährlich", "yearly", "annually"), _YEAR),
    **dict.fromkeys(("halber monat", "halben monat", "half a month", "half month"), _HALF_MONTH),
    **dict.fromkeys(("anderthalb jahre", "eineinhalb jahre", "year and a half"), Period(18, "month")),
    **dict.fromkeys(("wöchentlich", "weekly"), Period(1, "week")),
    **dict.fromkeys(("monatlich", "monthly"), Period(1, "month")),
}

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "ein eine einen einem einer eines one a an",
            "zwei zweier two",
            "drei dreier three",
            "vier four",
            "fünf fuenf five",
            "sechs six",
            "sieben seven",
            "acht eight",
            "neun nine",
            "zehn ten",
            "elf eleven",
            "zwölf zwoelf twelve",
        ),
        1,
    )
    for word in words.split()
}

_BEFORE = {"vor", "vorher", "davor", "zuvor", "before", "earlier"}
_LEAD_IN = {"binnen", "innerhalb", "spätestens", "in", "nach", "von", "bis", "zu", "später"}
_LEAD_IN |= {"within", "after", "from", "up", "to", "at", "latest", "later"}
_BETWEEN = re.compile(r"[.,;:!_()]+|(?<=\w)-(?=\w)|(?<=\d)(?=[^\W\d])")
