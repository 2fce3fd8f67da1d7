"""What two records have that one cannot have: said before they are merged, or forbidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, holds_on
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import acts
from ehrenamt_cli.services.moving import Move
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_ONCE = {PLACEMENTS.plural: ("need_id",), PARTIES.plural: ("agreement_id",)}
"""Kinds of which a record can have only one for the same of these, as long as it has not ended."""


def in_the_way(register: Register, entity: Entity, one: Row, moves: Sequence[Move]) -> list[Text]:
    """What forbids it: twice in the same place, or a record that would no longer make sense."""
    return [*_twice(register, entity, one, moves), *_senseless(register, moves)]


def remarks(register: Register, entity: Entity, one: Row, moves: Sequence[Move]) -> list[Text]:
    """What there is twice afterwards and somebody should look at; nothing of it is decided here."""
    return [*_doubled(register, moves), *_admissions(register, entity, one), *_agreements(register, entity, one)]


def _twice(register: Register, entity: Entity, one: Row, moves: Iterable[Move]) -> Iterator[Text]:
    for move in moves:
        if move.entity.plural not in _ONCE or move.values is None or move.row.get("status") == "ended":
            continue
        where = {**{name: move.row[name] for name in _ONCE[move.entity.plural]}, **_reference(move, one)}
        for row in stored.every(register, move.entity, where):
            if row.get("status") != "ended" and row["id"] != move.row["id"]:
                yield Text("{first} und {second} gehen nicht zugleich", "{first} and {second} cannot be both").fill(
                    first=acts.named(register, move.entity.plural, row["id"]),
                    second=acts.named(register, move.entity.plural, move.row["id"]),
                )


def _reference(move: Move, one: Row) -> dict[str, Any]:
    return {name: value for name, value in (move.values or {}).items() if value == one["id"]}


def _senseless(register: Register, moves: Iterable[Move]) -> Iterator[Text]:
    for move in moves:
        if move.values is None:
            continue
        try:
            move.entity.check({**move.row, **move.values})
        except EhrenamtError as error:
            yield same("{name}: {message}").fill(
                name=acts.named(register, move.entity.plural, move.row["id"]), message=error.message
            )


def _doubled(register: Register, moves: Iterable[Move]) -> Iterator[Text]:
    """Records of the same identity: what both knew is there twice."""
    for move in moves:
        identity = move.entity.identity
        if move.values is None or not move.values.keys() & {*identity}:
            continue
        now = {**move.row, **move.values}
        where = {name: now[name] for name in identity if now[name] not in (None, "", [])}
        for row in stored.every(register, move.entity, where):
            if row["id"] != now["id"] and all((row[name] or None) == (now[name] or None) for name in identity):
                yield Text("doppelt: {first} und {second}", "twice: {first} and {second}").fill(
                    first=acts.named(register, move.entity.plural, min(row["id"], now["id"])),
                    second=max(row["id"], now["id"]),
                )


def _admissions(register: Register, entity: Entity, one: Row) -> Iterator[Text]:
    """Two admissions at one institution: both stay, the one that lasts longer counts."""
    held: dict[str, list[str]] = defaultdict(list)
    if entity.plural == "volunteers":
        for row in stored.every(register, SCREENINGS, {"volunteer_id": one["id"], "kind": "admission"}):
            held[row["organisation_id"] or ""].append(row["id"])
    for place, keys in held.items():
        if len(keys) > 1:
            yield Text(
                "{n} Zulassungen bei {place} ({keys}): es zählt, welche länger gilt",
                "{n} admissions at {place} ({keys}): the one that lasts longer counts",
            ).fill(n=len(keys), place=acts.named(register, "organisations", place), keys=", ".join(keys))


def _agreements(register: Register, entity: Entity, one: Row) -> Iterator[Text]:
    if entity.plural != "volunteers":
        return
    today = clock.today().isoformat()
    about = {"volunteer_id": one["id"], "kind": "volunteer"}
    held = [row for row in stored.every(register, AGREEMENTS, about) if holds_on(row, today)]
    if len(held) > 1:
        yield Text("{n} Ehrenamtsvereinbarungen gelten: {numbers}", "{n} volunteer agreements are in force: {numbers}").fill(
            n=len(held), numbers=", ".join(row["number"] for row in held)
        )
