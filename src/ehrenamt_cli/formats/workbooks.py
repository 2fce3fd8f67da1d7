"""Workbooks of Excel and LibreOffice: one worksheet read as rows of text, and looked at before it can do harm."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats import workbook_safety
from ehrenamt_cli.i18n import Text

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Worksheet(NamedTuple):
    """One worksheet: the form of its file, its name, its rows with their numbers, and the names of all that can be seen."""

    form: str
    name: str
    rows: list[tuple[int, list[str]]]
    names: tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin like a file of Excel or LibreOffice, new or old."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes, name: str, worksheet: str = "") -> Worksheet:
    """The worksheet called ``worksheet``, else the first that can be seen and holds something.

    FileProblem calls the file ``name`` and says why it cannot be read: protected, damaged, no workbook, far too large.
    """
    import python_calamine as calamine

    form = workbook_safety.form_of(data, name) if data.startswith(_ZIP) else "xlsx"
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible]
            wanted = [_wanted(worksheet, book.sheet_names, name)] if worksheet else seen
            chosen, rows = _first(book, wanted)
    except calamine.PasswordError:
        raise FileProblem(
            Text("Die Arbeitsmappe {file} ist mit einem Kennwort geschützt.", "The workbook {file} is protected.").fill(
                file=name
            ),
            Text("Bitte ohne Kennwort speichern.", "Please save it without a password."),
        ) from None
    except (calamine.CalamineError, OSError, MemoryError):
        raise workbook_safety.unreadable(name) from None
    return Worksheet(form, chosen, rows, tuple(seen))


def _first(book: Any, names: Sequence[str]) -> tuple[str, list[tuple[int, list[str]]]]:
    """The first of these worksheets that holds something."""
    return next(((sheet, rows) for sheet in names if (rows := _rows(book, sheet))), ("", []))


def _rows(book: Any, sheet: str) -> list[tuple[int, list[str]]]:
    table = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [(number, cells) for number, row in enumerate(table, 1) if any(cells := [_text(value) for value in row])]


def _wanted(worksheet: str, names: Sequence[str], file: str) -> str:
    found = [name for name in names if name.casefold() == worksheet.casefold()]
    if not found:
        raise FileProblem(
            Text("Das Blatt „{sheet}“ gibt es in {file} nicht.", "There is no worksheet “{sheet}” in {file}.").fill(
                sheet=worksheet, file=file
            ),
            Text("Vorhanden: {names}.", "There are: {names}.").fill(names=", ".join(names)),
        )
    return found[0]


def _text(value: Any) -> str:
    """A typed cell as a person would have written it."""
    if isinstance(value, str):
        return value.strip(" \xa0")
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.datetime):
        at_midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if at_midnight else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)
