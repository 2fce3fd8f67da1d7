"""Contact notes: about a person, or about one of their placements, which says whose it is."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.lists import BLANK
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage.register import Register


def add(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """Keep a note; WrongUsage where somebody else is placed there than it is about."""
    placement = typed.get("placement_id")
    if not isinstance(placement, str) or placement == BLANK:
        return records.add(register, entity, typed)
    with register.change():
        row = records.resolve(register, PLACEMENTS, placement)
        note = records.add(register, entity, {**typed, "volunteer_id": typed.get("volunteer_id") or row["volunteer_id"]})
        if note["volunteer_id"] != row["volunteer_id"]:
            raise WrongUsage(
                Text("In diesem Einsatz ist jemand anderes.", "Somebody else is in this placement."),
                Text("Bitte --volunteer oder --placement weglassen.", "Please leave out --volunteer or --placement."),
            )
        return note
