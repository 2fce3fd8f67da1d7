"""What a new proposal changes against the one before, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.verdicts import failures
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.proposal_rows import REASONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import pool, proposals
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Difference(NamedTuple):
    """What becomes of one need: who was proposed, who is now, and why that changed."""

    kind: str
    """``kept``, ``moved``, ``new`` or ``gone``."""
    need: str
    before: tuple[str, ...]
    now: tuple[str, ...]
    why: Text


class Comparison(NamedTuple):
    """Two proposals side by side; ``earlier`` is None where there is nothing to compare with."""

    proposal: dict[str, Any]
    earlier: dict[str, Any] | None
    differences: list[Difference]


KINDS = {
    "kept": Text("bleibt", "stays"),
    "moved": Text("jemand anderes", "somebody else"),
    "new": Text("neu besetzt", "newly filled"),
    "gone": Text("nicht mehr", "no longer"),
}


def compared(register: Register) -> Comparison:
    """The open proposal against the one it took the place of."""
    proposal = proposals.the_current(register)
    earlier = proposals.before(register, proposal)
    if earlier is None:
        return Comparison(proposal, None, [])
    before, now = (proposals.rows_of(register, one) for one in (earlier, proposal))
    needs = {row["id"]: row for row in stored.referring(register, NEEDS, "id", {row["need_id"] for row in (*before, *now)})}
    people = stored.referring(register, VOLUNTEERS, "id", {row["volunteer_id"] for row in (*before, *now)})
    problem = pool.problem(register, needs.values(), people)
    then, today = _teams(before), _teams(now)
    order = sorted(then.keys() | today.keys(), key=lambda need: (needs[need]["title"], need))
    found = [_difference(need, then, today, before, now, problem, needs) for need in order]
    return Comparison(proposal, earlier, sorted(found, key=lambda one: list(KINDS).index(one.kind), reverse=True))


def _difference(
    need: str,
    then: Mapping[str, Sequence[str]],
    today: Mapping[str, Sequence[str]],
    before: Sequence[Row],
    now: Sequence[Row],
    problem: Problem,
    needs: Mapping[str, Row],
) -> Difference:
    was, is_now = tuple(then.get(need, ())), tuple(today.get(need, ()))
    if not was:
        return Difference("new", need, was, is_now, NOTHING)
    if set(was) == set(is_now):
        return Difference("kept", need, was, is_now, NOTHING)
    rows = [row for row in before if row["need_id"] == need and row["volunteer_id"] not in is_now]
    whys = [_why(row, now, problem, needs) for row in rows]
    return Difference("moved" if is_now else "gone", need, was, is_now, _joined(whys))


def _why(row: Row, now: Sequence[Row], problem: Problem, needs: Mapping[str, Row]) -> Text:
    """Why a pair of the earlier proposal is not in this one."""
    if row["status"] == "accepted":
        return Text("angenommen", "accepted")
    if row["status"] == "rejected":
        return Text("abgelehnt: {reason}", "rejected: {reason}").fill(reason=REASONS[row["reason"]])
    if needs[row["need_id"]]["status"] != "open":
        return Text("der Bedarf ist nicht mehr offen", "the need is no longer open")
    need = next(one for one in problem.needs if one.id == row["need_id"])
    volunteer = next(one for one in problem.volunteers if one.id == row["volunteer_id"])
    if not need.people:
        return Text("der Bedarf hat inzwischen alle Personen", "the need has all its people by now")
    failed = failures(need, volunteer, problem)
    if failed:
        return Text("{title}: {offered}", "{title}: {offered}").fill(title=failed[0].criterion.title, offered=failed[0].offered)
    elsewhere = [other for other in now if other["volunteer_id"] == row["volunteer_id"]]
    if elsewhere:
        title = needs[elsewhere[0]["need_id"]]["title"]
        return Text("wird jetzt für „{title}“ gebraucht", "now needed for “{title}”").fill(title=title)
    return Text("so sind mehr oder dringendere Bedarfe besetzt", "this way more or more urgent needs are filled")


def _teams(rows: Iterable[Row]) -> dict[str, list[str]]:
    teams: dict[str, list[str]] = {}
    for row in rows:
        teams.setdefault(row["need_id"], []).append(row["volunteer_id"])
    return teams


def _joined(texts: Iterable[Text]) -> Text:
    different = list(dict.fromkeys(texts))
    return Text("; ".join(t.de for t in different), "; ".join(t.en for t in different))
