"""Whether a register is sound: pages, references, tables against the declaration, search, the chain of its history."""

from __future__ import annotations

from collections.abc import Iterator

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import schema
from ehrenamt_cli.storage.register import Register


def dangling(register: Register) -> list[str]:
    """References that lead nowhere, as ``table: number``."""
    count: dict[str, int] = {}
    for row in register.rows("PRAGMA foreign_key_check"):
        count[row["table"]] = count.get(row["table"], 0) + 1
    return [f"{table}: {number}" for table, number in sorted(count.items())]


def deviations(register: Register) -> list[str]:
    """What differs between the tables as they are and as they are declared: ``-`` is missing, ``+`` is unknown."""
    return [*_tables(register), *_parts(register, "index", _indexes()), *_parts(register, "trigger", schema.OWN_TRIGGERS)]


def not_found(register: Register) -> list[str]:
    """Kinds of record with words that lead to no record, or names that no word leads to, as ``kind: number``."""
    found = []
    for entity in ENTITIES.values():
        searched = [
            field.name for field in entity.fields if field.searched and not field.kind.many and field.name in entity.title
        ]
        lost = f"SELECT count(DISTINCT record_id) AS n FROM terms WHERE entity = '{entity.plural}'"
        number = _number(register, f'{lost} AND record_id NOT IN (SELECT id FROM "{entity.plural}")')
        if searched:
            filled = " AND ".join(f'"{name}" IS NOT NULL' for name in searched)
            known = f"SELECT record_id FROM terms WHERE entity = '{entity.plural}'"
            number += _number(
                register,
                f"SELECT count(*) AS n FROM \"{entity.plural}\" WHERE {filled} AND sort_key <> '' AND id NOT IN ({known})",
            )
        if number:
            found.append(f"{entity.plural}: {number}")
    return found


def _number(register: Register, sql: str) -> int:
    row = register.one(sql)
    return int(row["n"]) if row else 0


def _tables(register: Register) -> Iterator[str]:
    there = {
        row["name"] for row in register.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    wanted = {entity.plural: set(schema.columns_of(entity)) for entity in ENTITIES.values()}
    yield from (f"- {name}" for name in sorted((wanted.keys() | schema.OWN_TABLES.keys()) - there))
    yield from (f"+ {name}" for name in sorted(there - wanted.keys() - schema.OWN_TABLES.keys()))
    for name in sorted(there & wanted.keys()):
        columns = {row["name"] for row in register.rows(f'PRAGMA table_info("{name}")')}
        yield from (f"- {name}.{column}" for column in sorted(wanted[name] - columns))
        yield from (f"+ {name}.{column}" for column in sorted(columns - wanted[name]))


def _indexes() -> dict[str, str]:
    return schema.OWN_INDEXES | {name: sql for entity in ENTITIES.values() for name, sql in schema.indexes(entity).items()}


def _parts(register: Register, kind: str, wanted: dict[str, str]) -> Iterator[str]:
    sql = "SELECT name, sql FROM sqlite_master WHERE type = :kind AND sql IS NOT NULL"
    there = {row["name"]: row["sql"] for row in register.rows(sql, kind=kind)}
    yield from (f"- {name}" for name in sorted(wanted) if there.get(name) != wanted[name])
    if kind == "trigger":
        yield from (f"+ {name}" for name in sorted(there.keys() - wanted.keys()))
