"""Who suits which need, and who comes near it, over a whole problem at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.criterion import Criterion
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, bits

_SHARED = [criterion for criterion in CRITERIA if criterion.asks]
_SINGLE = [criterion for criterion in reversed(CRITERIA) if not criterion.asks]

LOOKED_AT = 300
"""People of one kind who are looked at when it comes to who is nearest; there is no such limit to who suits."""

Key = tuple[str, Hashable]
"""The code of a criterion and what a need wants there."""


class Suitability:
    """The criteria applied to everybody; a need that can only be met by those found under a key is compared with them alone."""

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self._problem, self._volunteers = problem, volunteers
        self._found: dict[Key, list[int]] = {}
        for criterion in CRITERIA:
            for v, volunteer in enumerate(volunteers if criterion.lookup else ()):
                for key in criterion.lookup.brought(volunteer) if criterion.lookup else ():
                    self._found.setdefault((criterion.code, key), []).append(v)
        self._everybody = _Crowd(problem, volunteers, range(len(volunteers)), self._found)

    def suitable(self, needs: Sequence[Need]) -> list[list[int]]:
        """The positions of the volunteers who meet every criterion, for each of the needs."""
        alike: dict[Key | None, list[int]] = {}
        for number, need in enumerate(needs):
            alike.setdefault(self._key(need), []).append(number)
        found: list[list[int]] = [[]] * len(needs)
        for key, numbers in alike.items():
            crowd = self._everybody if key is None else self._crowd(self._found.get(key, ()))
            for number in numbers:
                found[number] = crowd.suitable(needs[number])
        return found

    def nearly(self, need: Need, most: int) -> list[int]:
        """Those who fail exactly one criterion; ``most`` people are looked at."""
        none, one = (bits(layer, most) for layer in self._everybody.layers(need, 1))
        volunteers, problem = self._volunteers, self._problem
        near = [v for v in one if all(single.check(need, volunteers[v], problem) for single in _SINGLE)]
        near += [v for v in none if self._alone(need, v) == 1]
        return sorted(near)

    def nearest(self, need: Need, most: int) -> list[int]:
        """Those who fail the fewest criteria, but at least one, ties by id; where many fail as few, the first are looked at."""
        for depth in (1, len(_SHARED)):
            found: list[tuple[int, int]] = []
            for missed, layer in enumerate(self._everybody.layers(need, depth)):
                if sum(count < missed for count, _ in found) >= most:
                    break
                found += self._fewest(need, missed, layer, most)
            found.sort()
            if len(found) >= most and found[most - 1][0] <= depth:
                break
        return [v for _, v in found[:most]]

    def _fewest(self, need: Need, missed: int, layer: int, most: int) -> Iterator[tuple[int, int]]:
        """How many criteria those of a layer fail, until ``most`` fail no more than they must to be among the misses."""
        for v in bits(layer, LOOKED_AT):
            count = missed + self._alone(need, v)
            if count:
                yield count, v
                most -= count <= max(missed, 1)
            if not most:
                return

    def _alone(self, need: Need, v: int) -> int:
        """How many of the criteria a person fails that every pair is asked on its own."""
        volunteer, problem = self._volunteers[v], self._problem
        return sum([not one.check(need, volunteer, problem) for one in _SINGLE])

    def _key(self, need: Need) -> Key | None:
        """What to look the need's people up by: the key under which there are fewest."""
        wanted = ((one.code, one.lookup.wanted(need, self._problem)) for one in CRITERIA if one.lookup)
        return min((key for key in wanted if key[1] is not None), key=lambda key: len(self._found.get(key, ())), default=None)

    def _crowd(self, people: Sequence[int]) -> _Crowd:
        return _Crowd(self._problem, [self._volunteers[v] for v in people], people, {})


class _Crowd:
    """Some volunteers, and which of them meet what: what many needs ask alike is checked once and kept as one integer.

    Bit i of such an integer stands for the i-th of them.
    """

    def __init__(
        self, problem: Problem, volunteers: Sequence[Volunteer], positions: Sequence[int], found: dict[Key, list[int]]
    ) -> None:
        self._problem, self._volunteers, self._positions, self._found = problem, volunteers, positions, found
        self._all = (1 << len(volunteers)) - 1
        self._kept: dict[tuple[str, Hashable], int] = {}

    def suitable(self, need: Need) -> list[int]:
        """The positions of those who meet every criterion."""
        left = self._all
        for criterion in _SHARED:
            if left:
                left &= self._holding(criterion, need)
        problem, volunteers = self._problem, self._volunteers
        return [self._positions[i] for i in bits(left) if all(one.check(need, volunteers[i], problem) for one in _SINGLE)]

    def layers(self, need: Need, most: int) -> list[int]:
        """Who fails none, one, two … up to ``most`` of the criteria that are checked once for many needs."""
        layers = [self._all, *[0] * most]
        for criterion in _SHARED:
            holding = self._holding(criterion, need)
            for number in range(most, 0, -1):
                layers[number] = layers[number] & holding | layers[number - 1] & ~holding
            layers[0] &= holding
        return layers

    def _holding(self, criterion: Criterion, need: Need) -> int:
        asked = (criterion.code, criterion.asks and criterion.asks(need, self._problem))
        if asked not in self._kept:
            self._kept[asked] = self._checked(criterion, need)
        return self._kept[asked]

    def _checked(self, criterion: Criterion, need: Need) -> int:
        wanted = criterion.lookup.wanted(need, self._problem) if criterion.lookup else None
        among: Iterable[int] = range(len(self._volunteers))
        if wanted is not None and self._found:
            among = self._found.get((criterion.code, wanted), ())
        check, volunteers, problem = criterion.check, self._volunteers, self._problem
        digits = bytearray(b"0" * len(volunteers) or b"0")
        for i in among:
            if check(need, volunteers[i], problem):
                digits[~i] = 49
        return int(digits, 2)
