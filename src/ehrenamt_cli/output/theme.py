"""The little colour there is; never the only sign of anything, and none where it is not wanted."""

from __future__ import annotations

import os
import shutil
from typing import TextIO

_CODES = {"bold": "1", "dim": "2", "alarm": "1;31", "good": "32", "name": "36"}


def paint(text: str, style: str, stream: TextIO) -> str:
    """The text in a style, if the stream is a terminal and NO_COLOR is not set."""
    if not text or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def width(stream: TextIO) -> int | None:
    """How many characters fit on a line; None where the output is no terminal."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(20, int(os.environ["COLUMNS"]))
    return max(20, shutil.get_terminal_size().columns) if stream.isatty() else None
