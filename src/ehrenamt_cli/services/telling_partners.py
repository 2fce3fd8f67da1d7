"""What was told to partners, when and which way: messages, and what was passed on about clients."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.messages import MESSAGES
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.services import records
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register


def told(register: Register, organisation: str, first: str, last: str) -> list[dict[str, Any]]:
    """Everything that was told between two days, the newest first; to one organisation (its key) or to all."""
    messages = [
        {
            "on": row["told_on"],
            "to": row["to"] or row["working_group"],
            "person": row["contact"],
            "what": row["what"],
            "way": row["way"],
            "client": None,
            "covered_by": None,
            "kind": MESSAGES.name,
            "id": row["id"],
        }
        for row in _between(register, MESSAGES, "told_on", organisation, first, last)
    ]
    transfers = [
        {
            "on": row["sent_on"],
            "to": row["to"],
            "person": None,
            "what": row["what"],
            "way": row["way"],
            "client": row["client"],
            "covered_by": row["release_id"] or row["basis"],
            "kind": TRANSFERS.name,
            "id": row["id"],
        }
        for row in _between(register, TRANSFERS, "sent_on", organisation, first, last)
    ]
    return sorted([*messages, *transfers], key=lambda row: (row["on"], row["id"]), reverse=True)


def _between(register: Register, entity: Entity, column: str, organisation: str, first: str, last: str) -> list[dict[str, Any]]:
    where = {"to_id": organisation} if organisation else {}
    page = records.find(register, entity, "", where, limit=None, offset=0, within=Within(column, first, last))
    return records.shown(register, entity, page.rows)
