"""The market for people: what a place with each volunteer is worth while many needs compete for few.

The prices come from the exact solution of the simpler problem without slots and minutes (shortest augmenting paths). They
steer every choice, and they bound what any plan can reach.
"""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.domain.matching.auction import Auction
from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.model import bits
from ehrenamt_cli.domain.matching.puzzle import DRAWS, Puzzle


class Meeting(NamedTuple):
    """One way to fill a need: beginning in ``slots`` (None: in each member's own) with some of ``members``, the best first."""

    slots: int | None
    members: tuple[int, ...]


Ways = dict[int, list[Meeting]]
"""All ways to fill each need."""


class Market(NamedTuple):
    """Some needs and what they bid for: ``gains[n][v]`` is the value of a pair above the price of a place with v.

    ``room`` is how many places each person has for them at most, ``winners[n]`` are those whose places a need would get.
    """

    needs: list[int]
    room: dict[int, int]
    winners: dict[int, set[int]]
    prices: dict[int, int]
    gains: dict[int, dict[int, int]]
    ways: Ways


def market(board: Board, needs: list[int]) -> Market:
    """The market for some needs, as if nobody were in them yet; the board stays as it is."""
    seats = board.snapshot(needs)
    board.restore(needs, [])
    room = _room(board, needs)
    prices, winners = _auctioned(board, needs, room)
    board.restore(needs, seats)
    return with_needs(board.puzzle, Market([], room, winners, prices, {}, {}), needs)


def with_needs(puzzle: Puzzle, market: Market, needs: list[int]) -> Market:
    """The market with more needs, or with needs for which other people are suitable now, at the same prices."""
    gains = {n: {v: worth - market.prices.get(v, 0) for v, worth in puzzle.worth[n].items()} for n in needs}
    free = {v: 0 for gain in gains.values() for v in gain if v not in market.prices}
    return Market(
        list(dict.fromkeys([*market.needs, *needs])),
        market.room,
        market.winners,
        free | market.prices,
        market.gains | gains,
        market.ways | {n: _ways(puzzle, n, gain) for n, gain in gains.items()},
    )


def _ways(puzzle: Puzzle, n: int, gain: dict[int, int]) -> list[Meeting]:
    """Those who are pinned come first, then those who gain most; ties fall by a hash of names, or of ids where there are none."""
    need, begin, pinned, lot = puzzle.needs[n], puzzle.begin[n], puzzle.pinned[n], puzzle.lots_of_needs[n]
    lots = puzzle.lots_of_volunteers
    members = [v for *_, v in sorted([(v not in pinned, -more, lot * lots[v] % DRAWS, v) for v, more in gain.items()])]
    if need.people == 1:
        return [Meeting(None, tuple(members))] if members else []
    slots = 0
    for v in members:
        slots |= begin[v]
    teams = [(1 << bit, tuple(v for v in members if begin[v] >> bit & 1)) for bit in bits(slots)]
    return [Meeting(slot, able) for slot, able in teams if len(able) >= need.people and pinned.issubset(able)]


def _room(board: Board, needs: list[int]) -> dict[int, int]:
    """How many places everybody whom one of these needs could have has left, as to number and minutes."""
    puzzle = board.puzzle
    visits: dict[int, list[int]] = {}
    for n in needs:
        minutes = puzzle.visits[n][0]
        for v in puzzle.begin[n]:
            if v in visits:
                visits[v].append(minutes)
            else:
                visits[v] = [minutes]
    room = {}
    for v in sorted(visits):
        places, time = puzzle.capacity[v] - board.load(v), puzzle.minutes[v] - board.spent.get(v, 0)
        timely = 0
        for minutes in sorted(visits[v]):
            time -= minutes
            if time < 0 or timely >= places:
                break
            timely += 1
        room[v] = timely
    return room


def _auctioned(board: Board, needs: list[int], room: dict[int, int]) -> tuple[dict[int, int], dict[int, set[int]]]:
    """A price for everybody whom one of these needs could have, prohibitive where no place is left; and who wins whom."""
    puzzle = board.puzzle
    auction = Auction([(v, puzzle.penalty * (board.load(v) + more)) for v, most in room.items() for more in range(most)])
    bidders = []
    for n in sorted(needs, key=lambda n: (puzzle.needs[n].tier, n)):
        people = puzzle.needs[n].people
        for _ in range(people):
            auction.bid({v: worth + puzzle.filled[n] // people for v, worth in puzzle.worth[n].items()})
            bidders.append(n)
    winners: dict[int, set[int]] = {}
    for n, v in zip(bidders, auction.winners(), strict=True):
        if v is not None:
            winners.setdefault(n, set()).add(v)
    return dict.fromkeys(room, puzzle.prohibitive) | auction.prices(), winners
