"""A matching problem in numbers, for all who plan with it.

Needs and volunteers are numbered in the order of their names and ids, so the order of rows changes nothing.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from zlib import crc32

from ehrenamt_cli.domain.matching.model import TIERS, Need, Problem, Volunteer, called, in_order
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.wishes import Scores

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
        self.begin: list[dict[int, int]] = [{}] * len(self.needs)
        self.worth: list[dict[int, int]] = [{}] * len(self.needs)
        with _nothing_collected():
            scores = Scores(problem, self.volunteers)
            for n, begin in self.suitability.suitable(self.needs):
                self.begin[n] = begin
                self.worth[n] = dict(zip(begin, scores.of(self.needs[n], begin), strict=True))
        self.capacity = [volunteer.capacity for volunteer in self.volunteers]
        self.minutes = [volunteer.minutes_week for volunteer in self.volunteers]
        self.people = [need.people for need in self.needs]
        visits: dict[tuple[int, int], tuple[int, int]] = {}
        self.visits = [visits.setdefault(visit, visit) for visit in ((need.minutes, need.width) for need in self.needs)]
        self.heavy = [need.heavy for need in self.needs]
        limits = ((v, one.heavy_free) for v, one in enumerate(self.volunteers)) if any(self.heavy) else ()
        self.bearable = {v: limit for v, limit in limits if limit is not None}
        self.all_minutes = sum(need.minutes for need in self.needs)
        self.lots_of_needs, self.lots_of_volunteers = _lots(self.needs), _lots(self.volunteers)
        self.pinned: list[frozenset[int]] = [frozenset()] * len(self.needs)
        self.penalty = problem.load_penalty
        self._weigh()

    def _weigh(self) -> None:
        """Each aim weighs more than everything below it can add up to among needs that have anything to do with one another."""
        previous = self.problem.previous or frozenset()
        self.together = self.components(range(len(self.needs)))
        places = max((sum(self.people[n] for n in needs) for needs in self.together), default=0) + MARGIN
        most = max((abs(one) for pairs in self.worth for one in pairs.values()), default=0)
        kept = self._kept = 2 * (most * places + abs(self.penalty) * places * places) + 1
        weight = self.step = 4 * kept * (min(len(previous), places) + 1)
        weights: dict[int, int] = {}
        for tier in reversed(TIERS):
            weights[tier] = weight
            weight *= 2 + MARGIN + max((sum(self.needs[n].tier == tier for n in needs) for needs in self.together), default=0)
        self.filled = [weights[need.tier] for need in self.needs]
        self.prohibitive = places * weight
        for need, pairs in zip(self.needs, self.worth, strict=True) if previous else ():
            for v in pairs:
                pairs[v] += kept * ((need.id, self.volunteers[v].id) in previous)

    def kept_and_points(self, n: int, v: int) -> tuple[int, int]:
        """The worth of a pair taken apart: 1 where it was in the previous plan, else 0; and the points."""
        kept = (self.worth[n][v] + self._kept // 2) // self._kept
        return kept, self.worth[n][v] - kept * self._kept

    def components(self, needs: Iterable[int]) -> list[list[int]]:
        """The needs in groups that share no volunteer with one another; those that suit nobody are left out."""
        leader = {n: n for n in needs if self.begin[n]}

        def lead(n: int) -> int:
            while leader[n] != n:
                leader[n] = n = leader[leader[n]]
            return n

        first = array("l", [-1]) * len(self.volunteers)
        for n in leader:
            top = n
            for v in self.begin[n]:
                other = first[v]
                if other < 0:
                    first[v] = n
                elif (over := lead(other)) != top:
                    leader[top] = top = over
        groups: dict[int, list[int]] = {}
        for n in leader:
            groups.setdefault(lead(n), []).append(n)
        return list(groups.values())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without a search for garbage: millions of tables are made here, none of them in a circle."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _lots(rows: Iterable[Need | Volunteer]) -> array[int]:
    """A lot for everybody, drawn from the name, or from the id where there are no names."""
    return array("L", (1 + crc32(called(row).encode()) % (DRAWS - 1) for row in rows))
