"""Admissions, each at one institution: asked for after the instruction, decided, the card given back; and how long it took."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from statistics import median, quantiles
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Forbidden, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

FEW = 5
"""Fewer decisions than these say little about the next one."""


def request(register: Register, volunteer: str, place: str, *, instructed: date | None, on: date | None) -> dict[str, Any]:
    """Ask an institution to admit somebody, who was told before what it will look into (§ 21 JVollzDSG NRW, rule Z-03)."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        organisation = records.resolve(register, ORGANISATIONS, place)
        pending = _pending(register, person, organisation)
        day = on or clock.today()
        told = instructed.isoformat() if instructed else (pending or {}).get("instructed_on")
        if organisation["kind"] == "prison" and (not told or told > day.isoformat()):
            raise _uninstructed(person, organisation, told)
        values = {"requested_on": day.isoformat(), "instructed_on": told, "result": "pending"}
        if pending:
            return records.update(register, SCREENINGS, pending, values)
        return _added(register, person, organisation, values)


def decide(register: Register, volunteer: str, place: str, typed: records.Typed, *, on: date | None) -> dict[str, Any]:
    """What the institution has decided, with the card and its validity; without a request on record it is one all the same."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        organisation = records.resolve(register, ORGANISATIONS, place)
        values = {**records.read(register, SCREENINGS, typed), "seen_on": (on or clock.today()).isoformat()}
        if values["result"] == "pending":
            raise WrongUsage(
                Text("Offen ist keine Entscheidung.", "Pending is no decision."),
                Text("Bitte --result „in Ordnung“ oder „abgelehnt“.", "Please --result “in order” or “refused”."),
            )
        pending = _pending(register, person, organisation)
        if pending is None:
            return _added(register, person, organisation, values)
        if pending["requested_on"] and values["seen_on"] < pending["requested_on"]:
            raise WrongUsage(
                Text("Angefragt wurde erst am {day}.", "It was requested on {day} only.").fill(
                    day=show_day(pending["requested_on"])
                ),
                Text("Bitte den Tag prüfen (--on).", "Please check the day (--on)."),
            )
        return records.update(register, SCREENINGS, pending, values)


def give_back(register: Register, volunteer: str, place: str | None, *, on: date | None) -> list[dict[str, Any]]:
    """The cards that came back: that of one institution, or all."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        organisation = records.resolve(register, ORGANISATIONS, place) if place else None
        out = [row for row in _admissions(register, person) if row["card_number"] and not row["card_returned_on"]]
        out = [row for row in out if organisation is None or row["organisation_id"] == organisation["id"]]
        if not out:
            raise NotFound(
                Text("{name} hat keinen Ausweis mehr.", "{name} has no card any more.").fill(name=person["name"]),
                Text(
                    "Ausweise zeigt „ehrenamt screening list --kind Zulassung --volunteer {name}“.",
                    "“ehrenamt screening list --kind admission --volunteer {name}” shows the cards.",
                ).fill(name=person["id"]),
            )
        day = (on or clock.today()).isoformat()
        return [records.update(register, SCREENINGS, row, {"card_returned_on": day}) for row in out]


class Times(NamedTuple):
    """How long one institution took, in days, and what it has not decided yet."""

    organisation: Row
    days: list[int]
    waiting: list[int]

    def as_dict(self) -> dict[str, Any]:
        """As JSON; quartiles where there are two decisions at least."""
        first, third = (
            (round(cut) for cut in quantiles(self.days, n=4, method="inclusive")[::2]) if len(self.days) > 1 else (None, None)
        )
        return {
            "organisation_id": self.organisation["id"],
            "organisation": self.organisation["name"],
            "decided": len(self.days),
            "median_days": round(median(self.days)) if self.days else None,
            "first_quartile_days": first,
            "third_quartile_days": third,
            "shortest_days": min(self.days, default=None),
            "longest_days": max(self.days, default=None),
            "running": len(self.waiting),
            "longest_running_days": max(self.waiting, default=None),
            "few": len(self.days) < FEW,
        }


def times(register: Register, place: str | None, *, since: date | None) -> list[Times]:
    """How long admissions took from request to yes, institution by institution, and for how long others have been asked for."""
    where = {"kind": "admission"}
    if place:
        where["organisation_id"] = records.resolve(register, ORGANISATIONS, place)["id"]
    first = since.isoformat() if since else ""
    asked = [row for row in stored.every(register, SCREENINGS, where) if row["requested_on"] and row["requested_on"] >= first]
    people = {row["volunteer_id"] for row in asked if row["result"] == "pending"}
    gone = {row["id"] for row in stored.referring(register, VOLUNTEERS, "id", people) if row["status"] == "ended"}
    places = {row["id"]: row for row in stored.every(register, ORGANISATIONS)}
    found: dict[str, Times] = {}
    for row in asked:
        one = found.setdefault(row["organisation_id"], Times(places[row["organisation_id"]], [], []))
        if row["result"] == "positive" and row["seen_on"]:
            one.days.append(_days(row["requested_on"], row["seen_on"]))
        elif row["result"] == "pending" and row["volunteer_id"] not in gone:
            one.waiting.append(_days(row["requested_on"], clock.today().isoformat()))
    return sorted((one for one in found.values() if one.days or one.waiting), key=lambda one: str(one.organisation["name"]))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _admissions(register: Register, person: Row) -> list[dict[str, Any]]:
    return list(stored.every(register, SCREENINGS, {"volunteer_id": person["id"], "kind": "admission"}))


def _pending(register: Register, person: Row, organisation: Row) -> dict[str, Any] | None:
    asked = [row for row in _admissions(register, person) if row["organisation_id"] == organisation["id"]]
    return next((row for row in asked if row["result"] == "pending"), None)


def _added(register: Register, person: Row, organisation: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    row = {"volunteer_id": person["id"], "kind": "admission", "organisation_id": organisation["id"], **values}
    row = records.completed(SCREENINGS, row, register)
    SCREENINGS.check(row)
    return stored.add(register, SCREENINGS, [row])[0]


def _uninstructed(person: Row, organisation: Row, told: str | None) -> Forbidden:
    title = Text("Belehrung vor der Anfrage", "Instruction before the request")
    lift = Text(
        "Erst über Anlass, Umfang und Folgen belehren, dann: ehrenamt screening request {person} „{place}“ --instructed TAG",
        "First tell of occasion, extent and consequences, then: ehrenamt screening request {person} “{place}” --instructed DAY",
    ).fill(person=person["id"], place=organisation["name"])
    found = Text("{name} wurde noch nicht belehrt.", "{name} has not been instructed yet.")
    if told:
        found = Text("{name} wurde erst am {day} belehrt.", "{name} was instructed on {day} only.")
    return Forbidden(
        found.fill(name=person["name"], day=show_day(told or "")),
        lift,
        [{"rule": "Z-03", "title": str(title), "basis": "§ 21 JVollzDSG NRW", "lift": str(lift)}],
    )
