"""Deadlines as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.clocks import hours_between, on_the_wall
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import STATES, Deadline
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows

STRENGTHS = {"hard": Text("hart", "hard"), "soft": Text("weich", "soft")}


def when(row: dict[str, Any]) -> str:
    """The day, how near it is, and where it was moved from."""
    lines = [show_day(row["due_on"], weekday=True), str(STATES[row["state"]])]
    if row.get("due_at") and row["state"] != "done" and not row["postponed_from"]:
        lines.append(str(left(row["due_at"])))
    if row["done_on"]:
        lines[1] = f"{lines[1]} {show_day(row['done_on'])}"
    if row["postponed_from"]:
        lines.append(str(Text("verschoben von {day}", "postponed from {day}").fill(day=show_day(row["postponed_from"]))))
    return "\n".join(lines)


def left(due_at: str) -> Text:
    """How many hours are left of a period that counts them."""
    hours = hours_between(on_the_wall(clock.now()), due_at)
    if hours < 0:
        return Text("seit {n} h vorbei", "over for {n} h").fill(n=int(-hours))
    return Text("noch {n} h", "{n} h left").fill(n=int(hours))


def _what(row: dict[str, Any]) -> str:
    name = row["subject"]["name"]
    whom = row["subject"]["id"] if name == row["title"] else f"{name} ({row['subject']['id']})"
    return f"{row['title']}\n{whom}"


def _why(row: dict[str, Any]) -> str:
    return f"{row['rule']}, {STRENGTHS[row['strength']]}\n{row['basis']}"


ID = Column("id", Text("Frist", "deadline"))
WHEN = Column("due_on", Text("fällig", "due"), when, lambda row: row["state"] in ("overdue", "at_once"), whole=True)
WHAT = Column("title", Text("was und für wen", "what and for whom"), _what, whole=True)
WHO = Column("responsible", Text("zuständig", "responsible"))
WHY = Column("rule", Text("Regel und Quelle", "rule and source"), _why, whole=True)


def table(due: Iterable[Deadline], empty: Text) -> Rows:
    """The list as it was reckoned: oldest first."""
    return Rows((ID, WHEN, WHAT, WHO, WHY), [deadline.as_row() for deadline in due], empty)
