"""Efforts: listed with what they come to, and added up."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._options import day, option
from ehrenamt_cli.commands._records import PAGE, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import joined, table
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import efforts as service
from ehrenamt_cli.services import records


def list_(
    given: dict[str, Any], text: str | None, since: str | None, until: str | None, limit: int | None, offset: int
) -> Result:
    """The efforts that answer to the words and filters, oldest first, and their sum."""
    with register_in_use() as register:
        where, period = records.read(register, EFFORTS, given), (day(since), day(until))
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        rows, found = service.found(register, text or "", where, *period, limit=size or None, offset=offset)
        totals = service.total(register, text or "", where, *period)
        listed = table(EFFORTS, records.shown(register, EFFORTS, rows), found, offset)
    return listed._replace(note=joined(_in_all(totals.minutes, totals.kilometres), listed.note)) if rows else listed


def sum_(given: dict[str, Any], text: str | None, by: list[str] | None, since: str | None, until: str | None) -> Result:
    """What the efforts that answer come to, by volunteer or by whatever was asked for."""
    groups = [part.strip().lower() for name in by or [_USUAL] for part in name.split(",") if part.strip()]
    with register_in_use() as register:
        where, period = records.read(register, EFFORTS, given), (day(since), day(until))
        rows = service.sums(register, groups, text or "", where, *period)
    totals = service.of_all(rows)
    for row in rows:
        row["hours"] = show_hours(row["minutes"])
    columns = (
        *(Column(name, _GROUPS[name], lambda value: value or "–") for name in groups),
        Column("times", Text("Male", "times")),
        Column("hours", Text("Stunden", "hours")),
        Column("kilometres", Text("Kilometer", "kilometres")),
    )
    note = _in_all(totals.minutes, totals.kilometres) if rows else NOTHING
    return Rows(columns, rows, Text("Keine Einsatzzeiten gefunden.", "No efforts found."), note)


_USUAL = "volunteer"

_GROUPS = {
    "volunteer": Text("Freiwillige:r", "volunteer"),
    "placement": Text("Einsatz", "placement"),
    "organisation": Text("Einrichtung", "organisation"),
    "project": Text("Projekt", "project"),
    "activity": Text("Tätigkeit", "activity"),
    "purpose": Text("wofür", "what for"),
    "day": Text("Tag", "day"),
    "month": Text("Monat", "month"),
    "year": Text("Jahr", "year"),
    "claim": Text("Abrechnung", "claim"),
}


def _in_all(minutes: int, kilometres: int) -> Text:
    return Text("Zusammen: {hours} h, {km} km.", "In all: {hours} h, {km} km.").fill(hours=show_hours(minutes), km=kilometres)


_PERIOD = (
    option("since", "--from", str | None, None, Text("erst ab diesem Tag", "only from this day on")),
    option("until", "--until", str | None, None, Text("nur bis zu diesem Tag", "only until this day")),
)
_BY = option(
    "by",
    "--by",
    list[str] | None,
    None,
    Text(
        "wonach: volunteer (ohne Angabe), placement, organisation, project, activity, purpose, day, month, year; auch mehrere",
        "by what: volunteer (default), placement, organisation, project, activity, purpose, day, month, year; several, too",
    ),
)

VERBS = (
    Verb(
        "log",
        "effort_log:LOG",
        Text("vermerken: effort log NAME Di 14-16 12 km Besuch", "note: effort log NAME Tue 14-16 12 km visit"),
    ),
    Verb("list", listing(EFFORTS, list_, _PERIOD), Text("auflisten, mit der Summe", "list, with the sum")),
    Verb("sum", listing(EFFORTS, sum_, (_BY, *_PERIOD), paged=False), Text("zusammenzählen", "add up")),
    Verb(
        "sheet",
        "timesheets:sheet",
        Text("Stundenzettel für einen Monat, leer oder ausgefüllt", "time sheet for a month, blank or filled in"),
    ),
    *record_verbs(EFFORTS, without=("list",)),
)
