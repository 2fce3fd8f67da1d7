"""Part W: groups without a next meeting, and delegations that nobody follows."""

from __future__ import annotations

WORKING_GROUPS: dict[str, str] = {
    "group_meetings": """
        SELECT g.id, g.name, g.meets, g.ends_on, o.land, o.calendar_mode, o.name AS responsible,
               coalesce((SELECT max(coalesce(j.ends_on, j.starts_on)) FROM events j
                         WHERE j.working_group_id = g.id AND j.cancelled_on IS NULL), g.begins_on) AS last_met_on
        FROM working_groups g
        LEFT JOIN organisations o ON o.id = g.organisation_id
        WHERE g.meets IS NOT NULL AND g.meets <> '' AND (g.ends_on IS NULL OR g.ends_on >= :today)
          AND NOT EXISTS (SELECT 1 FROM events j WHERE j.working_group_id = g.id AND j.cancelled_on IS NULL
                          AND j.starts_on > :today)""",
    "delegations_ending": """
        SELECT d.id, coalesce(k.name || ', ' || o.name, v.name, o.name, k.name) AS name, d.ends_on, g.name AS group_name,
               o.land, o.calendar_mode, o.name AS responsible
        FROM delegations d
        JOIN working_groups g ON g.id = d.working_group_id
        LEFT JOIN organisations o ON o.id = d.organisation_id
        LEFT JOIN contacts k ON k.id = d.contact_id
        LEFT JOIN volunteers v ON v.id = d.volunteer_id
        WHERE d.ends_on >= :since_delegations_ending AND d.ends_on <= :by_delegations_ending
          AND coalesce(d.role, 'member') <> 'guest' AND (g.ends_on IS NULL OR g.ends_on > d.ends_on)
          AND NOT EXISTS (SELECT 1 FROM delegations n
                          WHERE n.working_group_id = d.working_group_id AND n.id <> d.id
                            AND coalesce(n.organisation_id, n.volunteer_id, '') = coalesce(d.organisation_id, d.volunteer_id, '')
                            AND coalesce(n.ends_on, '9999') > d.ends_on)""",
}
