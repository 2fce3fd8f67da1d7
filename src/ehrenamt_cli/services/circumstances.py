"""What stands around needs: professionals, clients, other partners, other placements; gathered once for many needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.cares import Care, of_measure, of_need, shared
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.coverage import NEVER, holds
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.guardrails import Case, Load, barring
from ehrenamt_cli.domain.measures import MEASURES
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.needs import BASIC, NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import norms
from ehrenamt_cli.services.requirements import Asked, Requirements
from ehrenamt_cli.storage import guarding
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_FEW, _MOST = 5_000, 5
"""So many records are looked up by key, or a fifth of a table; beyond that reading the whole table is quicker."""


def first_day(need: Row) -> date:
    """The day of the first visit, on which everything must hold: today at the earliest."""
    return max(date.fromisoformat(need["start_on"]), clock.today()) if need["start_on"] else clock.today()


def about(register: Register, entity: Entity, column: str, keys: Collection[str]) -> Iterator[dict[str, Any]]:
    """The records that refer to one of these: looked up where they are few, else the whole table at once."""
    if len(keys) > _FEW and len(keys) * _MOST > stored.count(register, entity):
        wanted = set(keys)
        return (row for row in stored.every(register, entity) if row[column] in wanted)
    return stored.referring(register, entity, column, keys)


class _Places(dict[str, Row]):
    """Organisations by key: those of the needs, and each other one when it is asked for."""

    def __init__(self, register: Register, keys: Collection[str]) -> None:
        super().__init__((row["id"], row) for row in about(register, ORGANISATIONS, "id", keys))
        self._register = register

    def __missing__(self, key: str) -> Row:
        row = stored.get(self._register, ORGANISATIONS, key)
        if row is None:
            raise KeyError(key)
        self[key] = row
        return row


class Circumstances:
    """The surroundings of some needs."""

    def __init__(self, register: Register, needs: Sequence[Row]) -> None:
        self._register = register
        self.norms = norms.of(register)
        self.requirements = Requirements(register, self.norms)
        self.activities = {row["id"]: row for row in stored.every(register, ACTIVITIES)}
        self.places = _Places(register, {need["organisation_id"] for need in needs})
        self._contacts = _grouped(register, CONTACTS, "organisation_id", {need["organisation_id"] for need in needs})
        clients = {need["client_id"] for need in needs if need["client_id"]}
        self._clients = {row["id"]: row for row in about(register, CLIENTS, "id", clients)} if clients else {}
        self._needs = [need["id"] for need in needs]

    def case(
        self, need: Row, on: date, volunteer: Row | None = None, own: Row | None = None, apart: Collection[str] = ()
    ) -> Case:
        """A need on a day; with the volunteer who is meant for it, the placement that is there already, if any.

        The placements ``apart`` do not count.
        """
        activity, place = self.activities[need["activity_id"]], self.places[need["organisation_id"]]
        in_charge = max(on, clock.today()).isoformat()  # what began long ago is noted by those who are there now
        contacts = [row for row in self._contacts.get(place["id"], ()) if holds(row, in_charge)]
        case = Case(need, activity, place, on, self.norms.limits, contacts)
        client = self._clients.get(need["client_id"])
        if client:
            case = case._replace(
                client=client,
                doubled=self._doubled(need, activity, on),
                holder=self._holder(client, place, on),
                basics=self._open_basics(need, activity),
            )
        if volunteer is None:
            return case
        there = self._placed.get(need["id"], ())
        return case._replace(
            volunteer=volunteer,
            placed=[row for row in there if row["id"] not in apart],
            begun=own is not None or any(row["id"] in apart for row in there),
            load=self._load(case, own),
            green=self.green(activity),
        )

    def asked(self, need: Row, on: date) -> Asked:
        """What the need asks of people on that day."""
        return self.requirements.of(need, self.activities[need["activity_id"]], self.places[need["organisation_id"]], on)

    def barring(self, need: Row, on: date) -> tuple[str, ...]:
        """The guardrails that keep the need out of matching, whoever would take it on."""
        return tuple(breach.code for breach in barring(self.case(need, on)) if breach.strength != "warns")

    def green(self, activity: Row) -> Text:
        """What volunteers can do instead of a red activity."""
        green = self.activities.get(activity["green_alternative_id"]) if activity["colour"] == "red" else None
        return Text(green["name"], green["name_en"] or green["name"]) if green else NOTHING

    def _holder(self, client: Row, place: Row, on: date) -> str:
        """Where a client is at another organisation: its name, unless it may pass on to this one what it knows."""
        if client["organisation_id"] in (None, place["id"]):
            return ""
        day = on.isoformat()
        for row in self._releases.get(client["id"], ()):
            if (row["from_id"], row["to_id"]) == (client["organisation_id"], place["id"]) and _released(row, day):
                return ""
        return str(self.places[client["organisation_id"]]["name"])

    def _doubled(self, need: Row, activity: Row, on: date) -> list[tuple[str, Care]]:
        """Who gives the same help from that day on, without an agreement."""
        own = of_need({**need, "start_on": on.isoformat()}, activity["name"])
        others = (care for key, care in self._cares.get(need["client_id"], ()) if key != need["id"])
        return [
            (str(self.places[pair.other(own).organisation_id]["name"]), pair.other(own))
            for other in others
            for pair in shared([own, other])
            if pair.doubled and pair.days.touches(on.isoformat())
        ]

    def _open_basics(self, need: Row, activity: Row) -> list[str]:
        if self._is_basic(need, activity):
            return []
        others = (row for row in self._of_clients.get(need["client_id"], ()) if row["id"] != need["id"])
        return [
            str(row["title"])
            for row in others
            if row["status"] == "open" and self._is_basic(row, self.activities[row["activity_id"]])
        ]

    def _is_basic(self, need: Row, activity: Row) -> bool:
        return bool(need["tier"] == BASIC or activity["basic_need"])

    def _load(self, case: Case, own: Row | None) -> Load | None:
        """What the least busy professional in charge would have to do with this placement."""
        begun = own is not None and own["status"] in ("trial", "running")
        single = int(case.place["kind"] == "prison" and bool(case.need["client_id"]))
        loads = []
        for contact in case.contacts:
            if contact["deputy"]:
                continue
            shares = [self._share(place, case.day) for place in self._in_charge[fold(contact["name"])]]
            active, prison = sum(one for one, _ in shares), sum(two for _, two in shares)
            loads.append(Load(contact["name"], active + (not begun), prison + (single if not begun else 0)))
        return min(loads, key=lambda load: (load.active, load.prison), default=None)

    def _share(self, place: str, on: date) -> tuple[float, float]:
        """What is to do at an organisation, shared by those in charge there."""
        crowd = self._crowds.get(place)
        in_charge = [row for row in self._everybody.get(place, ()) if not row["deputy"] and holds(row, on.isoformat())]
        return (crowd.active / len(in_charge), crowd.prison / len(in_charge)) if crowd and in_charge else (0, 0)

    @cached_property
    def _crowds(self) -> dict[str, guarding.Crowd]:
        return guarding.crowds(self._register)

    @cached_property
    def _everybody(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in stored.every(self._register, CONTACTS):
            found[row["organisation_id"]].append(row)
        return found

    @cached_property
    def _in_charge(self) -> dict[str, set[str]]:
        """The organisations at which a name is in charge, today or later."""
        found: dict[str, set[str]] = defaultdict(set)
        today = clock.today().isoformat()
        for rows in self._everybody.values():
            for row in rows:
                if not row["deputy"] and (row["ends_on"] or NEVER) >= today:
                    found[fold(row["name"])].add(row["organisation_id"])
        return found

    @cached_property
    def _placed(self) -> dict[str, list[Row]]:
        rows = about(self._register, PLACEMENTS, "need_id", self._needs)
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row["status"] != "ended":
                found[row["need_id"]].append(row)
        return found

    @cached_property
    def _of_clients(self) -> dict[str, list[Row]]:
        """Every need of the clients."""
        return _grouped(self._register, NEEDS, "client_id", self._clients)

    @cached_property
    def _cares(self) -> dict[str, list[tuple[str, Care]]]:
        """What is done for the clients: measures, and needs in which somebody is placed, each with its key."""
        found: dict[str, list[tuple[str, Care]]] = defaultdict(list)
        for row in about(self._register, MEASURES, "client_id", self._clients):
            found[row["client_id"]].append((row["id"], of_measure(row)))
        needs = {row["id"]: row for rows in self._of_clients.values() for row in rows}
        placed = {row["need_id"] for row in about(self._register, PLACEMENTS, "need_id", needs) if row["status"] != "ended"}
        for key in placed:
            need = needs[key]
            found[need["client_id"]].append((key, of_need(need, self.activities[need["activity_id"]]["name"])))
        return found

    @cached_property
    def _releases(self) -> dict[str, list[Row]]:
        return _grouped(self._register, RELEASES, "client_id", self._clients)


def _grouped(register: Register, entity: Entity, column: str, keys: Collection[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in about(register, entity, column, keys):
        found[row[column]].append(row)
    return found


def _released(row: Row, day: str) -> bool:
    """Whether a release holds on a day; revoked, it holds no more from that day on."""
    return (row["given_on"] or "") <= day and (row["valid_until"] or NEVER) >= day and (row["revoked_on"] or NEVER) > day
