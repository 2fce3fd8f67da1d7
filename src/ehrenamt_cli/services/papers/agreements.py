"""The paper an agreement is printed on."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from ehrenamt_cli import clock, config, i18n
from ehrenamt_cli.documents import context, library
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.writers import write
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.services.agreements import parties
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def render(register: Register, agreement: Row, to: str, *, draft: bool, blocked_too: bool) -> bytes:
    """The agreement as a document; what is missing stops it unless it is a draft. The writing is noted in the history."""
    folders = own_templates()
    template = library.find("agreement", agreement["kind"], i18n.language(), folders)
    variables = _variables(register, agreement, blocked_too=blocked_too)
    content = write(compose(template, variables, draft=draft, folders=folders), to)
    mark = {"to": to, "template": template.file, "draft": draft, "sha256": hashlib.sha256(content).hexdigest()}
    stored.note_event(register, AGREEMENTS, agreement["id"], "render", {name: [None, value] for name, value in mark.items()})
    return content


def own_templates() -> list[Path]:
    """The folders in which somebody may have put templates of their own."""
    return [Path("templates").resolve(), Path(config.setting("templates")).expanduser()]


def _variables(register: Register, agreement: Row, *, blocked_too: bool) -> dict[str, Any]:
    sender, day = registers.own_organisation(register), clock.today()
    if agreement["kind"] == "cooperation":
        return context.cooperation(agreement, _parties_in_full(register, agreement, day), sender, day)
    [party] = _parties_in_full(register, agreement, day)[:1] or [{"organisation": sender}]
    whole = {
        **agreement,
        **{name: party.get(name) for name in ("signatory", "signatory_role", "signed_on")},
        "organisation": party["organisation"],
        "volunteer": _person(register, agreement["volunteer_id"], blocked_too=blocked_too),
        "contact": _contact(register, agreement["contact_id"]) or _first(party, deputy=0),
        "deputy": _contact(register, agreement["deputy_id"]) or _first(party, deputy=1),
    }
    return context.volunteer(whole, sender, day)


def _parties_in_full(register: Register, agreement: Row, day: date) -> list[dict[str, Any]]:
    """The parties with their organisation and the contacts in charge on the day, those in charge before their deputies."""
    whole = []
    for row in parties(register, agreement):
        contacts = [
            contact
            for contact in stored.every(register, CONTACTS, {"organisation_id": row["organisation_id"]})
            if (contact["begins_on"] or "") <= day.isoformat() <= (contact["ends_on"] or "9999")
        ]
        contacts.sort(key=lambda contact: contact["deputy"])
        whole.append({**row, "organisation": stored.get(register, ORGANISATIONS, row["organisation_id"]), "contacts": contacts})
    return whole


def _person(register: Register, volunteer_id: str, *, blocked_too: bool) -> dict[str, Any]:
    row = stored.get(register, VOLUNTEERS, volunteer_id)
    if row is None:
        return {}
    [shown] = records.shown(register, VOLUNTEERS, [row], blocked_too=blocked_too)
    return {name: None if value == str(records.HIDDEN) else value for name, value in shown.items()}


def _contact(register: Register, contact_id: str | None) -> dict[str, Any] | None:
    return stored.get(register, CONTACTS, contact_id) if contact_id else None


def _first(party: Row, *, deputy: int) -> dict[str, Any]:
    return next((dict(contact) for contact in party.get("contacts", []) if contact["deputy"] == deputy), {})
