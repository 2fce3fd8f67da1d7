"""A data breach with its clock, what is still owed, and the form for the authority."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._deadlines import left
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import card as record_card
from ehrenamt_cli.domain.breaches import BREACHES
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Raw, Result, Rows
from ehrenamt_cli.services import records
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.services.privacy import breaches as service
from ehrenamt_cli.services.privacy.breaches import Standing
from ehrenamt_cli.services.registers import Register


def card(register: Register, row: dict[str, Any], did: Text, only: Collection[str] = ()) -> Card:
    """The breach as it is now (for people: ``only`` the fields in question), with its clock and what comes next."""
    [shown] = records.shown(register, BREACHES, [row])
    standing = service.standing_of(register, row)
    if config.switched_on("dry_run"):
        did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept")
    note = Text("{did}: {id}. {next}", "{did}: {id}. {next}").fill(did=did, id=row["id"], next=_next(standing))
    whole = record_card(BREACHES, shown, row["subject"], note)
    labels = {str(BREACHES.field(name).label) for name in only}
    pairs = [*(pair for pair in whole.pairs if not only or pair[0] in labels), *_clock(standing)]
    return whole._replace(pairs=pairs, data={**whole.data, "standing": standing.as_row()})


def overview() -> Result:
    """Every open breach with its clock and what is still owed."""
    with register_in_use() as register:
        found = service.standings(register)
    return Rows(
        (
            Column("id", Text("Kennzeichen", "key")),
            Column("subject", Text("worum es geht", "subject")),
            Column("known_at", Text("bekannt seit", "known since"), show_moment),
            Column("due_at", Text("melden bis", "report by"), _due, lambda row: (row["hours_left"] or 0) < 0, whole=True),
            Column("owed", Text("steht noch aus", "still owed")),
        ),
        [standing.as_row() for standing in found],
        Text("Keine offene Datenpanne.", "No open data breach."),
        _next(found[0]) if found else NOTHING,
    )


def form(
    breach: Annotated[
        str,
        typer.Argument(metavar=both("DATENPANNE", "BREACH"), help=both("Kennzeichen oder Teil des Namens", "key or part of it")),
    ],
    to: _destinations.To = None,
    output: _destinations.Output = None,
    draft: _destinations.Draft = False,
) -> Result:
    """The report to the authority, with just the fields that the law asks for."""
    place = _destinations.destination(to, output)
    kind = KINDS["breach-report"]
    with register_in_use() as register:
        row = records.resolve(register, BREACHES, breach)
        request = Request(kind, language_for(kind, None), clock.today(), draft=draft, folders=own_templates())
        written = _delivery.delivered(Desk(register, request), [Order(Subject(BREACHES, row))], place)
        standing = service.standing_of(register, row)
    if isinstance(written, Raw):
        return written
    to_follow = [str(field.label) for field in standing.missing]
    note = NOTHING
    if to_follow:
        note = Text("Nachzureichen bleibt: {fields}.", "Still to follow: {fields}.").fill(fields=", ".join(to_follow))
    return Page([str(written.message)], {**written.data, "to_follow": [field.name for field in standing.missing]}, note)


def _due(row: dict[str, Any]) -> str:
    return f"{show_moment(row['due_at'])}\n{left(row['due_at'])}" if row["due_at"] else ""


def _clock(standing: Standing) -> list[tuple[str, str]]:
    pairs = []
    if standing.clock:
        until = Text("{moment} ({left})", "{moment} ({left})").fill(
            moment=show_moment(standing.clock.due_at), left=left(standing.clock.due_at)
        )
        pairs.append((str(Text("melden bis", "report by")), str(until)))
        pairs.append((str(Text("Grundlage", "basis")), _basis(standing)))
    if standing.controller.authority:
        pairs.append((str(Text("Aufsicht", "authority")), standing.controller.authority))
    if standing.owed:
        pairs.append((str(Text("steht noch aus", "still owed")), ", ".join(str(step) for step in standing.owed)))
    return pairs


def _basis(standing: Standing) -> str:
    law = standing.controller.law
    number = Text("binnen 72 Stunden", "within 72 hours")
    without = Text("unverzüglich, ohne Zahl; 72 Stunden als Ziel", "without delay, no number; 72 hours as a target")
    return f"{law.breach_report}: {number if standing.clock and standing.clock.by_law else without}"


def _next(standing: Standing) -> Text:
    """The command that comes next."""
    key, row = standing.row["id"], standing.row
    if row["closed_on"]:
        return NOTHING
    if not row["assessed_on"] and not row["no_risk"]:
        command = f"ehrenamt breach assess {key} …"
    elif standing.clock:
        command = f"ehrenamt breach form {key}; ehrenamt breach report {key}"
    elif standing.owed:
        command = f"ehrenamt breach notify {key}"
    else:
        command = f"ehrenamt breach close {key}"
    return Text("Weiter mit: {command}", "Go on with: {command}").fill(command=command)
