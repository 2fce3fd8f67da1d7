"""The points of pairs in a register: all wishes, and how long the need has been waiting, so that nobody waits for ever."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehrenamt_cli.domain.matching import wishes
from ehrenamt_cli.domain.matching.model import Need, Pair, Problem, Volunteer
from ehrenamt_cli.domain.matching.plans import Assignment, Plan
from ehrenamt_cli.domain.matching.wishes import Reason
from ehrenamt_cli.i18n import Text

LOAD_PENALTY = 10
"""Points off for somebody's second new placement; the c-th costs (c - 1) times as much, so that load spreads."""

WAITING_NEED = Text("der Bedarf wartet schon länger", "the need has been waiting")


class Points(dict[Pair, int]):
    """Reckoned when they are asked for; ``waiting`` are days by need. Stands in for the ``scores`` of a problem."""

    def __init__(self, problem: Problem, waiting: Mapping[str, int]) -> None:
        super().__init__()
        self._problem = problem._replace(scores=None)
        self._waiting = waiting
        self._needs: dict[str, Need] = {need.id: need for need in problem.needs}
        self._volunteers: dict[str, Volunteer] = {one.id: one for one in problem.volunteers}

    def get(self, pair: Pair, default: Any = None) -> Any:
        """The points of a need and a volunteer, by id."""
        need, volunteer = self._needs[pair[0]], self._volunteers[pair[1]]
        return wishes.score(need, volunteer, self._problem) + patience(self._waiting.get(need.id, 0))

    def reasons(self, pair: Pair) -> list[Reason]:
        """What the points of a pair are made of, the weightiest first."""
        need, volunteer = self._needs[pair[0]], self._volunteers[pair[1]]
        waited = patience(self._waiting.get(need.id, 0))
        found = wishes.reasons(need, volunteer, self._problem)
        found += [Reason("WARTEZEIT_BEDARF", waited, WAITING_NEED)] if waited else []
        return sorted(found, key=lambda reason: -abs(reason.points))

    def as_given(self, pair: Pair) -> list[Text]:
        """What a plan says of this pair, whose points were given to it."""
        need, volunteer = self._needs[pair[0]], self._volunteers[pair[1]]
        return [reason.text for reason in wishes.reasons(need, volunteer, self._problem._replace(scores=self))]


def with_points(problem: Problem, waiting: Mapping[str, int]) -> tuple[Problem, Points]:
    """The problem as a plan over a register sees it, and its points."""
    points = Points(problem, waiting)
    return problem._replace(scores=points, load_penalty=LOAD_PENALTY), points


def with_reasons(plan: Plan, points: Points) -> Plan:
    """The plan with each pair's own reasons in place of “points given”."""
    return plan._replace(assignments=tuple(_with_reasons(one, points) for one in plan.assignments))


def patience(days: int) -> int:
    """2 points for each month a need has been waiting, 20 at most."""
    return 2 * min(max(days, 0) // 30, 10)


def _with_reasons(one: Assignment, points: Points) -> Assignment:
    pair = one.need, one.volunteer
    standing = (text for text in one.reasons if text not in points.as_given(pair))
    return one._replace(reasons=(*standing, *(reason.text for reason in points.reasons(pair))))
