"""The measures that the office formats share with the PDF layout; colours and type sizes stand in ``layout/``."""

from __future__ import annotations

import re
from typing import NamedTuple

from ehrenamt_cli.documents.tree import DocumentTree, Words

PAGE_WIDTH, PAGE_HEIGHT = 21.0, 29.7
SIDE, TOP, BOTTOM = 2.5, 3.3, 2.6
"""Centimetres."""
LOGO_HEIGHT, LOGO_WIDTH = 1.7, 6.0

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Arabic, Hebrew and their like."""

_FROM_RIGHT = frozenset(["ar", "fa", "ur", "ps", "ckb", "he", "yi"])


class Region(NamedTuple):
    """A language as office formats write it."""

    language: str
    country: str


REGIONS = {
    "de": Region("de", "DE"),
    "en": Region("en", "GB"),
    "fr": Region("fr", "FR"),
    "tr": Region("tr", "TR"),
    "uk": Region("uk", "UA"),
    "ru": Region("ru", "RU"),
    "ar": Region("ar", "SA"),
    "fa": Region("fa", "IR"),
}


def region(language: str) -> Region:
    """The language with a country; ``none`` where there is no usual one."""
    return REGIONS.get(language, Region(language, "none"))


def text_width(tree: DocumentTree) -> float:
    """How wide a line is, in centimetres; a letter's right margin is narrower."""
    return PAGE_WIDTH - SIDE - (2.0 if tree.letter else SIDE)


def logo_size(ratio: float) -> tuple[float, float]:
    """Width and height in centimetres of a logo with this ratio of both."""
    width = min(LOGO_HEIGHT * ratio, LOGO_WIDTH)
    return width, width / ratio


def runs_from_right(language: str) -> bool:
    """Whether a document in this language is written from right to left."""
    return language in _FROM_RIGHT


def stands_apart(piece: Words, *, from_right: bool) -> bool:
    """Whether these words need a direction of their own, or digits and brackets beside them change sides."""
    return piece.apart if from_right else bool(RIGHT_TO_LEFT.search(piece.text))


def isolated(text: str) -> str:
    """The text between the characters that keep its direction to itself."""
    return f"\u2068{text}\u2069" if text else ""


def between_marks(text: str) -> str:
    """The same for office programs, some of which do not know those characters: between two marks that run from the left."""
    return f"\u200e{text}\u200e" if text else ""
