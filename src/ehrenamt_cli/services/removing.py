"""Taking a record out: what goes along with it, what merely forgets it, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services.records import OWN_ORGANISATION
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.related import Related, referring_to

_NAMED = 3
"""So many records of each kind are named where they stand in the way."""

_ALL = 10**9


class Along(NamedTuple):
    """Records of one kind that go along with another."""

    entity: Entity
    number: int


def remove(register: Register, entity: Entity, row: Row) -> None:
    """Take out a record with what goes along with it; Forbidden where something else refers to it."""
    entity.remove(row)
    take_out(register, entity, row)


def take_out(register: Register, entity: Entity, row: Row) -> None:
    """The same without asking whether records of this kind may be taken out in this state."""
    with register.change():
        for one in referring_to(register, entity, row["id"], _ALL):
            for other in one.newest:
                if one.field.when_gone == "goes":
                    take_out(register, one.entity, other)
                elif one.field.when_gone == "emptied":
                    stored.change(register, one.entity, other, {one.field.name: None})
        _refuse_still_used(register, entity, row)
        _refuse_own(register, entity, row)
        stored.remove(register, entity, row)


def along(register: Register, entity: Entity, row: Row) -> list[Along]:
    """What would go along with a record."""
    going = (one for one in referring_to(register, entity, row["id"], 0) if one.field.when_gone == "goes")
    return [Along(one.entity, one.number) for one in going]


def _refuse_still_used(register: Register, entity: Entity, row: Row) -> None:
    using = referring_to(register, entity, row["id"], _NAMED)
    if not using:
        return
    first = using[0].newest[0]
    raise Forbidden(
        Text("{kind} {name} wird noch gebraucht: {using}.", "{kind} {name} is still in use: {using}.").fill(
            kind=entity.label,
            name=stored.titled(register, entity, [row])[row["id"]] or row["id"],
            using=_listed([_counted(one) for one in using]),
        ),
        Text(
            "Bitte erst diese Einträge ändern oder entfernen, etwa: ehrenamt {noun} remove {key}",
            "Please change or remove those entries first, such as: ehrenamt {noun} remove {key}",
        ).fill(noun=using[0].entity.name, key=first["id"]),
        [{"rule": "REFERENZ", "title": str(one.entity.labels), "found": str(_counted(one)), "lift": ""} for one in using],
    )


def _refuse_own(register: Register, entity: Entity, row: Row) -> None:
    if register.setting(OWN_ORGANISATION) == row["id"]:
        raise Forbidden(
            Text("Das ist die Einrichtung, der das Register gehört.", "This is the organisation whose register it is."),
            Text("Ändern lässt sie sich mit „ehrenamt organisation change“.", "“ehrenamt organisation change” changes it."),
            [{"rule": "EIGEN", "title": str(entity.label), "basis": "", "lift": ""}],
        )


def _counted(one: Related) -> Text:
    """``2 Nachweise (s-1234, s-2345)``."""
    keys = ", ".join(row["id"] for row in one.newest) + (" …" if one.number > len(one.newest) else "")
    return Text("{n} {kinds} ({keys})", "{n} {kinds} ({keys})").fill(
        n=one.number, kinds=kinds_of(one.entity, one.number), keys=keys
    )


def kinds_of(entity: Entity, number: int) -> Text:
    """The word for so many records of a kind."""
    return entity.label if number == 1 else entity.labels


def _listed(texts: Sequence[Text]) -> Text:
    return Text(", ".join(text.de for text in texts), ", ".join(text.en for text in texts)) if texts else NOTHING
