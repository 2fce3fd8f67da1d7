"""Deadlines as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import STATES, Deadline
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows

_STRENGTHS = {"hard": Text("hart", "hard"), "soft": Text("weich", "soft")}


def _when(row: dict[str, Any]) -> str:
    return f"{show_day(row['due_on'], weekday=True)}\n{STATES[row['state']]}"


def _what(row: dict[str, Any]) -> str:
    return f"{row['title']}\n{row['subject']['name']} ({row['subject']['id']})"


def _why(row: dict[str, Any]) -> str:
    return f"{row['rule']}, {_STRENGTHS[row['strength']]}\n{row['basis']}"


WHEN = Column("due_on", Text("fällig", "due"), _when, lambda row: row["state"] in ("overdue", "at_once"), whole=True)
WHAT = Column("title", Text("was und für wen", "what and for whom"), _what, whole=True)
WHO = Column("responsible", Text("zuständig", "responsible"))
WHY = Column("rule", Text("Regel und Quelle", "rule and source"), _why, whole=True)


def table(due: Iterable[Deadline], empty: Text) -> Rows:
    """The list as it was reckoned: oldest first."""
    return Rows((WHEN, WHAT, WHO, WHY), [deadline.as_row() for deadline in due], empty)
