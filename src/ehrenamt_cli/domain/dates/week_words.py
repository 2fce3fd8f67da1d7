"""The words in which people say when they have time: tokens, then days and times, then spans of a week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ehrenamt_cli.domain.dates.days import weekday_number

PARTS_OF_DAY = {
    "ganztags": (8 * 60, 21 * 60),
    "vormittags": (8 * 60, 12 * 60),
    "mittags": (12 * 60, 14 * 60),
    "nachmittags": (13 * 60, 18 * 60),
    "abends": (18 * 60, 21 * 60),
}
"""What a part of the day stands for, in minutes of the day; a day without any time is ``ganztags``."""

_PART_WORDS = {
    "ganztags": "ganztags ganztägig allday",
    "vormittags": "vormittags vormittag morgens früh morning mornings",
    "mittags": "mittags mittag noon",
    "nachmittags": "nachmittags nachmittag afternoon afternoons",
    "abends": "abends abend evening evenings",
}
_PARTS = {word: PARTS_OF_DAY[part] for part, words in _PART_WORDS.items() for word in words.split()}

_WEEK, _WEEKEND, _ALL = (0, 1, 2, 3, 4), (5, 6), (0, 1, 2, 3, 4, 5, 6)
_DAY_GROUPS = {
    **dict.fromkeys(("we", "wochenende", "wochenenden", "weekend", "weekends"), _WEEKEND),
    **dict.fromkeys(("wochentags", "weekdays"), _WEEK),
    **dict.fromkeys(("täglich", "daily"), _ALL),
}
_PHRASES = {
    "unter der woche": "wochentags",
    "jeden tag": "täglich",
    "every day": "täglich",
    "den ganzen tag": "ganztags",
    "all day": "allday",
}
_MEANING = {
    **dict.fromkeys(("kein", "keine", "keinen", "nicht", "außer", "ausser", "ohne", "no", "not", "except"), "not"),
    **dict.fromkeys(("bis", "to", "until"), "-"),
    **dict.fromkeys(("ab", "nach", "von", "from", "after"), "from"),
    **dict.fromkeys(("und", "and", "uhr", "h", "am", "on", "um", "jeden", "jeweils", "every", "immer", "in", "the"), ""),
}

_TOKEN = r"\s*(?:([0-9]{1,2})(?:[:.]([0-9]{2}))?|([^\W\d_]+)\.?|([-–—−])|([,;])|[+&/])\s*"


class Span(NamedTuple):
    """A stretch of one weekday (0 = Monday), in minutes of the day."""

    day: int
    start: int
    end: int


class _Days(NamedTuple):
    days: tuple[int, ...]


class _Times(NamedTuple):
    start: int
    end: int


_Token = int | str | _Days | _Times
"""An hour of the day in minutes, a mark (``-`` ``,`` ``not`` ``from``), or days or times that are already understood."""


def read_week(text: str) -> list[Span]:
    """The spans that a text names, in any order and perhaps overlapping; ValueError if any part of it is not understood."""
    reading = _Reading()
    for item in _phrases(list(_tokens(text))):
        reading.take(item)
    return reading.spans()


def _tokens(text: str) -> Iterator[_Token]:
    words = " ".join(text.casefold().split())
    for phrase, word in _PHRASES.items():
        words = words.replace(phrase, word)
    token, position = re.compile(_TOKEN), 0
    while position < len(words):
        match = token.match(words, position)
        if not match:
            raise ValueError(words[position:])
        position = match.end()
        hour, minute, word, dash, comma = match.groups()
        if hour:
            yield _minutes(int(hour), int(minute or 0))
        elif word:
            yield from _word(word)
        elif dash or comma:
            yield "-" if dash else ","


def _minutes(hour: int, minute: int) -> int:
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise ValueError(f"{hour}:{minute}")
    return hour * 60 + minute


def _word(word: str) -> Iterator[_Token]:
    """A day, a part of the day, both in one (``mittwochnachmittag``), a mark, or nothing at all (``Uhr``)."""
    if word in _MEANING:
        if _MEANING[word]:
            yield _MEANING[word]
        return
    if word in _PARTS:
        yield _Times(*_PARTS[word])
        return
    if (days := _days(word)) is not None:
        yield days
        return
    for part in sorted(_PARTS, key=len, reverse=True):
        if word.endswith(part) and (days := _days(word.removesuffix(part))) is not None:
            yield days
            yield _Times(*_PARTS[part])
            return
    raise ValueError(word)


def _days(word: str) -> _Days | None:
    if word in _DAY_GROUPS:
        return _Days(_DAY_GROUPS[word])
    for form in (word, word.removesuffix("s")):
        number = weekday_number(form)
        if number is not None:
            return _Days((number,))
    return None


def _phrases(tokens: list[_Token]) -> Iterator[_Token]:
    """Ranges put together: ``Mo - Fr`` becomes days, ``9 - 15``, ``ab 17`` and ``bis 12`` become times."""
    end_of_day = PARTS_OF_DAY["ganztags"]
    while tokens:
        match tokens:
            case [_Days((first,)), "-", _Days((last,)), *rest]:
                yield _Days(tuple((first + step) % 7 for step in range((last - first) % 7 + 1)))
            case [int(start), "-", int(end), *rest] | ["from", int(start), "-", int(end), *rest]:
                yield _times(start, end)
            case ["from", int(start), *rest]:
                yield _times(start, end_of_day[1])
            case ["-", int(end), *rest]:
                yield _times(end_of_day[0], end)
            case [_Days() | _Times() | "not" | "," as token, *rest]:
                yield token
            case _:
                raise ValueError(tokens[0])
        tokens = rest


def _times(start: int, end: int) -> _Times:
    if start >= end:
        raise ValueError("a span ends on the day it begins")
    return _Times(start, end)


class _Reading:
    """Days and times gathered into groups: ``Mo, Mi 8-12 und 14-18`` is one, ``Di abends`` behind it the next."""

    def __init__(self) -> None:
        self._found: list[Span] = []
        self._days: list[int] = []
        self._times: list[_Times] = []
        self._times_come_first: bool | None = None
        self._not = ""
        """``open`` after "not", ``named`` once a day has followed it."""
        self._excepted: set[int] = set()

    def take(self, item: _Token) -> None:
        if self._times_come_first is None:
            self._times_come_first = isinstance(item, _Times)
        match item:
            case "not":
                self._not = "open"
            case ",":
                self._end_exception()
            case _Days(days) if self._not:
                self._except(days)
            case _Days(days):
                if self._times and self._days and not self._times_come_first:
                    self._close()
                self._days += days
            case _Times():
                if self._not and (self._not == "open" or self._times):
                    raise ValueError("an exception names days only")
                self._end_exception()
                if self._times and self._days and self._times_come_first:
                    self._close()
                self._times.append(item)

    def spans(self) -> list[Span]:
        self._end_exception()
        self._close()
        spans = [span for span in self._found if span.day not in self._excepted]
        if not spans:
            raise ValueError("no time at all")
        return spans

    def _except(self, days: tuple[int, ...]) -> None:
        self._not = "named"
        if self._days and not self._times:
            self._days = [day for day in self._days if day not in days]
        else:
            self._excepted.update(days)

    def _end_exception(self) -> None:
        if self._not == "open":
            raise ValueError("not what?")
        self._not = ""

    def _close(self) -> None:
        """The group is complete; a day needs no time unless an exception before it leaves open what was meant."""
        if self._times and not self._days:
            raise ValueError("times without a day")
        if self._days and not self._times and self._excepted:
            raise ValueError("a day behind an exception")
        times = self._times or [_Times(*PARTS_OF_DAY["ganztags"])]
        self._found += [Span(day, start, end) for day in self._days for start, end in times]
        self._days, self._times = [], []
