"""WRITERS: tables as files for other programs, with their types where the form has some."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ehrenamt_cli.formats.csv_files import write_csv

Cell = str | int | float | date | None
Table = Callable[[Sequence[str], Iterable[Sequence[Cell]]], bytes]
"""Column names and rows → the bytes of a file."""

_WIDEST = 60


def _csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """With semicolons and a mark for UTF-8, as a German Excel wants it."""
    return write_csv(headers, rows, ";").encode("utf-8-sig", "replace")


def _json(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    entries = [dict(zip(headers, row, strict=True)) for row in rows]
    return (json.dumps(entries, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8", "replace")


def _xlsx(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    return write_sheets([("", headers, rows)])


def write_sheets(sheets: Sequence[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """A workbook of worksheets (name, column names, rows); the header stays in view and filters.

    Texts stay texts: nothing is taken for a formula or a link.
    """
    from xlsxwriter import Workbook

    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        formats = [book.add_format(look) for look in _LOOKS]
        for number, (name, headers, rows) in enumerate(sheets, 1):
            short = re.sub(r"[\[\]:*?/\\']", " ", _plain(name))[:26].strip()
            sheet = book.add_worksheet(f"{number} {short}" if short and len(sheets) > 1 else short or None)
            _fill(sheet, formats, headers, rows)
    return content.getvalue()


def _fill(sheet: Any, formats: Sequence[Any], headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    head, day, wrapped = formats
    widths = [len(header) for header in headers]
    sheet.write_row(0, 0, [_plain(header) for header in headers], head)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date) and value.year >= _EXCEL_BEGINS:
                sheet.write_datetime(last, column, value, day)
            elif isinstance(value, int | float):
                sheet.write_number(last, column, value)
            elif value:
                sheet.write_string(last, column, _plain(str(value)), wrapped if "\n" in str(value) else None)
            widths[column] = max(widths[column], min(_WIDEST, len(str(value or "").partition("\n")[0])))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    sheet.freeze_panes(1, 0)
    if headers:
        sheet.autofilter(0, 0, last, len(headers) - 1)


_LOOKS = ({"bold": True, "bottom": 1}, {"num_format": "dd.mm.yyyy", "align": "left"}, {"text_wrap": True, "valign": "top"})
_LONGEST_CELL = 32_767
_EXCEL_BEGINS = 1900


def _plain(text: str) -> str:
    """What XML can hold, as long as a cell of Excel may be."""
    return "".join(c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"))[
        :_LONGEST_CELL
    ]


_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">'
    "<office:automatic-styles>"
    '<number:date-style style:name="day"><number:day number:style="long"/><number:text>.</number:text>'
    '<number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="D" style:family="table-cell" style:data-style-name="day"/>'
    '<style:style style:name="H" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_BEFORE_ZIP_YEARS = (1980, 1, 1, 0, 0, 0)


def _ods(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """OpenDocument, the office format of German authorities; the standard library is enough for it."""
    table = [_ODS_HEAD, f'<table:table table:name="1"><table:table-column table:number-columns-repeated="{len(headers) or 1}"/>']
    table.append(f"<table:table-header-rows>{_ods_row(headers, 'H')}</table:table-header-rows>")
    table.extend(_ods_row(row) for row in rows)
    table.append("</table:table></office:spreadsheet></office:body></office:document-content>")
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        parts = (("mimetype", _ODS_TYPE), ("content.xml", "".join(table)), ("META-INF/manifest.xml", _ODS_MANIFEST))
        for name, text in parts:
            info = zipfile.ZipInfo(name, _BEFORE_ZIP_YEARS)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return content.getvalue()


def _ods_row(row: Sequence[Cell], style: str = "") -> str:
    cells = "".join(_ods_cell(value, style) for value in row)
    return f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(value: Cell, style: str) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'table:style-name="D" office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    look = f" table:style-name={quoteattr(style)}" if style else ""
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in _plain(str(value)).split("\n"))
    return f"<table:table-cell{look} {kind}>{lines}</table:table-cell>"


def _ods_text(line: str) -> str:
    """Blanks beside each other are one in XML; ``text:s`` and ``text:tab`` keep them."""
    text = escape(line).replace("\t", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')
    return f'<text:s text:c="1"/>{text[1:]}' if text.startswith(" ") else text


WRITERS: dict[str, Table] = {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "json": _json}
"""The forms in which a table can be written; the name is also how the file ends."""
