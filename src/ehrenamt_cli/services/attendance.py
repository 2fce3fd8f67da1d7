"""Attendance: who came, for how long and to which modules; what that proves is written with it and goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import EVENTS, last_day, minutes_offered, proof_of, proven_by
from ehrenamt_cli.domain.modules import minutes_of, module_named, modules
from ehrenamt_cli.domain.participations import PARTICIPATIONS, in_line
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, removing
from ehrenamt_cli.services.enrolments import need_on, one_of, record_of, refused, standing_now
from ehrenamt_cli.services.participations import Person, among, found_person, of_event, people_of, read_guest
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Came(NamedTuple):
    """What was typed: who came, or all but some; how long, to which modules; and how many more, by column of the event."""

    people: Sequence[str] = ()
    guests: Sequence[str] = ()
    everybody: bool = False
    absent: Sequence[str] = ()
    others_absent: bool = False
    minutes: int | None = None
    modules: Sequence[str] = ()
    counted: Mapping[str, int] = {}


class Noted(NamedTuple):
    """What is noted now, by name: who came, who did not, who is still open, who got a proof or lost one."""

    attended: list[str]
    absent: list[str]
    still_open: list[str]
    proven: list[str]
    unproven: list[str]
    """Came, but not for long enough."""
    taken_back: Sequence[str] = ()


def attend(register: Register, event: dict[str, Any], came: Came) -> Noted:
    """Note who came; somebody who had not enrolled counts as well. Forbidden before the event is over."""
    with register.change():
        need_on(event)
        _need_past(event)
        values = {"status": "attended", **_extent(event, came)}
        rows = {row["id"]: row for row in of_event(register, event)}
        people = people_of(register, [*rows.values()])
        missing = [one_of(event, people, text) for text in came.absent]
        seated = [key for key, one in standing_now(register, event).items() if one.key == "enrolled"]
        there, new = _there(register, event, came, people)
        if came.everybody:
            there += [key for key in seated if key not in missing]
        if came.others_absent:
            missing += [key for key in seated if key not in there]
        for key in dict.fromkeys(there):
            stored.change(register, PARTICIPATIONS, rows[key], values)
        for key in dict.fromkeys(missing):
            stored.change(register, PARTICIPATIONS, rows[key], {"status": "absent", "minutes": None, "modules": []})
        added = stored.add(register, PARTICIPATIONS, [record_of(event, person, values) for person in new])
        if came.counted:
            event = records.update(register, EVENTS, event, came.counted)
        return _noted(register, event, {*there, *(row["id"] for row in added)}, set(missing))


def take_back(register: Register, event: dict[str, Any], texts: Sequence[str], *, everybody: bool = False) -> Noted:
    """What was noted of people is not so: they stand as before, and what their attendance proved is gone."""
    with register.change():
        rows = {row["id"]: row for row in of_event(register, event)}
        people = people_of(register, [*rows.values()])
        keys = [key for key, row in rows.items() if everybody and row["status"] in ("attended", "absent")]
        keys += [one_of(event, people, text) for text in texts]
        changed = [row for row in map(rows.__getitem__, dict.fromkeys(keys)) if row["status"] in ("attended", "absent")]
        write_proofs(register, event, [{**row, "status": ""} for row in changed])
        for row in changed:
            if before := _before(row):
                stored.change(register, PARTICIPATIONS, row, {"status": before, "minutes": None, "modules": []})
            else:
                removing.remove(register, PARTICIPATIONS, row)
        return Noted([], [], [], [], [], [people[row["id"]].name for row in changed])


def _before(row: Row) -> str:
    """How somebody stood before it was noted; nothing for somebody who simply came."""
    if row["withdrawn_on"]:
        return "withdrawn"
    return "enrolled" if in_line(row) else "invited" if row["invited_on"] else ""


def write_proofs(register: Register, event: Row, rows: Sequence[Row]) -> set[str]:
    """Make the training proofs of these participations what attendance gives; gives the keys of those who have one now.

    The proof is a screening that names the participation it comes from: here alone it is written, changed and taken out.
    """
    held = {row["participation_id"]: row for row in _proofs(register, rows)}
    proof, new, proven = proof_of(event), [], set()
    for row in rows:
        earned = row["status"] == "attended" and row["volunteer_id"] and proven_by(event, row["minutes"])
        if earned:
            proven.add(row["id"])
        if earned and row["id"] in held:
            stored.change(register, SCREENINGS, held[row["id"]], proof)
        elif earned:
            own = {"participation_id": row["id"], "volunteer_id": row["volunteer_id"]}
            new.append(records.completed(SCREENINGS, {**proof, **own}))
        elif row["id"] in held:
            removing.remove(register, SCREENINGS, held[row["id"]])
    stored.add(register, SCREENINGS, new)
    return proven


def _proofs(register: Register, rows: Sequence[Row]) -> list[dict[str, Any]]:
    return list(stored.referring(register, SCREENINGS, "participation_id", [row["id"] for row in rows]))


def _there(register: Register, event: Row, came: Came, people: dict[str, Person]) -> tuple[list[str], list[Person]]:
    """Those who were named: on the list, by the key of their participation, or not on it."""
    there, new = [], [read_guest(text) for text in came.guests]
    for text in came.people:
        key = among(people, text)
        if key:
            there.append(key)
            continue
        person = found_person(register, text)
        known = next((key for key, one in people.items() if one[:2] == person[:2]), None)
        if known:
            there.append(known)
        else:
            new.append(person)
    return there, list(dict.fromkeys(new))


def _extent(event: Row, came: Came) -> dict[str, Any]:
    """For how long and to which modules; all of it unless something else is said."""
    if came.modules:
        chosen = [_module(event, name) for name in came.modules]
        return {"modules": chosen, "minutes": minutes_of(chosen)}
    offered = minutes_offered(event)
    if came.minutes is None:
        return {"modules": event["modules"], "minutes": offered}
    if offered is not None and came.minutes > offered:
        raise WrongUsage(
            Text("So lange war {event} nicht.", "{event} was not that long.").fill(event=event["title"]),
            Text("Es waren {hours} h.", "It was {hours} h.").fill(hours=show_hours(offered)),
        )
    return {"modules": [], "minutes": came.minutes}


def _module(event: Row, name: str) -> str:
    entry = module_named(event["modules"], name)
    if entry is None:
        every = "; ".join(module.name for module in modules(event["modules"]))
        raise WrongUsage(
            Text("Ein Modul „{name}“ hat {event} nicht.", "{event} has no module “{name}”.").fill(
                name=name, event=event["title"]
            ),
            Text("Module: {every}.", "Modules: {every}.").fill(every=every or "–"),
        )
    return entry


def _noted(register: Register, event: Row, there: set[str], missing: set[str]) -> Noted:
    rows = of_event(register, event)
    people, standing = people_of(register, rows), standing_now(register, event)
    touched = [row for row in rows if row["id"] in there | missing]
    proven = write_proofs(register, event, touched)
    volunteers = [row["id"] for row in touched if row["id"] in there and row["volunteer_id"]]

    def names(keys: Sequence[str]) -> list[str]:
        return [people[key].name for key in keys]

    return Noted(
        names([row["id"] for row in touched if row["id"] in there]),
        names([row["id"] for row in touched if row["id"] in missing]),
        names([row["id"] for row in rows if standing[row["id"]].key == "enrolled"]),
        names([key for key in volunteers if key in proven]),
        names([key for key in volunteers if key not in proven]) if event["renews"] == "training" else [],
    )


def _need_past(event: Row) -> None:
    if last_day(event) > clock.today():
        raise refused(
            "KOMMT-NOCH",
            Text("{event} ist erst am {day}.", "{event} is not until {day}.").fill(
                event=event["title"], day=show_day(last_day(event).isoformat())
            ),
            Text("Anmelden: ehrenamt event enrol {key} NAME.", "To enrol: ehrenamt event enrol {key} NAME.").fill(
                key=event["id"]
            ),
        )
