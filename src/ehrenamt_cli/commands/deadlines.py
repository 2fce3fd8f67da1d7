"""What is due when, and how a period is reckoned."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _calendars, _deadlines, _narrowing
from ehrenamt_cli.commands._options import day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.dates.periods import parse_period
from ehrenamt_cli.domain.dates.reckoning import reckon as reckon_period
from ehrenamt_cli.domain.deadlines import Calendar
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.organisations import CALENDAR_MODES
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Page, Result
from ehrenamt_cli.services import deadlines as service


def list_(
    weeks: _narrowing.Weeks = None,
    since: _narrowing.Since = None,
    until: _narrowing.Until = None,
    overdue: _narrowing.Overdue = False,
    rule: _narrowing.Rule = None,
    organisation: _narrowing.Organisation = None,
    responsible: _narrowing.Responsible = None,
    kind: _narrowing.Kind = None,
    done_too: _narrowing.All = False,
    check: _narrowing.Check = False,
    calendar: _calendars.Calendar = False,
    month: _calendars.Month = None,
    ics: _calendars.IcsFile = None,
    ics_detail: _calendars.IcsDetail = "short",
    to_partner: _calendars.ToPartner = None,
) -> Result:
    """Everything overdue and everything due soon, oldest first."""
    sheet = _calendars.month_of(month) if calendar or month is not None else None
    if check and (sheet or ics):
        raise WrongUsage(
            Text("--check ist eine Liste, kein Kalender.", "--check is a list, no calendar."),
            Text("Bitte zwei Befehle daraus machen.", "Please make two commands of it."),
        )
    if to_partner and not ics:
        raise WrongUsage(
            Text("--to-partner gilt für eine Kalenderdatei.", "--to-partner is for a calendar file."),
            Text("Bitte --ics DATEI dazu angeben.", "Please give --ics FILE as well."),
        )
    first, last = day(since), sheet[1] if sheet else day(until)
    with register_in_use() as register:
        only = service.Only(
            rule=service.read_rule(rule) if rule else "",
            strength="hard" if check else CHOICE.read(kind, _deadlines.STRENGTHS) if kind else "",
            responsible=responsible or "",
            about=service.at(register, organisation or to_partner or "") if organisation or to_partner else None,
            states=service.LATE if overdue else (),
            passed=check,
        )
        due = service.due(
            register,
            weeks=_WEEKS if weeks is None else weeks,
            since=first,
            until=last,
            only=only,
            done_too=done_too,
            reminded_too=weeks is None and not (first or last),
        )
        service.note_seen(register, due)
        unset = service.unset(register, only.rule)
        if ics:
            return _calendars.file(register, due, ics, ics_detail, to_partner)
        if sheet:
            return _calendars.page(register, due, sheet[0])
    if check:
        found = _LATE.fill(n=len(due)) if due else NOTHING
        return _deadlines.table(due, _NOTHING_LATE)._replace(note=found, status=_FOUND if due else 0)
    nothing = Text("Nichts ist fällig.", "Nothing is due.")
    return _deadlines.table(due, _UNSET.fill(rule=only.rule) if unset else nothing)


_WEEKS = 8

_UNSET = Text(
    'Nichts ist fällig: für {rule} fehlt die Zahl. Eintragen: ehrenamt config set {rule} "3 Monate"',
    'Nothing is due: {rule} lacks its number. To set it: ehrenamt config set {rule} "3 months"',
)

_NOTHING_LATE = Text("Nichts Hartes ist überfällig.", "Nothing hard is overdue.")

_LATE = Text("Hart und überfällig: {n}.", "Hard and overdue: {n}.")

_FOUND = 3
"""The exit status of a check that found something."""


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
    land: Annotated[
        str | None,
        typer.Option(
            help=both(
                "Land, dessen Feiertage gelten; sonst wie im Register", "Land whose holidays count; else as in the register"
            )
        ),
    ] = None,
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
        str | None,
        typer.Option(
            help=both(
                "bgb: Werktage mit Samstag; arbeitstage: ohne; sonst wie im Register",
                "bgb: working days with Saturday; arbeitstage: without; else as in the register",
            )
        ),
    ] = None,
) -> Result:
    """The last day of a period, with the working shown."""
    calendar = Calendar(CHOICE.read(land, LANDS)) if land else _own_calendar()
    found = reckon_period(
        parse_period(period),
        read_day(start),
        calendar.land,
        begins_with_day=begins_with_day,
        validity=validity,
        mode=CHOICE.read(mode, CALENDAR_MODES) if mode else calendar.mode,
        regional=calendar.regional,
    )
    row = found.as_row()
    return Page(["\n".join([str(Text("Rechenweg", "Working")), *row["steps"]])], row)


def _own_calendar() -> Calendar:
    try:
        with register_in_use() as register:
            return service.own_calendar(register)
    except NotFound:
        raise WrongUsage(
            Text("Nach welchem Land? Ein Register, das es weiß, ist nicht da.", "By which Land? No register is here to know it."),
            Text("Bitte --land angeben, etwa --land NI.", "Please give --land, such as --land NI."),
        ) from None


DEFAULT = Verb("deadlines", list_, Text("was wann fällig ist", "what is due when"))

VERBS = (
    Verb("show", "_explaining:show", Text("Quelle, Rechenweg und Geschichte einer Frist", "its source, working and history")),
    Verb("done", "_deciding:done", Text("eine Frist ist erledigt", "a deadline is met")),
    Verb("postpone", "_deciding:postpone", Text("eine Frist verschieben, mit Grund", "postpone a deadline, with the reason")),
    Verb("reopen", "_deciding:reopen", Text("Erledigt oder Verschoben zurücknehmen", "take back that it is done or postponed")),
    Verb("add", "_deciding:add", Text("eine eigene Frist setzen", "set a deadline by hand")),
    Verb("rules", "_explaining:rules", Text("was hier gilt, mit Quellen", "what applies here, with sources")),
    Verb("reckon", reckon, Text("eine Frist ausrechnen, mit Rechenweg", "reckon a period, with its working")),
)
