"""What a coordinator wants to see first: what is overdue, what this week brings, who and what is waiting."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli.domain.deadlines import SOON, Deadline
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import deadlines, events, records
from ehrenamt_cli.storage import records as stored
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
        events.this_week(register, SOON),
        records.shown(register, VOLUNTEERS, enquiries[:MOST]),
        len(enquiries),
        stored.count(register, VOLUNTEERS),
    )
