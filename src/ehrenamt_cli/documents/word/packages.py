"""A Word file from outside is looked at before anything opens it: its size, its links, what runs in it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text

LARGEST = 5_000_000
"""Bytes of the file; a letterhead with pictures has a tenth of it."""

_UNPACKED, _LONGEST_PART, _MOST_PARTS = 40_000_000, 4_000_000, 500

_RUNS = re.compile(r"vbaProject|/activeX/|/embeddings/|oleObject|/webextensions/|altChunk|afchunk", re.IGNORECASE)
_LINKS = re.compile(r"(https?|mailto|tel):|#", re.IGNORECASE)
_FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|DATABASE|AUTOTEXT|MACROBUTTON|EMBED)\b")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check(path: Path) -> None:
    """FileProblem unless it is an ordinary Word document without programs, and with nothing from elsewhere."""
    if path.stat().st_size > LARGEST:
        raise _refused(path, Text("sie ist größer als 5 MB", "it is larger than 5 MB"))
    try:
        with ZipFile(path) as archive:
            _check_parts(path, archive)
    except (BadZipFile, ElementTree.ParseError, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise _refused(path, Text("sie ist kein heiles Word-Dokument", "it is no sound Word document")) from None


def _check_parts(path: Path, archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        raise _refused(path, Text("sie ist ausgepackt zu groß", "it is too large unpacked"))
    if len({part.filename for part in parts}) != len(parts):
        raise _refused(path, Text("ein Teil kommt zweimal vor", "a part is there twice"))
    archive.getinfo("word/document.xml")
    for part in parts:
        if _RUNS.search(part.filename):
            raise _refused(path, Text("sie enthält Programme oder eingebettete Dateien", "it holds programs or embedded files"))
        if part.filename.endswith((".xml", ".rels")):
            _check_part(path, part.filename, archive.read(part) if part.file_size <= _LONGEST_PART else b"<!DOCTYPE")


def _check_part(path: Path, name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused(
            path,
            Text("{part} ist zu groß oder kein gewöhnlicher Teil", "{part} is too large or no ordinary part").fill(part=name),
        )
    root = ElementTree.fromstring(content)
    for element in root.iter():
        outside = element.get("TargetMode") == "External"
        hyperlink = element.get("Type", "").endswith("/hyperlink") and _LINKS.match(element.get("Target", ""))
        if (outside and not hyperlink) or _RUNS.search(element.get("Type", "")):
            what = element.get("Target", "")
            raise _refused(path, Text("sie verweist nach außen ({what})", "it refers to elsewhere ({what})").fill(what=what))
        field = element.get(f"{_W}instr", "") + (element.text or "" if element.tag == f"{_W}instrText" else "")
        if _FIELDS.search(field.upper()):
            raise _refused(path, Text("sie enthält das Feld {what}", "it holds the field {what}").fill(what=field.strip()))
        if element.tag == f"{_W}altChunk":
            raise _refused(path, Text("sie bettet eine andere Datei ein", "it embeds another file"))


def _refused(path: Path, why: Text) -> FileProblem:
    return FileProblem(
        Text(
            "Die Word-Vorlage {path} lässt sich nicht verwenden: {why}.", "The Word template {path} cannot be used: {why}."
        ).fill(path=path, why=why),
        Text(
            "Bitte in Word als gewöhnliches Dokument (.docx) ohne Makros und verknüpfte Dateien speichern.",
            "Please save it in Word as an ordinary document (.docx) without macros and linked files.",
        ),
    )
