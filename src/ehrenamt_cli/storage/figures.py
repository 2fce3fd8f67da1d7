"""FIGURES: the SELECTs that reports read, each one table of numbers for a stretch of days; erased people count by what is left.

Portable SQL with ``:first`` and ``:last`` (days, both included), ``:organisation`` and ``:project`` (keys, or empty for
all). The column ``label`` says what a row is about, the others are numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources.conditions import HELD_ON, OF_PROJECT, SUPERVISION_EVENTS, WAITING


def figure(register: Register, name: str, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of a figure."""
    sql = FIGURES[name]
    return list(register.rows(sql, **{key: value for key, value in asked.items() if f":{key}" in sql}))


_IN = "(:organisation = '' OR {0}organisation_id = :organisation)"
_AT = f"{_IN} AND (:project = '' OR {OF_PROJECT})"
_COVERED = "(SELECT covers_all FROM projects WHERE id = :project) = 1"
_APART = f"{_IN} AND (:project = '' OR {_COVERED})"
"""Of what belongs to no project: all of it, or for a project that covers the whole coordination."""
_PLACED_AT = (
    "(:organisation = '' OR EXISTS (SELECT 1 FROM placements x JOIN needs y ON y.id = x.need_id"
    " WHERE x.volunteer_id = v.id AND y.organisation_id = :organisation))"
    f" AND (:project = '' OR {_COVERED} OR EXISTS (SELECT 1 FROM efforts z WHERE z.volunteer_id = v.id"
    " AND z.project_id = :project AND z.held_on BETWEEN :first AND :last))"
)
_THERE = f"coalesce(v.enquired_on, '') <= :last AND (v.ended_on IS NULL OR v.ended_on > :last) AND {_PLACED_AT}"
_SERVING = f"v.status IN ('active', 'paused') AND {_THERE}"
_OVERLAPS = "p.start_on <= :last AND p.status <> 'proposed' AND (p.ended_on IS NULL OR p.ended_on >= :first)"

_IN_USE = "coalesce(m.issued_on, '') <= :last AND (m.retired_on IS NULL OR m.retired_on > :last)"


def _attended(gender: str) -> str:
    same = "t.gender IS NULL" if gender == "unstated" else f"t.gender = '{gender}'"
    return (
        f"coalesce(sum(e.guests_{gender}), 0) + coalesce(sum((SELECT count(*) FROM participations t"
        f" LEFT JOIN volunteers w ON w.id = t.volunteer_id WHERE t.event_id = e.id AND t.status = 'attended'"
        f" AND {same.replace('t.gender', 'coalesce(t.gender, w.gender)')})), 0)"
    )


