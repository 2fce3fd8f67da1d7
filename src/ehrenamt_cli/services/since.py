"""Since when a placement violates a rule: the day a proof ran out or a contact left, else the last change that decided it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.coverage import after
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.guardrails import TABLE
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.services.violations import Violation
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def since(register: Register, violation: Violation) -> str | None:
    """The first day, where it is known; never before the placement began."""
    told = _DAYS.get(violation.breach.code)
    days = [day for day in (told(register, violation) if told else ()) if day]
    found = max(days, default="") or _changed(register, violation)
    return max(found, violation.placement["start_on"] or "") if found else None


def _changed(register: Register, violation: Violation) -> str:
    """The day on which a field that the rule looks at was last changed, of the records around the placement."""
    case = violation.checked.case
    around = {
        "volunteers": case.volunteer,
        "needs": case.need,
        "clients": case.client,
        "activities": case.activity,
        "organisations": case.place,
    }
    latest = ""
    for name in TABLE[violation.breach.code].looks_at:
        kind, _, field = name.partition(".")
        row = around.get(kind)
        for event in stored.history(register, row["id"]) if row and field else ():
            if event["action"] != "add" and field in event["changes"]:
                latest = max(latest, event["happened_at"][:10])
    return latest


def _run_out(held: Mapping[str, date], wanted: tuple[str, ...], start: date) -> Iterator[str]:
    """The days after the last valid ones, of what has run out by then."""
    return (after(held[code].isoformat()) for code in wanted if code in held and held[code] < start)


def _screened(_: Register, one: Violation) -> Iterator[str]:
    return _run_out(one.checked.volunteer.screenings, one.checked.need.screenings, one.checked.need.start)


def _bound(_: Register, one: Violation) -> Iterator[str]:
    return _run_out(one.checked.volunteer.screenings, one.checked.need.secrecy, one.checked.need.start)


def _trained(_: Register, one: Violation) -> Iterator[str]:
    return _run_out(one.checked.volunteer.trainings, one.checked.need.trainings, one.checked.need.start)


def _admitted(_: Register, one: Violation) -> Iterator[str]:
    return _run_out(one.checked.volunteer.admitted, (one.checked.need.institution,), one.checked.need.start)


def _left(register: Register, one: Violation) -> Iterator[str | None]:
    """The days after contacts of the kind that is missing left."""
    case = one.checked.case
    there = {bool(contact["deputy"]) for contact in case.contacts}
    for row in stored.every(register, CONTACTS, {"organisation_id": case.place["id"]}):
        if bool(row["deputy"]) not in there and row["ends_on"] and row["ends_on"] < case.day.isoformat():
            yield after(row["ends_on"])


def _unreleased(register: Register, one: Violation) -> Iterator[str | None]:
    """The days on which releases to this organisation ended."""
    case, day = one.checked.case, one.checked.case.day.isoformat()
    for row in stored.every(register, RELEASES, {"client_id": case.need["client_id"], "to_id": case.place["id"]}):
        if row["revoked_on"] and row["revoked_on"] <= day:
            yield row["revoked_on"]
        elif row["valid_until"] and row["valid_until"] < day:
            yield after(row["valid_until"])


def _doubled(_: Register, one: Violation) -> Iterator[str | None]:
    return (care.days.since for _, care in one.checked.case.doubled)


def _kept_apart(register: Register, one: Violation) -> Iterator[str | None]:
    need = one.checked.need
    for row in stored.every(register, EXCLUSIONS, {"volunteer_id": one.placement["volunteer_id"]}):
        if {row["client_id"], row["organisation_id"]} & {need.client, need.institution}:
            yield row["since_on"]


def _too_young(_: Register, one: Violation) -> Iterator[str | None]:
    yield one.placement["start_on"]


_DAYS: Mapping[str, Callable[[Register, Violation], Iterator[Any]]] = {
    "ANSPRECHPERSON": _left,
    "FREIGABE": _unreleased,
    "DOPPELBETREUUNG": _doubled,
    "GEHEIMHALTUNG": _bound,
    "MINDESTALTER": _too_young,
    "UEBERPRUEFUNG": _screened,
    "ZULASSUNG": _admitted,
    "SCHULUNG": _trained,
    "KONFLIKT": _kept_apart,
}
"""The rules whose day stands in a record; for the others the history says when what they look at was changed."""
