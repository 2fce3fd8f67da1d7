"""Third parties out of an answer: other people stand in it by their part only (Art. 15 (4) DSGVO).

Professionals in their office are named: that somebody is in charge is nothing private. Their telephone is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.privacy.persons import Person
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

ROLES = {
    "volunteers": Text("eine andere freiwillige Person", "another volunteer"),
    "clients": Text("eine begleitete Person", "a client"),
}
"""What other people are called."""

_VOLUNTEER = Text("eine freiwillige Person", "a volunteer")


class Mask:
    """How records read to one person; names of other records are looked up once."""

    def __init__(self, register: Register, whose: Person) -> None:
        self.register, self.whose = register, whose
        self._titles: dict[tuple[str, str], str] = {}

    def hides(self, field: Field, value: Any) -> bool:
        """Whether a reference points to somebody else whose name is nobody's business here."""
        return field.refers_to in ROLES and value != self.whose.key

    def names_whose(self, value: Any) -> bool:
        """Whether a reference points to the person the answer is for: nobody needs to be told their own name."""
        return bool(value == self.whose.key)

    def words(self, field: Field, value: Any) -> str:
        """A stored value as it may be told."""
        if field.kind.many:
            return ", ".join(self._entry(field, entry) for entry in value)
        return self._entry(field, value)

    def title(self, entity: Entity, row: Row) -> str:
        """The name of a record as it may be told."""
        others = (
            field for field in map(entity.field, entity.title) if not (field.refers_to and self.names_whose(row[field.name]))
        )
        named = (self.words(field, row[field.name]) for field in others if row[field.name])
        return " · ".join(filter(None, named)) or str(row["id"])

    def _entry(self, field: Field, value: Any) -> str:
        if not field.refers_to:
            return field.kind.show(value, field.choices)
        if self.hides(field, value):
            return str(
                _VOLUNTEER if self.whose.entity.plural != "volunteers" and field.refers_to == "volunteers" else _role(field)
            )
        entity = ENTITIES[field.refers_to]
        if (entity.plural, value) not in self._titles:
            row = stored.get(self.register, entity, value)
            self._titles[entity.plural, value] = self.title(entity, row) if row else str(value)
        return self._titles[entity.plural, value]


def _role(field: Field) -> Text:
    return ROLES[field.refers_to]


def said_of(text: str, name: str) -> str:
    """The parts of a text that name the person: what else stands in the line is about others."""
    wanted = tokens(name)
    parts = re.split(r"(?<=[.!?])\s+|[;,\n]", text)
    return "; ".join(part.strip() for part in parts if _names(tokens(part), wanted))


def _names(words: list[str], wanted: list[str]) -> bool:
    """Whether the words hold the whole name, in whichever order."""
    return bool(wanted) and set(wanted) <= set(words)


def text_fields(entity: Entity) -> Iterator[Field]:
    """The fields in which people write freely, and so may name anybody."""
    return (field for field in entity.fields if field.kind.name in ("text", "note", "person") and not field.refers_to)
