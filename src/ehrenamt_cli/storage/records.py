"""Records of every kind: kept, found, changed and remembered, all read off the declaration."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count as counting
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import tokens, upper_bound
from ehrenamt_cli.storage.register import Register

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without the letters that are mistaken for digits."""

_ALL = 2**63 - 1
"""Where rows are skipped but none left out at the end: an OFFSET needs a LIMIT before it."""


class Page(NamedTuple):
    """Some of the records that were asked for, and how many there are in all."""

    rows: list[dict[str, Any]]
    total: int


def add(register: Register, entity: Entity, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Keep new records in one transaction; gives them back with their keys."""
    with register.change() as db:
        taken: set[str] = set()
        kept = [{"id": row.get("id") or _new_id(register, entity, row, taken), **_complete(entity, row)} for row in rows]
        db[entity.plural].insert_all((_encoded(entity, row) for row in kept), pk="id")
        db["terms"].insert_all(
            {"entity": entity.plural, "field": field, "term": term, "record_id": row["id"]}
            for row in kept
            for field, term in sorted(entity.terms(row))
        )
        _remember(
            register,
            entity,
            "add",
            [(row["id"], {k: [None, v] for k, v in row.items() if v not in (None, [], "")}) for row in kept],
        )
        return kept


def change(register: Register, entity: Entity, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """Set some fields of a record; gives the record as it is now. Nothing is written where nothing differs."""
    different = {name: value for name, value in values.items() if row.get(name) != value}
    if not different:
        return dict(row)
    changed = {**row, **different}
    with register.change() as db:
        encoded = _encoded(entity, changed)
        db[entity.plural].update(row["id"], {name: encoded[name] for name in (*different, "sort_key")})
        before, after = entity.terms(row), entity.terms(changed)
        for field, term in sorted(before - after):
            db["terms"].delete((entity.plural, field, term, row["id"]))
        db["terms"].insert_all(
            {"entity": entity.plural, "field": field, "term": term, "record_id": row["id"]}
            for field, term in sorted(after - before)
        )
        _remember(register, entity, "change", [(row["id"], {k: [row.get(k), v] for k, v in different.items()})])
    return changed


def remove(register: Register, entity: Entity, row: Row) -> None:
    """Take a record out of the register; its history stays."""
    with register.change() as db:
        db["terms"].delete_where("record_id = :id and entity = :entity", {"id": row["id"], "entity": entity.plural})
        db[entity.plural].delete(row["id"])
        _remember(register, entity, "remove", [(row["id"], {k: [v, None] for k, v in row.items() if v not in (None, [], "")})])


def get(register: Register, entity: Entity, record_id: str) -> dict[str, Any] | None:
    """The record with that key."""
    row = register.one(f'SELECT * FROM "{entity.plural}" WHERE id = :id', id=record_id)
    return _decoded(entity, row) if row else None


def every(register: Register, entity: Entity, where: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """All records whose columns equal ``where``, in the order of lists."""
    condition = " AND ".join(f'"{name}" = :{name}' for name in where or {}) or "1 = 1"
    for row in register.rows(f'SELECT * FROM "{entity.plural}" WHERE {condition} ORDER BY sort_key, id', **(where or {})):
        yield _decoded(entity, row)


def count(register: Register, entity: Entity) -> int:
    """How many records of a kind there are."""
    row = register.one(f'SELECT count(*) AS n FROM "{entity.plural}"')
    return row["n"] if row else 0


def over(register: Register, entity: Entity, column: str, today: str) -> list[dict[str, Any]]:
    """The records whose day in ``column`` has passed."""
    return [
        _decoded(entity, row) for row in register.rows(f'SELECT * FROM "{entity.plural}" WHERE "{column}" < :today', today=today)
    ]


def page(
    register: Register,
    entity: Entity,
    *,
    text: str = "",
    where: Mapping[str, Any] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page:
    """The records that answer to all words of ``text`` and to ``where``, ordered by name.

    Where a field holds a list, ``where`` has a list too: every one of its entries must be there.
    """
    condition, values = _condition(register, entity, text, where or {})
    total = register.one(f'SELECT count(*) AS n FROM "{entity.plural}" WHERE {condition}', **values)
    window = "" if limit is None and not offset else f" LIMIT {_ALL if limit is None else int(limit)} OFFSET {int(offset)}"
    sql = f'SELECT * FROM "{entity.plural}" WHERE {condition} ORDER BY sort_key, id{window}'
    return Page([_decoded(entity, row) for row in register.rows(sql, **values)], total["n"] if total else 0)


def named(register: Register, entity: Entity, text: str, limit: int = 6) -> list[dict[str, Any]]:
    """The records a person can mean by ``text``: a key, a whole name, else part of a name (at most ``limit``)."""
    by_key = get(register, entity, text.strip().lower() if entity.letter else text.strip())
    if by_key:
        return [by_key]
    own = entity.sort_key({entity.title[0]: text}) if not entity.field(entity.title[0]).refers_to else ""
    if own:
        sql = f'SELECT * FROM "{entity.plural}" WHERE sort_key = :key ORDER BY id LIMIT {limit}'
        exact = [_decoded(entity, row) for row in register.rows(sql, key=own)]
        if exact:
            return exact
    return page(register, entity, text=text, limit=limit).rows if tokens(text) else []


def keyed(register: Register, entity: Entity, beginning: str, limit: int) -> list[dict[str, Any]]:
    """The records whose key begins so."""
    sql = f'SELECT * FROM "{entity.plural}" WHERE id >= :first AND id < :last ORDER BY id LIMIT {limit}'
    return [_decoded(entity, row) for row in register.rows(sql, first=beginning, last=upper_bound(beginning))]


def words_near(register: Register, entity: Entity, text: str) -> list[str]:
    """Words in the register that begin like a word of ``text``; for “did you mean”."""
    sql = (
        "SELECT DISTINCT term FROM terms WHERE entity = :entity AND field = 'words' AND term >= :first AND term < :last"
        " ORDER BY term LIMIT 2000"
    )
    near: list[str] = []
    for token in tokens(text):
        near += [row["term"] for row in register.rows(sql, entity=entity.plural, first=token[0], last=upper_bound(token[0]))]
    return near


def titles(register: Register, entity: Entity, ids: Iterable[str]) -> dict[str, str]:
    """The name of each record by its key; references in a name are followed."""
    wanted = sorted(set(ids))
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), 500):
        part = {f"id{n}": record_id for n, record_id in enumerate(wanted[start : start + 500])}
        columns = ", ".join(f'"{name}"' for name in ("id", *entity.title))
        sql = f'SELECT {columns} FROM "{entity.plural}" WHERE id IN ({", ".join(f":{name}" for name in part)})'
        rows += register.rows(sql, **part)
    return titled(register, entity, rows)


def titled(register: Register, entity: Entity, rows: Sequence[Row]) -> dict[str, str]:
    """The names of records already at hand, by key."""
    parts: dict[str, list[str]] = {row["id"]: [] for row in rows}
    for name in entity.title:
        field = entity.field(name)
        if field.refers_to:
            others = titles(register, ENTITIES[field.refers_to], (row[name] for row in rows if row[name]))
        for row in rows:
            if row[name]:
                parts[row["id"]].append(
                    others.get(row[name], "") if field.refers_to else field.kind.show(row[name], field.choices)
                )
    return {record_id: " · ".join(filter(None, shown)) for record_id, shown in parts.items()}


def history(register: Register, record_id: str) -> list[dict[str, Any]]:
    """Who changed which field of a record when, oldest first."""
    sql = "SELECT * FROM history WHERE record_id = :id ORDER BY number"
    return [{**row, "changes": json.loads(row["changes"])} for row in register.rows(sql, id=record_id)]


def note_event(register: Register, entity: Entity, record_id: str, action: str, changes: Mapping[str, Any]) -> None:
    """Remember something that happened to a record without a change to its fields (an override, a look at an address)."""
    with register.change():
        _remember(register, entity, action, [(record_id, changes)])


def _remember(register: Register, entity: Entity, action: str, events: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    last = register.one("SELECT coalesce(max(number), 0) AS n FROM history")
    start = (last["n"] if last else 0) + 1
    moment = clock.now()
    register.db["history"].insert_all(
        {
            "number": number,
            "happened_at": moment,
            "author": register.author,
            "entity": entity.plural,
            "record_id": record_id,
            "action": action,
            "changes": json.dumps(changes, ensure_ascii=False),
        }
        for number, (record_id, changes) in enumerate(events, start)
    )


def _condition(register: Register, entity: Entity, text: str, where: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    parts: list[str] = []
    values: dict[str, Any] = {}
    for number, token in enumerate(tokens(text)):
        alternatives = [_word_condition(entity.plural, "id", number)]
        for name in entity.title:
            if entity.field(name).refers_to:
                alternatives.append(_word_condition(entity.field(name).refers_to, name, number))
        parts.append(f"({' OR '.join(alternatives)})")
        values |= {f"from{number}": token, f"to{number}": upper_bound(token)}
    if text.strip() and not parts:
        parts.append("1 = 0")
    for name, value in where.items():
        if not entity.field(name).kind.many:
            parts.append(f'"{name}" = :{name}')
            values[name] = value
            continue
        for number, entry in enumerate(value):
            parts.append(
                f"id IN (SELECT record_id FROM terms WHERE entity = '{entity.plural}' AND field = '{name}'"
                f" AND term = :{name}{number})"
            )
            values[f"{name}{number}"] = entity.field(name).kind.term(entry)
    return " AND ".join(parts) or "1 = 1", values


def _word_condition(table: str, column: str, number: int) -> str:
    return (
        f"\"{column}\" IN (SELECT record_id FROM terms WHERE entity = '{table}' AND field = 'words'"
        f" AND term >= :from{number} AND term < :to{number})"
    )


def _new_id(register: Register, entity: Entity, row: Row, taken: set[str]) -> str:
    """The first key on offer that is free."""
    for record_id in _keys(entity, row):
        if record_id not in taken and not register.one(f'SELECT id FROM "{entity.plural}" WHERE id = :id', id=record_id):
            break
    taken.add(record_id)
    return record_id


def _keys(entity: Entity, row: Row) -> Iterator[str]:
    """Short random keys, longer by one sign each time; in a catalogue, whose keys have no letter, the name and a number."""
    for length in counting(4):
        drawn = "".join(secrets.choice(_ALPHABET) for _ in range(length))
        number = "" if length == 4 else f"-{length - 3}"
        yield f"{entity.letter}-{drawn}" if entity.letter else ("-".join(tokens(entity.own_title(row))) or entity.name) + number


def _complete(entity: Entity, row: Row) -> dict[str, Any]:
    return {field.name: row.get(field.name, [] if field.kind.many else None) for field in entity.fields}


def _encoded(entity: Entity, row: Row) -> dict[str, Any]:
    encoded = {"id": row["id"], "sort_key": entity.sort_key(row)}
    for field in entity.fields:
        value = row[field.name]
        encoded[field.name] = json.dumps(value, ensure_ascii=False) if field.kind.many else value
    return encoded


def _decoded(entity: Entity, row: dict[str, Any]) -> dict[str, Any]:
    for field in entity.fields:
        if field.kind.many:
            row[field.name] = json.loads(row[field.name]) if row[field.name] else []
    del row["sort_key"]
    return row
