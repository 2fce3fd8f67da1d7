"""Participations as they are read: who takes part in an event, by name, how they stand, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import ERASED, Entity, Row
from ehrenamt_cli.domain.events import EVENTS, GUESTS
from ehrenamt_cli.domain.names import fold, tokens
from ehrenamt_cli.domain.participations import PARTICIPATIONS, PERSON_COLUMNS, WAITING, places, standings
from ehrenamt_cli.domain.values import CHOICE, PERSON
from ehrenamt_cli.domain.volunteers import GENDER, VOLUNTEERS
from ehrenamt_cli.errors import Ambiguous
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.subjects import named
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Person(NamedTuple):
    """Somebody who takes part: the column that says who it is, and its value."""

    column: str
    value: str
    name: str
    gender: str | None = None
    ended_on: str | None = None
    """Since when a volunteer is no longer one; a day or, where none is known, an empty text."""


class Overview(NamedTuple):
    """An event's people and what they come to."""

    participants: list[dict[str, Any]]
    counts: dict[str, Any]


def of_event(register: Register, event: Row) -> list[dict[str, Any]]:
    """Everybody's participation in an event."""
    return list(stored.referring(register, PARTICIPATIONS, "event_id", [event["id"]]))


def overview(register: Register, event: Row) -> Overview:
    """Everybody with name, gender and standing (those who wait in their line, the others by name), and how many there are.

    Who came is counted by gender, those without a record of their own included.
    """
    rows = of_event(register, event)
    standing, people = standings(rows, event["capacity"]), people_of(register, rows)
    shown = [
        {
            "id": row["id"],
            "volunteer_id": row["volunteer_id"],
            "contact_id": row["contact_id"],
            "name": people[row["id"]].name,
            "gender": people[row["id"]].gender,
            "standing": standing[row["id"]].key,
            "place": standing[row["id"]].place or None,
            **{name: row[name] for name in ("invited_on", "enrolled_on", "withdrawn_on", "minutes", "modules")},
        }
        for row in rows
    ]
    shown.sort(key=lambda one: (_ORDER.index(one["standing"]), one["place"] or 0, fold(one["name"]), one["id"]))
    came = [one["gender"] or "unstated" for one in shown if one["standing"] == "attended"]
    genders = {key: came.count(key) + (event[column] or 0) for key, column in GUESTS.items()}
    return Overview(shown, {**places(rows, event["capacity"])._asdict(), "came": sum(genders.values()), **genders})


_ORDER = ("enrolled", "attended", "absent", WAITING, "invited", "withdrawn")


def with_standing(register: Register, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Participations with where they stand among all of their event, and their place in the line of those who wait."""
    events = {row["event_id"]: None for row in rows}
    capacity = {row["id"]: row["capacity"] for row in stored.referring(register, EVENTS, "id", events)}
    together: dict[str, list[dict[str, Any]]] = {key: [] for key in events}
    for one in stored.referring(register, PARTICIPATIONS, "event_id", events):
        together[one["event_id"]].append(one)
    standing = {key: one for event, every in together.items() for key, one in standings(every, capacity.get(event)).items()}
    return [{**row, "standing": standing[row["id"]].key, "place": standing[row["id"]].place or None} for row in rows]


def people_of(register: Register, rows: Sequence[Row]) -> dict[str, Person]:
    """Who each participation is, by its key; of somebody who was erased only that somebody was there."""
    known = {
        **_known(register, VOLUNTEERS, rows, "volunteer_id"),
        **_known(register, CONTACTS, rows, "contact_id"),
        **{("name", row["name"]): row for row in rows if row["name"]},
    }
    nobody = {row["id"]: Person("", "", ERASED) for row in rows}
    return nobody | {row["id"]: _person(column, row[column], known) for row in rows for column in PERSON_COLUMNS if row[column]}


def found_person(register: Register, text: str) -> Person:
    """The volunteer or contact that is meant; NotFound or Ambiguous otherwise."""
    entity, row = named(register, (VOLUNTEERS.plural, CONTACTS.plural), text)
    column = f"{entity.name}_id"
    return _person(column, row["id"], {(column, row["id"]): row})


def read_guest(text: str) -> Person:
    """``Kim Beispiel`` or ``Kim Beispiel:w``: somebody who is in no other record, with the gender where it was told."""
    name, colon, gender = text.rpartition(":")
    read = PERSON.read(name if colon else text, {})
    short = {"w": "female", "f": "female", "m": "male", "d": "diverse"}
    key = short.get(gender.strip().casefold()) or CHOICE.read(gender, GENDER) if colon else None
    return Person("name", read, read, key)


def among(people: dict[str, Person], text: str) -> str | None:
    """The key of the one participation that is meant by a key or (part of) a name; None where nobody answers to it."""
    wanted, words = fold(text.strip()), tokens(text)
    ways = (
        [key for key, person in people.items() if text.strip().lower() in (key, person.value)],
        [key for key, person in people.items() if fold(person.name) == wanted],
        [key for key, person in people.items() if words and _answers(person.name, words)],
    )
    found = next((keys for keys in ways if keys), [])
    if len(found) > 1:
        listed = "; ".join(f"{key} {people[key].name}" for key in found[:5])
        raise Ambiguous(
            Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
            Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(listed=listed),
        )
    return found[0] if found else None


def _answers(name: str, words: Iterable[str]) -> bool:
    known = tokens(name)
    return all(any(token.startswith(word) for token in known) for word in words)


def _known(register: Register, entity: Entity, rows: Sequence[Row], column: str) -> dict[tuple[str, str], Row]:
    keys = [row[column] for row in rows if row[column]]
    return {(column, row["id"]): row for row in stored.referring(register, entity, "id", keys)} if keys else {}


def _person(column: str, value: str, known: dict[tuple[str, str], Row]) -> Person:
    row = known[column, value]
    ended = (row["ended_on"] or "") if row.get("status") == "ended" and column == "volunteer_id" else None
    return Person(column, value, row["name"], row.get("gender"), ended)
