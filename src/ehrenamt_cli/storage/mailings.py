"""Who has objected to being written to."""

from __future__ import annotations

from ehrenamt_cli.storage.register import Register

_OBJECTING = """
    SELECT coalesce(volunteer_id, contact_id) AS id FROM access_requests
    WHERE "right" IN ('objection', 'restriction', 'erasure') AND coalesce(volunteer_id, contact_id) IS NOT NULL"""


def objecting(register: Register) -> set[str]:
    """The keys of those who asked for objection, restriction or erasure (Art. 17, 18, 21 DSGVO), answered or not."""
    return {row["id"] for row in register.rows(_OBJECTING)}
