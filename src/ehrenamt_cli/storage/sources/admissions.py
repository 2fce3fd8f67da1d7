"""Part D: admissions that wait, end or are still in somebody's pocket, and whatever else ends."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import PERSON_AT, SUCCESSOR, UNSEEN, WAITING, ends, starts_without

_PENDING = f"{WAITING} AND v.status <> 'ended'"


def _too_young(source: str, condition: str) -> str:
    """Admissions to prisons that are asked for, with the birthday of the volunteer."""
    return f"""
        SELECT s.id, {PERSON_AT} AS name, v.born_on, s.requested_on AS after_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        JOIN organisations o ON o.id = s.organisation_id
        WHERE {UNSEEN} AND s.kind = 'admission' AND o.kind = 'prison' AND {condition} AND {_PENDING}
          AND v.born_on <= :by_{source}"""


def _uninstructed(condition: str) -> str:
    """Security inquiries about people who were not told before."""
    return f"""
        SELECT s.id, {PERSON_AT} AS name, s.requested_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.instructed_on IS NULL AND s.kind = 'security_inquiry' AND {condition}
          AND s.requested_on <= :until AND {_PENDING}"""


ADMISSIONS: dict[str, str] = {
    "admissions_of_minors": _too_young("admissions_of_minors", "o.land = 'NW'"),
    "admissions_of_minors_elsewhere": _too_young("admissions_of_minors_elsewhere", "o.land <> 'NW'"),
    "inquiries_uninstructed": _uninstructed("coalesce(o.land, '') <> 'BW'"),
    "inquiries_uninstructed_bw": _uninstructed("o.land = 'BW'"),
    "starts_without_undertaking": starts_without("formal_undertaking", "o.kind = 'prison'", "starts_without_undertaking"),
    "starts_without_secrecy": starts_without("secrecy", "n.client_id IS NOT NULL", "starts_without_secrecy"),
    "admissions_expiring": ends("s.kind = 'admission'"),
    "admissions_pending": f"""
        SELECT s.id, {PERSON_AT} AS name, s.requested_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.kind = 'admission' AND {WAITING} AND {UNSEEN} AND v.status <> 'ended'
          AND s.requested_on <= :by_admissions_pending""",
    "cards_out": f"""
        SELECT s.id, {PERSON_AT} AS name, s.card_number, o.land, o.calendar_mode,
               CASE WHEN v.status = 'ended' THEN v.ended_on ELSE s.valid_until END AS over_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.card_returned_on IS NULL AND s.card_number > ''
          AND (v.status = 'ended' OR (s.valid_until < :today AND NOT {SUCCESSOR}))
          AND NOT EXISTS (
              SELECT 1 FROM screenings c
              WHERE c.volunteer_id = s.volunteer_id AND c.kind = s.kind AND c.card_number = s.card_number
                AND coalesce(c.organisation_id, '') = coalesce(s.organisation_id, '')
                AND (coalesce(c.seen_on, ''), c.id) > (coalesce(s.seen_on, ''), s.id))""",
    "screenings_expiring": ends("s.kind NOT IN ('measles', 'admission')"),
}
