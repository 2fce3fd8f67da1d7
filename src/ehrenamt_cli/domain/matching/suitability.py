"""Who suits which need, and who comes near it, over a whole problem at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehrenamt_cli.domain.matching.brought import Asked, Brought, Key, asked_by
from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.crowds import Crowd
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, bits

LOOKED_AT = 300
"""People of one kind who are looked at when it comes to who is nearest; there is no such limit to who suits."""


class Suitability:
    """The criteria applied to everybody; a need that can only be met by those found under a key is compared with them alone."""

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self._problem, self._volunteers = problem, volunteers
        self._brought = Brought(problem, volunteers)
        self._everybody = Crowd(self._brought, range(len(volunteers)))

    def suitable(self, needs: Sequence[Need]) -> Iterator[tuple[int, dict[int, int]]]:
        """The number of each need, with the positions of those who meet every criterion and the slots they can begin in.

        Needs that look people up alike follow one another.
        """
        alike: dict[Key | None, list[int]] = {}
        for number, need in enumerate(needs):
            alike.setdefault(self._key(need), []).append(number)
        for key, numbers in alike.items():
            crowd = self._everybody if key is None else Crowd(self._brought, self._brought.found.get(key, ()))
            for number in numbers:
                yield number, crowd.suitable(needs[number])

    def nearly(self, need: Need, most: int) -> list[int]:
        """Those who fail exactly one criterion; ``most`` people are looked at."""
        asked = asked_by(need, self._problem)
        none, one = (bits(layer, most) for layer in self._everybody.layers(need, asked, 1))
        near = [v for v in one if all(each.check(need, self._volunteers[v], self._problem) for each in asked.alone)]
        near += [v for v in none if self._alone(need, v, asked) == 1]
        return sorted(near)

    def nearest(self, need: Need, most: int) -> list[int]:
        """Those who fail the fewest criteria, but at least one, ties by id; where many fail as few, the first are looked at."""
        asked = asked_by(need, self._problem)
        for depth in (1, len(asked.shared)):
            found: list[tuple[int, int]] = []
            for missed, layer in enumerate(self._everybody.layers(need, asked, depth)):
                if sum(count < missed for count, _ in found) >= most:
                    break
                found += self._fewest(need, asked, missed, layer, most)
            found.sort()
            if len(found) >= most and found[most - 1][0] <= depth:
                break
        return [v for _, v in found[:most]]

    def _fewest(self, need: Need, asked: Asked, missed: int, layer: int, most: int) -> Iterator[tuple[int, int]]:
        """How many criteria those of a layer fail, until ``most`` fail no more than they must to be among the misses."""
        for v in bits(layer, LOOKED_AT):
            count = missed + self._alone(need, v, asked)
            if count:
                yield count, v
                most -= count <= max(missed, 1)
            if not most:
                return

    def _alone(self, need: Need, v: int, asked: Asked) -> int:
        """How many of the criteria a person fails that every pair is asked on its own."""
        volunteer, problem = self._volunteers[v], self._problem
        return sum([not one.check(need, volunteer, problem) for one in asked.alone])

    def _key(self, need: Need) -> Key | None:
        """What to look the need's people up by: the key under which there are fewest."""
        wanted = ((one.code, one.lookup.wanted(need, self._problem)) for one in CRITERIA if one.lookup)
        return min(
            (key for key in wanted if key[1] is not None), key=lambda key: len(self._brought.found.get(key, ())), default=None
        )
