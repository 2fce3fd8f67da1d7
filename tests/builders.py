"""People, places and needs with sensible defaults, kept through the services; say only what the story is about."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.bookings import BOOKINGS
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import DOCUMENTS, KINDS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.exemptions import EXEMPTIONS
from ehrenamt_cli.domain.holds import HOLDS
from ehrenamt_cli.domain.inquiries import INQUIRIES
from ehrenamt_cli.domain.interpreters import INTERPRETERS
from ehrenamt_cli.domain.materials import MATERIALS
from ehrenamt_cli.domain.meetings import MEETINGS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import (
    agreements,
    attendance,
    bookings,
    enrolments,
    matching,
    meetings,
    parties,
    placements,
    planning,
    records,
    registers,
    settling,
    signing,
)
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage import records as stored

Record = dict[str, Any]

_numbers = count(1)

_FIRST = ("Anna", "Bilal", "Carla", "Dilan", "Edith", "Farid", "Greta", "Hamza", "Ines", "Jonas")
_LAST = ("Abendroth", "Birkenfeld", "Dornbusch", "Eichhorn", "Feldmann", "Gruber", "Heidkamp", "Ilgner", "Jansen", "Kornblum")


def a_volunteer(**typed: Any) -> Record:
    """Somebody who asked: ``a_volunteer(languages="ar:B2")``; values as a person would type them."""
    number = next(_numbers)
    name = f"{_FIRST[number % 10]} {_LAST[number // 10 % 10]}{number}"
    over = {"end_reason": "own_wish"} if typed.get("status") == "ended" else {}
    return kept(VOLUNTEERS, {"name": name, "postal_code": "21335", **over, **typed})


def an_active_volunteer(**typed: Any) -> Record:
    """Somebody who may be placed as far as the person's own side goes."""
    return a_volunteer(**{"status": "active", "consent_on": "2026-09-01", **typed})


def a_ready_volunteer(prison: Record | None = None, **typed: Any) -> Record:
    """Somebody who has everything, with an admission at the prison if one is given."""
    person = an_active_volunteer(**typed)
    for kind in ("secrecy", "formal_undertaking", "training"):
        a_screening(person, kind=kind)
    if prison:
        a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2028-12-31")
    return person


def a_screening(person: Record, **typed: Any) -> Record:
    """Something that was looked at, in order."""
    return kept(SCREENINGS, {"volunteer_id": person["id"], "seen_on": "2026-09-15", **typed})


def a_prison(name: str = "JVA Heidetal", *, contacts: bool = True, **typed: Any) -> Record:
    """A prison with a professional in charge and a deputy, unless the story is about their lack."""
    return _a_place({"name": name, "kind": "prison", "land": "NI", "postal_code": "21335", "town": "Lüneburg", **typed}, contacts)


def an_organisation(name: str, *, contacts: bool = True, **typed: Any) -> Record:
    """Any other organisation, an association unless said otherwise."""
    return _a_place({"name": name, "kind": "association", "land": "NI", **typed}, contacts)


def a_contact(place: Record, **typed: Any) -> Record:
    """A professional at an organisation, in charge since last autumn."""
    return kept(CONTACTS, {"name": "Petra Sommerfeld", "organisation_id": place["id"], "begins_on": "2026-09-01", **typed})


def a_client(**typed: Any) -> Record:
    """A reference, never a name; somebody who has said what they wish for."""
    return kept(CLIENTS, {"wish": "jemand zum Reden", **typed})


def a_need(place: Record, **typed: Any) -> Record:
    """One person wanted for visits at the place, from today on."""
    return kept(
        NEEDS, {"title": "Besuch am Dienstag", "organisation_id": place["id"], "activity_id": "einzelbegleitung", **typed}
    )


def an_exclusion(person: Record, client: Record, **typed: Any) -> Record:
    """These two never."""
    return kept(EXCLUSIONS, {"volunteer_id": person["id"], "client_id": client["id"], "reason": "conflict", **typed})


def an_inquiry(asking: Record, asked: Record, **typed: Any) -> Record:
    """One partner asks another who is in charge."""
    return kept(INQUIRIES, {"subject": "Wer ist zuständig?", "from_id": asking["id"], "to_id": asked["id"], **typed})


def a_placement(need: Record, person: Record, **options: Any) -> Record:
    """A proposal that met every rule."""
    with _book() as book:
        return placements.propose(book, need["id"], person["id"], **{"start": None, "override": None, **options}).row


