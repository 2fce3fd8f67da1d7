"""Who and what waits, since when, and how often somebody was offered: read in one pass, those who wait longest first."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources.conditions import BEGUN

_BY = """
    SELECT e.{column} AS waiting, count(*) AS offered,
           sum(CASE WHEN e.status = 'proposed' THEN 1 ELSE 0 END) AS proposed,
           sum(CASE WHEN e.status IN ('trial', 'running') THEN 1 ELSE 0 END) AS running,
           sum(CASE WHEN e.status = 'ended' AND NOT {begun} THEN 1 ELSE 0 END) AS declined,
           max(CASE WHEN e.status = 'ended' AND {begun} THEN e.ended_on END) AS last_end
    FROM placements e GROUP BY e.{column}"""
"""What became of everything offered. What was declined never began, and so resets nothing."""

_COUNTS = "coalesce(p.offered, 0) AS offered, coalesce(p.declined, 0) AS declined, coalesce(p.proposed, 0) AS proposed"

_NEEDS = f"""
    FROM needs n LEFT JOIN ({_BY.format(column="need_id", begun=BEGUN)}) p ON p.waiting = n.id
    WHERE n.status = 'open' AND coalesce(p.running, 0) < n.people"""

_NEED_SINCE = "CASE WHEN p.last_end > coalesce(n.registered_on, '') THEN p.last_end ELSE n.registered_on END"

_VOLUNTEERS = f"""
    FROM volunteers v LEFT JOIN ({_BY.format(column="volunteer_id", begun=BEGUN)}) p ON p.waiting = v.id
    WHERE v.status IN ('enquiry', 'interview', 'screening', 'training')
       OR (v.status = 'active' AND coalesce(p.running, 0) = 0 AND coalesce(v.capacity, 1) > 0)"""

_VOLUNTEER_SINCE = "CASE WHEN p.last_end > coalesce(v.enquired_on, '') THEN p.last_end ELSE v.enquired_on END"


def needs(register: Register, limit: int | None) -> list[dict[str, Any]]:
    """Open needs that lack people: ``id``, ``since``, ``offered``, ``declined``, ``proposed`` and ``running``."""
    sql = f"SELECT n.id, n.sort_key, {_NEED_SINCE} AS since, coalesce(p.running, 0) AS running, {_COUNTS} {_NEEDS}"
    return _longest_first(register, sql, limit)


def volunteers(register: Register, limit: int | None) -> list[dict[str, Any]]:
    """People on the way, and those who are active without a placement; whoever has a break waits for nothing meanwhile."""
    return _longest_first(register, f"SELECT v.id, v.sort_key, {_VOLUNTEER_SINCE} AS since, {_COUNTS} {_VOLUNTEERS}", limit)


def count_needs(register: Register) -> int:
    """How many needs wait."""
    return _count(register, _NEEDS)


def count_volunteers(register: Register) -> int:
    """How many people wait."""
    return _count(register, _VOLUNTEERS)


def _count(register: Register, waiting: str) -> int:
    row = register.one(f"SELECT count(*) AS n {waiting}")
    return row["n"] if row else 0


def _longest_first(register: Register, sql: str, limit: int | None) -> list[dict[str, Any]]:
    """Those of one day stand by name, so that the same list reads alike."""
    window = "" if limit is None else f" LIMIT {int(limit)}"
    found = register.rows(f"SELECT * FROM ({sql}) w ORDER BY coalesce(w.since, '9999'), w.sort_key, w.id{window}")
    return [{name: value for name, value in row.items() if name != "sort_key"} for row in found]
