"""What no plan can beat: the best filling if slots did not matter and one person were enough for a group.

Whatever a plan fills can also be filled here, and here the best is quickly found for certain: need after need, the most urgent
first, each with as many people moving over as it takes. What is filled stays filled, so the counts are as high as can be.
"""

from __future__ import annotations

from ehrenamt_cli.domain.matching.market import Market
from ehrenamt_cli.domain.matching.model import TIERS
from ehrenamt_cli.domain.matching.puzzle import Puzzle


def at_most(puzzle: Puzzle, market: Market) -> dict[int, int]:
    """Filled needs by tier that no plan for this market surpasses, tiers compared in their order."""
    needs = [n for n in market.needs if market.ways[n]]
    at: dict[int, set[int]] = {v: set() for v in market.room}
    counts = dict.fromkeys(TIERS, 0)
    stuck: set[int] = set()
    for n in sorted(needs, key=lambda n: (puzzle.needs[n].tier, n)):
        counts[puzzle.needs[n].tier] += _moved_over(puzzle, n, market.room, at, stuck)
    return counts


def _moved_over(puzzle: Puzzle, n: int, room: dict[int, int], at: dict[int, set[int]], stuck: set[int]) -> bool:
    """Place a need, others moving over; people without a way out are ``stuck`` and stay so."""
    came: dict[int, tuple[int, int | None]] = {}
    queue: list[tuple[int, int | None]] = [(n, None)]
    for need, at_present in queue:
        for v in puzzle.begin[need]:
            if v in came or v in stuck:
                continue
            came[v] = need, at_present
            if len(at[v]) < room[v]:
                _move(came, v, at)
                return True
            queue += [(other, v) for other in at[v]]
    stuck.update(came)
    return False


def _move(came: dict[int, tuple[int, int | None]], last: int, at: dict[int, set[int]]) -> None:
    v: int | None = last
    while v is not None:
        need, before = came[v]
        at[v].add(need)
        if before is not None:
            at[before].discard(need)
        v = before
