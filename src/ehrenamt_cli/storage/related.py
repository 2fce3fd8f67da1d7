"""What refers to a record: how many of each kind, and the newest few of them."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import records
from ehrenamt_cli.storage.register import Register


class Related(NamedTuple):
    """The records of one kind that refer to a record by one field: how many, and the newest."""

    entity: Entity
    field: Field
    number: int
    newest: list[dict[str, Any]]


def referring_to(register: Register, entity: Entity, key: str, few: int) -> list[Related]:
    """Every kind of record that refers to this one, in the order of the model, with its ``few`` newest."""
    links = [*_links(entity)]
    counts = [_counting(number, other, field) for number, (other, field) in enumerate(links)]
    found = {row["link"]: row["n"] for row in register.rows(" UNION ALL ".join(counts), key=key)} if counts else {}
    return [
        Related(other, field, found[number], _newest(register, other, field, key, few))
        for number, (other, field) in enumerate(links)
        if found[number]
    ]


def _links(entity: Entity) -> Iterator[tuple[Entity, Field]]:
    """Lists can be looked up only where they are searched by."""
    for other in ENTITIES.values():
        for field in other.fields:
            if field.refers_to == entity.plural and (field.searched or not field.kind.many):
                yield other, field


def _counting(number: int, other: Entity, field: Field) -> str:
    return f'SELECT {number} AS link, count(*) AS n FROM "{other.plural}" WHERE {_condition(other, field)}'


def _newest(register: Register, other: Entity, field: Field, key: str, few: int) -> list[dict[str, Any]]:
    """Those about which something happened last, by the days they hold; of one day, in the order of lists."""
    columns = ", ".join(f'"{name}"' for name in ("id", "sort_key", *other.days))
    rows = register.rows(
        f'SELECT {columns} FROM "{other.plural}" WHERE {_condition(other, field)} ORDER BY sort_key, id', key=key
    )
    latest = nlargest(few, rows, key=lambda row: max((row[name] or "" for name in other.days), default=""))
    found = {row["id"]: row for row in records.referring(register, other, "id", [row["id"] for row in latest])}
    return [found[row["id"]] for row in latest]


def _condition(other: Entity, field: Field) -> str:
    if not field.kind.many:
        return f'"{field.name}" = :key'
    return f"id IN (SELECT record_id FROM terms WHERE entity = '{other.plural}' AND field = '{field.name}' AND term = :key)"
