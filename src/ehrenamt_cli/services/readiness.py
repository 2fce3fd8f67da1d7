"""What people still lack before they may begin: at the place they are headed for, and wherever else they are on the way to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.exemptions import AGE, EXEMPTIONS
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.proofs import Demand, Holdings, Scale
from ehrenamt_cli.domain.screenings import KINDS, SCREENINGS, valid_until
from ehrenamt_cli.domain.volunteers import AREAS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import norms, registers
from ehrenamt_cli.services.requirements import Asked, Requirements
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

State = Literal["missing", "pending", "expired", "useless", "held", "exempt"]

STATES: dict[State, Text] = {
    "missing": Text("fehlt", "missing"),
    "pending": Text("angefragt am {day}", "requested on {day}"),
    "expired": Text("galt bis {day}", "was valid until {day}"),
    "useless": Text("zählt nicht: {why}", "does not count: {why}"),
    "held": Text("da", "there"),
    "exempt": Text("befreit", "exempt"),
}

_AREA_KINDS = {"prison": "prison", "probation": "ajsd", "release": "anlaufstelle", "refugees": "shelter"}
"""The kind of organisation whose requirements count while nobody has said where."""


class Item(NamedTuple):
    """One thing that is asked for at a place, and how it stands today."""

    kind: str
    """The kind of screening, or ``age``."""
    label: Text
    state: State
    words: Text
    basis: Text
    screening: str = ""
    """The key of the screening that is pending."""

    @property
    def met(self) -> bool:
        """Whether it stands in nobody's way today."""
        return self.state in ("held", "exempt")


class Readiness(NamedTuple):
    """How somebody stands at one place; ``organisation`` is None where only the field of work is known."""

    organisation: Row | None
    place: Text
    items: tuple[Item, ...]

    @property
    def lacking(self) -> tuple[Item, ...]:
        """What is still missing."""
        return tuple(item for item in self.items if not item.met)


def readiness(register: Register, people: Sequence[Row]) -> dict[str, list[Readiness]]:
    """How each of them stands, by key: first where they are headed, then where they asked for admission or are placed."""
    desk = _Desk(register, people)
    return {row["id"]: [desk.at(row, place) for place in desk.places(row)] for row in people}


