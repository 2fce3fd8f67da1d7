"""Some people at once, and which of them meet what."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter

from ehrenamt_cli.domain.matching.brought import NO, YES, Asked, Brought, Key, Numbers, asked_by
from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.criterion import Criterion
from ehrenamt_cli.domain.matching.model import Need, beginnings, bits, opening

_TIME = CRITERION["ZEIT"]
"""Met by whoever has slots in which to begin; a plan has to know them anyway."""


class Crowd:
    """Some volunteers, and which of them meet what: what many needs ask alike is checked once and kept as one integer.

    Bit i of such an integer stands for the i-th of them.
    """

    def __init__(self, brought: Brought, positions: Sequence[int]) -> None:
        self._brought, self._positions = brought, positions
        self._all = (1 << len(positions)) - 1
        self._kept: dict[Key, int] = {}
        self._mine: dict[str, Numbers] = {}
        self._picked: Callable[[Numbers], tuple[int, ...]] | None = None

    def suitable(self, need: Need) -> dict[int, int]:
        """The positions of those who meet every criterion, with the slots in which they can begin."""
        problem, volunteers, positions, left = self._brought.problem, self._brought.volunteers, self._positions, self._all
        asked, kept = asked_by(need, problem), self._kept
        for criterion, ask in asked.shared:
            if not left:
                return {}
            held = kept.get((criterion.code, ask))
            left &= self._holding(criterion, ask, need) if held is None else held
        checks = [criterion.check for criterion in asked.alone if criterion is not _TIME]
        open_slots, found, masks = opening(need, problem), {}, self._brought.masks
        for v in map(positions.__getitem__, bits(left)):
            volunteer = volunteers[v]
            begin = open_slots & volunteer.slots & ~volunteer.busy
            if begin and need.width > 1:
                begin = beginnings(begin, need.width)
            if not begin:
                continue
            for check in checks:
                if not check(need, volunteer, problem):
                    break
            else:
                found[v] = masks.setdefault(begin, begin)
        return found

    def layers(self, need: Need, asked: Asked, most: int) -> list[int]:
        """Who fails none, one, two … up to ``most`` of the criteria that are checked once for many needs."""
        layers = [self._all, *[0] * most]
        for criterion, ask in asked.shared:
            holding = self._holding(criterion, ask, need)
            for number in range(most, 0, -1):
                layers[number] = layers[number] & holding | layers[number - 1] & ~holding
            layers[0] &= holding
        return layers

    def _holding(self, criterion: Criterion, ask: Hashable, need: Need) -> int:
        key = (criterion.code, ask)
        if key not in self._kept:
            checked = self._looked_up if criterion.brings else self._checked
            self._kept[key] = int(checked(criterion, ask, need) or b"0", 2)
        return self._kept[key]

    def _looked_up(self, criterion: Criterion, ask: Hashable, need: Need) -> bytes:
        """A digit for each of them, from the table of what is asked; only what is not known yet is checked."""
        brought, table = self._numbered(criterion), self._brought.table(criterion, ask)
        digits = _digits(brought, table)
        if 0 in digits:
            someone = self._brought.numbers(criterion)[1]
            for number in {number for number, digit in zip(brought, digits, strict=True) if not digit}:
                one = self._brought.volunteers[someone[number]]
                table[number] = YES if criterion.check(need, one, self._brought.problem) else NO
            digits = _digits(brought, table)
        return digits

    def _numbered(self, criterion: Criterion) -> Numbers:
        """What they bring, the last of them first."""
        if criterion.code not in self._mine:
            numbers, positions = self._brought.numbers(criterion)[0], self._positions
            if isinstance(positions, range):
                mine = numbers[::-1]
            elif len(positions) < 2:
                mine = numbers[positions[0] : positions[0] + 1] if positions else b""
            else:
                self._picked = self._picked or itemgetter(*reversed(positions))
                mine = bytes(self._picked(numbers)) if isinstance(numbers, bytes) else array("L", self._picked(numbers))
            self._mine[criterion.code] = mine
        return self._mine[criterion.code]

    def _checked(self, criterion: Criterion, _: Hashable, need: Need) -> bytes:
        """A digit for each of them; where people are looked up, each different value that they have there is checked once."""
        brought, positions = self._brought, self._positions
        check, volunteers, problem = criterion.check, brought.volunteers, brought.problem
        wanted = criterion.lookup.wanted(need, problem) if criterion.lookup else None
        if wanted is None:
            return bytes([YES if check(need, volunteers[v], problem) else NO for v in reversed(positions)])
        found, values = brought.found.get((criterion.code, wanted), ()), brought.values.get((criterion.code, wanted), ())
        holds = {value: check(need, volunteers[v], problem) for value, v in dict(zip(values, found, strict=True)).items()}
        able = {v for v, value in zip(found, values, strict=True) if holds[value]}
        if not isinstance(positions, range):
            return bytes([YES if v in able else NO for v in reversed(positions)])
        digits = bytearray([NO]) * len(positions)
        for v in able:
            digits[~v] = YES
        return bytes(digits)


def _digits(brought: Numbers, table: bytearray) -> bytes:
    return brought.translate(table) if isinstance(brought, bytes) else bytes(map(table.__getitem__, brought))
