"""Coverage: from when to when somebody was in charge, where nobody was, and where two were at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.dates.calendar import ONE_DAY
from ehrenamt_cli.domain.entity import Row

ALWAYS, NEVER = "0001-01-01", "9999-12-31"


class Stretch(NamedTuple):
    """From a day to a day, both included; ``until`` None: still so."""

    since: str
    until: str | None

    def touches(self, first: str, last: str = NEVER) -> bool:
        """Whether any of its days lies between two days."""
        return self.since <= last and (self.until or NEVER) >= first


def holds(row: Row, day: str) -> bool:
    """Whether a record with ``begins_on`` and ``ends_on`` covers a day."""
    return (row["begins_on"] or ALWAYS) <= day <= (row["ends_on"] or NEVER)


def gaps(rows: Iterable[Row], since: str, until: str) -> list[Stretch]:
    """The days between two days that no row covers; the last gap is open if it reaches ``until``."""
    found, free = [], since
    for row in sorted(rows, key=lambda row: row["begins_on"] or ALWAYS):
        begins, ends = row["begins_on"] or ALWAYS, row["ends_on"] or NEVER
        if begins > free and free <= until:
            found.append(Stretch(free, day_before(begins) if begins <= until else None))
        free = max(free, after(ends))
    if free <= until:
        found.append(Stretch(free, None))
    return found


def overlaps(rows: Sequence[Row]) -> list[tuple[Row, Row, Stretch]]:
    """Every two rows that cover the same days, the earlier one first, and those days."""
    found = []
    ordered = sorted(rows, key=lambda row: (row["begins_on"] or ALWAYS, row["id"]))
    for place, earlier in enumerate(ordered):
        for later in ordered[place + 1 :]:
            both = Stretch(later["begins_on"] or ALWAYS, _earlier(earlier["ends_on"], later["ends_on"]))
            if both.since <= (both.until or NEVER):
                found.append((earlier, later, both))
    return found


def day_before(day: str) -> str:
    """The day before a day."""
    return day if day <= ALWAYS else (date.fromisoformat(day) - ONE_DAY).isoformat()


def _earlier(one: str | None, other: str | None) -> str | None:
    known = [day for day in (one, other) if day]
    return min(known) if known else None


def after(day: str) -> str:
    """The day after a day."""
    return day if day >= NEVER else (date.fromisoformat(day) + ONE_DAY).isoformat()
