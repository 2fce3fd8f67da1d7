"""Mailing lists by filter: who is written to, and the list as address lines, as a sheet, as address cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain import mailings
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.coverage import holds
from ehrenamt_cli.domain.delegations import DELEGATIONS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.mailings import Mailing, Someone
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.formats.vcard_writing import write_cards
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import directory, records
from ehrenamt_cli.services.exports import EXPORTED
from ehrenamt_cli.services.invitations import NEAR_KM, within
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage import events as stored_events
from ehrenamt_cli.storage import mailings as stored_mailings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Wanted(NamedTuple):
    """Which volunteers: words, columns as read, where they are placed, how near they live, and what lifts a bar."""

    text: str = ""
    where: Mapping[str, Any] = {}
    placed_at: str = ""
    near: str = ""
    km: int | None = None
    without_consent: bool = False
    blocked_too: bool = False


def volunteers(register: Register, wanted: Wanted) -> Mailing:
    """The volunteers to whom every condition applies."""
    rows: Iterable[Row] = stored.page(register, VOLUNTEERS, text=wanted.text, where=wanted.where).rows
    if wanted.placed_at:
        there = stored_events.at_organisation(register, wanted.placed_at)
        rows = [row for row in rows if row["id"] in there]
    if wanted.near:
        rows = [row for row in rows if within(row["postal_code"], wanted.near, wanted.km or NEAR_KM)]
    return mailings.mailing(_volunteers(register, rows, wanted))


def contacts(register: Register, asked: directory.Asked) -> Mailing:
    """The contacts in charge that the directory finds."""
    entries = directory.directory(register, asked)
    objecting = stored_mailings.objecting(register)
    return mailings.mailing(
        _contact(row, entry.organisation["name"], objecting, asked.day.isoformat()) for entry in entries for row in entry.contacts
    )


def organisations(register: Register, asked: directory.Asked) -> Mailing:
    """The organisations that the directory finds, at their own address."""
    entries = directory.directory(register, asked._replace(everybody=True))
    return mailings.mailing(_organisation(entry.organisation) for entry in entries)


def group(register: Register, working_group: Row, wanted: Wanted) -> Mailing:
    """Those who are delegated to a working group today: the person, else the organisation."""
    day = clock.today().isoformat()
    every = stored.every(register, DELEGATIONS, {"working_group_id": working_group["id"]})
    return mailings.mailing(_of_records(register, [row for row in every if holds(row, day)], wanted))


def event(register: Register, event: Row, wanted: Wanted) -> Mailing:
    """Those who are invited to an event, enrolled or were there; guests have no address here."""
    every = stored.every(register, PARTICIPATIONS, {"event_id": event["id"]})
    return mailings.mailing(_of_records(register, [row for row in every if row["status"] != "withdrawn"], wanted))


def _of_records(register: Register, rows: list[dict[str, Any]], wanted: Wanted) -> list[Someone]:
    """The people that records refer to."""
    day, objecting = clock.today().isoformat(), stored_mailings.objecting(register)

    def named(column: str, plural: Any) -> list[dict[str, Any]]:
        keys = sorted({row[column] for row in rows if row.get(column)})
        return list(stored.referring(register, plural, "id", keys)) if keys else []

    found = _volunteers(register, named("volunteer_id", VOLUNTEERS), wanted)
    people = named("contact_id", CONTACTS)
    places = stored.titles(register, ORGANISATIONS, [row["organisation_id"] for row in people])
    found += [_contact(row, places.get(row["organisation_id"]), objecting, day) for row in people]
    alone = {
        row["organisation_id"] for row in rows if row.get("organisation_id") and not (row["contact_id"] or row["volunteer_id"])
    }
    found += [_organisation(row) for row in stored.referring(register, ORGANISATIONS, "id", sorted(alone))] if alone else []
    return found


def _volunteers(register: Register, rows: Iterable[Row], wanted: Wanted) -> list[Someone]:
    objecting, found = stored_mailings.objecting(register), []
    for row in rows:
        barred = mailings.volunteer_barred(
            row, objecting, named_status=bool(wanted.where.get("status")), without_consent=wanted.without_consent
        )
        if not barred and row["address_blocked"] and not wanted.blocked_too:
            barred = "blocked"
        if not barred and row["address_blocked"]:
            records.shown(register, VOLUNTEERS, [row], blocked_too=True)  # which notes it
        found.append(Someone("volunteer", row["id"], row["name"], row["email"], None, barred))
    return found


def _contact(row: Row, place: str | None, objecting: set[str], day: str) -> Someone:
    barred = "status" if not holds(row, day) else "objected" if row["no_mailing"] or row["id"] in objecting else ""
    return Someone("contact", row["id"], row["name"], row["email"], place, barred)


def _organisation(row: Row) -> Someone:
    return Someone("organisation", row["id"], row["name"], row["email"], row["name"])


def written(register: Register, made: Mailing, form: str, *, semicolons: bool = False, at_once: int = mailings.AT_ONCE) -> bytes:
    """The list in that form; that it left the register is noted by kind, without any name."""
    for kind in sorted({one.kind for one in made.people}):
        facts = {"entity": f"{kind}s", "form": form, "records": sum(one.kind == kind for one in made.people)}
        audit.note(register, EXPORTED, facts)
    if form == "bcc":
        return mailings.address_lines(made.people, semicolons=semicolons, at_once=at_once).encode()
    return WRITERS[form](made)


def _csv(made: Mailing) -> bytes:
    heads = [str(Text("Name", "name")), str(Text("Einrichtung", "organisation")), str(Text("E-Mail", "e-mail"))]
    return write_csv(heads, [(one.name, one.organisation or "", one.email or "") for one in made.people], ";").encode("utf-8-sig")


def _cards(made: Mailing) -> bytes:
    cards = []
    for one in made.people:
        is_person = one.kind != "organisation"
        card = {"id": one.id, "name": one.name, "email": one.email, "organisation": one.organisation if is_person else None}
        cards.append(write_cards([card], is_person=is_person))
    return b"".join(cards)


WRITERS: Mapping[str, Callable[[Mailing], bytes]] = {"csv": _csv, "vcf": _cards}

FORMS = ("bcc", *WRITERS)
"""What a mailing list can become: address lines, a sheet, address cards."""
