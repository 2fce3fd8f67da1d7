"""The guardrails asked: of one intended placement, or of many at once; every way into a placement comes through here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import Breach, Case, broken
from ehrenamt_cli.domain.matching.model import Need, Volunteer
from ehrenamt_cli.services import pool
from ehrenamt_cli.services.circumstances import Circumstances
from ehrenamt_cli.storage.register import Register


class Intended(NamedTuple):
    """A volunteer meant for a need on a day.

    ``own`` is the placement that is there already, if there is one; those that it ``replaces`` are looked at as if ended.
    Where nobody is refused any more, placements ``later`` in the need, or ``later_too`` of the volunteer, do not count.
    """

    need: Row
    volunteer: Row
    day: date
    own: Row | None = None
    replaces: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    later_too: tuple[str, ...] = ()

    @property
    def itself(self) -> tuple[str, ...]:
        """The placements that this one is, or takes the place of."""
        return (*self.replaces, *([str(self.own["id"])] if self.own else []))


class Checked(NamedTuple):
    """What was found about one intended placement, and what it was found in."""

    intended: Intended
    breaches: list[Breach]
    case: Case
    need: Need
    volunteer: Volunteer


def breaches(register: Register, intended: Intended) -> list[Breach]:
    """Every rule that does not hold for this one."""
    [checked] = check(register, [intended])
    return checked.breaches


def check(register: Register, many: Iterable[Intended]) -> Iterator[Checked]:
    """Every rule that does not hold, for each of them; those that do not get in each other's way share what is looked up."""
    together: dict[tuple[object, ...], list[Intended]] = defaultdict(list)
    turns: dict[str, int] = defaultdict(int)
    for intended in many:
        turn = turns[intended.volunteer["id"]] = turns[intended.volunteer["id"]] + 1
        together[intended.day, turn, intended.replaces].append(intended)
    for group in together.values():
        yield from _checked(register, group)


def day_of(placement: Row, need: Row, on: date | None = None) -> date:
    """The day on which a placement is looked at again: today or its first day, whichever is later."""
    day, start = on or clock.today(), placement["start_on"] or need["start_on"]
    return max(day, date.fromisoformat(start)) if start else day


def _checked(register: Register, group: Sequence[Intended]) -> Iterator[Checked]:
    """Those of one day, no two of one volunteer, so that for each the placement that it is about can be left out."""
    day = group[0].day
    needs = {one.need["id"]: one.need for one in group}
    people = {one.volunteer["id"]: one.volunteer for one in group}
    around = Circumstances(register, [*needs.values()])
    apart = {key for one in group for key in (*one.itself, *one.later_too)}
    problem = pool.problem(register, needs.values(), people.values(), but=apart, day=day, around=around)
    matching_needs = {need.id: need for need in problem.needs}
    matching_people = {volunteer.id: volunteer for volunteer in problem.volunteers}
    for one in group:
        need, volunteer = matching_needs[one.need["id"]], matching_people[one.volunteer["id"]]
        case = around.case(one.need, day, one.volunteer, one.own, {*one.itself, *one.later})
        yield Checked(one, broken(case, need, volunteer, problem, around.asked(one.need, day).bases), case, need, volunteer)
