"""Part J and our own: people and needs that wait for something."""

from __future__ import annotations

COMPANIONSHIP: dict[str, str] = {
    "enquiries": """
        SELECT v.id, v.name, v.enquired_on
        FROM volunteers v
        WHERE v.status = 'enquiry' AND v.contacted_on IS NULL AND v.interviewed_on IS NULL AND v.enquired_on <= :until""",
    "unreviewed_placements": """
        SELECT e.id, v.name || ', ' || n.title AS name, e.start_on, o.land, o.calendar_mode
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        JOIN needs n ON n.id = e.need_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE e.status IN ('trial', 'running') AND e.reviewed_on IS NULL AND e.start_on <= :by_unreviewed_placements""",
    "waiting_needs": """
        SELECT n.id, n.title AS name, n.tier, n.registered_on, o.land, o.calendar_mode
        FROM needs n
        JOIN organisations o ON o.id = n.organisation_id
        WHERE n.status = 'open' AND n.registered_on <= :until
          AND NOT EXISTS (SELECT 1 FROM placements e WHERE e.need_id = n.id AND e.status IN ('trial', 'running'))""",
    "pauses": """
        SELECT v.id, v.name, v.paused_until
        FROM volunteers v
        WHERE v.status = 'paused' AND v.paused_until <= :until""",
}
