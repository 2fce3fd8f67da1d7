"""Deadlines as a calendar: a month on the screen, or a file for a calendar program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ehrenamt_cli import clock
from ehrenamt_cli.command_table import both
from ehrenamt_cli.domain.dates.calendar import Place
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output.month import month, span
from ehrenamt_cli.output.result import Done, Raw, Result
from ehrenamt_cli.services import calendars as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.services.settings import calendar_of
from ehrenamt_cli.services.sharing.calendars import for_partner

IcsFile = Annotated[
    str | None,
    typer.Option(
        "--ics",
        metavar=both("DATEI", "FILE"),
        help=both("als Kalenderdatei; „-“ heißt Standardausgabe", "as a calendar file; “-” is standard output"),
    ),
]
IcsDetail = Annotated[
    str,
    typer.Option(
        metavar="none|short|full",
        help=both(
            "was im Kalender steht: nur die Regel, Kennzeichen oder Namen",
            "what the calendar shows: the rule only, keys or names",
        ),
    ),
]
ToPartner = Annotated[
    str | None,
    typer.Option(
        "--to-partner",
        metavar=both("EINRICHTUNG", "ORGANISATION"),
        help=both(
            "die Kalenderdatei geht an diese Einrichtung: nur ihre Fristen, nur was gedeckt ist",
            "the calendar file goes to this organisation: its deadlines only, and only what is covered",
        ),
    ),
]
Calendar = Annotated[bool, typer.Option("--calendar", help=both("als Monatsblatt", "as a page of the month"))]
Month = Annotated[
    str | None,
    typer.Option(metavar=both("MONAT", "MONTH"), help=both("welcher Monat, etwa 2027-03", "which month, such as 2027-03")),
]


def month_of(text: str | None) -> tuple[date, date]:
    """The first and the last day of a month: ``2027-03``, ``3.2027``, ``März 2027`` or any day in it; this one without a text."""
    if text is None:
        return span(clock.today())
    words = text.strip()
    numbers = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", words) or re.fullmatch(r"([0-9]{1,2})[./] ?([0-9]{4})", words)
    try:
        if numbers:
            year, number = sorted(map(int, numbers.groups()), reverse=True)
            return span(read_day(f"{year}-{number:02}-01"))
        named = re.fullmatch(r"[^\W\d]+\.? [0-9]{4}", words)
        return span(read_day(f"1. {words}" if named else words))
    except WrongUsage:
        raise WrongUsage(
            Text("„{text}“ ist kein Monat.", "“{text}” is not a month.").fill(text=clean(text)),
            Text("Bitte so schreiben: 2027-03 oder März 2027.", "Please write it like 2027-03 or March 2027."),
        ) from None


def page(register: Register, due: Sequence[Deadline], first: date) -> Result:
    """The month that begins with ``first``; what was due before it is only counted."""
    inside = [deadline for deadline in due if deadline.due_on >= first]
    earlier = len(due) - len(inside)
    note = Text(
        "Davor noch offen: {n}; zu sehen mit „ehrenamt deadlines“.", "Still open from before: {n}; see “ehrenamt deadlines”."
    )
    own = calendar_of(register)
    place = Place(own.land, own.regional)
    return month(inside, first, today=clock.today(), place=place, note=note.fill(n=earlier) if earlier else NOTHING)


def file(register: Register, due: Sequence[Deadline], target: str, detail: str, partner: str | None = None) -> Result:
    """The deadlines as an iCalendar file, or on stdout; for a partner only what is covered."""
    if partner:
        shared = for_partner(register, due, records.resolve(register, ORGANISATIONS, partner))
        written = file(register, shared.due, target, detail)
        if not isinstance(written, Done):
            return written
        message = Text("{message} {n} bleiben hier.", "{message} {n} stay here.") if shared.left_out else same("{message}")
        facts = {"left_out": shared.left_out, "transfers": shared.noted}
        return Done(message.fill(message=written.message, n=shared.left_out), written.data | facts)
    if detail not in service.DETAILS:
        raise WrongUsage(
            Text("--ics-detail „{text}“ gibt es nicht.", "There is no --ics-detail “{text}”.").fill(text=clean(detail)),
            Text("Möglich sind: {all}.", "Possible are: {all}.").fill(all=", ".join(service.DETAILS)),
        )
    if target == "-":
        return Raw(service.as_bytes(register, due, detail))
    path = Path(target).expanduser()
    size = service.write(register, due, path, detail)
    return Done(
        Text("Geschrieben: {path} ({n} Fristen).", "Written: {path} ({n} deadlines).").fill(path=path, n=len(due)),
        {"file": str(path), "deadlines": len(due), "detail": detail, "bytes": size},
    )
