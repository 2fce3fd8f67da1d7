"""Addresses on sheets of labels, three by eight on A4 (70 × 37 mm, no margins: the size that every office shop has)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.documents.writing.parts import FONTS, LAYOUT
from ehrenamt_cli.i18n import language


def write_labels(addresses: Sequence[Sequence[str]], title: str) -> bytes:
    """A PDF of as many sheets as it takes; a long line is set smaller, none is cut off."""
    stamp = datetime.combine(clock.today(), time(12), tzinfo=UTC)
    inputs = {"labels": json.dumps([list(lines) for lines in addresses], ensure_ascii=False), "title": title, "lang": language()}
    return bytes(_compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"], timestamp=stamp))


@cache
def _compiler() -> Any:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    return typst.Compiler(str(LAYOUT / "labels.typ"), root=str(LAYOUT), font_paths=fonts)
