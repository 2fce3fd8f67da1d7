"""The board a plan is made on: who sits where at the moment."""

from __future__ import annotations

from ehrenamt_cli.domain.matching.model import beginnings
from ehrenamt_cli.domain.matching.puzzle import Puzzle

Seats = list[tuple[int, int, int]]
"""Needs, their volunteers, and the slots these may begin in."""


class _Diaries(dict[int, dict[int, int]]):
    """What each person does; of most there is nothing, and nothing is kept about them."""

    def __missing__(self, v: int) -> dict[int, int]:
        return {}


class _Minutes(dict[int, int]):
    """How many minutes of each person are taken."""

    def __missing__(self, v: int) -> int:
        return 0


class Board:
    """Who sits where; every move keeps places, minutes and different slots, and can be taken back.

    ``team[n]`` are the volunteers of a need, ``at[v]`` the needs of a volunteer with the slots they may begin in. ``looks``
    counts how often it was asked whether somebody has room, the measure of all effort here.
    """

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.team: list[dict[int, None]] = [{} for _ in puzzle.needs]
        self.at: dict[int, dict[int, int]] = _Diaries()
        self.spent: dict[int, int] = _Minutes()
        self.value = 0
        self.looks = 0
        self._seats: dict[int, dict[int, int]] = {}
        self._moves: list[tuple[bool, int, int, int]] = []

    def complete(self, n: int) -> bool:
        """Whether a need has all its people."""
        return len(self.team[n]) == self.puzzle.people[n]

    def load(self, v: int) -> int:
        """How many needs a volunteer sits in."""
        return len(self.at[v]) if v in self.at else 0

    def join(self, n: int, v: int, slots: int) -> bool:
        """Put a volunteer into a need, beginning in one of the slots; False, and nothing done, where that does not fit."""
        puzzle, team = self.puzzle, self.team[n]
        seats = None if v in team or len(team) == puzzle.people[n] else self._joined(n, v, slots, None)
        if seats is None:
            return False
        places = self.at.setdefault(v, {})
        if places:
            self._seats[v] = seats
        self.value += puzzle.worth[n][v] - puzzle.penalty * len(places)
        team[v] = None
        places[n] = slots
        self.spent[v] = self.spent.get(v, 0) + puzzle.visits[n][0]
        if len(team) == puzzle.people[n]:
            self.value += puzzle.filled[n]
        self._moves.append((True, n, v, slots))
        return True

    def could_join(self, n: int, v: int, slots: int, leaving: int | None = None) -> bool:
        """Whether a volunteer who is not in a need yet has room for it, once the need ``leaving`` is out of the way."""
        return v not in self.team[n] and self._joined(n, v, slots, leaving) is not None

    def leave(self, n: int, v: int) -> None:
        """Take a volunteer out of a need."""
        puzzle, team, places = self.puzzle, self.team[n], self.at[v]
        if len(team) == puzzle.people[n]:
            self.value -= puzzle.filled[n]
        slots = places.pop(n)
        del team[v]
        if not places:
            del self.at[v]
            self._seats.pop(v, None)
        elif v in self._seats:
            del self._seats[v][n]
        self.spent[v] -= puzzle.visits[n][0]
        self.value -= puzzle.worth[n][v] - puzzle.penalty * len(places)
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

    def moved_since(self, mark: int) -> set[int]:
        """The needs that somebody joined or left since that moment."""
        return {n for _, n, _, _ in self._moves[mark:]}

    def settle(self) -> None:
        """Forget what was moved: nothing that happened until now is taken back."""
        self._moves.clear()

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

    def _joined(self, n: int, v: int, slots: int, leaving: int | None) -> dict[int, int] | None:
        """Slots for all placements of a volunteer and one more, the others moving only where they must; None if it cannot be."""
        self.looks += 1
        at, puzzle, visits = self.at.get(v), self.puzzle, self.puzzle.visits
        if puzzle.heavy[n] and v in puzzle.bearable and self._strain(v, leaving) >= puzzle.bearable[v]:
            return None
        minutes, width = visits[n]
        if not at or (leaving is not None and len(at) == 1):
            fits = slots and puzzle.capacity[v] > 0 and minutes <= puzzle.minutes[v]
            return {n: (slots & -slots).bit_length() - 1} if fits else None
        less, shorter = (0, 0) if leaving is None else (1, visits[leaving][0])
        if len(at) - less >= puzzle.capacity[v] or self.spent[v] - shorter + minutes > puzzle.minutes[v]:
            return None
        seats, taken = {}, 0
        for other, begin in (self._seats.get(v) or self._only_seat(at)).items():
            if other != leaving:
                seats[other] = begin
                taken |= ((1 << visits[other][1]) - 1) << begin
        free = slots & ~taken if width == 1 else slots & beginnings(~taken, width)
        if free:
            seats[n] = (free & -free).bit_length() - 1
            return seats
        wanted = [*((other, mask) for other, mask in at.items() if other != leaving), (n, slots)]
        return self._arranged(wanted) if seats and self._roomy(wanted) else None

    def _strain(self, v: int, leaving: int | None) -> int:
        """How many heavy placements a volunteer has, but for the one ``leaving``."""
        return sum(self.puzzle.heavy[other] for other in self.at[v] if other != leaving)

    def _only_seat(self, at: dict[int, int]) -> dict[int, int]:
        """The slot of somebody's only placement: the first; nothing is kept about it."""
        return {n: (slots & -slots).bit_length() - 1 for n, slots in at.items()}

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
