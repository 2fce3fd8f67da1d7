"""Placements in lists of other programs: proposed, started or ended as the list says, never past a rule unseen."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import placements, records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_OWN = ("overridden", "warned")
"""What only the rules themselves write."""

LISTED = PLACEMENTS._replace(
    fields=tuple(field if field.name in _OWN else field._replace(fixed=False) for field in PLACEMENTS.fields)
)
"""Placements as a list may state them: with people, state and days, which elsewhere have commands of their own."""

_AT_WORK = ("trial", "running")


def take_over(register: Register, values: Row, existing: Row | None) -> dict[str, Any]:
    """Keep what a row says about a placement; what is over is taken as it was, everything else passes every rule."""
    with register.change():
        return _new(register, dict(values)) if existing is None else _changed(register, existing, dict(values))


def _new(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    override = row.pop("override_reason", None)
    row |= {"override_reason": None, "overridden": None, "warned": None}
    if row["status"] == "ended":
        return stored.add(register, PLACEMENTS, [_over(row)])[0]
    if row["status"] in _AT_WORK and not row["start_on"]:
        raise WrongUsage(
            Text("Der Einsatz läuft, aber sein Beginn fehlt.", "The placement is running, but its start is missing."),
            Text("Bitte den ersten Tag ergänzen.", "Please add the first day."),
        )
    row["proposed_on"] = row["proposed_on"] or clock.today().isoformat()
    need, volunteer = (_get(register, entity, row[name]) for entity, name in ((NEEDS, "need_id"), (VOLUNTEERS, "volunteer_id")))
    return placements.keep(register, row, need, volunteer, override=override).row


def _changed(register: Register, existing: Row, values: dict[str, Any]) -> dict[str, Any]:
    override = values.pop("override_reason", None)
    status = values.pop("status", existing["status"])
    if status == "ended" and existing["status"] != "ended":
        return placements.close(register, {**existing, **_over({**existing, **values, "status": status})}, existing)
    if status != existing["status"] and (status not in _AT_WORK or existing["status"] == "ended"):
        known = PLACEMENTS.field("status").choices
        raise WrongUsage(
            Text(
                "Der Einsatz {id} ist schon „{now}“, nicht mehr „{then}“.", "{id} is already “{now}” and no more “{then}”."
            ).fill(id=existing["id"], now=known[existing["status"]], then=known[status]),
            Text("Bitte die Zeile weglassen.", "Please leave out the row."),
        )
    if status != existing["status"]:
        day = values.get("start_on") or existing["start_on"]
        return placements.begin(register, existing, {**values, "status": status}, _day(day), override).row
    return records.update(register, PLACEMENTS, existing, values)


def _over(row: dict[str, Any]) -> dict[str, Any]:
    """A placement that has ended, with its last day and its reason."""
    if not row.get("end_reason") or not row.get("ended_on"):
        raise WrongUsage(
            Text("Ein Einsatz endet an einem Tag und mit einem Grund.", "A placement ends on a day and with a reason."),
            Text("Bitte beides ergänzen.", "Please add both."),
        )
    return row


def _day(day: str | None) -> date:
    return date.fromisoformat(day) if day else clock.today()


def _get(register: Register, entity: Any, key: str) -> dict[str, Any]:
    row = stored.get(register, entity, key)
    if row is None:
        raise KeyError(f"{entity.plural} {key}")
    return row
