"""Meetings of the parties: held, and whose turn it is to host the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, signed_already
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.events import EVENTS, last_day
from ehrenamt_cli.domain.meetings import MEETINGS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.signers import named, parties
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def meetings(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The meetings held so far, as events too, oldest first, ready to be read."""
    held = [*stored.every(register, MEETINGS, {"agreement_id": agreement["id"]}), *_events(register, agreement)]
    return records.shown(register, MEETINGS, sorted(held, key=_when))


def next_host(register: Register, agreement: Row) -> str | None:
    """The key of the organisation whose turn it is to host: the party after the one that hosted last.

    Whoever has left the agreement is passed over, so that nobody's turn is lost.
    """
    order: list[str] = [row["organisation_id"] for row in parties(register, agreement)]
    held = [row["host_id"] for row in meetings(register, agreement) if row["host_id"] in order]
    if not order:
        return None
    return order[(order.index(held[-1]) + 1) % len(order)] if held else order[0]


def meet(
    register: Register, agreement: Row, *, host: str | None, on: date | None, minutes: str | None, attended: str | None
) -> dict[str, Any]:
    """The parties have met; without a host it was the one whose turn it was."""
    with register.change():
        need_cooperation(agreement)
        host_id = _named(register, agreement, host) if host else next_host(register, agreement)
        typed = {"minutes": minutes, "attended": attended}
        values = {"agreement_id": agreement["id"], "held_on": (on or clock.today()).isoformat(), "host_id": host_id}
        return _add(register, {**records.read(register, MEETINGS, typed), **values})


def add(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """A meeting typed field by field."""
    with register.change():
        values = records.read(register, entity, typed)
        records.require(entity, values)
        return _add(register, values)


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """Change a meeting; its host stays a party."""
    with register.change():
        row = records.resolve(register, entity, text)
        values = records.read(register, entity, typed, row)
        if any(values.get(name, row[name]) != row[name] for name in ("agreement_id", "host_id")):
            _check_host(register, {**row, **values})
        return records.update(register, entity, row, values)


def need_cooperation(agreement: Row) -> None:
    """WrongUsage for an agreement whose parties do not meet."""
    if agreement["kind"] != "cooperation":
        raise WrongUsage(
            Text("{number} hat keine Partner, die sich treffen.", "{number} has no parties that meet.").fill(
                number=agreement["number"]
            ),
            Text("Treffen hat eine Kooperationsvereinbarung.", "A cooperation agreement has meetings."),
        )


def _events(register: Register, agreement: Row) -> Iterator[dict[str, Any]]:
    """Events at which the parties have met, as meetings; where they met is who hosted."""
    for row in stored.every(register, EVENTS, {"agreement_id": agreement["id"], "kind": "partner_meeting"}):
        if not row["cancelled_on"] and last_day(row) <= clock.today():
            day, host = last_day(row).isoformat(), row["venue_id"] or row["organisation_id"]
            own = {"agreement_id": agreement["id"], "held_on": day, "host_id": host, "minutes": row["title"]}
            yield {**records.completed(MEETINGS, own), "id": row["id"]}


def _add(register: Register, values: Row) -> dict[str, Any]:
    agreement = _check_host(register, values)
    last = agreement["ended_on"] or agreement["ends_on"]
    if last and values["held_on"] > last and agreement["status"] in ("signed", "in_force", "ended"):
        raise signed_already({**agreement, "status": "ended"})
    return stored.add(register, MEETINGS, [records.completed(MEETINGS, values)])[0]


def _check_host(register: Register, values: Row) -> dict[str, Any]:
    agreement = stored.get(register, AGREEMENTS, values["agreement_id"]) or {}
    need_cooperation(agreement)
    if all(row["organisation_id"] != values["host_id"] for row in parties(register, agreement)):
        raise _no_host(register, agreement)
    return agreement


def _named(register: Register, agreement: Row, host: str) -> str:
    found = named({row["organisation_id"]: row["organisation"] for row in parties(register, agreement)}, host)
    if len(found) != 1:
        raise _no_host(register, agreement)
    return found[0]


def _no_host(register: Register, agreement: Row) -> WrongUsage:
    names = "; ".join(row["organisation"] for row in parties(register, agreement))
    return WrongUsage(
        Text("Gastgeber kann nur ein Partner der Vereinbarung sein.", "Only a party to the agreement can host."),
        Text("Bitte --host angeben: {names}.", "Please give --host: {names}.").fill(names=names),
    )


def _when(row: Row) -> tuple[str, str]:
    return row["held_on"], row["id"]
