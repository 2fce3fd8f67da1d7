"""What one decides about a deadline: done, postponed, opened again, set by hand."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.reminders import REMINDERS
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import deadlines, reminders, settling

Which = Annotated[
    str,
    typer.Argument(
        metavar=both("FRIST", "DEADLINE"),
        help=both(
            "Kennzeichen der Frist, oder des Eintrags, um den es geht", "key of the deadline, or of the record it is about"
        ),
        autocompletion=settling.offered,
    ),
]


def done(
    which: Which,
    on: Annotated[
        str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help=both("Nachweis oder Notiz", "evidence or a note"))] = None,
) -> Result:
    """A deadline is met; on a terminal, ask for the evidence that its rule wants."""
    with register_in_use() as register:
        deadline = settling.the_one(register, which)
        wanted = deadlines.rule_of(register, deadline).evidence
        if not note and prompts.can_ask():
            answer = prompts.ask(_EVIDENCE, wanted, str, required=False)
            note = str(answer) if answer else None
        settled = settling.done(register, deadline, on=read_day(on, past=True) if on else None, note=note)
        better = settling.better(register, settled)
    hint = Text("Damit auch der Eintrag es weiß: {better}", "So that the record knows it too: {better}").fill(better=better)
    message = Text("Erledigt: {what}", "Done: {what}").fill(what=_named(settled))
    return _said(message, settled.as_row() | {"note": note, "better": better or None}, hint if better else NOTHING)


def postpone(
    which: Which,
    to: Annotated[str, typer.Option("--to", metavar=both("TAG", "DAY"), help=both("auf welchen Tag", "to which day"))],
    reason: Annotated[str, typer.Option(metavar=both("GRUND", "REASON"), help=both("warum", "why"))],
) -> Result:
    """A deadline is moved to a later day; past a hard limit only when that is confirmed."""
    with register_in_use() as register:
        deadline, new = settling.the_one(register, which), read_day(to)
        settling.check_new_day(deadline, new)
        words = {
            "rule": deadline.rule,
            "basis": deadline.basis,
            "due": show_day(deadline.first_due.isoformat()),
            "new": show_day(new.isoformat()),
        }
        hard = deadline.strength == "hard"
        sure = not hard or config.switched_on("dry_run")
        if not sure and not prompts.confirm(_PAST_LIMIT.fill(**words), yes=config.switched_on("yes")):
            return Done(Text("Nichts verschoben.", "Nothing postponed."), {"postponed": None})
        moved = settling.postpone(register, deadline, to=new, reason=reason)
    message = Text("Verschoben auf den {new}: {what}", "Postponed to {new}: {what}").fill(what=_named(moved), **words)
    return _said(message, moved.as_row() | {"reason": reason, "past_limit": hard}, _LIMIT.fill(**words) if hard else NOTHING)


def reopen(which: Which) -> Result:
    """Take back that a deadline is done or postponed."""
    with register_in_use() as register:
        row = settling.reopen(register, which)
    what = f"{row['id']} {row['rule']} {row['title']}, {row['name']}"
    message = Text("Wieder offen: {what}", "Open again: {what}").fill(what=what)
    return _said(message, {"id": row["id"], "rule": row["rule"], "due_on": row["due_on"]})


def add(
    title: Annotated[str, typer.Option(metavar="TEXT", help=both("was zu tun ist", "what is to be done"))],
    due: Annotated[str, typer.Option(metavar=both("TAG", "DAY"), help=both("fällig am", "due on"))],
    about: Annotated[
        str | None,
        typer.Option(
            metavar=both("EINTRAG", "RECORD"),
            help=both(
                "Person, Einrichtung, Klient:in, Bedarf, Einsatz oder Vereinbarung",
                "volunteer, organisation, client, need, placement or agreement",
            ),
        ),
    ] = None,
    responsible: Annotated[str | None, typer.Option(metavar="NAME", help=both("zuständig", "responsible"))] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help=both("Notiz", "note"))] = None,
) -> Result:
    """A deadline set by hand."""
    typed = {"title": title, "due_on": due, "responsible": responsible, "notes": note}
    with register_in_use() as register:
        row = reminders.add(register, typed, about)
        return saved(register, REMINDERS, row, Text("Angelegt", "Added"))


_EVIDENCE = Text("Nachweis oder Notiz", "Evidence or note")

_PAST_LIMIT = Text(
    "{rule} ist eine harte Frist ({basis}), fällig am {due}. Trotzdem auf den {new} verschieben?",
    "{rule} is a hard limit ({basis}), due on {due}. Postpone it to {new} all the same?",
)

_LIMIT = Text(
    "Achtung: {rule} ist eine harte Frist ({basis}); sie endet trotzdem am {due}.",
    "Note: {rule} is a hard limit ({basis}); it ends on {due} all the same.",
)


def _named(deadline: Deadline) -> Text:
    return same("{id} {rule} {named}").fill(id=deadline.id, rule=deadline.rule, named=deadline.named)


def _said(message: Text, data: dict[str, Any], further: Text = NOTHING) -> Done:
    """What was done, and what else is to be known; in a dry run that nothing was kept."""
    lines = [message, further] if further != NOTHING else [message]
    if config.switched_on("dry_run"):
        lines.insert(0, Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept."))
    return Done(Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines)), data)
