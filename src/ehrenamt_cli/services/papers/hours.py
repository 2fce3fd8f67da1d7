"""What papers print of somebody's efforts: the log, a time sheet, and what both come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehrenamt_cli.documents import context
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.competences import COMPETENCES
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.daytimes import show_time
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.services import efforts as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.timesheets import days
from ehrenamt_cli.storage.register import Register


def efforts(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Somebody's log within the period, and what it comes to."""
    rows = _log(register, request, subject)
    listed = [context.record(EFFORTS, row, "efforts[]") for row in records.shown(register, EFFORTS, rows)]
    hours = [{**values, "hours": show_hours(row["minutes"])} for row, values in zip(rows, listed, strict=True)]
    return {"efforts": hours, "years": _years(register, request, subject), **_around(register, request, subject, rows)}


def competences(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The pool, with a mark at what was chosen; the rest is left to be ticked by hand."""
    chosen = str(request.given.get("competences", "")).split(",")
    return {"pool": [{"label": str(label), "mark": "(x)" if key in chosen else "( )"} for key, label in COMPETENCES.items()]}


def timesheet(register: Register, request: Request, subject: Subject | None) -> Variables:
    """A line for each effort of the period; blank, a line for each of its days."""
    if not request.given.get("blank"):
        rows = _log(register, request, subject)
        return {"lines": [_line(row["held_on"], row) for row in rows], **_around(register, request, subject, rows)}
    around = _around(register, request, None, [])
    first, last = (around["period"][name] for name in ("begins_on", "ends_on"))
    known = isinstance(first, date) and isinstance(last, date)
    return {"lines": [_line(day, {}) for day, _ in days([], first, last)] if known else [], **around}


def _log(register: Register, request: Request, subject: Subject | None) -> list[dict[str, Any]]:
    about = {"volunteer_id": subject.row["id"]} if subject else {}
    return service.found(register, "", about, *request.period).rows if subject else []


def _years(register: Register, request: Request, subject: Subject | None) -> list[Variables]:
    """What the log comes to in each calendar year of the period."""
    about = {"volunteer_id": subject.row["id"]} if subject else {}
    rows = service.sums(register, ("year",), "", about, *request.period) if subject else []
    return [{"year": row["year"], "hours": show_hours(row["minutes"])} for row in rows]


def _around(register: Register, request: Request, subject: Subject | None, rows: Sequence[Row]) -> Variables:
    """What the efforts come to, and their period; open ends of it are filled from the days in it."""
    totals = service.Total(0, 0, 0, 0)
    if subject:
        totals = service.total(register, "", {"volunteer_id": subject.row["id"]}, *request.period)
    bounds = context.bounds([row["held_on"] for row in rows])
    return {
        "totals": {**totals._asdict(), "hours": show_hours(totals.minutes)},
        "period": {name: day or bounds[name] for name, day in request.period._asdict().items()},
    }


def _line(day: str, row: Row) -> Variables:
    """What stands in a line; what nobody has said is left to be written by hand."""
    return {
        "day": show_day(day, weekday=True),
        "begins": show_time(row["begins_at"]) if row.get("begins_at") else "",
        "ends": show_time(row["ends_at"]) if row.get("ends_at") else "",
        "hours": show_hours(row["minutes"]) if row else "",
        "kilometres": row.get("kilometres") or "",
        "purpose": row.get("purpose") or "",
    }
