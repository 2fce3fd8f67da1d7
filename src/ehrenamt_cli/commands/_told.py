"""What was told to partners."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from ehrenamt_cli import clock
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.messages import WAYS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Rows
from ehrenamt_cli.services import completion, records, telling_partners


def told(
    organisation: Annotated[
        str | None,
        typer.Argument(
            metavar=both("EINRICHTUNG", "ORGANISATION"),
            autocompletion=completion.names_of(ORGANISATIONS),
            help=both("nur an diese; sonst an alle", "to this one only; else to all"),
        ),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("seit, sonst ein Jahr", "since, else a year"))
    ] = None,
    last: Annotated[str | None, typer.Option("--until", metavar=both("TAG", "DAY"), help=both("bis", "until"))] = None,
) -> Rows:
    """Who was told what, when and which way: messages, and what was passed on about clients with what covered it."""
    until = read_day(last) if last else clock.today()
    since = read_day(first) if first else until - timedelta(days=365)
    with register_in_use() as register:
        key = records.resolve(register, ORGANISATIONS, organisation)["id"] if organisation else ""
        rows = telling_partners.told(register, key, since.isoformat(), until.isoformat())
    columns = (
        Column("on", Text("am", "on"), show_day),
        Column("to", Text("an", "to"), lambda row: ", ".join(filter(None, (row["to"], row["person"]))), whole=True),
        Column("what", Text("was", "what")),
        Column("way", Text("Weg", "way"), lambda way: str(WAYS[way]) if way else ""),
        Column("client", Text("über", "about")),
        Column("covered_by", Text("gedeckt durch", "covered by")),
    )
    return Rows(columns, rows, Text("In dieser Zeit ist nichts vermerkt.", "Nothing is noted in this time."))
