"""SOURCES: the SELECTs that rules read, each returning only what is still open.

Portable SQL with ``:name`` parameters, all of them from ``deadlines.window``: ``:today``, ``:until`` and
``:by_<source>``, the last day that matters to the source's rule. Columns that rules understand beside their own:
``land`` and ``calendar_mode`` of whoever has to act, ``responsible``, ``known_on`` and ``ends_on``.
"""


def _in_charge(organisation: str) -> str:
    """The contact of today and the organisation, or the organisation alone."""
    return f"""coalesce(
        (SELECT k.name || ', ' || {organisation}.name FROM contacts k
         WHERE k.organisation_id = {organisation}.id AND coalesce(k.deputy, 0) = 0 AND {_covers("k", ":today")}
         ORDER BY k.begins_on, k.id LIMIT 1),
        {organisation}.name)"""


def _covers(contact: str, day: str) -> str:
    return (
        f"({contact}.begins_on IS NULL OR {contact}.begins_on <= {day})"
        f" AND ({contact}.ends_on IS NULL OR {contact}.ends_on >= {day})"
    )


_RUNNING = """a.kind = 'cooperation' AND a.status IN ('signed', 'in_force')
    AND a.begins_on IS NOT NULL AND (a.ends_on IS NULL OR a.ends_on >= :today)"""


def _gap(deputy: int, further: str = "") -> str:
    """Parties to a running agreement without a contact (a deputy) today or at the end of the window."""

    def somebody(day: str) -> str:
        return f"""EXISTS (SELECT 1 FROM contacts c WHERE c.organisation_id = g.id
                           AND coalesce(c.deputy, 0) = {deputy} AND {_covers("c", day)})"""

    return f"""
        SELECT g.id, g.name, g.land, g.calendar_mode, g.name AS responsible,
               CASE WHEN g.left_on > g.begins_on THEN g.left_on ELSE g.begins_on END AS gap_on
        FROM (SELECT o.id, o.name, o.land, o.calendar_mode, min(a.begins_on) AS begins_on,
                     (SELECT max(c.ends_on) FROM contacts c
                      WHERE c.organisation_id = o.id AND coalesce(c.deputy, 0) = {deputy}
                        AND (c.begins_on IS NULL OR c.begins_on <= :today) AND c.ends_on <= :until) AS left_on
              FROM agreements a
              JOIN parties p ON p.agreement_id = a.id
              JOIN organisations o ON o.id = p.organisation_id
              WHERE {_RUNNING} AND a.begins_on <= :until
              GROUP BY o.id, o.name, o.land, o.calendar_mode) g
        WHERE (NOT {somebody(":today")} OR NOT {somebody(":until")}) {further}"""


_CONTACT_TODAY = f"""AND EXISTS (SELECT 1 FROM contacts k WHERE k.organisation_id = g.id
                     AND coalesce(k.deputy, 0) = 0 AND {_covers("k", ":today")})"""

_LAST_HOST = """
    (SELECT coalesce(q.position, 1), q.id FROM meetings m
     JOIN parties q ON q.agreement_id = m.agreement_id AND q.organisation_id = m.host_id
     WHERE m.agreement_id = a.id ORDER BY m.held_on DESC, m.id DESC LIMIT 1)"""

_NEXT_HOST = f"""coalesce(
    (SELECT p.organisation_id FROM parties p WHERE p.agreement_id = a.id AND (coalesce(p.position, 1), p.id) > {_LAST_HOST}
     ORDER BY coalesce(p.position, 1), p.id LIMIT 1),
    (SELECT p.organisation_id FROM parties p WHERE p.agreement_id = a.id ORDER BY coalesce(p.position, 1), p.id LIMIT 1))"""


_PERSON_AT = "CASE WHEN o.name IS NULL THEN v.name ELSE v.name || ' (' || o.name || ')' END"


def _passed(screening: str) -> str:
    """A screening without a result counts as passed once it was seen."""
    return f"coalesce({screening}.result, CASE WHEN {screening}.seen_on IS NULL THEN 'pending' ELSE 'positive' END) = 'positive'"


def _expiring(kinds: str) -> str:
    """Screenings that end in the window and have no successor of the same kind, organisation and course."""
    return f"""
        SELECT s.id, s.kind, s.valid_until, o.land, o.calendar_mode,
               {_PERSON_AT} AS name
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.valid_until <= :until AND {kinds} AND v.status <> 'ended' AND {_passed("s")}
          AND NOT EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {_passed("n")}
                AND coalesce(n.organisation_id, '') = coalesce(s.organisation_id, '')
                AND coalesce(n.course, '') = coalesce(s.course, '')
                AND (n.valid_until > s.valid_until OR (n.valid_until IS NULL
                     AND coalesce(n.seen_on, n.issued_on, '') > coalesce(s.seen_on, s.issued_on, ''))))"""


