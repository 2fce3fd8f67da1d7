"""The market for people: what a place with each volunteer is worth while many needs compete for few.

The prices come from the exact solution of the simpler problem without slots and minutes (shortest augmenting paths). They
steer every choice, and they bound what any plan can reach.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

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

    ``room`` is how many places each person has for them at most.
    """

    needs: list[int]
    room: dict[int, int]
    prices: dict[int, int]
    gains: dict[int, dict[int, int]]
    ways: Ways


def market(board: Board, needs: list[int]) -> Market:
    """The market for some needs, as if nobody were in them yet; the board stays as it is."""
    seats = board.snapshot(needs)
    board.restore(needs, [])
    room = _room(board, needs)
    prices = _prices(board, needs, room)
    board.restore(needs, seats)
    return with_needs(board.puzzle, Market([], room, prices, {}, {}), needs)


def with_needs(puzzle: Puzzle, market: Market, needs: list[int]) -> Market:
    """The market with more needs, or with needs for which other people are suitable now, at the same prices."""
    gains = {n: {v: worth - market.prices.get(v, 0) for v, worth in puzzle.worth[n].items()} for n in needs}
    free = {v: 0 for gain in gains.values() for v in gain}
    return Market(
        list(dict.fromkeys([*market.needs, *needs])),
        market.room,
        free | market.prices,
        market.gains | gains,
        market.ways | {n: _ways(puzzle, n, gain) for n, gain in gains.items()},
    )


def _ways(puzzle: Puzzle, n: int, gain: dict[int, int]) -> list[Meeting]:
    """Those who are pinned come first, then those who gain most; ties fall by a hash of names, or of ids where there are none."""
    need, begin, pinned, lot = puzzle.needs[n], puzzle.begin[n], puzzle.pinned[n], puzzle.lots_of_needs[n]

    def attraction(v: int) -> tuple[bool, int, int, int]:
        return v not in pinned, -gain[v], lot * puzzle.lots_of_volunteers[v] % DRAWS, v

    members = sorted(gain, key=attraction)
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
        for v in puzzle.begin[n]:
            visits.setdefault(v, []).append(puzzle.needs[n].minutes)
    room = {}
    for v, lengths in sorted(visits.items()):
        ends = accumulate(sorted(lengths), initial=board.spent[v])
        timely = sum(end <= puzzle.minutes[v] for end in ends) - 1
        room[v] = min(puzzle.capacity[v] - len(board.at[v]), timely)
    return room


def _prices(board: Board, needs: list[int], room: dict[int, int]) -> dict[int, int]:
    """A price for everybody whom one of these needs could have; prohibitive where no place is left."""
    puzzle = board.puzzle
    offers = [(v, puzzle.penalty * (len(board.at[v]) + more)) for v, most in room.items() for more in range(most)]
    auction = _Auction(offers)
    for n in sorted(needs, key=lambda n: (puzzle.needs[n].tier, n)):
        people = puzzle.needs[n].people
        for _ in range(people):
            auction.bid({v: worth + puzzle.filled[n] // people for v, worth in puzzle.worth[n].items()})
    return dict.fromkeys(room, puzzle.prohibitive) | auction.prices()


class _Auction:
    """Places for sale, each with its own extra cost; bidders arrive one by one and the sale stays the best there is."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        self._extra = [extra for _, extra in places]
        self._of: dict[int, list[int]] = {}
        for place, (seller, _) in enumerate(places):
            self._of.setdefault(seller, []).append(place)
        self._discount = [0] * len(places)
        self._owner: list[int | None] = [None] * len(places)
        self._costs: list[list[tuple[int, int]]] = []
        self._potential: list[int] = []
        self._holds: list[int] = []

    def prices(self) -> dict[int, int]:
        """For each seller the least for which a place is to be had, its extra cost included."""
        return {
            seller: min(self._extra[place] - self._discount[place] for place in places) for seller, places in self._of.items()
        }

    def bid(self, worth: dict[int, int]) -> None:
        """One more bidder, with the worth of each seller's places; takes one, pushes somebody else out, or goes without."""
        new = len(self._costs)
        costs = [(place, self._extra[place] - worth[seller]) for seller in worth for place in self._of.get(seller, ())]
        self._costs.append(costs)
        self._potential.append(min([0, *(cost - self._discount[place] for place, cost in costs)]))
        self._holds.append(-1)
        self._sell(new, *self._cheapest(new))

    def _cheapest(self, new: int) -> tuple[int, int, dict[int, int], dict[int, int]]:
        """The cheapest chain of moves: cost, last place (or -1 - the bidder who gives up), the way, and what it passed."""
        passed: dict[int, int] = {}
        best: dict[int, int] = {}
        came: dict[int, int] = {}
        heap: list[tuple[int, int]] = []
        bidder, spent = new, 0
        while True:
            base = spent - self._potential[bidder]
            heappush(heap, (base, -1 - bidder))
            for place, cost in self._costs[bidder]:
                price = base + cost - self._discount[place]
                if place not in passed and (place not in best or price < best[place]):
                    best[place], came[place] = price, bidder
                    heappush(heap, (price, place))
            spent, place = heappop(heap)
            while place in passed:
                spent, place = heappop(heap)
            owner = self._owner[place] if place >= 0 else None
            if owner is None:
                return spent, place, came, passed
            passed[place], bidder = spent, owner

    def _sell(self, new: int, spent: int, place: int, came: dict[int, int], passed: dict[int, int]) -> None:
        for one, at in passed.items():
            owner = self._owner[one]
            self._discount[one] += at - spent
            if owner is not None:
                self._potential[owner] += spent - at
        self._potential[new] += spent
        if place < 0:
            bidder = -1 - place
            place, self._holds[bidder] = self._holds[bidder], -1
        while place >= 0:
            bidder = came[place]
            self._owner[place] = bidder
            place, self._holds[bidder] = self._holds[bidder], place
