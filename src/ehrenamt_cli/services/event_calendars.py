"""Events on their way into calendars, and where they take place in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import EVENTS, last_day
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.formats.event_calendars import Entry, write_events
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def as_bytes(register: Register, rows: Sequence[Row]) -> bytes:
    """The events as an iCalendar file; nobody's name is in it."""
    happened = Counter(event["record_id"] for event in stored.history_of(register, EVENTS.plural) if event["changes"])
    return write_events((_entry(register, row, happened[row["id"]]) for row in rows), clock.today())


def place_words(register: Register, row: Row) -> str:
    """``Raum 2, JVA Beispielstadt, Musterweg 3, 21335 Lüneburg``: the room, and the organisation with its address."""
    venue = stored.get(register, ORGANISATIONS, row["venue_id"] or "") or {}
    town = " ".join(filter(None, (venue.get("postal_code"), venue.get("town"))))
    return ", ".join(filter(None, (row["place"], venue.get("name"), venue.get("street"), town)))


def _entry(register: Register, row: Row, happened: int) -> Entry:
    return Entry(
        row["id"],
        row["title"],
        date.fromisoformat(row["starts_on"]),
        last_day(row),
        row["begins_at"],
        row["ends_at"],
        place_words(register, row),
        tuple(EVENTS.field("modules").kind.show(entry, {}) for entry in row["modules"]),
        bool(row["cancelled_on"]),
        max(0, happened - 1),
    )
