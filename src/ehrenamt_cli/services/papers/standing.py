"""What is out there on paper about a record; cheap where there is nothing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def on_paper(register: Register, entity: Entity, key: str) -> list[dict[str, Any]]:
    """The newest finished paper of each lasting kind: its key, kind and day, whether it is still true, and that in words.

    What gathers the values of a document is loaded only where there is one to compare.
    """
    row = stored.get(register, entity, key)
    if row is None or stored.page(register, DOCUMENTS, where={"subject": key, "draft": 0}, limit=1).total == 0:
        return []
    standings = import_module("ehrenamt_cli.services.papers.truth").standings(register, entity, row)
    return [
        {
            "id": one.document["id"],
            "kind": one.kind.name,
            "written_on": one.document["written_on"],
            "still_true": one.true,
            "words": str(one.words),
        }
        for one in standings
    ]
