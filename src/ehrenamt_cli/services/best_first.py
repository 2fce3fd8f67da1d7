"""Looking at many one after the other, the most promising first, until nobody who is left could be among the best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

FIRST = 48
"""So many are looked at to begin with; then twice as many each time."""

Place = tuple[Any, ...]
"""Where one stands in a ranking: the smaller, the better."""


def best_first(hopes: Sequence[tuple[Place, str]], top: int, look: Callable[[Sequence[str]], list[Place]]) -> int:
    """How many have to be looked at, in the order of ``hopes``, to know the ``top`` best of all.

    A hope is the best place that somebody can have, with the key; ``look`` gives the places of those who suit.
    """
    found: list[Place] = []
    seen, more = 0, FIRST
    while seen < len(hopes):
        found = sorted([*found, *look([key for _, key in hopes[seen : seen + more]])])[:top]
        seen, more = min(seen + more, len(hopes)), 2 * more
        if len(found) == top and (seen == len(hopes) or found[-1] <= hopes[seen][0]):
            break
    return seen
