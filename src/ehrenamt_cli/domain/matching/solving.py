"""How a board is filled as well as possible: the methods in their order, and how much each may cost."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.bound import at_most
from ehrenamt_cli.domain.matching.exact import Search
from ehrenamt_cli.domain.matching.market import Market, market
from ehrenamt_cli.domain.matching.model import TIERS
from ehrenamt_cli.domain.matching.neighbourhoods import Sweep, improve
from ehrenamt_cli.domain.matching.proof import Solver, prove
from ehrenamt_cli.domain.matching.relay import fill
from ehrenamt_cli.domain.matching.swaps import swap

_FIRST = 5_000
"""Steps after which it is clear whether a component is so small that the search alone proves its best plan."""


class Effort(NamedTuple):
    """What may be spent on each component: looks at people for each need while swapping, sweeps, and steps of a proof."""

    looks: int
    sweeps: tuple[Sweep, ...]
    proof: int


_SWEEPS = (Sweep(True, 8, 1_000), Sweep(False, 6, 600))
_MORE_SWEEPS = (*_SWEEPS, Sweep(False, 6, 600), Sweep(False, 12, 2_000), Sweep(False, 12, 2_000))
AGAIN = "again"
"""Keeping to the previous plan, whatever a change lets in besides is found, and nothing else is sought."""

EFFORTS = {
    "quick": Effort(75, _SWEEPS, _FIRST),
    "thorough": Effort(500, _MORE_SWEEPS, 50_000),
    "exact": Effort(500, _MORE_SWEEPS, 500_000),
}
_EVERY = {**EFFORTS, AGAIN: Effort(0, (), 0)}


class Proof(NamedTuple):
    """What is known for certain about a plan: whether it is the best, and the filled needs by tier that no plan surpasses."""

    optimal: bool
    at_most: dict[int, int]


def solve(board: Board, effort: str, solver: Solver | None) -> Proof:
    """Fill the board as well as possible, one component after the other; a solver is asked where the effort is ``exact``."""
    puzzle = board.puzzle
    open_needs = [n for n, pinned in enumerate(puzzle.pinned) if not pinned or puzzle.needs[n].people > 1]
    asked = solver if effort == "exact" else None
    proofs = []
    for needs in puzzle.components(open_needs) if any(puzzle.pinned) else puzzle.together:
        proofs.append(_solve_component(board, needs, _EVERY[effort], asked))
        board.settle()
    settled = [n for n, pinned in enumerate(puzzle.pinned) if pinned and puzzle.needs[n].people == 1]
    proofs.append(Proof(True, _filled(board, settled)))
    return Proof(all(one.optimal for one in proofs), {tier: sum(one.at_most[tier] for one in proofs) for tier in TIERS})


def _solve_component(board: Board, needs: list[int], effort: Effort, solver: Solver | None) -> Proof:
    component = market(board, needs)
    most = at_most(board.puzzle, component)
    fill(board, component)
    if Search(board, component, _FIRST).run():
        return Proof(True, _filled(board, needs))
    if solver:
        _search(board, component, EFFORTS["quick"])
        if prove(board, needs, most, solver):
            return Proof(True, _filled(board, needs))
    if not effort.proof:
        return Proof(False, most)
    _search(board, component, effort)
    if Search(board, component, effort.proof).run():
        return Proof(True, _filled(board, needs))
    return Proof(False, most)


def _search(board: Board, component: Market, effort: Effort) -> None:
    swap(board, component, effort.looks * len(component.needs))
    improve(board, component, effort.sweeps)


def _filled(board: Board, needs: list[int]) -> dict[int, int]:
    tiers = [board.puzzle.needs[n].tier for n in needs if board.complete(n)]
    return {tier: tiers.count(tier) for tier in TIERS}
