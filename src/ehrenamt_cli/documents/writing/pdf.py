"""The tree as PDF that a screen reader can read (PDF/UA-1) and an archive can keep (PDF/A-2a; 3a with its data inside)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.problems import NoGlyph
from ehrenamt_cli.documents.tree import DocumentTree, Gap, Table, Words, column_weights
from ehrenamt_cli.documents.writing.letters import INFORMATION_WIDTH, information
from ehrenamt_cli.documents.writing.look import RIGHT_TO_LEFT, isolated, runs_from_right, stands_apart
from ehrenamt_cli.documents.writing.parts import FONTS, LAYOUT
from ehrenamt_cli.i18n import Text

_STANDARDS, _WITH_DATA = ["ua-1", "a-2a"], ["ua-1", "a-3a"]
_SHORT = 30
"""Up to here a value in Arabic text is kept on one line, or the halves of a telephone number stand in the wrong order."""
_LONG_WORD = re.compile(r"\S{40,}")
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed')


def write_pdf(tree: DocumentTree) -> bytes:
    """The same tree gives the same bytes. NoGlyph names a character that no font has."""
    return write_pdf_of([tree])


def write_pdf_of(trees: Sequence[DocumentTree]) -> bytes:
    """Several documents of one house in one file, which is called after the first; each counts its own pages."""
    made = _compiled(trees)
    if len(trees) > 1:
        _forget()
    return made


def _compiled(trees: Sequence[DocumentTree]) -> bytes:
    from typst import TypstError

    first = trees[0]
    stamp = datetime.combine(first.day, time(12), tzinfo=UTC)
    inputs = {"documents": json.dumps([_document(tree) for tree in trees], ensure_ascii=False)}
    if first.letterhead.logo:
        inputs["logo"] = first.letterhead.logo.svg
    try:
        standards = _WITH_DATA if any(tree.data for tree in trees) else _STANDARDS
        made = _compiler(first.fonts).compile(format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=stamp)
    except TypstError as problem:
        match = _NO_GLYPH.search(str(problem))
        if not match:
            raise
        raise _no_glyph(match[1]) from None
    return bytes(made)


_AGE = 12
"""Typst keeps what it has laid out for ten more compilations."""


def _forget() -> None:
    """Let what was laid out for a large file grow old, or the next one comes on top of it."""
    for _ in range(_AGE):
        _nothing().compile(format="pdf")


@cache
def _nothing() -> Any:
    import typst

    return typst.Compiler(str(LAYOUT / "nothing.typ"), root=str(LAYOUT))


@cache
def _compiler(fonts: tuple[Path, ...]) -> Any:
    """One compiler for all documents; the fonts of the computer are left out, or the same file would look different elsewhere."""
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS), *map(str, fonts)])
    return typst.Compiler(str(LAYOUT / "document.typ"), root=str(LAYOUT), font_paths=found)


def _words(language: str) -> dict[str, str]:
    return {
        "page": words.said(words.PAGE, language),
        "page_of": words.said(words.PAGE_OF, language),
        "draft": words.said(words.DRAFT, language),
        "draft_note": words.said(words.DRAFT_NOTE, language),
        "signatures": words.said(words.SIGNATURES, language),
        "data": words.said(words.DATA, language),
        "sign_here": words.said(words.SIGN_HERE, language),
    }


def _document(tree: DocumentTree) -> dict[str, Any]:
    """The tree as JSON, with what the layout alone needs: fixed words, and plain texts that keep their direction."""
    from_right = runs_from_right(tree.language)
    apart = isolated if from_right else _isolated_where_needed
    head = tree.letterhead
    return {
        "title": tree.title,
        "shown_title": _breakable(tree.title) if from_right else apart(_breakable(tree.title)),
        "subtitle": _breakable(tree.subtitle),
        "shown_number": apart(_breakable(tree.number)),
        "author": head.name,
        "language": tree.language,
        "from_right": from_right,
        "draft": tree.draft,
        "data": tree.data,
        "words": _words(tree.language),
        "letterhead": {
            "name": apart(_breakable(head.name)),
            "address": apart(_breakable(head.address)),
            "reach": [apart(_breakable(part)) for part in head.reach],
            "footer": [apart(_breakable(part)) for part in head.footer],
            "accent": head.accent,
            "logo": {"ratio": head.logo.ratio, "alt": head.logo.alt} if head.logo else None,
        },
        "foot_lines": [_foot_lines(part, len(head.footer)) for part in head.footer],
        "letter": _data(tree.letter, from_right) if tree.letter else None,
        "information_width": INFORMATION_WIDTH - from_right * 1.0,
        "information": [(label, apart(_breakable(value))) for label, value in information(tree)],
        "blocks": _data(tree.blocks, from_right),
    }


def _foot_lines(part: str, columns: int) -> int:
    """How many lines of seven-point type it takes in its column."""
    return sum(ceil(len(line) / (128 // columns)) for line in part.split("\n"))


def _data(node: Any, from_right: bool) -> Any:
    """A part of the tree as JSON: each node a dict whose ``t`` says what it is."""
    if isinstance(node, str):
        return _breakable(node)
    if isinstance(node, tuple):
        return [_data(part, from_right) for part in node]
    if not is_dataclass(node):
        return node
    data: dict[str, Any] = {"t": type(node).__name__}
    data |= {field.name: _data(getattr(node, field.name), from_right) for field in fields(node)}
    if isinstance(node, Table):
        data["weights"] = column_weights(node)
    elif isinstance(node, Words):
        apart = stands_apart(node, from_right=from_right)
        data |= {"text": isolated(data["text"]) if apart else data["text"], "link": node.link}
        data["whole"] = apart and from_right and len(node.text) <= _SHORT
    elif isinstance(node, Gap):
        data["text"] = _breakable(node.text)
    return data


def _breakable(text: str) -> str:
    """A word longer than any real one may break anywhere, rather than run off the page."""
    return _LONG_WORD.sub(lambda match: "\u200b".join(re.findall(".{1,12}", match[0])), text)


def _isolated_where_needed(text: str) -> str:
    return isolated(text) if RIGHT_TO_LEFT.search(text) else text


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
        text[0],
    )
