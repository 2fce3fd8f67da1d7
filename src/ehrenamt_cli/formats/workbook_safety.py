"""What a workbook would become in memory, reckoned before it is opened: small files can unfold to more than a machine has."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text

MOST_BYTES = 500_000_000
"""All parts of a workbook, unpacked; a list of 100,000 people with twenty columns takes a fifth of it."""

MOST_CELLS = 20_000_000
"""Rows times columns up to the farthest cell, empty ones included, because they are kept, too."""

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def form_of(data: bytes, name: str) -> str:
    """``xlsx`` or ``ods``; FileProblem calls the file ``name`` if it is neither, damaged, or too large unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = set(archive.namelist())
            _refuse_too_much(archive, name)
            if "xl/workbook.xml" in parts:
                cells = max((_cells_of_sheet(archive, part) for part in parts if _is_sheet(part)), default=0)
                form = "xlsx"
            elif "content.xml" in parts and archive.read("mimetype").strip() == _SPREADSHEET:
                cells, form = _Extent.of(archive.read("content.xml")), "ods"
            else:
                raise FileProblem(
                    Text("Die Datei {file} enthält keine Tabelle.", "The file {file} holds no table.").fill(file=name),
                    Text("Gebraucht wird XLSX, ODS, XLS oder CSV.", "XLSX, ODS, XLS or CSV is needed."),
                )
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, RuntimeError, OSError, expat.ExpatError):
        raise unreadable(name) from None
    if cells > MOST_CELLS:
        raise _too_large(name)
    return form


def unreadable(name: str) -> FileProblem:
    """The complaint about a workbook that is damaged."""
    return FileProblem(
        Text("Die Arbeitsmappe {file} ist beschädigt.", "The workbook {file} is damaged.").fill(file=name),
        Text(
            "Bitte im Tabellenprogramm neu speichern, etwa als CSV.",
            "Please save it anew in the spreadsheet program, say as CSV.",
        ),
    )


def _too_large(name: str) -> FileProblem:
    return FileProblem(
        Text("Die Arbeitsmappe {file} ist ausgepackt viel zu groß.", "The workbook {file} is far too large unpacked.").fill(
            file=name
        ),
        Text("Bitte nur die Liste selbst in eine neue Mappe kopieren.", "Please copy only the list itself into a new workbook."),
    )


def _refuse_too_much(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes as the archive states them; one that lies fails when its parts are read."""
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES or len(archive.infolist()) > 10_000:
        raise _too_large(name)


def _is_sheet(part: str) -> bool:
    return part.startswith("xl/") and part.endswith((".xml", ".XML"))


_FAR_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}([0-9]{6,})["']""")
_WIDE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{2,3})[0-9]""")


def _cells_of_sheet(archive: zipfile.ZipFile, part: str) -> int:
    """Rows × columns up to the farthest cell of a worksheet of Excel; 99,999 rows and 26 columns are taken for granted."""
    rows, columns = 99_999, 26
    for piece in _pieces(archive, part):
        rows = max(rows, *(int(row) for row in _FAR_ROW.findall(piece)), 0)
        columns = max(columns, *(_column(letters) for letters in set(_WIDE.findall(piece))), 0)
    return rows * columns


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that overlap, so that no attribute is cut in two."""
    with archive.open(part) as file:
        before = b""
        while piece := file.read(1 << 20):
            yield before + piece
            before = piece[-64:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _Extent:
    """Rows and columns of the largest table of an OpenDocument file, repetitions counted, empty ends left out."""

    def __init__(self) -> None:
        self.cells = 0
        self._rows = self._columns = self._gap = 0
        self._repeated = self._column = self._filled = 0

    @classmethod
    def of(cls, content: bytes) -> int:
        """Rows × columns; ExpatError where the file is not sound or declares entities."""
        extent = cls()
        parser = expat.ParserCreate()
        parser.StartElementHandler = extent._begins
        parser.EndElementHandler = extent._ends
        parser.EntityDeclHandler = _refuse_entity
        parser.Parse(content, True)
        return extent.cells

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._rows = self._columns = self._gap = 0
        elif name == "table:table-row":
            self._repeated = _number(attributes, "table:number-rows-repeated")
            self._column = self._filled = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += _number(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self._filled = self._column
        elif name == "text:p":
            self._filled = self._column

    def _ends(self, name: str) -> None:
        if name != "table:table-row":
            return
        if self._filled:
            self._rows += self._gap + self._repeated
            self._gap = 0
            self._columns = max(self._columns, self._filled)
            self.cells = max(self.cells, self._rows * self._columns)
        else:
            self._gap += self._repeated


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else 1


def _refuse_entity(*_: object) -> None:
    raise expat.ExpatError("entities")
