"""The waiting lists of needs and people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._options import HowMany
from ehrenamt_cli.commands._records import PAGE
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import KEY
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import waiting as service
from ehrenamt_cli.services.waiting import Waiting


def needs(
    limit: HowMany = None,
    why: Annotated[
        bool,
        typer.Option("--why", help=both("auch prüfen, wer passt; dauert länger", "look who suits, too; this takes longer")),
    ] = False,
) -> Result:
    """Needs that lack people, those that wait longest first."""
    with register_in_use() as register:
        found, total = service.needs(register, page_size(limit), thoroughly=why)
    return _table([KEY, Column("title", NEEDS.field("title").label), *_WAITING], found, total)


def volunteers(limit: HowMany = None) -> Result:
    """People who wait for a step or a placement, those who wait longest first."""
    with register_in_use() as register:
        found, total = service.volunteers(register, page_size(limit))
    status = VOLUNTEERS.field("status")
    columns = [
        KEY,
        Column("name", VOLUNTEERS.field("name").label),
        Column("status", status.label, lambda key: str(status.choices[key])),
        *_WAITING,
    ]
    return _table(columns, found, total)


def page_size(limit: int | None) -> int | None:
    """How many rows are asked for: a page of them for people, else all; None without a limit."""
    return PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit or None


def _table(columns: Sequence[Column], found: Sequence[Waiting], total: int) -> Rows:
    note = Text("{n} von {total}; alle mit --limit 0.", "{n} of {total}; all with --limit 0.").fill(n=len(found), total=total)
    empty = Text("Niemand und nichts wartet.", "Nobody and nothing waits.")
    return Rows(columns, [one.as_dict() for one in found], empty, note if len(found) < total else NOTHING)


_WAITING = (
    Column("since", Text("wartet seit", "waits since"), lambda day: show_day(day or "")),
    Column("days", Text("Tage", "days")),
    Column("why", Text("warum", "why")),
    Column("offered", Text("angeboten", "offered")),
    Column("declined", Text("abgelehnt", "declined")),
)
