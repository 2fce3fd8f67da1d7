"""The unchanging parts of office files and the web page, kept as files of their own kind in ``layout/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

LAYOUT = Path(__file__).parent / "layout"
FONTS = Path(__file__).parent / "fonts"


def part(file: str, **values: str) -> str:
    """That file with its ``$names`` filled in; values must be escaped for the format already."""
    return _read(file).substitute(values) if values else _read(file).template


@cache
def _read(file: str) -> Template:
    return Template((LAYOUT / file).read_text(encoding="utf-8"))
