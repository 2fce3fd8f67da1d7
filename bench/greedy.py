"""What a diligent person does by hand: the most urgent need first, each with the best people who are still free."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ehrenamt_cli.domain.matching.model import TIERS, Need, Problem, bits, common_slots
from ehrenamt_cli.domain.matching.plans import Assignment, Plan, Unfilled
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.wishes import score


def greedy(problem: Problem) -> Plan:
    """A plan with every rule kept, made in one go; nobody moves over for anybody."""
    needs = sorted(problem.needs, key=lambda need: (need.tier, need.id))
    diary = _Diary(problem)
    suitable = dict(Suitability(problem, problem.volunteers).suitable(needs))
    for number, need in enumerate(needs):
        diary.fill(need, list(suitable[number]))
    filled = {one.need for one in diary.assignments}
    loads = [len(theirs) for theirs in diary.taken.values()]
    penalty = problem.load_penalty * sum(load * (load - 1) // 2 for load in loads)
    return Plan(
        {tier: sum(need.tier == tier and need.id in filled for need in needs) for tier in TIERS},
        {tier: sum(need.tier == tier for need in needs) for tier in TIERS},
        None,
        sum(one.score for one in diary.assignments) - penalty,
        False,
        tuple(sorted(diary.assignments)),
        tuple(Unfilled(need.id) for need in needs if need.id not in filled),
    )


class _Diary:
    """Who is taken when, in one slot for each visit."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.assignments: list[Assignment] = []
        self.taken: dict[int, list[int]] = defaultdict(list)
        self._minutes: dict[int, int] = defaultdict(int)

    def fill(self, need: Need, people: list[int]) -> None:
        """Take the best people who are free in the first slot in which there are enough."""
        volunteers = self.problem.volunteers
        points = {v: score(need, volunteers[v], self.problem) for v in people}
        free = {v: slots for v in sorted(points, key=lambda v: (-points[v], v)) if (slots := self._free(need, v))}
        for slot in bits(_together(free.values())):
            team = [v for v, slots in free.items() if slots >> slot & 1][: need.people]
            if len(team) == need.people:
                for v in team:
                    self.assignments.append(Assignment(need.id, volunteers[v].id, slot, points[v]))
                    self.taken[v].append(slot)
                    self._minutes[v] += need.minutes
                return

    def _free(self, need: Need, v: int) -> int:
        volunteer = self.problem.volunteers[v]
        if len(self.taken[v]) >= volunteer.capacity or self._minutes[v] + need.minutes > volunteer.minutes_week:
            return 0
        busy = sum(1 << slot for slot in self.taken[v])
        return common_slots(need, volunteer, self.problem) & ~busy


def _together(masks: Iterable[int]) -> int:
    together = 0
    for mask in masks:
        together |= mask
    return together
