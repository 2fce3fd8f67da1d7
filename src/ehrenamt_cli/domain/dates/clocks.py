"""Clocks that do not run from an event as §§ 187-193 BGB count: year's end, hours, inclusive months, cycles.

Each gives the last day itself; § 193 BGB moves none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ehrenamt_cli.domain.dates.calendar import ONE_DAY, Place, add_months, end_of
from ehrenamt_cli.domain.dates.periods import Period

ANYWHERE = Place()


def year_end(event: str, period: Period) -> date:
    """The 31 December on which a period ends that begins with the end of the event's year (§ 147 (4) AO, § 199 (1) BGB)."""
    end = end_of(period, date(date.fromisoformat(event[:10]).year, 12, 31), ANYWHERE)
    return date(end.year, 12, 31)


def begins_with_day(event: str, period: Period) -> date:
    """The last day of a period whose first day counts (§§ 187 (2), 188 (2) BGB)."""
    return end_of(period, date.fromisoformat(event[:10]), ANYWHERE, begins_with_day=True)


def quarter_end(event: str, period: Period) -> date:
    """So long after the end of the event's quarter (§ 192 BGB)."""
    day = date.fromisoformat(event[:10])
    return end_of(period, add_months(day.replace(day=1), 3 - (day.month - 1) % 3) - ONE_DAY, ANYWHERE)


def month_end(event: str, period: Period) -> date:
    """So long after the end of the event's month (§ 192 BGB)."""
    return end_of(period, add_months(date.fromisoformat(event[:10]).replace(day=1), 1) - ONE_DAY, ANYWHERE)


def of_age(born: str, period: Period) -> date:
    """The first day on which somebody is so many years old: the day of birth counts (§ 187 (2) sentence 2 BGB)."""
    return begins_with_day(born, period) + ONE_DAY


def hours_later(moment: str, hours: int) -> str:
    """``2027-03-04 14:30``: so many hours on by the clock on the wall, which is changed in March and October."""
    start = datetime.fromisoformat(moment)
    end = start + timedelta(hours=hours)
    turned = _summer(end) - _summer(start)
    return f"{end + timedelta(hours=turned):%Y-%m-%d %H:%M}"


def on_the_wall(moment: str) -> str:
    """A moment in UTC (``2027-03-24T09:15:00Z``) as clocks in Germany show it: ``2027-03-24 10:15``."""
    winter = datetime.fromisoformat(moment.removesuffix("Z")) + timedelta(hours=1)
    return f"{winter + timedelta(hours=_summer(winter)):%Y-%m-%d %H:%M}"


def hours_between(start: str, end: str) -> float:
    """How many hours pass between two moments on the wall; less than nothing where the end came first."""
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return (last - first).total_seconds() / 3600 - (_summer(last) - _summer(first))


def within_72_hours(moment: str, period: Period) -> date:
    """The day on which the hours of so many days end (Art. 33 (1) DSGVO)."""
    return date.fromisoformat(hours_later(moment, 24 * period.amount)[:10])


def cycle_start(done: Iterable[date], period: Period, *, early: Period, grace: Period) -> date:
    """The day from which a cycle runs now: what was renewed a little early or late keeps its rhythm.

    Renewed between ``early`` before and ``grace`` after the day it was due (both ends inclusive), the next day follows
    from the one that was due; at any other time the cycle starts anew.
    """
    first, *later = sorted(done)
    start = first
    for day in later:
        due = end_of(period, start, ANYWHERE)
        opens = end_of(early._replace(backward=True), due, ANYWHERE)
        start = due if opens <= day <= end_of(grace, due, ANYWHERE) else day
    return start


def _summer(moment: datetime) -> int:
    """1 while summer time holds: from the last Sunday of March, 2:00, to the last of October, 3:00 (2000/84/EG)."""
    return int(_last_sunday(moment, 3, 2) <= moment < _last_sunday(moment, 10, 3))


def _last_sunday(moment: datetime, month: int, hour: int) -> datetime:
    last = moment.replace(month=month, day=31, hour=hour, minute=0, second=0)
    return last - timedelta(days=(last.weekday() + 1) % 7)
