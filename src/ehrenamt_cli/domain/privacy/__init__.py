"""Privacy as declared: what for, on which basis and how long personal fields are kept, and who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.privacy.bases import BASES, Basis
from ehrenamt_cli.domain.privacy.purposes import PURPOSES, Purpose
from ehrenamt_cli.domain.privacy.retentions import RETENTIONS, Retention
from ehrenamt_cli.domain.references import PEOPLE as PEOPLE
from ehrenamt_cli.i18n import Text

_ON_REQUEST = Text(
    "nur auf den Schalter --protected, jedes Lesen steht im Protokoll; das Zeichen einer Klient:in immer, auch das vermerkt",
    "only on the switch --protected, every look is in the audit log; a client's reference always, noted too",
)

WHO_SEES: dict[Personal, Text] = {
    Personal.ORDINARY: Text(
        "alle, die das Register öffnen können; jede Änderung steht im Protokoll",
        "everybody who can open the register; every change is in the audit log",
    ),
    Personal.SPECIAL: _ON_REQUEST,
    Personal.CRIMINAL: _ON_REQUEST,
    Personal.RESTRICTED: _ON_REQUEST,
}
"""Who may see a field of each class; nobody sees it who has not got the key of the register."""


class Declared(NamedTuple):
    """What is declared of one personal field: its own, else what its kind says."""

    field: Field
    purpose: Purpose
    basis: Basis
    retentions: tuple[Retention, ...]


def declared(entity: Entity, field: Field) -> Declared:
    """Purpose, legal basis and retention of a field; KeyError where something is not declared."""
    retentions = (field.retention,) if field.retention else entity.retention
    return Declared(
        field,
        PURPOSES[field.purpose or entity.purpose],
        BASES[field.basis or entity.basis],
        tuple(RETENTIONS[key] for key in retentions),
    )


def personal_fields(entity: Entity) -> Iterator[Field]:
    """The fields of a kind that touch a person."""
    return (field for field in entity.fields if field.personal is not Personal.NONE)
