"""Where a name stands in texts that are about something else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.services.privacy.masking import Mask, said_of, text_fields
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def mentions(register: Register, mask: Mask, keys: Collection[str]) -> list[dict[str, Any]]:
    """Where else the name stands, with the part of the text that names the person and nothing of the rest."""
    found = []
    name = mask.whose.entity.own_title(mask.whose.row)
    for entity in ENTITIES.values():
        fields = list(text_fields(entity))
        for row in stored.containing(register, entity, [field.name for field in fields], _letters(name)) if name else ():
            if row["id"] in keys:
                continue
            for field in fields:
                words = said_of(row[field.name] or "", name)
                if words:
                    found.append(
                        {
                            "kind": entity.name,
                            "label": str(entity.label),
                            "id": row["id"],
                            "field": field.name,
                            "field_label": str(field.label),
                            "words": words,
                        }
                    )
    return sorted(found, key=lambda row: (row["kind"], row["id"], row["field"]))


def _letters(name: str) -> str:
    """The longest run of letters that reads alike however the name is spelled, to look for it in the database."""
    runs = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower()).split()
    alike = [run for run in runs if run in fold(name)]
    return max(alike, key=len, default="")
