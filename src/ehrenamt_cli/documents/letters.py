"""What the sheet of a letter says besides its text: DIN 5008, form B."""

from __future__ import annotations

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import DocumentTree

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
