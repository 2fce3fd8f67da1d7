"""Part G: requests to answer, releases that end, and what is kept longer than it may be."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import PLACED

_UNANSWERED = """
        SELECT a.id, coalesce(v.name, c.reference, k.name, a.subject) AS name, a.received_on, a.extended_on
        FROM access_requests a
        LEFT JOIN volunteers v ON v.id = a.volunteer_id
        LEFT JOIN clients c ON c.id = a.client_id
        LEFT JOIN contacts k ON k.id = a.contact_id
        LEFT JOIN organisations o
               ON o.id = coalesce(a.organisation_id, (SELECT s.value FROM settings s WHERE s.name = 'own_organisation_id'))
        WHERE a.answered_on IS NULL AND a.received_on <= :until"""
"""Requests that wait, with the law of whoever has to answer."""

DATA_PROTECTION: dict[str, str] = {
    "access_requests": f"{_UNANSWERED} AND coalesce(o.regime, 'dsgvo') <> 'dsg_ekd'",
    "access_requests_of_churches": f"{_UNANSWERED} AND o.regime = 'dsg_ekd'",
    "enquiries_idle": f"""
        SELECT v.id, v.name,
               coalesce((SELECT max(k.noted_on) FROM contact_notes k WHERE k.volunteer_id = v.id),
                        v.last_active_on, v.interviewed_on, v.contacted_on, v.enquired_on) AS last_on
        FROM volunteers v
        WHERE v.status NOT IN ('active', 'paused') AND v.enquired_on <= :by_enquiries_idle AND NOT {PLACED}""",
    "volunteers_over": f"""
        SELECT v.id, v.name, v.ended_on
        FROM volunteers v
        WHERE v.status = 'ended' AND v.ended_on <= :by_volunteers_over AND {PLACED}""",
    "agreements_over": """
        SELECT a.id, a.number AS name, coalesce(a.ended_on, a.ends_on) AS over_on
        FROM agreements a
        WHERE a.kind <> 'cooperation' AND coalesce(a.ended_on, a.ends_on) <= :by_agreements_over""",
    "receipts": """
        SELECT c.id, v.name, c.paid_on
        FROM claims c
        JOIN volunteers v ON v.id = c.volunteer_id
        WHERE c.paid_on <= :by_receipts""",
    "accidents_over": """
        SELECT a.id, v.name, a.known_on
        FROM accidents a
        JOIN volunteers v ON v.id = a.volunteer_id
        WHERE a.known_on <= :by_accidents_over AND (a.reported_on IS NOT NULL
              OR (coalesce(a.days_unfit, 0) <= 3 AND coalesce(a.died, 0) = 0))""",
    "restrictions_over": """
        SELECT r.id, r.what AS name, r.held_until
        FROM restrictions r
        WHERE r.held_until <= :until""",
    "allowance_receipts": """
        SELECT a.id, v.name, a.paid_on
        FROM allowances a
        JOIN volunteers v ON v.id = a.volunteer_id
        WHERE a.paid_on <= :by_allowance_receipts""",
    "guests_over": """
        SELECT p.id, p.name, coalesce(e.ends_on, e.starts_on) AS last_on
        FROM participations p
        JOIN events e ON e.id = p.event_id
        WHERE p.name IS NOT NULL AND coalesce(e.ends_on, e.starts_on) <= :by_guests_over""",
    "measles_over": """
        SELECT s.id, v.name, v.ended_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'measles' AND v.status = 'ended' AND v.ended_on <= :until""",
    "contacts_over": """
        SELECT k.id, k.name || ', ' || o.name AS name, k.ends_on AS over_on
        FROM contacts k
        JOIN organisations o ON o.id = k.organisation_id
        WHERE k.ends_on <= :by_contacts_over""",
    "incidents_over": """
        SELECT i.id, v.name, i.closed_on
        FROM incidents i
        JOIN volunteers v ON v.id = i.volunteer_id
        WHERE i.closed_on <= :by_incidents_over""",
    "clients_over": """
        SELECT c.id, c.reference AS name, c.ended_on
        FROM clients c
        WHERE c.ended_on <= :by_clients_over""",
    "secrecy_releases": """
        SELECT r.id, c.reference || ': ' || f.name || ' → ' || t.name AS name, r.valid_until, f.name AS responsible
        FROM releases r
        JOIN clients c ON c.id = r.client_id
        JOIN organisations f ON f.id = r.from_id
        JOIN organisations t ON t.id = r.to_id
        WHERE r.valid_until <= :until AND r.revoked_on IS NULL AND c.ended_on IS NULL
          AND NOT EXISTS (SELECT 1 FROM releases n WHERE n.client_id = r.client_id AND n.from_id = r.from_id
                          AND n.to_id = r.to_id AND n.revoked_on IS NULL AND n.valid_until > r.valid_until)""",
    "transfers_revoked": """
        SELECT t.id, c.reference AS name, r.revoked_on, r.id AS written_in, f.name AS responsible
        FROM transfers t
        JOIN releases r ON r.id = t.release_id
        JOIN clients c ON c.id = t.client_id
        JOIN organisations f ON f.id = t.from_id
        WHERE t.sent_on IS NULL AND r.revoked_on <= :until AND c.ended_on IS NULL""",
}
