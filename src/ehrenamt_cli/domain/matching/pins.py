"""Pinned pairs: what runs already stays, and a pin that cannot stay is named with what forbids it."""

from __future__ import annotations

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.exact import Search
from ehrenamt_cli.domain.matching.market import market
from ehrenamt_cli.domain.matching.plans import PinViolation
from ehrenamt_cli.domain.matching.puzzle import Puzzle
from ehrenamt_cli.domain.matching.verdicts import failing

STEPS = 500_000
"""Steps of the search for a way in which all pinned groups come together."""


def settle_pins(puzzle: Puzzle) -> tuple[Board, list[PinViolation]]:
    """A board with the pinned pairs on it, groups completed, and the pins that cannot stay; the order of ids decides."""
    number = {need.id: n for n, need in enumerate(puzzle.needs)}
    position = {volunteer.id: v for v, volunteer in enumerate(puzzle.volunteers)}
    violations = []
    board = Board(puzzle)
    for need_id, volunteer_id in sorted(set(puzzle.problem.pins)):
        n, v = number[need_id], position[volunteer_id]
        code = _forbidden(puzzle, n, v)
        if not code:
            before = puzzle.pinned[n]
            puzzle.pinned[n] = before | {v}
            with_pin = _with_pin(puzzle, board, n, v)
            if with_pin is None:
                puzzle.pinned[n] = before
                code = "ZEIT" if puzzle.needs[n].people == 1 else "GRUPPE"
            else:
                board = with_pin
        if code:
            violations.append(PinViolation(need_id, volunteer_id, code))
    return board, violations


def _forbidden(puzzle: Puzzle, n: int, v: int) -> str:
    """The code of what forbids a pin beside the earlier ones, slots apart; empty where nothing does."""
    need, volunteer = puzzle.needs[n], puzzle.volunteers[v]
    missed = failing(need, volunteer, puzzle.problem)
    if missed:
        return missed[0].code
    if len(puzzle.pinned[n]) == need.people:
        return "ANZAHL"
    others = [other for other, pinned in enumerate(puzzle.pinned) if v in pinned]
    if len(others) >= puzzle.capacity[v]:
        return "KAPAZITAET"
    if puzzle.heavy[n] and sum(puzzle.heavy[other] for other in others) >= puzzle.bearable.get(v, len(puzzle.needs)):
        return "BELASTUNG"
    if sum(puzzle.needs[other].minutes for other in others) + need.minutes > puzzle.minutes[v]:
        return "STUNDEN"
    return ""


def _with_pin(puzzle: Puzzle, board: Board, n: int, v: int) -> Board | None:
    """The board with one more pin: simply added, or with all pinned groups brought together anew; None if there is no way."""
    if puzzle.needs[n].people == 1 and board.join(n, v, puzzle.begin[n][v]):
        return board
    fresh = Board(puzzle)
    groups = []
    for other, pinned in enumerate(puzzle.pinned):
        if pinned and puzzle.needs[other].people > 1:
            groups.append(other)
        elif not all(fresh.join(other, one, puzzle.begin[other][one]) for one in pinned):
            return None
    Search(fresh, market(fresh, groups), STEPS).run()
    return fresh if all(map(fresh.complete, groups)) else None
