"""Why a pair suits or not, and why a need stays open; looked at, not kept."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.exclusions import REASONS as EXCLUDED
from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.plans import Plan, Unfilled
from ehrenamt_cli.domain.matching.ranking import Ranking, rank
from ehrenamt_cli.domain.matching.verdicts import Verdict, verdicts
from ehrenamt_cli.domain.matching.wishes import Reason, reasons
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.proposal_rows import REASONS as REJECTED
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import placements, pool
from ehrenamt_cli.services.planning import Asked, pair_of, planned
from ehrenamt_cli.services.records import resolve
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Pair(NamedTuple):
    """A need and a volunteer with every criterion, every further rule that stands in the way, points and decisions."""

    problem: Problem
    verdicts: list[Verdict]
    guardrails: list[Breach]
    reasons: list[Reason]
    remembered: list[Text]
    """What people decided about this pair before."""


class Open(NamedTuple):
    """A need in the plan: its people, or what is known about why it stays open; and how many each criterion stops."""

    problem: Problem
    plan: Plan
    unfilled: Unfilled | None
    people: tuple[str, ...]
    ranking: Ranking
    waiting: int


def why(register: Register, need_text: str, volunteer_text: str) -> Pair:
    """Everything there is to say about one pair."""
    need_id, volunteer_id = pair_of(register, need_text, volunteer_text)
    need, volunteer = stored.get(register, NEEDS, need_id) or {}, stored.get(register, VOLUNTEERS, volunteer_id) or {}
    problem = pool.problem(register, [need], [volunteer])
    pair = problem.needs[0], problem.volunteers[0]
    found = verdicts(*pair, problem)
    codes = {verdict.code for verdict in found}
    rails = [breach for breach in placements.of_pair(register, need, volunteer) if breach.code not in codes]
    return Pair(problem, found, rails, reasons(*pair, problem), _remembered(register, need, volunteer_id))


def why_not(register: Register, need_text: str, effort: str) -> Open:
    """Why a need stays open in the plan over all; WrongUsage where it does not look for anybody."""
    row = resolve(register, NEEDS, need_text)
    made, setting = planned(register, Asked(effort), (row["id"],))
    need = next((one for one in setting.problem.needs if one.id == row["id"]), None)
    if need is None:
        status = NEEDS.field("status").choices[row["status"]]
        raise WrongUsage(
            Text("„{title}“ sucht niemanden (Stand: {status}).", "“{title}” looks for nobody (status: {status}).").fill(
                title=row["title"], status=status
            ),
            Text("Wer dort ist: ehrenamt placement list --need {id}", "Who is there: ehrenamt placement list --need {id}").fill(
                id=row["id"]
            ),
        )
    people = tuple(one.volunteer for one in made.assignments if one.need == need.id)
    unfilled = next((one for one in made.unfilled if one.need == need.id), None)
    ranked = rank(need, setting.problem, 5)
    return Open(setting.problem, made, unfilled, people, ranked, setting.problem.waited(need))


def _remembered(register: Register, need: Row, volunteer: str) -> list[Text]:
    found = []
    for row in stored.every(register, PROPOSAL_ROWS, {"need_id": need["id"], "status": "rejected"}):
        if row["volunteer_id"] == volunteer:
            said = Text(
                "abgelehnt, {reason}; zurück: ehrenamt match lift {id}", "rejected, {reason}; back: ehrenamt match lift {id}"
            )
            found.append(said.fill(reason=REJECTED[row["reason"]], id=row["id"]))
    where: dict[str, Any] = {"volunteer_id": volunteer, "client_id": need["client_id"]}
    for row in stored.every(register, EXCLUSIONS, where) if need["client_id"] else ():
        said = Text("Ausschluss {id}: {reason}", "exclusion {id}: {reason}")
        found.append(said.fill(reason=EXCLUDED[row["reason"]], id=row["id"]))
    return found
