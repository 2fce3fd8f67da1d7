"""The record of processing and the privacy notices, as documents of the organisation."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli import clock
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk

_Organisation = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help=both("für welche Einrichtung; sonst die eigene", "for which organisation; default one's own")
    ),
]
_Language = Annotated[
    str | None,
    typer.Option(metavar=both("SPRACHE", "LANGUAGE"), help=both("des Dokuments, de oder en", "of the document, de or en")),
]

AUDIENCES = {
    "volunteers": Text("Freiwillige", "volunteers"),
    "clients": Text("Klient:innen", "clients"),
}
_NOTICES = {"volunteers": "privacy-notice", "clients": "privacy-notice-clients"}


def record(
    to: _destinations.To = None,
    output: _destinations.Output = None,
    organisation: _Organisation = None,
    language: _Language = None,
    draft: _destinations.Draft = False,
) -> Result:
    """The record of processing activities (Art. 30 DSGVO), made from the declarations of all fields."""
    return _written("processing-record", to, output, organisation, language, draft=draft)


def notice(
    audience: Annotated[
        str, typer.Option("--for", metavar="volunteers|clients", help=both("für wen: Freiwillige oder Klient:innen", "for whom"))
    ] = "volunteers",
    to: _destinations.To = None,
    output: _destinations.Output = None,
    organisation: _Organisation = None,
    language: _Language = None,
    draft: _destinations.Draft = False,
) -> Result:
    """What people are told when their data is collected (Art. 13 DSGVO)."""
    return _written(_NOTICES[CHOICE.read(audience, AUDIENCES)], to, output, organisation, language, draft=draft)


def _written(
    name: str, to: str | None, output: str | None, organisation: str | None, language: str | None, *, draft: bool
) -> Result:
    place = _destinations.destination(to, output)
    kind = KINDS[name]
    with register_in_use() as register:
        row = records.resolve(register, ORGANISATIONS, organisation) if organisation else registers.own_organisation(register)
        request = Request(kind, language_for(kind, language), clock.today(), draft=draft, folders=own_templates())
        return _delivery.delivered(Desk(register, request), [Order(Subject(ORGANISATIONS, row))], place)
