"""What the shell offers while somebody types: names of records, keys of choices. Never an error, never a question."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

Offer = Callable[[str], list[tuple[str, str]]]

_MOST = 50


def names_of(entity: Entity) -> Offer:
    """Records of a kind by name and by key; the shell keeps those that begin as typed."""

    def offer(incomplete: str) -> list[tuple[str, str]]:
        try:
            with registers.opened() as register:
                rows = stored.page(register, entity, text=incomplete, limit=_MOST).rows
                found = {row["id"] for row in rows}
                rows += [row for row in stored.keyed(register, entity, incomplete, _MOST) if row["id"] not in found]
                names = stored.titled(register, entity, rows)
        except EhrenamtError:
            return []
        offered = [(names[row["id"]], row["id"]) for row in rows] + [(row["id"], names[row["id"]]) for row in rows]
        return list(dict.fromkeys(offered))

    return offer


def values_of(field: Field) -> Offer | None:
    """The choices of a field, or the names of the records it refers to."""
    if field.refers_to:
        return names_of(ENTITIES[field.refers_to])
    if not field.choices:
        return None
    return lambda incomplete: list(
        islice(((key, str(word)) for key, word in field.choices.items() if key.startswith(incomplete)), _MOST)
    )
