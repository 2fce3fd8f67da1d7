"""Part J and our own: people and needs that wait for something."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import BEGUN, HELD_ON, PLACED, SUPERVISION_EVENTS, offers

_AT_WORK = "e.status IN ('trial', 'running')"

_CONTACTS = f"""SELECT e.start_on AS day
        UNION ALL SELECT e.reviewed_on
        UNION ALL SELECT v.yearly_talk_on
        UNION ALL SELECT s.held_on FROM supervisions s WHERE s.volunteer_id = e.volunteer_id
        UNION ALL SELECT {HELD_ON} FROM {SUPERVISION_EVENTS} WHERE p.volunteer_id = e.volunteer_id AND p.status = 'attended'
        UNION ALL SELECT k.noted_on FROM contact_notes k
                  WHERE k.volunteer_id = e.volunteer_id AND coalesce(k.placement_id, e.id) = e.id"""
"""Days on which somebody was in touch about the placement ``e`` of the volunteer ``v``; it begins with such a day."""


def _written(kinds: str) -> str:
    """A finished document of these kinds for the volunteer ``v``, since the end."""
    return f"""EXISTS (SELECT 1 FROM documents d WHERE d.subject = v.id AND d.kind IN ({kinds})
                          AND d.draft = 0 AND d.written_on >= v.ended_on)"""


COMPANIONSHIP: dict[str, str] = {
    "enquiries": """
        SELECT v.id, v.name, v.enquired_on
        FROM volunteers v
        WHERE v.status = 'enquiry' AND v.contacted_on IS NULL AND v.interviewed_on IS NULL AND v.enquired_on <= :until
          AND NOT EXISTS (SELECT 1 FROM contact_notes k WHERE k.volunteer_id = v.id AND k.noted_on >= v.enquired_on)""",
    "unreviewed_placements": """
        SELECT e.id, v.name || ', ' || n.title AS name, e.start_on, o.land, o.calendar_mode
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        JOIN needs n ON n.id = e.need_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE e.status IN ('trial', 'running') AND e.reviewed_on IS NULL AND e.start_on <= :by_unreviewed_placements""",
    "waiting_needs": f"""
        SELECT n.id, n.title AS name, n.tier, o.land, o.calendar_mode,
               coalesce((SELECT max(e.ended_on) FROM placements e
                         WHERE e.need_id = n.id AND e.ended_on > n.registered_on AND {BEGUN}), n.registered_on) AS waiting_since
        FROM needs n
        JOIN organisations o ON o.id = n.organisation_id
        WHERE n.status = 'open' AND n.registered_on <= :until
          AND NOT EXISTS (SELECT 1 FROM placements e WHERE e.need_id = n.id AND e.status IN ('trial', 'running'))""",
    "pauses": """
        SELECT v.id, v.name, v.paused_until
        FROM volunteers v
        WHERE v.status = 'paused' AND v.paused_until <= :until
        UNION ALL
        SELECT v.id, v.name, v.pause_ran_out_on
        FROM volunteers v
        WHERE v.pause_ran_out_on <= :until AND v.status NOT IN ('paused', 'ended')
          AND NOT EXISTS (SELECT 1 FROM contact_notes k WHERE k.volunteer_id = v.id AND k.noted_on >= v.pause_ran_out_on)""",
    "interviewed": """
        SELECT v.id, v.name, v.interviewed_on
        FROM volunteers v
        WHERE v.status IN ('enquiry', 'interview') AND v.interviewed_on <= :by_interviewed""",
    "out_of_touch": f"""
        SELECT e.id, v.name || ', ' || n.title AS name, o.land, o.calendar_mode,
               (SELECT max(c.day) FROM ({_CONTACTS}) c) AS last_contact_on
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        JOIN needs n ON n.id = e.need_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE {_AT_WORK} AND v.status <> 'paused' AND e.start_on <= :by_out_of_touch
          AND NOT EXISTS (SELECT 1 FROM ({_CONTACTS}) c WHERE c.day > :by_out_of_touch)""",
    "supervision_due": f"""
        SELECT v.id, v.name, e.setting,
               e.began_on || coalesce((SELECT ',' || string_agg(a.day, ',') FROM {offers("v.id")} a
                                       WHERE a.day > e.began_on), '') AS offered
        FROM (SELECT e.volunteer_id, min(e.start_on) AS began_on,
                     max(CASE WHEN o.kind = 'prison' AND n.client_id IS NOT NULL THEN 'prison' ELSE 'other' END) AS setting
              FROM placements e
              JOIN needs n ON n.id = e.need_id
              JOIN organisations o ON o.id = n.organisation_id
              WHERE {_AT_WORK}
              GROUP BY e.volunteer_id) e
        JOIN volunteers v ON v.id = e.volunteer_id
        WHERE v.status <> 'paused' AND e.began_on <= :by_supervision_due
          AND NOT EXISTS (SELECT 1 FROM {offers("v.id")} a WHERE a.day > :by_supervision_due)""",
    "attendance_open": """
        SELECT j.id, j.title AS name, coalesce(j.ends_on, j.starts_on) AS held_on
        FROM events j
        WHERE coalesce(j.ends_on, j.starts_on) <= :by_attendance_open AND j.cancelled_on IS NULL
          AND coalesce(j.guests_female, j.guests_male, j.guests_diverse, j.guests_unstated) IS NULL
          AND EXISTS (SELECT 1 FROM participations p WHERE p.event_id = j.id AND p.status = 'enrolled')
          AND NOT EXISTS (SELECT 1 FROM participations p WHERE p.event_id = j.id AND p.status IN ('attended', 'absent'))""",
    "crises": f"""
        SELECT i.id, coalesce(v.name, o.name, i.happened_on) AS name, i.happened_on, o.land, o.calendar_mode
        FROM incidents i
        LEFT JOIN volunteers v ON v.id = i.volunteer_id
        LEFT JOIN organisations o ON o.id = i.organisation_id
        WHERE i.supervision_offered_on IS NULL AND i.closed_on IS NULL AND i.kind = 'crisis' AND i.happened_on <= :until
          AND NOT EXISTS (SELECT 1 FROM {offers("i.volunteer_id")} a WHERE a.day >= i.happened_on)""",
    "yearly_talks": f"""
        SELECT v.id, v.name, coalesce(v.yearly_talk_on, e.began_on) AS last_talk_on
        FROM (SELECT e.volunteer_id, min(e.start_on) AS began_on FROM placements e
              WHERE {_AT_WORK} GROUP BY e.volunteer_id) e
        JOIN volunteers v ON v.id = e.volunteer_id
        WHERE v.status <> 'paused' AND coalesce(v.yearly_talk_on, e.began_on) <= :by_yearly_talks""",
    "unthanked": f"""
        SELECT v.id, v.name, v.ended_on
        FROM volunteers v
        WHERE v.thanked_on IS NULL AND v.status = 'ended' AND v.ended_on <= :by_unthanked AND {PLACED}
          AND NOT {_written("'thank-you'")}""",
    "uncertified": f"""
        SELECT v.id, v.name, v.ended_on
        FROM volunteers v
        WHERE v.certified_on IS NULL AND v.status = 'ended' AND v.ended_on <= :by_uncertified AND {PLACED}
          AND NOT {_written("'service-certificate', 'engagement-nrw', 'competence-ni'")}""",
}
