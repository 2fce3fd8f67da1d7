"""Enrolment: who gets a place at an event, who waits for one, who gives it up, and who moves up for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import last_day
from ehrenamt_cli.domain.participations import PARTICIPATIONS, PERSON_COLUMNS, STATUS, WAITING, Standing, standings
from ehrenamt_cli.errors import Forbidden, NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.participations import Person, among, found_person, of_event, people_of, read_guest
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Moved(NamedTuple):
    """What came of it, by name: whose wish it was, who waits at which place, whom it changed nothing for, who moved."""

    done: Sequence[str]
    waiting: Sequence[tuple[str, int]] = ()
    already: Sequence[str] = ()
    moved_up: Sequence[str] = ()


def enrol(register: Register, event: Row, texts: Sequence[str], guests: Sequence[str] = (), *, invited: bool = False) -> Moved:
    """Give places to people by name or key, to guests, and to all who are invited; who finds none free waits in that order.

    Forbidden where the event is over or cancelled, or somebody who is named is no volunteer any more.
    """
    with register.change():
        need_open(event)
        people = [found_person(register, text) for text in texts] + [read_guest(text) for text in guests]
        need_active(event, people)
        rows = of_event(register, event)
        if invited:
            asked = [row for row in rows if row["status"] == "invited"]
            known = people_of(register, asked)
            people += [known[row["id"]] for row in asked if known[row["id"]].ended_on is None]
        return _with_places(register, event, rows, list(dict.fromkeys(people)))


def withdraw(register: Register, event: Row, texts: Sequence[str]) -> Moved:
    """People give up their place, or decline; whoever waits moves up. NotFound for somebody who is not on the list."""
    with register.change():
        rows = {row["id"]: row for row in of_event(register, event)}
        people = people_of(register, [*rows.values()])
        leaving = [rows[one_of(event, people, text)] for text in texts]
        for row in leaving:
            if row["status"] in ("attended", "absent"):
                raise _recorded(event, people[row["id"]].name, row)

        before = standing_now(register, event)
        for row in leaving:
            if row["status"] != "withdrawn":
                values = {"status": "withdrawn", "withdrawn_on": clock.today().isoformat()}
                stored.change(register, PARTICIPATIONS, row, values)
        up, _ = shifted(register, before, standing_now(register, event))
        names = [(people[row["id"]].name, row["status"] == "withdrawn") for row in leaving]
        return Moved([name for name, gone in names if not gone], already=[name for name, gone in names if gone], moved_up=up)


def standing_now(register: Register, event: Row) -> dict[str, Standing]:
    """Where everybody stands, by the key of the participation."""
    return standings(of_event(register, event), event["capacity"])


def shifted(register: Register, before: Mapping[str, Standing], after: Mapping[str, Standing]) -> tuple[list[str], list[str]]:
    """The names of those who moved up to a place, and of those who lost theirs to the waiting list."""
    changed = {key: (before[key].key, one.key) for key, one in after.items() if key in before}
    up = [key for key, change in changed.items() if change == (WAITING, "enrolled")]
    back = [key for key, change in changed.items() if change == ("enrolled", WAITING)]
    if not up and not back:
        return [], []
    people = people_of(register, list(stored.referring(register, PARTICIPATIONS, "id", [*up, *back])))
    return [people[key].name for key in up], [people[key].name for key in back]


def one_of(event: Row, people: dict[str, Person], text: str) -> str:
    """The key of the participation that is meant; NotFound where nobody on the list answers to the text."""
    key = among(people, text)
    if key is None:
        raise NotFound(
            Text("„{text}“ steht bei {event} nicht auf der Liste.", "“{text}” is not on the list of {event}.").fill(
                text=text, event=event["title"]
            ),
            Text("Wer darauf steht: ehrenamt event show {key}.", "Who is on it: ehrenamt event show {key}.").fill(
                key=event["id"]
            ),
        )
    return key


def need_on(event: Row) -> None:
    """Forbidden for an event that was cancelled."""
    if event["cancelled_on"]:
        raise refused(
            "ABGESAGT",
            Text("{event} ist seit dem {day} abgesagt.", "{event} was cancelled on {day}.").fill(
                event=event["title"], day=show_day(event["cancelled_on"])
            ),
            Text("Zurücknehmen: ehrenamt event undo {key}.", "To take that back: ehrenamt event undo {key}.").fill(
                key=event["id"]
            ),
        )


def need_open(event: Row) -> None:
    """Forbidden for an event that was cancelled or is over."""
    need_on(event)
    if last_day(event) < clock.today():
        raise refused(
            "VORBEI",
            Text("{event} war schon am {day}.", "{event} was on {day} already.").fill(
                event=event["title"], day=show_day(last_day(event).isoformat())
            ),
            Text("Wer da war: ehrenamt event attend {key} NAME.", "Who came: ehrenamt event attend {key} NAME.").fill(
                key=event["id"]
            ),
        )


def need_active(event: Row, people: Sequence[Person]) -> None:
    """Forbidden where somebody is no volunteer any more; to be thanked they are welcome."""
    gone = next((person for person in people if person.ended_on is not None), None)
    if gone and event["kind"] != "thanks":
        since = Text(" seit dem {day}", " since {day}").fill(day=show_day(gone.ended_on)) if gone.ended_on else Text("", "")
        raise refused(
            "BEENDET",
            Text("{name} ist{since} nicht mehr dabei.", "{name} is no volunteer any more{since}.").fill(
                name=gone.name, since=since
            ),
            Text(
                "Als Gast geht es mit --guest; oder erst den Stand ändern: ehrenamt volunteer change {key} --status …",
                "As a guest with --guest; or change the status first: ehrenamt volunteer change {key} --status …",
            ).fill(key=gone.value),
        )


def refused(rule: str, message: Text, hint: Text) -> Forbidden:
    """What an event does not allow, under the name of the rule."""
    return Forbidden(message, hint, [{"rule": rule, "title": str(message), "basis": "", "lift": str(hint)}])


def _with_places(register: Register, event: Row, rows: Sequence[Row], people: Sequence[Person]) -> Moved:
    """Everybody at the end of the line who is not in it; those who were invited or had withdrawn keep their record."""
    known = {(column, row[column]): row for row in rows for column in PERSON_COLUMNS if row[column]}
    listed = [known.get((person.column, person.value)) for person in people]
    there = {person for person, row in zip(people, listed, strict=True) if row and row["status"] not in ("invited", "withdrawn")}
    rank = max((row["rank"] or 0 for row in rows), default=0)
    new: list[dict[str, Any]] = []
    for person, row in zip(people, listed, strict=True):
        if person in there:
            continue
        rank += 1
        values = {"status": "enrolled", "rank": rank, "enrolled_on": clock.today().isoformat()}
        if row:
            stored.change(register, PARTICIPATIONS, row, {**values, "withdrawn_on": None})
        else:
            new.append(record_of(event, person, values))
    stored.add(register, PARTICIPATIONS, new)
    rows = of_event(register, event)
    after = standings(rows, event["capacity"])
    place = {(column, row[column]): after[row["id"]].place for row in rows for column in PERSON_COLUMNS if row[column]}
    fresh = [(person.name, place[person.column, person.value]) for person in people if person not in there]
    return Moved(
        [name for name, waits in fresh if not waits],
        [(name, waits) for name, waits in fresh if waits],
        [person.name for person in people if person in there],
    )


def record_of(event: Row, person: Person, values: Row) -> dict[str, Any]:
    """A new participation of somebody in an event."""
    own = {"event_id": event["id"], person.column: person.value}
    gender = {"gender": person.gender} if person.column == "name" else {}
    return records.completed(PARTICIPATIONS, {**own, **gender, **values})


def _recorded(event: Row, name: str, row: Row) -> Forbidden:
    return refused(
        "VERMERKT",
        Text("Für {name} ist schon vermerkt: {status}.", "It is already noted for {name}: {status}.").fill(
            name=name, status=STATUS[row["status"]]
        ),
        Text(
            "Erst zurücknehmen: ehrenamt event attend {key} … --undo.",
            "Take it back first: ehrenamt event attend {key} … --undo.",
        ).fill(key=event["id"]),
    )
