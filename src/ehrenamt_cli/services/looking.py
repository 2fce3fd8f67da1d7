"""Who sees what Art. 9 and 10 DSGVO protect: on request only, and noted with the names of the fields, never with values."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage.register import Register

PROTECTED = Text("geschützt", "protected")
"""Stands for a value that is only shown on request."""

WITHHELD = "withheld"
"""The key under which a record names the fields of which it shows nothing."""


def seen(
    register: Register, entity: Entity, rows: Sequence[Row], *, protected_too: bool, typed: Collection[str]
) -> list[dict[str, Any]]:
    """The records without what is protected, unless asked for; what of it they do show is noted."""
    result, looked_at = [dict(row) for row in rows], set()
    guarded = any(field.withheld for field in entity.fields)
    for row in result:
        protected = entity.protected(row)
        hidden = [field for field in protected if field.withheld and not protected_too and field.name not in typed]
        looked_at |= {field.name for field in protected if field not in hidden}
        if guarded:
            row[WITHHELD] = [field.name for field in hidden]
            row |= {field.name: [] if field.kind.many else None for field in hidden}
    note(register, entity, [row["id"] for row in rows], looked_at)
    return result


def remembered(
    register: Register, entity: Entity, row: Row, events: list[dict[str, Any]], *, protected_too: bool
) -> list[dict[str, Any]]:
    """The history of a record without what is protected, unless asked for."""
    touched = {name for event in events for name in event["changes"]}
    protected = {field.name for field in entity.fields if field.protects(row) and field.name in touched}
    hidden = {name for name in protected if entity.field(name).withheld and not protected_too}
    for changes in (event["changes"] for event in events):
        for name in hidden & changes.keys():
            changes[name] = [None if value in (None, "", []) else str(PROTECTED) for value in changes[name]]
    note(register, entity, [row["id"]], protected - hidden)
    return events


def note(register: Register, entity: Entity, keys: Sequence[str], fields: Iterable[str]) -> None:
    """Remember who looked at which protected fields; where nothing can be written, they are still shown."""
    names = sorted(fields)
    if names and keys:
        with contextlib.suppress(RegisterUnavailable):
            audit.note_reading(register, entity.plural, keys, names)
