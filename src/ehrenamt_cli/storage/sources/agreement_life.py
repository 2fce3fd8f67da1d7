"""Our own: agreements without all signatures, before their end, and past it."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import known_since

_PARTIES_MISSING = """(SELECT group_concat(o.name, ', ') FROM parties p JOIN organisations o ON o.id = p.organisation_id
         WHERE p.agreement_id = a.id AND p.signed_on IS NULL AND a.kind NOT IN ('confidentiality', 'release'))"""

_VOLUNTEER_MISSING = """(SELECT v.name FROM volunteers v
         WHERE v.id = a.volunteer_id AND a.volunteer_signed_on IS NULL AND a.kind <> 'cooperation')"""

_CLIENT_MISSING = """(SELECT c.reference FROM releases r JOIN clients c ON c.id = r.client_id
         WHERE r.id = a.release_id AND a.client_signed_on IS NULL)"""

_SIGNED = "a.status IN ('signed', 'in_force')"

AGREEMENT_LIFE: dict[str, str] = {
    "agreements_unsigned": f"""
        SELECT s.id, s.name, s.sent_on, trim(coalesce(s.parties, '') || coalesce(', ' || s.volunteer, '')
               || coalesce(', ' || s.client, ''), ', ') AS missing
        FROM (SELECT a.id, a.number AS name, a.sent_on, {_PARTIES_MISSING} AS parties,
                     {_VOLUNTEER_MISSING} AS volunteer, {_CLIENT_MISSING} AS client
              FROM agreements a
              WHERE a.status = 'sent' AND a.sent_on <= :by_agreements_unsigned) s""",
    "agreements_ending": f"""
        SELECT a.id, a.number AS name, a.ends_on,
               {known_since("a", "ends_on", "a.signed_on")} AS known_on
        FROM agreements a
        WHERE {_SIGNED} AND a.ends_on >= :today AND a.ends_on <= :by_agreements_ending
          AND a.end_reason IS NULL AND a.release_id IS NULL""",
    "agreements_outlived": f"""
        SELECT a.id, a.number AS name, a.ends_on AS over_on, v.name AS volunteer
        FROM agreements a
        JOIN volunteers v ON v.id = a.volunteer_id
        WHERE a.kind = 'volunteer' AND ({_SIGNED} OR a.status = 'ended') AND a.ends_on <= :by_agreements_outlived
          AND EXISTS (SELECT 1 FROM placements e WHERE e.volunteer_id = v.id AND e.status IN ('trial', 'running'))
          AND NOT EXISTS (SELECT 1 FROM agreements n
                          WHERE n.volunteer_id = v.id AND n.kind = 'volunteer' AND n.id <> a.id
                            AND n.status IN ('signed', 'in_force') AND (n.ends_on > a.ends_on OR n.ends_on IS NULL))""",
    "agreements_left": f"""
        SELECT a.id, a.number AS name, v.ended_on, v.name AS volunteer
        FROM agreements a
        JOIN volunteers v ON v.id = a.volunteer_id
        WHERE a.kind = 'volunteer' AND {_SIGNED} AND a.ended_on IS NULL AND coalesce(a.ends_on, v.ended_on) >= v.ended_on
          AND v.status = 'ended' AND v.ended_on <= :by_agreements_left""",
}
