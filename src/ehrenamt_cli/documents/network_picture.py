"""The network as a picture: organisations in two columns bent to an oval, their ties as curves between them.

Names are level and each has its own line, so none covers another, however many there are; ties differ by their dashes, and
colour only adds to it; the same facts give the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple
from xml.sax.saxutils import escape

from ehrenamt_cli.documents.charts import INK, Picture


class Node(NamedTuple):
    """An organisation: its key, its name, what it is listed under; ``own`` stands out."""

    key: str
    name: str
    group: str
    own: bool = False


class Line(NamedTuple):
    """A tie of two organisations, and what it is in words."""

    one: str
    other: str
    tie: str
    words: str


class Drawn(NamedTuple):
    """What is drawn: the heading, what the ties are called, and a word for a group that goes on in the second column."""

    title: str
    subtitle: str
    ties: Mapping[str, str]
    further: str
    marks: str
    """What the marks of organisations mean."""


LOOKS = {
    "agreement": ("#14506e", "", 2.4),
    "group": ("#2b6338", "9 4", 1.9),
    "event": ("#8a4b08", "2 3.5", 1.9),
    "cases": ("#8c2f5a", "11 3 2 3", 1.7),
    "contact": ("#4b5563", "5 3", 1.1),
}
"""Colour, dashes and width of a tie; each colour can be read on white."""

_ROW, _FEW_ROWS, _ROOMY = 18, 380, 52
"""The least height of a line; a small network spreads to so much, with lines of at most so much."""

_SIZE, _LONGEST = 12, 46
_TOP, _LEGEND = 64, 22
_WIDEST, _NARROWEST = 250, 150


class _Slot(NamedTuple):
    words: str
    node: Node | None


def draw(drawn: Drawn, nodes: Sequence[Node], lines: Sequence[Line]) -> Picture:
    """The picture and its words; nodes stand in the given order, group by group."""
    left, right = _columns(nodes, drawn.further)
    rows = max(len(left), len(right), 1)
    height = max(_ROW, min(_ROOMY, _FEW_ROWS / rows)) * rows
    radius = min(_WIDEST, max(_NARROWEST, height * 0.42))
    names = max((len(_short(slot.words)) for slot in (*left, *right)), default=0)
    margin = max(120.0, names * _SIZE * 0.6 + 34)
    centre = (margin + radius, _TOP + height / 2)
    oval = _Oval(centre, radius, height)
    places = _places(left, oval, -1) | _places(right, oval, 1)
    degree: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        degree[line.one].add(line.other)
        degree[line.other].add(line.one)
    parts = [_heading(drawn), *_curves(lines, places, centre, {node.key: node.name for node in nodes})]
    for side, slots in ((-1, left), (1, right)):
        parts += [_slot(slot, *oval.at(row, slots, side), side, degree) for row, slot in enumerate(slots)]
    used = [tie for tie in LOOKS if any(line.tie == tie for line in lines)]
    legend = _TOP + height + 26
    parts += [_sample(tie, drawn.ties[tie], number, legend) for number, tie in enumerate(used)]
    parts.append(_text(16, legend + len(used) * _LEGEND + 4, drawn.marks, "start", "", _SIZE, 100))
    total = legend + len(used) * _LEGEND + 24
    return _svg(drawn, 2 * (margin + radius), total, parts)


def _columns(nodes: Sequence[Node], further: str) -> tuple[list[_Slot], list[_Slot]]:
    """Names under the heading of their group, half of them left and half right; a group that is split has its heading twice."""
    slots: list[_Slot] = []
    for number, node in enumerate(nodes):
        if not number or nodes[number - 1].group != node.group:
            slots.append(_Slot(node.group, None))
        slots.append(_Slot(node.name, node))
    half = (len(slots) + 1) // 2
    if half and slots[half - 1].node is None:
        half -= 1
    left, right = slots[:half], slots[half:]
    if right and right[0].node and left:
        right.insert(0, _Slot(f"{right[0].node.group}, {further}", None))
    return left, right


class _Oval(NamedTuple):
    """On what the names stand."""

    centre: tuple[float, float]
    radius: float
    height: float

    def at(self, row: int, slots: Sequence[_Slot], side: int) -> tuple[float, float]:
        """Evenly from top to bottom, so that each name has its own line; a heading keeps to the name below it."""
        level = (row + 0.5) / len(slots) * 2 - 1
        lower = 0.0 if slots[row].node else max(0.0, self.height / len(slots) - _HEADING)
        x = self.centre[0] + side * self.radius * sqrt(sqrt(1 - level**4))
        return x, self.centre[1] + level * self.height / 2 + lower


_HEADING = 22


def _places(slots: Sequence[_Slot], oval: _Oval, side: int) -> dict[str, tuple[float, float]]:
    return {slot.node.key: oval.at(row, slots, side) for row, slot in enumerate(slots) if slot.node}


def _curves(
    lines: Sequence[Line],
    places: Mapping[str, tuple[float, float]],
    centre: tuple[float, float],
    names: Mapping[str, str],
) -> list[str]:
    """Ties bow inwards; several of one pair lie side by side, and the closest kinds on top of all."""
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        pairs[line.one, line.other].append(line)
    drawn, order = [], list(LOOKS)
    for (one, other), ties in pairs.items():
        (x1, y1), (x2, y2) = places[one], places[other]
        length = sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2) or 1
        across = ((y1 - y2) / length, (x2 - x1) / length)
        for number, line in enumerate(ties):
            aside = (number - (len(ties) - 1) / 2) * _APART
            bend = ((x1 + x2) / 2 * (1 - _INWARDS) + centre[0] * _INWARDS, (y1 + y2) / 2 * (1 - _INWARDS) + centre[1] * _INWARDS)
            colour, dashes, wide = LOOKS[line.tie]
            path = (
                f'<path d="M{x1:.1f} {y1:.1f}Q{bend[0] + across[0] * aside:.1f} {bend[1] + across[1] * aside:.1f}'
                f' {x2:.1f} {y2:.1f}" fill="none" stroke="{colour}" stroke-width="{wide}" stroke-opacity="0.8"'
                f"{_dashed(dashes)}><title>{_clean(f'{names[one]} – {names[other]}: {line.words}')}</title></path>"
            )
            drawn.append((order.index(line.tie), path))
    return [path for _, path in sorted(drawn, key=lambda one: -one[0])]


_INWARDS, _APART = 0.55, 16


def _slot(slot: _Slot, x: float, y: float, side: int, degree: Mapping[str, set[str]]) -> str:
    anchor = "end" if side < 0 else "start"
    if slot.node is None:
        return _text(x + side * 16, y + 4, slot.words, anchor, 'font-weight="bold"')
    partners = len(degree[slot.node.key])
    size = 3 + min(4.0, sqrt(partners))
    mark = (
        f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}" fill="{INK}"/>'
        if slot.node.own
        else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="#fff" stroke="{INK}" stroke-width="1.8"/>'
    )
    return f"<g><title>{_clean(slot.words)}: {partners}</title>{mark}{_text(x + side * 16, y + 4, slot.words, anchor)}</g>"


def _heading(drawn: Drawn) -> str:
    return _text(16, 26, drawn.title, "start", 'font-weight="bold"', 17, 90) + _text(16, 46, drawn.subtitle, "start", "", 12, 120)


def _sample(tie: str, words: str, number: int, top: float) -> str:
    colour, dashes, wide = LOOKS[tie]
    y = top + number * _LEGEND
    line = f'<line x1="16" y1="{y:.1f}" x2="72" y2="{y:.1f}" stroke="{colour}" stroke-width="{wide}"{_dashed(dashes)}/>'
    return line + _text(84, y + 4, words, "start")


def _dashed(dashes: str) -> str:
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _text(x: float, y: float, words: str, anchor: str, look: str = "", size: int = _SIZE, longest: int = _LONGEST) -> str:
    extra = f" {look}" if look else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Noto Sans, sans-serif" font-size="{size}" fill="{INK}"'
        f' text-anchor="{anchor}"{extra}>{_clean(_short(words, longest))}</text>'
    )


def _svg(drawn: Drawn, width: float, height: float, parts: Sequence[str]) -> Picture:
    alt = f"{drawn.title}. {drawn.subtitle}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="0 0 {width:.0f} {height:.0f}"'
        ' role="img" aria-labelledby="network-title network-description">'
        f'<title id="network-title">{_clean(drawn.title)}</title><desc id="network-description">{_clean(drawn.subtitle)}</desc>'
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fff"/>'
    )
    return Picture(head + "".join(parts) + "</svg>", alt, width, height)


def _clean(words: str) -> str:
    """What XML can hold, whatever somebody typed."""
    return escape("".join(sign for sign in words if sign.isprintable()))


def _short(words: str, most: int = _LONGEST) -> str:
    """A long name keeps its end, where the town often stands."""
    if len(words) <= most:
        return words
    end = most * 2 // 5
    return f"{words[: most - 1 - end].rstrip()}…{words[-end:].lstrip()}"
