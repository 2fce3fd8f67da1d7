"""The placements under way that somebody or something concerns."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.storage import records
from ehrenamt_cli.storage.register import Register

COLUMNS = {
    "placements": "e.id",
    "volunteers": "e.volunteer_id",
    "needs": "e.need_id",
    "organisations": "n.organisation_id",
    "clients": "n.client_id",
    "activities": "n.activity_id",
}
"""Where the key of a kind of record stands for a placement."""


def placements(register: Register, keys: Mapping[str, Collection[str]]) -> list[dict[str, Any]]:
    """Those of the volunteers, needs and so on with these keys, by kind."""
    asked = {kind: found for kind, found in keys.items() if found}
    if not asked:
        return []
    conditions = " OR ".join(f"{COLUMNS[kind]} IN (SELECT value FROM json_each(:{kind}))" for kind in asked)
    sql = f"""
        SELECT e.id FROM placements e
        JOIN needs n ON n.id = e.need_id
        WHERE e.status IN ('proposed', 'trial', 'running') AND ({conditions})"""
    found = [row["id"] for row in register.rows(sql, **{kind: json.dumps(sorted(one)) for kind, one in asked.items()})]
    return list(records.referring(register, PLACEMENTS, "id", found))
