"""Part F: accidents, breaches and occurrences not yet reported, insurance that ends."""

from __future__ import annotations

INCIDENTS: dict[str, str] = {
    "accidents": """
        SELECT u.id, v.name, u.known_on
        FROM accidents u
        JOIN volunteers v ON v.id = u.volunteer_id
        WHERE u.reported_on IS NULL AND (u.days_unfit > 3 OR u.died = 1) AND u.known_on <= :until""",
    "breaches": """
        SELECT b.id, b.subject AS name, b.known_at
        FROM breaches b
        WHERE b.reported_on IS NULL AND coalesce(b.no_risk, 0) = 0 AND substr(b.known_at, 1, 10) <= :until""",
    "occurrences": """
        SELECT i.id, coalesce(v.name, o.name, i.happened_on) AS name, i.happened_on, o.land, o.calendar_mode
        FROM incidents i
        LEFT JOIN volunteers v ON v.id = i.volunteer_id
        LEFT JOIN organisations o ON o.id = i.organisation_id
        WHERE i.reported_on IS NULL AND i.closed_on IS NULL AND i.kind = 'special_occurrence' AND i.happened_on <= :until""",
    "policies": """
        SELECT p.id, p.title AS name, p.valid_until, o.land
        FROM policies p
        LEFT JOIN organisations o ON o.id = p.organisation_id
        WHERE p.valid_until <= :until
          AND NOT EXISTS (SELECT 1 FROM policies n WHERE n.title = p.title AND n.valid_until > p.valid_until
                          AND coalesce(n.organisation_id, '') = coalesce(p.organisation_id, ''))""",
}
