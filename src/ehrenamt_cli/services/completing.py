"""What a new record takes from others that the register holds; on every way in, typed or from a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.budget_lines import BUDGET_LINES
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.funding_sources import FUNDING_SOURCES
from ehrenamt_cli.domain.needs import BASIC, NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.errors import Ambiguous, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Complete = Callable[[Register, dict[str, Any], Mapping[str, Any]], dict[str, Any]]
"""A new record and what was said of it → the record with what follows from others."""


def completed_from_others(register: Register, entity: Entity, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The new record with what it takes from others; what was said, even that it is empty, stays as it is."""
    complete = _COMPLETE.get(entity.plural)
    return complete(register, row, said) if complete else row


def _effort(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """An effort belongs to the placement that ran on its day, and was where that placement is."""
    if not row["volunteer_id"] or not row["held_on"]:
        return row
    if row["placement_id"]:
        placement = stored.get(register, PLACEMENTS, row["placement_id"]) or {}
        if placement.get("volunteer_id") != row["volunteer_id"]:
            raise WrongUsage(
                Text("Der Einsatz {key} gehört zu jemand anderem.", "The placement {key} is somebody else's.").fill(
                    key=row["placement_id"]
                ),
                Text("Alle zeigt „ehrenamt placement list“.", "“ehrenamt placement list” shows all."),
            )
        return _in_project(register, {**row, "organisation_id": row["organisation_id"] or _place(register, placement)}, said)
    if "placement_id" in said:
        return row
    running = _running(register, row["volunteer_id"], row["held_on"])
    there = [pair for pair in running if row["organisation_id"] in (None, pair[1])]
    if len(there) > 1:
        names = stored.titled(register, PLACEMENTS, [placement for placement, _ in there])
        raise Ambiguous(
            Text("An dem Tag liefen mehrere Einsätze.", "Several placements ran on that day."),
            Text(
                "Bitte sagen, welcher: --placement {listed}, oder „-“ für keinen.",
                "Please say which: --placement {listed}, or “-” for none.",
            ).fill(listed="; ".join(f"{key} {name}" for key, name in names.items())),
        )
    for placement, place in there:
        return _in_project(register, {**row, "placement_id": placement["id"], "organisation_id": place}, said)
    return row


def _in_project(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """An effort belongs to the project that its need belongs to."""
    if "project_id" in said:
        return row
    placement = stored.get(register, PLACEMENTS, row["placement_id"]) or {}
    need = stored.get(register, NEEDS, placement["need_id"]) if placement else None
    return {**row, "project_id": need["project_id"] if need else None}


def _expense(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """An expense belongs where somebody was placed on its day, where that is one place only."""
    if "organisation_id" in said or not row["volunteer_id"] or not row["arisen_on"]:
        return row
    places = {place for _, place in _running(register, row["volunteer_id"], row["arisen_on"])}
    return {**row, "organisation_id": places.pop() if len(places) == 1 else None}


def _grant(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A grant takes from its funding source who gives it, by which programme, and until when one may apply."""
    source = stored.get(register, FUNDING_SOURCES, row["source_id"]) if row["source_id"] else None
    taken = {name: source[name] for name in ("funder_id", "programme", "apply_by") if name not in said} if source else {}
    return {**row, **taken}


def _spending(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing is paid on the line of unpaid hours."""
    line = stored.get(register, BUDGET_LINES, row["line_id"] or "") or {}
    if line.get("kind") == "hours":
        raise WrongUsage(
            Text("Auf „{name}“ stehen unbezahlte Stunden.", "“{name}” holds unpaid hours.").fill(name=line["name"]),
            Text("Der Posten füllt sich aus den Einsatzzeiten.", "The line is filled from the efforts."),
        )
    return row


def _running(register: Register, volunteer_id: str, day: str) -> list[tuple[dict[str, Any], str | None]]:
    """The placements that ran on a day, each with its organisation."""
    every = stored.every(register, PLACEMENTS, {"volunteer_id": volunteer_id})
    return [(placement, _place(register, placement)) for placement in every if ran_on(placement, day)]


def ran_on(placement: Row, day: str) -> bool:
    """Whether the placement had begun and not ended on the day."""
    begun = placement["status"] in ("trial", "running") or (placement["status"] == "ended" and placement["ended_on"])
    return bool(begun and (placement["start_on"] or "") <= day <= (placement["ended_on"] or "9999"))


def _place(register: Register, placement: Row) -> str | None:
    need = stored.get(register, NEEDS, placement["need_id"]) if placement else None
    return need["organisation_id"] if need else None


def _need(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What serves a basic need ranks as one."""
    if "tier" in said or not row["activity_id"]:
        return row
    activity = stored.get(register, ACTIVITIES, row["activity_id"]) or {}
    return {**row, "tier": BASIC} if activity.get("basic_need") else row


def _of_contact(name: str) -> Complete:
    """Whoever names a contact means the organisation of that contact."""

    def complete(register: Register, row: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
        if name in said or not row["contact_id"]:
            return row
        contact = stored.get(register, CONTACTS, row["contact_id"]) or {}
        return {**row, name: contact.get("organisation_id")}

    return complete


_COMPLETE: Mapping[str, Complete] = {
    "efforts": _effort,
    "expenses": _expense,
    "needs": _need,
    "grants": _grant,
    "spendings": _spending,
    "delegations": _of_contact("organisation_id"),
    "messages": _of_contact("to_id"),
}
