"""Leads: who is in charge of a case, one at a time and without a gap (rule K-03)."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, removing
from ehrenamt_cli.services.records import Typed
from ehrenamt_cli.services.successions import (
    ONE_DAY,
    already_there,
    begun,
    day_before,
    end_the_one_before,
    neighbours,
    over,
    turned_round,
)
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def take(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """A new lead of a case; the one before ends the day before."""
    with register.change():
        row = begun(register, LEADS, typed)
        before = end_the_one_before(register, LEADS, row)
        if before and before["ends_on"] and before["ends_on"] < day_before(row["begins_on"]):
            raise _gap(before["ends_on"], row["begins_on"])
        _refuse_end_without_successor(register, row)
        return stored.add(register, entity, [row])[0]


def change(register: Register, entity: Entity, text: str, typed: Typed) -> dict[str, Any]:
    """Change a lead; where it begins on another day, the one before ends the day before that one."""
    with register.change():
        old = records.resolve(register, entity, text)
        before, after = neighbours(register, entity, old)
        row = records.change(register, entity, old["id"], typed)
        if row["client_id"] != old["client_id"]:
            raise WrongUsage(
                Text("Eine Federführung gehört zu einem Fall.", "A lead belongs to one case."),
                Text("Für den anderen Fall bitte eine neue anlegen.", "Please add a new one for the other case."),
            )
        if before and row["begins_on"] <= before["begins_on"]:
            raise already_there(entity, before)
        if row["ends_on"] and row["ends_on"] < row["begins_on"]:
            raise turned_round()
        if after and row["ends_on"] != day_before(after["begins_on"]):
            raise already_there(entity, after)
        if not after and row["ends_on"] != old["ends_on"]:
            _refuse_end_without_successor(register, row)
        if before:
            stored.change(register, entity, before, {"ends_on": day_before(row["begins_on"])})
        return row


def remove(register: Register, entity: Entity, row: Row) -> None:
    """Take out a lead; the one before lasts as long as this one did."""
    with register.change():
        before, _ = neighbours(register, entity, row)
        removing.remove(register, entity, row)
        if before:
            stored.change(register, entity, before, {"ends_on": row["ends_on"]})


def _refuse_end_without_successor(register: Register, lead: Row) -> None:
    """An end ahead is a plan, of which K-03 reminds; one that has passed is a gap, unless the case is over."""
    client = stored.get(register, CLIENTS, lead["client_id"]) or {}
    if over(lead) and not (client.get("ended_on") and client["ended_on"] <= lead["ends_on"]):
        raise WrongUsage(
            Text("Ab dem {day} würde niemand den Fall führen (K-03).", "From {day} on nobody would lead the case (K-03).").fill(
                day=show_day((date.fromisoformat(lead["ends_on"]) + ONE_DAY).isoformat())
            ),
            Text(
                "Bitte sagen, wer übernimmt: ehrenamt lead add --client {client} --organisation … --from …",
                "Please say who takes over: ehrenamt lead add --client {client} --organisation … --from …",
            ).fill(client=client.get("reference") or lead["client_id"]),
        )


def _gap(ended_on: str, begins_on: str) -> WrongUsage:
    first = (date.fromisoformat(ended_on) + ONE_DAY).isoformat()
    return WrongUsage(
        Text(
            "Vom {first} bis zum {last} hätte niemand den Fall geführt (K-03).",
            "From {first} to {last} nobody would have led the case (K-03).",
        ).fill(first=show_day(first), last=show_day(day_before(begins_on))),
        Text("Lückenlos ist es mit --from {first}.", "There is no gap with --from {first}.").fill(first=show_day(first)),
    )
