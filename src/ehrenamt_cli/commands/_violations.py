"""Placements that no longer keep a rule: which, since when, and what would lift it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._options import day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.placements import PLACEMENTS, STATUS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Result, Rows
from ehrenamt_cli.services import findings
from ehrenamt_cli.services.registers import Register

_FOUND_SOMETHING = 3


def rules(
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=both("TAG", "DAY"), help=both("an diesem Tag, sonst heute", "on this day, default today")),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help=both("auch Ausnahmen mit Grund und Hinweise", "exceptions with a reason and warnings, too")),
    ] = False,
) -> Result:
    """Every placement that no longer keeps a rule; ends with 3 where there is one."""
    with register_in_use() as register:
        rows = findings.rows(register, day(on), everything=everything)
    against = sum(row["kind"] == "violation" for row in rows)
    placed = len({row["placement_id"] for row in rows if row["kind"] == "violation"})
    note = Text("{n} Verstöße in {m} Einsätzen.", "{n} violations in {m} placements.").fill(n=against, m=placed)
    if placed <= 1:
        note = Text("{n} × in einem Einsatz.", "{n} × in one placement.").fill(n=against) if placed else NOTHING
    columns = _COLUMNS if everything else [column for column in _COLUMNS if column.key != "kind"]
    return Rows(
        columns,
        rows,
        Text("Alle Einsätze halten alle Regeln ein.", "All placements keep all rules."),
        note,
        _FOUND_SOMETHING if against else 0,
    )


def _present(register: Register, row: dict[str, Any]) -> list[str | Rows | Card]:
    """What does not hold of a placement today, on its card; with its exceptions and warnings."""
    found = findings.of(register, row)
    if not found:
        return []
    return [str(Text("Was zurzeit nicht stimmt", "What does not hold at present")), Rows(_COLUMNS[2:], found)]


show = showing(PLACEMENTS.plural, _present)
"""The card of a placement, with the rules that it does not keep."""


def _whom(row: dict[str, Any]) -> str:
    return f"{row['volunteer']} ({row['placement_id']})"


def _where(row: dict[str, Any]) -> str:
    return f"{row['need']}, {row['organisation']}, {STATUS[row['status']]}"


def _rule(row: dict[str, Any]) -> str:
    basis = f" ({row['basis']})" if row["basis"] else ""
    return f"{row['title']}: {row['found']}{basis}"


def _why(row: dict[str, Any]) -> str:
    """What helps; for an exception who made it and why."""
    if row["kind"] != "exception":
        return str(row["lift"])
    said = Text("Ausnahme von {by} am {day}: {reason}", "exception by {by} on {day}: {reason}")
    granted_on = show_day(row["granted_on"]) if row["granted_on"] else "?"
    return str(said.fill(by=row["granted_by"] or "?", day=granted_on, reason=row["reason"]))


_COLUMNS = [
    Column("volunteer", Text("Freiwillige:r", "volunteer"), _whom, whole=True),
    Column("need", Text("wo", "where"), _where, whole=True),
    Column("kind", Text("Art", "kind"), lambda key: str(findings.KINDS[key])),
    Column("rule", Text("Regel", "rule"), _rule, lambda row: row["strength"] == "forbids", whole=True),
    Column("since", Text("seit", "since"), lambda day: show_day(day) if day else ""),
    Column("lift", Text("was hilft", "what helps"), _why, whole=True),
]
