"""Efforts: noted in one line, found by day, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Total(NamedTuple):
    """What times of service come to."""

    times: int
    minutes: int
    kilometres: int


def note(register: Register, volunteer: str, typed: records.Typed) -> dict[str, Any]:
    """A time of service; it belongs to the placement that runs, where there is only one."""
    with register.change():
        person = records.resolve(register, VOLUNTEERS, volunteer)
        given = {**typed, "volunteer_id": person["id"]}
        if not given.get("placement_id"):
            running = list(stored.every(register, PLACEMENTS, {"volunteer_id": person["id"], "status": "running"}))
            given["placement_id"] = running[0]["id"] if len(running) == 1 else None
        return records.add(register, EFFORTS, given)


def found(
    register: Register, text: str, where: Mapping[str, Any], begins_on: date | None = None, ends_on: date | None = None
) -> list[dict[str, Any]]:
    """The times of service that answer, from a day to a day, both included, oldest first."""
    rows, _ = records.find(register, EFFORTS, text, where, limit=None, offset=0)
    first, last = begins_on.isoformat() if begins_on else "", ends_on.isoformat() if ends_on else "9999"
    return sorted((row for row in rows if first <= row["held_on"] <= last), key=lambda row: (row["held_on"], row["id"]))


def total(rows: Iterable[Row]) -> Total:
    """The sum of times and ways."""
    every = list(rows)
    return Total(len(every), sum(row["minutes"] for row in every), sum(row["kilometres"] or 0 for row in every))
