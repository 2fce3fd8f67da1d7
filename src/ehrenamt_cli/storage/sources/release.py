"""Part H: expected releases and what they bring before and after."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.transition import PARTNER


def _expected(condition: str) -> str:
    return f"""
        SELECT c.id, c.reference AS name, c.expected_release_on, c.plan_update_on, o.land, o.calendar_mode
        FROM clients c
        JOIN organisations o ON o.id = c.organisation_id
        WHERE c.ended_on IS NULL AND o.kind = 'prison' AND {condition}"""


_AHEAD = "c.expected_release_on >= :today"

RELEASE: dict[str, str] = {
    "decisions_ahead": _expected(f"{_AHEAD} AND c.expected_release_on <= :by_decisions_ahead"),
    "release_windows_nw": _expected(f"{_AHEAD} AND o.land = 'NW'"),
    "release_windows": _expected(f"{_AHEAD} AND o.land <> 'NW'"),
    "plan_updates": _expected(f"c.plan_update_on <= :until AND NOT {PARTNER}"),
    "long_leaves": _expected(f"{_AHEAD} AND c.youth_custody = 1 AND o.land = 'NW' AND c.expected_release_on <= :by_long_leaves"),
    "first_weeks": _expected("o.land = 'NI' AND c.expected_release_on <= :by_first_weeks"),
}
