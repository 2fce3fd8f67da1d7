"""What SELECTs of several parts have in common."""

from __future__ import annotations

RUNNING = """a.kind = 'cooperation' AND (a.status IN ('signed', 'in_force')
         OR (a.status IN ('draft', 'sent') AND a.version_in_force IS NOT NULL))
    AND a.begins_on IS NOT NULL AND (a.ends_on IS NULL OR a.ends_on >= :today)"""
"""A cooperation agreement that is in force or about to be; it stays so while a new version is not signed yet."""

WAITING = "(s.result = 'pending' OR s.result IS NULL)"
"""The screening ``s`` has no result yet; few are so, and an index finds them."""

UNSEEN = "CASE WHEN s.seen_on IS NULL THEN 1 END = 1"
"""The screening ``s`` was not seen; most were not, so no index may be tempted to look for them."""

PERSON_AT = "CASE WHEN o.name IS NULL THEN v.name ELSE v.name || ' (' || o.name || ')' END"
"""The volunteer, with the organisation where there is one."""


def in_charge(organisation: str) -> str:
    """The contact of today and the organisation, or the organisation alone."""
    return f"""coalesce(
        (SELECT k.name || ', ' || {organisation}.name FROM contacts k
         WHERE k.organisation_id = {organisation}.id AND coalesce(k.deputy, 0) = 0 AND {covers("k", ":today")}
         ORDER BY k.begins_on, k.id LIMIT 1),
        {organisation}.name)"""


def covers(contact: str, day: str) -> str:
    return (
        f"({contact}.begins_on IS NULL OR {contact}.begins_on <= {day})"
        f" AND ({contact}.ends_on IS NULL OR {contact}.ends_on >= {day})"
    )


def starts_without(kind: str, condition: str, source: str) -> str:
    """Placements, ahead or running, whose volunteer has no screening that held on the first day or since."""
    return f"""
        SELECT e.id, v.name || ', ' || n.title AS name, e.start_on, o.land, o.calendar_mode
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        JOIN needs n ON n.id = e.need_id
        JOIN activities a ON a.id = n.activity_id
        JOIN organisations o ON o.id = n.organisation_id
        WHERE e.status IN ('proposed', 'trial', 'running') AND e.start_on <= :by_{source} AND {condition}
          AND NOT EXISTS (
              SELECT 1 FROM screenings s
              WHERE s.volunteer_id = e.volunteer_id AND s.kind = '{kind}' AND {passed("s")}
                AND (s.valid_until IS NULL OR s.valid_until >= e.start_on))"""


def ends(kinds: str) -> str:
    """Screenings that end in the window and have no successor of the same kind, organisation and course."""
    return f"""
        SELECT s.id, s.kind, s.valid_until, o.land, o.calendar_mode,
               {PERSON_AT} AS name
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE s.valid_until <= :until AND {kinds} AND v.status <> 'ended' AND {passed("s")}
          AND NOT {SUCCESSOR}"""


def passed(screening: str) -> str:
    """A screening without a result counts as passed once it was seen."""
    return f"coalesce({screening}.result, CASE WHEN {screening}.seen_on IS NULL THEN 'pending' ELSE 'positive' END) = 'positive'"


SUCCESSOR = f"""EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {passed("n")}
                AND coalesce(n.organisation_id, '') = coalesce(s.organisation_id, '')
                AND coalesce(n.course, '') = coalesce(s.course, '')
                AND (n.valid_until > s.valid_until OR (n.valid_until IS NULL
                     AND coalesce(n.seen_on, n.issued_on, '') > coalesce(s.seen_on, s.issued_on, ''))))"""
"""A screening of the same kind, organisation and course that holds longer than ``s``."""

BEGUN = """(e.status IN ('trial', 'running')
                        OR (e.status = 'ended' AND e.start_on IS NOT NULL AND coalesce(e.end_reason, '') <> 'rejected'))"""
"""The placement ``e`` has begun; one that ended as a proposal has no first day."""

PLACED = f"EXISTS (SELECT 1 FROM placements e WHERE e.volunteer_id = v.id AND {BEGUN})"
"""The volunteer ``v`` has been in a placement."""


def known_since(record: str, column: str, otherwise: str) -> str:
    """The day on which a day in a record was last changed; a duty that was past already by then is to be met at once."""
    return f"""coalesce((SELECT max(substr(h.happened_at, 1, 10)) FROM history h
        WHERE h.record_id = {record}.id AND h.action IN ('change', 'undo') AND h.changes LIKE '%"{column}":%'), {otherwise})"""


SUPERVISION_EVENTS = """participations p
                JOIN events j ON j.id = p.event_id AND j.renews = 'supervision' AND j.cancelled_on IS NULL"""
"""Participations in events that are a supervision; it was held on ``HELD_ON`` with those who ``attended``."""

HELD_ON = "coalesce(j.ends_on, j.starts_on)"


def offers(volunteer: str) -> str:
    """The days on which a volunteer was offered supervision, or had some: noted by hand, or by an event that is one."""
    return f"""(SELECT s.offered_on AS day FROM supervisions s WHERE s.volunteer_id = {volunteer}
                UNION ALL SELECT coalesce(p.invited_on, p.enrolled_on) FROM {SUPERVISION_EVENTS}
                          WHERE p.volunteer_id = {volunteer}
                UNION ALL SELECT {HELD_ON} FROM {SUPERVISION_EVENTS}
                          WHERE p.volunteer_id = {volunteer} AND p.status = 'attended')"""


OF_PROJECT = """({0}project_id = :project
    OR {0}project_id IS NULL AND (SELECT covers_all FROM projects WHERE id = :project) = 1)"""
"""What belongs to a project; what belongs to none counts for one that covers the whole coordination."""
