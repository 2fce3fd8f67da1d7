"""The board a plan is made on: the problem in numbers, and who sits where at the moment.

Needs and volunteers are numbered in the order of their names and ids, so the order of rows changes nothing.
"""

from __future__ import annotations

from ehrenamt_cli.domain.matching.model import TIERS, Problem, beginnings, common_slots, in_order
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.wishes import score


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
            {v: common_slots(need, self.volunteers[v], problem) for v in self.suitability.suitable(need)} for need in self.needs
        ]
        self.capacity = [volunteer.capacity for volunteer in self.volunteers]
        self.minutes = [volunteer.minutes_week for volunteer in self.volunteers]
        self.pinned: list[frozenset[int]] = [frozenset()] * len(self.needs)
        self.penalty = problem.load_penalty
        self._weigh()

    def _weigh(self) -> None:
        """Each aim weighs more than everything below it can add up to; Python's integers have room for that."""
        points = [
            {v: score(need, self.volunteers[v], self.problem) for v in begin}
            for need, begin in zip(self.needs, self.begin, strict=True)
        ]
        places = sum(need.people for need in self.needs)
        most = max((abs(one) for pairs in points for one in pairs.values()), default=0)
        kept = 2 * (most * places + abs(self.penalty) * places * places) + 1
        previous = self.problem.previous or frozenset()
        weight = self.step = 4 * kept * (len(previous) + 1)
        weights: dict[int, int] = {}
        for tier in reversed(TIERS):
            weights[tier] = weight
            weight *= 2 + sum(need.tier == tier for need in self.needs)
        self.filled = [weights[need.tier] for need in self.needs]
        self.worth = [
            {v: one + kept * ((need.id, self.volunteers[v].id) in previous) for v, one in pairs.items()}
            for need, pairs in zip(self.needs, points, strict=True)
        ]

    def components(self, needs: list[int]) -> list[list[int]]:
        """The needs in groups that share no volunteer with one another."""
        leader: dict[int, int] = {n: n for n in needs}

        def lead(n: int) -> int:
            while leader[n] != n:
                leader[n] = n = leader[leader[n]]
            return n

        first: dict[int, int] = {}
        for n in needs:
            for v in self.begin[n]:
                leader[lead(n)] = lead(first.setdefault(v, n))
        groups: dict[int, list[int]] = {}
        for n in needs:
            groups.setdefault(lead(n), []).append(n)
        return list(groups.values())


Seats = list[tuple[int, int, int]]
"""Needs, their volunteers, and the slots these may begin in."""


