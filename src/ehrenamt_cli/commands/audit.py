"""The audit log: who wrote or read what, and whether the log is whole."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._options import HowMany
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import ACTIONS
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Result, Rows
from ehrenamt_cli.services import audit as service

PAGE = 50

_FOUND_SOMETHING = 3


def log(
    record: Annotated[
        str,
        typer.Argument(
            metavar=both("[KENNZEICHEN]", "[KEY]"),
            help=both("nur dieser Eintrag, etwa v-7k3m", "only this record, such as v-7k3m"),
        ),
    ] = "",
    action: Annotated[
        str, typer.Option(metavar="read|add|change|remove|…", help=both("nur das, etwa read", "only this, such as read"))
    ] = "",
    since: Annotated[str, typer.Option(metavar=both("TAG", "DAY"), help=both("ab diesem Tag", "from this day on"))] = "",
    limit: HowMany = None,
) -> Result:
    """The latest events: who, when, which fields of which record; never a value."""
    size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
    with register_in_use() as register:
        rows = service.log(register, record=record, action=action, since=since, limit=size or None)
    return Rows(
        (
            Column("number", Text("Nr.", "no.")),
            Column("happened_at", Text("wann", "when"), lambda moment: show_moment(str(moment).replace("T", " ")[:16])),
            Column("author", Text("wer", "who")),
            Column("command", Text("Befehl", "command")),
            Column("action", Text("was", "what"), lambda key: str(ACTIONS.get(key, key))),
            Column("entity", Text("Art", "kind"), _kind),
            Column("record_id", Text("Eintrag", "record")),
            Column("fields", Text("Felder", "fields")),
        ),
        rows,
        note=Text("Die letzten {n}; mehr mit --limit 0.", "The latest {n}; more with --limit 0.").fill(n=size)
        if size and len(rows) == size
        else NOTHING,
    )


def verify(
    head: Annotated[
        str,
        typer.Option(
            metavar=both("PRÜFKOPF", "HEAD"),
            help=both(
                "ein Prüfkopf, den eine Sicherung genannt hat: gehört er dazu?", "a head that a backup named: does it belong?"
            ),
        ),
    ] = "",
) -> Result:
    """Reckon the chain of all events anew; ends with 3 where it does not hold."""
    with register_in_use() as register:
        facts = service.verified(register, head)
    whole = facts["holds"] and facts["contains"] is not False
    return Card(
        str(Text("Protokoll", "Audit log")), _pairs(facts, head), facts, _verdict(facts), 0 if whole else _FOUND_SOMETHING
    )


VERBS = (
    Verb("log", log, Text("wer wann was getan oder gesehen hat", "who did or saw what when")),
    Verb("verify", verify, Text("prüfen, ob daran etwas verändert wurde", "check whether anything in it was changed")),
)


def _kind(plural: str) -> str:
    return str(ENTITIES[plural].labels) if plural in ENTITIES else str(_OTHERS.get(plural, plural))


_OTHERS = {"settings": Text("Einstellung", "setting"), "register": Text("Register", "register")}


def _pairs(facts: dict[str, Any], head: str) -> list[tuple[str, str]]:
    yes, no = Text("ja", "yes"), Text("nein", "no")
    pairs = [
        (Text("Einträge", "events"), facts["events"]),
        (Text("Prüfkopf", "audit head"), facts["head"]),
        (Text("lückenlos", "without a gap"), yes if facts["broken_at"] is None else no),
    ]
    if facts["broken_at"] is not None:
        pairs.append((Text("gilt nicht ab Nummer", "does not hold from number"), facts["broken_at"]))
    if facts["unguarded"]:
        pairs.append((Text("ohne Schutz", "unguarded"), ", ".join(facts["unguarded"])))
    if facts["contains"] is not None:
        pairs.append((Text("{head} gehört dazu", "{head} belongs").fill(head=head), yes if facts["contains"] else no))
    return [(str(label), str(words)) for label, words in pairs]


def _verdict(facts: dict[str, Any]) -> Text:
    if not facts["holds"]:
        return Text(
            "Jemand hat das Protokoll am Programm vorbei verändert. Den Stand vorher haben ältere Sicherungen.",
            "Somebody changed the log without this program. Older backups hold what it was.",
        )
    if facts["contains"] is False:
        return Text(
            "Dieser Prüfkopf fehlt: Das Ende des Protokolls wurde abgeschnitten, oder eine ältere Sicherung wurde zurückgeholt.",
            "That head is missing: the end of the log was cut off, or an older backup was put back.",
        )
    return NOTHING
