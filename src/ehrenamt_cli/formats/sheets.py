"""Tables as CSV: read from whatever a spreadsheet wrote, written so that a spreadsheet can do no harm with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from os import PathLike
from typing import NamedTuple

from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.encodings import decode
from ehrenamt_cli.i18n import NOTHING, Text

SEPARATORS = (";", ",", "\t", "|")

_GUARDED = r"'*[=+\-@\t\r\n＝＋－＠]"
_NEGATIVE_NUMBER = r"-[0-9]+(?:[.,][0-9]+)?"


class SheetRow(NamedTuple):
    """One row: the line of the file where it begins, its values by column, and how many cells stood beyond the last column."""

    line: int
    values: dict[str, str]
    surplus: int = 0


class Sheet(NamedTuple):
    """A table from a file; column names are unique, a repeated one carries a number (``Skills (2)``)."""

    headers: list[str]
    rows: list[SheetRow]


def read_sheet(path: str | PathLike[str]) -> Sheet:
    """The table in a CSV file; FileProblem if there is none.

    Knows UTF-8, UTF-16 and Windows-1252, the separators in SEPARATORS, blank and ``#`` lines before the header and Excel's
    ``sep=;``. Rows without any value are left out. The guard that write_csv puts before a formula is taken off again.
    """
    lines = decode(_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator, first = "", 0
    while first < len(lines) and _is_preamble(lines[first]):
        separator = _announced(lines[first]) or separator
        first += 1
    if first == len(lines):
        raise _problem(path, Text("Die Datei {file} ist leer.", "The file {file} is empty."))
    body = "\n".join(lines[first:])
    records = list(_records(body, separator or _separator(body), first, path))
    headers = _unique(_names(records[0][1], path))
    return Sheet(headers, [row for line, cells in records[1:] if (row := _row(line, cells, headers))])


def write_csv(headers: Sequence[str], rows: Iterable[Iterable[object]], separator: str = ",") -> str:
    """A table as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe, which read_sheet takes off."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for cells in (headers, *rows):
        writer.writerow([_guard("" if cell is None else str(cell)) for cell in cells])
    return out.getvalue()


def _guard(cell: str) -> str:
    return f"'{cell}" if re.match(_GUARDED, cell) and not re.fullmatch(_NEGATIVE_NUMBER, cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and re.match(_GUARDED, cell) else cell


def _bytes(path: str | PathLike[str]) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise _problem(path, Text("Die Datei {file} gibt es nicht.", "There is no file {file}.")) from None
    except OSError:
        raise _problem(path, Text("Die Datei {file} ist nicht lesbar.", "The file {file} cannot be read.")) from None


def _is_preamble(line: str) -> bool:
    """What may stand above the header: blank lines, cells without text, comments, Excel's separator line."""
    return not line.strip(" \t;,|\"'") or line.lstrip().startswith("#") or bool(_announced(line))


def _announced(line: str) -> str:
    match = re.fullmatch(r"sep=(.)", line, re.IGNORECASE)
    return match[1] if match else ""


def _separator(body: str) -> str:
    """The separator under which the rows agree best with the header about the number of cells."""

    def agreement(separator: str) -> tuple[int, int]:
        rows = [len(cells) for _, cells in zip(range(50), csv.reader(StringIO(body), delimiter=separator), strict=False) if cells]
        return (rows.count(rows[0]) if rows[0] > 1 else 0, rows[0])

    try:
        return max(SEPARATORS, key=agreement)
    except csv.Error:
        return ";" if body.partition("\n")[0].count(";") else ","


def _records(body: str, separator: str, lines_above: int, path: str | PathLike[str]) -> Iterable[tuple[int, list[str]]]:
    """The cells of each record with the line it begins on."""
    reader = csv.reader(StringIO(body), delimiter=separator, strict=not _has_stray_quotes(body, separator))
    begins = 1
    try:
        for cells in reader:
            yield lines_above + begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise _problem(
            path,
            Text(
                "In der Datei {file} wird ab Zeile {line} ein Anführungszeichen nicht geschlossen.",
                "In the file {file} a quotation mark is never closed from line {line} on.",
            ),
            line=lines_above + begins,
        ) from None


def _has_stray_quotes(body: str, separator: str) -> bool:
    """Whether a quote stands inside a quoted cell without being doubled; some programs write it so."""
    try:
        for _ in csv.reader(StringIO(body), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "expected after" in str(error)
    return False


def _names(cells: list[str], path: str | PathLike[str]) -> list[str]:
    names = [clean(_unguard(cell)) for cell in cells]
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
    unique: list[str] = []
    for place, name in enumerate(names, 1):
        wanted = name or str(Text("Spalte {n}", "Column {n}").fill(n=place))
        candidate, number = wanted, 1
        while candidate in unique:
            number += 1
            candidate = f"{wanted} ({number})"
        unique.append(candidate)
    return unique


def _row(line: int, cells: list[str], headers: list[str]) -> SheetRow | None:
    texts = [_unguard(cell.strip(" \xa0")) for cell in cells]
    if not any(texts):
        return None
    values = dict(zip(headers, texts + [""] * (len(headers) - len(texts)), strict=False))
    return SheetRow(line, values, sum(1 for text in texts[len(headers) :] if text))


def _problem(path: str | PathLike[str], message: Text, hint: Text = NOTHING, **values: object) -> FileProblem:
    return FileProblem(message.fill(file=str(path), **values), hint)
