"""Everybody who could interpret a language: interpreters, and volunteers who interpret and are no interpreters yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.interpreted import Tongue, answering, tongue, tongues_for
from ehrenamt_cli.domain.interpreters import INTERPRETERS
from ehrenamt_cli.domain.languages import BROADER, parse_language
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

WHO = {
    "volunteer": Text("ehrenamtlich", "volunteer"),
    "contact": Text("beruflich", "professional"),
    "organisation": Text("Dienst", "service"),
}


class Offer(NamedTuple):
    """Somebody with a language: who it is, for what, from where, when and for how much."""

    id: str
    """The key of the interpreter; of the volunteer where there is none yet."""
    who: str
    name: str
    tongue: Tongue
    may: Collection[str]
    sworn_until: str | None = None
    rate_cents: int | None = None
    availability: Collection[str] = ()
    postal_code: str | None = None
    blocked: bool = False
    """Auskunftssperre: neither place nor telephone may be told, and no distance either."""
    max_km: int | None = None
    phone: str | None = None
    paused_until: str | None = None
    ended: bool = False
    volunteer: Row | None = None
    interpreter: Row | None = None


def offers(register: Register, code: str) -> list[Offer]:
    """Everybody who has that language, or a variety of it."""
    rows = {row["id"]: row for narrow in answering(code) for row in _with(register, INTERPRETERS, narrow)}
    people = {row["id"]: row for narrow in answering(code) for row in _with(register, VOLUNTEERS, narrow)}
    return [*_interpreters(register, rows.values(), code), *_volunteers(register, people.values(), code)]


def offers_of(register: Register, codes: Iterable[str]) -> dict[str, list[Offer]]:
    """The same for many languages at once, read together."""
    interpreters, people = defaultdict(list), defaultdict(list)
    for row in stored.every(register, INTERPRETERS):
        for code in {tongue(entry).code for entry in row["languages"]}:
            interpreters[code].append(row)
    for row in stored.containing(register, VOLUNTEERS, ("languages",), ":interprets"):
        for code in {parse_language(entry)[0] for entry in row["languages"]}:
            people[code].append(row)
    return {
        code: [
            *_interpreters(register, _once(interpreters, code), code),
            *_volunteers(register, _once(people, code), code),
        ]
        for code in codes
    }


def _once(rows: Mapping[str, list[dict[str, Any]]], code: str) -> Collection[dict[str, Any]]:
    """Who has a language or a variety of it, each once."""
    return {row["id"]: row for narrow in answering(code) for row in rows.get(narrow, ())}.values()


def _with(register: Register, entity: Entity, code: str) -> list[dict[str, Any]]:
    return stored.page(register, entity, where={"languages": [code]}).rows


def _interpreters(register: Register, rows: Collection[Row], code: str) -> Iterator[Offer]:
    people = _named(register, VOLUNTEERS, rows, "volunteer_id")
    contacts = _named(register, CONTACTS, rows, "contact_id")
    places = _named(register, ORGANISATIONS, [*rows, *contacts.values()], "organisation_id")
    for row in rows:
        person, contact = people.get(row["volunteer_id"]), contacts.get(row["contact_id"])
        place = places.get(contact["organisation_id"] if contact else row["organisation_id"])
        named = person or contact or place
        if named is None:  # somebody who was erased
            continue
        yield Offer(
            row["id"],
            "volunteer" if person else "contact" if contact else "organisation",
            named["name"],
            tongues_for(row["languages"], code)[0],
            row["may"],
            row["sworn_until"],
            row["rate_cents"],
            row["availability"] or (person["availability"] if person else ()),
            _unless_blocked(person, row["postal_code"] or (person or place or {}).get("postal_code")),
            bool(person and person["address_blocked"]),
            row["max_km"] if row["max_km"] is not None else (person or {}).get("max_km"),
            _unless_blocked(person, named["phone"] or (place or {}).get("phone")),
            row["paused_until"],
            bool(row["ended_on"]) or bool(contact and contact["ends_on"]),
            person,
            row,
        )


def _volunteers(register: Register, rows: Collection[Row], code: str) -> Iterator[Offer]:
    """Volunteers whose languages say that they interpret: lay people, spoken, in everyday life."""
    known = {row["volunteer_id"] for row in stored.referring(register, INTERPRETERS, "volunteer_id", [row["id"] for row in rows])}
    for row in rows:
        spoken = [
            Tongue(one, level, ("spoken",), False)
            for one, level, interprets in map(parse_language, row["languages"])
            if interprets and code in (one, BROADER.get(one))
        ]
        if spoken and row["id"] not in known and row["status"] != "ended":
            yield Offer(
                row["id"],
                "volunteer",
                row["name"],
                max(spoken, key=lambda one: one.rank),
                ("everyday",),
                availability=row["availability"],
                postal_code=_unless_blocked(row, row["postal_code"]),
                blocked=bool(row["address_blocked"]),
                max_km=row["max_km"],
                phone=_unless_blocked(row, row["phone"]),
                volunteer=row,
            )


def _unless_blocked(person: Row | None, value: Any) -> str | None:
    return None if person and person["address_blocked"] else value


def _named(register: Register, entity: Entity, rows: Iterable[Row], column: str) -> dict[str | None, dict[str, Any]]:
    keys = {row[column] for row in rows if row[column]}
    return {row["id"]: row for row in stored.referring(register, entity, "id", keys)} if keys else {}
