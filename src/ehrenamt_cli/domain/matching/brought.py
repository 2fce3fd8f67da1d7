"""What needs ask and what people bring, numbered, so that what is alike is looked at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import count
from typing import NamedTuple, TypeAlias

from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.criterion import NOTHING, Criterion
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer

YES, NO = b"10"

FEW = 256
"""Up to so many different things that people bring are numbered in bytes, which is much quicker."""

Numbers: TypeAlias = "bytes | array[int]"

Key = tuple[str, Hashable]
"""The code of a criterion and what a need wants there."""


class Asked(NamedTuple):
    """What one need asks: the criteria that others ask alike, with what that is, and those for every pair on its own."""

    shared: list[tuple[Criterion, Hashable]]
    alone: list[Criterion]


def asked_by(need: Need, problem: Problem) -> Asked:
    asked = Asked([], [])
    for criterion in CRITERIA:
        ask = criterion.asks(need, problem)
        if ask is None:
            asked.alone.append(criterion)
        elif ask is not NOTHING:
            asked.shared.append((criterion, ask))
    return asked


class Brought:
    """What everybody brings to each criterion, numbered, and what is known of each number: the table of what is asked.

    A table says for every number that somebody brings what is asked (``YES``), or not, or (0) that nobody has looked yet.
    ``found`` are the people to be looked up under a key, with the ``values`` that they have there; ``masks`` lets equal slots be
    one object, so that a million people fit into memory.
    """

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self.problem, self.volunteers = problem, volunteers
        self.found: dict[Key, list[int]] = defaultdict(list)
        self.values: dict[Key, list[Hashable]] = defaultdict(list)
        for code, lookup in ((criterion.code, criterion.lookup) for criterion in CRITERIA):
            for v, volunteer in enumerate(volunteers if lookup else ()):
                for key, value in lookup.brought(volunteer).items() if lookup else ():
                    self.found[code, key].append(v)
                    self.values[code, key].append(value)
        self.masks: dict[int, int] = {}
        self._numbers: dict[str, tuple[Numbers, dict[int, int]]] = {}
        self._tables: dict[Key, bytearray] = {}

    def numbers(self, criterion: Criterion) -> tuple[Numbers, dict[int, int]]:
        """For each volunteer the number of what they bring, and for each number one volunteer who brings it."""
        if criterion.code not in self._numbers:
            given: dict[Hashable, int] = defaultdict(count().__next__)
            brings = criterion.brings or (lambda volunteer: volunteer.id)
            numbers = [given[key] for key in map(brings, self.volunteers)]
            someone = dict(zip(numbers, range(len(numbers)), strict=True))
            self._numbers[criterion.code] = bytes(numbers) if len(given) <= FEW else array("L", numbers), someone
        return self._numbers[criterion.code]

    def table(self, criterion: Criterion, asked: Hashable) -> bytearray:
        """What is known so far of who brings what is asked."""
        key = (criterion.code, asked)
        if key not in self._tables:
            self._tables[key] = bytearray(max(FEW, len(self.numbers(criterion)[1])))
        return self._tables[key]
