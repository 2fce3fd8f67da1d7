"""Deadlines set by hand, under the name of what they are about."""

from __future__ import annotations

REMINDERS: dict[str, str] = {
    "reminders": """
        SELECT r.id, r.title, r.due_on, r.responsible,
               coalesce(v.name, c.reference, pv.name || ', ' || pn.title, n.title, a.number, o.name, r.title) AS name
        FROM reminders r
        LEFT JOIN volunteers v ON v.id = r.volunteer_id
        LEFT JOIN clients c ON c.id = r.client_id
        LEFT JOIN placements p ON p.id = r.placement_id
        LEFT JOIN volunteers pv ON pv.id = p.volunteer_id
        LEFT JOIN needs pn ON pn.id = p.need_id
        LEFT JOIN needs n ON n.id = r.need_id
        LEFT JOIN agreements a ON a.id = r.agreement_id
        LEFT JOIN organisations o ON o.id = r.organisation_id
        WHERE r.due_on <= :until""",
}
