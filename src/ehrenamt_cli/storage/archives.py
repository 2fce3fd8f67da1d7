"""The register as open rows, table by table: everything out, and everything in again as it was."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import records, schema
from ehrenamt_cli.storage.register import Register

_DERIVED = ("terms",)
_OF_THE_FILE = ("schema", "migrations")
"""Settings that say how this file is built, not what somebody keeps in it."""

TABLES = (*(table for table in schema.OWN_TABLES if table not in _DERIVED), *ENTITIES)
"""What an archive holds. Words for finding are made anew."""


def rows(register: Register, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table: lists as lists, what was changed as an object."""
    if table in ENTITIES:
        yield from records.every(register, ENTITIES[table])
        return
    for row in register.rows(f'SELECT * FROM "{table}" ORDER BY 1'):
        if table == "history":
            row["changes"] = json.loads(row["changes"])
        if table != "settings" or row["name"] not in _OF_THE_FILE:
            yield row


def refill(copy: Register, read: Callable[[str], Iterable[dict[str, Any]]]) -> None:
    """Make a copy of a register hold the rows that ``read`` gives for each table, and nothing else; all or none.

    ValueError where they do not fit into its tables.
    """
    with _understandable(), copy.change() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for trigger in schema.OWN_TRIGGERS:
            db.execute(f'DROP TRIGGER IF EXISTS "{trigger}"')
        for table in (*TABLES, *_DERIVED):
            kept = ", ".join(f"'{name}'" for name in _OF_THE_FILE)
            db.execute(f'DELETE FROM "{table}"' + (f" WHERE name NOT IN ({kept})" if table == "settings" else ""))
        for table in TABLES:
            if table in ENTITIES:
                records.lay_down(copy, ENTITIES[table], read(table))
            else:
                columns = [row["name"] for row in db.query(f'PRAGMA table_info("{table}")')]
                db.insert_many(table, columns, (_flat(row, columns) for row in read(table)))
        for statement in schema.OWN_TRIGGERS.values():
            db.execute(statement)


def _flat(row: dict[str, Any], columns: Sequence[str]) -> list[Any]:
    values = (row.get(name) for name in columns)
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value for value in values]


@contextlib.contextmanager
def _understandable() -> Iterator[None]:
    try:
        yield
    except (driver.IntegrityError, driver.InterfaceError, driver.ProgrammingError, TypeError, AttributeError) as error:
        raise ValueError("rows of another sort") from error
