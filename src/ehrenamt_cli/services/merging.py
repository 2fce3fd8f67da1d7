"""Two records become one: its fields as chosen, with everything that referred to the other; all of it, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.duplicates import DUPLICATES
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.merging import ONE, OTHER, Chosen, merged, values
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import clashes, consistency, moving, records
from ehrenamt_cli.services.duplicates import refuse_itself
from ehrenamt_cli.services.moving import Move
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

MERGED = "merge"
"""The event in the history of the record that stays."""


class Outcome(NamedTuple):
    """What merging does: the record as it is then, its fields, how many records of each kind go with it, and what to note."""

    act: int
    kept: dict[str, Any]
    one: Row
    other: Row
    fields: list[Chosen]
    moved: dict[str, int]
    remarks: list[Text]


class _Tried(Exception):
    """Ends a change that was only tried."""


def pair(register: Register, entity: Entity, one_text: str, other_text: str) -> tuple[Row, Row]:
    """The record that stays and the one that goes into it; WrongUsage where they cannot be merged that way round."""
    one, other = records.resolve(register, entity, one_text), records.resolve(register, entity, other_text)
    refuse_itself(one, other)
    if register.setting(records.OWN_ORGANISATION) == other["id"]:
        raise WrongUsage(
            Text("{name} ist die eigene Einrichtung und bleibt.", "{name} is your own organisation and stays.").fill(
                name=records.title(register, entity, other)
            ),
            Text(
                "Umgekehrt geht es: ehrenamt organisation merge {other} {one}",
                "The other way round it works: ehrenamt organisation merge {other} {one}",
            ).fill(one=one["id"], other=other["id"]),
        )
    return one, other


def chosen(entity: Entity, one: Row, other: Row, typed: Sequence[str]) -> dict[str, str]:
    """Which record each field is to come from, as typed: ``B.email``, ``v-7k3m.phone``, ``B`` for whatever B says."""
    sides = {"a": ONE, "b": OTHER, one["id"]: ONE, other["id"]: OTHER}
    taken: dict[str, str] = {}
    for text in sorted(typed, key=lambda text: "." in text):
        whose, _, name = text.strip().partition(".")
        side = sides.get(whose.strip().lower())
        row = one if side == ONE else other
        own = [field for field in entity.fields if not field.fixed]
        fields = [field for field in own if name in (field.name, field.flag, field.key)]
        if not name:
            led = {name for group in entity.together for name in group[1:]}
            said = [field for field in own if row[field.name] not in (None, "") and not field.kind.many]
            fields = [field for field in said if field.name not in led]
        if side is None or not fields:
            raise _misunderstood(text, one, other)
        taken |= {field.name: side for field in fields}
    return taken


def open_choices(entity: Entity, one: Row, other: Row, taken: Mapping[str, str]) -> list[Chosen]:
    """The fields in which both say something else, and nobody has said which holds."""
    return [field for field in merged(entity, one, other, taken) if field.open]


def tried(register: Register, entity: Entity, one: Row, other: Row, taken: Mapping[str, str]) -> Outcome:
    """What merging would do; nothing is written. Forbidden where something stands in the way."""
    found: list[Outcome] = []
    try:
        with register.change():
            found.append(merge(register, entity, one, other, taken))
            raise _Tried
    except _Tried:
        return found[0]


def merge(register: Register, entity: Entity, one: Row, other: Row, taken: Mapping[str, str]) -> Outcome:
    """Merge the other record into the one; what referred to it refers to the one, and its key leads there."""
    with register.change():
        fields = merged(entity, one, other, taken)
        kept = {**one, **values(fields)}
        records.require(entity, kept)
        entity.check(kept)
        who = consistency.about(register, entity, [one["id"], other["id"]])
        before = Counter(found.rule for found in consistency.broken(register, who))
        moves = moving.moves(register, entity, one["id"], other["id"])
        _refuse(clashes.in_the_way(register, entity, one, moves))
        _carry_out(register, entity, one, other, fields, moves)
        after = consistency.broken(register, who)
        new = Counter(found.rule for found in after) - before
        remarks = [*clashes.remarks(register, entity, one, moves), *(found.found for found in after if found.rule in new)]
        moved = Counter(move.entity.plural for move in moves if move.values is not None)
        return Outcome(register.act, kept, one, other, fields, dict(moved), list(dict.fromkeys(remarks)))


def _misunderstood(text: str, one: Row, other: Row) -> WrongUsage:
    return WrongUsage(
        Text("--take {text} ist nicht zu verstehen.", "--take {text} cannot be understood.").fill(text=text),
        Text(
            "Bitte so schreiben: --take B.email (A ist {one}, B ist {other}).",
            "Please write it like --take B.email (A is {one}, B is {other}).",
        ).fill(one=one["id"], other=other["id"]),
    )


def _carry_out(register: Register, entity: Entity, one: Row, other: Row, fields: Sequence[Chosen], moves: Sequence[Move]) -> None:
    for move in moves:
        moving.carry_out(register, move)
    stored.remove(register, entity, other)
    stored.change(register, entity, one, values(list(fields)))
    stored.note_event(register, entity, one["id"], MERGED, {"id": [other["id"], one["id"]]})
    decision = {"verdict": "merged", "subject_kind": entity.plural, "subject": one["id"], "other": other["id"]}
    stored.add(register, DUPLICATES, [records.completed(DUPLICATES, decision)])


def _refuse(found: Sequence[Text]) -> None:
    if not found:
        return
    lines = [Text("So lassen sie sich nicht zusammenführen:", "They cannot be merged like this:"), *found]
    raise Forbidden(
        Text("\n– ".join(line.de for line in lines), "\n– ".join(line.en for line in lines)),
        Text("Bitte erst das bereinigen, dann noch einmal.", "Please settle that first, then try again."),
        [{"rule": "DUBLETTE", "title": str(one), "basis": "", "lift": ""} for one in found],
    )


def kinds(moved: Mapping[str, int]) -> Text:
    """``3 Nachweise, 1 Einsatz``."""
    words = [(n, ENTITIES[plural].label if n == 1 else ENTITIES[plural].labels) for plural, n in moved.items()]
    return Text(", ".join(f"{n} {text.de}" for n, text in words), ", ".join(f"{n} {text.en}" for n, text in words))
