"""Events as lists: those that answer, those of the week, each with how its places stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.events import EVENTS, last_day
from ehrenamt_cli.domain.participations import PARTICIPATIONS, places
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import events as stored_events
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def found(
    register: Register,
    text: str,
    where: Mapping[str, Any],
    *,
    first: date | None = None,
    last: date | None = None,
    volunteer: str | None = None,
) -> list[dict[str, Any]]:
    """The events that answer, in the order of their days, each with how its places stand."""
    rows = stored.page(register, EVENTS, text=text, where=where).rows
    if volunteer:
        own = stored.every(register, PARTICIPATIONS, {"volunteer_id": volunteer})
        keys = {row["event_id"] for row in own if row["status"] != "withdrawn"}
        rows = [row for row in rows if row["id"] in keys]
    rows = [
        row
        for row in rows
        if (first is None or last_day(row) >= first) and (last is None or date.fromisoformat(row["starts_on"]) <= last)
    ]
    return with_places(register, stored_events.in_order(rows))


def this_week(register: Register, days: timedelta) -> list[dict[str, Any]]:
    """The events from today on for so many days, without those that were cancelled."""
    today = clock.today()
    rows = stored_events.between(register, today.isoformat(), (today + days).isoformat())
    return with_places(register, [row for row in rows if not row["cancelled_on"]])


def with_places(register: Register, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events ready to be read, with the counts of their places."""
    belonging: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in rows}
    for one in stored.referring(register, PARTICIPATIONS, "event_id", belonging):
        belonging[one["event_id"]].append(one)
    shown = records.shown(register, EVENTS, rows)
    return [{**row, **places(belonging[row["id"]], row["capacity"])._asdict()} for row in shown]
