"""Bytes of a text file turned into text, whatever program wrote them."""

from __future__ import annotations

import codecs
import re

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text


def decode(data: bytes, name: str) -> str:
    """The text in ``data``: UTF-8, UTF-16, else Windows-1252; FileProblem that calls the file ``name`` if it is no text."""
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = "\0"
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise FileProblem(
            Text("Die Datei {file} enthält keinen Text.", "The file {file} does not hold text.").fill(file=name),
            Text(
                "Gebraucht wird CSV, XLSX, ODS, XLS, vCard, JSON oder iCalendar.",
                "CSV, XLSX, ODS, XLS, vCard, JSON or iCalendar is needed.",
            ),
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
