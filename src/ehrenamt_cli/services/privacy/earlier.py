"""What stood in records about a person before it was changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.services.privacy.masking import Mask
from ehrenamt_cli.services.privacy.persons import Part

LeftOut = Collection[tuple[str, str]]
"""Fields that are not told, because they would touch the rights of others: key of the record, and column."""


def earlier(mask: Mask, about: list[Part], events: list[dict[str, Any]], left_out: LeftOut) -> list[dict[str, Any]]:
    """What stood there before and is still remembered, each with the day on which it was changed."""
    kinds = {part.row["id"]: part for part in about if not part.mention}
    found = []
    for event in events:
        part = kinds.get(event["record_id"])
        for name, change in event["changes"].items() if part and event["action"] in ("change", "undo") else ():
            field = _field(part.entity, name) if part else None
            before = change[0] if isinstance(change, list) and change else None
            if (
                not part
                or not field
                or before in (None, "", [])
                or (part.row["id"], name) in left_out
                or mask.hides(field, before)
            ):
                continue
            found.append(
                {
                    "id": part.row["id"],
                    "label": str(part.entity.label),
                    "field": name,
                    "field_label": str(field.label),
                    "value": before,
                    "words": mask.words(field, before),
                    "until": event["happened_at"][:10],
                }
            )
    return found


def _field(entity: Entity, name: str) -> Field | None:
    return next((field for field in entity.fields if field.name == name), None)
