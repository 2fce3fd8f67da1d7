"""A place to look: the day, the deadlines, people, needs and proposals on one screen, by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from ehrenamt_cli.commands import _cards, _deadlines
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import table
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.browsing import View
from ehrenamt_cli.output.browsing import browse as show
from ehrenamt_cli.output.result import Card, Done, Page, Result, Rows
from ehrenamt_cli.services import deadlines, records
from ehrenamt_cli.services.registers import Register

_MOST = 500
"""So many rows of a list are loaded; words narrow it down."""


def browse() -> Result:
    """A view that fills the screen; nothing is changed in it."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise WrongUsage(
            Text("Für diese Ansicht braucht es ein Terminal.", "This view needs a terminal."),
            Text(
                "Dasselbe als Listen: ehrenamt today, ehrenamt volunteer list.",
                "The same as lists: ehrenamt today, ehrenamt volunteer list.",
            ),
        )
    with register_in_use() as register:
        show("ehrenamt", views(register))
    return Done(Text("", ""), {})


def views(register: Register) -> list[View]:
    """What can be looked at, in the order of the keys 1 to 5."""
    return [
        View(Text("Heute", "Today"), lambda words: _due(register, words, deadlines.for_today(register)), _subject(register)),
        View(
            Text("Fristen", "Deadlines"),
            lambda words: _due(register, words, deadlines.due(register, weeks=_WEEKS, only=deadlines.Only())),
            _subject(register),
        ),
        _records(register, "volunteers", Text("Freiwillige", "Volunteers")),
        _records(register, "needs", Text("Bedarfe", "Needs"), {"status": "open"}),
        _records(register, "proposal_rows", Text("Vorschläge", "Proposals")),
    ]


_WEEKS = 8


def _due(register: Register, words: str, due: list[Deadline]) -> Rows:
    deadlines.note_seen(register, due)
    found = [one for one in due if fold(words) in fold(" ".join(map(str, one.as_row().values())))] if words else due
    listed = _deadlines.table(found[:_MOST], Text("Nichts ist fällig.", "Nothing is due."))
    return listed._replace(columns=listed.columns[1:])


def _subject(register: Register) -> Callable[[dict[str, Any]], Card | Page]:
    def opened(row: dict[str, Any]) -> Card | Page:
        entity = next(kind for kind in ENTITIES.values() if kind.name == row["subject"]["kind"])
        return _cards.of(register, entity, row["subject"]["id"])

    return opened


def _records(register: Register, plural: str, title: Text, where: Mapping[str, Any] | None = None) -> View:
    entity: Entity = ENTITIES[plural]

    def load(words: str) -> Rows:
        rows, total = records.find(register, entity, words, {} if words else where or {}, limit=_MOST, offset=0)
        return table(entity, records.shown(register, entity, rows), total, 0)

    return View(title, load, lambda row: _cards.of(register, entity, row["id"]))
