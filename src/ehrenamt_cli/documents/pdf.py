"""The tree as PDF that a screen reader can read (PDF/UA-1) and an archive can keep (PDF/A-2a)."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.look import RIGHT_TO_LEFT
from ehrenamt_cli.documents.parts import LAYOUT
from ehrenamt_cli.documents.problems import NoGlyph
from ehrenamt_cli.documents.tree import DocumentTree, Gap, Table, Words, column_weights
from ehrenamt_cli.i18n import Text

_FONTS = Path(__file__).parent / "fonts"
_STANDARDS = ["ua-1", "a-2a"]
_LONG_WORD = re.compile(r"\S{40,}")
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed')


def write_pdf(tree: DocumentTree) -> bytes:
    """The same tree gives the same bytes. NoGlyph names a character that no font has."""
    from typst import TypstError

    stamp = datetime.combine(tree.day, time(12), tzinfo=UTC)
    document = json.dumps(_data(tree) | {"words": _words(tree.language)}, ensure_ascii=False)
    try:
        made = _compiler(tree.fonts).compile(
            format="pdf", sys_inputs={"document": document}, pdf_standards=_STANDARDS, timestamp=stamp
        )
    except TypstError as problem:
        match = _NO_GLYPH.search(str(problem))
        if not match:
            raise
        raise _no_glyph(match[1]) from None
    return bytes(made)


@cache
def _compiler(fonts: tuple[Path, ...]) -> Any:
    """One compiler for all documents; the fonts of the computer are left out, or the same file would look different elsewhere."""
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_FONTS), *map(str, fonts)])
    return typst.Compiler(str(LAYOUT / "document.typ"), root=str(LAYOUT), font_paths=found)


def _words(language: str) -> dict[str, str]:
    return {
        "page": words.said(words.PAGE, language),
        "page_of": words.said(words.PAGE_OF, language),
        "draft": words.said(words.DRAFT, language),
        "draft_note": words.said(words.DRAFT_NOTE, language),
        "signatures": words.said(words.SIGNATURES, language),
        "sign_here": words.said(words.SIGN_HERE, language),
    }


def _data(node: Any) -> Any:
    """The tree as JSON: each node a dict whose ``t`` says what it is."""
    if isinstance(node, str):
        return _breakable(node)
    if isinstance(node, tuple):
        return [_data(part) for part in node]
    if isinstance(node, date | Path):
        return str(node)
    if not is_dataclass(node):
        return node
    data: dict[str, Any] = {"t": type(node).__name__} | {field.name: _data(getattr(node, field.name)) for field in fields(node)}
    if isinstance(node, Table):
        data["weights"] = column_weights(node)
    elif isinstance(node, Words):
        data |= {"text": _isolated(data["text"]), "link": node.link}
    elif isinstance(node, Gap):
        data["text"] = _breakable(node.text)
    return data


def _breakable(text: str) -> str:
    """A word longer than any real one may break anywhere, rather than run off the page."""
    return _LONG_WORD.sub(lambda match: "\u200b".join(re.findall(".{1,12}", match[0])), text)


def _isolated(text: str) -> str:
    """Arabic or Hebrew letters keep their direction to themselves, or the digits beside them change sides."""
    return f"\u2068{text}\u2069" if RIGHT_TO_LEFT.search(text) else text


def _no_glyph(shown: str) -> NoGlyph:
    """The sentence for the first character that cannot be drawn."""
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), shown)
    name = unicodedata.name(text[0], "?")
    return NoGlyph(
        Text(
            "Das Zeichen „{text}“ (U+{code}, {name}) gibt es in keiner Schrift der PDF-Datei.",
            "No font of the PDF has the character “{text}” (U+{code}, {name}).",
        ).fill(text=text[0], code=f"{ord(text[0]):04X}", name=name),
        Text(
            "Bitte das Zeichen weglassen, docx, odt, html oder md schreiben, oder eine passende Schrift in den Ordner fonts/ "
            "neben den eigenen Vorlagen legen.",
            "Please leave it out, write docx, odt, html or md, or put a font that has it into the folder fonts/ beside your own "
            "templates.",
        ),
    )
