"""Placements: proposing, starting, moving, reviewing and ending them, never past a rule unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.circumstances import first_day
from ehrenamt_cli.services.guarding import Intended, breaches
from ehrenamt_cli.services.passing import passed
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Placed(NamedTuple):
    """A placement as it was kept, and what was to be said before it starts."""

    row: dict[str, Any]
    warnings: list[Breach]


def propose(
    register: Register,
    need_text: str,
    volunteer_text: str,
    *,
    start: date | None,
    override: str | None,
    times: Iterable[str] = (),
    replaces: Sequence[str] = (),
) -> Placed:
    """A new proposal that meets every rule on its first day, or is an exception with its reason.

    ``times`` are as stored. The placements that it ``replaces`` are looked at as if they had ended: they do when it starts.
    """
    with register.change():
        need = records.resolve(register, NEEDS, need_text)
        volunteer = records.resolve(register, VOLUNTEERS, volunteer_text)
        values = {"need_id": need["id"], "volunteer_id": volunteer["id"]}
        values |= {"start_on": start.isoformat() if start else need["start_on"], "times": list(times), "replaces": list(replaces)}
        return keep(register, records.completed(PLACEMENTS, values), need, volunteer, override=override)


def keep(register: Register, row: dict[str, Any], need: Row, volunteer: Row, *, override: str | None) -> Placed:
    """A new placement in whatever state, once it has passed every rule."""
    day = _day(row["start_on"], need) if row["status"] == "proposed" else date.fromisoformat(row["start_on"])
    found = breaches(register, Intended(need, volunteer, day, replaces=tuple(row["replaces"])))
    outcome = passed(found, row, need, volunteer, override)
    [kept] = stored.add(register, PLACEMENTS, [{**row, **outcome.values}])
    if kept["status"] != "proposed":
        settle_need(register, need["id"])
    return Placed(kept, outcome.warnings)


def start(register: Register, placement_text: str, *, on: date | None, trial_until: date | None, override: str | None) -> Placed:
    """The placement begins (on trial where an end of the trial is given); everything must hold on that very day.

    Where it replaces others, these end. What goes on after a trial keeps its first day.
    """
    with register.change():
        row = records.resolve(register, PLACEMENTS, placement_text)
        if row["status"] == "trial":
            return _go_on(register, row, on or clock.today(), trial_until, override)
        if row["status"] != "proposed":
            raise _wrong_state(row)
        day = on or (date.fromisoformat(row["start_on"]) if row["start_on"] else clock.today())
        values = {"status": "trial" if trial_until else "running", "trial_until": trial_until and trial_until.isoformat()}
        return begin(register, row, values, day, override)


def begin(register: Register, row: Row, values: Mapping[str, Any], day: date, override: str | None) -> Placed:
    """A placement that is there already takes its course from that day on, once it has passed every rule."""
    placed = _moved(register, row, {**values, "start_on": day.isoformat()}, day, override)
    _end_replaced(register, row["replaces"], day)
    settle_need(register, row["need_id"])
    return placed


def change(register: Register, entity: Entity, text: str, typed: records.Typed, override: str | None = None) -> Placed:
    """Change a placement; on another first day everything must hold again."""
    with register.change():
        row = records.resolve(register, entity, text)
        values = records.read(register, entity, typed, row)
        if values.get("start_on", row["start_on"]) == row["start_on"] or row["status"] == "ended":
            return Placed(records.update(register, entity, row, values), [])
        need = _get(register, NEEDS, row["need_id"])
        day = _day(values["start_on"], need) if row["status"] == "proposed" else _day_of(values["start_on"])
        return _moved(register, row, values, day, override)


def review(register: Register, placement_text: str, *, on: date | None) -> dict[str, Any]:
    """The placement was talked through with everybody."""
    with register.change():
        row = records.resolve(register, PLACEMENTS, placement_text)
        if row["status"] not in ("trial", "running"):
            raise _wrong_state(row)
        return stored.change(register, PLACEMENTS, row, {"reviewed_on": (on or clock.today()).isoformat()})


def end(register: Register, placement_text: str, *, reason: str, on: date | None) -> dict[str, Any]:
    """The placement ends, with its reason; the need opens again unless its goal is reached. A proposal never began."""
    with register.change():
        row = records.resolve(register, PLACEMENTS, placement_text)
        if row["status"] == "ended":
            raise _wrong_state(row)
        ended: dict[str, Any] = {"status": "ended", "ended_on": (on or clock.today()).isoformat()}
        ended |= records.read(register, PLACEMENTS, {"end_reason": reason})
        if row["status"] == "proposed":
            ended["start_on"] = None
        return close(register, ended, row)


def close(register: Register, values: Mapping[str, Any], row: Row) -> dict[str, Any]:
    """A placement is over as the values say; its need opens again unless its goal is reached."""
    ended = stored.change(register, PLACEMENTS, row, values)
    if ended["end_reason"] not in ("goal_reached", "released"):
        settle_need(register, row["need_id"])
    return ended


def of_pair(register: Register, need: Row, volunteer: Row) -> list[Breach]:
    """Every rule that would not hold if this pair were proposed now."""
    return breaches(register, Intended(need, volunteer, first_day(need)))


def settle_need(register: Register, need_id: str) -> None:
    """A need is filled when enough people have started, and open again when they have not."""
    need = _get(register, NEEDS, need_id)
    placed = [row for row in stored.every(register, PLACEMENTS, {"need_id": need_id}) if row["status"] in ("trial", "running")]
    if need["status"] != "closed":
        stored.change(register, NEEDS, need, {"status": "filled" if len(placed) >= need["people"] else "open"})


def _go_on(register: Register, row: Row, day: date, trial_until: date | None, override: str | None) -> Placed:
    """A trial is over on that day, or goes on until another; it began when it began."""
    if day.isoformat() < row["start_on"]:
        raise WrongUsage(
            Text("Die Kennenlernzeit begann erst am {day}.", "The trial began on {day} only.").fill(
                day=show_day(row["start_on"])
            ),
            Text("Bitte den Tag prüfen (--on).", "Please check the day (--on)."),
        )
    if trial_until:
        return _moved(register, row, {"trial_until": trial_until.isoformat()}, day, override)
    over = min(day.isoformat(), row["trial_until"] or day.isoformat())
    return _moved(register, row, {"status": "running", "trial_until": over}, day, override)


def _moved(register: Register, row: Row, values: Mapping[str, Any], day: date, override: str | None) -> Placed:
    """The placement with new values, once it has passed every rule on that day."""
    need, volunteer = _get(register, NEEDS, row["need_id"]), _get(register, VOLUNTEERS, row["volunteer_id"])
    found = breaches(register, Intended(need, volunteer, day, row, tuple(row["replaces"])))
    outcome = passed(found, row, need, volunteer, override)
    return Placed(stored.change(register, PLACEMENTS, row, {**values, **outcome.values}), outcome.warnings)


def _day(start_on: str | None, need: Row) -> date:
    return first_day({**need, "start_on": start_on or need["start_on"]})


def _day_of(start_on: str | None) -> date:
    return date.fromisoformat(start_on) if start_on else clock.today()


def _end_replaced(register: Register, keys: Sequence[str], day: date) -> None:
    """A placement that another one takes the place of ends the day that one begins."""
    for row in stored.referring(register, PLACEMENTS, "id", keys):
        if row["status"] != "ended":
            ended = {"status": "ended", "ended_on": day.isoformat(), "end_reason": "replaced"}
            stored.change(register, PLACEMENTS, row, ended)
            settle_need(register, row["need_id"])


def _get(register: Register, entity: Entity, record_id: str) -> dict[str, Any]:
    row = stored.get(register, entity, record_id)
    if row is None:
        raise KeyError(f"{entity.plural} {record_id}")
    return row


def _wrong_state(row: Row) -> WrongUsage:
    status = PLACEMENTS.field("status").choices[row["status"]]
    return WrongUsage(
        Text("Der Einsatz {id} ist schon „{status}“.", "The placement {id} is already “{status}”.").fill(
            id=row["id"], status=status
        ),
        Text("Was war, zeigt „ehrenamt placement history {id}“.", "“ehrenamt placement history {id}” shows what was.").fill(
            id=row["id"]
        ),
    )
