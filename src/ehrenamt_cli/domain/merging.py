"""Two records that are about the same become one: what each field holds then, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.languages import LEVELS, parse_language
from ehrenamt_cli.domain.likeness.traits import mail, phones
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.domain.values import EMAIL, LANGUAGES, NOTE
from ehrenamt_cli.i18n import Text

ONE, OTHER = "one", "other"
"""The record that stays, and the one that goes into it."""

LATE = ("ended", "closed")
"""States that are behind none: somebody who is active elsewhere has not left."""


class Chosen(NamedTuple):
    """One field in which the two differ: what each holds, what it will be, from which of them (empty: from both), and why."""

    field: Field
    one: Any
    other: Any
    value: Any
    side: str
    why: Text
    open: bool = False
    """Whether both say something and nobody has chosen."""


_TAKEN = Text("so gewählt", "chosen so")
_ONLY = Text("nur dort bekannt", "known only there")
_UNITED = Text("vereint", "united")
_STAYS = Text("A bleibt", "A stays")
_WRITTEN = Text("dasselbe, anders geschrieben", "the same, written differently")
_EARLIEST = Text("der frühere Tag", "the earlier day")
_LATEST = Text("der spätere Tag", "the later day")
_ANY = Text("gilt, sobald es in einem steht", "holds as soon as one says so")
_FURTHER = Text("weiter auf dem Weg", "further on the way")
_TOGETHER = Text("gehört zu {leader}", "belongs to {leader}")


def merged(entity: Entity, one: Row, other: Row, taken: Mapping[str, str]) -> list[Chosen]:
    """What the fields become in which two records of a kind differ; ``taken`` says from which of them, by column."""
    led = {name: group[0] for group in entity.together for name in group}
    sides = {group[0]: _side_of_group(entity, group, one, other, taken) for group in entity.together}
    found = []
    for field in entity.fields:
        if _same(one[field.name], other[field.name]):
            continue
        leader = led.get(field.name)
        if leader is None:
            found.append(_chosen(field, one[field.name], other[field.name], taken.get(field.name)))
        else:
            side, why, is_open = sides[leader]
            why = why if field.name == leader else _TOGETHER.fill(leader=entity.field(leader).label)
            value = (one if side == ONE else other)[field.name]
            found.append(Chosen(field, one[field.name], other[field.name], value, side, why, is_open and field.name == leader))
    return found


def _side_of_group(
    entity: Entity, group: tuple[str, ...], one: Row, other: Row, taken: Mapping[str, str]
) -> tuple[str, Text, bool]:
    """From which record the fields come that belong together: an address is not patched from two."""
    said = next((taken[name] for name in group if name in taken), None)
    if said:
        return said, _TAKEN, False
    leader = entity.field(group[0])
    if leader.when_merged == "furthest":
        further = _rank(leader, other[leader.name]) > _rank(leader, one[leader.name])
        return (OTHER, _FURTHER, False) if further else (ONE, _FURTHER, False)
    here, there = (any(row[name] not in (None, "", []) for name in group) for row in (one, other))
    if not here or not there:
        return (OTHER if there else ONE), _ONLY, False
    return ONE, _STAYS, any(one[name] and other[name] and one[name] != other[name] for name in group)


def _chosen(field: Field, one: Any, other: Any, taken: str | None) -> Chosen:
    if taken:
        return Chosen(field, one, other, one if taken == ONE else other, taken, _TAKEN)
    if field.kind.many:
        return Chosen(field, one, other, _united(field, one, other), "", _UNITED)
    if _unsaid(field, one) or _unsaid(field, other):
        side = OTHER if _unsaid(field, one) else ONE
        return Chosen(field, one, other, other if side == OTHER else one, side, _ONLY)
    if _written_otherwise(field, one, other):
        return Chosen(field, one, other, one, ONE, _WRITTEN)
    for rule, why, pick in (("earliest", _EARLIEST, min), ("latest", _LATEST, max), ("any", _ANY, max)):
        if field.when_merged == rule:
            value = pick(one, other)
            return Chosen(field, one, other, value, ONE if value == one else OTHER, why)
    if field.kind is NOTE and not field.fixed:
        return Chosen(field, one, other, f"{one}\n{other}", "", _UNITED)
    return Chosen(field, one, other, one, ONE, _STAYS, open=not field.fixed)


def _unsaid(field: Field, value: Any) -> bool:
    """Whether nobody has said anything: nothing stands there, or what stands there where nothing is said."""
    return value in (None, "") or (value == field.default and not field.choices)


def _written_otherwise(field: Field, one: Any, other: Any) -> bool:
    if field.name == "phone":
        return bool(phones(one) & phones(other))
    if field.kind is EMAIL:
        return mail(one) == mail(other)
    return isinstance(one, str) and not field.choices and tokens(one) == tokens(other)


def _united(field: Field, one: list[str], other: list[str]) -> list[str]:
    """The entries of both, each once; of a language the higher level."""
    if field.kind is not LANGUAGES:
        return list(dict.fromkeys((*one, *other)))
    best: dict[str, str] = {}
    for entry in (*one, *other):
        code = parse_language(entry)[0]
        best[code] = max(best.get(code, entry), entry, key=_level)
    return list(best.values())


def _level(entry: str) -> tuple[int, bool]:
    _, level, interprets = parse_language(entry)
    return (LEVELS.index(level) if level in LEVELS else -1), interprets


def _rank(field: Field, value: Any) -> int:
    return -1 if value in LATE or value not in field.choices else [*field.choices].index(value)


def _same(one: Any, other: Any) -> bool:
    return (one or None) == (other or None) if isinstance(one, list | str | None) else bool(one == other)


def values(found: list[Chosen]) -> dict[str, Any]:
    """What has to be set in the record that stays."""
    return dict(_values(found))


def _values(found: list[Chosen]) -> Iterator[tuple[str, Any]]:
    for one in found:
        if one.value != one.one:
            yield one.field.name, one.value
