"""A matching problem in numbers, for all who plan with it.

Needs and volunteers are numbered in the order of their names and ids, so the order of rows changes nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from zlib import crc32

from ehrenamt_cli.domain.matching.model import TIERS, Need, Problem, Volunteer, called, common_slots, in_order
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.wishes import score

DRAWS = 1_000_003
"""Lots are numbers below this; being prime, it keeps apart what is multiplied."""

MARGIN = 100
"""So many needs of other components may come into play when it is tried what a change would bring."""


class Puzzle:
    """A problem in numbers.

    ``begin[n][v]`` holds the slots in which suitable volunteer v can begin with need n; ``worth[n][v]`` is the value of
    that pair and ``filled[n]`` that of filling the need, so scaled that one step of a higher aim outweighs all lower ones.
    A plan that fills the needs better is worth at least half a ``step`` more, one that does not, less than that.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.needs = tuple(sorted(problem.needs, key=in_order))
        self.volunteers = tuple(sorted(problem.volunteers, key=in_order))
        self.suitability = Suitability(problem, self.volunteers)
        self.begin = [
            {v: common_slots(need, self.volunteers[v], problem) for v in suitable}
            for need, suitable in zip(self.needs, self.suitability.suitable(self.needs), strict=True)
        ]
        self.capacity = [volunteer.capacity for volunteer in self.volunteers]
        self.minutes = [volunteer.minutes_week for volunteer in self.volunteers]
        self.all_minutes = sum(need.minutes for need in self.needs)
        self.lots_of_needs, self.lots_of_volunteers = _lots(self.needs), _lots(self.volunteers)
        self.pinned: list[frozenset[int]] = [frozenset()] * len(self.needs)
        self.penalty = problem.load_penalty
        self._weigh()

    def _weigh(self) -> None:
        """Each aim weighs more than everything below it can add up to among needs that have anything to do with one another."""
        points = [
            {v: score(need, self.volunteers[v], self.problem) for v in begin}
            for need, begin in zip(self.needs, self.begin, strict=True)
        ]
        previous = self.problem.previous or frozenset()
        together = [[self.needs[n] for n in needs] for needs in self.components(range(len(self.needs)))]
        places = max((sum(need.people for need in needs) for needs in together), default=0) + MARGIN
        most = max((abs(one) for pairs in points for one in pairs.values()), default=0)
        kept = self._kept = 2 * (most * places + abs(self.penalty) * places * places) + 1
        weight = self.step = 4 * kept * (min(len(previous), places) + 1)
        weights: dict[int, int] = {}
        for tier in reversed(TIERS):
            weights[tier] = weight
            weight *= 2 + MARGIN + max((sum(need.tier == tier for need in needs) for needs in together), default=0)
        self.filled = [weights[need.tier] for need in self.needs]
        self.prohibitive = places * weight
        self.worth = points
        for need, pairs in zip(self.needs, points, strict=True) if previous else ():
            for v in pairs:
                pairs[v] += kept * ((need.id, self.volunteers[v].id) in previous)

    def kept_and_points(self, n: int, v: int) -> tuple[int, int]:
        """The worth of a pair taken apart: 1 where it was in the previous plan, else 0; and the points."""
        kept = (self.worth[n][v] + self._kept // 2) // self._kept
        return kept, self.worth[n][v] - kept * self._kept

    def components(self, needs: Iterable[int]) -> list[list[int]]:
        """The needs in groups that share no volunteer with one another."""
        leader = {n: n for n in needs}

        def lead(n: int) -> int:
            while leader[n] != n:
                leader[n] = n = leader[leader[n]]
            return n

        first: dict[int, int] = {}
        for n in leader:
            for v in self.begin[n]:
                leader[lead(n)] = lead(first.setdefault(v, n))
        groups: dict[int, list[int]] = {}
        for n in leader:
            groups.setdefault(lead(n), []).append(n)
        return list(groups.values())


def _lots(rows: Iterable[Need | Volunteer]) -> array[int]:
    """A lot for everybody, drawn from the name, or from the id where there are no names."""
    return array("L", (1 + crc32(called(row).encode()) % (DRAWS - 1) for row in rows))
