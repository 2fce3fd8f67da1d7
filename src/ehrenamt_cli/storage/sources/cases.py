"""Part A, order among partners: who leads, what may be passed on, what two do at once, how long a stay may last."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import covers, in_charge

_LEADS = "(SELECT 1 FROM leads l WHERE l.client_id = c.id"

_LEADLESS = f"""
    SELECT c.id, c.reference AS name,
           coalesce((SELECT max(l.ends_on) FROM leads l WHERE l.client_id = c.id AND l.ends_on <= :until),
                    c.registered_on, :today) AS gap_on,
           EXISTS {_LEADS} AND l.ends_on <= :until) AS after_somebody
    FROM clients c
    WHERE c.ended_on IS NULL
      AND CASE WHEN EXISTS {_LEADS}) THEN NOT EXISTS {_LEADS} AND {covers("l", ":today")})
                 OR NOT EXISTS {_LEADS} AND {covers("l", ":until")})
               ELSE c.organisation_id IS NULL END"""
"""Clients nobody leads, today or at the end of the window; where no lead is recorded, the place a client is at leads."""

_TWICE_LED = f"""
    SELECT c.id, c.reference AS name, max(n.begins_on) AS since_on
    FROM leads l
    JOIN leads n ON n.client_id = l.client_id AND n.id <> l.id
      AND (n.begins_on > l.begins_on OR (n.begins_on = l.begins_on AND n.id > l.id))
    JOIN clients c ON c.id = l.client_id
    WHERE c.ended_on IS NULL AND {covers("l", ":today")} AND {covers("n", ":today")}
    GROUP BY c.id, c.reference"""

_LED_FROM_ELSEWHERE = f"""
    SELECT c.id, c.reference AS name, w.begins_on AS moved_on, o.name AS place, g.name AS leader, o.land, o.calendar_mode
    FROM whereabouts w
    JOIN clients c ON c.id = w.client_id
    JOIN organisations o ON o.id = w.organisation_id
    JOIN leads l ON l.client_id = c.id AND {covers("l", ":today")}
    JOIN organisations g ON g.id = l.organisation_id
    WHERE c.ended_on IS NULL AND {covers("w", ":today")} AND w.begins_on > l.begins_on
      AND l.organisation_id <> w.organisation_id AND (o.kind = 'prison' OR g.kind = 'prison')"""
"""Moves into or out of a prison that the lead has not followed; AJSD and drop-in centre settle it between them."""


def _released(transfer: str, day: str) -> str:
    """Whether a release from secrecy in that direction holds on a day."""
    return f"""EXISTS (SELECT 1 FROM releases r
        WHERE r.client_id = {transfer}.client_id AND r.from_id = {transfer}.from_id AND r.to_id = {transfer}.to_id
          AND (r.given_on IS NULL OR r.given_on <= {day}) AND (r.valid_until IS NULL OR r.valid_until >= {day})
          AND (r.revoked_on IS NULL OR r.revoked_on > {day}))"""


def _transfers(day: str, condition: str) -> str:
    """Transfers, with the partner who passes something on in charge."""
    return f"""
        SELECT t.id, c.reference AS name, {day} AS passed_on, t.what, g.name AS recipient,
               f.land, f.calendar_mode, {in_charge("f")} AS responsible
        FROM transfers t
        JOIN clients c ON c.id = t.client_id
        JOIN organisations f ON f.id = t.from_id
        JOIN organisations g ON g.id = t.to_id
        WHERE {condition} AND {day} <= :until AND c.ended_on IS NULL"""


_NEXT_DAY = "CASE WHEN t.planned_on < :today THEN :today ELSE t.planned_on END"
"""When what is planned can be passed on at the earliest."""

_CONSENT_ALWAYS = "(t.kind = 'report_57' AND g.kind = 'anlaufstelle')"

_BASELESS = f"t.basis IS NULL AND (t.kind IS NULL OR NOT {_CONSENT_ALWAYS})"

_SENT_TO_AJSD = """EXISTS (SELECT 1 FROM transfers s JOIN organisations j ON j.id = s.to_id
        WHERE s.client_id = t.client_id AND s.kind = 'report_57' AND j.kind = 'ajsd'
          AND s.sent_on IS NOT NULL AND (s.what = t.what OR s.sent_on >= t.sent_on))"""


def _same_help(later: str, earlier: str) -> str:
    """Measures that another partner already provides in the same area, not agreed on; kinds of the two partners given."""
    return f"""
        SELECT m.id, c.reference AS name, m.area, m.begins_on, min(e.name) AS partner,
               o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM measures m
        JOIN measures n ON n.client_id = m.client_id AND n.area = m.area AND n.organisation_id <> m.organisation_id
          AND (n.begins_on < m.begins_on OR (n.begins_on = m.begins_on AND n.id < m.id))
        JOIN clients c ON c.id = m.client_id
        JOIN organisations o ON o.id = m.organisation_id
        JOIN organisations e ON e.id = n.organisation_id
        WHERE c.ended_on IS NULL AND m.agreed_on IS NULL AND n.agreed_on IS NULL AND m.begins_on <= :until
          AND (m.ends_on IS NULL OR m.ends_on >= :today)
          AND (n.ends_on IS NULL OR (n.ends_on >= :today AND n.ends_on >= m.begins_on))
          AND {later} AND {earlier}
        GROUP BY m.id, c.reference, m.area, m.begins_on, o.id, o.name, o.land, o.calendar_mode"""


CASES: dict[str, str] = {
    "leads_missing": _LEADLESS,
    "leads_twice": _TWICE_LED,
    "leads_left_behind": _LED_FROM_ELSEWHERE,
    "transfers_without_basis": _transfers(
        "t.sent_on", f"t.sent_on IS NOT NULL AND {_BASELESS} AND NOT {_released('t', 't.sent_on')}"
    ),
    "transfers_to_release": _transfers(
        "t.planned_on", f"coalesce(t.sent_on, '') = '' AND {_BASELESS} AND NOT {_released('t', _NEXT_DAY)}"
    ),
    "reports_to_release": _transfers(
        "coalesce(t.sent_on, t.planned_on)",
        f"{_CONSENT_ALWAYS} AND NOT {_released('t', f'coalesce(t.sent_on, {_NEXT_DAY})')}",
    ),
    "reports_without_ajsd": _transfers("t.sent_on", f"{_CONSENT_ALWAYS} AND t.sent_on IS NOT NULL AND NOT {_SENT_TO_AJSD}"),
    "statements": f"""
        SELECT c.id, c.reference AS name, max(t.sent_on) AS received_on, g.land, g.calendar_mode, {in_charge("g")} AS responsible
        FROM transfers t
        JOIN clients c ON c.id = t.client_id
        JOIN organisations g ON g.id = t.to_id
        WHERE t.kind = 'statement' AND g.kind = 'ajsd' AND t.sent_on <= :until AND c.ended_on IS NULL
          AND (c.case_opened_on < t.sent_on OR c.case_opened_on IS NULL)
        GROUP BY c.id, c.reference, g.id, g.name, g.land, g.calendar_mode""",
    "doubled_by_ajsd": _same_help("o.kind = 'ajsd'", "e.kind = 'anlaufstelle'"),
    "doubled_by_anlaufstelle": _same_help("o.kind = 'anlaufstelle'", "e.kind = 'ajsd'"),
    "doubled_by_others": _same_help(
        "NOT (o.kind = 'ajsd' AND e.kind = 'anlaufstelle')", "NOT (o.kind = 'anlaufstelle' AND e.kind = 'ajsd')"
    ),
    "stays": f"""
        SELECT h.id, c.reference AS name, h.moved_in_on, h.moved_out_on AS ends_on,
               o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM housings h
        JOIN clients c ON c.id = h.client_id
        JOIN organisations o ON o.id = h.organisation_id
        WHERE h.moved_in_on <= :by_stays AND c.ended_on IS NULL AND (h.moved_out_on > :today OR h.moved_out_on IS NULL)""",
    "unwanted_measures": f"""
        SELECT m.id, c.reference AS name, m.area, m.begins_on, o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM measures m
        JOIN clients c ON c.id = m.client_id
        JOIN organisations o ON o.id = m.organisation_id
        WHERE c.voluntary = 0 AND c.ended_on IS NULL AND o.kind = 'anlaufstelle' AND m.begins_on <= :until
          AND (m.ends_on IS NULL OR m.ends_on >= :today)""",
}
