"""Part E: expenses that nobody has claimed yet, and claims that nobody has handed in."""

from __future__ import annotations


def _open_claims(context: str, source: str, kind: str = "") -> str:
    """Claims of a context, of one kind or of all; what nobody says the kind of is of every kind."""
    of_kind = f"AND coalesce(c.kind, '{kind}') = '{kind}'" if kind else ""
    return f"""
        SELECT c.id, v.name, c.arisen_on, o.land, o.calendar_mode
        FROM claims c
        JOIN volunteers v ON v.id = c.volunteer_id
        LEFT JOIN organisations o ON o.id = c.organisation_id
        WHERE c.claimed_on IS NULL AND c.paid_on IS NULL AND c.context = '{context}'
          {of_kind} AND c.arisen_on <= :by_{source}"""


def _unclaimed(land: str, source: str, *, receipts_too: bool) -> str:
    """Who has trips to prisons of a Land that are in no claim, and since when; what is long over is lost and left out."""
    within = f"BETWEEN :since_{source} AND :by_{source}"
    receipts = f"""
            UNION ALL
            SELECT volunteer_id, organisation_id, arisen_on AS day FROM expenses WHERE claim_id IS NULL AND arisen_on {within}"""
    return f"""
        SELECT v.id, v.name, min(u.day) AS arisen_on, o.land, o.calendar_mode
        FROM (
            SELECT volunteer_id, organisation_id, held_on AS day FROM efforts
            WHERE claim_id IS NULL AND kilometres > 0 AND held_on {within}{receipts if receipts_too else ""}
        ) u
        JOIN organisations o ON o.id = u.organisation_id
        JOIN volunteers v ON v.id = u.volunteer_id
        WHERE o.kind = 'prison' AND o.land = '{land}'
        GROUP BY v.id, v.name, o.land, o.calendar_mode"""


MONEY: dict[str, str] = {
    "claims_prison_nw": _open_claims("prison_nw", "claims_prison_nw"),
    "unclaimed_prison_nw": _unclaimed("NW", "unclaimed_prison_nw", receipts_too=True),
    "claims_prison_ni": _open_claims("prison_ni", "claims_prison_ni", "allowance"),
    "claims_ajsd": _open_claims("ajsd", "claims_ajsd", "allowance"),
    "trips_prison_ni": _open_claims("prison_ni", "trips_prison_ni", "travel"),
    "unclaimed_prison_ni": _unclaimed("NI", "unclaimed_prison_ni", receipts_too=False),
}
