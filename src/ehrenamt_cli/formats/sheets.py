"""Tables in files, whatever program wrote them: one list of named columns, and rows with their place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from os import PathLike
from typing import NamedTuple

from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats import appointments, csv_files, json_files, vcards, workbooks
from ehrenamt_cli.i18n import NOTHING, Text


class SheetRow(NamedTuple):
    """One row: the line of the file where it begins, its values by column, and how many cells stood beyond the last column."""

    line: int
    values: dict[str, str]
    surplus: int = 0


class Sheet(NamedTuple):
    """A table from a file; column names are unique, a repeated one carries a number (``Skills (2)``)."""

    headers: list[str]
    rows: list[SheetRow]
    form: str = "csv"
    """The form in which rows are handed back, a name in ``WRITERS``."""
    separator: str = ","
    worksheet: str = ""
    worksheets: tuple[str, ...] = ()
    """The names of all worksheets that can be seen, where the file is a workbook."""


def read_sheet(path: str | PathLike[str], worksheet: str = "") -> Sheet:
    """The table in a file; FileProblem if there is none.

    What kind of file it is shows in its first bytes: workbooks (XLSX, ODS, XLS; ``worksheet`` names one of several), address
    cards, calendars, JSON and JSON lines, else CSV. Rows without any value are left out.
    """
    data, name = _bytes(path), str(path)
    if workbooks.is_workbook(data):
        found = workbooks.read_workbook(data, name, worksheet)
        return _sheet(found.rows, name, found.form)._replace(worksheet=found.name, worksheets=found.names)
    if worksheet:
        raise _problem(name, Text("Die Datei {file} hat keine Tabellenblätter.", "The file {file} has no worksheets."))
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    for begins, (form, read) in _BEGINNINGS.items():
        if start[: len(begins)].upper() == begins:
            return _named(read(data, name), form)
    separator, lines = csv_files.read_csv(data, name)
    return _sheet(list(lines), name, "csv")._replace(separator=separator)


Entries = Sequence[tuple[int, dict[str, str]]]
"""What names its own values: the line of the file where each entry begins, and its values by name."""

_BEGINNINGS: dict[bytes, tuple[str, Callable[[bytes, str], Entries]]] = {
    b"BEGIN:VCARD": ("csv", vcards.read_cards),
    b"BEGIN:VCALENDAR": ("csv", appointments.read_appointments),
    b"[": ("json", json_files.read_objects),
    b"{": ("json", json_files.read_objects),
}
"""How other files begin. Cards and calendars have no place for a reason: what is refused there comes back as CSV."""

_TITLES = 10
"""So many lines of title may stand above the column names."""


def _named(entries: Entries, form: str) -> Sheet:
    headers = list(dict.fromkeys(header for _, values in entries for header in values))
    rows = [SheetRow(line, {header: values.get(header, "") for header in headers}) for line, values in entries]
    return Sheet(headers, [row for row in rows if any(row.values.values())], form)


def _sheet(records: list[tuple[int, list[str]]], name: str, form: str) -> Sheet:
    filled = [(line, cells) for line, cells in records if any(cells)]
    first = 0
    while first < len(filled) and (_is_comment(filled[first][1]) or _is_title(filled[first : first + _TITLES])):
        first += 1
    if first == len(filled):
        raise _problem(name, Text("Die Datei {file} ist leer.", "The file {file} is empty."))
    headers = _unique(_names(filled[first][1], name))
    return Sheet(headers, [_row(line, cells, headers) for line, cells in filled[first + 1 :]], form)


def _is_comment(cells: Sequence[str]) -> bool:
    """``# so``, and not a column that is called ``#``."""
    return cells[0].startswith("#") and not (cells[0] == "#" and any(cells[1:]))


def _is_title(records: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether the first line has a single value, and soon afterwards comes one with more."""
    widths = [sum(1 for cell in cells if cell) for _, cells in records]
    return widths[0] == 1 and max(widths) > 1


def _bytes(path: str | PathLike[str]) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise _problem(path, Text("Die Datei {file} gibt es nicht.", "There is no file {file}.")) from None
    except OSError:
        raise _problem(path, Text("Die Datei {file} ist nicht lesbar.", "The file {file} cannot be read.")) from None


def _names(cells: list[str], path: str | PathLike[str]) -> list[str]:
    names = [clean(cell) for cell in cells]
    looks_like_data = any("@" in name or re.fullmatch(r"[0-9]{4,}|[0-9]+[.\-/][0-9]+[.\-/][0-9]+", name) for name in names)
    if looks_like_data or not any(re.search(r"[^\W\d_]", name) for name in names):
        raise _problem(
            path,
            Text("In der Datei {file} fehlt die Zeile mit den Spaltennamen.", "The file {file} has no line with column names."),
            Text(
                "Bitte als erste Zeile etwa „Name;E-Mail;PLZ“ einfügen.",
                "Please add a first line such as “Name;E-mail;Postcode”.",
            ),
        )
    while names and not names[-1]:
        names.pop()
    return names


def _unique(names: list[str]) -> list[str]:
    """A repeated name gets a number, a missing one its place."""
    unique: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        wanted = name or str(Text("Spalte {n}", "Column {n}").fill(n=place))
        candidate, number = wanted, 1
        while candidate in unique:
            number += 1
            candidate = f"{wanted} ({number})"
        unique[candidate] = None
    return list(unique)


def _row(line: int, cells: list[str], headers: list[str]) -> SheetRow:
    values = dict(zip(headers, cells + [""] * (len(headers) - len(cells)), strict=False))
    return SheetRow(line, values, sum(1 for cell in cells[len(headers) :] if cell))


def _problem(path: str | PathLike[str], message: Text, hint: Text = NOTHING, **values: object) -> FileProblem:
    return FileProblem(message.fill(file=str(path), **values), hint)
