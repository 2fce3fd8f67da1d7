"""Appointments of other people's calendars (iCalendar) as rows."""

from __future__ import annotations

import datetime
from typing import Any

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.encodings import decode
from ehrenamt_cli.i18n import Text


def read_appointments(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Each appointment with its number and what it says; FileProblem calls the file ``name``. A repeated one comes once."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(decode(data, name), multiple=True)
        found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        read = [(number, _values(event)) for number, event in enumerate(found, 1)]
    except Exception:  # what a parser makes of broken input is its own affair
        raise FileProblem(
            Text("Der Kalender {file} ist nicht lesbar.", "The calendar {file} cannot be read.").fill(file=name),
            Text("Bitte im Kalenderprogramm neu ausgeben.", "Please export it anew from the calendar program."),
        ) from None
    if not read:
        raise FileProblem(
            Text("Im Kalender {file} steht kein Termin.", "The calendar {file} holds no appointment.").fill(file=name)
        )
    return read


def _values(event: Any) -> dict[str, str]:
    start, end = _moment(event, "dtstart"), _moment(event, "dtend")
    return {
        "title": str(event.get("summary", "")),
        "on": start[:10],
        "from": start[11:],
        "to": end[11:],
        "place": str(event.get("location", "")),
        "notes": str(event.get("description", "")),
    }


def _moment(event: Any, name: str) -> str:
    """``2027-03-24`` or ``2027-03-24 14:00``, as the clock on the wall says where it is written."""
    if name not in event:
        return ""
    value = event.decoded(name)
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime.datetime) else value.isoformat()
