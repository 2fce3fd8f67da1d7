"""Whom a ranking looks at: everybody in a small register, in a large one those who can suit and some who nearly do."""

from __future__ import annotations

import json
from typing import Any

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.languages import BROADER
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import norms
from ehrenamt_cli.services.pool import PROFESSIONAL, levels
from ehrenamt_cli.services.requirements import Requirements
from ehrenamt_cli.storage import candidates
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

SMALL = 1_000
"""Up to so many volunteers everybody is looked at."""

NEAR = 10
"""So many of those who miss one condition are looked at, for each condition."""


def of(register: Register, need: Row, small: int = SMALL) -> list[Row] | None:
    """The volunteers to look at for a need; None for everybody."""
    if stored.count(register, VOLUNTEERS) <= small:
        return None
    values = _values(register, need)
    asked = [code for code in candidates.CONDITIONS if _ASKED.get(code, code) == code or values[_ASKED[code]]]
    keys = candidates.possible(register, asked, values) | candidates.nearly(register, asked, values, NEAR)
    return list(stored.referring(register, VOLUNTEERS, "id", sorted(keys)))


_ASKED = {
    "ZULASSUNG": "place",
    "SPRACHE": "languages",
    "GESCHLECHT": "gender",
    "QUALIFIKATION": "proof",
    "KONFLIKT": "client",
    "SCHULUNG": "training",
}
"""The conditions that are only asked where a need wants that; the others always."""


def _values(register: Register, need: Row) -> dict[str, Any]:
    activity = stored.get(register, ACTIVITIES, need["activity_id"]) or {}
    place = stored.get(register, ORGANISATIONS, need["organisation_id"]) or {}
    spoken = set(levels(need["languages"]))
    spoken |= {code for code, broader in BROADER.items() if broader in spoken}
    return {
        "place": place["id"] if Requirements(register, norms.of(register)).admits(place) else None,
        "languages": json.dumps(sorted(spoken)) if spoken else None,
        "gender": need["gender"],
        "kind": _quoted(need["activity_id"]),
        "qualification": _quoted(activity["qualification"]),
        "proof": _quoted(activity["qualification"] or PROFESSIONAL) if activity["colour"] == "red" else None,
        "client": need["client_id"],
        "training": bool(need["trainings"]),
    }


def _quoted(entry: str | None) -> str | None:
    """An entry as it stands in a stored list."""
    return json.dumps(entry, ensure_ascii=False) if entry else None
