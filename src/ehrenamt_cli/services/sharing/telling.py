"""What is told about a client: the values behind the kinds of data, in words, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.sharing import DATA, OF_CLIENT, OF_KIND
from ehrenamt_cli.i18n import same
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_TOLD = {
    "whereabouts": ("organisation_id", "begins_on", "ends_on"),
    "housings": ("organisation_id", "moved_in_on", "moved_out_on"),
    "needs": ("activity_id", "organisation_id", "status", "start_on"),
    "measures": ("area", "organisation_id", "begins_on", "ends_on"),
    "conferences": ("organisation_id", "held_on"),
    "leads": ("organisation_id", "begins_on", "ends_on"),
}
"""Of records about a client: these columns, and never who accompanies them."""


class Told(NamedTuple):
    """One value: the kind of data it belongs to, what it is, and in words."""

    data: str
    label: str
    words: str

    def as_row(self) -> dict[str, Any]:
        """As JSON."""
        return {"data": self.data, "data_label": str(DATA[self.data]), "label": self.label, "value": self.words}


def told(register: Register, client: Row, data: Iterable[str]) -> list[Told]:
    """Everything there is of these kinds of data; who looked at what is protected is noted."""
    wanted = list(data)
    [shown] = records.shown(register, CLIENTS, [client], protected_too=True)
    found = []
    for kind in wanted:
        found += [
            Told(kind, str(field.label), words)
            for field in CLIENTS.fields
            if OF_CLIENT.get(field.name) == kind and (words := _words(field, shown))
        ]
        for plural in _TOLD:
            if OF_KIND[plural] == kind:
                found += _of_records(register, ENTITIES[plural], client, kind)
    return found


def _of_records(register: Register, entity: Entity, client: Row, kind: str) -> Iterator[Told]:
    rows = list(stored.every(register, entity, {"client_id": client["id"]}))
    for row in records.shown(register, entity, rows, protected_too=True):
        parts = [_words(entity.field(name), row) for name in _TOLD[entity.plural]]
        yield Told(kind, str(entity.label), ", ".join(filter(None, parts)))


def _words(field: Field, row: Row) -> str:
    value = row[field.key] if field.refers_to else row[field.name]
    if value in (None, "", []):
        return ""
    if field.refers_to:
        return str(same(str(value)))
    if field.kind.many:
        return ", ".join(field.kind.show(entry, field.choices) for entry in value)
    return str(field.kind.show(value, field.choices))
