"""The independent checker: looks at a finished plan with nothing but the problem in hand and knows no planner."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import NamedTuple

from ehrenamt_cli.domain.matching.model import TIERS, Problem, common_slots
from ehrenamt_cli.domain.matching.plans import Assignment, Plan
from ehrenamt_cli.domain.matching.verdicts import failing
from ehrenamt_cli.domain.matching.wishes import score


class Violation(NamedTuple):
    """What is wrong with a plan: a code and the ids it concerns."""

    code: str
    where: tuple[str, ...]


def violations(problem: Problem, plan: Plan) -> list[Violation]:
    """Everything that is wrong with a plan; empty for one that can be proposed."""
    needs = {need.id: need for need in problem.needs}
    volunteers = {volunteer.id: volunteer for volunteer in problem.volunteers}
    unknown = [one for one in plan.assignments if one.need not in needs or one.volunteer not in volunteers]
    if unknown:
        return [Violation("UNBEKANNT", (one.need, one.volunteer)) for one in unknown]
    return [
        *_pairs(problem, plan),
        *_people(problem, plan),
        *_teams(problem, plan),
        *_pins(problem, plan),
        *_figures(problem, plan),
    ]


def _pairs(problem: Problem, plan: Plan) -> list[Violation]:
    """Every pair meets the criteria, in a slot they share, and is there once."""
    needs = {need.id: need for need in problem.needs}
    volunteers = {volunteer.id: volunteer for volunteer in problem.volunteers}
    found = []
    for one in plan.assignments:
        need, volunteer = needs[one.need], volunteers[one.volunteer]
        found += [Violation(each.code, (need.id, volunteer.id)) for each in failing(need, volunteer, problem)]
        if not common_slots(need, volunteer, problem) >> one.slot & 1:
            found.append(Violation("ZEIT", (need.id, volunteer.id)))
        if one.score != score(need, volunteer, problem):
            found.append(Violation("PUNKTE", (need.id, volunteer.id)))
    twice = Counter((one.need, one.volunteer) for one in plan.assignments)
    return found + [Violation("DOPPELT", pair) for pair, times in twice.items() if times > 1]


def _people(problem: Problem, plan: Plan) -> list[Violation]:
    """Nobody has more placements, minutes or strain than they can take, or two visits at once."""
    needs = {need.id: need for need in problem.needs}
    days: dict[str, list[Assignment]] = {}
    for one in plan.assignments:
        days.setdefault(one.volunteer, []).append(one)
    found = []
    for volunteer in problem.volunteers:
        theirs = days.get(volunteer.id)
        if not theirs:
            continue  # who has more to do already than they can take gets nothing, and that is right
        if len(theirs) > volunteer.capacity:
            found.append(Violation("KAPAZITAET", (volunteer.id,)))
        if sum(needs[one.need].minutes for one in theirs) > volunteer.minutes_week:
            found.append(Violation("STUNDEN", (volunteer.id,)))
        heavy = sum(needs[one.need].heavy for one in theirs)
        if volunteer.heavy_free is not None and heavy > volunteer.heavy_free:
            found.append(Violation("BELASTUNG", (volunteer.id,)))
        for one, other in combinations(sorted(theirs, key=lambda one: one.slot), 2):
            if one.slot + needs[one.need].width > other.slot:
                found.append(Violation("GLEICHZEITIG", (volunteer.id, one.need, other.need)))
    return found


def _teams(problem: Problem, plan: Plan) -> list[Violation]:
    """A need has all its people, in one slot, or none; and each open need is named once."""
    teams: dict[str, list[Assignment]] = {}
    for one in plan.assignments:
        teams.setdefault(one.need, []).append(one)
    found = []
    for need in problem.needs:
        team = teams.get(need.id, [])
        if team and len(team) != need.people:
            found.append(Violation("ANZAHL", (need.id,)))
        if len({one.slot for one in team}) > 1:
            found.append(Violation("GRUPPE", (need.id,)))
    open_needs = sorted(need.id for need in problem.needs if need.id not in teams)
    if sorted(one.need for one in plan.unfilled) != open_needs:
        found.append(Violation("OFFEN", tuple(open_needs)))
    return found


def _pins(problem: Problem, plan: Plan) -> list[Violation]:
    """Each pin stays or is reported."""
    pairs = {(one.need, one.volunteer) for one in plan.assignments}
    reported = {(one.need, one.volunteer) for one in plan.pin_violations}
    return [Violation("FESTSETZUNG", pin) for pin in problem.pins if pin not in pairs | reported]


def _figures(problem: Problem, plan: Plan) -> list[Violation]:
    """The numbers that the plan states about itself are right."""
    pairs = {(one.need, one.volunteer) for one in plan.assignments}
    filled = {one.need for one in plan.assignments}
    tiers = {tier: sum(need.tier == tier and need.id in filled for need in problem.needs) for tier in TIERS}
    kept = None if problem.previous is None else len(pairs & problem.previous)
    loads = Counter(one.volunteer for one in plan.assignments).values()
    points = sum(one.score for one in plan.assignments) - problem.load_penalty * sum(c * (c - 1) // 2 for c in loads)
    most, reached = list(plan.at_most.values()), list(tiers.values())
    stated = {
        "STUFEN": plan.filled_by_tier == tiers,
        "BEIBEHALTEN": plan.previous_kept == kept,
        "SUMME": plan.score == points,
        "SCHRANKE": most == reached if plan.optimal else most >= reached,
    }
    return [Violation(code, ()) for code, right in stated.items() if not right]