SOURCES: dict[str, str] = {
    "contacts_missing": _gap(deputy=0),
    "deputies_missing": _gap(deputy=1, further=_CONTACT_TODAY),
    "inquiries": f"""
        SELECT i.id, i.subject AS name, i.received_on, f.name AS sender, o.land, o.calendar_mode, {_in_charge("o")} AS responsible
        FROM inquiries i
        JOIN organisations o ON o.id = i.to_id
        JOIN organisations f ON f.id = i.from_id
        WHERE i.answered_on IS NULL AND i.received_on <= :until""",
    "releases": f"""
        SELECT c.id, c.reference AS name, c.expected_release_on, c.registered_on AS known_on,
               o.land, o.calendar_mode, {_in_charge("o")} AS responsible
        FROM clients c
        LEFT JOIN organisations o ON o.id = c.organisation_id
        WHERE c.ended_on IS NULL AND c.preparation_started_on IS NULL
          AND c.expected_release_on >= :today AND c.expected_release_on <= :by_releases
          AND (o.id IS NULL OR o.kind = 'prison')""",
    "meetings": f"""
        SELECT a.id, a.number AS name, a.meets, a.ends_on,
               coalesce((SELECT max(m.held_on) FROM meetings m WHERE m.agreement_id = a.id), a.begins_on) AS last_met_on,
               h.name AS host, h.land, h.calendar_mode, {_in_charge("h")} AS responsible
        FROM agreements a
        JOIN organisations h ON h.id = {_NEXT_HOST}
        WHERE {_RUNNING} AND a.meets IS NOT NULL""",
    "reviews": f"""
        SELECT a.id, a.number AS name, a.review_months, a.ends_on,
               coalesce(a.reviewed_on, a.begins_on) AS last_reviewed_on
        FROM agreements a
        WHERE {_RUNNING}""",
    "certificates": f"""
        SELECT v.id, v.name, coalesce(s.seen_on, s.issued_on) AS seen_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'certificate' AND s.valid_until IS NULL AND v.status <> 'ended' AND {_passed("s")}
          AND (s.seen_on <= :by_certificates OR (s.seen_on IS NULL AND s.issued_on <= :by_certificates))
          AND NOT EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {_passed("n")}
                AND (coalesce(n.seen_on, n.issued_on, n.valid_until, ''), n.id) > (coalesce(s.seen_on, s.issued_on), s.id))""",
    "measles_expiring": _expiring("s.kind = 'measles'"),
    "admissions_expiring": _expiring("s.kind = 'admission'"),
    "screenings_expiring": _expiring("s.kind NOT IN ('measles', 'admission')"),
    "admissions_pending": f"""
        SELECT s.id, {_PERSON_AT} AS name, s.requested_on, o.land, o.calendar_mode
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.kind = 'admission' AND coalesce(s.result, 'pending') = 'pending' AND s.seen_on IS NULL AND v.status <> 'ended'
          AND s.requested_on <= :by_admissions_pending""",
    "enquiries": """
        SELECT v.id, v.name, v.enquired_on
        FROM volunteers v
        WHERE v.status = 'enquiry' AND v.contacted_on IS NULL AND v.interviewed_on IS NULL AND v.enquired_on <= :until""",
    "unreviewed_placements": """
        SELECT e.id, v.name || ', ' || n.title AS name, e.start_on, o.land, o.calendar_mode
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        JOIN needs n ON n.id = e.need_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE e.status IN ('trial', 'running') AND e.reviewed_on IS NULL AND e.start_on <= :by_unreviewed_placements""",
    "waiting_needs": """
        SELECT n.id, n.title AS name, n.tier, n.registered_on, o.land, o.calendar_mode
        FROM needs n
        JOIN organisations o ON o.id = n.organisation_id
        WHERE n.status = 'open' AND n.registered_on <= :until
          AND NOT EXISTS (SELECT 1 FROM placements e WHERE e.need_id = n.id AND e.status IN ('trial', 'running'))""",
    "pauses": """
        SELECT v.id, v.name, v.paused_until
        FROM volunteers v
        WHERE v.status = 'paused' AND v.paused_until <= :until""",
}
