"""Records that may be about the same: the list of them, and that two are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._options import argument, with_fields
from ehrenamt_cli.commands._records import LIMIT, PAGE
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.likeness.evidence import CERTAINTIES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Done, Result, Rows
from ehrenamt_cli.services import duplicates as service

_SAYING = Text(
    "Zusammenführen: ehrenamt {noun} merge {one} {other}; nicht dieselben: ehrenamt {noun} not-same {one} {other}",
    "To merge: ehrenamt {noun} merge {one} {other}; not the same: ehrenamt {noun} not-same {one} {other}",
)


def finding(plural: str) -> Callable[..., Any]:
    """The command that lists the duplicates of a kind of record."""
    entity = ENTITIES[plural]
    one = argument("record", entity.label, required=False, entity=entity)
    return with_fields(lambda _, record, limit: found(entity, record, limit), (), [one, LIMIT])


def telling_apart(plural: str) -> Callable[..., Any]:
    """The command by which two records of a kind are known as different."""
    entity = ENTITIES[plural]
    both = [argument(name, entity.label, entity=entity) for name in ("one", "other")]
    return with_fields(lambda _, one, other: not_same(entity, one, other), (), both)


def found(entity: Entity, record: str | None, limit: int | None) -> Result:
    """The pairs that may be the same, the surest first, each with its reasons."""
    size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
    with register_in_use() as register:
        pairs = service.found(register, entity, record)
    rows = [pair.as_row() for pair in (pairs[:size] if size else pairs)]
    note = Text("", "")
    if rows:
        note = _SAYING.fill(noun=entity.name, one=rows[0]["one"]["id"], other=rows[0]["other"]["id"])
    if len(rows) < len(pairs):
        more = Text("{n} von {total}; mehr mit --limit 0.", "{n} of {total}; more with --limit 0.")
        more = more.fill(n=len(rows), total=len(pairs))
        note = Text(f"{more.de}\n{note.de}", f"{more.en}\n{note.en}")
    return Rows(
        (
            Column("one", entity.label, _named),
            Column("other", Text("und", "and"), _named),
            Column("certainty", Text("dieselben", "the same"), lambda key: str(CERTAINTIES[key])),
            Column("because", Text("weil", "because")),
        ),
        rows,
        Text("Keine Dubletten gefunden: {kinds}.", "No duplicates found: {kinds}.").fill(kinds=entity.labels),
        note,
    )


def not_same(entity: Entity, one: str, other: str) -> Result:
    """Remember that two records are about different people or places."""
    with register_in_use() as register:
        row = service.keep_apart(register, entity, one, other)
    message = Text(
        "Gemerkt: {one} und {other} sind nicht dieselben. Doch: ehrenamt duplicate remove {id}",
        "Remembered: {one} and {other} are not the same. If they are: ehrenamt duplicate remove {id}",
    )
    if config.switched_on("dry_run"):
        message = Text("Nur gezeigt, nichts gespeichert: {one}, {other}.", "Only shown, nothing kept: {one}, {other}.")
    return Done(message.fill(one=row["subject"], other=row["other"], id=row["id"]), row)


def _named(record: dict[str, str]) -> str:
    return f"{record['name']} ({record['id']})"
