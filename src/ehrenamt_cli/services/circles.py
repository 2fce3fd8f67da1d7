"""The circle of an agreement: its parties, what they are called, and the clients that two of them care for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.cares import Shared, of_measure, of_need, shared
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.measures import MEASURES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.services import records
from ehrenamt_cli.services.parties import parties
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Circle:
    """The parties of one agreement, and what they share."""

    def __init__(self, register: Register, agreement: Row) -> None:
        self.register, self.agreement = register, agreement
        rows = parties(register, agreement)
        self.bound: Mapping[str, str] = {row["organisation_id"]: row["joined_on"] or agreement["begins_on"] or "" for row in rows}
        self.organisations = {key: stored.get(register, ORGANISATIONS, key) or {} for key in self.bound}
        self.names: Mapping[str, str] = {key: row.get("name", key) for key, row in self.organisations.items()}
        self._references: dict[str, str] = {}

    def reference(self, client_id: str | None) -> str:
        """What a client is called by."""
        if client_id and client_id not in self._references:
            client = stored.get(self.register, CLIENTS, client_id)
            self._references[client_id] = (client and client["reference"]) or client_id
        return self._references.get(client_id or "", "")

    def between(self, row: Row) -> bool:
        """Whether something goes from one party to another."""
        return row["from_id"] in self.names and row["to_id"] in self.names

    def shared(self) -> Iterator[Shared]:
        """Clients for whom two parties care at once."""
        activities: dict[str, str] = {}
        cares = []
        for key in self.names:
            cares += [of_measure(row) for row in stored.every(self.register, MEASURES, {"organisation_id": key})]
            needs = stored.every(self.register, NEEDS, {"organisation_id": key})
            wanted = [row for row in needs if row["client_id"] and row["status"] != "closed"]
            for row in records.shown(self.register, NEEDS, wanted):
                activities[row["activity_id"]] = row["activity"] or row["activity_id"]
                cares.append(of_need(row, activities[row["activity_id"]]))
        return shared(cares)


def shared_care(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The clients that two parties care for today, what each does, since when, and whether it is the same help."""
    circle = Circle(register, agreement)
    today = clock.today().isoformat()
    rows = []
    for pair in circle.shared():
        if pair.days.touches(today, today):
            row = {"client": circle.reference(pair.later.client_id), "since": pair.days.since, "doubled": pair.doubled}
            for side, care in (("first", pair.earlier), ("then", pair.later)):
                row |= {side: circle.names[care.organisation_id], f"{side}_what": str(care.what)}
            rows.append(row)
    return sorted(rows, key=lambda row: (not row["doubled"], row["client"], row["since"]))
