"""What one person is told about their data (Art. 15 and 20 DSGVO): everything that is kept, and all that goes with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import looking
from ehrenamt_cli.services.privacy import controllers, recipients, schedules
from ehrenamt_cli.services.privacy.earlier import LeftOut, earlier
from ehrenamt_cli.services.privacy.masking import Mask
from ehrenamt_cli.services.privacy.mentions import mentions
from ehrenamt_cli.services.privacy.origins import UNKNOWN, Origin, origins
from ehrenamt_cli.services.privacy.persons import Part, Person, parts
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage.register import Register

FORMAT, VERSION = "ehrenamt-access", 1
"""What the JSON file calls itself; the version changes where a program that reads it would have to."""


class Told(NamedTuple):
    """One field of a record as the person is told it."""

    field: Field
    value: Any
    words: str


class Record(NamedTuple):
    """One record as the person is told it."""

    part: Part
    title: str
    origin: Origin
    facts: list[Told]

    def as_row(self) -> dict[str, Any]:
        """As JSON, values as stored and in words."""
        return {
            "kind": self.part.entity.name,
            "label": str(self.part.entity.label),
            "id": self.part.row["id"],
            "title": self.title,
            "origin": self.origin.as_row(),
            "values": {fact.field.name: fact.value for fact in self.facts},
            "words": {str(fact.field.label): fact.words for fact in self.facts},
        }


class Disclosure(NamedTuple):
    """The whole answer to one person."""

    whose: Person
    name: str
    controller: controllers.Controller
    records: list[Record]
    mentions: list[dict[str, Any]]
    earlier: list[dict[str, Any]]
    log: list[dict[str, Any]]
    recipients: list[dict[str, Any]]
    purposes: list[dict[str, Any]]
    retentions: list[dict[str, Any]]
    left_out: int

    def as_row(self) -> dict[str, Any]:
        """The file as JSON: what Art. 15 (1) DSGVO asks for, in the order in which it asks."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_on": clock.today().isoformat(),
            "basis": self.controller.law.access,
            "controller": self.controller.as_row(),
            "person": {"kind": self.whose.entity.name, "id": self.whose.key, "name": self.name},
            "purposes": self.purposes,
            "records": [record.as_row() for record in self.records],
            "mentions": self.mentions,
            "recipients": self.recipients,
            "retention": self.retentions,
            "earlier": self.earlier,
            "log": self.log,
            "left_out": self.left_out,
        }


def disclosure(register: Register, whose: Person, left_out: LeftOut = ()) -> Disclosure:
    """Everything the register holds about a person; that it was looked at is noted."""
    mask = Mask(register, whose)
    about = parts(register, whose)
    _known(about, left_out)
    keys = [part.row["id"] for part in about]
    events = list(audit.of_records(register, keys))
    added = origins(events)
    entities = list({part.entity.plural: part.entity for part in about}.values())
    controller = controllers.own(register)
    _note(register, about)
    return Disclosure(
        whose,
        whose.entity.own_title(whose.row) or whose.key,
        controller,
        [Record(part, _title(mask, part), added.get(part.row["id"], UNKNOWN), _facts(mask, part, left_out)) for part in about],
        mentions(register, mask, keys),
        earlier(mask, about, events, left_out),
        [_event(event) for event in events],
        recipients.recipients(register, mask, about, {key: origin.on for key, origin in added.items()}),
        schedules.purposes(entities, controller, whose),
        schedules.retentions(register, entities, whose, about),
        len(left_out),
    )


def as_json(told: Disclosure) -> bytes:
    """The file for programs."""
    return (json.dumps(told.as_row(), ensure_ascii=False, indent=2) + "\n").encode()


def free_texts(told: Disclosure) -> list[tuple[Record, Told]]:
    """What people wrote freely about the person: to be read before it goes out."""
    return [(record, fact) for record in told.records for fact in record.facts if _free(record.part.entity, fact.field)]


def _free(entity: Entity, field: Field) -> bool:
    """Notes, and the short texts of what is about the person; their own record has names and addresses in those."""
    plain = field.kind.name == "text" and field.personal is not Personal.NONE and not field.numbered
    return field.kind.name == "note" or (plain and entity.plural not in (*PEOPLE, ACCESS_REQUESTS.plural))


def _title(mask: Mask, part: Part) -> str:
    """The name of a record; where it only names the person, its number or key, as the name may be somebody else's."""
    if not part.mention:
        return mask.title(part.entity, part.row)
    return str(next((part.row[field.name] for field in part.entity.fields if field.numbered), None) or part.row["id"])


def _facts(mask: Mask, part: Part, left_out: LeftOut) -> list[Told]:
    """The fields with something in them; where the record only names the person, no more than that."""
    row, told = part.row, []
    for field in part.mention or part.entity.fields:
        if row[field.name] in (None, "", []) or (row["id"], field.name) in left_out:
            continue
        told.append(
            Told(field, None if mask.hides(field, row[field.name]) else row[field.name], mask.words(field, row[field.name]))
        )
    return told


def _event(event: Row) -> dict[str, Any]:
    """What was done or looked at when: fields, no values; who in the house did it is nobody's recipient."""
    return {"at": event["happened_at"], "id": event["record_id"], "action": event["action"], "fields": event["fields"]}


def _known(about: list[Part], left_out: LeftOut) -> None:
    """Refuses to leave out what is not there: a slip of the finger would leave it in."""
    there = {(part.row["id"], field.name) for part in about for field in part.entity.fields}
    for key, name in left_out:
        if (key, name) not in there:
            raise WrongUsage(
                Text("Zum Weglassen nicht gefunden: {key}:{name}.", "Not found to be left out: {key}:{name}.").fill(
                    key=key, name=name
                ),
                Text(
                    "Bitte KENNZEICHEN:FELD schreiben, wie es die JSON-Datei nennt, etwa y-7k3m:note.",
                    "Please write KEY:FIELD as the JSON file names them, such as y-7k3m:note.",
                ),
            )


def _note(register: Register, about: list[Part]) -> None:
    """Protected fields in an answer were looked at, too."""
    for entity, parts_of in _by_kind(about):
        fields = {field.name for part in parts_of for field in entity.protected(part.row) if not part.mention}
        looking.note(register, entity, [part.row["id"] for part in parts_of], fields)


def _by_kind(about: list[Part]) -> Iterator[tuple[Entity, list[Part]]]:
    for entity in ENTITIES.values():
        found = [part for part in about if part.entity is entity]
        if found:
            yield entity, found
