"""What a place with each volunteer is worth while many needs compete for few people.

The prices come from the exact solution of the simpler problem without slots and minutes (shortest augmenting paths). They steer
every choice, and they bound what any plan can reach.
"""

from __future__ import annotations

from heapq import heappop, heappush

from ehrenamt_cli.domain.planning_board import Board


def prices(board: Board, needs: list[int]) -> dict[int, int]:
    """A price for every volunteer whom one of these open needs could have; it is prohibitive where no place is left."""
    puzzle = board.puzzle
    askers: dict[int, int] = {}
    for n in needs:
        for v in puzzle.begin[n]:
            askers[v] = askers.get(v, 0) + puzzle.needs[n].people
    units = {
        v: range(len(board.at[v]), min(puzzle.capacity[v], len(board.at[v]) + wanted)) for v, wanted in sorted(askers.items())
    }
    market = _Market([(v, load * puzzle.penalty) for v, loads in units.items() for load in loads])
    for n in sorted(needs, key=lambda n: (puzzle.needs[n].tier, n)):
        count = puzzle.needs[n].people
        for _ in range(count):
            market.bid({v: worth + puzzle.filled[n] // count for v, worth in puzzle.worth[n].items()})
    found = market.prices()
    prohibitive = sum(puzzle.filled) + 1
    return {v: found.get(v, prohibitive) for v in askers}


class _Market:
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
