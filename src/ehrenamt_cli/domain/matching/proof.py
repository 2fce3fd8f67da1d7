"""The best plan of a large component, proven by a solver of integer programmes, one aim after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.model import TIERS
from ehrenamt_cli.domain.matching.programme import Programme

LARGEST = 60_000
"""Columns of a programme that may be tried; in larger ones the search finds as good a plan, and sooner."""


class Session(Protocol):
    """A solver at work on one programme."""

    def best(self, aim: dict[int, int], chosen: list[int]) -> tuple[list[int], bool]:
        """The columns that fulfil an aim best, given some that keep all rows; and whether that is proven."""

    def keep(self, aim: dict[int, int], least: int) -> None:
        """From now on so much of an aim must be reached."""


Solver = Callable[[Programme], Session]


def prove(board: Board, needs: list[int], at_most: dict[int, int], solver: Solver) -> bool:
    """Leave the best plan for some needs on the board; True where it is proven that there is no better one.

    ``at_most`` are counts by tier that no plan surpasses; what reaches them needs no other proof.
    """
    programme = Programme(board, needs)
    if programme.columns > LARGEST:
        return False
    session, chosen, proven, sure = solver(programme), programme.present(), True, True
    for number, aim in enumerate(programme.aims()):
        if not any(aim.values()):
            continue
        sure = sure and number < len(TIERS) and _reached(aim, chosen) == at_most[TIERS[number]]
        if not sure:
            chosen, certain = session.best(aim, chosen)
            proven = proven and certain
        session.keep(aim, _reached(aim, chosen))
    return _on_board(board, needs, programme, chosen) and proven


def _reached(aim: dict[int, int], chosen: list[int]) -> int:
    return sum(aim.get(column, 0) for column in chosen)


def _on_board(board: Board, needs: list[int], programme: Programme, chosen: list[int]) -> bool:
    """Bring the solver's plan on the board unless it is worse than what is there; the board keeps the rules by itself."""
    value, before, found = board.value, board.snapshot(needs), programme.seats(chosen)
    board.restore(needs, found)
    if board.value >= value and sorted(board.snapshot(needs)) == sorted(found):
        return True
    board.restore(needs, before)
    return False
