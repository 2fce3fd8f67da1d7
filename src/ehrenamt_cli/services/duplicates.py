"""Records that are about the same: found, remembered as different, warned of before another one is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.duplicates import DUPLICATES
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.likeness.evidence import Likeness
from ehrenamt_cli.domain.likeness.search import Index, Pair, duplicates
from ehrenamt_cli.domain.likeness.traits import comparable, traits
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import likeness as stored_likeness
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

TWINS = frozenset({"volunteers", "contacts", "organisations"})
"""Kinds of which somebody may be there twice."""

NEW = ""
"""The key of a record that is not kept yet."""


class Found(NamedTuple):
    """Two records that may be about the same, by key and name, and why."""

    one: tuple[str, str]
    other: tuple[str, str]
    likeness: Likeness

    def as_row(self) -> dict[str, Any]:
        """As JSON, words in the language in use."""
        reasons = [{"code": one.code, "points": one.points, "words": str(one.words)} for one in self.likeness.reasons]
        return {
            "one": dict(zip(("id", "name"), self.one, strict=True)),
            "other": dict(zip(("id", "name"), self.other, strict=True)),
            "certainty": self.likeness.certainty,
            "points": self.likeness.points,
            "because": str(self.likeness.words),
            "reasons": reasons,
        }


def found(register: Register, entity: Entity, text: str | None = None) -> list[Found]:
    """Every pair that may be the same and was not decided about, the surest first; with a name only those of that record."""
    key = records.resolve(register, entity, text)["id"] if text else None
    columns = comparable(entity)
    rows = list(stored_likeness.compared(register, entity, columns))
    pairs = duplicates(list(traits(entity, rows)), _apart(register, entity))
    names = {row["id"]: row["name"] for row in rows}
    return [_named(pair, names) for pair in pairs if key is None or key in (pair.one, pair.other)]


def likely(register: Register, entity: Entity, new: Mapping[str, Any]) -> Found | None:
    """The record that a new one is probably about; None where there is none."""
    columns = comparable(entity)
    if not columns or not new.get("name"):
        return None
    row: dict[str, Any] = {"id": NEW, **{name: new.get(name) for name in columns}}
    near = list(stored_likeness.near(register, entity, columns, row))
    [mine] = traits(entity, [row])
    pair = Index(traits(entity, near)).like(mine)
    return _named(pair, {NEW: row["name"], **{one["id"]: one["name"] for one in near}}) if pair else None


class Watch:
    """The records of a kind, and the new ones of a list as they come: each is asked for before it is added."""

    def __init__(self, register: Register, entity: Entity) -> None:
        self._entity, self._columns = entity, comparable(entity)
        rows = list(stored_likeness.compared(register, entity, self._columns)) if self._columns else []
        self._names = {row["id"]: row["name"] for row in rows}
        self._index = Index(traits(entity, rows))

    def meets(self, new: Row, key: str) -> Found | None:
        """The record, there already or further up in the list, that this one is probably about; from now on it is there, too."""
        if not self._columns or not new.get("name"):
            return None
        [mine] = traits(self._entity, [{"id": key, **{name: new.get(name) for name in self._columns}}])
        pair = self._index.like(mine)
        self._index.add(mine)
        self._names[key] = new["name"]
        return _named(pair, self._names) if pair else None


def keep_apart(register: Register, entity: Entity, one_text: str, other_text: str) -> dict[str, Any]:
    """These two are different, and nobody is asked again."""
    with register.change():
        one, other = records.resolve(register, entity, one_text), records.resolve(register, entity, other_text)
        refuse_itself(one, other)
        first, second = sorted((one["id"], other["id"]))
        for row in stored.every(register, DUPLICATES, {"subject": first, "other": second}):
            if row["verdict"] == "different":
                return row
        decision = {"verdict": "different", "subject_kind": entity.plural, "subject": first, "other": second}
        return stored.add(register, DUPLICATES, [records.completed(DUPLICATES, decision)])[0]


def refuse_itself(one: Row, other: Row) -> None:
    """WrongUsage where twice the same record is named."""
    if one["id"] == other["id"]:
        raise WrongUsage(
            Text("Das ist zweimal derselbe Eintrag: {id}.", "That is the same record twice: {id}.").fill(id=one["id"]),
            Text("Bitte die Kennzeichen von zweien angeben.", "Please give the keys of two."),
        )


def _apart(register: Register, entity: Entity) -> set[frozenset[str]]:
    rows: Iterator[dict[str, Any]] = stored.every(register, DUPLICATES, {"subject_kind": entity.plural, "verdict": "different"})
    return {frozenset({row["subject"], row["other"]}) for row in rows}


def _named(pair: Pair, names: Mapping[str, str]) -> Found:
    return Found((pair.one, names[pair.one]), (pair.other, names[pair.other]), pair.likeness)
