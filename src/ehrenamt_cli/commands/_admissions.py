"""Admissions in single lines: requested, decided, the card given back, and how long each institution takes."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._life_cycle import Who
from ehrenamt_cli.commands._options import past_day
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved, table
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import admissions as service
from ehrenamt_cli.services import completion, records

_WHERE = {
    "metavar": both("EINRICHTUNG", "ORGANISATION"),
    "autocompletion": completion.names_of(ORGANISATIONS),
    "help": both("Kennzeichen oder Teil des Namens", "key or part of the name"),
}
_Where = Annotated[str, typer.Argument(**_WHERE)]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def request(
    volunteer: Who,
    organisation: _Where,
    instructed: Annotated[
        str | None,
        typer.Option(
            "--instructed",
            metavar=both("TAG", "DAY"),
            help=both("an dem die Person belehrt wurde", "on which the person was instructed"),
        ),
    ] = None,
    on: _On = None,
) -> Result:
    """Admission is asked for at one institution."""
    with register_in_use() as register:
        row = service.request(register, volunteer, organisation, instructed=past_day(instructed), on=past_day(on))
        return saved(register, SCREENINGS, row, Text("Angefragt", "Requested"))


def decide(
    volunteer: Who,
    organisation: _Where,
    result: Annotated[
        str,
        typer.Option(
            "--result", metavar=both("ERGEBNIS", "RESULT"), help=both("in Ordnung oder abgelehnt", "in order or refused")
        ),
    ],
    on: _On = None,
    valid_until: Annotated[
        str | None, typer.Option("--valid-until", metavar=both("TAG", "DAY"), help=both("befristet bis", "limited until"))
    ] = None,
    card_number: Annotated[
        str | None, typer.Option("--card-number", metavar="TEXT", help=both("Nummer des Ausweises", "number of the card"))
    ] = None,
) -> Result:
    """The institution has decided."""
    typed = {"result": result, "valid_until": valid_until, "card_number": card_number}
    with register_in_use() as register:
        row = service.decide(register, volunteer, organisation, typed, on=past_day(on))
        return saved(register, SCREENINGS, row, Text("Vermerkt", "Noted"))


def return_card(
    volunteer: Who,
    organisation: Annotated[str | None, typer.Argument(**_WHERE)] = None,
    on: _On = None,
) -> Result:
    """The card was given back; without an institution all that are still out."""
    with register_in_use() as register:
        rows = service.give_back(register, volunteer, organisation, on=past_day(on))
        listed = table(SCREENINGS, records.shown(register, SCREENINGS, rows), len(rows), 0)
    kept = Text("Ausweis zurück: {n}.", "Cards returned: {n}.").fill(n=len(rows))
    return listed._replace(note=_SHOWN if config.switched_on("dry_run") else kept)


_SHOWN = Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept.")


def times(
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help=both("nur diese Einrichtung", "this organisation only"))
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar=both("TAG", "DAY"), help=both("nur seit diesem Tag Angefragtes", "only requested since this day")
        ),
    ] = None,
) -> Result:
    """How long admissions took, institution by institution."""
    with register_in_use() as register:
        rows = [one.as_dict() for one in service.times(register, organisation, since=past_day(since))]
    few = any(row["few"] for row in rows)
    return Rows(
        _COLUMNS, rows, Text("Noch wurde nirgends angefragt.", "Nothing has been requested anywhere."), _FEW if few else NOTHING
    )


_FEW = Text(
    "* unter {n} Entscheidungen: sagt über die nächste wenig.", "* fewer than {n} decisions: they say little about the next one."
).fill(n=service.FEW)


def _middle(row: dict[str, Any]) -> str:
    """The median, and the quartiles where there are enough to speak of."""
    if row["median_days"] is None:
        return ""
    days = Text("{n} Tage", "{n} days").fill(n=row["median_days"])
    if row["few"]:
        return f"{days} *"
    return f"{days} ({row['first_quartile_days']}–{row['third_quartile_days']})"


def _running(row: dict[str, Any]) -> str:
    if not row["running"]:
        return "0"
    return str(
        Text("{n}, am längsten {days} Tage", "{n}, longest {days} days").fill(n=row["running"], days=row["longest_running_days"])
    )


_COLUMNS = (
    Column("organisation", ORGANISATIONS.label),
    Column("decided", Text("zugelassen", "admitted")),
    Column("median_days", Text("Median (mittlere Hälfte)", "median (middle half)"), _middle, whole=True),
    Column("longest_days", Text("längste", "longest")),
    Column("running", Text("noch offen", "still open"), _running, whole=True),
)
