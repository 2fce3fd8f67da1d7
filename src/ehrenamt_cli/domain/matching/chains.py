"""A good plan quickly: the most urgent first, and chains of people who move over so that one more need is filled."""

from __future__ import annotations

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.market import Market, Ways

ASKED = 40
"""People who are asked at most to move over for one need."""


def fill(board: Board, market: Market, depth: int) -> None:
    """Fill what can be filled: first whoever is free, then with up to ``depth`` people moving over for one need."""
    puzzle, ways = board.puzzle, market.ways
    order = sorted(market.needs, key=lambda n: (puzzle.needs[n].tier, sum(len(way.members) for way in ways[n]), n))
    for n in order:
        insert(board, n, ways, 0)
    value = None
    while value != board.value:
        value = board.value
        for n in order:
            if not board.complete(n):
                insert(board, n, ways, depth)
    for n in order:
        _improve(board, n, ways)


def insert(board: Board, n: int, ways: Ways, depth: int) -> bool:
    """Fill one need if that makes the plan better; otherwise nothing changes."""
    if board.complete(n):
        return True
    mark, value = board.mark(), board.value
    if _place(board, n, ways, depth, set()) and board.value > value:
        return True
    board.undo(mark)
    return False


def _place(board: Board, n: int, ways: Ways, depth: int, asked: set[int]) -> bool:
    """Bring the people of one need together; ``asked`` are the volunteers who were asked to move over already."""
    puzzle = board.puzzle
    for way in ways[n]:
        mark = board.mark()
        waiting = []
        for v in way.members:
            if not board.complete(n) and not board.join(n, v, way.slots or puzzle.begin[n][v]):
                waiting.append(v)
                if v in puzzle.pinned[n]:
                    break
        for v in waiting if depth else ():
            if board.complete(n):
                break
            if v not in asked and len(asked) < ASKED:
                asked.add(v)
                _move_over(board, n, v, way.slots or puzzle.begin[n][v], ways, depth, asked)
        if board.complete(n) and all(v in board.team[n] for v in puzzle.pinned[n]):
            return True
        board.undo(mark)
    return False


def _move_over(board: Board, n: int, v: int, slots: int, ways: Ways, depth: int, asked: set[int]) -> bool:
    """Free a volunteer for a need by finding somebody else for what they do now, or by giving up something less urgent."""
    puzzle = board.puzzle
    for other in list(board.at[v]):
        if other == n or puzzle.pinned[other] or other not in ways:
            continue
        mark = board.mark()
        board.vacate(other)
        if board.join(n, v, slots) and (
            _place(board, other, ways, depth - 1, asked) or puzzle.needs[other].tier > puzzle.needs[n].tier
        ):
            return True
        board.undo(mark)
    return False


def _improve(board: Board, n: int, ways: Ways) -> None:
    """Let somebody more suitable take over where that is possible without moving anybody else."""
    puzzle = board.puzzle
    if puzzle.needs[n].people > 1 or puzzle.pinned[n] or not board.complete(n):
        return
    (now,) = board.team[n]
    mark, value = board.mark(), board.value
    for v in ways[n][0].members:
        if v != now:
            board.leave(n, now)
            if board.join(n, v, puzzle.begin[n][v]) and board.value > value:
                return
            board.undo(mark)
