"""Everything in the register that is about one person: the record itself, what refers to it, and what hangs on that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.services.papers.subjects import named
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Person(NamedTuple):
    """A record that stands for a person."""

    entity: Entity
    row: Row

    @property
    def key(self) -> str:
        """The key of the record."""
        return str(self.row["id"])


class Part(NamedTuple):
    """One record about a person; ``mention`` where it only names them and is about something else."""

    entity: Entity
    row: Row
    mention: tuple[Field, ...] = ()
    """The fields that name the person, where the rest is none of theirs."""


def person(register: Register, text: str) -> Person:
    """The volunteer, contact or client that somebody means; NotFound or Ambiguous otherwise."""
    return Person(*named(register, PEOPLE, text))


def parts(register: Register, whose: Person) -> list[Part]:
    """The person's own record first, then kind by kind what is about them, each record once."""
    found: dict[str, Part] = {whose.key: Part(whose.entity, whose.row)}
    for part in _naming(register, whose):
        known = found.get(part.row["id"])
        found[part.row["id"]] = part if known is None else known._replace(mention=_joined(known, part))
    about = [part for part in found.values() if not part.mention]
    for part in [*_hanging_on(register, whose, about), *_written(register, whose, about)]:
        found.setdefault(part.row["id"], part)
    order = {plural: number for number, plural in enumerate(ENTITIES)}
    own, *others = found.values()
    return [own, *sorted(others, key=lambda part: (order[part.entity.plural], *_when(part), part.row["id"]))]


def _naming(register: Register, whose: Person) -> Iterator[Part]:
    """Records that refer to the person: about volunteers and clients wholly, of professionals they only name one."""
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.refers_to == whose.entity.plural:
                mention = (field,) if whose.entity.plural == "contacts" and not _about_contacts(entity, field) else ()
                yield from (Part(entity, row, mention) for row in _referring(register, entity, field, [whose.key]))


def _about_contacts(entity: Entity, field: Field) -> bool:
    """Whether a kind asks whose record it is or on whose behalf it is kept, so that a contact in it is not only named."""
    return field.name in entity.persons or {one.refers_to for one in entity.fields} >= set(PEOPLE)


def _hanging_on(register: Register, whose: Person, about: Iterable[Part]) -> Iterator[Part]:
    """Records that refer to a record about the person and name nobody else of their kind: a reminder of their placement."""
    keys: dict[str, list[str]] = {}
    for part in about:
        if part.entity.plural not in PEOPLE:
            keys.setdefault(part.entity.plural, []).append(part.row["id"])
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.refers_to in keys and entity.plural not in PEOPLE:
                for row in _referring(register, entity, field, keys[field.refers_to]):
                    others = (row[one.name] for one in entity.fields if one.refers_to == whose.entity.plural)
                    if not any(other not in (None, "", [], whose.key) for other in others):
                        yield Part(entity, row)


def _written(register: Register, whose: Person, about: Iterable[Part]) -> Iterator[Part]:
    """Records that hold a key without being declared to refer to it: documents, settled deadlines."""
    keys = [part.row["id"] for part in about]
    for entity in ENTITIES.values():
        names = {field.name for field in entity.fields}
        if "subject_kind" in names:
            yield from (Part(entity, row) for row in stored.referring(register, entity, "subject", keys))
            if "recipient" in names:
                yield from (Part(entity, row) for row in stored.referring(register, entity, "recipient", [whose.key]))


def _referring(register: Register, entity: Entity, field: Field, keys: list[str]) -> Iterable[Row]:
    if field.kind.many:
        return [row for row in stored.every(register, entity) if set(keys) & set(row[field.name])]
    return stored.referring(register, entity, field.name, keys)


def _joined(one: Part, other: Part) -> tuple[Field, ...]:
    return (*one.mention, *other.mention) if one.mention and other.mention else ()


def _when(part: Part) -> tuple[str, ...]:
    return (min((part.row[name] for name in part.entity.days if part.row[name]), default=""),)
