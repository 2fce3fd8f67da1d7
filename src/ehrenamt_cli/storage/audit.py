"""Who did what: the history as a chain of events, added to with every write and with every look at protected fields.

One table is both: an event's names and hash stay for ever, its values (for undo and for people) can be erased.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.storage import chain, schema
from ehrenamt_cli.storage.register import Register

READ = "read"
"""The action of an event that only says who looked at which protected fields."""

MANY = "*"
"""Stands for the records of a list that was read; the event says how many they were."""

REGISTER = "register"
"""Stands for a record kind where something happened to the register as a whole: saved, restored, its key changed."""

PATIENCE = 1
"""Seconds that a look at the register waits for somebody who is writing, before it is shown without being noted."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Head(NamedTuple):
    """The last event: kept elsewhere, it shows later whether anything before it was changed or cut off."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}-{self.hash[:16]}" if self.number else "0"


class Verdict(NamedTuple):
    """What checking the chain found; ``broken_at`` is the number of the first event that does not hold."""

    head: Head
    broken_at: int | None
    unguarded: tuple[str, ...]
    """Triggers that should guard the history and are not there."""

    @property
    def holds(self) -> bool:
        return self.broken_at is None and not self.unguarded


def append(register: Register, table: str, action: str, events: Iterable[tuple[str, Mapping[str, Any]]], undoes: int = 0) -> None:
    """Add events (key of the record, changes by field) to the chain, within the open change.

    ``undoes`` is the act that they take back.
    """
    described = ((key, chain.names(changes), _as_json(changes)) for key, changes in events)
    _append(register, table, action, described, undoes)


def note(register: Register, action: str, facts: Mapping[str, Any] | None = None) -> None:
    """Remember something that happened to the register as a whole."""
    with register.aside():
        append(register, REGISTER, action, [("", {name: [None, value] for name, value in (facts or {}).items()})])


def note_reading(register: Register, table: str, keys: Sequence[str], fields: Iterable[str]) -> None:
    """Remember that protected fields were shown: one event, for one record by its key, for several by their number."""
    key, counted = (keys[0], {}) if len(keys) == 1 else (MANY, {"records": len(keys)})
    with register.aside(patience=PATIENCE):
        _append(register, table, READ, [(key, chain.names(fields), _as_json(counted))])


def _append(register: Register, table: str, action: str, described: Iterable[tuple[str, str, str]], undoes: int = 0) -> None:
    last = head(register)
    moment = clock.now()
    act = register.act or last.number + 1
    rows = (
        chain.Event(
            number, moment, register.author, table, key, action, fields, changes,
            act=act, command=register.command if number == act else "", undoes=undoes,
        )
        for number, (key, fields, changes) in enumerate(described, last.number + 1)
    )  # fmt: skip
    register.insert_many("history", schema.HISTORY_COLUMNS, chain.linked(rows, last.hash))
    register.act = act


def written_by(register: Register, act: int) -> set[str]:
    """The kinds of record that a command has written."""
    sql = f"SELECT DISTINCT entity FROM history WHERE act = :act AND action <> '{READ}'"
    return {row["entity"] for row in register.rows(sql, act=act)}


def forget_values(register: Register, record_id: str) -> None:
    """Erase what the history holds of a record; that something was done, by whom and when stays."""
    with register.change() as db:
        db.execute("UPDATE history SET changes = '{}' WHERE record_id = :id", {"id": record_id})


def head(register: Register) -> Head:
    """The last event of the chain."""
    row = register.one("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1")
    return Head(row["number"], row["hash"]) if row else Head(0, "")


def has(register: Register, known: str) -> bool:
    """Whether a head that was written down is part of this chain."""
    number, _, mark = known.strip().lower().partition("-")
    row = register.one("SELECT hash FROM history WHERE number = :number", number=int(number)) if number.isdigit() else None
    return bool(row and len(mark) >= 8 and row["hash"].startswith(mark)) or known.strip() == "0"


def verify(register: Register) -> Verdict:
    """Reckon the whole chain anew."""
    names = ", ".join(schema.HISTORY_COLUMNS)
    broken = chain.first_break(chain.Event(**row) for row in register.rows(f"SELECT {names} FROM history ORDER BY number"))
    there = {row["name"]: row["sql"] for row in register.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    missing = tuple(name for name, statement in schema.OWN_TRIGGERS.items() if there.get(name) != statement)
    return Verdict(head(register), broken, missing)


def events(
    register: Register, *, record_id: str = "", action: str = "", since: str = "", limit: int | None = None
) -> list[dict[str, Any]]:
    """The latest events that fit, oldest first, without any value."""
    sql = (
        "SELECT h.number, h.happened_at, h.author, h.entity, h.record_id, h.action, h.fields, h.act,"
        " coalesce(first.command, '') AS command, h.undoes, h.hash"
        " FROM history h LEFT JOIN history first ON first.number = h.act"
        " WHERE (:record_id = '' OR h.record_id = :record_id) AND (:action = '' OR h.action = :action)"
        " AND h.happened_at >= :since"
        f" ORDER BY h.number DESC LIMIT {2**63 - 1 if limit is None else int(limit)}"
    )
    rows = list(register.rows(sql, record_id=record_id, action=action, since=since))
    return [{**row, "fields": row["fields"].split(",") if row["fields"] else []} for row in reversed(rows)]


def of_records(register: Register, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Everything that happened to some records, with values and the command, looks at them included, oldest first."""
    sql = (
        "SELECT h.number, h.happened_at, h.author, h.entity, h.record_id, h.action, h.fields, h.changes,"
        " coalesce(first.command, '') AS command"
        " FROM history h LEFT JOIN history first ON first.number = h.act"
        " WHERE h.record_id IN (SELECT value FROM json_each(:keys)) ORDER BY h.number"
    )
    for row in register.rows(sql, keys=_as_json(list(keys))):
        yield {**row, "changes": json.loads(row["changes"]), "fields": row["fields"].split(",") if row["fields"] else []}


