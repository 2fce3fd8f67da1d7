"""Papers about events: for each of those who came, to each of those who are asked, with when and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ehrenamt_cli import clock
from ehrenamt_cli.documents import context
from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.conferences import CONFERENCES
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import DocumentKind
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import EVENTS, last_day, minutes_offered
from ehrenamt_cli.domain.modules import modules
from ehrenamt_cli.domain.names import fold, last_name_first
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.event_calendars import place_words
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.papers.subjects import filtered, suits
from ehrenamt_cli.services.participations import overview, people_of
from ehrenamt_cli.storage import events as stored_events
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def belonging(register: Register, kind: DocumentKind, text: str) -> list[Subject]:
    """Those participations in the one event that is meant which suit the document; nothing where no event is meant."""
    found = stored.named(register, EVENTS, text)
    if len(found) != 1:
        return []
    rows = stored.every(register, PARTICIPATIONS, {"event_id": found[0]["id"]})
    suitable = [one for one in (Subject(PARTICIPATIONS, row) for row in rows) if suits(kind, one)]
    if not suitable:
        raise NotFound(
            Text("Bei {event} war noch niemand.", "Nobody has attended {event} yet.").fill(event=found[0]["title"]),
            Text("Wer da war: ehrenamt event attend {key} …", "Who came: ehrenamt event attend {key} …").fill(key=found[0]["id"]),
        )
    return suitable


def through(register: Register, subjects: Sequence[Subject], filters: Sequence[str], words: str) -> list[Subject]:
    """The people on the list of the event, those who are invited unless a filter says otherwise."""
    if len(subjects) != 1:
        raise WrongUsage(
            Text("Die Eingeladenen welcher Veranstaltung?", "The invited people of which event?"),
            Text("Bitte eine mit --for angeben.", "Please give one with --for."),
        )
    event = subjects[0].row
    wanted = filters if any(entry.strip().startswith("status") for entry in filters) else [*filters, "status=invited"]
    rows = [one.row for one in filtered(register, PARTICIPATIONS, wanted, words) if one.row["event_id"] == event["id"]]
    if not rows:
        raise NotFound(
            Text("Für {event} ist dafür niemand auf der Liste.", "There is nobody on the list of {event} for this.").fill(
                event=event["title"]
            ),
            Text("Einladen: ehrenamt event invite {key} …", "To invite: ehrenamt event invite {key} …").fill(key=event["id"]),
        )
    return [_person(register, row) for row in rows]


def with_modules(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The modules of an event, and how long it is."""
    if subject is None:
        return _lengths([], None)
    mend = f"event change {subject.row['id']} --from … --until …"
    return _lengths(subject.row["modules"], minutes_offered(subject.row), mend)


def attendance(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Who attended which modules and for how long, exactly as it was noted."""
    if subject is None:
        return {**_lengths([], None), "attendee": Blank(PARTICIPATIONS.label, "attendee")}
    row = subject.row
    mend = f"event attend {row['event_id']} {row['id']} --hours …"
    return {**_lengths(row["modules"], row["minutes"], mend), "attendee": literal(people_of(register, [row])[row["id"]].name)}


def seated(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Everybody with a place, by name, and room to sign on, for each day while a page is wide enough."""
    rows = overview(register, subject.row).participants if subject else []
    there = [one for one in rows if one["enrolled_on"] and one["standing"] in ("enrolled", "attended", "absent")]
    there.sort(key=lambda one: fold(last_name_first(one["name"])))
    days = _days(subject.row) if subject else []
    lines = {"days": days, "line": "_" * (_LINE // max(1, len(days)))}
    return {"participants": [{"name": literal(one["name"])} for one in there], **lines}


_LINE = 30
"""So many signs are long enough to write on."""

_MOST_DAYS = 3


def _days(row: Row) -> list[date]:
    """The days of an event, while there is a column for each."""
    first = date.fromisoformat(row["starts_on"])
    number = (last_day(row) - first).days + 1
    return [first + timedelta(days=day) for day in range(number)] if number <= _MOST_DAYS else []


def guest(row: Row) -> Variables:
    """Somebody who is in no other record, as the one it goes to: a name and no address."""
    return {**context.record(PARTICIPATIONS, row, "recipient"), "address": ""}


def when_and_where(register: Register, subject: Subject | None) -> dict[str, str]:
    """What somebody would otherwise give with ``--set``: day, time and place of what it is about, as far as they are known.

    For an agreement that is the next meeting of its parties that is planned as an event.
    """
    if subject is None:
        return {}
    row: Row | None = subject.row
    if subject.entity is AGREEMENTS:
        planned = stored.every(register, EVENTS, {"agreement_id": subject.row["id"]})
        today = clock.today().isoformat()
        ahead = [one for one in planned if one["starts_on"] >= today and not one["cancelled_on"]]
        row = next(iter(stored_events.in_order(ahead)), None)
    if row is None or subject.entity not in (EVENTS, AGREEMENTS, CONFERENCES):
        return {}
    place = row["place"] if subject.entity is CONFERENCES else place_words(register, row)
    known = {"meets_on": row.get("starts_on"), "meets_at": row["begins_at"], "place": place}
    return {name: value for name, value in known.items() if value}


def _lengths(entries: Sequence[str], minutes: int | None, mend: str = "") -> Variables:
    listed = [{"name": literal(one.name), "hours": show_hours(one.minutes)} for one in modules(entries)]
    hours = Blank(_HOURS, "total_hours", "", mend) if minutes is None else show_hours(minutes)
    return {"modules": listed, "total_hours": hours}


_HOURS = Text("Stunden", "hours")


def _person(register: Register, row: Row) -> Subject:
    for entity, column in ((VOLUNTEERS, "volunteer_id"), (CONTACTS, "contact_id")):
        person = stored.get(register, entity, row[column]) if row[column] else None
        if person:
            return Subject(entity, person)
    return Subject(PARTICIPATIONS, row)
