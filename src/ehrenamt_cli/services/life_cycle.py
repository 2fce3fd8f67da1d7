"""The way of a volunteer from the interview on: pauses that end by themselves, an end with its reason, and coming back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import placements, records, ways
from ehrenamt_cli.services.readiness import readiness
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """Change a volunteer; where the status changes, what goes with it is kept, and what a step stands on has to be there."""
    with register.change():
        row = records.resolve(register, entity, text)
        return records.update(register, entity, row, stepped(register, row, records.read(register, entity, typed, row)))


def stepped(register: Register, row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a change with what follows from another status; Forbidden where that skips what is required.

    Nobody becomes active for a place or a field of work without what is asked for there, and nobody ends while a placement
    goes on.
    """
    values = VOLUNTEERS.change(row, values)
    status = values.get("status", row["status"])
    if status == row["status"]:
        return values
    after = {**row, **values}
    rested = row["status"] == "paused" and row["paused_from"] in (None, "active")
    if status == "active" and not rested and (after["headed_for_id"] or after["area"]):
        ways.refuse_lacking(after, readiness(register, [after])[row["id"]][:1])
    if status == "ended" and (running := _running(register, row)):
        raise _still_placed(register, row, running)
    return values


def interview(register: Register, text: str, given: records.Typed, *, on: date | None) -> dict[str, Any]:
    """The first talk was held; who has only asked so far is one step on."""
    with register.change():
        row = records.resolve(register, VOLUNTEERS, text)
        if row["status"] == "ended":
            raise _over(row)
        values = {"interviewed_on": (on or clock.today()).isoformat(), **records.read(register, VOLUNTEERS, given, row)}
        if row["status"] == "enquiry":
            values["status"] = "interview"
        return _changed(register, row, values)


def pause(register: Register, text: str, *, until: date, reason: str | None) -> dict[str, Any]:
    """A break until a day, its last; whoever pauses already pauses until then."""
    with register.change():
        row = records.resolve(register, VOLUNTEERS, text)
        if row["status"] == "ended":
            raise _over(row)
        if until < clock.today():
            raise WrongUsage(
                Text("Der {day} ist schon vorbei.", "{day} has passed already.").fill(day=show_day(until.isoformat())),
                Text("Eine Pause geht bis zu einem Tag ab heute.", "A break goes on until a day from today on."),
            )
        given = records.read(register, VOLUNTEERS, {"pause_reason": reason})
        return _changed(register, row, {"status": "paused", "paused_until": until.isoformat(), **given})


def resume(register: Register, text: str) -> dict[str, Any]:
    """Back from a break to where it began; after an end anew from the screening on, as what was proven may have run out."""
    with register.change():
        row = records.resolve(register, VOLUNTEERS, text)
        if row["status"] == "ended":
            today = clock.today().isoformat()
            return _changed(register, row, {"status": "screening", "enquired_on": today, "contacted_on": today})
        if row["status"] == "paused":
            return _changed(register, row, {"status": row["paused_from"] or "active"})
        if row["pause_ran_out_on"]:
            return _changed(register, row, {"pause_ran_out_on": None})
        raise WrongUsage(
            Text("{name} pausiert nicht.", "{name} does not pause.").fill(name=row["name"]),
            Text("Stand: {status}.", "Status: {status}.").fill(status=VOLUNTEERS.field("status").choices[row["status"]]),
        )


def end(register: Register, text: str, *, reason: str, on: date | None, placements_too: bool) -> dict[str, Any]:
    """The engagement ends with its reason; what still runs has to end before, or ends with it."""
    with register.change():
        row = records.resolve(register, VOLUNTEERS, text)
        if row["status"] == "ended":
            raise _over(row)
        given = records.read(register, VOLUNTEERS, {"end_reason": reason})
        running = _running(register, row)
        if running and not placements_too:
            raise _still_placed(register, row, running)
        for one in running:
            why = "rejected" if one["status"] == "proposed" else PLACEMENT_ENDS.get(given["end_reason"], "volunteer_wish")
            placements.end(register, one["id"], reason=why, on=on)
        return _changed(register, row, {"status": "ended", "ended_on": (on or clock.today()).isoformat(), **given})


PLACEMENT_ENDS = {
    "completed": "goal_reached",
    "not_admitted": "institution",
    "no_fit": "no_fit",
    "other": "other",
}
"""Why a placement ends when the engagement does; else it is the volunteer's wish."""


def _running(register: Register, row: Row) -> list[dict[str, Any]]:
    return [one for one in stored.every(register, PLACEMENTS, {"volunteer_id": row["id"]}) if one["status"] != "ended"]


def _changed(register: Register, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    return records.update(register, VOLUNTEERS, row, VOLUNTEERS.change(row, dict(values)))


def _over(row: Row) -> WrongUsage:
    return WrongUsage(
        Text("{name} hat schon aufgehört, am {day}.", "{name} has ended already, on {day}.").fill(
            name=row["name"], day=show_day(row["ended_on"]) if row["ended_on"] else "?"
        ),
        Text("Wieder anfangen: ehrenamt volunteer resume {id}", "Begin again: ehrenamt volunteer resume {id}").fill(id=row["id"]),
    )


def _still_placed(register: Register, row: Row, running: list[dict[str, Any]]) -> Forbidden:
    names = stored.titled(register, PLACEMENTS, running)
    listed = "; ".join(f"{one['id']} {names[one['id']]}" for one in running)
    title = Text("Einsätze enden vor dem Engagement", "Placements end before the engagement does")
    lift = Text(
        "Einzeln beenden: ehrenamt placement end {id} --reason …\n"
        "Oder alle zugleich: ehrenamt volunteer end {person} --with-placements …",
        "End them one by one: ehrenamt placement end {id} --reason …\n"
        "Or all at once: ehrenamt volunteer end {person} --with-placements …",
    ).fill(id=running[0]["id"], person=row["id"])
    basis = Text("Niemand verschwindet aus einer Begleitung.", "Nobody vanishes from a companionship.")
    return Forbidden(
        Text("{name} ist noch im Einsatz: {listed}.", "{name} is still placed: {listed}.").fill(name=row["name"], listed=listed),
        lift,
        [{"rule": "ENDE", "title": str(title), "basis": str(basis), "lift": str(lift)}],
    )
