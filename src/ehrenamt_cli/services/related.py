"""What belongs to a record, told in a few words: the records of every kind that refer to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.values import FLAG, NUMBER
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.related import referring_to

FEW = 3
"""So many of each kind are named; how many there are in all is said."""


class Belonging(NamedTuple):
    """The records of one kind that refer to a record: as what, how many, and the newest of them, each by key and words."""

    kind: Text
    number: int
    newest: list[tuple[str, str]]


def belonging(register: Register, entity: Entity, key: str) -> list[Belonging]:
    """Everything that refers to a record, kind by kind."""
    found = referring_to(register, entity, key, FEW)
    twice = {one.entity.plural for one in found if sum(other.entity is one.entity for other in found) > 1}
    result = []
    for kind, field, number, newest in found:
        label = kind.labels
        if kind.plural in twice:
            label = Text("{kinds} ({as_})", "{kinds} ({as_})").fill(kinds=kind.labels, as_=field.label)
        newest = [] if field.withheld else newest  # who it is would say what is protected: that a client is in this prison
        named = _titles(register, kind, field, newest)
        result.append(Belonging(label, number, [(row["id"], _words(kind, row, field, named[row["id"]])) for row in newest]))
    return result


def _titles(register: Register, kind: Entity, link: Field, rows: list[dict[str, Any]]) -> Mapping[str, str]:
    """The names of records without the part that is the record they are listed under."""
    title = tuple(name for name in kind.title if name != link.name and not kind.field(name).withheld)
    return stored.titled(register, kind._replace(title=title), rows)


def _words(kind: Entity, row: Row, link: Field, title: str) -> str:
    """The name, what the list of that kind says first, and the last day on which something happened."""
    tellable = [field for field in kind.fields if _tellable(kind, field, link) and row[field.name]]
    tellable.sort(key=lambda field: field.name != "status")
    days = [row[name][:10] for name in kind.days if row[name] and name not in kind.title and not kind.field(name).withheld]
    facts = [_fact(field, row[field.name]) for field in tellable[:_FACTS]]
    told = ", ".join([*([show_day(max(days))] if days else []), *facts])
    return f"{title} ({told})" if title and told else title or told


_FACTS, _LONGEST = 2, 60


def _tellable(kind: Entity, field: Field, link: Field) -> bool:
    """Listed, nothing that is specially protected or may be blocked, and not said already."""
    protected = field.shielded or field.personal.protected
    told = field.name in (*kind.title, *kind.days, link.name)
    return field.listed and not (protected or told or field.kind.many or field.refers_to)


def _fact(field: Field, value: Any) -> str:
    if field.kind is FLAG:
        return str(field.label)
    words = field.kind.show(value, field.choices)
    if field.kind is NUMBER or field.kind.name == "day":
        return f"{field.label} {words}"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
