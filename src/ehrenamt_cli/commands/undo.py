"""The last thing done, taken back as a whole; and a list of what was done last."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._options import HowMany
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._undoing import taken_back
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import acts, undoing
from ehrenamt_cli.services.registers import Register

_PAGE = 20


def undo(
    act: Annotated[
        str | None,
        typer.Argument(
            metavar=both("VORGANG", "ACT"),
            help=both("Nummer eines Vorgangs; sonst der letzte eigene", "number of an act; if not given the last of your own"),
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help=both("zeigen, was zuletzt getan wurde", "show what was done last"))
    ] = False,
    limit: HowMany = None,
) -> Result:
    """Take back everything the last command did: shown first, done after a yes, and itself to be taken back."""
    with register_in_use() as register:
        if listed:
            return _list(register, _PAGE if limit is None else limit)
        choice = undoing.meant(register, act) if act else undoing.last(register, config.setting("author"))
        return taken_back(register, choice)


def _list(register: Register, limit: int) -> Rows:
    rows = [act.as_row() for act in acts.latest(register, limit)]
    more = Text("Die letzten {n}; mehr mit --limit 0.", "The last {n}; more with --limit 0.").fill(n=limit)
    return Rows(
        (
            Column("act", Text("Vorgang", "act")),
            Column("at", Text("wann", "when"), acts.moment),
            Column("by", Text("wer", "who")),
            Column("command", Text("Befehl", "command")),
            Column("words", Text("was", "what")),
        ),
        rows,
        Text("Noch nichts getan.", "Nothing done yet."),
        more if limit and len(rows) == limit else NOTHING,
    )
