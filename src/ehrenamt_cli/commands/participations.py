"""Participations one by one, each with where it stands; they come of inviting, enrolling and attending (``event``)."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._event_views import STANDING
from ehrenamt_cli.commands._records import PAGE, SHOW, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import table
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Card, Result, Rows
from ehrenamt_cli.services import participations as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.registers import Register


def list_(given: dict[str, Any], text: str | None, limit: int | None, offset: int) -> Result:
    """The participations that answer to the words and filters; ``standing`` also tells who waits."""
    with register_in_use() as register:
        where = records.read(register, PARTICIPATIONS, given)
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        rows, total = records.find(register, PARTICIPATIONS, text or "", where, limit=size or None, offset=offset)
        shown = service.with_standing(register, records.shown(register, PARTICIPATIONS, rows))
    listed = table(PARTICIPATIONS, shown, total, offset)
    return listed._replace(columns=[STANDING if column.key == "status" else column for column in listed.columns])


def _waits(register: Register, row: dict[str, Any]) -> list[str | Rows | Card]:
    """Where somebody stands, where the status alone does not say it."""
    [shown] = service.with_standing(register, [row])
    return [f"{STANDING.label}: {STANDING.words(shown)}"] if shown["place"] else []


VERBS = (
    Verb("list", listing(PARTICIPATIONS, list_), Text("auflisten und suchen", "list and find")),
    Verb("show", showing(PARTICIPATIONS.plural, _waits), SHOW),
    *record_verbs(PARTICIPATIONS, without=("add", "list", "show")),
)
