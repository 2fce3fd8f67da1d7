"""Keys that records had before they were merged into another."""

from __future__ import annotations

from ehrenamt_cli.storage.register import Register


def merged_into(register: Register, key: str) -> str | None:
    """The key of the record that the one with this key went into; None where it did not."""
    row = register.one("SELECT subject FROM duplicates WHERE other = :key AND verdict = 'merged'", key=key)
    return row["subject"] if row else None


def former(register: Register, key: str) -> list[str]:
    """The keys of the records that went into this one."""
    sql = "SELECT other FROM duplicates WHERE subject = :key AND verdict = 'merged' ORDER BY other"
    return [row["other"] for row in register.rows(sql, key=key)]
