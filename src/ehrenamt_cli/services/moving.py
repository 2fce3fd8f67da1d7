"""Everything that refers to one record refers to another: read off the declarations, whatever kinds there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.deadlines import key_of
from ehrenamt_cli.domain.duplicates import DUPLICATES
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_ALL = 10**9


class Move(NamedTuple):
    """A record that refers to the one that goes, and what is set in it; None where it goes itself, being said already."""

    entity: Entity
    row: Row
    values: Mapping[str, Any] | None


def moves(register: Register, entity: Entity, one: str, other: str) -> list[Move]:
    """What has to be set so that nothing refers to the other any more, each record once."""
    found: dict[tuple[str, str], Move] = {}
    for kind, field, row in _referring(register, entity, other):
        known = found.get((kind.plural, row["id"]))
        values = {**(known.values or {})} if known else {}
        found[kind.plural, row["id"]] = Move(kind, row, {**values, field.name: _turned(field, row[field.name], one, other)})
    return [_fitting(register, move, one) for move in found.values()]


def carry_out(register: Register, move: Move) -> None:
    """Set it."""
    if move.values is None:
        stored.remove(register, move.entity, move.row)
    elif "id" in move.values:
        stored.remove(register, move.entity, move.row)
        stored.add(register, move.entity, [{**move.row, **move.values}])
    else:
        stored.change(register, move.entity, move.row, move.values)


def _referring(register: Register, entity: Entity, key: str) -> Iterator[tuple[Entity, Field, Row]]:
    for kind in ENTITIES.values():
        for field in kind.fields:
            if field.refers_to == entity.plural or field.names_record:
                for row in stored.pointing(register, kind, field, [key], _ALL):
                    yield kind, field, row


def _turned(field: Field, value: Any, one: str, other: str) -> Any:
    if not field.kind.many:
        return one
    return list(dict.fromkeys(one if entry == other else entry for entry in value))


def _fitting(register: Register, move: Move, one: str) -> Move:
    """What stands there already about the record that stays is not said twice."""
    after = {**move.row, **(move.values or {})}
    if move.entity is SETTLEMENTS:
        key = key_of(after["rule"], one, after["due_on"])
        known = stored.get(register, SETTLEMENTS, key)
        return move._replace(values=None if known else {**(move.values or {}), "id": key})
    if move.entity is DUPLICATES and after["verdict"] == "different":
        first, second = sorted((after["subject"], after["other"]))
        known = next(iter(stored.every(register, DUPLICATES, {"subject": first, "other": second})), None)
        return move._replace(values=None if known or first == second else {"subject": first, "other": second})
    if move.entity is PROPOSAL_ROWS and after["status"] == "open":
        where = {"proposal_id": after["proposal_id"], "need_id": after["need_id"], "volunteer_id": after["volunteer_id"]}
        return move._replace(values=None) if any(stored.every(register, PROPOSAL_ROWS, where)) else move
    return move
