"""The best plan over all open needs: a proposal that people decide about, with every yes and no explained.

The aims, strictly in this order: filled needs of tier 1, 2 and 3, pairs kept from the previous plan, and the points less
the load penalty. The same problem gives the same plan everywhere: ties fall by id, and budgets are steps, not seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.changes import explain_open
from ehrenamt_cli.domain.matching.check import violations
from ehrenamt_cli.domain.matching.model import TIERS, Problem
from ehrenamt_cli.domain.matching.pins import settle_pins
from ehrenamt_cli.domain.matching.plans import Assignment, PinViolation, Plan, Unfilled
from ehrenamt_cli.domain.matching.proof import Solver
from ehrenamt_cli.domain.matching.puzzle import Puzzle
from ehrenamt_cli.domain.matching.solving import Proof, solve
from ehrenamt_cli.domain.matching.wishes import reasons, score
from ehrenamt_cli.i18n import Text


def plan(
    problem: Problem, effort: str = "quick", solver: Solver | None = None, *, explained: Collection[str] | None = None
) -> Plan:
    """The best plan that this effort finds; a solver helps to prove large ones. KeyError for an effort that does not exist.

    Why needs stay open takes as long as the plan; where ``explained`` names some, it is found out about those alone.
    """
    puzzle = Puzzle(problem)
    board, pin_violations = settle_pins(puzzle)
    proof = solve(board, effort, solver)
    made = _plan(board, proof, pin_violations, explain_open(board, explained))
    wrong = violations(problem, made)
    if wrong:
        raise AssertionError(f"the planner made a plan that its checker rejects: {wrong[:5]}")
    return made


def _plan(board: Board, proof: Proof, pin_violations: list[PinViolation], unfilled: Iterable[Unfilled]) -> Plan:
    problem, needs = board.puzzle.problem, board.puzzle.needs
    assignments = _assignments(board)
    pairs = {(one.need, one.volunteer) for one in assignments}
    loads = Counter(one.volunteer for one in assignments).values()
    return Plan(
        {tier: sum(need.tier == tier and board.complete(n) for n, need in enumerate(needs)) for tier in TIERS},
        proof.at_most,
        None if problem.previous is None else len(pairs & problem.previous),
        sum(one.score for one in assignments) - problem.load_penalty * sum(load * (load - 1) // 2 for load in loads),
        proof.optimal,
        tuple(assignments),
        tuple(unfilled),
        tuple(pin_violations),
    )


def _assignments(board: Board) -> list[Assignment]:
    puzzle = board.puzzle
    found = []
    for v in sorted(board.at):
        for n, slot in board.slots(v).items():
            need, volunteer = puzzle.needs[n], puzzle.volunteers[v]
            said = (*_standing(puzzle, n, v), *(reason.text for reason in reasons(need, volunteer, puzzle.problem)))
            found.append(Assignment(need.id, volunteer.id, slot, score(need, volunteer, puzzle.problem), said))
    return sorted(found)


def _standing(puzzle: Puzzle, n: int, v: int) -> list[Text]:
    """What holds for a pair before any points: that it is pinned, or was in the previous plan."""
    if v in puzzle.pinned[n]:
        return [Text("festgesetzt", "pinned")]
    pair = (puzzle.needs[n].id, puzzle.volunteers[v].id)
    return [Text("wie bisher", "as before")] if pair in (puzzle.problem.previous or ()) else []
