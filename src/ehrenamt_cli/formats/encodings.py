"""Bytes of a text file turned into text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel and LibreOffice begin, new and old."""


def decode(data: bytes, name: str) -> str:
    """The text in ``data``: UTF-8, UTF-16, else Windows-1252; FileProblem that calls the file ``name`` if it is no text."""
    if data.startswith(_WORKBOOKS):
        raise FileProblem(
            Text(
                "Die Datei {file} ist eine Arbeitsmappe, keine CSV-Datei.", "The file {file} is a workbook, not a CSV file."
            ).fill(file=name),
            Text(
                "Bitte im Tabellenprogramm „Speichern unter … CSV“ wählen.",
                "Please choose “Save as … CSV” in the spreadsheet program.",
            ),
        )
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = "\0"
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise FileProblem(
            Text("Die Datei {file} enthält keinen Text.", "The file {file} does not hold text.").fill(file=name),
            Text("Gebraucht wird eine CSV-Datei.", "A CSV file is needed."),
        )
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig")
    if wide := _wide(data):
        return data.decode(wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _wide(data: bytes) -> str:
    """UTF-16 without its mark betrays itself: in Western text every other byte is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) / 4
    if odd > half and not even:
        return "utf-16-le"
    if even > half and not odd:
        return "utf-16-be"
    return ""
