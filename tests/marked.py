"""A register with a value of its own in every personal field of every kind, so that it can be told where each one goes."""

from __future__ import annotations

from itertools import count
from typing import Any, NamedTuple

import builders
from builders import Record
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.interpreted import INTERPRETED
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.modules import MODULES
from ehrenamt_cli.domain.privacy import PEOPLE, personal_fields
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

_ENTRIES = {MODULES: "90 {}", INTERPRETED: "{}::spoken:lay"}
"""What stands around a word in a list of that kind."""

_VALUES: dict[str, Any] = {
    "day": "2027-02-03",
    "birthday": "1971-02-03",
    "moment": "2027-02-03 14:30",
    "number": 17,
    "cents": 1717,
    "duration": 77,
    "flag": 1,
    "postal_code": "29525",
    "languages": ["ti:B2"],
    "spans": ["Tu 14:00-18:00"],
}
"""What can hold no mark of its own is told by its record and field."""


class Mark(NamedTuple):
    """One personal field with something of its own in it."""

    entity: Entity
    key: str
    field: Field
    value: Any
    text: str
    """A word that stands nowhere else; empty where the kind of value can hold none."""


def planted() -> tuple[dict[str, Record], list[Mark]]:
    """One person of each sort, who stand in every kind of record, and every mark that was made."""
    numbers = count(1)
    people: dict[str, Record] = {}
    theirs: dict[str, Record] = {}
    marks: list[Mark] = []
    for entity in sorted(ENTITIES.values(), key=lambda entity: entity.plural not in PEOPLE):
        fields = list(personal_fields(entity))
        if not fields:
            continue
        row = builders.a_record(entity)
        if entity.plural in PEOPLE:
            people[entity.plural] = row
        values, words = _values(entity, fields, people | theirs, numbers)
        if "subject_kind" in {field.name for field in entity.fields}:
            values |= {"subject": people["volunteers"]["id"], "subject_kind": "volunteer"}
        with registers.opened() as book:
            row = stored.change(book, entity, row, values)
        if entity.plural in PEOPLE:
            people[entity.plural] = row
        theirs[entity.plural] = row
        marks += [Mark(entity, row["id"], field, row[field.name], words.get(field.name, "")) for field in fields]
    return people, marks


def _values(
    entity: Entity, fields: list[Field], people: dict[str, Record], numbers: Any
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    for field in fields:
        if field.refers_to:
            if field.refers_to in people:
                values[field.name] = people[field.refers_to]["id"]
        elif field.numbered:
            continue
        elif field.choices and not field.kind.many:
            values[field.name] = next(iter(field.choices))
        elif field.kind.name in _VALUES:
            values[field.name] = _VALUES[field.kind.name]
        elif field.kind.sql == "INTEGER":
            values[field.name] = 17
        else:
            words[field.name] = mark = f"zz{next(numbers):04d}"
            values[field.name] = _marked(entity, field, people, mark)
    return values, words


def _marked(entity: Entity, field: Field, people: dict[str, Record], mark: str) -> Any:
    if field.kind.name == "email":
        return f"{mark}@beispiel.example"
    if field.kind.many:
        return [_ENTRIES.get(field.kind, "{}").format(mark)]
    name = people["volunteers"]["name"] if "volunteers" in people and entity.plural not in PEOPLE else "Kim"
    return f"{name} {mark}"
