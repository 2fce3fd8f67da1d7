"""Part D: admissions that wait, end or are still in somebody's pocket, and whatever else ends."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import PERSON_AT, SUCCESSOR, UNSEEN, WAITING, ends, starts_without

_PENDING = f"{WAITING} AND v.status <> 'ended'"

ADMISSIONS: dict[str, str] = {
    "admissions_of_minors": f"""
        SELECT s.id, {PERSON_AT} AS name, v.born_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        JOIN organisations o ON o.id = s.organisation_id
        WHERE {UNSEEN} AND s.kind = 'admission' AND o.land = 'NW' AND {_PENDING}
          AND v.born_on <= :by_admissions_of_minors
          AND (CAST(substr(v.born_on, 1, 4) AS INTEGER) + 21) || substr(v.born_on, 5) > s.requested_on""",
    "inquiries_uninstructed": f"""
        SELECT s.id, {PERSON_AT} AS name, s.requested_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.instructed_on IS NULL AND s.kind = 'security_inquiry' AND s.requested_on <= :until AND {_PENDING}""",
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
          AND (v.status = 'ended' OR (s.valid_until < :today AND NOT {SUCCESSOR}))""",
    "screenings_expiring": ends("s.kind NOT IN ('measles', 'admission')"),
}
