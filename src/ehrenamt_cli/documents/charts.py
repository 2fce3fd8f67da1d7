"""Pictures of numbers as SVG: bars for rows, squares for days, circles for places; each says in words what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

INK, BAR, FAINT, OTHER = "#1f2933", "#2b6cb0", "#d8dee6", "#b45309"
"""Dark enough on white for everybody (4.5 : 1 and more); the numbers stand beside them, colour says nothing alone."""

_ROW, _LABEL, _WIDE, _SIZE = 22, 210, 620, 12


class Picture(NamedTuple):
    """A drawing and what it shows, in words."""

    svg: str
    alt: str
    width: float
    height: float


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> Picture:
    """A horizontal bar for each row (words, value, value in words)."""
    most = max((value for _, value, _ in rows), default=0) or 1
    room = _WIDE - _LABEL - 90
    parts = []
    for number, (words, value, shown) in enumerate(rows):
        top = number * _ROW + 4
        parts.append(_text(0, top + 12, _short(words, 34)))
        parts.append(_box(_LABEL, top, max(1.0, room * value / most) if value else 0, _ROW - 8, BAR))
        parts.append(_text(_LABEL + room * value / most + 6, top + 12, shown))
    alt = f"{title}: " + "; ".join(f"{words} {shown}" for words, _, shown in rows)
    return _picture(_WIDE, len(rows) * _ROW + 8, parts, alt)


def days(title: str, minutes: Mapping[str, int], first: date, last: date, months: Sequence[str], note: str) -> Picture:
    """A calendar: a column a week, a row a weekday, the darker the more; at most two years from the end."""
    first = max(first, last - timedelta(days=730))
    monday = first - timedelta(days=first.weekday())
    most = max(minutes.values(), default=0) or 1
    side, step = 9, 11
    parts, day = [], first
    while day <= last:
        column, row = (day - monday).days // 7, day.weekday()
        value = minutes.get(day.isoformat(), 0)
        strength = 0.15 + 0.85 * value / most
        parts.append(_box(column * step, 16 + row * step, side, side, BAR if value else FAINT, strength if value else 1))
        if day.day == 1 or day == first:
            parts.append(_text(column * step, 10, months[day.month - 1], size=9))
        day += timedelta(days=1)
    return _picture(((last - monday).days // 7 + 1) * step + 24, 16 + 7 * step, parts, f"{title}. {note}")


def places(title: str, found: Sequence[tuple[str, float, float, int, int]], words: tuple[str, str]) -> Picture:
    """A map without a background: a filled circle for people, a ring for needs (name, latitude, longitude, people, needs)."""
    if not found:
        return _picture(_WIDE, 10, [], title)
    south, north = min(p[1] for p in found), max(p[1] for p in found)
    west, east = min(p[2] for p in found), max(p[2] for p in found)
    scale = min(460 / max(0.3, (east - west) * 0.63), 460 / max(0.3, north - south))
    parts = []
    for name, latitude, longitude, people, needs in found:
        x, y = 60 + (longitude - west) * 0.63 * scale, 30 + (north - latitude) * scale
        if people:
            parts.append(_circle(x, y, 3 + 2 * sqrt(people), BAR, filled=True))
        if needs:
            parts.append(_circle(x, y, 5 + 2 * sqrt(needs), OTHER, filled=False))
        parts.append(_text(x + 10, y + 4, name, size=9))
    alt = f"{title}: " + "; ".join(f"{name}: {people} {words[0]}, {needs} {words[1]}" for name, _, _, people, needs in found)
    return _picture(_WIDE, 60 + (north - south) * scale, parts, alt)


def _picture(width: float, height: float, parts: Sequence[str], alt: str) -> Picture:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label={quoteattr(alt)}>'
    )
    return Picture(head + "".join(parts) + "</svg>", alt, width, height)


def _text(x: float, y: float, words: str, *, size: int = _SIZE) -> str:
    look = f'font-family="Noto Sans, sans-serif" font-size="{size}" fill="{INK}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def _box(x: float, y: float, width: float, height: float, colour: str, strength: float = 1) -> str:
    shade = "" if strength == 1 else f' fill-opacity="{strength:.2f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"{shade}/>'


def _circle(x: float, y: float, radius: float, colour: str, *, filled: bool) -> str:
    look = f'fill="{colour}" fill-opacity="0.55"' if filled else f'fill="none" stroke="{colour}" stroke-width="2"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