def a_cooperation(*places: Record, **typed: Any) -> Record:
    """A draft between the places, in the order of hosting."""
    with _book() as book:
        return agreements.new(book, "cooperation", [place["id"] for place in places], {"meets": "quarterly", **typed})


def an_interpreter(person: Record | None = None, **typed: Any) -> Record:
    """A professional of an office in town who interprets Arabic in everyday life; or the volunteer who is given."""
    if person:
        return kept(INTERPRETERS, {"volunteer_id": person["id"], "languages": "ar C1", **typed})
    if "organisation_id" not in typed:
        office = an_organisation(f"Büro {next(_numbers)}", kind="interpreting", postal_code="21335", contacts=False)
        typed["organisation_id"] = office["id"]
    return kept(INTERPRETERS, {"languages": "ar C1", **typed})


def a_sworn_interpreter(**typed: Any) -> Record:
    """A professional for everything."""
    sworn = {
        "languages": "ar C2 mündlich und schriftlich, beeidigt",
        "may": "everyday, medical, legal",
        "sworn_by": "LG Lüneburg",
    }
    return an_interpreter(**{**sworn, "rate_cents": "85", **typed})


def a_booking(interpreter: Record, place: Record, **typed: Any) -> Record:
    """An appointment next week, at two in the afternoon."""
    said = {"interpreter_id": interpreter["id"], "organisation_id": place["id"], "language": "ar", "held_on": "2027-03-09"}
    with _book() as book:
        return bookings.book(book, BOOKINGS, {**said, "begins_at": "14:00", "minutes": "1:00", **typed})


def a_material(**typed: Any) -> Record:
    """A leaflet in German."""
    return kept(MATERIALS, {"title": f"Merkblatt {next(_numbers)}", "language": "de", **typed})


def an_event(**typed: Any) -> Record:
    """A training next month, of one evening and without a limit."""
    return kept(EVENTS, {"title": "Grundschulung", "kind": "training", "starts_on": "2027-04-06", **typed})


def enrolled(event: Record, *people: Record) -> list[Record]:
    """Those people on the list of the event, in that order; gives their participations."""
    with _book() as book:
        enrolments.enrol(book, event, [person["id"] for person in people])
        rows = list(stored.every(book, PARTICIPATIONS, {"event_id": event["id"]}))
    return [row for person in people for row in rows if person["id"] in (row["volunteer_id"], row["contact_id"])]


def enrolled_before(event: Record, *people: Record) -> list[Record]:
    """The same for an event that is over by now."""
    day = fetched(EVENTS, event["id"])["starts_on"]
    with pytest.MonkeyPatch.context() as before:
        before.setenv("EHRENAMT_TODAY", day)
        return enrolled(event, *people)


def attended(event: Record, *people: Record, **came: Any) -> list[Record]:
    """Those people noted as having come to an event that is over; gives their participations."""
    with _book() as book:
        attendance.attend(book, event, attendance.Came([person["id"] for person in people], **came))
        rows = list(stored.every(book, PARTICIPATIONS, {"event_id": event["id"]}))
    return [row for person in people for row in rows if person["id"] in (row["volunteer_id"], row["contact_id"])]


def a_record(entity: Entity) -> Record:
    """Some record of any kind, with whatever it needs around it; a new kind is built from its declaration."""
    special = _SPECIAL.get(entity.plural)
    return special() if special else kept(entity, typed_for(entity))


def typed_for(entity: Entity) -> dict[str, str]:
    """What somebody would type to add a record of this kind: the required fields only; only a party hosts."""
    if entity is MEETINGS:
        agreement = _some_agreement()
        return {"agreement_id": agreement["id"], "held_on": "2027-01-15", "host_id": _first_host(agreement)}
    typed: dict[str, str] = {"volunteer_id": a_volunteer()["id"]} if entity is HOLDS else {}
    for field in entity.fields:
        if field.required and not field.fixed:
            if field.refers_to:
                typed[field.name] = a_record(ENTITIES[field.refers_to])["id"]
            elif field.choices:
                typed[field.name] = next(iter(field.choices))
            else:
                typed[field.name] = _EXAMPLES.get(field.kind.name) or f"Beispiel {next(_numbers)}"
    if entity.plural in _TO_WHOM:
        typed[_TO_WHOM[entity.plural]] = an_organisation(f"Partner {next(_numbers)}", contacts=False)["id"]
    if entity is EXCLUSIONS:
        typed["client_id"] = a_record(CLIENTS)["id"]
    return typed | ({"ends_on": "2027-12-31"} if entity is EXEMPTIONS else {})


