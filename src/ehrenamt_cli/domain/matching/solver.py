"""The best plan of a large component, proven by HiGHS, where that is installed (``pip install 'ehrenamt[exact]'``)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.model import TIERS
from ehrenamt_cli.domain.matching.programme import Programme

LARGEST = 60_000
"""Columns of a programme that may be tried; in larger ones the search finds as good a plan, and sooner."""

NODES = 2_000
"""Branches that may be looked at for each aim."""


def is_there() -> bool:
    """Whether the solver is installed."""
    return find_spec("highspy") is not None


def prove(board: Board, needs: list[int], at_most: dict[int, int]) -> bool:
    """Leave the best plan for some needs on the board; True where it is proven that there is no better one.

    ``at_most`` are counts by tier that no plan surpasses; what reaches them needs no other proof.
    """
    made = Programme(board, needs)
    if made.columns > LARGEST:
        return False
    solver, values, proven, sure = _Solver(made), made.present(), True, True
    for number, aim in enumerate(made.aims()):
        reached = sum(aim.get(column, 0) for column in values)
        sure = sure and number < len(TIERS) and reached == at_most[TIERS[number]]
        if not sure and any(aim.values()):
            better, certain = solver.best(aim, values)
            proven, values = proven and certain, better
            reached = sum(aim.get(column, 0) for column in values)
        solver.keep(aim, reached)
    return _on_board(board, needs, made, values) and proven


def _on_board(board: Board, needs: list[int], made: Programme, values: list[int]) -> bool:
    """Bring the solver's plan on the board if it is no worse than what is there; the board keeps the rules itself."""
    value, seats = board.value, board.snapshot(needs)
    found = made.seats(values)
    board.restore(needs, found)
    if board.value >= value and len(board.snapshot(needs)) == len(found):
        return True
    board.restore(needs, seats)
    return False


class _Solver:
    """HiGHS with one programme, single-threaded, so that it goes the same way each time."""

    def __init__(self, made: Programme) -> None:
        import highspy

        self._highs: Any = highspy.Highs()
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.9,
            "mip_max_nodes": NODES,
        }.items():
            self._highs.setOptionValue(option, value)
        self._columns = list(range(made.columns))
        self._none = highspy.kHighsInf
        self._highs.addVars(made.columns, [0.0] * made.columns, [1.0] * made.columns)
        self._highs.changeColsIntegrality(made.columns, self._columns, [highspy.HighsVarType.kInteger] * made.columns)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for row in made.rows():
            least = -self._none if row.least is None else row.least
            self._highs.addRow(least, row.most, len(row.weights), list(row.weights), list(row.weights.values()))
        self._optimal = highspy.HighsModelStatus.kOptimal

    def best(self, aim: dict[int, int], values: list[int]) -> tuple[list[int], bool]:
        """The columns that fulfil an aim best, beginning with a solution, and whether that is proven."""
        chosen = set(values)
        self._highs.changeColsCost(len(self._columns), self._columns, [aim.get(column, 0) for column in self._columns])
        self._highs.setSolution(len(self._columns), self._columns, [float(column in chosen) for column in self._columns])
        self._highs.run()
        found = self._highs.getSolution().col_value
        better = [column for column in self._columns if found[column] > 0.5] if found else values
        if sum(aim.get(column, 0) for column in better) < sum(aim.get(column, 0) for column in values):
            better = values
        return better, self._highs.getModelStatus() == self._optimal

    def keep(self, aim: dict[int, int], least: int) -> None:
        """From now on this much of the aim must be reached."""
        if any(aim.values()):
            self._highs.addRow(least, self._none, len(aim), list(aim), list(aim.values()))
