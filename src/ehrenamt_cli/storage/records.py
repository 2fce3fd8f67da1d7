"""Records of every kind: kept, found, changed and remembered, all read off the declaration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import clean, tokens, upper_bound
from ehrenamt_cli.storage import audit, filters, ids, schema
from ehrenamt_cli.storage.register import Register

_IN_ORDER = "ORDER BY sort_key, id"

SETTINGS = "settings"
"""What stands in the history in place of a record kind where a setting was changed."""

_ALL = 2**63 - 1
"""Where rows are skipped but none left out at the end: an OFFSET needs a LIMIT before it."""

_AMONG = "SELECT value FROM json_each(:keys)"
"""The keys that are asked for, as a list of whatever length."""

_REMEMBERED = "number, act, happened_at, author, entity, record_id, action, changes"


_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Page(NamedTuple):
    """Some of the records that were asked for, and how many there are in all."""

    rows: list[dict[str, Any]]
    total: int


def add(register: Register, entity: Entity, rows: Sequence[Row], action: str = "add", *, undoes: int = 0) -> list[dict[str, Any]]:
    """Keep new records in one transaction; gives them back with their keys. ``undoes`` is an act that this takes back."""
    with register.change() as db:
        keys = ids.for_new(register, entity, rows)
        kept = [{"id": key, **_complete(entity, row)} for key, row in zip(keys, rows, strict=True)]
        db.insert_many(entity.plural, schema.columns_of(entity), (tuple(as_stored(entity, row).values()) for row in kept))
        add_terms(db, entity, ((row["id"], entity.terms(row)) for row in kept))
        events = ((row["id"], {k: [None, v] for k, v in _filled(row)}) for row in kept)
        audit.append(register, entity.plural, action, events, undoes)
        return kept


def lay_down(register: Register, entity: Entity, rows: Iterable[Row]) -> None:
    """Records with the keys they had, without a word in the history; for a register that is filled from elsewhere."""
    with register.change() as db:
        complete = [{"id": row["id"], **_complete(entity, row)} for row in rows]
        db.insert_many(entity.plural, schema.columns_of(entity), (tuple(as_stored(entity, row).values()) for row in complete))
        add_terms(db, entity, ((row["id"], entity.terms(row)) for row in complete))


def change(
    register: Register, entity: Entity, row: Row, values: Mapping[str, Any], action: str = "change", *, undoes: int = 0
) -> dict[str, Any]:
    """Set some fields of a record; gives the record as it is now. Nothing is written where nothing differs."""
    different = {name: value for name, value in values.items() if row.get(name) != value}
    if not different:
        return dict(row)
    changed = {**row, **different}
    with register.change() as db:
        encoded = as_stored(entity, changed)
        db[entity.plural].update(row["id"], {name: encoded[name] for name in (*different, "sort_key")})
        before, after = entity.terms(row), entity.terms(changed)
        for field, term in before - after:
            db["terms"].delete((entity.plural, field, term, row["id"]))
        add_terms(db, entity, [(row["id"], after - before)])
        changes = {k: [row.get(k), v] for k, v in different.items()}
        audit.append(register, entity.plural, action, [(row["id"], changes)], undoes)
    return changed


def remove(register: Register, entity: Entity, row: Row) -> None:
    """Take a record out of the register; its history stays."""
    remove_all(register, entity, [row])


def remove_all(register: Register, entity: Entity, rows: Sequence[Row], action: str = "remove", *, undoes: int = 0) -> None:
    """Take records out of the register; their history stays."""
    keys = {"keys": _as_json([row["id"] for row in rows])}
    with register.change() as db:
        db.execute(f"DELETE FROM terms WHERE entity = '{entity.plural}' AND record_id IN ({_AMONG})", keys)
        db.execute(f'DELETE FROM "{entity.plural}" WHERE id IN ({_AMONG})', keys)
        events = ((row["id"], {k: [v, None] for k, v in _filled(row)}) for row in rows)
        audit.append(register, entity.plural, action, events, undoes)


def get(register: Register, entity: Entity, record_id: str) -> dict[str, Any] | None:
    """The record with that key."""
    return next(_selected(register, entity, "id = :id", id=record_id), None)


def every(register: Register, entity: Entity, where: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """All records whose columns equal ``where``, in the order of lists."""
    condition = " AND ".join(f'"{name}" = :{name}' for name in where or {}) or "1 = 1"
    return _selected(register, entity, f"{condition} {_IN_ORDER}", **(where or {}))


def referring(register: Register, entity: Entity, column: str, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    """All records whose ``column`` holds one of the keys, in no particular order."""
    return _selected(register, entity, f'"{column}" IN ({_AMONG})', keys=_as_json(list(keys)))


def pointing(register: Register, entity: Entity, field: Field, keys: Iterable[str], few: int) -> list[dict[str, Any]]:
    """At most ``few`` records of a kind whose reference holds one of the keys, be it one among several."""
    condition = f'"{field.name}" IN ({_AMONG})'
    if field.kind.many and field.searched:
        terms = f"SELECT record_id FROM terms WHERE entity = '{entity.plural}' AND field = '{field.name}' AND term IN ({_AMONG})"
        condition = f"id IN ({terms})"
    elif field.kind.many:
        condition = f'EXISTS (SELECT 1 FROM json_each("{field.name}") WHERE value IN ({_AMONG}))'
    return list(_selected(register, entity, f"{condition} {_IN_ORDER} LIMIT {int(few)}", keys=_as_json(list(keys))))


def containing(register: Register, entity: Entity, columns: Iterable[str], letters: str) -> Iterator[dict[str, Any]]:
    """All records with these letters (small ones of the Latin alphabet) in one of the columns, in no particular order."""
    condition = " OR ".join(f'instr(lower("{column}"), :letters) > 0' for column in columns)
    return _selected(register, entity, condition or "1 = 0", letters=letters)


def count(register: Register, entity: Entity) -> int:
    """How many records of a kind there are."""
    row = register.one(f'SELECT count(*) AS n FROM "{entity.plural}"')
    return row["n"] if row else 0


def last_value(register: Register, entity: Entity, column: str, beginning: str) -> str | None:
    """The highest value of a column that begins so; None where there is none."""
    sql = f'SELECT max("{column}") AS last FROM "{entity.plural}" WHERE "{column}" >= :first AND "{column}" < :last'
    row = register.one(sql, first=beginning, last=upper_bound(beginning))
    return row["last"] if row else None


def over(register: Register, entity: Entity, column: str, today: str) -> list[dict[str, Any]]:
    """The records whose day in ``column`` has passed."""
    return list(_selected(register, entity, f'"{column}" < :today', today=today))


def page(
    register: Register,
    entity: Entity,
    *,
    text: str = "",
    where: Mapping[str, Any] | None = None,
    within: filters.Within | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page:
    """The records that answer to all words of ``text`` and to ``where``, ordered by name, or by day ``within`` some.

    Where a field holds a list, ``where`` has a list too: every one of its entries must be there.
    """
    condition, values = filters.of(entity, text, where or {}, within)
    order = f'ORDER BY "{within.column}", id' if within else _IN_ORDER
    total = register.one(f'SELECT count(*) AS n FROM "{entity.plural}" WHERE {condition}', **values)
    window = "" if limit is None and not offset else f" LIMIT {_ALL if limit is None else int(limit)} OFFSET {int(offset)}"
    return Page(list(_selected(register, entity, f"{condition} {order}{window}", **values)), total["n"] if total else 0)


def named(register: Register, entity: Entity, text: str, limit: int = 6) -> list[dict[str, Any]]:
    """The records a person can mean by ``text``: a key, a number, a whole name, else part of a name (at most ``limit``)."""
    text = clean(text)
    by_key = get(register, entity, text.lower() if entity.letter else text)
    if by_key:
        return [by_key]
    for field in entity.fields:
        if field.numbered and (found := list(_selected(register, entity, f'"{field.name}" = :number', number=text.upper()))):
            return found
    own = entity.sort_key({entity.title[0]: text}) if not entity.field(entity.title[0]).refers_to else ""
    if own:
        exact = list(_selected(register, entity, f"sort_key = :key ORDER BY id LIMIT {int(limit)}", key=own))
        if exact:
            return exact
    if not tokens(text):
        return []
    condition, values = filters.of(entity, text, {})
    return list(_selected(register, entity, f"{condition} {_IN_ORDER} LIMIT {int(limit)}", **values))


def keyed(register: Register, entity: Entity, beginning: str, limit: int) -> list[dict[str, Any]]:
    """The records whose key begins so."""
    condition = f"id >= :first AND id < :last ORDER BY id LIMIT {int(limit)}"
    return list(_selected(register, entity, condition, first=beginning, last=upper_bound(beginning)))


def titles(register: Register, entity: Entity, keys: Iterable[str]) -> dict[str, str]:
    """The name of each record by its key; references in a name are followed."""
    return titled(register, entity, list(ids.rows_of(register, entity, ("id", *entity.title), keys)))


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
    sql = f"SELECT {_REMEMBERED} FROM history WHERE record_id = :id AND action <> '{audit.READ}' ORDER BY number"
    return [{**row, "changes": json.loads(row["changes"])} for row in register.rows(sql, id=record_id)]


def history_of(register: Register, table: str) -> Iterator[dict[str, Any]]:
    """Everything that happened to the records of a kind, oldest first."""
    sql = f"SELECT {_REMEMBERED} FROM history WHERE entity = :table AND action <> '{audit.READ}' ORDER BY number"
    for row in register.rows(sql, table=table):
        yield {**row, "changes": json.loads(row["changes"])}


def note_event(register: Register, entity: Entity, record_id: str, action: str, changes: Mapping[str, Any]) -> None:
    """Remember something that happened to a record without a change to its fields (an override, a look at an address)."""
    with register.change():
        audit.append(register, entity.plural, action, [(record_id, changes)])


def as_stored(entity: Entity, row: Row) -> dict[str, Any]:
    """A complete record as its table holds it, in the order of the columns."""
    encoded = {"id": row["id"], "sort_key": entity.sort_key(row), **row}
    return encoded | {name: _as_json(row[name]) if row[name] else "[]" for name in _lists(entity)}


def add_terms(db: Any, entity: Entity, found: Iterable[tuple[str, set[tuple[str, str]]]]) -> None:
    """What records are found by, in the order of the table's own index, which is then filled from front to back."""
    terms = sorted((entity.plural, field, term, key) for key, pairs in found for field, term in pairs)
    db.insert_many("terms", schema.TERM_COLUMNS, terms)


def _selected(register: Register, entity: Entity, condition: str, **values: Any) -> Iterator[dict[str, Any]]:
    lists = _lists(entity)
    for row in register.rows(f'SELECT * FROM "{entity.plural}" WHERE {condition}', **values):
        del row["sort_key"]
        for name in lists:
            row[name] = list(_entries(row[name])) if row[name] else []
        yield row


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[str, ...]:
    """A stored list; the same few languages and skills come again and again."""
    return tuple(json.loads(text))


def _complete(entity: Entity, row: Row) -> dict[str, Any]:
    complete = {field.name: row.get(field.name) for field in entity.fields}
    return complete | {name: complete[name] or [] for name in _lists(entity)}


def _filled(row: Row) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in row.items() if value not in (None, []))


def _lists(entity: Entity) -> list[str]:
    return [field.name for field in entity.fields if field.kind.many]
