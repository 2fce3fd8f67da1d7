"""HiGHS, the solver that proves large plans where it is installed: ``pip install 'ehrenamt[exact]'``."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from ehrenamt_cli.domain.matching.programme import Programme
from ehrenamt_cli.domain.matching.proof import Solver

NODES = 2_000
"""Branches that may be looked at for each aim: a number and not a time, so that a plan is the same on every machine."""

OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.9,
    "mip_max_nodes": NODES,
}
"""All aims are whole numbers, so a gap below one is none."""


def installed() -> Solver | None:
    """The solver, if there is one."""
    return Highs if find_spec("highspy") else None


class Highs:
    """The solver at work on one programme."""

    def __init__(self, programme: Programme) -> None:
        import highspy

        library: Any = highspy
        self._highs = library.Highs()
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self._columns = list(range(programme.columns))
        self._unlimited = library.kHighsInf
        self._optimal = library.HighsModelStatus.kOptimal
        self._highs.addVars(programme.columns, [0.0] * programme.columns, [1.0] * programme.columns)
        whole = [library.HighsVarType.kInteger] * programme.columns
        self._highs.changeColsIntegrality(programme.columns, self._columns, whole)
        self._highs.changeObjectiveSense(library.ObjSense.kMaximize)
        for row in programme.rows():
            least = -self._unlimited if row.least is None else row.least
            self._add_row(row.weights, least, row.most)

    def best(self, aim: dict[int, int], chosen: list[int]) -> tuple[list[int], bool]:
        """The columns that fulfil an aim best, given some that keep all rows; and whether that is proven."""
        given = set(chosen)
        self._highs.changeColsCost(len(self._columns), self._columns, [aim.get(column, 0) for column in self._columns])
        self._highs.setSolution(len(self._columns), self._columns, [float(column in given) for column in self._columns])
        self._highs.run()
        found = self._highs.getSolution().col_value
        better = [column for column in self._columns if found[column] > 0.5] if found else chosen
        if sum(aim.get(column, 0) for column in better) < sum(aim.get(column, 0) for column in chosen):
            return chosen, False
        return better, self._highs.getModelStatus() == self._optimal

    def keep(self, aim: dict[int, int], least: int) -> None:
        """From now on so much of an aim must be reached."""
        self._add_row(aim, least, self._unlimited)

    def _add_row(self, weights: dict[int, int], least: float, most: float) -> None:
        self._highs.addRow(least, most, len(weights), list(weights), list(weights.values()))
