"""Variables for one document: the record it is written for, what that refers to, who sends it and whom it goes to."""

from __future__ import annotations

from ehrenamt_cli import i18n
from ehrenamt_cli.documents import context
from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import ITSELF
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.services.papers.contacts import in_charge
from ehrenamt_cli.services.papers.extras import EXTRAS
from ehrenamt_cli.services.papers.participants import guest, when_and_where
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def variables(register: Register, request: Request, subject: Subject | None, recipient: Subject | None = None) -> Variables:
    """Everything a template of the kind can print; without a subject the records are blanks throughout."""
    kind = request.kind
    with i18n.speaking(request.language):
        around = _around(register, subject) if subject else {}
        values = _blanks(request, alone=subject is None)
        values |= {name: _read(register, request, one, name) for name, one in around.items()}
        values |= {
            "day": request.day,
            "number": _number(subject),
            "sender": context.sender(registers.own_organisation(register)),
        }
        goes_to = recipient or (subject if kind.recipient == ITSELF else around.get(kind.recipient))
        for name in kind.extras:
            values |= EXTRAS[name](register, request._replace(addressee=goes_to), subject)
        given = {**when_and_where(register, subject), **request.given} if kind.asked else {}
        values |= {field.name: context.asked(field, given.get(field.name)) for field in kind.asked}
        values["recipient"] = _recipient(register, request, goes_to)
        return values


def _blanks(request: Request, *, alone: bool) -> Variables:
    """The records that a template of the kind may name, before any of them is known."""
    known = {name: entity for plural in request.kind.subjects for name, entity in context.roots(ENTITIES[plural]).items()}
    return {name: context.record(entity, {}, name) if alone else Blank(entity.label, name) for name, entity in known.items()}


def _around(register: Register, subject: Subject) -> dict[str, Subject]:
    """The record and those it refers to, up to two steps away; what is nearer keeps the name."""
    found = {context.variable(subject.entity): subject}
    step = [subject]
    for _ in range(2):
        further = []
        for one in step:
            for name, field in context.references(one.entity):
                entity = ENTITIES[field.refers_to]
                row = stored.get(register, entity, one.row[field.name]) if one.row[field.name] else None
                if row and name not in found:
                    found[name] = Subject(entity, row)
                    further.append(found[name])
        step = further
    return found


def _read(register: Register, request: Request, one: Subject, path: str) -> Variables:
    [shown] = records.shown(register, one.entity, [one.row], blocked_too=request.blocked_too, protected_too=True)
    return context.record(one.entity, shown, path, blocked_too=request.blocked_too)


def _recipient(register: Register, request: Request, goes_to: Subject | None) -> Variables:
    """Whom it goes to; in an organisation that is whoever is in charge there today."""
    kind = request.kind
    if goes_to is None:
        if not kind.recipient:
            return context.NOBODY
        entity = ORGANISATIONS if kind.recipient == ORGANISATIONS.name else VOLUNTEERS
        blank = context.record(entity, {}, "recipient")
        return context.recipient(None, blank) if entity is ORGANISATIONS else context.recipient(blank, None)
    if goes_to.entity is PARTICIPATIONS:
        return context.recipient(guest(goes_to.row), None)
    values = _read(register, request, goes_to, "recipient")
    if goes_to.entity is ORGANISATIONS:
        contact = next(in_charge(register, goes_to.row["id"], request.day), None)
        return context.recipient(context.record(CONTACTS, contact, "recipient") if contact else None, values)
    if goes_to.entity is CONTACTS:
        place = stored.get(register, ORGANISATIONS, goes_to.row["organisation_id"]) or {}
        return context.recipient(values, context.record(ORGANISATIONS, place, "recipient"))
    return context.recipient(values, None)


def _number(subject: Subject | None) -> str:
    """The number or reference of a record, or its key."""
    if subject is None:
        return ""
    named = next((subject.row[field.name] for field in subject.entity.fields if field.numbered), None)
    return str(named or subject.row["id"])
