"""The measures that the office formats share with the PDF layout; colours and type sizes stand in ``layout/``."""

from __future__ import annotations

import re
from typing import NamedTuple

PAGE_WIDTH, PAGE_HEIGHT = 21.0, 29.7
SIDE, TOP, BOTTOM = 2.5, 3.3, 2.6
"""Centimetres."""
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Arabic, Hebrew and their like."""


class Region(NamedTuple):
    """A language as office formats write it."""

    language: str
    country: str


REGIONS = {"de": Region("de", "DE"), "en": Region("en", "GB")}


def region(language: str) -> Region:
    """The language with a country; ``none`` where there is no usual one."""
    return REGIONS.get(language, Region(language, "none"))
