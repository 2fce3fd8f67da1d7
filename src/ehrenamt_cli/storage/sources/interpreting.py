"""Languages: bookings nobody has closed, oaths that run out."""

from __future__ import annotations

_NAMED = """
        LEFT JOIN volunteers v ON v.id = i.volunteer_id
        LEFT JOIN contacts c ON c.id = i.contact_id
        LEFT JOIN organisations o ON o.id = i.organisation_id"""
"""Whoever an interpreter is."""

INTERPRETING: dict[str, str] = {
    "bookings_past": f"""
        SELECT b.id, coalesce(v.name, c.name, o.name) AS name, b.held_on
        FROM bookings b JOIN interpreters i ON i.id = b.interpreter_id {_NAMED}
        WHERE b.status = 'booked' AND b.held_on <= :by_bookings_past""",
    "oaths": f"""
        SELECT i.id, coalesce(v.name, c.name, o.name) AS name, i.sworn_until
        FROM interpreters i {_NAMED}
        WHERE i.sworn_until <= :until AND i.ended_on IS NULL AND coalesce(v.status, '') <> 'ended'""",
}