_TO_WHOM = {"delegations": "organisation_id", "interpreters": "organisation_id", "messages": "to_id"}
"""Kinds that are somebody's, where it may be one of several fields that says whose."""

_EXAMPLES = {
    "day": "2027-01-15",
    "moment": "2027-01-15 14:30",
    "number": "12",
    "cents": "12,50",
    "duration": "1:30",
    "language": "ar",
    "interpreted": "ar C1",
}
"""What somebody would type for a required field of that kind."""


def kept(entity: Entity, typed: dict[str, Any]) -> Record:
    """A record added through the services."""
    with _book() as book:
        return records.add(book, entity, typed)


def fetched(entity: Entity, record_id: str) -> Record:
    """A record as the register holds it now."""
    with _book() as book:
        row = stored.get(book, entity, record_id)
    assert row is not None, f"{entity.name} {record_id} is gone"
    return row


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table: equal before and after means that nothing was written, but for who looked at what."""
    with _book() as book:
        tables = [row["name"] for row in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {table: [*book.rows(f'SELECT * FROM "{table}"')] for table in tables}
        rows["history"] = [row for row in rows["history"] if row["action"] != audit.READ]
        return {table: sorted(tuple(map(str, row.values())) for row in found) for table, found in rows.items()}


def _book() -> Any:
    config.forget_flags()
    return registers.opened()


def _a_place(typed: dict[str, Any], contacts: bool) -> Record:
    place = kept(ORGANISATIONS, typed)
    if contacts:
        a_contact(place)
        a_contact(place, name="Rainer Winterberg", deputy="ja")
    return place


def _some_placement() -> Record:
    prison = a_prison(f"JVA Beispiel {next(_numbers)}")
    return a_placement(a_need(prison), a_ready_volunteer(prison))


def _some_settlement() -> Record:
    inquiry = an_inquiry(*(an_organisation(f"Partner {next(_numbers)}") for _ in range(2)))
    with _book() as book:
        deadline = settling.the_one(book, inquiry["id"])
        settling.done(book, deadline, on=None, note=None)
    return fetched(SETTLEMENTS, deadline.id)


def _some_agreement() -> Record:
    return a_cooperation(*(an_organisation(f"Partner {next(_numbers)}", contacts=False) for _ in range(2)))


def _first_host(agreement: Record) -> str:
    with _book() as book:
        return agreements.next_host(book, agreement) or ""


def _some_party() -> Record:
    agreement = _some_agreement()
    typed = {"agreement_id": agreement["id"], "organisation_id": an_organisation(f"Partner {next(_numbers)}")["id"]}
    with _book() as book:
        return parties.join(book, PARTIES, typed)


def _some_meeting() -> Record:
    agreement = _some_agreement()
    with _book() as book:
        return meetings.meet(book, agreement, host=None, on=None, minutes=None, attended=None)


def _some_signature() -> Record:
    agreement = _some_agreement()
    host = _first_host(agreement)
    with _book() as book:
        signing.sign(book, agreement, party=host, by=None, role=None, on=None, place=None)
        [signature] = stored.every(book, SIGNATURES, {"agreement_id": agreement["id"]})
    return signature


def _some_document() -> Record:
    person = a_volunteer(street="Am Markt 1", town="Lüneburg")
    with _book() as book:
        request = Request(KINDS["thank-you"], "de", clock.today(), draft=True, folders=())
        desk = Desk(book, request)
        desk.write([desk.compose(Subject(VOLUNTEERS, person))], "md")
        [document] = stored.every(book, DOCUMENTS, {"subject": person["id"]})
    return document


def _some_proposal() -> Record:
    prison = a_prison(f"JVA Beispiel {next(_numbers)}")
    a_need(prison)
    a_ready_volunteer(prison)
    with _book() as book:
        return matching.proposal(book, planning.Asked()).record or {}


def _some_row() -> Record:
    proposal = _some_proposal()
    with _book() as book:
        return next(stored.every(book, PROPOSAL_ROWS, {"proposal_id": proposal["id"]}))


def _some_participation() -> Record:
    return enrolled(an_event(), a_volunteer())[0]


_SPECIAL = {
    "participations": _some_participation,
    "proposals": _some_proposal,
    "proposal_rows": _some_row,
    "documents": _some_document,
    "placements": _some_placement,
    "agreements": _some_agreement,
    "parties": _some_party,
    "meetings": _some_meeting,
    "signatures": _some_signature,
    "settlements": _some_settlement,
}
