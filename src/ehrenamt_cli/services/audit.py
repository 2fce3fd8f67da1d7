"""Who did what in the register, and whether anybody tampered with the record of it."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.storage import audit


def log(
    register: Register, *, record: str = "", action: str = "", since: str = "", limit: int | None = None
) -> list[dict[str, Any]]:
    """The latest events, oldest first: who, when, which fields of which record; never a value."""
    first = read_day(since).isoformat() if since else ""
    return audit.events(register, record_id=record.strip().lower(), action=action, since=first, limit=limit)


def verified(register: Register, head: str = "") -> dict[str, Any]:
    """Whether the chain holds, and whether a head that was written down is part of it (None: none was given)."""
    verdict = audit.verify(register)
    return {
        "holds": verdict.holds,
        "events": verdict.head.number,
        "head": str(verdict.head),
        "hash": verdict.head.hash,
        "broken_at": verdict.broken_at,
        "unguarded": list(verdict.unguarded),
        "contains": audit.has(register, head) if head else None,
    }
