"""Which records a document is written for, and to whom it goes: named one by one, or all that answer to a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.errors import Ambiguous, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.papers.requests import Subject
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def by_key(register: Register, plurals: Sequence[str], key: str | None) -> Subject | None:
    """The record with that key among some kinds."""
    found = ((ENTITIES[plural], stored.get(register, ENTITIES[plural], key)) for plural in plurals if key)
    return next((Subject(entity, row) for entity, row in found if row), None)


def named(register: Register, plurals: Sequence[str], text: str, kind: DocumentKind | None = None) -> Subject:
    """The one record of these kinds that a person means, of those that suit the document; NotFound or Ambiguous otherwise."""
    every = [Subject(ENTITIES[plural], row) for plural in plurals for row in stored.named(register, ENTITIES[plural], text)]
    fitting = [one for one in every if kind is None or suits(kind, one)]
    if len(fitting) == 1:
        return fitting[0]
    if len(plurals) == 1:
        entity = ENTITIES[plurals[0]]
        return Subject(entity, records.resolve(register, entity, text))
    exact = by_key(register, plurals, text.strip().lower())
    if exact:
        return exact
    found = fitting or every
    if found:
        listed = "; ".join(f"{one.row['id']} {records.title(register, *one)}" for one in found[:5])
        raise Ambiguous(
            Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
            Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(listed=listed),
        )
    raise NotFound(
        Text("„{text}“ gibt es nicht.", "There is no “{text}”.").fill(text=text),
        Text("Möglich sind: {kinds}.", "Possible are: {kinds}.").fill(kinds=labels(plurals)),
    )


def filtered(register: Register, entity: Entity, filters: Sequence[str], text: str = "") -> Iterator[Subject]:
    """All records of a kind that answer to the words and to each ``field=value``, in the order of lists."""
    where = records.read(register, entity, _typed(entity, filters))
    rows, _ = records.find(register, entity, text, where, limit=None, offset=0)
    return (Subject(entity, row) for row in rows)


def kind_called(plural: str) -> Entity:
    """The kind of record a person means by its plural or singular; NotFound otherwise."""
    wanted = plural.strip().lower()
    for entity in ENTITIES.values():
        if wanted in (entity.plural, entity.name, entity.label.de.lower(), entity.labels.de.lower()):
            return entity
    raise NotFound(
        Text("„{plural}“ ist keine Art von Eintrag.", "“{plural}” is no kind of record.").fill(plural=plural),
        Text("Etwa: {kinds}.", "Such as: {kinds}.").fill(kinds="volunteers, contacts, organisations"),
    )


def suits(kind: DocumentKind, subject: Subject) -> bool:
    """Whether it is an agreement of the right kind, or a participation of somebody who came; any other record does."""
    return subject.entity.plural not in _NARROWED or all(subject.row[name] == value for name, value in kind.only.items())


_NARROWED = (AGREEMENTS.plural, PARTICIPATIONS.plural)


def suitable(kind: DocumentKind, subject: Subject) -> Subject:
    """The record, if a document of that kind is written for it; WrongUsage with what can be written instead."""
    if suits(kind, subject):
        return subject
    others = [other.name for other in KINDS.values() if subject.entity.plural in other.subjects and suits(other, subject)]
    raise WrongUsage(
        Text("Das ist nichts für {key}: {kind}.", "That is not for {key}: {kind}.").fill(key=subject.row["id"], kind=kind.label),
        Text("Dafür gibt es: {kinds}.", "For it there are: {kinds}.").fill(kinds=", ".join(others) or "–"),
    )


def labels(plurals: Sequence[str]) -> Text:
    """The kinds in words, with commas."""
    labels = [ENTITIES[plural].labels for plural in plurals]
    return Text(", ".join(label.de for label in labels), ", ".join(label.en for label in labels))


def _typed(entity: Entity, filters: Sequence[str]) -> dict[str, list[str] | str]:
    """``status=aktiv`` as typed for each field; a list may be given several times."""
    typed: dict[str, list[str] | str] = {}
    for entry in filters:
        name, equals, value = entry.partition("=")
        field = next((field for field in entity.fields if name.strip().lower() in (field.name, field.key, field.flag)), None)
        if not equals or field is None:
            raise WrongUsage(
                Text("„{entry}“ ist kein Filter für {kinds}.", "“{entry}” is no filter for {kinds}.").fill(
                    entry=entry, kinds=entity.labels
                ),
                Text(
                    "Bitte so schreiben: --filter status=aktiv. Felder: {names}.",
                    "Please write --filter status=active. Fields: {names}.",
                ).fill(names=", ".join(field.flag for field in entity.fields)),
            )
        if field.kind.many:
            typed[field.name] = [*typed.get(field.name, []), value]
        else:
            typed[field.name] = value
    return typed
