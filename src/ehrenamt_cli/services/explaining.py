"""Everything there is to say about one deadline: where it comes from, how it was reckoned, what was decided about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.deadlines import Deadline, window
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules import Rule
from ehrenamt_cli.domain.working import earlier_due, steps
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import deadlines, settling
from ehrenamt_cli.storage import acts
from ehrenamt_cli.storage.duties import row_of
from ehrenamt_cli.storage.register import Register


class Explained(NamedTuple):
    """One deadline with its rule, its working and its past."""

    deadline: Deadline
    rule: Rule
    working: list[Text]
    better: str
    decisions: list[settling.Decision]
    replaced: list[dict[str, Any]]
    """Days on which it was due while another day stood in the record: ``due_on``, ``trigger_on``, ``at``, ``by``."""


def explained(register: Register, text: str) -> Explained:
    """The deadline a person means, with everything about it."""
    deadline = settling.the_one(register, text)
    rule = deadlines.rule_of(register, deadline)
    subject = deadlines.kind_of(deadline)
    values = window(rule, today=clock.today(), until=deadline.due_on)
    row = row_of(register, rule.source, values, subject, deadline.subject.id)
    return Explained(
        deadline,
        rule,
        steps(rule, row, clock.today(), deadlines.own_calendar(register)) if row else [],
        settling.better(register, deadline) if row else "",
        settling.decisions(register, deadline),
        _replaced(register, deadline, rule, row) if row else [],
    )


def _replaced(register: Register, deadline: Deadline, rule: Rule, row: Row) -> list[dict[str, Any]]:
    calendar = deadlines.own_calendar(register)
    found: list[dict[str, Any]] = []
    for event in acts.standing(register, row.get("written_in") or deadline.subject.id):
        for field in rule.written or (rule.trigger,):
            before, after = event.changes.get(field, (None, None))
            if event.action != "change" or not before or before == after:
                continue
            due = earlier_due(rule, row, before, clock.today(), calendar)
            if due and due != deadline.first_due:
                found.append({"due_on": due.isoformat(), "trigger_on": before, "at": event.happened_at, "by": event.author})
    return found
