"""Rows of proposals with names and reasons in words; kept are the keys alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.matching.wishes import WISHES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def shown(register: Register, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as JSON."""
    needs = needs_named(register, (row["need_id"] for row in rows))
    people = people_named(register, (row["volunteer_id"] for row in rows))
    return [
        {
            "id": row["id"],
            "number": row["number"],
            "need": needs[row["need_id"]],
            "volunteer": people[row["volunteer_id"]],
            "first_time": row["first_time"] or None,
            "score": row["score"],
            "reasons": [_reason(*entry.split(":")) for entry in row["points"]],
            "replaces": row["replaces"],
            "kept": bool(row["kept"]),
            "status": row["status"],
            "reason": row["reason"],
            "decided_on": row["decided_on"],
            "placement_id": row["placement_id"],
        }
        for row in rows
    ]


def needs_named(register: Register, keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Needs by key, with their titles and how urgent they are."""
    rows = stored.referring(register, NEEDS, "id", set(keys))
    return {row["id"]: {"id": row["id"], "title": row["title"], "tier": row["tier"]} for row in rows}


def people_named(register: Register, keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Volunteers by key, with their names."""
    return {key: {"id": key, "name": name} for key, name in stored.titles(register, VOLUNTEERS, keys).items()}


_WORDS = {wish.code: wish.reason for wish in WISHES}


def _reason(code: str, points: str) -> dict[str, Any]:
    return {"code": code, "points": int(points), "text": str(_WORDS.get(code, code))}
