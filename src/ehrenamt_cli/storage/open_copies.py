"""The register as an ordinary SQLite file for other programs, without what is protected."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import local, records, schema
from ehrenamt_cli.storage.register import Register


def write(register: Register, path: Path) -> dict[str, int]:
    """Fill a new file at ``path`` with a table for each kind of record; gives how many rows of each.

    Left out: fields of Art. 9 and 10 DSGVO, addresses that are blocked, the history. Lists are JSON arrays, references
    are foreign keys, so that a browser for SQLite can follow them.
    """
    counts = {}
    with contextlib.closing(local.connect(path, None, new=True)) as connection:
        db = local.database(connection)
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for plural, entity in ENTITIES.items():
            fields = shared_fields(entity)
            columns = ["id TEXT PRIMARY KEY", *map(schema.column, fields)]
            connection.execute(f'CREATE TABLE "{plural}" ({", ".join(columns)})')
            counts[plural] = 0
            names = ("id", *(field.name for field in fields))
            db.insert_many(plural, names, _rows(register, entity, fields, counts))
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
    return counts


def shared_fields(entity: Entity) -> list[Field]:
    """The fields that anybody may see who may see the list at all."""
    return [field for field in entity.fields if not field.withheld]


def _rows(register: Register, entity: Entity, fields: list[Field], counts: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    for row in records.every(register, entity):
        counts[entity.plural] += 1
        values = (None if field.shielded and row.get("address_blocked") else row[field.name] for field in fields)
        yield (row["id"], *(json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in values))
