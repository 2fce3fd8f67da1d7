"""What the sheet of a letter says besides its text: DIN 5008, form B."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import DocumentTree, Letter, Letterhead, plain

ADDRESS_TOP, ADDRESS_LEFT, ADDRESS_WIDTH = 4.5, 2.5, 8.0
"""Centimetres; the window is 8.5 cm wide and begins 0.5 cm further left."""

RETURN_HEIGHT, ADDRESS_HEIGHT = 1.77, 2.73
INFORMATION_TOP, INFORMATION_LEFT, INFORMATION_WIDTH = 5.0, 12.5, 7.5
LABELS = 2.4
"""How far the values of the information block stand from its left edge."""
HEAD_HEIGHT = 2.2
TEXT_TOP = 9.846
LEFT, RIGHT = 2.5, 2.0
FOLDS = (10.5, 14.85, 21.0)
"""Where to fold the sheet and, in the middle, to punch it: centimetres from its upper edge."""


def information(tree: DocumentTree) -> list[tuple[str, str]]:
    """The information block, label and value: what is known of it."""
    head = tree.letterhead
    rows = (
        (words.REFERENCE, tree.number),
        (words.PHONE, head.phone),
        (words.EMAIL, head.email),
        (words.DATE, words.long_day(tree.day, tree.language)),
    )
    return [(words.said(label, tree.language), value) for label, value in rows if value]


def return_line(tree: DocumentTree) -> str:
    """The sender in one line, above the address."""
    return " · ".join(filter(None, (tree.letterhead.name, tree.letterhead.address)))


def return_size(text: str) -> float:
    """Points at which the return line takes one line in office programs, which do not measure for us."""
    return max(3.5, min(7.0, round(ADDRESS_WIDTH * _POINTS / (_NARROW * max(len(text), 1)) * 2) / 2))


def address_size(letter: Letter) -> float:
    """Points at which all lines of the address fit into their part of the window."""
    lines = [plain(line) for line in letter.recipient]
    sizes = (10.5, 9.5, 8.5, 7.5, 6.5, 5.5)
    return next((points for points in sizes if _height(lines, points, ADDRESS_WIDTH) <= ADDRESS_HEIGHT), 4.5)


def information_size(tree: DocumentTree) -> float:
    """Points at which the information block ends above the text."""
    lines = [value for _, value in information(tree)]
    room = TEXT_TOP - INFORMATION_TOP - 1.0
    sizes = (9.0, 8.0, 7.0, 6.0, 5.0)
    return next((points for points in sizes if _height(lines, points, INFORMATION_WIDTH - LABELS) <= room), 4.5)


def head_sizes(head: Letterhead, width: float) -> tuple[float, float]:
    """Points for the name and for the line below it, at which the letterhead keeps out of the address."""
    reach = "  ·  ".join((head.address, *head.reach))
    for part in (1.0, 0.85, 0.7, 0.6, 0.5):
        sizes = (round(11 * part * 2) / 2, round(8 * part * 2) / 2)
        if _height([head.name], sizes[0] * 1.1, width) + _height([reach], sizes[1], width) <= HEAD_HEIGHT:
            return sizes
    return 5.0, 4.0


def _height(lines: Sequence[str], points: float, width: float) -> float:
    """Centimetres that these lines take in a column of that width, by the mean width of letters."""
    fit = width * _POINTS // (_NARROW * points)
    return sum(max(1, ceil(len(line) / fit)) for line in lines) * points * 1.25 / _POINTS


_POINTS = 28.35
"""To the centimetre."""
_NARROW = 0.5
"""A letter's mean width by the size of the type."""
