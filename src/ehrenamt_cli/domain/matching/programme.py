"""The problem of one component as rows and columns, for a solver of integer programmes to prove the best plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ehrenamt_cli.domain.matching.board import Board, Seats
from ehrenamt_cli.domain.matching.model import TIERS, bits

ANY = -1
"""The slot of a visit where any will do, because the volunteer can have no other visit."""

GROUP = -1
"""Stands for a volunteer where a whole group meets."""


class Visit(NamedTuple):
    """A column: volunteer ``v`` begins with need ``n`` in that slot."""

    n: int
    v: int
    slot: int


class Row(NamedTuple):
    """The columns times their weights add up to no less than ``least`` (None: to anything) and no more than ``most``."""

    weights: dict[int, int]
    least: int | None
    most: int


class Programme:
    """Columns that are 0 or 1, the rows they keep, and the aims, of which each comes before all later ones.

    It is about some needs, and the pinned ones of the people they could have; all others stay as they are.
    """

    def __init__(self, board: Board, needs: list[int]) -> None:
        self._board, self._needs = board, set(needs)
        people = dict.fromkeys(v for n in needs for v in board.puzzle.begin[n])
        self._elsewhere = {n: v for v in people for n in board.at[v] if n not in self._needs}
        self._visits: list[Visit] = []
        self._further: list[tuple[int, int]] = []
        self._rows: dict[tuple[str, int, int], Row] = {}
        for n, v in self._elsewhere.items():
            self._add_need(n, [v])
        for n in needs:
            self._add_need(n, board.puzzle.begin[n])
        if board.puzzle.penalty > 0:
            for v in people:
                self._add_further(v)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self._visits) + len(self._further)

    def rows(self) -> Iterator[Row]:
        """The rows that could be broken at all."""
        for row in self._rows.values():
            if row.least is not None or sum(row.weights.values()) > row.most:
                yield row

    def aims(self) -> list[dict[int, int]]:
        """What each column adds to each aim: filled needs of each tier, pairs kept, points less the load penalty."""
        puzzle = self._board.puzzle
        tiers: dict[int, dict[int, int]] = {tier: {} for tier in TIERS}
        kept, points = {}, {}
        for column, (n, v, _) in enumerate(self._visits):
            if v == GROUP or puzzle.needs[n].people == 1:
                tiers[puzzle.needs[n].tier][column] = 1
            if v != GROUP:
                kept[column], points[column] = puzzle.kept_and_points(n, v)
        for column, (_, load) in enumerate(self._further, len(self._visits)):
            points[column] = -puzzle.penalty * load
        return [*tiers.values(), kept, points]

    def present(self) -> list[int]:
        """The columns of the plan that is on the board."""
        board = self._board
        slots = {v: board.slots(v) for v in {visit.v for visit in self._visits} - {GROUP}}
        meetings = {(n, slot) for seats in slots.values() for n, slot in seats.items()}
        found = []
        for column, (n, v, slot) in enumerate(self._visits):
            if (n, slot) in meetings if v == GROUP else n in slots[v] and slot in (ANY, slots[v][n]):
                found.append(column)
        further = enumerate(self._further, len(self._visits))
        return found + [column for column, (v, load) in further if load < len(board.at[v])]

    def seats(self, chosen: Iterable[int]) -> Seats:
        """Who sits where by these columns."""
        puzzle, found = self._board.puzzle, []
        for column in chosen:
            if column < len(self._visits):
                n, v, slot = self._visits[column]
                if v != GROUP and n in self._needs:
                    found.append((n, v, 1 << slot if puzzle.needs[n].people > 1 else puzzle.begin[n][v]))
        return found

    def _add_need(self, n: int, people: Iterable[int]) -> None:
        puzzle = self._board.puzzle
        need, forced, slots = puzzle.needs[n], n in self._elsewhere or bool(puzzle.pinned[n]), 0
        alone = need.people == 1 or n in self._elsewhere
        for v in people:
            begin = puzzle.begin[n][v]
            slots |= begin
            for slot in [ANY] if alone and puzzle.capacity[v] == 1 else bits(begin):
                column = self._add(Visit(n, v, slot))
                if alone:
                    self._weigh(("need", n, 0), column, 1, 1, 1 if forced else None)
                else:
                    self._weigh(("meeting", n, slot), column, 1, 0, 0)
                if v in puzzle.pinned[n]:
                    self._weigh(("pin", n, v), column, 1, 1, 1)
                self._weigh(("places", v, 0), column, 1, puzzle.capacity[v])
                self._weigh(("minutes", v, 0), column, need.minutes, puzzle.minutes[v])
                if need.heavy and v in puzzle.bearable:
                    self._weigh(("heavy", v, 0), column, 1, puzzle.bearable[v])
                for step in range(need.width if slot != ANY else 0):
                    self._weigh(("slot", v, slot + step), column, 1, 1)
        for slot in () if alone else bits(slots):
            column = self._add(Visit(n, GROUP, slot))
            self._weigh(("meeting", n, slot), column, -need.people, 0, 0)
            self._weigh(("need", n, 0), column, 1, 1, 1 if forced else None)

    def _add_further(self, v: int) -> None:
        """A column for each placement of a volunteer after the first one."""
        visits = self._rows["places", v, 0].weights
        self._rows["load", v, 0] = Row(dict(visits), None, 1)
        for load in range(1, min(self._board.puzzle.capacity[v], len({self._visits[column].n for column in visits}))):
            self._further.append((v, load))
            self._weigh(("load", v, 0), len(self._visits) + len(self._further) - 1, -1, 1)

    def _add(self, visit: Visit) -> int:
        self._visits.append(visit)
        return len(self._visits) - 1

    def _weigh(self, key: tuple[str, int, int], column: int, weight: int, most: int, least: int | None = None) -> None:
        self._rows.setdefault(key, Row({}, least, most)).weights[column] = weight
