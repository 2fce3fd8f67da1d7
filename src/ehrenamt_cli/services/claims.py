"""Claims: made from what is unclaimed, handed in, paid or refused; each trip and each receipt is claimed once only."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.claims import CLAIMS, STATUS, status
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.expenses import EXPENSES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, removing
from ehrenamt_cli.services.claim_drafts import Draft, Limit, Terms, drafts
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register


def new(
    register: Register, volunteer: str, begins_on: date | None, ends_on: date | None, *, interest: bool = False
) -> tuple[list[dict[str, Any]], list[Text]]:
    """A claim for each payer from what is unclaimed between two days, both included, and what there is to say about it."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        found, lapsed = drafts(register, person, begins_on, ends_on or clock.today(), interest=interest)
        made = [_keep(register, person, draft, begins_on, ends_on, interest=interest) for draft in found]
        if not made:
            raise NotFound(
                Text("Für {name} ist nichts abzurechnen.", "There is nothing to claim for {name}.").fill(name=person["name"]),
                lapsed[0] if lapsed else _HOW,
            )
        return made, [*dict.fromkeys(remark for draft in found for remark in draft.remarks), *lapsed]


_HOW = Text(
    "Gezählt werden Einsatzzeiten mit Kilometern und Belege: ehrenamt effort log … 12 km, ehrenamt expense add …",
    "Efforts with kilometres and expenses count: ehrenamt effort log … 12 km, ehrenamt expense add …",
)


def submit(register: Register, text: str, on: date | None) -> dict[str, Any]:
    """The claim is handed in; a refused one may be handed in again."""
    with register.change():
        row = records.resolve(register, CLAIMS, text)
        _must_be(row, "open", "refused")
        values = {"claimed_on": (on or clock.today()).isoformat(), "refused_on": None, "refusal": None}
        return records.update(register, CLAIMS, row, values)


def pay(register: Register, text: str, on: date | None, cents: int | None) -> dict[str, Any]:
    """The claim is paid, in full unless an amount says otherwise."""
    with register.change():
        row = records.resolve(register, CLAIMS, text)
        _must_be(row, "open", "submitted")
        paid = row["amount_cents"] if cents is None else cents
        if paid > row["amount_cents"]:
            raise WrongUsage(
                Text("Bezahlt wird höchstens, was beantragt ist.", "No more is paid than was claimed."),
                Text("Bitte --amount prüfen.", "Please check --amount."),
            )
        day = (on or clock.today()).isoformat()
        return records.update(register, CLAIMS, row, {"claimed_on": row["claimed_on"] or day, "paid_on": day, "paid_cents": paid})


def refuse(register: Register, text: str, on: date | None, reason: str) -> dict[str, Any]:
    """The payer has refused; what was claimed stays claimed, and the claim can be submitted again."""
    with register.change():
        row = records.resolve(register, CLAIMS, text)
        _must_be(row, "submitted")
        values = records.read(register, CLAIMS, {"refusal": reason})
        return records.update(register, CLAIMS, row, {**values, "refused_on": (on or clock.today()).isoformat()})


def discard(register: Register, entity: Entity, row: Row) -> None:
    """Take out a claim that was not submitted; its trips and receipts can be claimed anew."""
    with register.change():
        entity.remove(row)
        for effort in list(stored.every(register, EFFORTS, {"claim_id": row["id"]})):
            stored.change(register, EFFORTS, effort, {"claim_id": None, "rate_cents": None, "travel_cents": None})
        for expense in list(stored.every(register, EXPENSES, {"claim_id": row["id"]})):
            stored.change(register, EXPENSES, expense, {"claim_id": None})
        removing.remove(register, entity, row)


class Contents(NamedTuple):
    """What a claim was added up from, oldest first."""

    trips: list[dict[str, Any]]
    expenses: list[dict[str, Any]]


def contents(register: Register, claim: Row) -> Contents:
    """The trips and receipts of a claim."""
    about = {"claim_id": claim["id"]}
    trips = stored.page(register, EFFORTS, where=about, within=Within("held_on")).rows
    return Contents(trips, stored.page(register, EXPENSES, where=about, within=Within("arisen_on")).rows)


def limit(register: Register, claim: Row) -> Limit | None:
    """Until when it has to be handed in; None where no rule says so."""
    place = stored.get(register, ORGANISATIONS, claim["organisation_id"]) if claim["organisation_id"] else None
    return Terms.of(register).limit(claim["context"], claim["arisen_on"], place, trip=claim["kind"] != "other")


def _must_be(row: Row, *states: str) -> None:
    if status(row) not in states:
        shown = {"number": row["number"] or row["id"], "state": STATUS[status(row)]}
        raise WrongUsage(
            Text("{number} ist {state}.", "{number} is {state}.").fill(**shown),
            Text("Was war, zeigt „ehrenamt claim show {number}“.", "“ehrenamt claim show {number}” shows what was.").fill(
                **shown
            ),
        )


def _keep(
    register: Register, person: Row, draft: Draft, begins_on: date | None, ends_on: date | None, *, interest: bool
) -> dict[str, Any]:
    days = sorted([*(trip.effort["held_on"] for trip in draft.trips), *(row["arisen_on"] for row in draft.expenses)])
    values = {
        "volunteer_id": person["id"],
        "organisation_id": draft.organisation["id"] if draft.organisation else None,
        "context": draft.context,
        "kind": "travel" if draft.trips else "other",
        "begins_on": begins_on.isoformat() if begins_on else days[0],
        "ends_on": ends_on.isoformat() if ends_on else days[-1],
        "arisen_on": days[0],
        "amount_cents": draft.cents,
        "official_interest": 1 if interest else None,
    }
    row = records.completed(CLAIMS, values, register)
    records.require(CLAIMS, row)
    [claim] = stored.add(register, CLAIMS, [row])
    for trip in draft.trips:
        reckoned = {"claim_id": claim["id"], "rate_cents": trip.rate.cents, "travel_cents": trip.cents}
        stored.change(register, EFFORTS, trip.effort, reckoned)
    for expense in draft.expenses:
        stored.change(register, EXPENSES, expense, {"claim_id": claim["id"]})
    return claim
