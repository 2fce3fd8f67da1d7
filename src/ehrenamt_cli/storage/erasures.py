"""What was erased: keys only, so that an older copy that is put back forgets the same people again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Entity, Personal
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage.register import Register


def listed(register: Register) -> list[dict[str, Any]]:
    """Every record that was erased: its key, its kind and the day."""
    return list(register.rows("SELECT record_id, entity, erased_on FROM erasures ORDER BY erased_on, record_id"))


def note(register: Register, entity: Entity, record_id: str) -> None:
    """Remember that a record was erased; belongs into the change that erases it."""
    with register.change() as db:
        row = {"record_id": record_id, "entity": entity.plural, "erased_on": clock.today().isoformat()}
        db["erasures"].upsert(row, pk="record_id")


def apply(register: Register, erased: Iterable[Mapping[str, Any]]) -> int:
    """Erase these records where they are back: gone, or emptied of everything personal where others refer to them.

    Gives how many there were.
    """
    count = 0
    with register.change() as db:
        for row in erased:
            entity, key = ENTITIES.get(row["entity"]), row["record_id"]
            db["erasures"].upsert(dict(row), pk="record_id")
            if entity is None or not register.one(f'SELECT 1 FROM "{entity.plural}" WHERE id = :id', id=key):
                continue
            db["terms"].delete_where("record_id = :id", {"id": key})
            audit.forget_values(register, key)
            if _referred_to(register, entity, key):
                db[entity.plural].update(key, _emptied(entity))
            else:
                db[entity.plural].delete(key)
            count += 1
    return count


def _referred_to(register: Register, entity: Entity, key: str) -> bool:
    return any(
        register.one(f'SELECT 1 FROM "{other.plural}" WHERE "{field.name}" = :id LIMIT 1', id=key)
        for other in ENTITIES.values()
        for field in other.fields
        if field.refers_to == entity.plural and not field.kind.many
    )


def _emptied(entity: Entity) -> dict[str, Any]:
    fields = [field for field in entity.fields if field.personal is not Personal.NONE or field.name in entity.title]
    return {"sort_key": ""} | {field.name: "[]" if field.kind.many else None for field in fields}
