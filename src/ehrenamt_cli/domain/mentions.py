"""Names in texts about something else: whole ones are told from single ones, however they are spelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.entity import ERASED
from ehrenamt_cli.domain.names import fold, tokens

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\+?\d[\d\s/().-]{4,}\d")
_NO_DIGIT = re.compile(r"\D+")
_BETWEEN = re.compile(r"[\s,.;:'’_()\"\-‐‑–/]*")

_SHORTEST = 3
"""Letters that a single name has at least, to be looked for alone."""


class Sought(NamedTuple):
    """Somebody whose name is looked for: the key, the name, and what else points at this person alone."""

    key: str
    name: str
    exact: tuple[str, ...] = ()
    """E-mail addresses and phone numbers."""
    rare: bool = True
    """Nobody else has this first name, so that it may mean this person even alone."""


class Hit(NamedTuple):
    """A place in a text: from where to where, whose, and whether the whole name stands there."""

    start: int
    end: int
    key: str
    whole: bool


class Search:
    """Looks for many people at once, in one pass over each text."""

    def __init__(self, people: Sequence[Sought]) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._single: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        for person in people:
            parts = tokens(person.name)
            for spelled in _spellings(parts):
                self._names[spelled[0]].append((spelled, person.key))
            for part in parts[0 if person.rare else 1 :] if len(parts) > 1 else ():
                if len(part) >= _SHORTEST and not part.isdigit():
                    self._single.setdefault(part, person.key)
            for text in person.exact:
                digits = _digits(text)
                if "@" in text:
                    self._exact[text.casefold()] = person.key
                elif len(digits) > 5:
                    self._numbers[digits] = person.key
        for found in self._names.values():
            found.sort(key=lambda spelled: -len(spelled[0]))
        words = {*self._single, *(parts[-1] for person in people if (parts := tokens(person.name)))}
        self._words = words | {word + "s" for word in words}

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking into a text: quick, and never wrong where it says no."""
        if not self._words.isdisjoint(tokens(text)):
            return True
        if self._exact and "@" in text and any(address in text.casefold() for address in self._exact):
            return True
        return any(number in _NO_DIGIT.sub("", text) for number in self._numbers)

    def hits(self, text: str) -> list[Hit]:
        """Where somebody who is looked for stands in a text, in the order of the text."""
        found = [*self._exactly(text), *self._named(text)]
        free: list[Hit] = []
        for hit in sorted(found, key=lambda hit: (not hit.whole, hit.start, -hit.end)):
            if all(hit.end <= other.start or hit.start >= other.end for other in free):
                free.append(hit)
        return sorted(free)

    def _named(self, text: str) -> Iterator[Hit]:
        words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]
        for place, (start, end, word) in enumerate(words):
            bare = word.removesuffix("s")
            for spelled, key in (*self._names.get(word, ()), *(self._names.get(bare, ()) if bare != word else ())):
                if last := _read_on(text, words, place, spelled):
                    yield Hit(start, last, key, whole=True)
                    break
            else:
                if key := self._single.get(word) or self._single.get(bare, ""):
                    yield Hit(start, end, key, whole=False)

    def _exactly(self, text: str) -> Iterator[Hit]:
        if self._exact and "@" in text:
            folded = text.casefold()
            for wanted, key in self._exact.items() if len(folded) == len(text) else ():
                for match in re.finditer(re.escape(wanted), folded):
                    yield Hit(match.start(), match.end(), key, whole=True)
        if self._numbers:
            for match in _NUMBER.finditer(text):
                if key := self._numbers.get(_digits(match[0]), ""):
                    yield Hit(match.start(), match.end(), key, whole=True)


def blackened(text: str, hits: Iterable[Hit]) -> str:
    """The text with a mark in place of each hit."""
    for hit in sorted(hits, reverse=True):
        text = text[: hit.start] + ERASED + text[hit.end :]
    return text


def around(text: str, hit: Hit, width: int = 28) -> str:
    """The whole words around a hit, for somebody who decides."""
    start, end = max(0, hit.start - width), min(len(text), hit.end + width)
    before, after = text[start : hit.start], text[hit.end : end]
    before = "…" + before.partition(" ")[2] if start else before
    after = after.rpartition(" ")[0] + "…" if end < len(text) else after
    return " ".join(f"{before}{text[hit.start : hit.end]}{after}".split())


def _spellings(parts: list[str]) -> set[tuple[str, ...]]:
    """Anna Maria Weber, Weber Anna Maria, Anna Weber, Weber Anna; a name of one word is that word."""
    if not parts:
        return set()
    first, last = parts[0], parts[-1]
    return {tuple(parts), (last, *parts[:-1]), *([(first, last), (last, first)] if len(parts) > 1 else [])}


def _read_on(text: str, words: list[tuple[int, int, str]], place: int, spelled: tuple[str, ...]) -> int:
    """Where the name ends that begins with this word; 0 where the words after it are others. Webers is Weber, too."""
    if place + len(spelled) > len(words):
        return 0
    for number, wanted in enumerate(spelled):
        start, _, word = words[place + number]
        if word != wanted and word != wanted + "s":
            return 0
        if number and not _BETWEEN.fullmatch(text, words[place + number - 1][1], start):
            return 0
    return words[place + len(spelled) - 1][1]


def _digits(text: str) -> str:
    """The digits of a phone number, without the prefix of the country."""
    digits = _NO_DIGIT.sub("", text)
    return re.sub(r"^(?:00)?49(?=\d{6})|^0+", "", digits)
