"""Parts A and B: open duties of the partners of a cooperation agreement."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import RUNNING, covers, in_charge, known_since


def _gap(deputy: int, further: str = "") -> str:
    """Parties to a running agreement without a contact (a deputy) today or at the end of the window."""

    def somebody(day: str) -> str:
        return f"""EXISTS (SELECT 1 FROM contacts c WHERE c.organisation_id = g.id
                           AND coalesce(c.deputy, 0) = {deputy} AND {covers("c", day)})"""

    return f"""
        SELECT g.id, g.name, g.land, g.calendar_mode, g.name AS responsible,
               CASE WHEN g.left_on >= g.begins_on THEN g.left_on ELSE g.begins_on END AS gap_on,
               g.left_on >= g.begins_on AS after_somebody
        FROM (SELECT o.id, o.name, o.land, o.calendar_mode, min(a.begins_on) AS begins_on,
                     (SELECT max(c.ends_on) FROM contacts c
                      WHERE c.organisation_id = o.id AND coalesce(c.deputy, 0) = {deputy}
                        AND (c.begins_on IS NULL OR c.begins_on <= :today) AND c.ends_on <= :until) AS left_on
              FROM agreements a
              JOIN parties p ON p.agreement_id = a.id
              JOIN organisations o ON o.id = p.organisation_id
              WHERE {RUNNING} AND a.begins_on <= :until
              GROUP BY o.id, o.name, o.land, o.calendar_mode) g
        WHERE (NOT {somebody(":today")} OR NOT {somebody(":until")}) {further}"""


_CONTACT_TODAY = f"""AND EXISTS (SELECT 1 FROM contacts k WHERE k.organisation_id = g.id
                     AND coalesce(k.deputy, 0) = 0 AND {covers("k", ":today")})"""

_HELD = """(SELECT m.id, m.held_on, m.host_id FROM meetings m WHERE m.agreement_id = a.id
             UNION ALL
             SELECT j.id, coalesce(j.ends_on, j.starts_on), coalesce(j.venue_id, j.organisation_id) FROM events j
             WHERE j.agreement_id = a.id AND j.kind = 'partner_meeting' AND j.cancelled_on IS NULL
               AND coalesce(j.ends_on, j.starts_on) <= :today)"""
"""The meetings of the agreement ``a`` that have taken place, as events too."""

_LAST_HOST = f"""
    (SELECT coalesce(q.position, 1), q.id FROM {_HELD} m
     JOIN parties q ON q.agreement_id = a.id AND q.organisation_id = m.host_id
     ORDER BY m.held_on DESC, m.id DESC LIMIT 1)"""

_NEXT_HOST = f"""coalesce(
    (SELECT p.organisation_id FROM parties p WHERE p.agreement_id = a.id AND (coalesce(p.position, 1), p.id) > {_LAST_HOST}
     ORDER BY coalesce(p.position, 1), p.id LIMIT 1),
    (SELECT p.organisation_id FROM parties p WHERE p.agreement_id = a.id ORDER BY coalesce(p.position, 1), p.id LIMIT 1))"""

_BOUND = f"""EXISTS (SELECT 1 FROM agreements a JOIN parties p ON p.agreement_id = a.id
                      WHERE p.organisation_id = c.organisation_id AND {RUNNING} AND a.begins_on <= :today)"""
"""The prison of the client ``c`` is party to an agreement in force."""


def _to_prepare(source: str, condition: str) -> str:
    """Clients whose release from a prison, or from a place nobody noted, is ahead."""
    return f"""
        SELECT c.id, c.reference AS name, c.expected_release_on,
               {known_since("c", "expected_release_on", "c.registered_on")} AS known_on,
               o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM clients c
        LEFT JOIN organisations o ON o.id = c.organisation_id
        WHERE c.ended_on IS NULL AND c.preparation_started_on IS NULL
          AND c.expected_release_on >= :today AND c.expected_release_on <= :by_{source}
          AND (o.id IS NULL OR o.kind = 'prison') AND {condition}"""


AGREEMENTS: dict[str, str] = {
    "contacts_missing": _gap(deputy=0),
    "deputies_missing": _gap(deputy=1, further=_CONTACT_TODAY),
    "inquiries": f"""
        SELECT i.id, i.subject AS name, i.received_on, f.name AS sender, o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM inquiries i
        JOIN organisations o ON o.id = i.to_id
        JOIN organisations f ON f.id = i.from_id
        WHERE i.answered_on IS NULL AND i.received_on <= :until""",
    "releases": _to_prepare("releases", _BOUND),
    "releases_unbound": _to_prepare("releases_unbound", f"NOT {_BOUND}"),
    "meetings": f"""
        SELECT a.id, a.number AS name, coalesce(a.meets_in_force, a.meets) AS meets, a.ends_on,
               coalesce((SELECT max(m.held_on) FROM {_HELD} m), a.begins_on) AS last_met_on,
               h.name AS host, h.land, h.calendar_mode, {in_charge("h")} AS responsible
        FROM agreements a
        JOIN organisations h ON h.id = {_NEXT_HOST}
        WHERE {RUNNING} AND coalesce(a.meets_in_force, a.meets) IS NOT NULL""",
    "reviews": f"""
        SELECT a.id, a.number AS name, coalesce(a.review_in_force, a.review_months) AS review_months, a.ends_on,
               coalesce(a.reviewed_on, a.begins_on) AS last_reviewed_on
        FROM agreements a
        WHERE {RUNNING}""",
}
