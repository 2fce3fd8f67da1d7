"""The directory: organisations with the people in charge there on a day, how to reach them, and what they are there for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.coverage import holds
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.network import said_in
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Asked(NamedTuple):
    """On which day, and which conditions hold, all of them; empty ones hold for everybody."""

    day: date
    text: str = ""
    kind: str = ""
    region: str = ""
    field: str = ""
    role: str = ""
    everybody: bool = False
    """Organisations, too, of which nothing is known but where they are."""


class Entry(NamedTuple):
    """An organisation and who is in charge there, deputies last."""

    organisation: Row
    contacts: list[Row]


def directory(register: Register, asked: Asked) -> list[Entry]:
    """The organisations by name, with the contacts of that day to whom the conditions apply."""
    day = asked.day.isoformat()
    there: dict[str, list[Row]] = defaultdict(list)
    for row in stored.every(register, CONTACTS):
        if holds(row, day):
            there[row["organisation_id"]].append(row)
    entries = []
    for place in stored.every(register, ORGANISATIONS, {"kind": asked.kind} if asked.kind else None):
        people = sorted(there[place["id"]], key=lambda row: (bool(row["deputy"]), fold(row["name"]), row["id"]))
        if entry := _asked_for(place, people, asked):
            entries.append(entry)
    return entries


def _asked_for(place: Row, people: Sequence[Row], asked: Asked) -> Entry | None:
    """A region or a field of a contact is meant where one has any, else that of the organisation."""
    suiting = [
        row
        for row in people
        if said_in(asked.role, [row["role"] or ""])
        and said_in(asked.region, row["regions"] or place["regions"])
        and said_in(asked.field, row["fields_of_work"] or place["fields_of_work"])
        and _names(asked.text, place, row)
    ]
    if suiting:
        return Entry(place, suiting)
    itself = (
        not asked.role
        and said_in(asked.region, place["regions"])
        and said_in(asked.field, place["fields_of_work"])
        and _names(asked.text, place)
    )
    told = asked.everybody or any(place[name] for name in ("phone", "email", "regions", "fields_of_work"))
    return Entry(place, []) if itself and told else None


def _names(text: str, *rows: Row) -> bool:
    """Whether all words stand somewhere in the names, the town, the role."""
    said = fold(" ".join(str(row.get(name) or "") for row in rows for name in ("name", "town", "role")))
    return all(fold(word) in said for word in text.split())


def lines(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """A line for each contact, and one for an organisation without any; ways to reach it are the contact's, else its own."""
    return [_line(place, row) for place, people in entries for row in people or [{}]]


def _line(place: Row, contact: Row) -> dict[str, Any]:
    return {
        "organisation": place["name"],
        "kind": place["kind"],
        "town": place["town"],
        "contact": contact.get("name"),
        "role": contact.get("role"),
        "deputy": bool(contact["deputy"]) if contact else None,
        "phone": contact.get("phone") or place["phone"],
        "email": contact.get("email") or place["email"],
        "begins_on": contact.get("begins_on"),
        "ends_on": contact.get("ends_on"),
        "regions": contact.get("regions") or place["regions"],
        "fields_of_work": contact.get("fields_of_work") or place["fields_of_work"],
        "organisation_id": place["id"],
        "contact_id": contact.get("id"),
    }


def person(line: Mapping[str, Any]) -> str:
    """``Sabine Beispiel, Sozialdienst (Vertretung)``."""
    name = ", ".join(part for part in (line["contact"], line["role"]) if part)
    return f"{name} ({Text('Vertretung', 'deputy')})" if line["deputy"] else name


def in_charge(line: Mapping[str, Any]) -> str:
    """``seit 01.03.2026, bis 31.12.2027``."""
    since, until = line["begins_on"], line["ends_on"]
    said = [str(Text("seit {day}", "since {day}").fill(day=show_day(since)))] if since else []
    said += [str(Text("bis {day}", "until {day}").fill(day=show_day(until)))] if until else []
    return ", ".join(said)
