"""Time sheets as people keep them, made into plain lists: a grid of days becomes rows, ``14-16 Uhr`` a beginning and an end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.formats.headings import heading
from ehrenamt_cli.formats.sheets import Sheet, SheetRow
from ehrenamt_cli.i18n import Text

_FEWEST_DAYS = 28
"""A table with so many columns named by days of a month is a grid."""

_RANGE = re.compile(
    r"(?:von\s+)?(\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h)?\s*(?:-|–|—|bis)\s*(\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h)?", re.IGNORECASE
)
_TIME_HEADINGS = {"zeit", "zeiten", "uhrzeit", "uhrzeiten", "von bis", "time", "times", "from to"}
_EMPTY = {"", "-", "–", "0", "0,0", "0.0", "0:00", "00:00"}
"""What a cell of a grid holds where nothing was."""


def as_list(sheet: Sheet, month: date | None) -> Sheet:
    """The sheet with a row for each day and the times apart; a grid needs the ``month`` whose days its columns are."""
    return _parted(_unfolded(sheet, month))


def _unfolded(sheet: Sheet, month: date | None) -> Sheet:
    """One row for each filled cell under a day; the other columns stay beside it."""
    days = {
        header: int(header.rstrip(". ")) for header in sheet.headers if re.fullmatch(r"0?[1-9]\.?|[12]\d\.?|3[01]\.?", header)
    }
    if len(days) < _FEWEST_DAYS:
        return sheet
    if month is None:
        raise WrongUsage(
            Text(
                "Die Liste hat eine Spalte für jeden Tag, aber keinen Monat.", "The list has a column for each day, but no month."
            ),
            Text("Bitte dazusagen: --month 2027-03.", "Please add it: --month 2027-03."),
        )
    beside = [header for header in sheet.headers if header not in days]
    rows = [
        SheetRow(
            row.line, {**{name: row.values[name] for name in beside}, _DAY: _in_month(month, day), _HOURS: row.values[header]}
        )
        for row in sheet.rows
        for header, day in days.items()
        if clean(row.values[header]) not in _EMPTY
    ]
    kept = [name for name in beside if heading(name) not in _SUMS]
    return sheet._replace(headers=[*kept, _DAY, _HOURS], rows=[row._replace(values=_only(row.values, kept)) for row in rows])


_DAY, _HOURS = "Datum", "Stunden"
_SUMS = {"summe", "gesamt", "zusammen", "insgesamt", "sum", "total"}


def _only(values: Mapping[str, str], names: list[str]) -> dict[str, str]:
    return {name: values[name] for name in (*names, _DAY, _HOURS)}


def _in_month(month: date, day: int) -> str:
    """The day of the month; one that it does not have stays as it is, to be refused with its row."""
    try:
        return month.replace(day=day).isoformat()
    except ValueError:
        return f"{day}.{month.month}.{month.year}"


def _parted(sheet: Sheet) -> Sheet:
    """Where a column of times holds ``14-16 Uhr``, two columns take its place."""
    both = next(
        (
            header
            for header in sheet.headers
            if heading(header) in _TIME_HEADINGS and any(_RANGE.fullmatch(clean(row.values[header])) for row in sheet.rows)
        ),
        None,
    )
    if both is None or {"von", "bis"} & {heading(header) for header in sheet.headers}:
        return sheet
    rows = [row._replace(values=_with_times(row.values, both)) for row in sheet.rows]
    left = (both,) if any(row.values[both] for row in rows) else ()
    headers = [name for header in sheet.headers for name in (("von", "bis", *left) if header == both else (header,))]
    return sheet._replace(headers=headers, rows=rows)


def _with_times(values: Mapping[str, str], both: str) -> dict[str, str]:
    match = _RANGE.fullmatch(clean(values[both]))
    return {**values, "von": match[1], "bis": match[2], both: ""} if match else {**values, "von": "", "bis": ""}
