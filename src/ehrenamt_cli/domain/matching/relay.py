"""A good plan quickly: the most urgent first, and people who move over, one for another, so that one more need is filled."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.market import Market, Meeting, Ways
from ehrenamt_cli.domain.matching.model import TIERS


class Step(NamedTuple):
    """Need ``n`` could have volunteer ``v``, if what they do now were done by somebody else."""

    n: int
    v: int
    slots: int


Came = dict[int, Step | None]
"""For each need that would have to move, the step that makes it move."""


def fill(board: Board, market: Market) -> None:
    """Fill what can be filled: as before, then as auctioned, then one tier after the other."""
    puzzle, ways = board.puzzle, market.ways
    by_urgency = sorted(market.needs, key=lambda n: (puzzle.needs[n].tier, n))
    for n in by_urgency if puzzle.problem.previous else ():
        _seat_these(board, n, ways, {v for v in puzzle.begin[n] if puzzle.kept_and_points(n, v)[0]})
    for n in by_urgency:
        _seat_these(board, n, ways, market.winners.get(n, set()))
    for tier in TIERS:
        of_tier = [n for n in market.needs if puzzle.needs[n].tier == tier and ways[n]]
        of_tier.sort(key=lambda n: (sum(len(way.members) for way in ways[n]), n))
        for n in of_tier:
            _seat(board, n, ways)
        stuck: set[int] = set()
        for n in of_tier:
            insert(board, n, ways, stuck)


def insert(board: Board, n: int, ways: Ways, stuck: set[int] | None = None) -> bool:
    """Fill one need if others can move over for it, or if something less urgent can be given up; else nothing changes.

    ``stuck`` are needs whose people are known to be unable to move over; those found out here are added.
    """
    if board.complete(n):
        return True
    for way in ways[n]:
        mark = board.mark()
        while _one_more(board, n, way, ways, set() if stuck is None else stuck):
            if board.complete(n):
                if board.puzzle.pinned[n].issubset(board.team[n]):
                    return True
                break
        board.undo(mark)
    return False


def _seat(board: Board, n: int, ways: Ways) -> None:
    """Fill a need with whoever is free."""
    for way in ways[n]:
        mark = board.mark()
        for v in way.members:
            if board.join(n, v, way.slots or board.puzzle.begin[n][v]) and board.complete(n):
                if board.puzzle.pinned[n].issubset(board.team[n]):
                    return
                break
        board.undo(mark)


def _seat_these(board: Board, n: int, ways: Ways, people: set[int]) -> None:
    """Fill a need with just these people, if they are enough and can."""
    if board.complete(n) or len(people) < board.puzzle.needs[n].people:
        return
    for way in ways[n]:
        mark = board.mark()
        for v in sorted(people.intersection(way.members)):
            board.join(n, v, way.slots or board.puzzle.begin[n][v])
        if board.complete(n) and board.puzzle.pinned[n].issubset(board.team[n]):
            return
        board.undo(mark)


def _one_more(board: Board, n: int, way: Meeting, ways: Ways, stuck: set[int]) -> bool:
    """Find one more person for a need, by the shortest relay: each takes over from the next, and the last one is free."""
    came: Came = {n: None}
    queue = [n]
    for m in queue:
        slots, members = way if m == n else _present_way(board, m, ways)
        if _ends(board, came, m, slots, members):
            return True
        _reach(board, came, m, slots, members, queue, ways, stuck)
    if _given_up(board, came, n):
        return True
    stuck.update(queue[1:])
    return False


def _ends(board: Board, came: Came, n: int, slots: int | None, members: Collection[int]) -> bool:
    """Let the relay end with this need, if one of its people is free, and if everybody can move over after all."""
    at, capacity, begin = board.at, board.puzzle.capacity, board.puzzle.begin[n]
    for v in members:
        if len(at[v]) < capacity[v]:
            step = Step(n, v, slots or begin[v])
            if board.could_join(*step) and _moved(board, came, step):
                return True
    return False


def _reach(
    board: Board, came: Came, n: int, slots: int | None, members: Collection[int], queue: list[int], ways: Ways, stuck: set[int]
) -> None:
    """Note which needs could hand over one of their people to this one."""
    at, begin, pinned = board.at, board.puzzle.begin[n], board.puzzle.pinned
    if len(ways) < len(members):
        seats = [(other, v) for other in ways for v in board.team[other] if v in begin]
    else:
        seats = [(other, v) for v in members for other in at[v] if other in ways]
    for other, v in seats:
        if other not in came and other not in stuck and not pinned[other]:
            step = Step(n, v, slots or begin[v])
            if begin[v] & step.slots and board.could_join(*step, leaving=other):
                came[other] = step
                queue.append(other)


def _present_way(board: Board, n: int, ways: Ways) -> Meeting:
    """How a need meets at present: somebody else has to come in the same slots if others of the group stay."""
    if board.puzzle.needs[n].people == 1:
        return ways[n][0]
    slots = next(board.at[v][n] for v in board.team[n])
    return next(way for way in ways[n] if way.slots == slots)


def _moved(board: Board, came: Came, last: Step) -> bool:
    """Let everybody on the way to this last step move over; False, and nothing done, where that does not fit after all."""
    mark = board.mark()
    step: Step | None = last
    while step:
        before = came[step.n]
        if before:
            board.leave(step.n, before.v)
        if not board.join(*step):
            board.undo(mark)
            return False
        step = before
    return True


def _given_up(board: Board, came: Came, n: int) -> bool:
    """Give up the least urgent need that stands in the way, if it is less urgent than this one."""
    needs = board.puzzle.needs
    for other in sorted(came, key=lambda other: (-needs[other].tier, other)):
        if needs[other].tier <= needs[n].tier:
            return False
        step, mark = came[other], board.mark()
        board.vacate(other)
        if step and _moved(board, came, step):
            return True
        board.undo(mark)
    return False
