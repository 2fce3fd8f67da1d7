"""What is due when, and how a period is reckoned."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _calendars, _deadlines
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.calendar import Place
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.dates.periods import parse_period
from ehrenamt_cli.domain.dates.reckoning import reckon as reckon_period
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.organisations import CALENDAR_MODES
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Page, Result
from ehrenamt_cli.services import deadlines as service
from ehrenamt_cli.services import registers


def list_(
    weeks: Annotated[int, typer.Option(min=0, max=5000, help=both("so viele Wochen voraus", "so many weeks ahead"))] = 8,
    since: Annotated[
        str | None, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("erst ab diesem Tag", "only from this day on"))
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--to", metavar=both("TAG", "DAY"), help=both("bis zu diesem Tag statt --weeks", "until this day instead of --weeks")
        ),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=both("nur was überfällig ist", "only what is overdue"))] = False,
    calendar: _calendars.Calendar = False,
    month: _calendars.Month = None,
    ics: _calendars.IcsFile = None,
    ics_detail: _calendars.IcsDetail = "short",
) -> Result:
    """Everything overdue and everything due soon, oldest first."""
    sheet = _calendars.month_of(month) if calendar or month else None
    with register_in_use() as register:
        due = service.due(
            register,
            weeks=weeks,
            since=read_day(since) if since else None,
            until=sheet[1] if sheet else read_day(until) if until else None,
        )
        place = Place(str(registers.own_organisation(register)["land"]))
    if overdue:
        due = [deadline for deadline in due if deadline.state in ("overdue", "at_once")]
    if ics:
        return _calendars.file(due, ics, ics_detail)
    if sheet:
        return _calendars.page(due, sheet[0], place)
    return _deadlines.table(due, Text("Nichts ist fällig.", "Nothing is due."))


def reckon(
    period: Annotated[
        str,
        typer.Argument(
            metavar=both("FRIST", "PERIOD"),
            help=both("etwa „2 Werktage“, „6 Monate vor“, „1 Jahr“", "such as “2 Werktage”, “6 months before”, “1 year”"),
        ),
    ],
    start: Annotated[
        str, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("Tag des Ereignisses", "day of the event"))
    ],
    land: Annotated[str, typer.Option(help=both("Land, dessen Feiertage gelten", "Land whose holidays count"))],
    begins_with_day: Annotated[
        bool,
        typer.Option(
            "--begins-with-day", help=both("der erste Tag zählt mit, § 187 (2) BGB", "the first day counts, § 187 (2) BGB")
        ),
    ] = False,
    validity: Annotated[
        bool,
        typer.Option(
            "--validity", help=both("eine Gültigkeit: § 193 BGB verschiebt nichts", "a validity: § 193 BGB moves nothing")
        ),
    ] = False,
    mode: Annotated[
        str,
        typer.Option(
            help=both("bgb: Werktage mit Samstag; arbeitstage: ohne", "bgb: working days with Saturday; arbeitstage: without")
        ),
    ] = "bgb",
) -> Result:
    """The last day of a period, with the working shown."""
    code, counting = CHOICE.read(land, LANDS), CHOICE.read(mode, CALENDAR_MODES)
    found = reckon_period(
        parse_period(period), read_day(start), code, begins_with_day=begins_with_day, validity=validity, mode=counting
    )
    row = found.as_row()
    return Page(["\n".join([str(Text("Rechenweg", "Working")), *row["steps"]])], row)


DEFAULT = Verb("deadlines", list_, Text("was wann fällig ist", "what is due when"))

VERBS = (Verb("reckon", reckon, Text("eine Frist ausrechnen, mit Rechenweg", "reckon a period, with its working")),)
