"""Days as German law counts them (§§ 186-193 BGB): arithmetic only, ``reckoning`` tells how it was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from ehrenamt_cli.domain.dates.holidays import holiday_on
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.i18n import Text

Mode = Literal["bgb", "arbeitstage"]
"""How an organisation counts Werktage: Monday to Saturday as the law does, or its own Monday to Friday."""

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)

_SATURDAY = Text("Samstag", "Saturday")
_SUNDAY = Text("Sonntag", "Sunday")


class Place(NamedTuple):
    """Whose calendar counts: a Land and the holidays that only some of its municipalities keep."""

    land: str = ""
    regional: frozenset[str] = frozenset()


class Walked(NamedTuple):
    """A day that was passed on the way; ``free`` says why it did not count."""

    day: date
    free: Text | None


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later (or earlier); a missing day is the month's last (§ 188 (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """Without the standard ``calendar``, which loads the locales with it."""
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31


def end_of(period: Period, start: date, place: Place, *, begins_with_day: bool = False) -> date:
    """The last day of the period, before § 193 BGB moves it; ValueError or OverflowError beyond the year 9999."""
    if period.unit in ("werktag", "arbeitstag"):
        walked = walk(period, start, place, begins_with_day=begins_with_day)
        return walked[-1].day if walked else start
    sign = -1 if period.backward else 1
    if period.unit in ("day", "week"):
        length = timedelta(days=period.amount * (7 if period.unit == "week" else 1))
        return start + sign * (length - ONE_DAY if begins_with_day else length)
    months = sign * period.amount * (12 if period.unit == "year" else 1)
    return _inclusive_months(start, months) if begins_with_day else add_months(start, months)


def walk(period: Period, start: date, place: Place, *, begins_with_day: bool = False) -> list[Walked]:
    """Every day passed until as many Werktage (Arbeitstage) are counted as the period has."""
    step = -ONE_DAY if period.backward else ONE_DAY
    free_on = not_an_arbeitstag if period.unit == "arbeitstag" else not_a_werktag
    walked: list[Walked] = []
    day, missing = (start - step if begins_with_day else start), period.amount
    while missing:
        day += step
        walked.append(Walked(day, free_on(day, place)))
        missing -= walked[-1].free is None
    return walked


def moved(end: date, place: Place, *, backward: bool = False) -> tuple[date, list[Walked]]:
    """The day itself, or where § 193 BGB moves it: on to the next day that is no Saturday, Sunday or holiday.

    A backward period is moved back instead: to move on would shorten the time it protects.
    """
    passed: list[Walked] = []
    while free := not_an_arbeitstag(end, place):
        passed.append(Walked(end, free))
        end += -ONE_DAY if backward else ONE_DAY
    return end, passed


def due_day(period: Period, start: date, place: Place, *, validity: bool = False) -> date:
    """When something is due that runs from an event on ``start``: what ``reckon`` finds, without telling how."""
    end = end_of(period, start, place)
    return end if validity else moved(end, place, backward=period.backward)[0]


def counted_as(period: Period, mode: Mode) -> Period:
    """The period as an organisation counts it: one that works Monday to Friday takes Werktage for Arbeitstage."""
    return period._replace(unit="arbeitstag") if mode == "arbeitstage" and period.unit == "werktag" else period


def not_a_werktag(day: date, place: Place) -> Text | None:
    """Why the day is no Werktag (Sunday or holiday), or None if it is one: Saturday counts (§ 3 (2) BUrlG)."""
    return holiday_on(day, place.land, place.regional) or (_SUNDAY if day.weekday() == SUNDAY else None)


def not_an_arbeitstag(day: date, place: Place) -> Text | None:
    """Why the day is no Arbeitstag (Saturday, Sunday or holiday), or None: the days that § 193 BGB passes over."""
    return not_a_werktag(day, place) or (_SATURDAY if day.weekday() == SATURDAY else None)


def _inclusive_months(start: date, months: int) -> date:
    """The last of ``months`` months that begin with ``start`` itself: the day before the same number (§ 188 (2) BGB)."""
    if months < 0:
        return add_months(start, months) + ONE_DAY
    if start.day == 1:
        return add_months(start, months) - ONE_DAY
    return add_months(start - ONE_DAY, months)
