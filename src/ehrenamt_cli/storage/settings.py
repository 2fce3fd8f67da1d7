"""What an organisation has set for its register: each by its name, every change remembered."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.storage import audit, records
from ehrenamt_cli.storage.register import Register

_OWN = "own:"
"""Before the names of an organisation's own settings, to tell them from those of the program."""

_ERASED = (None, None)
"""Where the values of an event are erased."""


def own(register: Register) -> dict[str, str]:
    """Everything that is set, by name."""
    sql = "SELECT name, value FROM settings WHERE name >= :first AND name < :last ORDER BY name"
    return {row["name"].removeprefix(_OWN): row["value"] for row in register.rows(sql, first=_OWN, last="own;")}


def put(register: Register, name: str, value: str | None, action: str = "change", *, undoes: int = 0) -> str | None:
    """Set a value, or with None take it away; gives the one before."""
    with register.change() as db:
        before = register.setting(_OWN + name)
        if value is None:
            db["settings"].delete_where("name = ?", [_OWN + name])
        else:
            db["settings"].upsert({"name": _OWN + name, "value": value}, pk="name")
        if before != value:
            audit.append(register, records.SETTINGS, action, [(name, {"value": [before, value]})], undoes)
    return before


def history(register: Register, name: str = "") -> list[dict[str, Any]]:
    """Who set what when, before and after, oldest first."""
    return [
        {
            "name": row["record_id"],
            "happened_at": row["happened_at"],
            "author": row["author"],
            "before": row["changes"].get("value", _ERASED)[0],
            "after": row["changes"].get("value", _ERASED)[1],
        }
        for row in records.history_of(register, records.SETTINGS)
        if name in ("", row["record_id"])
    ]
