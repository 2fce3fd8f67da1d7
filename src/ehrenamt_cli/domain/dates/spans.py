"""When somebody has time in a week: read as people write it, kept as ``Tu 14:00-18:00``, one entry per day and span."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehrenamt_cli.domain.dates.days import WEEKDAYS
from ehrenamt_cli.domain.dates.week_words import Span, read_week
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_STORED = r"(Mo|Tu|We|Th|Fr|Sa|Su) ([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})"


def read_spans(text: str) -> list[str]:
    """The spans of a week that a text names, merged and in order; WrongUsage if any part of it cannot be read.

    Knows days and ranges of them (``Di+Do``, ``Mo-Fr``, ``mittwochs``, ``WE``, ``täglich``), times (``9-15 Uhr``,
    ``14:00-18:00``, ``ab 17 Uhr``), the parts of the day in ``week_words.PARTS_OF_DAY``, and exceptions (``keine WE``).
    """
    if not text.strip():
        return []
    parts = [part.strip() for part in re.split("[,;]", text)]
    try:
        stored = all(re.fullmatch(_STORED, part) for part in parts)  # "We" is Wednesday here, the weekend elsewhere
        return _written(_merged(map(parse_span, parts) if stored else read_week(text)))
    except ValueError:
        raise _unreadable(text) from None


def show_span(stored: str) -> str:
    """``Tu 14:00-18:00`` as ``Di 14:00–18:00`` or ``Tue 14:00–18:00``; other text stays as it is."""
    if not re.fullmatch(_STORED, stored):
        return stored
    day, times = stored.split()
    return f"{WEEKDAYS[DAYS.index(day)]} {times.replace('-', '–')}"


def parse_span(stored: str) -> Span:
    """A stored entry in numbers; ValueError if it is not in the stored form."""
    match = re.fullmatch(_STORED, stored)
    if not match:
        raise ValueError(stored)
    start, end = int(match[2]) * 60 + int(match[3]), int(match[4]) * 60 + int(match[5])
    if not start < end <= 24 * 60 or match[3] > "59" or match[5] > "59":
        raise ValueError(stored)
    return Span(DAYS.index(match[1]), start, end)


def half_hours(spans: Iterable[str]) -> int:
    """The half hours of the week that lie wholly inside the spans, as a bit mask: bit 0 is Monday 00:00-00:30."""
    mask = 0
    for day, start, end in map(parse_span, spans):
        first, behind = day * 48 + -(-start // 30), day * 48 + end // 30
        if behind > first:
            mask |= (1 << behind) - (1 << first)
    return mask


def show_mask(mask: int) -> str:
    """The half hours of a mask as a person reads them: ``Di 14:00–18:00, Do 9:00–12:00``."""
    cells = (bit for bit in range(len(DAYS) * 48) if mask >> bit & 1)
    spans = _merged(Span(bit // 48, bit % 48 * 30, bit % 48 * 30 + 30) for bit in cells)
    return ", ".join(map(show_span, _written(spans)))


def overlap(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """The spans that two people, or a person and a need, have in common."""
    others = [parse_span(stored) for stored in b]
    common = (
        Span(mine.day, max(mine.start, other.start), min(mine.end, other.end))
        for mine in map(parse_span, a)
        for other in others
        if mine.day == other.day
    )
    return _written(_merged(span for span in common if span.start < span.end))


def merged(spans: Iterable[str]) -> list[str]:
    """In order; what overlaps or touches on one day is one span."""
    return _written(_merged(map(parse_span, spans)))


def without(spans: Iterable[str], gone: Iterable[str]) -> list[str]:
    """What is left of the spans when others are taken out of them."""
    left = [parse_span(stored) for stored in spans]
    for out in map(parse_span, gone):
        left = [part for span in left for part in _beside(span, out)]
    return _written(_merged(left))


def _beside(span: Span, out: Span) -> list[Span]:
    if span.day != out.day or out.end <= span.start or out.start >= span.end:
        return [span]
    parts = (span._replace(end=out.start), span._replace(start=out.end))
    return [part for part in parts if part.start < part.end]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """In order; what overlaps or touches on one day is one span."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and merged[-1].day == span.day and span.start <= merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _written(spans: Iterable[Span]) -> list[str]:
    return [f"{DAYS[day]} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}" for day, start, end in spans]


def _unreadable(text: str) -> WrongUsage:
    return WrongUsage(
        Text("Die Zeiten „{text}“ sind nicht lesbar.", "The times “{text}” cannot be read.").fill(text=clean(text)),
        Text(
            "Bitte so schreiben: Di 14:00-18:00, Mo-Fr 9-12 Uhr, mittwochs nachmittags, WE.",
            "Please write them like Tue 14:00-18:00, Mon-Fri 9-12, Wednesdays afternoon, weekend.",
        ),
    )
