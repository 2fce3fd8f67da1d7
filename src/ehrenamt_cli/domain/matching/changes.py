"""Why a need stays open: who comes nearest, which single change would help, and who competes for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from ehrenamt_cli.domain.matching.board import Board
from ehrenamt_cli.domain.matching.exact import Search
from ehrenamt_cli.domain.matching.market import Market, market, with_needs
from ehrenamt_cli.domain.matching.model import ALWAYS, common_slots
from ehrenamt_cli.domain.matching.plans import Miss, SingleChange, Unfilled
from ehrenamt_cli.domain.matching.puzzle import Puzzle
from ehrenamt_cli.domain.matching.relay import insert
from ehrenamt_cli.domain.matching.verdicts import failing, failures

NEAREST = 5
"""Misses that are told for each open need."""

LOOKED_AT = 20
"""People who are looked at, for each change that is tried, for those who fail just one criterion."""

SMALL = 12
"""Competing needs up to which a change is tried on every plan for them, and changes further down a chain are looked for."""

TRIES = 3_000
"""Changes that are tried at most, shared among the open needs; 5 for each at least."""

STEPS = 200_000
"""Steps that trying one change on every plan may take, shared among the open needs."""

MORE_OF_A_PERSON = {"KAPAZITAET": "capacity", "STUNDEN": "minutes"}
"""The criteria that are lifted by more of one person altogether, and the kind of change that is."""


class Change(NamedTuple):
    """A single change in numbers: what becomes of volunteer ``v``, for need ``n``."""

    kind: str
    n: int
    v: int
    code: str


def explain_open(board: Board, ids: Collection[str] | None = None) -> list[Unfilled]:
    """Every need that stays open on this board, with what is known about it (about these alone); the board stays as it is."""
    open_needs = [n for n in range(len(board.puzzle.needs)) if not board.complete(n)]
    asked = {n for n in open_needs if ids is None or board.puzzle.needs[n].id in ids}
    return [_explained(board, n, len(asked)) if n in asked else Unfilled(board.puzzle.needs[n].id) for n in open_needs]


def _explained(board: Board, n: int, among: int) -> Unfilled:
    puzzle, tries = board.puzzle, max(5, TRIES // among)
    (_, *rivals), people = _competition(board, [n])
    around = [n, *rivals] if len(rivals) < SMALL else [n]
    near = {need: puzzle.suitability.nearly(puzzle.needs[need], LOOKED_AT * tries) for need in around}
    changes = islice(_thinkable(board, n, near, people), tries)
    nearby = market(board, [n, *_movable(board, rivals)])
    helpful = [change for change in changes if _helps(board, nearby, change, STEPS // among)]
    board.settle()
    return Unfilled(
        puzzle.needs[n].id,
        tuple(_misses(puzzle, n, near[n])),
        tuple(SingleChange(one.kind, puzzle.needs[one.n].id, puzzle.volunteers[one.v].id, one.code) for one in helpful),
        tuple(puzzle.needs[rival].id for rival in rivals),
        tuple(puzzle.volunteers[v].id for v in people),
    )


def _misses(puzzle: Puzzle, n: int, nearly: list[int]) -> Iterator[Miss]:
    """The nearest misses; whoever fails just one criterion is known already."""
    need = puzzle.needs[n]
    for v in nearly[:NEAREST] if len(nearly) >= NEAREST else puzzle.suitability.nearest(need, NEAREST):
        said = failures(need, puzzle.volunteers[v], puzzle.problem)
        yield Miss(puzzle.volunteers[v].id, tuple(one.code for one in said), tuple(one.values for one in said))


def _competition(board: Board, needs: list[int]) -> tuple[list[int], list[int]]:
    """These needs, the filled ones they compete with, and the volunteers they compete for, the nearest first.

    Whoever suits a need, what they do instead, who else suits that, and so on until there are more than a few.
    """
    puzzle = board.puzzle
    reached, people = list(needs), dict[int, None]()
    for v in (v for need in reached for v in sorted(puzzle.begin[need])):
        if len(reached) > SMALL:
            break
        people[v] = None
        reached += [other for other in sorted(board.at[v]) if other not in reached]
    return reached, list(people)


def _thinkable(board: Board, n: int, near: dict[int, list[int]], people: list[int]) -> Iterator[Change]:
    """The changes that could help and may be proposed: of those near, the idle first, of those contested, and down a chain."""
    direct = sorted(near[n], key=lambda v: bool(board.at[v]))
    yield from _of_pairs(board.puzzle, ((n, v) for v in direct))
    nobody_yet = _of_people(board.puzzle, ((need, v) for need, missed in near.items() for v in missed), n)
    contested = (Change(kind, n, v, code) for v in people for code, kind in MORE_OF_A_PERSON.items())
    yield from dict.fromkeys([*nobody_yet, *contested])
    chained = [(need, v) for need, missed in near.items() if need != n for v in missed]
    yield from _of_pairs(board.puzzle, sorted(chained, key=lambda pair: bool(board.at[pair[1]])))


def _of_pairs(puzzle: Puzzle, pairs: Iterable[tuple[int, int]]) -> Iterator[Change]:
    """The one thing that is missing in each of these pairs."""
    for n, v in pairs:
        (missed,) = failing(puzzle.needs[n], puzzle.volunteers[v], puzzle.problem)
        if missed.proposable and missed.code not in MORE_OF_A_PERSON:
            yield Change("pair", n, v, missed.code)


def _of_people(puzzle: Puzzle, pairs: Iterable[tuple[int, int]], n: int) -> Iterator[Change]:
    """More of each of these people, where nothing but that is missing in a pair; for a need ``n``."""
    for need, v in pairs:
        (missed,) = failing(puzzle.needs[need], puzzle.volunteers[v], puzzle.problem)
        if missed.code in MORE_OF_A_PERSON:
            yield Change(MORE_OF_A_PERSON[missed.code], n, v, missed.code)


def _helps(board: Board, nearby: Market, change: Change, steps: int) -> bool:
    """Whether the first need nearby can be filled after the change without losing one as urgent; the board stays as it is."""
    if _obvious(board, nearby.needs[0], change):
        return True
    elsewhere = [need for need in _movable(board, board.at[change.v]) if need not in nearby.ways]
    if elsewhere:
        reached, _ = _competition(board, [*nearby.needs, *elsewhere])
        elsewhere = [need for need in _movable(board, reached) if need not in nearby.ways]
    with _changed(board.puzzle, change, [change.n] if change.kind == "pair" else nearby.needs) as now_suited:
        around = with_needs(board.puzzle, nearby, [*now_suited, *elsewhere])
        mark = board.mark()
        helps = insert(board, nearby.needs[0], around.ways)
        board.undo(mark)
        return helps or (len(around.needs) <= SMALL and Search(board, around, steps).fills_more())


def _obvious(board: Board, n: int, change: Change) -> bool:
    """Whether the change lets somebody into the need who has room for it as things are."""
    direct = change.kind == "pair" and change.n == n and board.puzzle.needs[n].people == 1
    return direct and board.could_join(n, change.v, _beginning(board.puzzle, n, change.v))


def _movable(board: Board, needs: Iterable[int]) -> list[int]:
    """Those needs whose people may be exchanged: all but the pinned ones, of which a group may still choose the others."""
    puzzle = board.puzzle
    return [need for need in needs if puzzle.needs[need].people > 1 or not puzzle.pinned[need]]


@contextmanager
def _changed(puzzle: Puzzle, change: Change, needs: list[int]) -> Iterator[list[int]]:
    """The problem as it would be after a change; gives those of the needs that the volunteer suits only now."""
    v, volunteer = change.v, puzzle.volunteers[change.v]
    capacity, minutes = puzzle.capacity[v], puzzle.minutes[v]
    missed = {n: [one.code for one in failing(puzzle.needs[n], volunteer, puzzle.problem)] for n in needs}
    now_suited = [n for n, codes in missed.items() if codes == [change.code]]
    if change.kind == "capacity":
        puzzle.capacity[v] += 1
    elif change.kind == "minutes":
        puzzle.minutes[v] += puzzle.all_minutes
    for n in now_suited:
        puzzle.begin[n][v], puzzle.worth[n][v] = _beginning(puzzle, n, v), 0
    try:
        yield now_suited
    finally:
        puzzle.capacity[v], puzzle.minutes[v] = capacity, minutes
        for n in now_suited:
            del puzzle.begin[n][v], puzzle.worth[n][v]


def _beginning(puzzle: Puzzle, n: int, v: int) -> int:
    """The slots in which a pair can begin, or could if the volunteer had any time that is wanted."""
    need, problem = puzzle.needs[n], puzzle.problem
    anytime = puzzle.volunteers[v]._replace(slots=ALWAYS)
    return common_slots(need, puzzle.volunteers[v], problem) or common_slots(need, anytime, problem)
