"""The best plan, proven: every way to fill the needs of one component is tried unless it cannot beat the best one found.

The bound prices each volunteer's place: what the remaining needs can gain above these prices, plus the prices of all
places that are left, is never less than what can still be reached, whatever the prices are.
"""

from __future__ import annotations

from ehrenamt_cli.domain.planning_board import Board, Seats
from ehrenamt_cli.domain.planning_market import Market, Meeting

LARGEST = 250
"""People wanted in one component; beyond that the search would not end anyway."""


class Search:
    """A search among the plans for some needs of a board, which starts from what is on the board and leaves the best there."""

    def __init__(self, board: Board, market: Market, steps: int) -> None:
        self.board, self.market, self.steps = board, market, steps
        puzzle, needs, ways = board.puzzle, market.needs, market.ways
        self._order = sorted(
            needs, key=lambda n: (not puzzle.pinned[n], puzzle.needs[n].tier, sum(len(w.members) for w in ways[n]), n)
        )
        self._shortest_visit: dict[int, int] = {}
        for n in needs:
            for v in puzzle.begin[n]:
                self._shortest_visit[v] = min(self._shortest_visit.get(v, puzzle.needs[n].minutes), puzzle.needs[n].minutes)
        self._rest = [0]
        for n in reversed(self._order):
            self._rest.append(self._rest[-1] + self._most(n))
        self._rest.reverse()
        self._hope = 0
        self._best: int | None = None
        self._first_is_enough = False

    def run(self) -> bool:
        """Leave the best plan on the board; True where it is proven that there is no better one."""
        board, seats = self.board, self.board.snapshot(self.market.needs)
        forced = [n for n in self.market.needs if board.puzzle.pinned[n]]
        self._best = board.value if all(map(board.complete, forced)) else None
        board.restore(self.market.needs, self._search() or seats)
        return self.steps >= 0

    def fills_more(self) -> bool:
        """Whether there is a plan that fills these needs better; the board stays as it is."""
        board, seats = self.board, self.board.snapshot(self.market.needs)
        self._best = board.value + board.puzzle.step // 2
        self._first_is_enough = True
        found = self._search()
        board.restore(self.market.needs, seats)
        return found is not None

    def _search(self) -> Seats | None:
        """The seats of the best plan that is better than the best one known."""
        self._found: Seats | None = None
        puzzle = self.board.puzzle
        self.board.restore(self.market.needs, [])
        self._hope = sum(map(self._hope_for, self._shortest_visit))
        if sum(puzzle.needs[n].people for n in self.market.needs) > LARGEST:
            self.steps = min(self.steps, 1)
        self._branch(0)
        return self._found

    def _most(self, n: int) -> int:
        """The most that a need can gain above the prices."""
        puzzle, gain = self.board.puzzle, self.market.gains[n]
        best = [puzzle.filled[n] + sum(gain[v] for v in way.members[: puzzle.needs[n].people]) for way in self.market.ways[n]]
        return max(best, default=0) if puzzle.pinned[n] else max([0, *best])

    def _hope_for(self, v: int) -> int:
        """The prices of the places that a volunteer has left, less what heavier loads cost."""
        board, puzzle, shortest = self.board, self.board.puzzle, self._shortest_visit[v]
        load = len(board.at[v])
        left = puzzle.capacity[v] - load
        if shortest:
            left = min(left, (puzzle.minutes[v] - board.spent[v]) // shortest)
        total, price = 0, self.market.prices[v] - puzzle.penalty * load
        while left > 0 and price > 0:
            total += price
            left, price = left - 1, price - puzzle.penalty
        return total

    def _promising(self, more: int) -> bool:
        return self._best is None or self.board.value + more > self._best

    def _branch(self, position: int) -> None:
        """Decide about one need after the other."""
        self.steps -= 1
        if position == len(self._order):
            if self._promising(0):
                self._best, self._found = self.board.value, self.board.snapshot(self.market.needs)
                self.steps = 0 if self._first_is_enough else self.steps
            return
        if self.steps < 0 or not self._promising(self._hope + self._rest[position]):
            return
        n = self._order[position]
        for way in self.market.ways[n]:
            self._meet(position, way, 0)
        if not self.board.puzzle.pinned[n]:
            self._branch(position + 1)

    def _meet(self, position: int, way: Meeting, first: int) -> None:
        """Bring the people of one need together, whoever gains most first."""
        board, n = self.board, self._order[position]
        puzzle, gain = board.puzzle, self.market.gains[n]
        missing = puzzle.needs[n].people - len(board.team[n])
        if not missing:
            self._branch(position + 1)
            return
        for index in range(first, len(way.members) - missing + 1):
            v = way.members[index]
            if self.steps < 0:
                return
            forced = v in puzzle.pinned[n]
            reach = gain[v] if forced else missing * gain[v]
            if not forced and not self._promising(self._hope + self._rest[position + 1] + puzzle.filled[n] + reach):
                return
            mark, hope = board.mark(), self._hope
            self._hope -= self._hope_for(v)
            if board.join(n, v, way.slots or puzzle.begin[n][v]):
                self._hope += self._hope_for(v)
                self._meet(position, way, index + 1)
                board.undo(mark)
            self._hope = hope
            if forced:
                return
