"""A working group as a whole: who sits in it, and when it met and meets."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.coverage import holds
from ehrenamt_cli.domain.delegations import DELEGATIONS, ROLES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def members(register: Register, group: Row) -> tuple[list[dict[str, Any]], int]:
    """Who is delegated today, by role, with names; and how many were or will be."""
    every = list(stored.every(register, DELEGATIONS, {"working_group_id": group["id"]}))
    today = clock.today().isoformat()
    now = [row for row in every if holds(row, today)]
    order = list(ROLES)
    shown = sorted(
        records.shown(register, DELEGATIONS, now),
        key=lambda row: (order.index(row["role"] or "member"), row["organisation"] or "", row["id"]),
    )
    return shown, len(every) - len(now)


def meetings(register: Register, group: Row) -> list[dict[str, Any]]:
    """Its meetings, the newest first, without those that were cancelled."""
    every = stored.every(register, EVENTS, {"working_group_id": group["id"]})
    return sorted((row for row in every if not row["cancelled_on"]), key=lambda row: (row["starts_on"], row["id"]), reverse=True)
