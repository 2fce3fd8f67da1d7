"""Time sheets: an empty or filled one as a table for spreadsheets, and a filled one taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.daytimes import show_time
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.formats import mapping as mappings
from ehrenamt_cli.formats.sheet_writers import WRITERS
from ehrenamt_cli.formats.timesheets import as_list
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import efforts
from ehrenamt_cli.services.lists import Plan, Wishes, prepare
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_TIMES = {"begins_at", "ends_at", "minutes"}


def plan(path: Path, mapping_file: Path | None, wishes: Wishes, month: date | None) -> Plan:
    """A list of efforts or a time sheet, and how it will be read; rows that nobody has filled in are left out."""
    found = prepare(EFFORTS, path, mapping_file, wishes, partial(as_list, month=month))
    filled = [row for row in found.sheet.rows if mappings.apply(found.mapping, row.values).keys() & _TIMES]
    return found._replace(sheet=found.sheet._replace(rows=filled))


def table(register: Register, people: Sequence[Row], first: date, last: date, form: str, *, blank: bool) -> bytes:
    """A sheet with a row for each day, filled from the log unless it is to be ``blank``, in a form of ``WRITERS``."""
    headers = [str(text) for text in _HEADERS]
    rows = [[str(cell) for cell in row] for person in people for row in _rows(register, person, first, last, blank=blank)]
    return WRITERS[form](headers, rows)


def days(rows: Sequence[dict[str, Any]], first: date, last: date) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every day of the period with the efforts on it."""
    for number in range((last - first).days + 1):
        day = (first + timedelta(days=number)).isoformat()
        yield day, [row for row in rows if row["held_on"] == day]


_HEADERS = (
    Text("Name", "name"),
    Text("Datum", "date"),
    Text("von", "from"),
    Text("bis", "to"),
    Text("Stunden", "hours"),
    Text("km", "km"),
    Text("wofür", "what for"),
)


def _rows(register: Register, person: Row, first: date, last: date, *, blank: bool) -> Iterator[list[Any]]:
    known = [] if blank else efforts.found(register, "", {"volunteer_id": person["id"]}, first, last).rows
    name = person["name"] if len(stored.named(register, VOLUNTEERS, person["name"])) == 1 else person["id"]
    for day, done in days(known, first, last):
        yield from ([name, show_day(day), *cells] for cells in map(_cells, done))
        if not done:
            yield [name, show_day(day), "", "", "", "", ""]


def _cells(row: Row) -> list[Any]:
    times = [show_time(row[name]) if row[name] else "" for name in ("begins_at", "ends_at")]
    return [*times, show_hours(row["minutes"]), row["kilometres"] or "", row["purpose"] or ""]
