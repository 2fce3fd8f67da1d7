"""What the sheet of a letter says besides its text: DIN 5008, form B."""

from __future__ import annotations

from math import ceil

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import DocumentTree, Letter, plain

ADDRESS_TOP, ADDRESS_LEFT, ADDRESS_WIDTH = 4.5, 2.5, 8.0
"""Centimetres; the window is 8.5 cm wide and begins 0.5 cm further left."""

RETURN_HEIGHT, ADDRESS_HEIGHT = 1.77, 2.73
INFORMATION_TOP, INFORMATION_LEFT, INFORMATION_WIDTH = 5.0, 12.5, 7.5
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
    return max(3.5, min(7.0, round(_WIDTH / (_NARROW * max(len(text), 1)) * 2) / 2))


def address_size(letter: Letter) -> float:
    """Points at which all lines of the address fit into their part of the window."""
    for points in (10.5, 9.5, 8.5, 7.5, 6.5, 5.5):
        fit = _WIDTH // (_NARROW * points)
        if sum(max(1, ceil(len(plain(line)) / fit)) for line in letter.recipient) * points * 1.25 <= ADDRESS_HEIGHT * _POINTS:
            return points
    return 4.5


_POINTS = 28.35
"""To the centimetre."""
_WIDTH = ADDRESS_WIDTH * _POINTS
_NARROW = 0.5
"""A letter's mean width by the size of the type."""
