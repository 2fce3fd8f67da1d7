"""Which record a row of a list means: by its key, by a rule somebody chose, or by what identifies such records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

NEW = "new"
"""What a decision says instead of a key: none of them, a record of its own."""

_IDENTIFYING = ("born_on", "email", "reference")


class SeveralMeant(WrongUsage):
    """A row that may mean several records."""

    def __init__(self, candidates: Sequence[dict[str, Any]]) -> None:
        keys = ", ".join(str(row.get("id") or "?") for row in candidates)
        super().__init__(Text("kann mehrere meinen: {keys}", "may mean several: {keys}").fill(keys=keys), NOTHING)
        self.candidates = candidates


class Known:
    """The records already there, found again; people of one name by birthday or e-mail, or by the fields of ``by``.

    Of kinds with neighbours, as many as the days of years have, only those are read that stand near a row of the list.
    """

    def __init__(self, register: Register, entity: Entity, by: Sequence[str] = ()) -> None:
        self._register, self._entity, self._by = register, entity, tuple(by)
        self._fields = self._by or entity.identity
        self._known: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        self._keys: dict[str, dict[str, Any]] = {}
        self._near: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in () if self._lazily else stored.every(register, entity):
            self.remember(row)

    @property
    def _lazily(self) -> bool:
        return bool(self._entity.near) and not self._by

    def near(self, row: Row) -> list[dict[str, Any]]:
        """The records beside this one that could clash with it, those of the list itself included."""
        where = {name: row.get(name) for name in self._entity.near}
        place = (*where.values(),)
        if where and place not in self._near:
            self._near[place] = []
            for there in stored.every(self._register, self._entity, where):
                self._near[place].append(there)
                if self._lazily:
                    self._keep(there)
        return self._near[place] if where else []

    def remember(self, row: dict[str, Any]) -> None:
        """From now on this record is known."""
        if self._entity.near and not row.get("id"):
            self.near(row).append(row)
        self._keep(row)

    def _keep(self, row: dict[str, Any]) -> None:
        if mark := self._mark(row):
            self._known[mark].append(row)
        if row.get("id"):
            self._keys[row["id"]] = row

    def like(self, values: Row, key: str = "", decision: str = "") -> dict[str, Any] | None:
        """The record that the values describe; None if it is new.

        A ``key`` names it outright, else a ``decision`` does (a key or NEW) where several could be meant: SeveralMeant.
        """
        if key:
            return self._by_key(key)
        if self._lazily:
            self.near(values)
        mark = self._mark(values)
        same = list(self._known.get(mark, ())) if mark else []
        if not self._by:
            same = [row for row in same if _agree(row, values)]
            same = [row for row in same if _identified(row, values)] or same
        if len(same) > 1 and decision:
            return None if decision == NEW else self._by_key(decision)
        if len(same) > 1:
            raise SeveralMeant(same)
        return same[0] if same else None

    def _by_key(self, key: str) -> dict[str, Any]:
        if self._lazily and key not in self._keys and (row := stored.get(self._register, self._entity, key)):
            self._keys[key] = row
        if key not in self._keys:
            first = self._entity.field(self._entity.identity[0]).flag
            raise NotFound(
                Text(
                    "Das Kennzeichen {key} gibt es hier nicht. Ohne Kennzeichen geht es mit --by {field}.",
                    "There is no key {key} here. Without keys it works with --by {field}.",
                ).fill(key=key, field=first),
                NOTHING,
            )
        return self._keys[key]

    def _mark(self, row: Row) -> tuple[str, ...]:
        """What records are compared by; nothing where a chosen field is empty, because an empty one identifies nobody."""
        values = tuple(fold(str(row.get(name) or "")) for name in self._fields)
        return () if self._by and not all(values) else values


def match_fields(entity: Entity, rule: str) -> tuple[str, ...]:
    """The columns that a rule such as ``email`` or ``name,born`` speaks of; WrongUsage where there is no such field."""
    found = []
    for word in (part.strip() for part in rule.split(",") if part.strip()):
        field = next((field for field in entity.fields if word in (field.name, field.flag) and not field.kind.many), None)
        if field is None:
            raise WrongUsage(
                Text("Nach „{word}“ lässt sich nichts wiederfinden.", "Nothing can be found again by “{word}”.").fill(word=word),
                Text("Möglich sind etwa: {names}.", "Possible are, for example: {names}.").fill(
                    names=", ".join(field.flag for field in entity.fields if field.searched or field.name in _IDENTIFYING)
                ),
            )
        found.append(field.name)
    return tuple(found)


def _agree(row: Row, values: Row) -> bool:
    """No identifying value of the two differs; where both know the birthday, a new e-mail address is a change."""
    if row.get("born_on") and values.get("born_on"):
        return bool(row["born_on"] == values["born_on"])
    return all(not row.get(name) or not values.get(name) or row[name] == values[name] for name in _IDENTIFYING)


def _identified(row: Row, values: Row) -> bool:
    return any(row.get(name) and row.get(name) == values.get(name) for name in _IDENTIFYING)
