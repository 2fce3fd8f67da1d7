"""Days on which nobody has to be released, so that it may happen earlier: a hint, never a date of its own."""

from __future__ import annotations

from datetime import date

from dateutil.easter import easter

from ehrenamt_cli.domain.dates.calendar import ONE_DAY, Place, not_an_arbeitstag

CHRISTMAS_FROM = (12, 22)
CHRISTMAS_UNTIL = {"NW": (1, 6)}
"""§ 60 (2) StVollzG NRW; elsewhere 2 January, § 16 (2) StVollzG."""


def days_earlier(release_on: str, land: str | None) -> int:
    """How many days before the expected one a release is possible; 0 on an ordinary day."""
    expected = day = date.fromisoformat(release_on)
    while _avoided(day, land or ""):
        day -= ONE_DAY
    return (expected - day).days


def _avoided(day: date, land: str) -> bool:
    """Saturdays, Sundays, holidays, the first Werktag after Easter and Whitsun, and the days around the year's end."""
    after_feast = (day - easter(day.year)).days in (2, 51)
    here = (day.month, day.day)
    christmas = here >= CHRISTMAS_FROM or here <= CHRISTMAS_UNTIL.get(land, (1, 2))
    return after_feast or christmas or bool(not_an_arbeitstag(day, Place(land)))
