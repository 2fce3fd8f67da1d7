"""Time sheets for a month: to be printed, or to be filled in by a spreadsheet and read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _calendars, _delivery, _destinations
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.documents import KINDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import completion, records, timesheets
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.services.papers.orders import Order
from ehrenamt_cli.services.papers.requests import Period, Request, Subject
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk

TABLES = ("csv", "xlsx", "ods")
"""Forms that a spreadsheet fills in and ``import efforts`` reads again."""


def sheet(
    people: Annotated[
        list[str],
        typer.Argument(
            metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
            autocompletion=completion.names_of(VOLUNTEERS),
            help=both("für wen, auch mehrere", "for whom, several too"),
        ),
    ],
    month: Annotated[
        str | None,
        typer.Option(metavar=both("MONAT", "MONTH"), help=both("welcher, etwa 2027-03; sonst dieser", "which, such as 2027-03")),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help=both("leer, eine Zeile für jeden Tag", "blank, a line for each day"))
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            help=both("pdf, docx, odt …, oder csv, xlsx, ods zum Ausfüllen", "pdf, docx, odt …, or csv, xlsx, ods to fill in")
        ),
    ] = None,
    output: _destinations.Output = None,
) -> Result:
    """The sheet of one month for each volunteer, from the log or blank."""
    first, last = _calendars.month_of(month)
    form = (to or Path(output or "").suffix.lstrip(".") or "pdf").lower()
    with register_in_use() as register:
        rows = [records.resolve(register, VOLUNTEERS, name) for name in people]
        if form not in TABLES:
            kind = KINDS["timesheet"]
            request = Request(
                kind,
                language_for(kind, None),
                clock.today(),
                period=Period(first, last),
                given={"blank": int(blank)},
                folders=own_templates(),
            )
            orders = [Order(Subject(VOLUNTEERS, row)) for row in rows]
            return _delivery.delivered(Desk(register, request), orders, _destinations.destination(to, output))
        content = timesheets.table(register, rows, first, last, form, blank=blank)
    path = Path(output or f"timesheet-{first:%Y-%m}.{form}").expanduser()
    if not _destinations.may_write([path], named=bool(output)):
        return Done(Text("Nichts geschrieben.", "Nothing written."), {"file": None})
    if not config.switched_on("dry_run"):
        write_file(path, content)
    hint = Text(
        "Ausgefüllt übernimmt es „ehrenamt import efforts {path}“.", "Filled in, “ehrenamt import efforts {path}” reads it."
    )
    message = Text("Geschrieben: {path}. {hint}", "Written: {path}. {hint}").fill(path=path, hint=hint.fill(path=path))
    return Done(message, {"file": str(path), "format": form, "volunteers": [row["id"] for row in rows]})
