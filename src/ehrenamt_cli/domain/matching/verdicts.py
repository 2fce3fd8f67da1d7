"""The criteria applied to one pair, with the words for both sides."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.criterion import Criterion
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.i18n import Text


class Verdict(NamedTuple):
    """One criterion applied to one pair, with what is wanted and what is offered."""

    criterion: Criterion
    holds: bool
    wanted: Text
    offered: Text

    @property
    def code(self) -> str:
        """The code of the criterion."""
        return self.criterion.code

    @property
    def values(self) -> Text:
        """Both sides in one sentence."""
        return Text("gebraucht: {wanted}; vorhanden: {offered}", "wanted: {wanted}; offered: {offered}").fill(
            wanted=self.wanted, offered=self.offered
        )


def verdicts(need: Need, volunteer: Volunteer, problem: Problem) -> list[Verdict]:
    """Every criterion with its values: why this pair is possible, or why not."""
    return [_verdict(each, each.check(need, volunteer, problem), need, volunteer, problem) for each in CRITERIA]


def failures(need: Need, volunteer: Volunteer, problem: Problem) -> list[Verdict]:
    """The criteria that stand in the way of a pair; empty where the pair is possible."""
    return [_verdict(each, False, need, volunteer, problem) for each in failing(need, volunteer, problem)]


def failing(need: Need, volunteer: Volunteer, problem: Problem) -> list[Criterion]:
    """The criteria that a pair does not meet, without the words: for the many pairs that nobody will look at."""
    return [each for each in CRITERIA if not each.check(need, volunteer, problem)]


def suits(need: Need, volunteer: Volunteer, problem: Problem) -> bool:
    """Whether a pair meets every criterion."""
    return all(each.check(need, volunteer, problem) for each in CRITERIA)


def _verdict(criterion: Criterion, holds: bool, need: Need, volunteer: Volunteer, problem: Problem) -> Verdict:
    return Verdict(criterion, holds, criterion.wanted(need, problem), criterion.offered(need, volunteer, problem))
