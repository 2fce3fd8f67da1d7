"""Other plans that fill as much: an open need takes the people of others, and these look for somebody else.

Most such swaps gain nothing, but from one of these plans there may be a relay that no other plan has.
"""

from __future__ import annotations

from random import Random
from typing import TypeVar

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.market import Market, Ways
from ehrenamt_cli.domain.matching.relay import insert

T = TypeVar("T")


def swap(board: Board, market: Market, looks: int) -> None:
    """Swap open needs for others, as drawn by lot from a fixed seed, as long as the needs are filled no worse; the best stays."""
    until, random = board.looks + looks, Random(len(market.needs))
    best, seats = board.value, board.snapshot(market.needs)
    place = {n: number for number, n in enumerate(market.needs) if market.ways[n]}
    open_needs = [n for n in place if not board.complete(n)]
    while open_needs and board.looks < until:
        mark, value = board.mark(), board.value
        _forced_in(board, _drawn(random, open_needs), market.ways, random)
        if board.value <= value - board.puzzle.step // 2:
            board.undo(mark)
            continue
        moved = board.moved_since(mark)
        still_open = {n for n in moved if not board.complete(n)}
        open_needs = sorted({*open_needs}.difference(moved).union(still_open), key=place.__getitem__)
        if board.value > best:
            best, seats = board.value, board.snapshot(market.needs)
    board.restore(market.needs, seats)


def _forced_in(board: Board, n: int, ways: Ways, random: Random) -> None:
    """Fill a need with people drawn by lot, whatever they do now; then look for others for what they did."""
    way = _drawn(random, ways[n])
    members, left = list(way.members), []
    while members and not board.complete(n):
        v = members.pop(int(random.random() * len(members)))
        slots = way.slots or board.puzzle.begin[n][v]
        for other in list(board.at[v]):
            if board.could_join(n, v, slots):
                break
            if other in ways and other != n and not board.puzzle.pinned[other]:
                board.vacate(other)
                left.append(other)
        board.join(n, v, slots)
    for other in sorted(left, key=lambda other: (board.puzzle.needs[other].tier, other)):
        insert(board, other, ways)


def _drawn(random: Random, choices: list[T]) -> T:
    """One of several; by ``random()`` alone, the only draw that is promised to be the same in every version of Python."""
    return choices[int(random.random() * len(choices))]
