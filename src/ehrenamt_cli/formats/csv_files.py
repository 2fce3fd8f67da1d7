"""Tables as CSV: read from whatever a spreadsheet wrote, written so that a spreadsheet can do no harm with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.encodings import decode
from ehrenamt_cli.i18n import Text

SEPARATORS = (";", ",", "\t", "|")

_GUARDED = r"'*[=+\-@\t\r\n＝＋－＠]"
_LOOKED_AT = 50
_NEGATIVE_NUMBER = r"-[0-9]+(?:[.,][0-9]+)?"


def read_csv(data: bytes, name: str) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """The separator, and the cells of each record with the line it begins on; FileProblem calls the file ``name``.

    Knows UTF-8, UTF-16 and Windows-1252, the separators in SEPARATORS, blank and ``#`` lines before the header and Excel's
    ``sep=;``. The guard that write_csv puts before a formula is taken off again.
    """
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    announced, first = "", 0
    while first < len(lines) and _is_preamble(lines[first]):
        announced = _announced(lines[first]) or announced
        first += 1
    body = "\n".join(lines[first:])
    separator = announced or _separator(body)
    return separator, _records(body, separator, first, name)


def write_csv(headers: Sequence[str], rows: Iterable[Iterable[object]], separator: str = ",") -> str:
    """A table as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe, which read_csv takes off."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for cells in (headers, *rows):
        writer.writerow([guarded("" if cell is None else str(cell)) for cell in cells])
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if re.match(_GUARDED, cell) and not re.fullmatch(_NEGATIVE_NUMBER, cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``."""
    return cell[1:] if cell.startswith("'") and re.match(_GUARDED, cell) else cell


def _is_preamble(line: str) -> bool:
    """What may stand above the header: blank lines, cells without text, comments, Excel's separator line."""
    is_comment = re.match(r"\s*#(?!\s*[;,\t|])", line)
    return not line.strip(" \t;,|\"'") or bool(is_comment) or bool(_announced(line))


def _announced(line: str) -> str:
    match = re.fullmatch(r"sep=(.)", line, re.IGNORECASE)
    return match[1] if match else ""


def _separator(body: str) -> str:
    """The separator under which the rows agree best with the header about the number of cells; a title above it has but one."""

    def agreement(separator: str) -> tuple[int, int]:
        records = csv.reader(StringIO(body), delimiter=separator)
        widths = [len(cells) for _, cells in zip(range(_LOOKED_AT), records, strict=False) if cells]
        header = next((width for width in widths if width > 1), 0)
        return (widths.count(header), header)

    try:
        return max(SEPARATORS, key=agreement)
    except csv.Error:
        return ";" if body.partition("\n")[0].count(";") else ","


def _records(body: str, separator: str, lines_above: int, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(body), delimiter=separator, strict=not _has_stray_quotes(body, separator))
    begins = 1
    try:
        for cells in reader:
            yield lines_above + begins, [unguarded(cell.strip(" \xa0")) for cell in cells]
            begins = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise FileProblem(
                Text(
                    "In der Datei {file} ist ab Zeile {line} eine Zelle viel zu lang.",
                    "In the file {file} a cell is far too long from line {line} on.",
                ).fill(file=name, line=lines_above + begins),
                Text("Fehlt dort ein Anführungszeichen?", "Is a quotation mark missing there?"),
            ) from None
        raise FileProblem(
            Text(
                "In der Datei {file} wird ab Zeile {line} ein Anführungszeichen nicht geschlossen.",
                "In the file {file} a quotation mark is never closed from line {line} on.",
            ).fill(file=name, line=lines_above + begins)
        ) from None


def _has_stray_quotes(body: str, separator: str) -> bool:
    """Whether a quote stands inside a quoted cell without being doubled; some programs write it so."""
    try:
        for _ in csv.reader(StringIO(body), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "expected after" in str(error)
    return False
