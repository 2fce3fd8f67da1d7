"""What efforts come to: the one place where minutes, kilometres and cents are added up, for lists, papers, claims and reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.storage import filters
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register

GROUPS = {
    "volunteer": "volunteer_id",
    "placement": "placement_id",
    "organisation": "organisation_id",
    "project": "project_id",
    "activity": "(SELECT n.activity_id FROM placements p JOIN needs n ON n.id = p.need_id WHERE p.id = placement_id)",
    "purpose": "purpose",
    "day": "held_on",
    "month": "substr(held_on, 1, 7)",
    "year": "substr(held_on, 1, 4)",
    "claim": "claim_id",
}
"""What one may add up by; a record that has none of it counts as a group of its own."""

_ADDED_UP = """count(*) AS times, coalesce(sum(minutes), 0) AS minutes, coalesce(sum(kilometres), 0) AS kilometres,
    coalesce(sum(travel_cents), 0) AS travel_cents, min(held_on) AS first_on, max(held_on) AS last_on"""


def sums(
    register: Register, by: tuple[str, ...], text: str = "", where: Mapping[str, Any] | None = None, within: Within | None = None
) -> list[dict[str, Any]]:
    """A row for each group, in the order of its keys: whole minutes, kilometres and cents; without groups one row for all."""
    beside = within if within and by[:1] != ("volunteer",) else None
    condition, values = filters.of(EFFORTS, text, where or {}, beside)
    if within and beside is None:  # person by person through the index of sums; an index of days would look up every row
        condition += " AND held_on || '' BETWEEN :first_day AND :last_day"
        values |= {"first_day": within.first, "last_day": within.last}
    keys = ", ".join(f"{GROUPS[name]} AS {name}_key" for name in by)
    places = ", ".join(f"{name}_key" for name in by)
    sql = f"SELECT {f'{keys}, ' if keys else ''}{_ADDED_UP} FROM efforts WHERE {condition}"
    return list(register.rows(f"{sql} GROUP BY {places} ORDER BY {places}" if keys else sql, **values))
