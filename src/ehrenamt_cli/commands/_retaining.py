"""What is kept longer than it may be: the list with day and reason, and its erasure in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import deadlines
from ehrenamt_cli.services import retention as service
from ehrenamt_cli.services.erasing import doing
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.services.retention import Due


def retention(
    run: Annotated[bool, typer.Option("--run", help=both("löschen, was fällig ist", "erase what is due"))] = False,
    rule: Annotated[
        str,
        typer.Option(
            metavar=both("REGEL", "RULE"),
            help=both(
                "nur diese Regel, etwa F-06; auch, was erst durchzusehen ist",
                "only this rule, such as F-06; also what is to be looked through",
            ),
        ),
    ] = "",
    expect: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=10**9,
            metavar="N",
            help=both(
                "so viele Löschungen sind gemeint; nötig, wenn es viele sind",
                "so many erasures are meant; needed where they are many",
            ),
        ),
    ] = None,
) -> Result:
    """Show what is due by the table of periods; with --run, ask and erase it all or not at all."""
    with register_in_use() as register:
        key = deadlines.read_rule(rule) if rule else ""
        found = service.due(register, key)
        if not run:
            _need_run(expect)
            return _page(found, _summary(found, key))
        wanted = service.chosen(found, key)
        if not wanted:
            return _page(found, Text("Nichts zu löschen.", "Nothing to erase."))
        if not config.switched_on("yes") and not config.switched_on("dry_run"):
            prompts.show(_page(found, NOTHING))
        if not _agreed(register, wanted, expect):
            return _page(found, Text("Nichts gelöscht.", "Nothing erased."))
        protocols = service.run(register, wanted)
        clean = doing.leave_no_trace(register)
        return _done(found, wanted, protocols, clean=clean)


def _need_run(expect: int | None) -> None:
    if expect is not None:
        raise WrongUsage(
            Text("--expect sagt, wie viele --run löschen soll.", "--expect says how many --run is to erase."),
            Text("Bitte --run dazu angeben.", "Please give --run as well."),
        )


def _agreed(register: Register, wanted: Sequence[Due], expect: int | None) -> bool:
    """A plain yes for a few; for many, somebody at a terminal types their number, and a script says it."""
    if config.switched_on("dry_run"):
        return True
    if expect is None and prompts.can_ask() and not config.switched_on("yes") and service.large(register, wanted):
        question = Text(
            "Das sind {n} Löschungen. Zur Bestätigung die Zahl eintippen", "That is {n} erasures. Type the number to confirm"
        )
        typed = prompts.ask(question.fill(n=len(wanted)), NOTHING, str, required=False)
        return str(typed or "").strip() == str(len(wanted))
    service.guard(register, wanted, expect)
    question = Text("{n} endgültig löschen? Das lässt sich nicht zurücknehmen.", "Erase {n} for good? This cannot be undone.")
    return prompts.confirm(question.fill(n=len(wanted)), yes=config.switched_on("yes"))


def _summary(found: Sequence[Due], rule: str) -> Text:
    number, more = len(service.chosen(found, rule)), f" --rule {rule}" if rule else ""
    words = Text(
        "{n} davon löscht: ehrenamt privacy retention{more} --run", "{n} of them go with: ehrenamt privacy retention{more} --run"
    )
    return words.fill(n=number, more=more) if number else NOTHING


def _done(found: Sequence[Due], wanted: Sequence[Due], protocols: list[dict[str, Any]], *, clean: bool) -> Page:
    if config.switched_on("dry_run"):
        return _page(found, Text("Nur gezeigt, nichts gelöscht.", "Only shown, nothing erased."))
    numbers = [row["number"] for row in protocols]
    note = Text("{n} gelöscht. Protokolle: {numbers}.", "{n} erased. Protocols: {numbers}.").fill(
        n=len(wanted), numbers=", ".join(numbers)
    )
    page = _page(found, note)
    return page._replace(data={**page.data, "erased": len(wanted), "protocols": numbers, "file_clean": clean})


def _page(found: Sequence[Due], note: Text) -> Page:
    rows = [_row(one) for one in found]
    table = Rows(
        (
            Column("due_on", Text("fällig", "due"), show_day),
            Column("rule", Text("Regel", "rule")),
            Column("name", Text("wer oder was", "who or what")),
            Column(
                "records", Text("Einträge", "records"), lambda keys: ", ".join(keys[:_FEW]) + (" …" if len(keys) > _FEW else "")
            ),
            Column("reason", Text("warum", "why"), lambda row: f"{row['reason']} ({row['basis']})", whole=True),
            Column("fate", Text("was geschieht", "what happens"), _fate, whole=True),
        ),
        rows,
        Text("Nichts ist länger da, als es darf.", "Nothing is kept longer than it may be."),
    )
    return Page([table], {"due": rows, "erased": 0, "protocols": [], "file_clean": None}, note)


_FEW = 3

_FATES = {
    "erase": Text("wird gelöscht", "is erased"),
    "review": Text("erst durchsehen, dann --rule", "look through first, then --rule"),
    "kept": Text("bleibt noch", "stays for now"),
}


def _row(one: Due) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "due_on": one.due_on.isoformat(),
        "name": one.name,
        "kinds": list(dict.fromkeys(entity.plural for entity, _ in one.roots)),
        "records": [row["id"] for _, row in one.roots],
        "reason": str(one.title),
        "basis": str(one.basis),
        "fate": "kept" if one.in_the_way else "review" if one.reviewed else "erase",
        "in_the_way": [{"rule": o.obstacle.key, "record": o.row["id"], "what": str(o.obstacle.what)} for o in one.in_the_way],
    }


def _fate(row: dict[str, Any]) -> str:
    ways = ", ".join(f"{way['what']} ({way['record']})" for way in row["in_the_way"])
    return f"{_FATES[row['fate']]}{f': {ways}' if ways else ''}"