class _Desk:
    """Everything about some people and the places they are on the way to, looked up together."""

    def __init__(self, register: Register, people: Sequence[Row]) -> None:
        ids = [row["id"] for row in people]
        rules = norms.of(register)
        self._requirements, self._renewal = Requirements(register, rules), rules.renewal
        self._kept: dict[tuple[Any, ...], tuple[Asked, list[Demand], Scale]] = {}
        self._land = str(registers.own_organisation(register)["land"])
        self._screenings = _by_person(stored.referring(register, SCREENINGS, "volunteer_id", ids))
        self._exemptions = _by_person(stored.referring(register, EXEMPTIONS, "volunteer_id", ids))
        placed = [row for row in stored.referring(register, PLACEMENTS, "volunteer_id", ids) if row["status"] != "ended"]
        needs = {row["id"]: row for row in stored.referring(register, NEEDS, "id", {row["need_id"] for row in placed})}
        self._needs = {key: [needs[row["need_id"]] for row in rows] for key, rows in _by_person(placed).items()}
        wished = {activity for row in people for activity in row["interests"]}
        self._activities = {row["id"]: row for row in stored.referring(register, ACTIVITIES, "id", wished)}
        self._organisations = self._named(register, people)

    def _named(self, register: Register, people: Sequence[Row]) -> dict[str, Row]:
        keys = {row["headed_for_id"] for row in people}
        keys |= {row["organisation_id"] for rows in self._screenings.values() for row in rows if row["kind"] == "admission"}
        keys |= {need["organisation_id"] for needs in self._needs.values() for need in needs}
        return {row["id"]: row for row in stored.referring(register, ORGANISATIONS, "id", keys - {None})}

    def places(self, person: Row) -> list[Row | None]:
        """Where somebody wants to go, asked for admission, or is placed; None where nobody knows."""
        asked = [row for row in self._screenings.get(person["id"], ()) if row["kind"] == "admission"]
        keys = [
            person["headed_for_id"],
            *(row["organisation_id"] for row in asked if row["result"] != "negative" and not row["card_returned_on"]),
            *(need["organisation_id"] for need in self._needs.get(person["id"], ())),
        ]
        return [self._organisations[key] for key in dict.fromkeys(keys) if key] or [None]

    def at(self, person: Row, place: Row | None) -> Readiness:
        """How somebody stands there today."""
        today = clock.today()
        somewhere = place or self._somewhere(person)
        asked, demands, scale = self._asked(person, somewhere)
        screenings = self._screenings.get(person["id"], [])
        passed = [row for row in screenings if row["result"] == "positive"]
        holdings = scale.weigh(passed, self._exemptions.get(person["id"], ()), person["born_on"])
        items = [self._item(demand, asked, holdings, screenings, somewhere, today) for demand in demands]
        if self._requirements.admits(somewhere):
            items.insert(0, self._admission(screenings, somewhere, today))
        items += _age(asked, person, holdings, somewhere, today)
        name = Text(somewhere["name"], somewhere["name"]) if place else AREAS.get(person["area"], _ANYWHERE)
        return Readiness(place, name, tuple(items))

    def _somewhere(self, person: Row) -> Row:
        kind = _AREA_KINDS.get(person["area"], "other")
        return {"id": None, "kind": kind, "land": self._land, "requires_admission": kind == "prison", "name": ""}

    def _asked(self, person: Row, place: Row) -> tuple[Asked, list[Demand], Scale]:
        """What is asked of the person for the activities they wish for, or for any: of many people the same."""
        wished = tuple(key for key in person["interests"] if key in self._activities)
        known = (place["id"], place["kind"], wished)
        if known not in self._kept:
            need: dict[str, Any] = {"with_minors": None, "client_id": "somebody", "trainings": []}
            activities = [self._activities[key] for key in wished] or [{"id": "", "with_minors": 0}]
            every = [self._requirements.of(need, activity, place, clock.today()) for activity in activities]
            demands = list(dict.fromkeys(demand for asked in every for demand in asked.demands))
            bases = {code: basis for asked in every for code, basis in asked.bases.items()}
            self._kept[known] = every[0]._replace(bases=bases), demands, Scale(demands, self._renewal)
        return self._kept[known]

    def _item(self, demand: Demand, asked: Asked, holdings: Holdings, screenings: Iterable[Row], place: Row, today: date) -> Item:
        table = holdings.trainings if demand.kind == "training" else holdings.screenings
        basis = asked.bases.get(demand.code, NOTHING)
        until = table.get(demand.code)
        if until and until >= today:
            return _item(demand.kind, demand.label, "held", basis)
        if _exempt(holdings, demand.code, place, today):
            return _item(demand.kind, demand.label, "exempt", basis)
        pending = [row for row in screenings if row["kind"] == demand.kind and row["result"] == "pending" and row["requested_on"]]
        if pending:
            return _pending(demand.kind, demand.label, basis, pending)
        if demand.code in holdings.useless:
            return _item(demand.kind, demand.label, "useless", basis, why=holdings.useless[demand.code][1])
        if until:
            return _item(demand.kind, demand.label, "expired", basis, day=until.isoformat())
        return _item(demand.kind, demand.label, "missing", basis)

    def _admission(self, screenings: Iterable[Row], place: Row, today: date) -> Item:
        label, basis = KINDS["admission"], self._requirements.admission_basis
        here = [row for row in screenings if row["kind"] == "admission" and row["organisation_id"] == place["id"]]
        until = max((valid_until(row) for row in here if row["result"] == "positive"), default=None)
        if until and until >= today:
            return _item("admission", label, "held", basis)
        pending = [row for row in here if row["result"] == "pending" and row["requested_on"]]
        if pending:
            return _pending("admission", label, basis, pending)
        if until:
            return _item("admission", label, "expired", basis, day=until.isoformat())
        return _item("admission", label, "missing", basis)


def _age(asked: Asked, person: Row, holdings: Holdings, place: Row, today: date) -> Iterator[Item]:
    if not asked.age or not asked.born_by:
        return
    label = Text("Mindestalter {n}", "minimum age {n}").fill(n=asked.age.amount)
    basis = Text("Z-01: Vorgabe des Landes oder der Anstalt", "Z-01: set by the Land or the prison")
    if _exempt(holdings, AGE, place, today):
        yield _item(AGE, label, "exempt", basis)
    elif not person["born_on"]:
        yield _item(AGE, label, "useless", basis, why=Text("Geburtstag unbekannt", "date of birth unknown"))
    elif date.fromisoformat(person["born_on"]) > asked.born_by:
        yield _item(AGE, label, "useless", basis, why=Text("noch zu jung", "still too young"))
    else:
        yield _item(AGE, label, "held", basis)


def _exempt(holdings: Holdings, code: str, place: Row, today: date) -> bool:
    spans = holdings.exempt.get(code, ())
    return any(span.institution in ("", place["id"]) and span.first <= today <= span.last for span in spans)


_ANYWHERE = Text("die Einrichtung (noch offen)", "the place (still open)")


def _item(kind: str, label: Text, state: State, basis: Text, *, day: str = "", why: Text = NOTHING) -> Item:
    words = STATES[state].fill(day=show_day(day), why=why) if day or why.de else STATES[state]
    return Item(kind, label, state, words, basis)


def _pending(kind: str, label: Text, basis: Text, rows: Sequence[Row]) -> Item:
    last = max(rows, key=lambda row: row["requested_on"])
    return _item(kind, label, "pending", basis, day=last["requested_on"])._replace(screening=last["id"])


def _by_person(rows: Iterable[dict[str, Any]]) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["volunteer_id"]].append(row)
    return found
