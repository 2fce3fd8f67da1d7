"""A proposal for all: the plan, kept to be decided about row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.spans import DAYS
from ehrenamt_cli.domain.matching.model import ALWAYS, Need, Pair, Volunteer, in_order
from ehrenamt_cli.domain.matching.plans import Assignment, Plan
from ehrenamt_cli.domain.matching.wishes import reasons
from ehrenamt_cli.services import proposals
from ehrenamt_cli.services.planning import Asked, Setting, planned
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
    leaving: Mapping[Pair, str]
    """The placements that run and would end, where they may."""


def proposal(register: Register, asked: Asked) -> Proposed:
    """A plan over the open needs, kept to be decided about; people who are placed already stay out of its rows."""
    made, setting = planned(register, asked)
    needs = {need.id: need for need in setting.problem.needs}
    people = {one.id: one for one in setting.problem.volunteers}
    stays = {(one.need, one.volunteer) for one in made.assignments}
    leaving = {pair: placement for pair, placement in sorted(setting.moving.items()) if pair not in stays}
    makes_room: dict[str, list[str]] = defaultdict(list)
    for pair, placement in leaving.items():
        for key in pair:
            makes_room[key].append(placement)
    new = [one for one in made.assignments if (one.need, one.volunteer) not in setting.moving]
    new.sort(key=lambda one: (needs[one.need].tier, in_order(needs[one.need]), in_order(people[one.volunteer])))
    rows = [_row(number, one, needs[one.need], people[one.volunteer], setting, makes_room) for number, one in enumerate(new, 1)]
    earlier = proposals.current(register)
    head = {
        "scope": setting.scope,
        "needs": len(needs),
        "filled": sum(made.filled_by_tier.values()),
        "proven": int(made.optimal),
    }
    record = proposals.keep(register, head, rows)
    numbers = {(row["need_id"], row["volunteer_id"]): row["number"] for row in rows}
    replaced = earlier if record and earlier and earlier["id"] != record["id"] else None
    return Proposed(made, setting, record, numbers, replaced, leaving)


def _row(
    number: int, one: Assignment, need: Need, volunteer: Volunteer, setting: Setting, makes_room: Mapping[str, list[str]]
) -> dict[str, Any]:
    pair = one.need, one.volunteer
    return {
        "number": number,
        "need_id": one.need,
        "volunteer_id": one.volunteer,
        "first_time": _first_time(one, need, volunteer),
        "score": one.score,
        "points": [f"{reason.code}:{reason.points:+d}" for reason in reasons(need, volunteer, setting.problem)],
        "replaces": list(dict.fromkeys(placement for key in pair for placement in makes_room.get(key, ()))),
        "kept": int(pair in (setting.problem.previous or ())),
    }


def _first_time(one: Assignment, need: Need, volunteer: Volunteer) -> str:
    """``Tu 14:00-15:30``, as times are stored; empty where neither side names times."""
    if need.slots == ALWAYS and volunteer.slots == ALWAYS:
        return ""
    day, first = divmod(one.slot, 48)
    begin, end = (f"{half // 2:02d}:{half % 2 * 30:02d}" for half in (first, first + need.width))
    return f"{DAYS[day]} {begin}-{end}"
