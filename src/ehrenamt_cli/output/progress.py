"""How far long work has come, on a terminal only."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from ehrenamt_cli.i18n import Text

_PATIENCE = 0.5
"""Seconds before anything is shown, and between two updates a fifth of it."""


@contextlib.contextmanager
def progress(label: Text) -> Iterator[Callable[[int, int], None]]:
    """Gives a function to be told how many of how many are done; the line goes away at the end."""
    stream = sys.stderr
    started = shown = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if stream.isatty() and now - started > _PATIENCE and now - shown > _PATIENCE / 5:
            shown = now
            stream.write(f"\r{label} … {done * 100 // max(total, 1):3d} %")
            stream.flush()

    try:
        yield tell
    finally:
        if shown != started:
            stream.write("\r\x1b[K")
            stream.flush()
