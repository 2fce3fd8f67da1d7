"""Matching problems from a seed, shaped like a land of prisons: the same size and seed give the same problem everywhere.

About 28 needs and 49 volunteers for each institution, twelve institutions to a region. They are made to compare methods: how many
needs can be filled says nothing about any real land.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

from ehrenamt_cli.domain.matching.model import Institution, Need, Problem, Volunteer


class Size(NamedTuple):
    """How many of each."""

    institutions: int
    volunteers: int
    needs: int


SIZES = {
    "S1": Size(36, 1_750, 1_000),
    "S2": Size(400, 20_000, 10_000),
    "S3": Size(2_000, 100_000, 50_000),
    "S4": Size(20_000, 1_000_000, 200_000),
}
SCARCE = Size(36, 700, 1_000)

REGION = 12
"""Institutions among which one person may be admitted to several."""

AS_OF = date(2027, 3, 1)
SLOTS = tuple(f"{day}{part}" for day in ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So") for part in (1, 2, 3))
LANGUAGES = (("de", 50), ("ar", 12), ("tr", 10), ("ru", 8), ("fa", 6), ("fr", 5), ("uk", 4), ("sq", 3), ("ku", 2))
LEVELS = (("A2", 2), ("B1", 4), ("B2", 3), ("C1", 2))
KINDS = (("besuch", 50), ("begleitung", 25), ("sprachtandem", 15), ("gruppe", 10))
LAST_DAYS = ((date(2027, 1, 31), 6), (date(2027, 8, 31), 20), (date(2028, 6, 30), 74))


def problem(size: Size, seed: int = 1) -> Problem:
    """A problem of that size."""
    random = Random(seed)
    places = [_institution(random, number) for number in range(size.institutions)]
    volunteers = tuple(_volunteer(random, number, places) for number in range(size.volunteers))
    needs = tuple(_need(random, number, places) for number in range(size.needs))
    return Problem({place.id: place for place in places}, volunteers, needs, SLOTS, load_penalty=2, today=AS_OF)


def _institution(random: Random, number: int) -> Institution:
    return Institution(f"I{number:05}", _slots(random, 12), requires_admission=True)


def _volunteer(random: Random, number: int, places: list[Institution]) -> Volunteer:
    home = _below(random, len(places))
    first = home - home % REGION
    around = min(REGION, len(places) - first)
    admitted = {home, *(first + _below(random, around) for _ in range(_one_of(random, ((0, 6), (1, 3), (2, 1)))))}
    kinds = {_one_of(random, KINDS) for _ in range(3)}
    return Volunteer(
        id=f"V{number:07}",
        consent=random.random() < 0.97,
        capacity=_one_of(random, ((1, 65), (2, 27), (3, 8))),
        minutes_week=_one_of(random, ((60, 15), (90, 25), (120, 35), (180, 15), (240, 10))),
        slots=_slots(random, 6),
        kinds=_shared(frozenset(kinds)),
        languages=_spoken(tuple((_one_of(random, LANGUAGES), _one_of(random, LEVELS)) for _ in range(_below(random, 4)))),
        screenings=_held("screening", _one_of(random, LAST_DAYS)),
        admitted=_admitted(tuple(places[place].id for place in sorted(admitted)), _one_of(random, LAST_DAYS)),
        trainings=_held("basis", _one_of(random, LAST_DAYS)),
        gender=_one_of(random, (("w", 60), ("m", 39), ("d", 1))),
        interests=_shared(frozenset(sorted(kinds)[: _below(random, 2)])),
        experience=_below(random, 6),
        waiting_since=_ago(30 * _below(random, 12)),
    )


def _need(random: Random, number: int, places: list[Institution]) -> Need:
    place = places[_uneven(random, len(places))]
    language = _one_of(random, LANGUAGES)
    return Need(
        id=f"N{number:06}",
        institution=place.id,
        kind=_one_of(random, KINDS),
        start=AS_OF,
        slots=_slots(random, 6),
        client=f"K{number:06}",
        people=_one_of(random, ((1, 92), (2, 6), (3, 2))),
        tier=_one_of(random, ((1, 20), (2, 50), (3, 30))),
        minutes=_one_of(random, ((60, 50), (90, 30), (120, 20))),
        languages=_wanted(language, "A2" if language == "de" else _one_of(random, LEVELS)),
        screenings=("screening",),
        trainings=("basis",),
        gender=_one_of(random, ((None, 85), ("w", 10), ("m", 5))),
    )


def _uneven(random: Random, places: int) -> int:
    """Any region alike, but some of its places far more often than others."""
    first = _below(random, places) // REGION * REGION
    return first + int(min(REGION, places - first) * random.random() ** 2)


def _below(random: Random, end: int) -> int:
    """A whole number from 0 on; made from ``random()`` alone, the only draw that all versions of Python promise to repeat."""
    return int(random.random() * end)


def _one_of(random: Random, choices: tuple[tuple[Any, int], ...]) -> Any:
    """One of several, each as often as its number says."""
    left = random.random() * sum(often for _, often in choices)
    for choice, often in choices:
        left -= often
        if left < 0:
            return choice
    return choices[-1][0]


def _slots(random: Random, about: int) -> int:
    mask = 0
    for _ in range(about):
        mask |= 1 << _below(random, len(SLOTS))
    return mask


# Equal values are one object, so that a million people fit into memory.


@cache
def _shared(words: frozenset[str]) -> frozenset[str]:
    return words


@cache
def _held(name: str, until: date) -> dict[str, date]:
    return {name: until}


@cache
def _admitted(places: tuple[str, ...], until: date) -> dict[str, date]:
    return dict.fromkeys(places, until)


@cache
def _ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


@cache
def _wanted(code: str, level: str) -> dict[str, str]:
    return {code: level}


@cache
def _spoken(more: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {"de": "M", **dict(pair for pair in more if pair[0] != "de")}
