"""The best people for one need, and for everybody else what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, in_order
from ehrenamt_cli.domain.matching.verdicts import failing
from ehrenamt_cli.domain.matching.wishes import Reason, reasons, score


class Ranked(NamedTuple):
    """A suitable person with the points and what they are made of."""

    volunteer: Volunteer
    score: int
    reasons: tuple[Reason, ...]


class Refused(NamedTuple):
    """Somebody who does not suit, with the codes of every criterion that fails; ``failures`` has the words."""

    volunteer: Volunteer
    codes: tuple[str, ...]


class Ranking(NamedTuple):
    """Everybody, seen from one need: the best, how many suit in all, the rest, and how many each criterion stops."""

    need: Need
    best: tuple[Ranked, ...]
    suitable: int
    refused: tuple[Refused, ...]
    failing: Mapping[str, int]


def rank(need: Need, problem: Problem, top: int) -> Ranking:
    """The ``top`` best people for a need, ties by name and id; the others by how little is missing."""
    suitable: list[Volunteer] = []
    refused: list[Refused] = []
    for volunteer in problem.volunteers:
        missed = failing(need, volunteer, problem)
        if missed:
            refused.append(Refused(volunteer, tuple(criterion.code for criterion in missed)))
        else:
            suitable.append(volunteer)
    suitable.sort(key=lambda one: place_of(one, score(need, one, problem)))
    refused.sort(key=lambda one: (len(one.codes), in_order(one.volunteer)))
    return Ranking(
        need,
        tuple(Ranked(one, score(need, one, problem), tuple(reasons(need, one, problem))) for one in suitable[:top]),
        len(suitable),
        tuple(refused),
        _counted(refused),
    )


def place_of(volunteer: Volunteer, points: int) -> tuple[int, tuple[str, str]]:
    """Where somebody stands for a need, with so many points; ties by name and id."""
    return -points, in_order(volunteer)


def _counted(refused: list[Refused]) -> dict[str, int]:
    counts = dict.fromkeys((criterion.code for criterion in CRITERIA), 0)
    for one in refused:
        for code in one.codes:
            counts[code] += 1
    return {code: count for code, count in counts.items() if count}
