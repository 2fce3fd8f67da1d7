"""Grants on their way: the steps taken, what the next one asks for, and the money line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.grant_money import Money, contribution, line
from ehrenamt_cli.domain.grant_steps import Facts
from ehrenamt_cli.domain.grants import GRANTS, STATUS
from ehrenamt_cli.domain.limits import LIMITS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import grants as stored
from ehrenamt_cli.storage import settings
from ehrenamt_cli.storage.records import every
from ehrenamt_cli.storage.register import Register

DAYS = {
    "apply": "applied_on",
    "approve": "approved_on",
    "decline": "declined_on",
    "start": "started_on",
    "call-off": "called_off_on",
    "interim": "interim_reported_on",
    "report": "reported_on",
    "prove": "proven_on",
}
"""The day that each step sets."""

_BEFORE = {
    "start": ("approved", "running"),
    "call-off": ("approved", "running", "reported"),
    "interim": ("approved", "running"),
    "report": ("approved", "running", "reported"),
    "prove": ("approved", "running", "reported", "proven"),
    "approve": ("idea", "applied", "approved"),
    "decline": ("idea", "applied", "declined"),
    "apply": ("idea", "applied"),
}
"""From where a step can be taken; the same again mends its day."""


def step(register: Register, text: str, verb: str, on: date | None, typed: records.Typed) -> dict[str, Any]:
    """Take a step on a day, with what comes with it; WrongUsage where the grant is not so far."""
    with register.change():
        grant = records.resolve(register, GRANTS, text)
        if grant["status"] not in _BEFORE[verb]:
            raise WrongUsage(
                Text("„{name}“ ist {status}.", "“{name}” is {status}.").fill(name=grant["title"], status=STATUS[grant["status"]]),
                Text(
                    "Was als Nächstes kommt: ehrenamt grant next {key}. Ein falscher Tag: ehrenamt grant change {key} …",
                    "What comes next: ehrenamt grant next {key}. A wrong day: ehrenamt grant change {key} …",
                ).fill(key=grant["id"]),
            )
        values = records.read(register, GRANTS, {name: value for name, value in typed.items() if value}, grant)
        values[DAYS[verb]] = (on or clock.today()).isoformat()
        return records.update(register, GRANTS, grant, GRANTS.change(grant, values))


def money(register: Register, grant: Row) -> Money:
    """What the grant comes to, in cents."""
    percent = grant["overspend"] if grant["overspend"] is not None else _usual(register)
    rows = stored.lines(register, grant)
    spending = [line(row, row["spent_cents"], percent) for row in rows if row["kind"] != "hours"]
    planned = sum(row["planned_cents"] for row in rows)
    spent = sum(one.spent_cents for one in spending)
    hours = contribution(grant, stored.minutes(register, grant), planned, spent, clock.today())
    on_hours = [row for row in rows if row["kind"] == "hours"]
    together = {"id": "", "name": "", "kind": "hours"} | (dict(on_hours[0]) if on_hours else {})
    together["planned_cents"] = sum(row["planned_cents"] for row in on_hours)
    received: dict[str, int] = {}
    for row in stored.incomes(register, grant):
        received[row["kind"]] = received.get(row["kind"], 0) + row["amount_cents"]
    return Money(spending, line(together, hours.counted_cents, 0) if on_hours else None, hours, received, percent)


def _usual(register: Register) -> int:
    """By how many percent a line may be overspent where the notice says nothing."""
    limit = LIMITS["grant.overspend"]
    return int(settings.own(register).get(limit.name, limit.default))


def facts(register: Register, grant: Row) -> Facts:
    """What the next step is judged by."""
    receipts = stored.receipts(register, grant)
    first, last = grant["begins_on"] or "", grant["ends_on"] or "9999"
    return Facts(
        grant,
        money(register, grant),
        stored.open_conditions(register, grant),
        [row["id"] for row in receipts if not (row["receipt"] and row["payee"] and row["purpose"])],
        [row["id"] for row in receipts if not first <= row["paid_on"] <= last],
        {row["kind"] for row in every(register, DOCUMENTS, {"subject": grant["id"]}) if not row["draft"]},
    )


def period(grant: Row) -> str:
    """The period of a grant in words; open ends stay open."""
    first, last = (show_day(grant[name]) if grant[name] else "…" for name in ("begins_on", "ends_on"))
    return f"{first} – {last}"


def of_project(register: Register, project: Row) -> list[dict[str, Any]]:
    """The grants of a project."""
    return [records.resolve(register, GRANTS, row["id"]) for row in stored.of_project(register, project)]


def by_project(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Key, title and state of the grants of each project; there are few of them."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in every(register, GRANTS):
        if row["project_id"]:
            found.setdefault(row["project_id"], []).append({name: row[name] for name in ("id", "title", "status")})
    return found


def proof(register: Register, grant: Row) -> Mapping[str, list[dict[str, Any]]]:
    """What the proof in figures lists: receipts line by line, what came in, and the hours person by person."""
    return {
        "receipts": stored.receipts(register, grant),
        "incomes": stored.incomes(register, grant),
        "hours": stored.hours(register, grant),
    }
