"""Bookings of interpreters: kept, held, cancelled, in the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._options import asked_for, with_fields
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.bookings import BOOKINGS, CANCELLED_BY
from ehrenamt_cli.domain.interpreters import MEDICAL_NOTE
from ehrenamt_cli.domain.values import CENTS, CHOICE, DURATION
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Done, Raw, Result
from ehrenamt_cli.services import bookings as service
from ehrenamt_cli.services import completion, records
from ehrenamt_cli.services.outputs import write_file

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("BUCHUNG", "BOOKING"),
        autocompletion=completion.names_of(BOOKINGS),
        help=both("Kennzeichen oder Teil eines Namens", "key or part of a name"),
    ),
]
_Cost = Annotated[str | None, typer.Option(metavar="EURO", help=both("was es kostete", "what it cost"))]


def add(given: dict[str, Any]) -> Result:
    """Book an interpreter; every rule is checked for the day, what is to be cleared is said."""
    with register_in_use() as register:
        row = service.book(register, BOOKINGS, asked_for(register, BOOKINGS, given))
        notes = [Text("zu klären: {found}", "to be cleared: {found}").fill(found=one) for one in service.remarks(register, row)]
        notes += [MEDICAL_NOTE] if row["field"] == "medical" else []
        result = saved(register, BOOKINGS, row, Text("Gebucht", "Booked"), typed=row)
    said = Text(*(" ".join([result.note[number], *(note[number] for note in notes)]) for number in range(2)))
    return result._replace(note=said if notes else result.note)


def held(
    booking: _Which,
    minutes: Annotated[str | None, typer.Option(help=both("wie lange, etwa 1:30", "how long, such as 1:30"))] = None,
    cost: _Cost = None,
) -> Result:
    """Note that it took place; the cost is rate times duration unless said otherwise."""
    took = DURATION.read(minutes, {}) if minutes else None
    with register_in_use() as register:
        row = service.hold(register, booking, took, CENTS.read(cost, {}) if cost else None)
        return saved(register, BOOKINGS, row, Text("Fand statt", "Held"), ["minutes", "cost_cents", "status"])


def cancel(
    booking: _Which,
    by: Annotated[
        str,
        typer.Option(
            metavar=both("WER", "WHO"),
            help=both(
                "Dolmetscher:in, Einrichtung, Klient:in; sonst anderer Grund",
                "interpreter, organisation, client; else other reason",
            ),
        ),
    ] = "other",
    cost: _Cost = None,
) -> Result:
    """Note that it does not take place, who called it off, and what it costs nevertheless."""
    who = CHOICE.read(by, CANCELLED_BY)
    with register_in_use() as register:
        row = service.cancel(register, booking, who, CENTS.read(cost, {}) if cost else None)
        return saved(register, BOOKINGS, row, Text("Abgesagt", "Cancelled"), ["status", "cancelled_by", "cost_cents"])


def ics(
    file: Annotated[
        str,
        typer.Argument(
            metavar=both("DATEI", "FILE"), help=both("Datei oder „-“ für die Standardausgabe", "file, or “-” for stdout")
        ),
    ],
    booking: Annotated[
        str | None,
        typer.Argument(
            metavar=both("BUCHUNG", "BOOKING"), help=both("nur diese; sonst alle kommenden", "only this; else all to come")
        ),
    ] = None,
) -> Result:
    """Write bookings as a calendar file, without anybody's name."""
    with register_in_use() as register:
        rows = [records.resolve(register, BOOKINGS, booking)] if booking else [*service.ahead(register)]
        content = service.as_calendar(register, rows)
    if file == "-":
        return Raw(content)
    path = Path(file).expanduser()
    if not config.switched_on("dry_run"):
        write_file(path, content)
    said = Text("Geschrieben: {path} ({n} Buchungen).", "Written: {path} ({n} bookings).").fill(path=path, n=len(rows))
    return Done(said, {"file": str(path), "bookings": len(rows), "bytes": len(content)})


_OWN = [field for field in BOOKINGS.fields if not field.fixed]

VERBS = (
    Verb("add", with_fields(add, _OWN, adds=True), Text("jemanden buchen", "book somebody")),
    Verb("held", held, Text("fand statt: Dauer und Kosten", "it took place: duration and cost")),
    Verb("cancel", cancel, Text("absagen", "cancel")),
    Verb("ics", ics, Text("als Kalenderdatei, ohne Namen", "as a calendar file, without names")),
    *record_verbs(BOOKINGS, without=("add",), alter=service.change),
)
