"""The rows that the paper of an agreement is printed from: its parties, with those who are in charge there."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli.documents import agreements as papers
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.services.agreements import parties
from ehrenamt_cli.services.papers.contacts import in_charge
from ehrenamt_cli.services.papers.requests import Request
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def cooperation(register: Register, request: Request, agreement: Row) -> Variables:
    """The variables of a cooperation agreement; without one, a single party of blanks."""
    rows = in_full(register, agreement, request.day) if agreement else [{"organisation": {}}]
    return papers.cooperation(_shown(register, agreement), rows, registers.own_organisation(register), request.day)


def volunteer(register: Register, request: Request, agreement: Row) -> Variables:
    """The variables of an agreement with a volunteer."""
    own = registers.own_organisation(register)
    [party] = (in_full(register, agreement, request.day) if agreement else [])[:1] or [{"organisation": own}]
    signing = {name: party.get(name) for name in ("signatory", "signatory_role", "signed_on")}
    whole = {
        **_shown(register, agreement),
        **signing,
        "organisation": party["organisation"],
        "volunteer": _person(register, agreement.get("volunteer_id"), blocked_too=request.blocked_too),
        "contact": _contact(register, agreement.get("contact_id")) or _first(party, deputy=0),
        "deputy": _contact(register, agreement.get("deputy_id")) or _first(party, deputy=1),
    }
    return papers.volunteer(whole, own, request.day, blocked_too=request.blocked_too)


def in_full(register: Register, agreement: Row, day: date) -> list[dict[str, Any]]:
    """The parties with their organisation and the contacts in charge on the day, deputies last."""
    return [
        {
            **row,
            "organisation": stored.get(register, ORGANISATIONS, row["organisation_id"]),
            "contacts": list(in_charge(register, row["organisation_id"], day)),
        }
        for row in parties(register, agreement)
    ]


def _shown(register: Register, agreement: Row) -> Row:
    return records.shown(register, AGREEMENTS, [agreement])[0] if agreement else {}


def _person(register: Register, volunteer_id: str | None, *, blocked_too: bool) -> dict[str, Any]:
    row = stored.get(register, VOLUNTEERS, volunteer_id or "")
    if row is None or blocked_too:  # who asked for a blocked address has been noted with the record itself
        return row or {}
    return records.shown(register, VOLUNTEERS, [row])[0]


def _contact(register: Register, contact_id: str | None) -> dict[str, Any] | None:
    return stored.get(register, CONTACTS, contact_id) if contact_id else None


def _first(party: Row, *, deputy: int) -> dict[str, Any]:
    return next((dict(contact) for contact in party.get("contacts", []) if contact["deputy"] == deputy), {})
