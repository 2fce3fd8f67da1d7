"""Part F: accidents, breaches and occurrences not yet reported, insurance that ends."""

from __future__ import annotations

_UNREPORTED = """FROM breaches b
        LEFT JOIN organisations o
               ON o.id = coalesce(b.organisation_id, (SELECT s.value FROM settings s WHERE s.name = 'own_organisation_id'))
        WHERE b.reported_on IS NULL AND b.closed_on IS NULL AND coalesce(b.no_risk, 0) = 0
          AND substr(b.known_at, 1, 10) <= :until"""
"""Breaches that the authority does not know of yet, with the law of whoever is responsible."""

INCIDENTS: dict[str, str] = {
    "accidents": """
        SELECT u.id, v.name, u.known_on
        FROM accidents u
        JOIN volunteers v ON v.id = u.volunteer_id
        WHERE u.reported_on IS NULL AND (u.days_unfit > 3 OR u.died = 1) AND u.known_on <= :until""",
    "breaches": f"""
        SELECT b.id, b.subject AS name, b.known_at
        {_UNREPORTED} AND coalesce(o.regime, 'dsgvo') <> 'dsg_ekd'""",
    "breaches_of_churches": f"""
        SELECT b.id, b.subject AS name, b.known_at
        {_UNREPORTED} AND o.regime = 'dsg_ekd'""",
    "breach_notices": """
        SELECT b.id, b.subject AS name, coalesce(b.assessed_on, substr(b.known_at, 1, 10)) AS risk_seen_on
        FROM breaches b
        WHERE b.high_risk = 1 AND b.notified_on IS NULL AND b.notice_waived IS NULL AND b.closed_on IS NULL
          AND coalesce(b.assessed_on, substr(b.known_at, 1, 10)) <= :until""",
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
