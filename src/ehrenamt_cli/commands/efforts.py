"""Efforts: logged in one line, listed with what they come to."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._options import argument, day, option, with_fields
from ehrenamt_cli.commands._records import PAGE, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import joined, saved, table
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import efforts as service
from ehrenamt_cli.services import records


def log(given: dict[str, Any], volunteer: str, time: str) -> Result:
    """Note a time of service."""
    with register_in_use() as register:
        row = service.note(register, volunteer, {**given, "minutes": time})
        return saved(register, EFFORTS, row, Text("Vermerkt", "Noted"))


def list_(
    given: dict[str, Any], text: str | None, since: str | None, until: str | None, limit: int | None, offset: int
) -> Result:
    """The times of service that answer to the words and filters, oldest first, and their sum."""
    with register_in_use() as register:
        rows = service.found(register, text or "", records.read(register, EFFORTS, given), day(since), day(until))
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        page = rows[offset : offset + size] if size else rows[offset:]
        listed = table(EFFORTS, records.shown(register, EFFORTS, page), len(rows), offset)
    return listed._replace(note=joined(_sum(rows), listed.note)) if rows else listed


def _sum(rows: list[dict[str, Any]]) -> Text:
    totals = service.total(rows)
    return Text("Zusammen: {hours} h, {km} km.", "In all: {hours} h, {km} km.").fill(
        hours=show_hours(totals.minutes), km=totals.kilometres
    )


_LOG = with_fields(
    log,
    [field for field in EFFORTS.fields if field.name not in ("volunteer_id", "minutes")],
    [
        argument("volunteer", VOLUNTEERS.label, entity=VOLUNTEERS),
        argument("time", EFFORTS.field("minutes").label, help=EFFORTS.field("minutes").help),
    ],
)
_LIST = listing(
    EFFORTS,
    list_,
    [
        option("since", "--from", str | None, None, Text("erst ab diesem Tag", "only from this day on")),
        option("until", "--until", str | None, None, Text("nur bis zu diesem Tag", "only until this day")),
    ],
)

VERBS = (
    Verb("log", _LOG, Text("eine Einsatzzeit vermerken: effort log NAME 1:30", "note a time of service: effort log NAME 1:30")),
    Verb("list", _LIST, Text("auflisten, mit der Summe", "list, with the sum")),
    *record_verbs(EFFORTS, without=("list",)),
)
