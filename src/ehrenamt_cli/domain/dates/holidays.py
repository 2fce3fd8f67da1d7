"""Public holidays of the sixteen Länder as one dated table, 1995 onwards.

Adding a holiday is one row of ``HOLIDAYS``. Sundays are free everywhere and are not listed, except where a Land's law
names Easter and Whit Sunday.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.easter import easter

from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

REGIONAL: dict[str, Text] = {
    "mariae-himmelfahrt": Text("Bayern: Gemeinden mit Mariä Himmelfahrt", "Bavaria: municipalities that keep Assumption Day"),
    "fronleichnam": Text(
        "Sachsen, Thüringen: Gemeinden mit Fronleichnam", "Saxony, Thuringia: municipalities that keep Corpus Christi"
    ),
    "augsburg": Text("Stadt Augsburg: Friedensfest", "City of Augsburg: Peace Festival"),
}
"""Holidays that hold only in some municipalities of a Land; ``regional`` names the ones that apply."""


class Holiday(NamedTuple):
    """A day off by law: when it falls in a year, in which Länder, and from which year until which."""

    name: Text
    falls: Callable[[int], date]
    lands: frozenset[str] = frozenset(LANDS)
    since: int = 1995
    until: int = 9999
    regional: str = ""


@lru_cache(maxsize=256)
def holidays(land: str, year: int, regional: frozenset[str] = frozenset()) -> Mapping[date, Text]:
    """The public holidays of a Land (``NI``) in a year; an empty ``land`` gives those that all Länder share."""
    if land and land not in LANDS:
        raise WrongUsage(
            Text("„{land}“ ist kein Bundesland.", "“{land}” is not a German Land.").fill(land=land),
            Text("Bitte eines davon: {keys}.", "Please choose one of {keys}.").fill(keys=", ".join(LANDS)),
        )
    return {
        holiday.falls(year): holiday.name
        for holiday in HOLIDAYS
        if holiday.since <= year <= holiday.until
        and (land in holiday.lands if land else len(holiday.lands) == len(LANDS))
        and (not holiday.regional or holiday.regional in regional)
    }


def holiday_on(day: date, land: str, regional: frozenset[str] = frozenset()) -> Text | None:
    """The name of the public holiday on that day, or None."""
    return holidays(land, day.year, regional).get(day)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _repentance_day(year: int) -> date:
    """The Wednesday before 23 November (§ 1 SächsSFG)."""
    before = date(year, 11, 22)
    return before - timedelta(days=(before.weekday() - 2) % 7)


def _in(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


_REFORMATION = Text("Reformationstag", "Reformation Day")
_CORPUS_CHRISTI = Text("Fronleichnam", "Corpus Christi")
_ASSUMPTION = Text("Mariä Himmelfahrt", "Assumption Day")
_WOMENS_DAY = Text("Frauentag", "Women's Day")
_LIBERATION = Text("Tag der Befreiung", "Liberation Day")

HOLIDAYS: tuple[Holiday, ...] = (
    Holiday(Text("Neujahr", "New Year's Day"), _fixed(1, 1)),
    Holiday(Text("Heilige Drei Könige", "Epiphany"), _fixed(1, 6), _in("BW BY ST")),
    Holiday(_WOMENS_DAY, _fixed(3, 8), _in("BE"), since=2019),
    Holiday(_WOMENS_DAY, _fixed(3, 8), _in("MV"), since=2023),
    Holiday(Text("Karfreitag", "Good Friday"), _after_easter(-2)),
    Holiday(Text("Ostersonntag", "Easter Sunday"), _after_easter(0), _in("BB")),
    Holiday(Text("Ostermontag", "Easter Monday"), _after_easter(1)),
    Holiday(Text("Tag der Arbeit", "Labour Day"), _fixed(5, 1)),
    Holiday(_LIBERATION, _fixed(5, 8), _in("BE"), since=2020, until=2020),
    Holiday(_LIBERATION, _fixed(5, 8), _in("BE"), since=2025, until=2025),
    Holiday(Text("Christi Himmelfahrt", "Ascension Day"), _after_easter(39)),
    Holiday(Text("Pfingstsonntag", "Whit Sunday"), _after_easter(49), _in("BB")),
    Holiday(Text("Pfingstmontag", "Whit Monday"), _after_easter(50)),
    Holiday(_CORPUS_CHRISTI, _after_easter(60), _in("BW BY HE NW RP SL")),
    Holiday(_CORPUS_CHRISTI, _after_easter(60), _in("SN TH"), regional="fronleichnam"),
    Holiday(
        Text("Jahrestag des Aufstands vom 17. Juni", "Anniversary of 17 June"), _fixed(6, 17), _in("BE"), since=2028, until=2028
    ),
    Holiday(Text("Hohes Friedensfest", "Peace Festival"), _fixed(8, 8), _in("BY"), regional="augsburg"),
    Holiday(_ASSUMPTION, _fixed(8, 15), _in("SL")),
    Holiday(_ASSUMPTION, _fixed(8, 15), _in("BY"), regional="mariae-himmelfahrt"),
    Holiday(Text("Weltkindertag", "World Children's Day"), _fixed(9, 20), _in("TH"), since=2019),
    Holiday(Text("Tag der Deutschen Einheit", "German Unity Day"), _fixed(10, 3)),
    Holiday(_REFORMATION, _fixed(10, 31), _in("BB MV SN ST TH")),
    Holiday(_REFORMATION, _fixed(10, 31), since=2017, until=2017),
    Holiday(_REFORMATION, _fixed(10, 31), _in("HB HH NI SH"), since=2018),
    Holiday(Text("Allerheiligen", "All Saints' Day"), _fixed(11, 1), _in("BW BY NW RP SL")),
    Holiday(Text("Buß- und Bettag", "Repentance Day"), _repentance_day, _in("SN")),
    Holiday(Text("1. Weihnachtstag", "Christmas Day"), _fixed(12, 25)),
    Holiday(Text("2. Weihnachtstag", "Boxing Day"), _fixed(12, 26)),
)
