"""Matching in the register: who suits a need, which needs suit somebody, and a proposal for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.spans import DAYS
from ehrenamt_cli.domain.matching.model import ALWAYS, Need, Problem, Volunteer, in_order
from ehrenamt_cli.domain.matching.offers import Offers, offers
from ehrenamt_cli.domain.matching.plans import Assignment, Plan
from ehrenamt_cli.domain.matching.points import with_points
from ehrenamt_cli.domain.matching.ranking import Ranking, rank
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import candidates, pool, proposals, records
from ehrenamt_cli.services.planning import Asked, Setting, planned, waiting_days
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Proposed(NamedTuple):
    """A plan, its problem, and how it is kept: the record and the number of each pair's row."""

    plan: Plan
    setting: Setting
    record: dict[str, Any] | None
    """None where there is nothing to decide."""
    numbers: Mapping[tuple[str, str], int]
    earlier: dict[str, Any] | None
    """The proposal it took the place of."""


def ranking(register: Register, need_text: str, top: int) -> tuple[Ranking, Problem, int]:
    """The best people for one need, and for the others every criterion that fails; and how many were not looked at.

    In a large register only the nearest of the others are looked at.
    """
    need = records.resolve(register, NEEDS, need_text)
    few = candidates.of(register, need)
    problem = pool.problem(register, [need], few)
    return rank(problem.needs[0], problem, top), problem, 0 if few is None else stored.count(register, VOLUNTEERS) - len(few)


def offered(register: Register, volunteer_text: str, top: int) -> tuple[Offers, Problem, dict[str, int]]:
    """The open needs that suit a person, wishes first, and how long each has been waiting."""
    person = records.resolve(register, VOLUNTEERS, volunteer_text)
    rows = list(stored.every(register, NEEDS, {"status": "open"}))
    waiting = waiting_days(rows)
    problem = pool.problem(register, rows, [person])
    problem, points = with_points(problem._replace(needs=tuple(need for need in problem.needs if need.people)), waiting)
    return offers(problem.volunteers[0], problem, points, top), problem, waiting


def proposal(register: Register, asked: Asked) -> Proposed:
    """A plan over the open needs, kept to be decided about; people who are placed already stay out of its rows."""
    made, setting = planned(register, asked)
    needs = {need.id: need for need in setting.problem.needs}
    people = {one.id: one for one in setting.problem.volunteers}
    new = [one for one in made.assignments if (one.need, one.volunteer) not in setting.running]
    new.sort(key=lambda one: (needs[one.need].tier, in_order(needs[one.need]), in_order(people[one.volunteer])))
    rows = [_row(number, one, needs[one.need], people[one.volunteer], setting) for number, one in enumerate(new, 1)]
    earlier = proposals.current(register)
    head = {
        "scope": setting.scope,
        "needs": len(needs),
        "filled": sum(made.filled_by_tier.values()),
        "proven": int(made.optimal),
    }
    record = proposals.keep(register, head, rows)
    numbers = {(row["need_id"], row["volunteer_id"]): row["number"] for row in rows}
    return Proposed(made, setting, record, numbers, earlier if record and earlier and earlier["id"] != record["id"] else None)


def _row(number: int, one: Assignment, need: Need, volunteer: Volunteer, setting: Setting) -> dict[str, Any]:
    pair = one.need, one.volunteer
    return {
        "number": number,
        "need_id": one.need,
        "volunteer_id": one.volunteer,
        "first_time": _first_time(one, need, volunteer),
        "score": one.score,
        "points": [f"{reason.code}:{reason.points:+d}" for reason in setting.points.reasons(pair)],
        "kept": int(pair in (setting.problem.previous or ())),
    }


def _first_time(one: Assignment, need: Need, volunteer: Volunteer) -> str:
    """``Tu 14:00-15:30``, as times are stored; empty where neither side names times."""
    if need.slots == ALWAYS and volunteer.slots == ALWAYS:
        return ""
    day, first = divmod(one.slot, 48)
    begin, end = (f"{half // 2:02d}:{half % 2 * 30:02d}" for half in (first, first + need.width))
    return f"{DAYS[day]} {begin}-{end}"
