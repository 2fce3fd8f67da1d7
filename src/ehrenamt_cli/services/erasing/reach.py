"""How far an erasure reaches: every record that is about a person, and what becomes of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import Place, end_of
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Entity, Field, Personal, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.obstacles import DUTIES, OBSTACLES, Obstacle
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.domain.rules import Rule
from ehrenamt_cli.services import settings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Fate = Literal["near", "unlinked", "remains", "held", "gone"]

_RANK: dict[Fate, int] = {"near": 0, "unlinked": 1, "remains": 2, "held": 3, "gone": 4}
"""What is near stays as it is; it may be in the way."""

Key = tuple[str, str]
"""A record: its kind by its plural, and its key."""


class Touched(NamedTuple):
    """A record that an erasure touches: what becomes of it, and because of whom."""

    entity: Entity
    row: dict[str, Any]
    fate: Fate
    root: str
    columns: frozenset[str] = frozenset()
    """The references that are emptied."""
    what: str = ""
    basis: str = ""
    until: str = ""
    """Of a record that is held: what it is, by which text and until which day."""
    part_of: str = ""
    """The record that is held, of which this one is a line."""

    @property
    def key(self) -> Key:
        return self.entity.plural, self.row["id"]


class InTheWay(NamedTuple):
    """A record that has to be settled first."""

    obstacle: Obstacle
    row: Row
    root: str


class Reach(NamedTuple):
    """Everything that is touched, by record, and what is in the way."""

    touched: dict[Key, Touched]
    in_the_way: list[InTheWay]

    def of(self, fate: Fate) -> list[Touched]:
        """The records with that fate."""
        return [one for one in self.touched.values() if one.fate == fate]


def reach(register: Register, roots: Iterable[tuple[Entity, Row]], *, counting: bool = False) -> Reach:
    """What goes with these records: all that is about them, until nothing refers to what is gone.

    ``counting``, of these records themselves stays what statistics count.
    """
    rules = {(rule.key, rule.source): rule for rule in settings.rules_of(register)}
    touched: dict[Key, Touched] = {}
    for entity, row in roots:
        fate: Fate = "remains" if counting and entity.remains and entity.remains.of(row) else "gone"
        touched[entity.plural, row["id"]] = Touched(entity, dict(row), fate, row["id"])
    step = [*touched.values()]
    while step:
        further: dict[Key, Touched] = {}
        for one in _around(register, step):
            known = touched.get(one.key)
            one = _kept_by_law(one, rules) if not known and one.fate in ("remains", "gone") else one
            if known and known.fate == "remains" and one.part_of:
                one = one._replace(columns=known.columns)
            if known and (known.fate == "held" or _RANK[known.fate] >= _RANK[one.fate]):
                touched[one.key] = known._replace(columns=known.columns | one.columns)
                continue
            touched[one.key] = one
            if one.fate in ("gone", "held", "remains"):
                further[one.key] = one
        step = [*further.values()]
    return Reach(touched, _obstacles(touched.values()))


def _around(register: Register, step: Iterable[Touched]) -> Iterator[Touched]:
    """What refers to the records of the last step."""
    roots: dict[str, dict[str, Touched]] = defaultdict(dict)
    for one in step:
        roots[one.entity.plural][one.row["id"]] = one
    every = {key: one for found in roots.values() for key, one in found.items()}
    for other in ENTITIES.values():
        for field in other.fields:
            at = every if field.names_record else roots.get(field.refers_to, {})
            if not at or field.kind.many:
                continue
            for row in stored.referring(register, other, field.name, at):
                towards = at[row[field.name]]
                fate = _fate(other, field, row, towards)
                if fate == "held":
                    people = _people(other, row, towards.root)
                    yield towards._replace(entity=other, row=row, columns=people, part_of=towards.row["id"])
                elif fate:
                    yield Touched(other, row, fate, towards.root, frozenset([field.name]))


def _fate(entity: Entity, field: Field, row: Row, towards: Touched) -> Fate | None:
    """What becomes of a record because of one reference; None where what it refers to stays where it is."""
    if towards.fate in ("held", "remains"):
        if towards.fate == "held" and field.fixed and not field.required and field.personal is Personal.NONE:
            return "held"  # a line of what is kept, tied to it by the program
        if field.names_record == "about" or (field.required and entity.remains and not entity.remains.of(row)):
            return "gone"
        return "near" if field.required else None
    if field.names_record == "to" or not _goes_along(entity, field):
        others = [row[other.name] for other in entity.fields if other.refers_to in PEOPLE and other.name != field.name]
        alone = field.fixed and not field.names_record and not any(others)
        return _alone(entity) if alone else "unlinked"
    return "remains" if entity.remains and entity.remains.of(row) else "gone"


def _alone(entity: Entity) -> Fate:
    """What becomes of a line whose whole goes and that has no person any more."""
    return "remains" if entity.remains else "gone"


def _people(entity: Entity, row: Row, root: str) -> frozenset[str]:
    return frozenset(field.name for field in entity.fields if field.refers_to in PEOPLE and row[field.name] == root)


def _goes_along(entity: Entity, field: Field) -> bool:
    """Whether the record is about what it refers to; a professional in charge is named, not written about."""
    about = field.personal is not Personal.NONE and (field.refers_to != "contacts" or field.name in entity.persons)
    return field.required or about or field.names_record == "about"


def _kept_by_law(one: Touched, rules: dict[tuple[str, str], Rule]) -> Touched:
    for duty in DUTIES:
        since = duty.since(one.row) if duty.plural == one.entity.plural else None
        if since:
            rule = rules[duty.retention.rule, duty.retention.due]
            assert isinstance(rule.period, Period)
            until = rule.clock(since, rule.period) if rule.clock else end_of(rule.period, date.fromisoformat(since), Place())
            if until >= clock.today():
                return one._replace(fate="held", what=str(duty.what), basis=str(rule.basis), until=until.isoformat())
    return one


def _obstacles(touched: Iterable[Touched]) -> list[InTheWay]:
    today = clock.today().isoformat()
    return [
        InTheWay(obstacle, one.row, one.root)
        for one in touched
        for obstacle in OBSTACLES
        if obstacle.plural == one.entity.plural and one.fate != "unlinked" and obstacle.stands(one.row, today)
    ]
