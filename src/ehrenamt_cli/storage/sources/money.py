"""Part E: expenses that nobody has claimed yet."""

from __future__ import annotations


def _unclaimed(context: str, source: str) -> str:
    return f"""
        SELECT c.id, v.name, c.arisen_on, o.land, o.calendar_mode
        FROM claims c
        JOIN volunteers v ON v.id = c.volunteer_id
        LEFT JOIN organisations o ON o.id = c.organisation_id
        WHERE c.claimed_on IS NULL AND c.paid_on IS NULL AND c.context = '{context}' AND c.arisen_on <= :by_{source}"""


MONEY: dict[str, str] = {
    "claims_prison_nw": _unclaimed("prison_nw", "claims_prison_nw"),
    "claims_prison_ni": _unclaimed("prison_ni", "claims_prison_ni"),
    "claims_ajsd": _unclaimed("ajsd", "claims_ajsd"),
    "trips_prison_ni": _unclaimed("prison_ni", "trips_prison_ni"),
}
