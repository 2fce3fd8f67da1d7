"""Part E: expenses that nobody has claimed yet."""

from __future__ import annotations


def _unclaimed(context: str, source: str, kind: str = "") -> str:
    """Claims of a context, of one kind or of all; what nobody says the kind of is of every kind."""
    of_kind = f"AND coalesce(c.kind, '{kind}') = '{kind}'" if kind else ""
    return f"""
        SELECT c.id, v.name, c.arisen_on, o.land, o.calendar_mode
        FROM claims c
        JOIN volunteers v ON v.id = c.volunteer_id
        LEFT JOIN organisations o ON o.id = c.organisation_id
        WHERE c.claimed_on IS NULL AND c.paid_on IS NULL AND c.context = '{context}'
          {of_kind} AND c.arisen_on <= :by_{source}"""


MONEY: dict[str, str] = {
    "claims_prison_nw": _unclaimed("prison_nw", "claims_prison_nw"),
    "claims_prison_ni": _unclaimed("prison_ni", "claims_prison_ni", "allowance"),
    "claims_ajsd": _unclaimed("ajsd", "claims_ajsd", "allowance"),
    "trips_prison_ni": _unclaimed("prison_ni", "trips_prison_ni", "travel"),
}
