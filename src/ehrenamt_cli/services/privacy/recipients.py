"""Who was given what about a person: transfers, documents, and the organisations that work with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.subjects import by_key
from ehrenamt_cli.services.privacy.masking import Mask
from ehrenamt_cli.services.privacy.persons import Part, Person
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def recipients(register: Register, mask: Mask, about: list[Part], entered: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Each recipient with what, when and on which ground, as far as the register knows; oldest first.

    ``entered`` says when each record was: a list that left the register before cannot have held it.
    """
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for part in about:
        for row in _of(register, mask, part):
            found.setdefault((row["who"], row["what"], row["on"] or ""), row)
    for row in _lists(register, mask, about, entered):
        found.setdefault((row["who"], row["what"], row["on"]), row)
    return sorted(found.values(), key=lambda row: (row["on"] or "", row["who"], row["what"]))


def _of(register: Register, mask: Mask, part: Part) -> Iterator[dict[str, Any]]:
    row = part.row
    if part.mention:
        return
    if part.entity is TRANSFERS and row["sent_on"]:
        release = TRANSFERS.field("release_id")
        ground = f"{release.label}: {mask.words(release, row['release_id'])}" if row["release_id"] else row["basis"]
        yield _row(mask.words(TRANSFERS.field("to_id"), row["to_id"]), row["what"], row["sent_on"], ground or "")
    elif part.entity is DOCUMENTS and not row["draft"]:
        kind = mask.words(DOCUMENTS.field("kind"), row["kind"])
        yield _row(_goes_to(register, mask, row), kind, row["written_on"], "")
    elif part.entity is PLACEMENTS and row["status"] != "proposed":
        need = stored.get(register, NEEDS, row["need_id"])
        if need:
            place = mask.words(NEEDS.field("organisation_id"), need["organisation_id"])
            yield _row(place, str(Text("Einsatz", "placement")), row["start_on"], "")
    elif part.entity is SCREENINGS and row["organisation_id"]:
        place = mask.words(SCREENINGS.field("organisation_id"), row["organisation_id"])
        yield _row(place, mask.words(SCREENINGS.field("kind"), row["kind"]), row["requested_on"] or row["seen_on"], "")
    elif part.entity is PARTIES:
        place = mask.words(PARTIES.field("organisation_id"), row["organisation_id"])
        yield _row(place, mask.words(PARTIES.field("agreement_id"), row["agreement_id"]), row["joined_on"], "")


def _lists(register: Register, mask: Mask, about: list[Part], entered: Mapping[str, str | None]) -> Iterator[dict[str, Any]]:
    """Lists that left the register since a record of the person could stand in them.

    Of a list for a partner it is known whom it held: clients by their transfers, volunteers by their consent;
    professionals stand in every one.
    """
    since: dict[str, str] = {}
    for part in about:
        day = entered.get(part.row["id"]) or ""
        since[part.entity.plural] = min(day, since.get(part.entity.plural, day))
    for event in audit.of_register(register, EXPORTED):
        plural, day = event.get("entity") or "", event["happened_at"][:10]
        partner = stored.get(register, ORGANISATIONS, event.get("to") or "")
        if event.get("records") == 0 or (partner and not _agreed(mask.whose, day)):
            continue
        if (plural == WHOLE or plural in since) and day >= since.get(plural, min(since.values())):
            kind = ENTITIES[plural].labels if plural in ENTITIES else Text("das ganze Register", "the whole register")
            what = Text("Liste: {kind} ({form})", "list: {kind} ({form})").fill(kind=kind, form=event.get("form") or "–")
            yield _row(partner["name"] if partner else str(Text("nicht vermerkt", "not noted")), str(what), day, "")


def _agreed(person: Person, day: str) -> bool:
    if person.entity is VOLUNTEERS:
        return bool(person.row["consent_on"] and person.row["consent_on"] <= day)
    return person.entity is not CLIENTS


EXPORTED, WHOLE = "export", "*"
"""The event that says that a list left the register, and what stands in it for all kinds."""


def _goes_to(register: Register, mask: Mask, row: Row) -> str:
    """Whom a document went to: the person, somebody else by their part, or nobody that was noted."""
    if row["recipient"] == mask.whose.key or (not row["recipient"] and row["subject"] == mask.whose.key):
        return str(Text("die Person selbst", "the person themselves"))
    found = by_key(register, (*PEOPLE, "organisations"), row["recipient"])
    if found is None:
        return str(Text("nicht vermerkt", "not noted"))
    if found.entity.plural in ("volunteers", "clients"):
        return str(Text("eine andere Person", "somebody else"))
    return mask.title(found.entity, found.row)


def _row(who: str, what: str, on: str | None, ground: str) -> dict[str, Any]:
    return {"who": who, "what": what, "on": on, "basis": ground or None}
