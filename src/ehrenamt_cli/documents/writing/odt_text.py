"""Running text as OpenDocument wants it: paragraphs, styled words, line ends, and blanks that are not swallowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ehrenamt_cli.documents.tree import Break, Gap, Inline
from ehrenamt_cli.documents.writing.look import RIGHT_TO_LEFT, between_marks


def paragraph(style: str, content: Sequence[Inline], *, from_right: bool = False) -> str:
    """A paragraph of that style."""
    return f'<text:p text:style-name="{style}">{line(content, from_right=from_right)}</text:p>'


def line(content: Sequence[Inline], *, from_right: bool = False) -> str:
    """Its content alone; ``from_right`` says which way the text around it runs."""
    return "".join(_inline(piece, from_right=from_right) for piece in content)


def apart(text: str, *, from_right: bool) -> str:
    """A text of its own direction."""
    return escape(between_marks(text) if from_right and not RIGHT_TO_LEFT.search(text) else text)


def _inline(piece: Inline, *, from_right: bool) -> str:
    if isinstance(piece, Break):
        return "<text:line-break/>"
    if isinstance(piece, Gap):
        return f'<text:span text:style-name="Gap">{escape(piece.text)}</text:span>'
    text = _blanks_kept(apart(piece.text, from_right=from_right and piece.apart))
    if style := ("Strong" if piece.bold else "") + ("Emphasis" if piece.italic else ""):
        text = f'<text:span text:style-name="{style}">{text}</text:span>'
    return f'<text:a xlink:type="simple" xlink:href={quoteattr(piece.link)}>{text}</text:a>' if piece.link else text


def _blanks_kept(text: str) -> str:
    """ODF swallows blanks at the beginning and after another blank unless they are written as elements."""
    return re.sub("^ |  +", lambda match: " " * (match[0] != " ") + f'<text:s text:c="{len(match[0]) - 1 or 1}"/>', text)
