"""Records that lack nothing, so that every document about them can be finished, and the words that ask for it."""

from __future__ import annotations

from typing import Any

import builders
from builders import Record
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import agreements, records, registers
from ehrenamt_cli.storage import records as stored

VALUES: dict[str, Any] = {
    "text": "Beispiel",
    "person": "Kim Beispiel",
    "note": "ein Beispiel",
    "day": "2027-02-01",
    "birthday": "1980-02-01",
    "moment": "2027-02-01 14:30",
    "number": 12,
    "cents": 1250,
    "duration": 90,
    "time": "14:00",
    "kilometres": 12,
    "period": "2 Jahre",
    "flag": 1,
    "postal_code": "21335",
    "email": "kim@beispiel.example",
    "tags": ["beispiel"],
    "languages": ["de:B2"],
    "spans": ["Tu 14:00-18:00"],
    "modules": ["90 Beispiel"],
}
"""What a register holds for a field of that kind."""

GIVEN = {"day": "2027-04-01", "text": "Beispiel", "time": "18:00", "flag": "nein", "competences": "team"}
"""What somebody gives with --set."""


def words_for(kind: DocumentKind) -> list[str]:
    """The rest of ``document render KIND``, about records that lack nothing."""
    fill_own_organisation()
    words = [word for field in kind.asked for word in ("--set", f"{field.name}={GIVEN[field.kind.name]}")]
    if kind.own_text:
        raise AssertionError("a letter brings its own text")
    return ["--for", a_subject(kind)["id"], *words] if kind.subjects else words


def a_subject(kind: DocumentKind) -> Record:
    """A record of the first kind that the document is written for, and all around it, with a value in every field."""
    entity = ENTITIES[kind.subjects[0]]
    if entity.plural == "agreements":
        return an_agreement(kind.only["kind"])
    if entity is PARTICIPATIONS:
        return whole(entity, builders.attended(builders.an_event(starts_on="2027-02-01"), builders.a_volunteer())[0])
    row = whole(entity, builders.a_record(entity))
    if kind.name == "revocation":
        with registers.opened() as book:
            return stored.change(book, entity, row, {"revoked_on": "2027-02-20"})
    return row


def an_agreement(kind: str) -> Record:
    """An agreement of that kind between places with contacts and deputies."""
    places = [a_place(f"{name} Beispielstadt") for name in ("Anstalt", "Anlaufstelle")]
    typed: dict[str, Any] = {"allowance": "volunteer"} if kind == "volunteer" else {}
    if kind == "release":
        typed["release_id"] = whole(ENTITIES["releases"], builders.a_record(ENTITIES["releases"]))["id"]
    elif kind != "cooperation":
        typed["volunteer_id"] = whole(VOLUNTEERS, builders.a_volunteer())["id"]
    names = [place["id"] for place in places] if kind == "cooperation" else []
    with registers.opened() as book:
        made = agreements.new(book, kind, names, typed)
        for party in list(stored.every(book, PARTIES, {"agreement_id": made["id"]})):
            filled(book, PARTIES, party)
        return filled(book, ENTITIES["agreements"], made)


def a_place(name: str) -> Record:
    """An organisation with an address, a contact and a deputy."""
    place = builders.an_organisation(name)
    with registers.opened() as book:
        for contact in list(stored.every(book, CONTACTS, {"organisation_id": place["id"]})):
            filled(book, CONTACTS, contact)
        return filled(book, ORGANISATIONS, place)


def whole(entity: Entity, row: Record, steps: int = 2) -> Record:
    """The record with a value in every field, as are those it refers to, and with what a volunteer has done."""
    for field in entity.fields:
        if field.refers_to and not field.kind.many and steps:
            other = ENTITIES[field.refers_to]
            found = builders.fetched(other, row[field.name]) if row[field.name] else builders.a_record(other)
            row = {**row, field.name: whole(other, found, steps - 1)["id"]}
            with registers.opened() as book:
                stored.change(book, entity, builders.fetched(entity, row["id"]), {field.name: row[field.name]})
    with registers.opened() as book:
        row = filled(book, entity, builders.fetched(entity, row["id"]))
    if entity is VOLUNTEERS and steps == 2:
        _deeds(row)
    if entity is GRANTS and steps == 2:
        _accounts(row)
    return row


def filled(book: registers.Register, entity: Entity, row: Record) -> Record:
    """The record with an example in every field that is empty and refers to nothing."""
    empty = [field for field in entity.fields if not field.refers_to and row[field.name] in (None, "", [])]
    values = {
        field.name: next(iter(field.choices)) if field.choices and not field.kind.many else VALUES[field.kind.name]
        for field in empty
        if field.name not in ("ended_on", "end_reason", "revoked_on", "ends_on", "title")
    }
    return stored.change(book, entity, row, values)


def fill_own_organisation() -> None:
    """The sender with everything that a letterhead shows, and somebody in charge."""
    with registers.opened() as book:
        own = filled(book, ORGANISATIONS, dict(registers.own_organisation(book)))
    for deputy in ("nein", "ja"):
        builders.a_contact(own, name=f"Kim Beispiel {deputy}", deputy=deputy, phone="04131 555-0", email="kim@beispiel.example")


def _deeds(person: Record) -> None:
    builders.a_screening(person, kind="training", course="basis")
    builders.kept(EFFORTS, {"volunteer_id": person["id"], "held_on": "2027-02-01", "minutes": "1:30", "kilometres": "12"})
    need = builders.a_need(a_place("Treff Beispielstadt"))
    with registers.opened() as book:
        row = records.completed(
            PLACEMENTS,
            {"need_id": need["id"], "volunteer_id": person["id"], "status": "running", "start_on": "2027-01-01"},
        )
        stored.add(book, PLACEMENTS, [row])


def _accounts(grant: Record) -> None:
    """A grant with a plan, a receipt, money that came in and an hour given to its project."""
    line = builders.kept(ENTITIES["budget_lines"], {"grant_id": grant["id"], "name": "Honorare", "planned_cents": "100"})
    typed = {"line_id": line["id"], "paid_on": "2027-02-01", "amount_cents": "99,99", "payee": "Büro *Beispiel*", "purpose": "|"}
    builders.kept(ENTITIES["spendings"], typed)
    builders.kept(ENTITIES["incomes"], {"grant_id": grant["id"], "paid_on": "2027-02-01", "amount_cents": "100"})
    person = builders.a_volunteer()
    hour = {"volunteer_id": person["id"], "held_on": "2027-02-01", "minutes": "1:00", "project_id": grant["project_id"]}
    builders.kept(EFFORTS, hour)
    builders.an_event(starts_on="2027-02-01", project_id=grant["project_id"])


SHIPPED = [kind for kind in KINDS.values() if not kind.own_text]
"""Every kind whose text is shipped."""
