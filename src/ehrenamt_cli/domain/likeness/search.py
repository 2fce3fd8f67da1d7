"""Everybody compared with whom they may be, and with nobody else: records that share a mark, never all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from ehrenamt_cli.domain.likeness.evidence import Likeness, likeness
from ehrenamt_cli.domain.likeness.traits import Traits, finer, marks

FEW, FEW_NAMESAKES = 40, 8
"""So many records with one mark, and with nothing but a name in common, are compared each with each; of more, only those
that have more in common."""


class Pair(NamedTuple):
    """Two records that may be the same, by their keys, and why."""

    one: str
    other: str
    likeness: Likeness


def duplicates(records: Sequence[Traits], known_apart: Collection[frozenset[str]] = ()) -> list[Pair]:
    """The pairs that may be the same, the surest first; linear in the number of records."""
    namesakes = Counter(one.parts for one in records)
    found: list[Pair] = []
    for one, other in _candidates(records):
        alike = likeness(one, other, max(namesakes[one.parts], namesakes[other.parts]))
        if alike and frozenset({one.key, other.key}) not in known_apart:
            found.append(Pair(one.key, other.key, alike))
    return sorted(found, key=lambda pair: (-pair.likeness.points, pair.one, pair.other))


class Index:
    """Records that are there already, to be asked whether a new one is among them."""

    def __init__(self, records: Iterable[Traits] = ()) -> None:
        self._marked: dict[tuple[Any, ...], list[Traits]] = defaultdict(list)
        self._namesakes: Counter[tuple[str, ...]] = Counter()
        for one in records:
            self.add(one)

    def add(self, one: Traits) -> None:
        """From now on this record is there, too."""
        self._namesakes[one.parts] += 1
        for mark in marks(one):
            for key in (mark, *finer(mark, one)):
                self._marked[key].append(one)

    def like(self, new: Traits) -> Pair | None:
        """The record that the new one is most probably about; None where there is none."""
        namesakes = self._namesakes[new.parts] + 1
        near = {one.key: one for mark in marks(new) for one in self._few(mark, new)}
        pairs = [(one.key, likeness(new, one, max(namesakes, self._namesakes[one.parts]))) for one in near.values()]
        alike = [Pair(new.key, key, found) for key, found in pairs if found]
        return max(alike, key=lambda pair: pair.likeness.points, default=None)

    def _few(self, mark: tuple[Any, ...], new: Traits) -> Iterator[Traits]:
        there = self._marked.get(mark, [])
        if len(there) <= _few(mark):
            yield from there
            return
        for closer in finer(mark, new):
            yield from self._marked.get(closer, [])[:FEW]


def _few(mark: tuple[Any, ...]) -> int:
    return FEW_NAMESAKES if mark[0] == "name" else FEW


def _candidates(records: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Pairs with a mark in common, each once."""
    seen: set[int] = set()
    total = len(records)
    for group in _groups(records):
        for one, other in group:
            first, second = sorted((one.place, other.place))
            pair = first * total + second
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _groups(records: Sequence[Traits]) -> Iterator[Iterable[tuple[Traits, Traits]]]:
    marked: dict[tuple[Any, ...], list[Traits]] = defaultdict(list)
    for one in records:
        for mark in marks(one):
            marked[mark].append(one)
    closer: dict[tuple[Any, ...], list[Traits]] = defaultdict(list)
    for mark, there in marked.items():
        if 1 < len(there) <= _few(mark):
            yield combinations(there, 2)
        for one in there if len(there) > _few(mark) else ():
            for further in finer(mark, one):
                closer[further].append(one)
    for there in closer.values():
        if 1 < len(there) <= FEW:
            yield combinations(there, 2)
        elif len(there) > FEW:
            yield pairwise(sorted(there, key=lambda one: (one.parts, one.born, one.email, one.key)))