class Board:
    """Who sits where; every move keeps places, minutes and different slots, and can be taken back.

    ``team[n]`` are the volunteers of a need, ``at[v]`` the needs of a volunteer with the slots they may begin in.
    """

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.team: list[dict[int, None]] = [{} for _ in puzzle.needs]
        self.at: list[dict[int, int]] = [{} for _ in puzzle.volunteers]
        self.spent = [0] * len(puzzle.volunteers)
        self.value = 0
        self._seats: list[dict[int, int]] = [{} for _ in puzzle.volunteers]
        self._moves: list[tuple[bool, int, int, int]] = []

    def complete(self, n: int) -> bool:
        """Whether a need has all its people."""
        return len(self.team[n]) == self.puzzle.needs[n].people

    def join(self, n: int, v: int, slots: int) -> bool:
        """Put a volunteer into a need, beginning in one of the slots; False, and nothing done, where that does not fit."""
        seats = self._joined(n, v, slots)
        if seats is None:
            return False
        puzzle, need, places = self.puzzle, self.puzzle.needs[n], self.at[v]
        self._seats[v] = seats
        self.value += puzzle.worth[n][v] - puzzle.penalty * len(places)
        self.team[n][v] = None
        places[n] = slots
        self.spent[v] += need.minutes
        self.value += puzzle.filled[n] * self.complete(n)
        self._moves.append((True, n, v, slots))
        return True

    def could_join(self, n: int, v: int, slots: int) -> bool:
        """Whether ``join`` would do it."""
        return self._joined(n, v, slots) is not None

    def leave(self, n: int, v: int) -> None:
        """Take a volunteer out of a need."""
        self.value -= self.puzzle.filled[n] * self.complete(n)
        slots = self.at[v].pop(n)
        del self.team[n][v]
        del self._seats[v][n]
        self.spent[v] -= self.puzzle.needs[n].minutes
        self.value -= self.puzzle.worth[n][v] - self.puzzle.penalty * len(self.at[v])
        self._moves.append((False, n, v, slots))

    def vacate(self, n: int) -> None:
        """Take everybody out of a need."""
        for v in list(self.team[n]):
            self.leave(n, v)

    def mark(self) -> int:
        """This moment, for ``undo``."""
        return len(self._moves)

    def undo(self, mark: int) -> None:
        """Take back every move since that moment."""
        while len(self._moves) > mark:
            joined, n, v, slots = self._moves.pop()
            if joined:
                self.leave(n, v)
            else:
                self.join(n, v, slots)
            self._moves.pop()

    def snapshot(self, needs: list[int]) -> Seats:
        """Who sits in these needs, for ``restore``."""
        return [(n, v, self.at[v][n]) for n in needs for v in self.team[n]]

    def restore(self, needs: list[int], seats: Seats) -> None:
        """Seat these needs as they were."""
        for n in needs:
            self.vacate(n)
        for n, v, slots in seats:
            self.join(n, v, slots)

    def slots(self, v: int) -> dict[int, int]:
        """The slot in which each need of a volunteer begins: the earliest possible, the same for the same placements."""
        return self._arranged(list(self.at[v].items())) or {}

    def _joined(self, n: int, v: int, slots: int) -> dict[int, int] | None:
        """Slots for all placements of a volunteer and one more, the others moving only where they must; None if it cannot be."""
        if v in self.team[n] or self.complete(n) or len(self.at[v]) >= self.puzzle.capacity[v]:
            return None
        if self.spent[v] + self.puzzle.needs[n].minutes > self.puzzle.minutes[v]:
            return None
        seats, needs = self._seats[v], self.puzzle.needs
        taken = 0
        for other, begin in seats.items():
            taken |= ((1 << needs[other].width) - 1) << begin
        free = slots & beginnings(~taken, needs[n].width)
        if free:
            return {**seats, n: (free & -free).bit_length() - 1}
        wanted = [*self.at[v].items(), (n, slots)]
        return self._arranged(wanted) if seats and self._roomy(wanted) else None

    def _roomy(self, wanted: list[tuple[int, int]]) -> bool:
        """Whether the slots that these placements could take are enough in number; spares a long search where they are not."""
        room, widths = 0, [self.puzzle.needs[n].width for n, _ in wanted]
        for (_, slots), width in zip(wanted, widths, strict=True):
            for step in range(width):
                room |= slots << step
        return sum(widths) <= room.bit_count()

    def _arranged(self, wanted: list[tuple[int, int]]) -> dict[int, int] | None:
        """A slot for each placement such that none overlap, the earliest first; None if there is no such arrangement."""
        visits = [
            (n, slots, self.puzzle.needs[n].width) for n, slots in sorted(wanted, key=lambda one: (one[1].bit_count(), one[0]))
        ]
        hopeless: set[tuple[int, int]] = set()

        def arrange(position: int, taken: int) -> dict[int, int] | None:
            if position == len(visits):
                return {}
            n, slots, width = visits[position]
            free = 0 if (position, taken) in hopeless else slots & beginnings(~taken, width)
            while free:
                low = free & -free
                others = arrange(position + 1, taken | (low << width) - low)
                if others is not None:
                    return {n: low.bit_length() - 1, **others}
                free ^= low
            hopeless.add((position, taken))
            return None

        return arrange(0, 0)
