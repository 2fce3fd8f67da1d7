"""Who suits which need, over a whole problem at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ehrenamt_cli.domain.matching import CRITERIA, CRITERION, Criterion
from ehrenamt_cli.domain.matching_model import Need, Problem, Volunteer, bits

_SHARED_FIRST = sorted(CRITERIA, key=lambda criterion: criterion.asks is None)


class Suitability:
    """The criteria applied to everybody: what many needs ask alike is checked once and kept as one integer.

    Bit i of such an integer stands for the i-th of the volunteers.
    """

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self._problem, self._volunteers = problem, volunteers
        self._everybody = (1 << len(volunteers)) - 1
        self._kept: dict[tuple[str, Hashable], int] = {}

    def suitable(self, need: Need) -> list[int]:
        """The positions of the volunteers who meet every criterion."""
        left = self._everybody
        for criterion in _SHARED_FIRST:
            left &= self._holding(criterion, need, left)
        return bits(left)

    def nearly(self, need: Need) -> list[tuple[int, Criterion]]:
        """The positions of the volunteers who fail exactly one criterion, and which."""
        left, missing = self._everybody, dict.fromkeys(CRITERION, 0)
        for criterion in _SHARED_FIRST:
            among = left
            for others in missing.values():
                among |= others
            holding = self._holding(criterion, need, among)
            missing = {code: others & holding for code, others in missing.items()}
            missing[criterion.code] = left & ~holding
            left &= holding
        found = sorted((position, code) for code, others in missing.items() for position in bits(others))
        return [(position, CRITERION[code]) for position, code in found]

    def _holding(self, criterion: Criterion, need: Need, among: int) -> int:
        if criterion.asks is None:
            return sum(1 << position for position in bits(among) if self._holds(criterion, need, position))
        asked = (criterion.code, criterion.asks(need, self._problem))
        if asked not in self._kept:
            digits = ("01"[self._holds(criterion, need, position)] for position in reversed(range(len(self._volunteers))))
            self._kept[asked] = int("".join(digits) or "0", 2)
        return self._kept[asked]

    def _holds(self, criterion: Criterion, need: Need, position: int) -> bool:
        return criterion.check(need, self._volunteers[position], self._problem)
