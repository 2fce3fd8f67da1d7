"""Invitations: who is asked to an event, found by what the register knows of people, and noted once they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.dates.calendar import Place, due_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.reference.places import distance_km
from ehrenamt_cli.services import records
from ehrenamt_cli.services.enrolments import need_active, need_open, record_of
from ehrenamt_cli.services.participations import Person, found_person, of_event, people_of
from ehrenamt_cli.storage import events as stored_events
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Wanted(NamedTuple):
    """Who is to be asked: every condition that is given must hold. Without any, all volunteers who are still there."""

    where: Mapping[str, Any] = {}
    """Columns of volunteers, as read."""
    organisation: str | None = None
    near: str | None = None
    """A postal code, from which ``km`` counts; else that of the place."""
    km: int | None = None
    not_attended: str | None = None
    training_ends: Period | None = None
    contacts: bool = False
    """Contacts in charge instead of volunteers: at the parties of the event's agreement, where it has one."""
    kind_of_place: str | None = None


def candidates(register: Register, event: Row, wanted: Wanted) -> tuple[list[Person], int]:
    """Those who are to be asked, in the order of lists, and how many answer who are on the list of the event already."""
    found = _contacts(register, event, wanted) if wanted.contacts else _volunteers(register, event, wanted)
    listed = {one[:2] for one in people_of(register, of_event(register, event)).values()}
    return [one for one in found if one[:2] not in listed], sum(one[:2] in listed for one in found)


def named(register: Register, event: Row, texts: Sequence[str]) -> tuple[list[Person], int]:
    """The same for people by name or key."""
    found = list(dict.fromkeys(found_person(register, text) for text in texts))
    need_active(event, found)
    listed = {one[:2] for one in people_of(register, of_event(register, event)).values()}
    return [one for one in found if one[:2] not in listed], sum(one[:2] in listed for one in found)


def invite(register: Register, event: dict[str, Any], people: Sequence[Person]) -> list[dict[str, Any]]:
    """Note that they are asked today; gives their participations."""
    with register.change():
        need_open(event)
        today = clock.today().isoformat()
        values = {"status": "invited", "invited_on": today}
        kept = stored.add(register, PARTICIPATIONS, [record_of(event, person, values) for person in people])
        if kept and not event["invited_on"]:
            records.update(register, EVENTS, event, {"invited_on": today})
        return kept


def addressed(register: Register, rows: Sequence[Mapping[str, Any]], *, blocked_too: bool = False) -> list[dict[str, Any]]:
    """People with how they are reached, a row each: ``volunteer_id``, ``contact_id`` or ``name`` says who it is.

    A blocked address is left out, and where it is not, that is noted.
    """
    reached: dict[str, dict[str, Any]] = {}
    for entity, column in ((VOLUNTEERS, "volunteer_id"), (CONTACTS, "contact_id")):
        keys = [row[column] for row in rows if row[column]]
        found = list(stored.referring(register, entity, "id", keys)) if keys else []
        reached |= {one["id"]: one for one in records.shown(register, entity, found, blocked_too=blocked_too)}
    return [{**row, **_reach(reached.get(row["volunteer_id"] or row["contact_id"] or "", {}))} for row in rows]


def _reach(person: Mapping[str, Any]) -> dict[str, Any]:
    return {name: person.get(name) for name in ("organisation", "street", "postal_code", "town", "email", "phone")}


def _volunteers(register: Register, event: Row, wanted: Wanted) -> list[Person]:
    where = {name: value for name, value in wanted.where.items() if value}
    rows = stored.page(register, VOLUNTEERS, where=where).rows
    if "status" not in where:
        rows = [row for row in rows if row["status"] != "ended"]
    sets = []
    if wanted.organisation:
        place = records.resolve(register, ORGANISATIONS, wanted.organisation)
        sets.append(stored_events.at_organisation(register, place["id"]))
    if wanted.training_ends:
        until = due_day(wanted.training_ends, clock.today(), Place(), validity=True).isoformat()
        sets.append(stored_events.training_ends(register, until, event["course"] if event["renews"] == "training" else None))
    rows = [row for row in rows if all(row["id"] in keys for keys in sets)]
    if wanted.not_attended:
        been = stored_events.attended(register, wanted.not_attended)
        rows = [row for row in rows if row["id"] not in been]
    if wanted.km is not None or wanted.near:
        centre, km = _centre(register, event, wanted), wanted.km if wanted.km is not None else NEAR_KM
        rows = [row for row in rows if within(row["postal_code"], centre, km)]
    return [Person("volunteer_id", row["id"], row["name"], row["gender"]) for row in rows]


NEAR_KM = 30
"""As far as somebody travels who has not said how far."""


def _contacts(register: Register, event: Row, wanted: Wanted) -> list[Person]:
    place = records.resolve(register, ORGANISATIONS, wanted.organisation)["id"] if wanted.organisation else None
    agreement = event["agreement_id"] if not place and not wanted.kind_of_place else None
    keys = stored_events.contacts_of(register, clock.today().isoformat(), place, wanted.kind_of_place, agreement)
    rows = stored.page(register, CONTACTS).rows
    return [Person("contact_id", row["id"], row["name"]) for row in rows if row["id"] in keys]


def _centre(register: Register, event: Row, wanted: Wanted) -> str:
    venue = stored.get(register, ORGANISATIONS, event["venue_id"] or event["organisation_id"] or "")
    centre = wanted.near or (venue or {}).get("postal_code")
    if centre and distance_km(centre, centre) is not None:
        return str(centre)
    raise WrongUsage(
        Text("Von wo aus gezählt wird, ist nicht bekannt.", "It is not known from where to count."),
        Text("Bitte --near mit einer Postleitzahl angeben.", "Please give --near with a postal code."),
    )


def within(postal_code: str | None, centre: str, km: int) -> bool:
    """Whether a place is known and at most so far from the centre."""
    far = distance_km(postal_code, centre) if postal_code else None
    return far is not None and far <= km
