"""Placements: proposing, starting, reviewing and ending them, never past a rule unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import Breach, Case, broken
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import pool, records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def propose(
    register: Register,
    need_text: str,
    volunteer_text: str,
    *,
    start: date | None,
    override: str | None,
    times: Iterable[str] = (),
    replaces: Sequence[str] = (),
) -> dict[str, Any]:
    """A new proposal that meets every rule on its first day, or is an exception with its reason.

    ``times`` are as stored. The placements that it ``replaces`` are looked at as if they had ended: they do when it starts.
    """
    with register.change():
        need = records.resolve(register, NEEDS, need_text)
        volunteer = records.resolve(register, VOLUNTEERS, volunteer_text)
        if start:
            need = {**need, "start_on": start.isoformat()}
        overridden = _allowed(register, need, volunteer, override, but=replaces)
        row = records.completed(
            PLACEMENTS,
            {
                "need_id": need["id"],
                "volunteer_id": volunteer["id"],
                "start_on": start.isoformat() if start else need["start_on"],
                "times": list(times),
                "replaces": list(replaces),
                "override_reason": override if overridden else None,
                "overridden": ", ".join(breach.code for breach in overridden) or None,
            },
        )
        return stored.add(register, PLACEMENTS, [row])[0]


def start(
    register: Register, placement_text: str, *, on: date | None, trial_until: date | None, override: str | None
) -> dict[str, Any]:
    """The placement begins (on trial where an end of the trial is given); everything must hold on that very day.

    Where it replaces others, these end.
    """
    with register.change():
        row = records.resolve(register, PLACEMENTS, placement_text)
        if row["status"] not in ("proposed", "trial"):
            raise _wrong_state(row)
        day = on or (date.fromisoformat(row["start_on"]) if row["start_on"] else clock.today())
        need = {**_get(register, NEEDS, row["need_id"]), "start_on": day.isoformat()}
        overridden = _allowed(
            register, need, _get(register, VOLUNTEERS, row["volunteer_id"]), override, but=[row["id"], *row["replaces"]]
        )
        values = {
            "status": "trial" if trial_until else "running",
            "start_on": day.isoformat(),
            "trial_until": trial_until.isoformat() if trial_until else row["trial_until"],
        }
        if overridden:
            values |= {"override_reason": override, "overridden": ", ".join(breach.code for breach in overridden)}
        placed = stored.change(register, PLACEMENTS, row, values)
        _end_replaced(register, row["replaces"], day)
        settle_need(register, row["need_id"])
        return placed


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
        row = stored.change(register, PLACEMENTS, row, ended)
        if row["end_reason"] not in ("goal_reached", "released"):
            settle_need(register, row["need_id"])
        return row


def breaches(register: Register, need: Row, volunteer: Row, *, but: Collection[str] = ()) -> list[Breach]:
    """Every rule that stands in the way of this pair; ``but`` are placements that do not count: itself, those it replaces."""
    case = _case(register, need, volunteer, but)
    if any(row["need_id"] == need["id"] for row in stored.referring(register, PLACEMENTS, "id", but)):
        need = {**need, "status": "open"}
        case = case._replace(need=dict(need))
    matching = pool.problem(register, [need], [volunteer], but=but)
    return broken(case, matching.needs[0], matching.volunteers[0], matching)


def settle_need(register: Register, need_id: str) -> None:
    """A need is filled when enough people have started, and open again when they have not."""
    need = _get(register, NEEDS, need_id)
    placed = [row for row in stored.every(register, PLACEMENTS, {"need_id": need_id}) if row["status"] in ("trial", "running")]
    if need["status"] != "closed":
        stored.change(register, NEEDS, need, {"status": "filled" if len(placed) >= need["people"] else "open"})


def _allowed(register: Register, need: Row, volunteer: Row, override: str | None, *, but: Collection[str]) -> list[Breach]:
    """The rules that a reason overrides; Forbidden where there is none, or where a rule allows no exception."""
    found = breaches(register, need, volunteer, but=but)
    if override is not None and not override.strip():
        raise WrongUsage(
            Text("Eine Ausnahme braucht einen Grund.", "An exception needs a reason."),
            Text('Bitte so schreiben: --override "Grund".', 'Please write: --override "reason".'),
        )
    forbidding = [breach for breach in found if override is None or not breach.may_override]
    if not forbidding:
        return found
    alternative = _green_part(register, need) if any(breach.code == "AUFGABE" for breach in forbidding) else NOTHING
    raise _refusal(volunteer, need, forbidding, alternative)


def _refusal(volunteer: Row, need: Row, found: list[Breach], alternative: Text) -> Forbidden:
    lines = [
        Text("– {title}: {found}{basis}", "– {title}: {found}{basis}").fill(
            title=breach.title, found=breach.found, basis=_in_brackets(breach.basis)
        )
        for breach in found
    ]
    hints = [Text("– {lift}", "– {lift}").fill(lift=breach.lift) for breach in found]
    if all(breach.may_override for breach in found):
        hints.append(
            Text('– oder eine begründete Ausnahme: --override "Grund"', '– or an exception with its reason: --override "reason"')
        )
    if alternative != NOTHING:
        hints.append(alternative)
    message = Text("{name} kann „{title}“ so nicht übernehmen:", "{name} cannot take on “{title}” like this:")
    return Forbidden(
        _joined([message.fill(name=volunteer["name"], title=need["title"]), *lines]),
        _joined([Text("Was hilft:", "What helps:"), *hints]),
        [breach.as_dict() for breach in found],
    )


def _joined(lines: list[Text]) -> Text:
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))


def _in_brackets(basis: Text) -> Text:
    return Text(f" ({basis.de})" if basis.de else "", f" ({basis.en})" if basis.en else "")


def _green_part(register: Register, need: Row) -> Text:
    activity = _get(register, ACTIVITIES, need["activity_id"])
    if activity["colour"] != "red" or not activity["green_alternative_id"]:
        return NOTHING
    green = _get(register, ACTIVITIES, activity["green_alternative_id"])
    return Text("– was Freiwillige hier tun können: {name}", "– what volunteers can do here: {name}").fill(
        name=Text(green["name"], green["name_en"] or green["name"])
    )


def _case(register: Register, need: Row, volunteer: Row, but: Collection[str]) -> Case:
    day = need["start_on"] or clock.today().isoformat()
    contacts = [
        contact
        for contact in stored.every(register, CONTACTS, {"organisation_id": need["organisation_id"]})
        if (contact["begins_on"] or "") <= day and (contact["ends_on"] or "9999") >= day
    ]
    placed = [row for row in stored.every(register, PLACEMENTS, {"need_id": need["id"]}) if row["status"] != "ended"]
    return Case(
        dict(volunteer),
        dict(need),
        _get(register, ACTIVITIES, need["activity_id"]),
        _get(register, ORGANISATIONS, need["organisation_id"]),
        contacts,
        [row for row in placed if row["id"] not in but],
    )


def _end_replaced(register: Register, keys: Sequence[str], day: date) -> None:
    """A placement that another one takes the place of ends the day that one begins."""
    for row in stored.referring(register, PLACEMENTS, "id", keys):
        if row["status"] != "ended":
            ended = {"status": "ended", "ended_on": day.isoformat(), "end_reason": "replaced"}
            stored.change(register, PLACEMENTS, row, ended)
            settle_need(register, row["need_id"])


def _get(register: Register, entity: Any, record_id: str) -> dict[str, Any]:
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