FIGURES: dict[str, str] = {
    "people_status": f"""
        SELECT v.status AS label, count(*) AS people FROM volunteers v WHERE {_THERE} AND v.status <> 'ended'
        GROUP BY v.status""",
    "people_gender": f"""
        SELECT coalesce(v.gender, '') AS label, count(*) AS people FROM volunteers v WHERE {_SERVING}
        GROUP BY coalesce(v.gender, '')""",
    "people_age": f"""
        SELECT coalesce(v.born_on, '') AS label, count(*) AS people FROM volunteers v WHERE {_SERVING}
        GROUP BY coalesce(v.born_on, '')""",
    "people_new": f"""
        SELECT label, count(*) AS people FROM (
            SELECT substr(v.enquired_on, 1, 7) AS label FROM volunteers v
            WHERE v.enquired_on BETWEEN :first AND :last AND {_PLACED_AT}
            UNION ALL SELECT substr(r.began_on, 1, 7) FROM remainders r
            WHERE r.kind = 'volunteer' AND r.began_on BETWEEN :first AND :last AND :organisation = '' AND :project = '') found
        GROUP BY label""",
    "people_ended": f"""
        SELECT label, count(*) AS people FROM (
            SELECT coalesce(v.end_reason, '') AS label FROM volunteers v
            WHERE v.ended_on BETWEEN :first AND :last AND {_PLACED_AT}
            UNION ALL SELECT '' FROM remainders r
            WHERE r.kind = 'volunteer' AND r.ended_on BETWEEN :first AND :last AND :organisation = '' AND :project = '') found
        GROUP BY label""",
    "hours_month": f"""
        SELECT substr(e.held_on, 1, 7) AS label, sum(e.minutes) AS minutes, count(DISTINCT e.volunteer_id) AS people
        FROM efforts e WHERE e.held_on BETWEEN :first AND :last AND {_AT.format("e.")} GROUP BY substr(e.held_on, 1, 7)""",
    "hours_activity": f"""
        SELECT coalesce(n.activity_id, '') AS label, sum(e.minutes) AS minutes, count(DISTINCT e.volunteer_id) AS people
        FROM efforts e LEFT JOIN placements p ON p.id = e.placement_id LEFT JOIN needs n ON n.id = p.need_id
        WHERE e.held_on BETWEEN :first AND :last AND {_AT.format("e.")} GROUP BY coalesce(n.activity_id, '')""",
    "hours_institution": f"""
        SELECT coalesce(e.organisation_id, '') AS label, sum(e.minutes) AS minutes, count(DISTINCT e.volunteer_id) AS people
        FROM efforts e WHERE e.held_on BETWEEN :first AND :last AND {_AT.format("e.")}
        GROUP BY coalesce(e.organisation_id, '')""",
    "hours_day": f"""
        SELECT e.held_on AS label, sum(e.minutes) AS minutes FROM efforts e
        WHERE e.held_on BETWEEN :first AND :last AND {_AT.format("e.")} GROUP BY e.held_on""",
    "placements_activity": f"""
        SELECT n.activity_id AS label,
               sum(CASE WHEN p.start_on BETWEEN :first AND :last THEN 1 ELSE 0 END) AS started,
               sum(CASE WHEN p.ended_on BETWEEN :first AND :last THEN 1 ELSE 0 END) AS ended,
               sum(CASE WHEN p.ended_on IS NULL OR p.ended_on > :last THEN 1 ELSE 0 END) AS running
        FROM placements p JOIN needs n ON n.id = p.need_id WHERE {_OVERLAPS} AND {_AT.format("n.")} GROUP BY n.activity_id""",
    "placements_ended": f"""
        SELECT coalesce(p.end_reason, '') AS label, count(*) AS placements
        FROM placements p JOIN needs n ON n.id = p.need_id
        WHERE p.ended_on BETWEEN :first AND :last AND p.start_on IS NOT NULL AND {_AT.format("n.")}
        GROUP BY coalesce(p.end_reason, '')""",
    "clients_reached": f"""
        SELECT n.activity_id AS label, count(DISTINCT n.client_id) AS clients
        FROM placements p JOIN needs n ON n.id = p.need_id
        WHERE n.client_id IS NOT NULL AND {_OVERLAPS} AND {_AT.format("n.")} GROUP BY n.activity_id""",
    "needs_activity": f"""
        SELECT n.activity_id AS label,
               sum(CASE WHEN n.registered_on BETWEEN :first AND :last THEN n.people ELSE 0 END) AS wanted,
               sum((SELECT count(*) FROM placements p WHERE p.need_id = n.id AND p.start_on BETWEEN :first AND :last)) AS met,
               sum(CASE WHEN n.status = 'open' THEN n.people ELSE 0 END) AS open
        FROM needs n WHERE n.registered_on <= :last AND {_AT.format("n.")} GROUP BY n.activity_id""",
    "needs_waited": f"""
        SELECT n.activity_id AS label, n.registered_on, min(p.start_on) AS start_on
        FROM needs n JOIN placements p ON p.need_id = n.id
        WHERE p.status <> 'proposed' AND n.registered_on IS NOT NULL AND {_AT.format("n.")}
        GROUP BY n.id, n.activity_id, n.registered_on HAVING min(p.start_on) BETWEEN :first AND :last""",
    "admissions": f"""
        SELECT s.organisation_id AS label, s.requested_on, CASE WHEN s.seen_on <= :last THEN s.seen_on END AS seen_on
        FROM screenings s JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'admission' AND s.requested_on IS NOT NULL AND s.requested_on <= :last
          AND ((s.result = 'positive' AND s.seen_on >= :first) OR ({WAITING} AND v.status <> 'ended')) AND {_IN.format("s.")}""",
    "languages_spoken": f"""
        SELECT t.term AS label, count(*) AS people FROM terms t JOIN volunteers v ON v.id = t.record_id
        WHERE t.entity = 'volunteers' AND t.field = 'languages' AND {_SERVING} GROUP BY t.term""",
    "languages_wanted": f"""
        SELECT n.languages AS label, sum(n.people) AS people FROM needs n
        WHERE n.languages <> '[]' AND n.registered_on <= :last AND (n.status = 'open' OR n.registered_on >= :first)
          AND {_AT.format("n.")} GROUP BY n.languages""",
    "languages_booked": f"""
        SELECT b.language AS label, count(*) AS booked FROM bookings b
        WHERE b.status = 'held' AND b.held_on BETWEEN :first AND :last AND {_APART.format("b.")} GROUP BY b.language""",
    "languages_wanted_where": f"""
        SELECT n.organisation_id AS place, n.languages AS label, sum(n.people) AS people FROM needs n
        WHERE n.languages <> '[]' AND n.registered_on <= :last AND (n.status = 'open' OR n.registered_on >= :first)
          AND {_AT.format("n.")} GROUP BY n.organisation_id, n.languages""",
    "languages_of_houses": """
        SELECT o.id AS place, o.languages AS label FROM organisations o
        WHERE o.languages <> '[]' AND (:organisation = '' OR o.id = :organisation)""",
    "languages_of_clients": """
        SELECT c.organisation_id AS place, c.languages AS label, count(*) AS people FROM clients c
        WHERE c.organisation_id IS NOT NULL AND c.ended_on IS NULL AND c.languages <> '[]'
          AND (:organisation = '' OR c.organisation_id = :organisation) GROUP BY c.organisation_id, c.languages""",
    "languages_there": f"""
        SELECT DISTINCT n.organisation_id AS place, t.term AS label, p.volunteer_id AS person
        FROM placements p JOIN needs n ON n.id = p.need_id
        JOIN terms t ON t.record_id = p.volunteer_id AND t.entity = 'volunteers' AND t.field = 'languages'
        WHERE p.status IN ('trial', 'running') AND p.start_on <= :last AND {_AT.format("n.")}""",
    "tagged": f"""
        SELECT 'needs' AS label, n.packages, n.tasks, count(*) AS number FROM needs n
        WHERE n.registered_on BETWEEN :first AND :last AND {_AT.format("n.")} GROUP BY n.packages, n.tasks
        UNION ALL SELECT 'events', e.packages, e.tasks, count(*) FROM events e
        WHERE e.starts_on BETWEEN :first AND :last AND e.cancelled_on IS NULL AND {_AT.format("e.")} GROUP BY e.packages, e.tasks
        UNION ALL SELECT 'projects', p.packages, p.tasks, count(*) FROM projects p
        WHERE coalesce(p.begins_on, '') <= :last AND coalesce(p.ends_on, '9999') >= :first AND p.dropped_on IS NULL
          AND {_IN.format("p.")} AND (:project = '' OR p.id = :project OR {_COVERED}) GROUP BY p.packages, p.tasks
        UNION ALL SELECT 'bookings', b.packages, b.tasks, count(*) FROM bookings b
        WHERE b.status = 'held' AND b.held_on BETWEEN :first AND :last AND {_APART.format("b.")} GROUP BY b.packages, b.tasks
        UNION ALL SELECT 'materials', m.packages, m.tasks, count(*) FROM materials m
        WHERE {_IN_USE} AND :organisation = '' AND (:project = '' OR {_COVERED}) GROUP BY m.packages, m.tasks
        UNION ALL SELECT 'copies', m.packages, m.tasks, sum(d.copies)
        FROM distributions d JOIN materials m ON m.id = d.material_id
        WHERE d.handed_on BETWEEN :first AND :last AND {_APART.format("d.")} GROUP BY m.packages, m.tasks""",
    "works_done": f"""
        SELECT w.task, w.packages, w.held_on, w.ends_on FROM works w
        WHERE w.held_on <= :last AND coalesce(w.ends_on, w.held_on) >= :first AND {_AT.format("w.")}""",
    "bookings_language": f"""
        SELECT b.language AS label, sum(CASE WHEN b.status = 'held' THEN 1 ELSE 0 END) AS bookings,
               sum(CASE WHEN b.status = 'held' THEN coalesce(b.minutes, 0) ELSE 0 END) AS minutes,
               sum(coalesce(b.cost_cents, 0)) AS cents,
               sum(CASE WHEN b.status = 'cancelled' THEN 1 ELSE 0 END) AS cancelled
        FROM bookings b WHERE b.status <> 'booked' AND b.held_on BETWEEN :first AND :last AND {_APART.format("b.")}
        GROUP BY b.language""",
    "materials_language": f"""
        SELECT label, sum(materials) AS materials, sum(copies) AS copies FROM (
            SELECT m.language AS label, 1 AS materials, 0 AS copies FROM materials m
            WHERE {_IN_USE} AND :organisation = '' AND (:project = '' OR {_COVERED})
            UNION ALL SELECT m.language, 0, d.copies FROM distributions d JOIN materials m ON m.id = d.material_id
            WHERE d.handed_on BETWEEN :first AND :last AND {_APART.format("d.")}) found
        GROUP BY label""",
    "events": f"""
        SELECT e.kind AS label, count(*) AS events, {_attended("female")} AS female, {_attended("male")} AS male,
               {_attended("diverse")} AS diverse, {_attended("unstated")} AS unstated
        FROM events e WHERE e.starts_on BETWEEN :first AND :last AND e.cancelled_on IS NULL AND {_AT.format("e.")}
        GROUP BY e.kind""",
    "trainings": f"""
        SELECT coalesce(s.course, '') AS label, count(DISTINCT s.volunteer_id) AS people
        FROM screenings s JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'training' AND s.seen_on BETWEEN :first AND :last AND {_PLACED_AT} GROUP BY coalesce(s.course, '')""",
    "supervision": f"""
        SELECT coalesce(s.kind, '') AS label, count(DISTINCT s.held_on) AS days, count(DISTINCT s.volunteer_id) AS people
        FROM (SELECT s.kind, s.held_on, s.volunteer_id FROM supervisions s
              UNION ALL SELECT 'supervision', {HELD_ON}, p.volunteer_id FROM {SUPERVISION_EVENTS} WHERE p.status = 'attended') s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.held_on BETWEEN :first AND :last AND {_PLACED_AT} GROUP BY coalesce(s.kind, '')""",
    "deadlines_settled": """
        SELECT s.rule AS label, sum(CASE WHEN s.done_on <= s.due_on THEN 1 ELSE 0 END) AS kept,
               sum(CASE WHEN s.done_on > s.due_on THEN 1 ELSE 0 END) AS late
        FROM settlements s WHERE s.done_on BETWEEN :first AND :last GROUP BY s.rule""",
    "load": f"""
        SELECT n.organisation_id AS label, count(*) AS placements, count(DISTINCT p.volunteer_id) AS people,
               (SELECT count(*) FROM contacts c WHERE c.organisation_id = n.organisation_id AND coalesce(c.deputy, 0) = 0
                AND coalesce(c.begins_on, '') <= :last AND (c.ends_on IS NULL OR c.ends_on > :last)) AS contacts
        FROM placements p JOIN needs n ON n.id = p.need_id
        WHERE p.status IN ('trial', 'running') AND p.start_on <= :last AND {_AT.format("n.")} GROUP BY n.organisation_id""",
    "where_people_live": f"""
        SELECT v.postal_code AS label, count(*) AS people FROM volunteers v
        WHERE v.postal_code IS NOT NULL AND coalesce(v.address_blocked, 0) = 0 AND {_SERVING} GROUP BY v.postal_code""",
    "where_needs_are": f"""
        SELECT coalesce(n.postal_code, o.postal_code) AS label, sum(n.people) AS people
        FROM needs n JOIN organisations o ON o.id = n.organisation_id
        WHERE n.status = 'open' AND coalesce(n.postal_code, o.postal_code) IS NOT NULL AND {_AT.format("n.")}
        GROUP BY coalesce(n.postal_code, o.postal_code)""",
}
