"""Tables for a terminal of any width: columns give way where it is narrow, long words wrap inside their cell.

Rich's own table would cost every list another 30 ms; of Rich only the measure of characters on the screen is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

NARROWEST = 6
_ONE_CELL_EACH = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f\n]*")
"""Latin letters, dashes, quotation marks, arrows and lines: all of German, and quick to tell."""
GAP = "  "


def lines(heads: Sequence[str], cells: Sequence[Sequence[str]], width: int | None) -> Iterator[list[list[str]]]:
    """Each row as its screen lines, each line as its padded cells; the heads come first. ``width`` None is unlimited."""
    widths = _widths(heads, cells, width)
    for row in (heads, *cells):
        wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
        height = max(map(len, wrapped))
        yield [
            [_padded(part[n] if n < len(part) else "", size) for part, size in zip(wrapped, widths, strict=True)]
            for n in range(height)
        ]


def wrap(text: str, width: int | None) -> list[str]:
    """A text in lines no wider than ``width`` cells, broken at blanks where possible."""
    if width is None or cell_len(text) <= width:
        return text.split("\n") if "\n" in text else [text]
    result: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in re.findall(r"\S+", paragraph):
            pieces = _chopped(word, width) if cell_len(word) > width else [word]
            for piece in pieces:
                if line and cell_len(line) + 1 + cell_len(piece) > width:
                    result.append(line)
                    line = piece
                else:
                    line = f"{line} {piece}" if line else piece
        result.append(line)
    return result


def _widths(heads: Sequence[str], cells: Iterable[Sequence[str]], width: int | None) -> list[int]:
    """As wide as the content; where that is too wide the widest columns give way, down to their longest word if they can."""
    columns = list(zip(heads, *cells, strict=True))
    natural = [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in columns]
    room = sum(natural) if width is None else width - len(GAP) * (len(heads) - 1)
    if sum(natural) <= room:
        return natural
    widths = list(natural)
    words = [max(map(_longest_word, column)) for column in columns]
    for narrowest in (words, [NARROWEST] * len(widths)):
        while sum(widths) > room and (giving := [n for n in range(len(widths)) if widths[n] > narrowest[n]]):
            widths[max(giving, key=lambda n: widths[n])] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def cell_len(text: str) -> int:
    """How many cells a text takes on the screen; Rich knows about wide and combining characters."""
    if text.isascii() or _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as measured

    return measured(text)


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, width)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