def of_register(register: Register, action: str) -> list[dict[str, Any]]:
    """Everything of one sort that befell the register as a whole, with its facts, oldest first."""
    sql = "SELECT happened_at, changes FROM history WHERE entity = :entity AND action = :action ORDER BY number"
    found = register.rows(sql, entity=REGISTER, action=action)
    return [
        {"happened_at": row["happened_at"], **{name: after for name, (_, after) in json.loads(row["changes"]).items()}}
        for row in found
    ]


def last(register: Register, *actions: str) -> dict[str, Any] | None:
    """The last event of these sorts which befell the register."""
    names = ", ".join(f"'{action}'" for action in actions)
    sql = f"SELECT * FROM history WHERE entity = :entity AND action IN ({names}) ORDER BY number DESC LIMIT 1"
    row = register.one(sql, entity=REGISTER)
    return row and {**row, "changes": json.loads(row["changes"])}


def facts(register: Register, *actions: str) -> Iterator[dict[str, Any]]:
    """What was noted with each event of these sorts which befell the register, oldest first."""
    names = ", ".join(f"'{action}'" for action in actions)
    sql = f"SELECT changes FROM history WHERE entity = :entity AND action IN ({names}) ORDER BY number"
    for row in register.rows(sql, entity=REGISTER):
        yield {name: value for name, (_, value) in json.loads(row["changes"]).items()}


def first_moment(register: Register) -> str:
    """The moment of the first event; empty where there is none."""
    row = register.one("SELECT happened_at FROM history ORDER BY number LIMIT 1")
    return row["happened_at"] if row else ""


def chained(register: Register) -> bool:
    """Whether the history has its hashes; that of the first version of the program had none."""
    return any(row["name"] == "hash" for row in register.rows("PRAGMA table_info(history)"))


def latest_moment(register: Register) -> str:
    """The moment of the last event; empty where there is none."""
    row = register.one("SELECT happened_at FROM history ORDER BY number DESC LIMIT 1")
    return row["happened_at"] if row else ""
