"""The best plan, proven: every way to fill the needs of a market is tried unless it cannot beat the best plan known.

The bound prices each volunteer's places: what the undecided needs can still gain above these prices, plus the prices of
the places that can still be taken, is never less than what can be reached, whatever the prices are.
"""

from __future__ import annotations

from collections.abc import Collection

from ehrenamt_cli.domain.matching.board import Board, Seats
from ehrenamt_cli.domain.matching.market import Market, Meeting, Ways

LARGEST = 200
"""People wanted in one market; beyond that the search would not end anyway."""


class Search:
    """A search among all plans for the needs of a market; other needs stay as they are.

    One of the ``steps`` is a look at whether one person can join one need, once everybody was looked at.
    """

    def __init__(self, board: Board, market: Market, steps: int) -> None:
        self.board, self.market, self.steps = board, market, steps
        self._best: int | None = None
        self._found: Seats | None = None
        self._first_is_enough = False

    def run(self) -> bool:
        """Leave the best plan on the board; True where it is proven that there is no better one."""
        board, seats = self.board, self.board.snapshot(self.market.needs)
        forced = [n for n in self.market.needs if board.puzzle.pinned[n]]
        self._best = board.value if all(map(board.complete, forced)) else None
        self._search()
        board.restore(self.market.needs, seats if self._found is None else self._found)
        return self.steps >= 0

    def fills_more(self) -> bool:
        """Whether there is a plan that fills these needs better; the board stays as it is."""
        board, seats = self.board, self.board.snapshot(self.market.needs)
        self._best, self._first_is_enough = board.value + board.puzzle.step // 2, True
        self._search()
        board.restore(self.market.needs, seats)
        return self._found is not None

    def _search(self) -> None:
        puzzle, needs = self.board.puzzle, self.market.needs
        if sum(puzzle.needs[n].people for n in needs) > LARGEST:
            self.steps = min(self.steps, 1)
        self.board.restore(needs, [])
        steps = self.steps
        ways = {n: self._possible(n, self.market.ways[n]) for n in needs}
        self.steps = steps
        self._branch(ways)

    def _branch(self, ways: Ways) -> None:
        """Decide about one more need, the one with the fewest possibilities left; ``ways`` are those of all undecided ones."""
        if not ways:
            if self._beats(self.board.value):
                self._best, self._found = self.board.value, self.board.snapshot(self.market.needs)
                self.steps = -1 if self._first_is_enough else self.steps
            return
        reach = {n: self._most(n, possible) for n, possible in ways.items()}
        bound = self.board.value + sum(reach.values()) + self._places_left(ways)
        self.steps -= len(ways)
        if self.steps < 0 or not self._beats(bound):
            return
        n = min(ways, key=lambda n: (not self._forced(n), sum([len(way.members) for way in ways[n]])))
        others = {other: possible for other, possible in ways.items() if other != n}
        for way in ways[n]:
            self._meet(n, way, 0, others, bound - reach[n] + self.board.puzzle.filled[n])
        if not self._forced(n):
            self._branch(others)

    def _meet(self, n: int, way: Meeting, first: int, others: Ways, bound: int) -> None:
        """Bring the people of one need together, whoever gains most first, then decide about the others.

        ``bound`` is what can be reached with the people who are together already.
        """
        board, puzzle, gain = self.board, self.board.puzzle, self.market.gains[n]
        missing = puzzle.needs[n].people - len(board.team[n])
        if not missing:
            self._branch(self._left(others, board.team[n]))
            return
        for index in range(first, len(way.members) - missing + 1):
            self.steps -= 1
            v, mark = way.members[index], board.mark()
            pinned = v in puzzle.pinned[n]
            if self.steps < 0 or not (pinned or self._beats(bound + missing * gain[v])):
                return
            if board.join(n, v, way.slots or puzzle.begin[n][v]):
                self._meet(n, way, index + 1, others, bound + gain[v])
                board.undo(mark)
            if pinned:
                return

    def _forced(self, n: int) -> bool:
        return bool(self.board.puzzle.pinned[n])

    def _left(self, ways: Ways, team: Collection[int]) -> Ways:
        """The ways that are left now that these people have joined another need."""
        gains = self.market.gains
        return {n: self._possible(n, ways[n], team) if any(v in gains[n] for v in team) else ways[n] for n in ways}

    def _possible(self, n: int, ways: list[Meeting], asked: Collection[int] | None = None) -> list[Meeting]:
        """Those of the ways in which a need can still be filled, with those who can still join; all are asked, or just some."""
        board, begin, pinned = self.board, self.board.puzzle.begin[n], self.board.puzzle.pinned[n]
        people, found = board.puzzle.needs[n].people, []
        for slots, members in ways:
            self.steps -= len(members) if asked is None else len(asked)
            able = tuple(
                [v for v in members if (asked is not None and v not in asked) or board.could_join(n, v, slots or begin[v])]
            )
            if len(able) >= people and pinned.issubset(able):
                found.append(Meeting(slots, able))
        return found

    def _beats(self, value: int) -> bool:
        return self._best is None or value > self._best

    def _most(self, n: int, possible: list[Meeting]) -> int:
        """The most that a need can gain above the prices."""
        gain, people, filled = self.market.gains[n], self.board.puzzle.needs[n].people, self.board.puzzle.filled[n]
        gains = [filled + sum([gain[v] for v in members[:people]]) for _, members in possible]
        return max(gains, default=0) if self._forced(n) else max([0, *gains])

    def _places_left(self, ways: Ways) -> int:
        """The prices of all places that the undecided needs can still take."""
        visits: dict[int, list[int]] = {}
        prices, needs = self.market.prices, self.board.puzzle.needs
        for n, possible in ways.items():
            people = possible[0].members if len(possible) == 1 else {v for _, members in possible for v in members}
            for v in people:
                if prices[v] > 0:
                    visits.setdefault(v, []).append(needs[n].minutes)
        return sum([self._left_with(v, sorted(minutes)) for v, minutes in visits.items()])

    def _left_with(self, v: int, minutes: list[int]) -> int:
        """The prices of the places that visits of these lengths can still take, less what a heavier load costs."""
        board, puzzle = self.board, self.board.puzzle
        total, time, load = 0, puzzle.minutes[v] - board.spent[v], len(board.at[v])
        for visit in minutes[: puzzle.capacity[v] - load]:
            price = self.market.prices[v] - puzzle.penalty * load
            if price <= 0 or visit > time:
                break
            total, time, load = total + price, time - visit, load + 1
        return total
