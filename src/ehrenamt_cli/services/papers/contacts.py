"""Who is in charge at an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def in_charge(register: Register, organisation_id: str, day: date) -> Iterator[dict[str, Any]]:
    """The contacts in charge there on the day, deputies last."""
    rows = stored.every(register, CONTACTS, {"organisation_id": organisation_id})
    today = day.isoformat()
    yield from sorted(
        (row for row in rows if (row["begins_on"] or "") <= today <= (row["ends_on"] or "9999")),
        key=lambda row: row["deputy"] or 0,
    )
