"""The record of processing and the notices: every purpose with its data, bases, recipients and periods, read off ENTITIES."""

from __future__ import annotations

from collections.abc import Callable

from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE, declared, personal_fields
from ehrenamt_cli.services.papers.protection import controller_of, purposes
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.privacy import schedules
from ehrenamt_cli.storage.register import Register

_TOLD = {
    "privacy-notice": ("volunteering", "screening", "money", "safety"),
    "privacy-notice-clients": ("cases",),
}
"""Which purposes a notice tells of, by the kind of document; the record of processing tells of all."""


def processing(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The purposes that this document tells of, each with everything about it."""
    entities = schedules.of_everything(list(ENTITIES.values()))
    told = schedules.purposes(entities, controller_of(register, subject))
    wanted = _TOLD.get(request.kind.name, tuple(row["key"] for row in told))
    chosen = [row for row in told if row["key"] in wanted]
    return {
        "processing": {
            "activities": [
                {**row, **_data(entities, row["key"]), "retentions": _periods(register, entities, row["key"])}
                for row in purposes(chosen)
            ],
            "retentions": [
                {**row, "due_on": ""} for row in schedules.retentions(register, entities, only=lambda purpose: purpose in wanted)
            ],
            "encrypted": register.encrypted,
        }
    }


def _data(entities: list[Entity], purpose: str) -> Variables:
    """The fields that serve a purpose, by kind of record; what Art. 9 and 10 DSGVO protect apart from the rest."""
    return {
        "data": _labels(entities, purpose, lambda field: not field.personal.protected),
        "protected": _labels(entities, purpose, lambda field: field.personal.protected),
    }


def _labels(entities: list[Entity], purpose: str, wanted: Callable[[Field], bool]) -> str:
    found = []
    for entity in entities:
        fields = [field for field in personal_fields(entity) if wanted(field) and declared(entity, field).purpose.key == purpose]
        labels = dict.fromkeys(str(field.label) for field in fields if field.refers_to not in PEOPLE)
        if fields:  # that somebody stands in a kind of record goes without saying
            found.append(f"{entity.labels}: {', '.join(labels)}" if labels else str(entity.labels))
    return "; ".join(found)


def _periods(register: Register, entities: list[Entity], purpose: str) -> str:
    rows = schedules.retentions(register, entities, only=lambda key: key == purpose)
    return "; ".join(f"{row['what']}: {row['how_long']} ({row['after']})" for row in rows)
