"""What a coordinator wants to see first: what is overdue, what this week brings, who and what is waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ehrenamt_cli.domain.deadlines import SOON, Deadline
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import deadlines, event_lists, records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import waiting
from ehrenamt_cli.storage.register import Register

MOST = 8
"""So many entries of each kind fit on one screen."""


class Today(NamedTuple):
    """The first screen of the day."""

    due: list[Deadline]
    open_needs: list[dict[str, Any]]
    open_needs_total: int
    events: list[dict[str, Any]]
    """Those of the week, with how their places stand."""
    waiting: list[dict[str, Any]]
    waiting_total: int
    volunteers: int
    longest: dict[str, dict[str, Any] | None]
    """Who and what waits longest of all, and since when: a ``need``, and a ``volunteer`` on the way or without a placement."""


def today(register: Register) -> Today:
    """What is overdue, due within a week or to be prepared by now, open needs by urgency, applicants by waiting time."""
    needs = sorted(stored.every(register, NEEDS, {"status": "open"}), key=lambda row: (row["tier"], row["registered_on"] or ""))
    enquiries = sorted(stored.every(register, VOLUNTEERS, {"status": "enquiry"}), key=lambda row: row["enquired_on"] or "9999")
    due = deadlines.for_today(register)
    deadlines.note_seen(register, due)
    return Today(
        due,
        records.shown(register, NEEDS, needs[:MOST]),
        len(needs),
        event_lists.this_week(register, SOON),
        records.shown(register, VOLUNTEERS, enquiries[:MOST]),
        len(enquiries),
        stored.count(register, VOLUNTEERS),
        {"need": _longest(register, NEEDS, waiting.needs), "volunteer": _longest(register, VOLUNTEERS, waiting.volunteers)},
    )


def _longest(register: Register, entity: Entity, waits: Callable[[Register, int], list[dict[str, Any]]]) -> dict[str, Any] | None:
    for one in waits(register, 1):
        return {"id": one["id"], "name": stored.titles(register, entity, [one["id"]])[one["id"]], "since": one["since"]}
    return None
