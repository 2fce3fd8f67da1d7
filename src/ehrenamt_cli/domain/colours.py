"""Colours that can be read on their paper, as WCAG 2.2 counts contrast."""

from __future__ import annotations

import re

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

ACCENT = "#14506e"
"""The colour of headings and lines where the organisation has none of its own."""

DARK_PAGE = "#16191b"
"""The web page's paper at night."""

READABLE = 4.5
"""The least contrast of text to its paper: WCAG 2.2, 1.4.3."""

_COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def read_accent(text: str) -> str:
    """A colour as ``#rrggbb``; WrongUsage unless headings in it can be read on white paper."""
    match = _COLOUR.fullmatch(text.strip())
    if not match:
        raise WrongUsage(
            Text("„{text}“ ist keine Farbe.", "“{text}” is no colour.").fill(text=text),
            Text(
                "Gemeint ist etwas wie #14506e: je zwei Stellen Rot, Grün, Blau.",
                "Like #14506e: two digits each of red, green, blue.",
            ),
        )
    digits = match[1].lower()
    colour = "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if contrast(colour, "#ffffff") < READABLE:
        raise WrongUsage(
            Text(
                "{colour} ist auf weißem Papier schlecht zu lesen: Kontrast {have}:1, nötig sind 4,5:1.",
                "{colour} is hard to read on white paper: contrast {have}:1, it takes 4.5:1.",
            ).fill(
                colour=colour,
                have=Text(f"{contrast(colour, '#ffffff'):.1f}".replace(".", ","), f"{contrast(colour, '#ffffff'):.1f}"),
            ),
            Text("Dunkel genug wäre {near}.", "Dark enough would be {near}.").fill(near=_darker(colour)),
        )
    return colour


def contrast(one: str, other: str) -> float:
    """Of two colours ``#rrggbb``: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(paper: str, colour: str) -> str:
    """The colour, made lighter until it can be read on this dark paper."""
    for step in range(21):
        lighter = _mixed(colour, 255, step / 20)
        if contrast(lighter, paper) >= READABLE + 2:
            return lighter
    return "#ffffff"


def _darker(colour: str) -> str:
    """The colour, darkened until it can be read on white."""
    steps = (_mixed(colour, 0, step / 40) for step in range(41))
    return next(darker for darker in steps if contrast(darker, "#ffffff") >= READABLE)


def _mixed(colour: str, other: int, part: float) -> str:
    """The colour with that part of black (0) or white (255) in it."""
    return "#" + "".join(f"{round(channel + (other - channel) * part):02x}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
