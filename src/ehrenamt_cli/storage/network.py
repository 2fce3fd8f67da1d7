"""What organisations share and pass each other, read for the picture of the network; each SELECT is linear."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.storage.register import Register

_HELD = "({0}.begins_on IS NULL OR {0}.begins_on <= :day) AND ({0}.ends_on IS NULL OR {0}.ends_on >= :day)"

_MEMBERSHIPS = f"""
    SELECT 'agreement' AS tie, a.id AS key, a.number AS title, p.organisation_id,
           coalesce(p.position, 1) = 1 AS host, a.begins_on AS since
    FROM agreements a JOIN parties p ON p.agreement_id = a.id
    WHERE a.kind = 'cooperation' AND (a.status IN ('signed', 'in_force', 'ended') OR a.version_in_force IS NOT NULL)
      AND a.begins_on <= :day AND coalesce(a.ended_on, a.ends_on, '9999') >= :day
    UNION ALL
    SELECT 'group', g.id, g.name, g.organisation_id, 1, g.begins_on
    FROM working_groups g WHERE g.organisation_id IS NOT NULL AND {_HELD.format("g")}
    UNION ALL
    SELECT 'group', g.id, g.name, d.organisation_id, 0, d.begins_on
    FROM delegations d JOIN working_groups g ON g.id = d.working_group_id
    WHERE d.organisation_id IS NOT NULL AND {_HELD.format("g")} AND {_HELD.format("d")}
    UNION ALL
    SELECT 'event', j.id, j.title, j.organisation_id, 1, j.starts_on
    FROM events j WHERE j.organisation_id IS NOT NULL AND j.cancelled_on IS NULL AND j.starts_on BETWEEN :since AND :day
    UNION ALL
    SELECT 'event', j.id, j.title, k.organisation_id, 0, j.starts_on
    FROM participations t JOIN events j ON j.id = t.event_id JOIN contacts k ON k.id = t.contact_id
    WHERE j.cancelled_on IS NULL AND j.starts_on BETWEEN :since AND :day AND t.status IN ('enrolled', 'attended')"""

_LESSER, _GREATER = "CASE WHEN one < other THEN one ELSE other END", "CASE WHEN one < other THEN other ELSE one END"
"""A pair is the same whichever way something went."""

_EXCHANGES = f"""
    SELECT 'cases' AS tie, {_LESSER} AS one, {_GREATER} AS other, count(DISTINCT client_id) AS number, min(since) AS since FROM (
        SELECT l.organisation_id AS other, l.client_id, l.begins_on AS since,
               lag(l.organisation_id) OVER (PARTITION BY l.client_id ORDER BY l.begins_on, l.id) AS one
        FROM leads l WHERE l.begins_on <= :day
        UNION ALL SELECT u.to_id, u.client_id, u.sent_on, u.from_id FROM transfers u
        WHERE u.sent_on BETWEEN :since AND :day) found
    WHERE one <> other AND since BETWEEN :since AND :day GROUP BY {_LESSER}, {_GREATER}
    UNION ALL
    SELECT 'contact', {_LESSER}, {_GREATER}, count(*), min(since) FROM (
        SELECT i.from_id AS one, i.to_id AS other, i.received_on AS since FROM inquiries i
        WHERE i.received_on BETWEEN :since AND :day
        UNION ALL SELECT :own, m.to_id, m.told_on FROM messages m WHERE m.told_on BETWEEN :since AND :day) found
    WHERE one <> other GROUP BY {_LESSER}, {_GREATER}"""


def memberships(register: Register, day: str, since: str) -> list[dict[str, Any]]:
    """Who is in which agreement and working group on a day, and was at which events since another."""
    return list(register.rows(_MEMBERSHIPS, day=day, since=since))


def exchanges(register: Register, day: str, since: str, own: str) -> list[dict[str, Any]]:
    """Who handed cases, passed data, asked or told whom between two days; ``own`` tells the messages."""
    return list(register.rows(_EXCHANGES, day=day, since=since, own=own))
