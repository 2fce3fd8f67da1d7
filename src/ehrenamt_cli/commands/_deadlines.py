"""Deadlines as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

from ehrenamt_cli.domain.days import show_day
from ehrenamt_cli.domain.deadlines import STATES, Deadline
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows

_STRENGTHS = {"hard": Text("hart", "hard"), "soft": Text("weich", "soft")}

COLUMNS = (
    Column("due_on", Text("fällig", "due"), lambda day: show_day(day, weekday=True)),
    Column("state", Text("Stand", "state"), lambda state: str(STATES[state]), lambda row: row["state"] in ("overdue", "at_once")),
    Column("title", Text("was", "what")),
    Column("subject", Text("wen es betrifft", "concerns"), lambda subject: f"{subject['name']} ({subject['id']})"),
    Column("responsible", Text("zuständig", "responsible")),
    Column("strength", Text("Art", "kind"), lambda strength: str(_STRENGTHS[strength])),
    Column("rule", Text("Regel", "rule")),
    Column("basis", Text("Quelle", "source")),
)


def table(due: Iterable[Deadline], empty: Text) -> Rows:
    """The list as it was reckoned: oldest first."""
    return Rows(COLUMNS, [deadline.as_row() for deadline in due], empty)
