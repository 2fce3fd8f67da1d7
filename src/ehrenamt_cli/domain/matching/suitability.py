"""Who suits which need, and who comes near it, over a whole problem at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ehrenamt_cli.domain.matching.criteria import CRITERIA, Criterion, failing
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, bits

_SHARED = [criterion for criterion in CRITERIA if criterion.asks]
_SINGLE = [criterion for criterion in CRITERIA if not criterion.asks]

Missed = tuple[int, list[Criterion]]
"""The position of a volunteer and the criteria that fail."""


class Suitability:
    """The criteria applied to everybody: what many needs ask alike is checked once and kept as one integer.

    Bit i of such an integer stands for the i-th of the volunteers.
    """

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self._problem, self._volunteers = problem, volunteers
        self._everybody = (1 << len(volunteers)) - 1
        self._kept: dict[tuple[str, Hashable], int] = {}
        self._near: dict[str, list[Missed]] = {}

    def suitable(self, need: Need) -> list[int]:
        """The positions of the volunteers who meet every criterion."""
        left = self._everybody
        for criterion in _SHARED:
            left &= self._holding(criterion, need)
        return [v for v in bits(left) if all(one.check(need, self._volunteers[v], self._problem) for one in _SINGLE)]

    def nearly(self, need: Need) -> list[Missed]:
        """Everybody who fails exactly one criterion."""
        if need.id not in self._near:
            none, one, *_ = self._layers(need)
            self._near[need.id] = [found for found in self._missed(need, none | one) if len(found[1]) == 1]
        return self._near[need.id]

    def nearest(self, need: Need, most: int) -> list[Missed]:
        """Those who fail the fewest criteria, but at least one, ties by id."""
        found: list[Missed] = []
        for fewest, layer in enumerate(self._layers(need)):
            if sum(len(missed) < fewest for _, missed in found) >= most:
                break
            found += self._missed(need, layer)
        return sorted(found, key=lambda one: (len(one[1]), one[0]))[:most]

    def _missed(self, need: Need, layer: int) -> list[Missed]:
        found = [(v, failing(need, self._volunteers[v], self._problem)) for v in bits(layer)]
        return [one for one in found if one[1]]

    def _layers(self, need: Need) -> list[int]:
        """Who fails none, one, two … of the criteria that are checked once for many needs."""
        layers = [self._everybody, *[0] * len(_SHARED)]
        for criterion in _SHARED:
            holding = self._holding(criterion, need)
            fallen = [layer & ~holding for layer in layers]
            layers = [layer & holding | above for layer, above in zip(layers, [0, *fallen], strict=False)]
        return layers

    def _holding(self, criterion: Criterion, need: Need) -> int:
        asked = (criterion.code, criterion.asks and criterion.asks(need, self._problem))
        if asked not in self._kept:
            digits = ("01"[criterion.check(need, volunteer, self._problem)] for volunteer in reversed(self._volunteers))
            self._kept[asked] = int("".join(digits) or "0", 2)
        return self._kept[asked]
