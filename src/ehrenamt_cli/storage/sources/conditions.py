"""What SELECTs of several parts have in common."""

from __future__ import annotations

RUNNING = """a.kind = 'cooperation' AND a.status IN ('signed', 'in_force')
    AND a.begins_on IS NOT NULL AND (a.ends_on IS NULL OR a.ends_on >= :today)"""
"""A cooperation agreement that is in force or about to be."""

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


def passed(screening: str) -> str:
    """A screening without a result counts as passed once it was seen."""
    return f"coalesce({screening}.result, CASE WHEN {screening}.seen_on IS NULL THEN 'pending' ELSE 'positive' END) = 'positive'"
