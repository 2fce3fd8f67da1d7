"""A better plan from a good one: a few needs that compete with one another are placed anew, as well as they can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.exact import Search
from ehrenamt_cli.domain.matching.market import Market, Meeting

WIDTH = 12
"""People who are considered for each of a few needs, besides those who are there."""


class Sweep(NamedTuple):
    """One pass: around which needs (open ones, or all), how many are taken up together, and the steps for placing them."""

    open_only: bool
    size: int
    steps: int


def improve(board: Board, market: Market, sweeps: Iterable[Sweep]) -> None:
    """Make the plan better around one need after the other, the most urgent first; never worse."""
    puzzle = board.puzzle
    around = sorted((n for n in market.needs if market.ways[n]), key=lambda n: (puzzle.needs[n].tier, n))
    changed = dict.fromkeys(market.needs, 0)
    looked_at: dict[tuple[int, int], int] = {}
    clock = 0
    for sweep in sweeps:
        for n in around:
            if board.complete(n) and (sweep.open_only or _content(board, n, market)):
                continue
            needs = _neighbourhood(board, n, market, sweep.size)
            if max(changed[one] for one in needs) < looked_at.get((n, sweep.steps), 0):
                continue
            clock += 1
            looked_at[n, sweep.steps] = clock
            value = board.value
            ways = {one: [_narrowed(board, one, way) for way in market.ways[one]] for one in needs}
            Search(board, market._replace(needs=needs, ways=ways), sweep.steps).run()
            if board.value != value:
                changed.update(dict.fromkeys(needs, clock))


def _narrowed(board: Board, n: int, way: Meeting) -> Meeting:
    """The people a need would rather have, and those it has."""
    if len(way.members) <= WIDTH:
        return way
    best, rest = way.members[:WIDTH], way.members[WIDTH:]
    return Meeting(way.slots, (*best, *(v for v in rest if v in board.team[n])))


def _content(board: Board, n: int, market: Market) -> bool:
    """Whether a need has the very people it would rather have than any others, at their prices."""
    (slots, best), *_ = market.ways[n]
    return slots is None and board.team[n].keys() == {best[0]}


def _neighbourhood(board: Board, n: int, market: Market, size: int) -> list[int]:
    """A need and those that hold the people it could have, and so on: the nearest first."""
    reached = {n}
    for one in (queue := [n]):
        for v in market.gains[one]:
            for other in board.at[v]:
                if other not in reached and other in market.ways:
                    reached.add(other)
                    queue.append(other)
                    if len(queue) >= size:
                        return queue
    return queue
