"""Parts C and D: certificates, proofs and admissions that are missing, ending or no longer to be kept."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import PERSON_AT, passed


def expiring(kinds: str) -> str:
    """Screenings that end in the window and have no successor of the same kind, organisation and course."""
    return f"""
        SELECT s.id, s.kind, s.valid_until, o.land, o.calendar_mode,
               {PERSON_AT} AS name
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.valid_until <= :until AND {kinds} AND v.status <> 'ended' AND {passed("s")}
          AND NOT EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {passed("n")}
                AND coalesce(n.organisation_id, '') = coalesce(s.organisation_id, '')
                AND coalesce(n.course, '') = coalesce(s.course, '')
                AND (n.valid_until > s.valid_until OR (n.valid_until IS NULL
                     AND coalesce(n.seen_on, n.issued_on, '') > coalesce(s.seen_on, s.issued_on, ''))))"""


SCREENINGS: dict[str, str] = {
    "certificates": f"""
        SELECT v.id, v.name, coalesce(s.seen_on, s.issued_on) AS seen_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'certificate' AND s.valid_until IS NULL AND v.status <> 'ended' AND {passed("s")}
          AND (s.seen_on <= :by_certificates OR (s.seen_on IS NULL AND s.issued_on <= :by_certificates))
          AND NOT EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {passed("n")}
                AND (coalesce(n.seen_on, n.issued_on, n.valid_until, ''), n.id) > (coalesce(s.seen_on, s.issued_on), s.id))""",
    "measles_expiring": expiring("s.kind = 'measles'"),
    "admissions_expiring": expiring("s.kind = 'admission'"),
    "screenings_expiring": expiring("s.kind NOT IN ('measles', 'admission')"),
    "admissions_pending": f"""
        SELECT s.id, {PERSON_AT} AS name, s.requested_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.kind = 'admission' AND coalesce(s.result, 'pending') = 'pending' AND s.seen_on IS NULL AND v.status <> 'ended'
          AND s.requested_on <= :by_admissions_pending""",
}
