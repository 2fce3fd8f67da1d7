"""Rankings in the register: who suits a need, and which needs suit somebody.

In a large register the most promising are looked at first, as many as it takes to know the best, and some who come near.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.matching import offers, ranking
from ehrenamt_cli.domain.matching.model import Problem, Volunteer
from ehrenamt_cli.domain.matching.offers import Offers
from ehrenamt_cli.domain.matching.ranking import Ranking
from ehrenamt_cli.domain.matching.verdicts import suits
from ehrenamt_cli.domain.matching.wishes import score
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import candidates, openings, pool, records
from ehrenamt_cli.services.best_first import FIRST, Place, best_first
from ehrenamt_cli.storage import openings as stored_openings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Looked(NamedTuple):
    """A ranking, its problem, how many were not looked at, and whether some of those may suit, ranking behind."""

    ranking: Ranking
    problem: Problem
    left_out: int = 0
    more: bool = False


class Offered(NamedTuple):
    """The same for one person."""

    offers: Offers
    problem: Problem
    left_out: int = 0
    more: bool = False


def of_need(register: Register, need_text: str, top: int) -> Looked:
    """The best people for one need, and for the others every criterion that fails."""
    row = records.resolve(register, NEEDS, need_text)
    alone = pool.problem(register, [row], [])
    few = candidates.of(register, row, alone)
    if few is None:
        problem = pool.problem(register, [row])
        return Looked(ranking.rank(problem.needs[0], problem, top), problem)
    people: dict[str, Volunteer] = {}
    waived = set(alone.exempt_at)

    def look(keys: Sequence[str]) -> list[Place]:
        some = pool.problem(register, [row], stored.referring(register, VOLUNTEERS, "id", keys))
        people.update((one.id, one) for one in some.volunteers)
        waived.update(some.exempt_at)
        [need] = some.needs
        return [ranking.place_of(one, score(need, one, some)) for one in some.volunteers if suits(need, one, some)]

    hopes = few.hopes[:FIRST] if alone.needs[0].barred else few.hopes
    seen = best_first(hopes, top, look)
    look(few.near)
    problem = alone._replace(volunteers=tuple(sorted(people.values())), exempt_at=frozenset(waived))
    left_out = stored.count(register, VOLUNTEERS) - len(people)
    return Looked(ranking.rank(problem.needs[0], problem, top), problem, left_out, seen < len(hopes))


def of_volunteer(register: Register, volunteer_text: str, top: int) -> Offered:
    """The open needs that suit a person, wishes first, and for the others every criterion that fails."""
    row = records.resolve(register, VOLUNTEERS, volunteer_text)
    alone = pool.problem(register, [], [row])
    few = openings.of(register, alone)
    if few is None:
        problem = pool.problem(register, stored.every(register, NEEDS, {"status": "open"}), [row])
        problem = problem._replace(needs=tuple(need for need in problem.needs if need.people))
        return Offered(offers.offers(problem.volunteers[0], problem, top), problem)
    looked_at: list[str] = []

    def look(keys: Sequence[str]) -> list[Place]:
        looked_at.extend(keys)
        some = pool.problem(register, stored.referring(register, NEEDS, "id", keys), [row])
        [person] = some.volunteers
        able = [need for need in some.needs if need.people and suits(need, person, some)]
        return [offers.place_of(need, person, score(need, person, some)) for need in able]

    [person] = alone.volunteers
    hopes = few.hopes if person.active and person.consent and person.capacity > 0 else few.hopes[:FIRST]
    seen = best_first(hopes, top, look)
    problem = pool.problem(register, stored.referring(register, NEEDS, "id", [*looked_at, *few.near]), [row])
    problem = problem._replace(needs=tuple(need for need in problem.needs if need.people))
    left_out = stored_openings.count(register) - len(looked_at) - len(few.near)
    return Offered(offers.offers(problem.volunteers[0], problem, top), problem, left_out, seen < len(hopes))
