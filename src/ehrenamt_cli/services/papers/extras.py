"""EXTRAS: what a document prints beyond the record it is written for, gathered by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from ehrenamt_cli.documents import agreements as agreement_papers
from ehrenamt_cli.documents import context
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import agreements, records, registers
from ehrenamt_cli.services.agenda import agenda
from ehrenamt_cli.services.papers import grants, hours, money, participants, parties, processing, protection
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.sharing import papers as sharing
from ehrenamt_cli.services.sharing.sending import passed
from ehrenamt_cli.services.sharing.telling import told
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Extra = Callable[[Register, Request, Subject | None], Variables]


def _cooperation(register: Register, request: Request, subject: Subject | None) -> Variables:
    return parties.cooperation(register, request, subject.row if subject else {})


def _volunteer_agreement(register: Register, request: Request, subject: Subject | None) -> Variables:
    return parties.volunteer(register, request, subject.row if subject else {})


def _two_signers(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The volunteer, and the organisation before which the undertaking is made."""
    place, person, official = registers.own_organisation(register)["name"], None, ""
    if subject:
        person = stored.get(register, VOLUNTEERS, subject.row["volunteer_id"] or "")
        official = subject.row["official"] or ""
        bound = agreements.parties(register, subject.row)
        place = bound[0]["organisation"] if bound else place
    return {"signers": [_signer(place, official), _signer(VOLUNTEERS.label, person["name"] if person else "")]}


def _client_signs(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The client, whose name stands nowhere; it is written by hand."""
    return {"signers": [_signer(CLIENTS.label, "")]}


def _signer(party: Any, name: str) -> Variables:
    return {"party": party, "name": name, "role": "", "place": "", "signed_on": ""}


def _parties(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The parties to the agreement, or to the one whose meeting it is."""
    rows = parties.in_full(register, _agreement(register, subject), request.day) if subject else []
    return {"parties": [agreement_papers.party(row) for row in rows or [{"organisation": {}}]]}


def _host(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Whose turn it is to host the next meeting."""
    key = agreements.next_host(register, subject.row) if subject else None
    row = stored.get(register, ORGANISATIONS, key) if key else None
    return {"host": context.record(ORGANISATIONS, row or {}, "host")}


def _agenda(register: Register, request: Request, subject: Subject | None) -> Variables:
    """What was not handled as agreed since the last meeting; for a meeting, since the one before it."""
    if subject is None:
        return {"agenda": []}
    agreement = _agreement(register, subject)
    items = agenda(register, agreement, until=subject.row.get("held_on"))
    bound = [row["organisation_id"] for row in agreements.parties(register, agreement)]
    return {"agenda": [_item(item.as_row()) for item in sharing.among(register, items, bound, request.addressee)]}


def _item(row: Row) -> Variables:
    days = {name: date.fromisoformat(row[name]) if row[name] else "" for name in ("since", "until")}
    return {**row, **days}


def _placements(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Where somebody was on duty within the period, oldest first; what was only proposed is left out."""
    rows = _of_volunteer(register, PLACEMENTS, subject)
    begun = sorted((row for row in rows if row["status"] != "proposed" and row["start_on"]), key=lambda row: row["start_on"])
    first, last = (day.isoformat() if day else None for day in request.period)
    within = [row for row in begun if row["start_on"] <= (last or "9999") and (row["ended_on"] or "9999") >= (first or "")]
    return {"placements": _listed(register, PLACEMENTS, within, "placements[]")}


def _trainings(register: Register, request: Request, subject: Subject | None) -> Variables:
    rows = _of_volunteer(register, SCREENINGS, subject)
    taken = sorted((row for row in rows if row["kind"] == "training" and row["seen_on"]), key=lambda row: row["seen_on"])
    return {"trainings": _listed(register, SCREENINGS, taken, "trainings[]")}


def _told(register: Register, request: Request, subject: Subject | None) -> Variables:
    """What a transfer tells about a client, kind by kind."""
    client = stored.get(register, CLIENTS, subject.row["client_id"]) if subject else None
    rows = told(register, client, subject.row["data"]) if subject and client else []
    return {"told": [row.as_row() for row in rows]}


def _passed(register: Register, request: Request, subject: Subject | None) -> Variables:
    """What was passed on under a release."""
    rows = passed(register, subject.row) if subject else []
    return {"passed": [{"what": row["what"], "sent_on": date.fromisoformat(row["sent_on"])} for row in rows]}


EXTRAS: Mapping[str, Extra] = {
    "told": _told,
    "passed": _passed,
    "law": protection.law,
    "disclosure": protection.disclosure,
    "processing": processing.processing,
    "cooperation": _cooperation,
    "volunteer_agreement": _volunteer_agreement,
    "two_signers": _two_signers,
    "client_signs": _client_signs,
    "parties": _parties,
    "host": _host,
    "agenda": _agenda,
    "placements": _placements,
    "trainings": _trainings,
    "claim": money.claim,
    "grant_money": grants.money,
    "grant_hours": grants.hours,
    "grant_chapters": grants.chapters,
    "competences": hours.competences,
    "efforts": hours.efforts,
    "timesheet": hours.timesheet,
    "modules": participants.with_modules,
    "attendance": participants.attendance,
    "participants": participants.seated,
}
"""The functions behind ``documents.fields.EXTRAS``."""


def _agreement(register: Register, subject: Subject) -> Row:
    """The agreement itself, or the one that a meeting belongs to."""
    key = subject.row.get("agreement_id")
    return (stored.get(register, AGREEMENTS, key) or {}) if key else subject.row


def _of_volunteer(register: Register, entity: Entity, subject: Subject | None) -> Iterable[dict[str, Any]]:
    return stored.every(register, entity, {"volunteer_id": subject.row["id"]}) if subject else ()


def _listed(register: Register, entity: Entity, rows: Iterable[Row], path: str) -> list[Variables]:
    return [context.record(entity, row, path) for row in records.shown(register, entity, list(rows), protected_too=True)]
