"""Data about a client sent to a partner, and a release from secrecy that is revoked."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._options import past_day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.sharing import DATA
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import completion, records
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.services.sharing import sending

_KINDS = ", ".join(DATA)


def send(
    who: Annotated[
        str,
        typer.Argument(
            metavar=both("KLIENT:IN", "CLIENT"),
            autocompletion=completion.names_of(CLIENTS),
            help=both("Zeichen, oder eine geplante Weitergabe (u-…)", "reference, or a planned transfer (u-…)"),
        ),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=both("EINRICHTUNG", "ORGANISATION"),
            autocompletion=completion.names_of(ORGANISATIONS),
            help=both("an wen", "to whom"),
        ),
    ] = "",
    data: Annotated[
        list[str] | None,
        typer.Option("--data", metavar=both("ANGABEN", "DATA"), help=both(f"welche: {_KINDS}", f"which: {_KINDS}")),
    ] = None,
    sender: Annotated[
        str,
        typer.Option(
            "--from",
            metavar=both("EINRICHTUNG", "ORGANISATION"),
            help=both("von wem, sonst von der eigenen", "from whom, default one's own"),
        ),
    ] = "",
    purpose: Annotated[
        str, typer.Option(metavar="TEXT", help=both("wozu, wie in der Entbindung", "what for, as the release says"))
    ] = "",
    basis: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help=both("Vorschrift, wo keine Entbindung nötig ist", "provision, where no release is needed")
        ),
    ] = "",
    what: Annotated[str, typer.Option(metavar="TEXT", help=both("so steht es im Vermerk", "the words of the note"))] = "",
    way: Annotated[
        str,
        typer.Option(metavar="TEXT", help=both("auf welchem Weg, etwa Brief oder Telefon", "which way, such as letter or phone")),
    ] = "",
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("DATEI", "FILE"),
            help=both("auch als Schreiben: pdf, docx, …", "also as a letter: pdf, docx, …"),
        ),
    ] = None,
) -> Result:
    """Pass what a release or a provision covers, and note it; refuse the rest."""
    place = _destinations.destination(None, output) if output else None
    with register_in_use() as register:
        sent = sending.send(register, sending.Wish(who, to, sender, data or (), purpose, basis, what, way))
        if place:
            kind = KINDS["handover"]
            request = Request(kind, language_for(kind, None), clock.today(), folders=own_templates())
            _delivery.delivered(Desk(register, request), [Order(Subject(TRANSFERS, sent.transfer))], place)
        return _said(register, sent, str(place.file) if place and place.file else None)


def _said(register: Register, sent: sending.Sent, file: str | None) -> Card:
    [row] = records.shown(register, TRANSFERS, [sent.transfer], protected_too=True)
    releases = [release["id"] for release in sent.allowed.releases]
    by = ", ".join(releases) or sent.allowed.basis
    note = Text("Vermerkt: {id}, gedeckt durch {by}.", "Noted: {id}, covered by {by}.").fill(id=row["id"], by=by)
    if config.switched_on("dry_run"):
        note = Text(
            "Nur gezeigt, nichts weitergegeben; gedeckt durch {by}.", "Only shown, nothing passed on; covered by {by}."
        ).fill(by=by)
    title = Text("An {to} über {client}", "To {to} about {client}").fill(to=row["to"], client=row["client"])
    told = [one.as_row() for one in sent.told]
    if file:
        note = Text("{note} Geschrieben: {file}.", "{note} Written: {file}.").fill(note=note, file=file)
    data = {"transfer": row, "releases": releases, "basis": sent.allowed.basis or None, "told": told, "file": file}
    return Card(str(title), [(one.label, one.words) for one in sent.told], data, note)


def revoke(
    release: Annotated[
        str,
        typer.Argument(
            metavar=both("ENTBINDUNG", "RELEASE"),
            autocompletion=completion.names_of(RELEASES),
            help=both("Kennzeichen oder Zeichen der Klient:in", "key, or the client's reference"),
        ),
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))
    ] = None,
) -> Result:
    """Nothing goes out on its ground any more; what went out until then is told."""
    with register_in_use() as register:
        row = records.resolve(register, RELEASES, release)
        day = (past_day(on) or clock.today()).isoformat()
        row = records.update(register, RELEASES, row, {"revoked_on": day})
        passed = sending.passed(register, row)
        card = saved(register, RELEASES, row, Text("Widerrufen", "Revoked"), ["revoked_on"])
        if not passed:
            return card._replace(data={"release": card.data, "passed": []})
        return _with_passed(register, card, passed)


def _with_passed(register: Register, card: Card, passed: list[dict[str, Any]]) -> Page:
    rows = records.shown(register, TRANSFERS, passed)
    table = Rows(
        (
            Column("id", Text("Kennzeichen", "key")),
            Column("sent_on", Text("weitergegeben am", "sent on"), show_day),
            Column("to", Text("an", "to")),
            Column("what", Text("was", "what")),
        ),
        rows,
    )
    note = Text(
        "{note} Das hat der Partner schon; ein Schreiben dazu: ehrenamt document render revocation --for {id}",
        "{note} The partner has this already; a letter about it: ehrenamt document render revocation --for {id}",
    ).fill(note=card.note, id=card.data["id"])
    data = {"release": card.data, "passed": rows}
    heading = str(Text("Bis dahin weitergegeben", "Passed on until then"))
    return Page([card._replace(note=Text("", "")), heading, table], data, note)
