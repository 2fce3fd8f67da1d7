"""The history read act by act: what a command did, what of it was taken back, and how records become what they were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.acts import FINAL, UNDONE, WRITTEN, Event, in_force, linked
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import audit, records
from ehrenamt_cli.storage.register import Register

_EVENT = "number, act, happened_at, author, entity, record_id, action, fields, changes, undoes"

_WRITTEN, _FINAL = (", ".join(f"'{action}'" for action in sorted(actions)) for actions in (WRITTEN, FINAL))

_OLDER = "act = 0"
"""Written by a program that did not tell acts apart: there each event is an act of its own."""


class Trace(NamedTuple):
    """One event of an act without its values."""

    number: int
    act: int
    happened_at: str
    author: str
    entity: str
    record_id: str
    action: str
    erased: bool
    undoes: int


class Restored(NamedTuple):
    """What taking back sets: records that come again, fields that change, records that go; a kind at a time."""

    entity: Entity
    again: Sequence[Row] = ()
    changed: Sequence[tuple[Row, Mapping[str, Any]]] = ()
    gone: Sequence[Row] = ()


def backwards(register: Register) -> Iterator[Trace]:
    """Every event of an act that wrote or erased something, the latest first."""
    return (Trace(**row) for row in register.rows(f"{_TRACES} AND act > 0 ORDER BY number DESC"))


def traces(register: Register, act: int) -> list[Trace]:
    """The events of one act, the latest first."""
    which = f"(act = :act OR number = :act AND {_OLDER})"
    return [Trace(**row) for row in register.rows(f"{_TRACES} AND {which} ORDER BY number DESC", act=act)]


_TRACES = (
    "SELECT number, act, happened_at, author, entity, record_id, action, changes = '{}' AND fields <> '' AS erased, undoes"
    f" FROM history WHERE action IN ({_WRITTEN}, {_FINAL})"
)


def command_of(register: Register, act: int) -> str:
    """What was typed, without what was said; empty where nobody knows."""
    row = register.one("SELECT command FROM history WHERE number = :act", act=act)
    return row["command"] if row else ""


def events(register: Register, act: int) -> list[Event]:
    """What an act wrote, in order; an event of an older program is an act of its own, by its number."""
    sql = (
        f"SELECT {_EVENT} FROM history WHERE (act = :act AND :act > 0 OR number = :act AND {_OLDER})"
        f" AND action IN ({_WRITTEN}) ORDER BY number"
    )
    return [_event(row) for row in register.rows(sql, act=act)]


def of_record(register: Register, table: str, key: str) -> list[Event]:
    """What was written about a record, oldest first; of whatever kind where none is named."""
    whose = "record_id = :key AND :table IN ('', entity)"
    sql = f"SELECT {_EVENT} FROM history WHERE {whose} AND action IN ({_WRITTEN}) ORDER BY number"
    return linked(_event(row) for row in register.rows(sql, key=key, table=table))


def standing(register: Register, key: str) -> list[Event]:
    """What was written about a record and still counts, oldest first: nothing that was taken back."""
    return in_force(of_record(register, "", key))


def last_known(register: Register, entity: Entity, key: str) -> dict[str, Any] | None:
    """A record that is gone, as it was when it went; None where that was erased or nobody knows it."""
    for event in reversed(of_record(register, entity.plural, key)):
        if "id" in event.changes:
            there = {name: old for name, (old, _) in event.changes.items() if old is not None}
            return {field.name: None for field in entity.fields} | there if there else None
    return None


def erases(register: Register, act: int) -> bool:
    """Whether an act erased something."""
    return register.one(f"SELECT 1 FROM history WHERE act = :act AND action IN ({_FINAL}) LIMIT 1", act=act) is not None


def older(register: Register) -> bool:
    """Whether there are events of a program that did not tell acts apart."""
    return register.one("SELECT 1 FROM history WHERE act = 0 LIMIT 1") is not None


def taken_back(register: Register) -> set[tuple[int, str]]:
    """Which part of which act (act, key of the record) does not count any more."""
    gone: set[tuple[int, str]] = set()
    for row in register.rows("SELECT act, record_id, undoes FROM history WHERE undoes > 0 ORDER BY number DESC"):
        if (row["act"], row["record_id"]) not in gone:
            gone.add((row["undoes"], row["record_id"]))
    return gone


def put_back(register: Register, act: int, restored: Iterable[Restored], marks: Iterable[tuple[str, str]] = ()) -> None:
    """Write what taking back ``act`` sets, whatever refers to what; it has to fit together at the end of the change.

    ``marks`` are parts (kind, key) that count as taken back although nothing was left to set.
    """
    with register.change() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for kind in restored:
            if kind.again:
                records.add(register, kind.entity, kind.again, UNDONE, undoes=act)
            for row, values in kind.changed:
                records.change(register, kind.entity, row, values, UNDONE, undoes=act)
            if kind.gone:
                records.remove_all(register, kind.entity, kind.gone, UNDONE, undoes=act)
        for table, key in marks:
            audit.append(register, table, UNDONE, [(key, {})], act)


def missing(register: Register, entity: Entity, keys: Iterable[str]) -> set[str]:
    """Which of the keys belong to no record of that kind."""
    wanted = set(keys)
    return wanted - {row["id"] for row in records.referring(register, entity, "id", wanted)}


def using(register: Register, entity: Entity, keys: Sequence[str], few: int) -> list[tuple[Entity, str, Row]]:
    """Records that refer to one of the keys, by which field; at most ``few`` of each kind."""
    found: list[tuple[Entity, str, Row]] = []
    for other in ENTITIES.values():
        for field in other.fields:
            if field.refers_to == entity.plural:
                rows = records.pointing(register, other, field, keys, few)
                found += [(other, field.name, row) for row in rows]
    return found


def _event(row: dict[str, Any]) -> Event:
    return Event(**{**row, "act": row["act"] or row["number"], "changes": json.loads(row["changes"])})
