"""The tables, read off the record kinds; a kind or field that is new is added to an older register by itself."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES

TERM_COLUMNS = ("entity", "field", "term", "record_id")

ACT_COLUMNS = {"act": "INTEGER NOT NULL DEFAULT 0", "command": "TEXT NOT NULL DEFAULT ''", "undoes": "INTEGER NOT NULL DEFAULT 0"}
"""What ties the events of one command together: the number of the first of them, on that one what was typed without what
was said, and the act that is taken back; 0 where an older program wrote."""

HISTORY_COLUMNS = (
    *("number", "happened_at", "author", "entity", "record_id", "action", "fields", "changes", "hash"),
    *ACT_COLUMNS,
)

MENTIONS_COLUMN = "TEXT NOT NULL DEFAULT 'whole'"
"""What became of an erased name in texts about others, so that the same is done again to an older copy."""

OWN_TABLES = {
    "settings": 'CREATE TABLE "settings" (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
    "terms": (
        'CREATE TABLE "terms" (entity TEXT NOT NULL, field TEXT NOT NULL, term TEXT NOT NULL, record_id TEXT NOT NULL,'
        " PRIMARY KEY (entity, field, term, record_id))"
    ),
    "history": (
        'CREATE TABLE "history" (number INTEGER PRIMARY KEY, happened_at TEXT NOT NULL, author TEXT NOT NULL,'
        " entity TEXT NOT NULL, record_id TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, changes TEXT NOT NULL,"
        f" hash TEXT NOT NULL, {', '.join(f'{name} {kind}' for name, kind in ACT_COLUMNS.items())})"
    ),
    "erasures": (
        'CREATE TABLE "erasures" (record_id TEXT PRIMARY KEY, entity TEXT NOT NULL, erased_on TEXT NOT NULL,'
        f" mentions {MENTIONS_COLUMN})"
    ),
}
"""Tables that are no record kind: settings, the words records are found by, who changed or read what when, and the
keys of what was erased, by which an older copy is cleaned again."""

OWN_INDEXES = {
    "terms_of_record": 'CREATE INDEX "terms_of_record" ON "terms" (record_id)',
    "history_of_record": 'CREATE INDEX "history_of_record" ON "history" (record_id, number)',
    "history_of_act": 'CREATE INDEX "history_of_act" ON "history" (act)',
    "history_taken_back": 'CREATE INDEX "history_taken_back" ON "history" (undoes) WHERE undoes > 0',
}

OWN_TRIGGERS = {
    "history_stays": (
        'CREATE TRIGGER "history_stays" BEFORE DELETE ON "history" BEGIN SELECT RAISE(ABORT, \'history is only added to\'); END'
    ),
    "history_is_fixed": (
        'CREATE TRIGGER "history_is_fixed"'
        " BEFORE UPDATE OF number, happened_at, author, entity, record_id, action, fields, hash, act, command, undoes"
        ' ON "history"'
        " BEGIN SELECT RAISE(ABORT, 'history is only added to'); END"
    ),
    "history_values_go_or_stay": (
        'CREATE TRIGGER "history_values_go_or_stay" BEFORE UPDATE OF changes ON "history"'
        " WHEN new.changes <> '{}'"
        " BEGIN SELECT RAISE(ABORT, 'values in the history can only be erased'); END"
    ),
    "history_goes_on_at_its_end": (
        'CREATE TRIGGER "history_goes_on_at_its_end" BEFORE INSERT ON "history"'
        ' WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM "history")'
        " BEGIN SELECT RAISE(ABORT, 'history goes on at its end'); END"
    ),
}
"""What guards the history: it is only added to, at its end; values may be erased from it and nothing else."""


def column(field: Field) -> str:
    """One column's definition; what a field requires is checked by the program, so that columns can be added later."""
    reference = "" if not field.refers_to or field.kind.many else f' REFERENCES "{field.refers_to}"(id)'
    return f'"{field.name}" {field.kind.sql}{reference}'


def table(entity: Entity) -> str:
    """The CREATE TABLE of a record kind: its key, the folded name it sorts by, and its fields."""
    columns = ["id TEXT PRIMARY KEY", "sort_key TEXT NOT NULL", *map(column, entity.fields)]
    return f'CREATE TABLE "{entity.plural}" ({", ".join(columns)})'


def indexes(entity: Entity) -> dict[str, str]:
    """The CREATE INDEX of a record kind, by index name."""
    wanted = {f"{entity.plural}_sorted": "sort_key, id"}
    wanted |= {f"{entity.plural}_{field.name}": f'"{field.name}"' for field in entity.fields if field.indexed}
    for columns in entity.indexes:
        wanted[f"{entity.plural}_{'_'.join(columns[:2])}"] = ", ".join(f'"{column}"' for column in columns)
    return {name: f'CREATE INDEX "{name}" ON "{entity.plural}" ({columns})' for name, columns in wanted.items()}


def columns_of(entity: Entity) -> tuple[str, ...]:
    """Every column of a record kind's table."""
    return ("id", "sort_key", *(field.name for field in entity.fields))


def statements() -> Iterator[str]:
    """Everything a new register consists of."""
    yield from OWN_TABLES.values()
    yield from OWN_INDEXES.values()
    yield from OWN_TRIGGERS.values()
    for entity in ENTITIES.values():
        yield table(entity)
        yield from indexes(entity).values()


def fingerprint() -> str:
    """A short mark of the whole declaration: equal marks mean equal tables."""
    return f"{crc32(''.join(statements()).encode()):08x}"
