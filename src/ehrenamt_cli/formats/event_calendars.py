"""Events as an iCalendar file (RFC 5545): what, when and where, and never who."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.daytimes import minute_of
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.formats.calendars import TIMEZONE, as_file
from ehrenamt_cli.i18n import Text


class Entry(NamedTuple):
    """One event as a calendar shows it; without times of day it takes whole days."""

    key: str
    title: str
    first: date
    last: date
    begins_at: str | None = None
    ends_at: str | None = None
    place: str = ""
    lines: tuple[str, ...] = ()
    cancelled: bool = False
    changes: int = 0
    """How often it was changed: a calendar takes over what has a higher number."""


EVENTS = Text("Veranstaltungen", "Events")
"""What a calendar of them is called."""


def write_events(entries: Iterable[Entry], today: date, called: Text = EVENTS) -> bytes:
    """The events as entries that keep their identifier in every file, so that no calendar holds one twice."""
    stamp = datetime.combine(today, time(), UTC)
    return as_file([_event(entry, stamp) for entry in entries], called)


def _event(entry: Entry, stamp: datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@ehrenamt.invalid")
    event.add("dtstamp", stamp)
    event.add("sequence", entry.changes)
    event.add("summary", clean(entry.title))
    if entry.place:
        event.add("location", clean(entry.place))
    if entry.lines:
        event.add("description", "\n".join(map(clean, entry.lines)))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    if entry.begins_at:
        begins = _moment(entry.first, entry.begins_at)
        ends = _moment(entry.last, entry.ends_at) if entry.ends_at else begins + _UNKNOWN
        event.add("dtstart", begins, {"tzid": TIMEZONE})
        event.add("dtend", max(begins, ends), {"tzid": TIMEZONE})
    else:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
    return event


_UNKNOWN = timedelta(hours=1)
"""What a calendar keeps free where nobody has said how long it takes."""


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute_of(clock))
