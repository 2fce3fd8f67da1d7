"""The needs that suit one person, wishes first, and for every other need what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, in_order
from ehrenamt_cli.domain.matching.verdicts import failing
from ehrenamt_cli.domain.matching.wishes import Reason, reasons, score


class Offer(NamedTuple):
    """A need that suits, whether it is of a kind the person wishes for, the points and what they are made of."""

    need: Need
    wished: bool
    score: int
    reasons: tuple[Reason, ...]


class Missed(NamedTuple):
    """A need that does not suit, with the codes of every criterion that fails."""

    need: Need
    codes: tuple[str, ...]


class Offers(NamedTuple):
    """Every need, seen from one person: the best, how many suit in all, the rest, and how many each criterion stops."""

    volunteer: Volunteer
    best: tuple[Offer, ...]
    suitable: int
    missed: tuple[Missed, ...]
    failing: Mapping[str, int]


def offers(volunteer: Volunteer, problem: Problem, top: int) -> Offers:
    """The ``top`` best needs for a person: wishes, then urgency, then points; ties by name and id."""
    suitable: list[Offer] = []
    missed: list[Missed] = []
    for need in problem.needs:
        codes = tuple(criterion.code for criterion in failing(need, volunteer, problem))
        if codes:
            missed.append(Missed(need, codes))
        else:
            wished = need.kind in volunteer.interests
            suitable.append(Offer(need, wished, score(need, volunteer, problem), ()))
    suitable.sort(key=lambda one: place_of(one.need, volunteer, one.score))
    missed.sort(key=lambda one: (len(one.codes), one.need.tier, in_order(one.need)))
    counts = Counter(code for one in missed for code in one.codes)
    return Offers(
        volunteer,
        tuple(one._replace(reasons=tuple(reasons(one.need, volunteer, problem))) for one in suitable[:top]),
        len(suitable),
        tuple(missed),
        {each.code: counts[each.code] for each in CRITERIA if counts[each.code]},
    )


def place_of(need: Need, volunteer: Volunteer, points: int) -> tuple[bool, int, int, tuple[str, str]]:
    """Where a need stands for a person, with so many points: wishes first, then urgency, then points; ties by name and id."""
    return need.kind not in volunteer.interests, need.tier, -points, in_order(need)
