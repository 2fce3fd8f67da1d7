"""What guardrails ask of the whole register at once: who has how much to do, and who is on both sides."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from ehrenamt_cli.storage.register import Register

_FEW = 1_000
"""Up to so many people are looked up by key; beyond that it is quicker to begin with the contacts."""


class Crowd(NamedTuple):
    """How many volunteers are at work at an organisation, and how many placements there are one-to-one in a prison."""

    active: int
    prison: int


def crowds(register: Register) -> dict[str, Crowd]:
    """By organisation."""
    sql = """
        SELECT n.organisation_id AS id, count(DISTINCT e.volunteer_id) AS active,
               sum(CASE WHEN o.kind = 'prison' AND n.client_id IS NOT NULL THEN 1 ELSE 0 END) AS prison
        FROM placements e
        JOIN needs n ON n.id = e.need_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE e.status IN ('trial', 'running')
        GROUP BY n.organisation_id"""
    return {row["id"]: Crowd(row["active"], row["prison"]) for row in register.rows(sql)}


def jobs(register: Register, day: str, people: Collection[str]) -> dict[str, set[str]]:
    """The organisations at which these volunteers are contacts themselves on a day: whoever has the same name.

    Where both have an e-mail address, that must be the same, too.
    """
    few = "v.id IN (SELECT value FROM json_each(:keys)) AND" if len(people) < _FEW else ""
    sql = f"""
        SELECT v.id, k.organisation_id
        FROM contacts k
        JOIN volunteers v ON v.sort_key = k.sort_key
        WHERE {few} (k.begins_on IS NULL OR k.begins_on <= :day) AND (k.ends_on IS NULL OR k.ends_on >= :day)
          AND (k.email IS NULL OR v.email IS NULL OR lower(k.email) = lower(v.email))"""
    found: dict[str, set[str]] = {}
    for row in register.rows(sql, day=day, keys=json.dumps([*people]) if few else None):
        found.setdefault(row["id"], set()).add(row["organisation_id"])
    return found
