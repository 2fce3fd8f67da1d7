"""What is kept longer than it may be: gathered by the table of periods, and erased together, or nothing of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.holds import HOLDS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.domain.privacy.retentions import RETENTIONS, Retention
from ehrenamt_cli.domain.reminders import REMINDERS
from ehrenamt_cli.domain.restrictions import RESTRICTIONS
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import deadlines, records, settings
from ehrenamt_cli.services.erasing import doing, plans
from ehrenamt_cli.services.erasing.plans import Root
from ehrenamt_cli.services.erasing.reach import InTheWay, reach
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

RESTRICTED = "D-09"
"""The rule by which what a law kept goes at last."""


class Due(NamedTuple):
    """One record, or all that a rule wants erased of it, whose time is over."""

    rule: str
    basis: Text
    title: Text
    name: str
    roots: tuple[Root, ...]
    due_on: date
    reviewed: bool = False
    """Somebody looks through it first; it is erased only where its rule is named."""
    in_the_way: tuple[InTheWay, ...] = ()

    @property
    def people(self) -> int:
        """How many people are erased with it."""
        return sum(entity.plural in PEOPLE for entity, _ in self.roots)


def due(register: Register, rule: str = "") -> list[Due]:
    """Everything whose time is over today, by the day on which it was; of one rule or of all."""
    found = [*_by_rules(register, rule), *(_evidence(register) if rule in ("", "D-03") else ())]
    blocked: dict[str, list[InTheWay]] = defaultdict(list)
    for obstacle in reach(register, [root for one in found for root in one.roots]).in_the_way:
        blocked[obstacle.root].append(obstacle)
    judged = [one._replace(in_the_way=tuple(o for _, row in one.roots for o in blocked[row["id"]])) for one in found]
    return sorted(judged, key=lambda one: (one.due_on, one.rule, one.name))


def chosen(found: Iterable[Due], rule: str = "") -> list[Due]:
    """What a run erases: nothing that is in somebody's way, and what is to be looked through only where its rule is named."""
    return [one for one in found if not one.in_the_way and (rule or not one.reviewed)]


def run(register: Register, found: Sequence[Due]) -> list[dict[str, Any]]:
    """Erase it, all or nothing, with a protocol for each rule; gives the protocols."""
    protocols = []
    with register.change():
        for key in dict.fromkeys(one.rule for one in found):
            mine = [one for one in found if one.rule == key]
            roots = {(entity.plural, row["id"]): (entity, row) for one in mine for entity, row in one.roots}
            there = [root for root in roots.values() if stored.get(register, root[0], root[1]["id"])]
            if there:
                protocols.append(
                    doing.carry_out(register, plans.planned(register, there, counting=True), same(key), mine[0].basis)
                )
    return protocols


def guard(register: Register, found: Sequence[Due], expected: int | None) -> None:
    """Forbidden where so much would go that a slip of the hand is likelier than a year's work, unless its number is said."""
    number = len(found)
    if expected == number or (expected is None and not large(register, found)):
        return
    raise Forbidden(
        Text("Das wären {n} Löschungen.", "That would be {n} erasures.").fill(n=number)
        if expected is None
        else Text("Es sind {n} Löschungen und nicht {expected}.", "It is {n} erasures and not {expected}.").fill(
            n=number, expected=expected
        ),
        Text(
            "Erst die Liste ansehen: ehrenamt privacy retention. Sind sie gemeint: --run --expect {n}",
            "Look at the list first: ehrenamt privacy retention. If they are meant: --run --expect {n}",
        ).fill(n=number),
        [{"rule": "MASSENLÖSCHUNG", "title": str(_GUARD), "basis": str(_OWN), "lift": f"--expect {number}"}],
    )


_GUARD = Text("Viele auf einmal nur mit ihrer Zahl", "many at once only by their number")
_OWN = Text("eigene Vorgabe: erasing.most, erasing.percent", "own setting: erasing.most, erasing.percent")


def large(register: Register, found: Sequence[Due]) -> bool:
    """Whether it is more than a run may erase unasked: in number, or in share of a kind of person."""
    most, percent = (int(settings.chosen(register, name)) for name in ("erasing.most", "erasing.percent"))
    people = Counter(entity.plural for one in found for entity, _ in one.roots if entity.plural in PEOPLE)
    shares = [100 * number > percent * stored.count(register, ENTITIES[kind]) for kind, number in people.items() if number > _FEW]
    return len(found) > most or any(shares)


_FEW = 5
"""So few people are no mass, whatever their share."""


def _by_rules(register: Register, only: str) -> Iterator[Due]:
    today = clock.today()
    retentions = {retention.due: retention for retention in RETENTIONS.values() if retention.due}
    bases = {rule.source: rule.basis for rule in settings.rules_of(register)}
    for key in dict.fromkeys([*(one.rule for one in retentions.values()), RESTRICTED]):
        for one in deadlines.due(register, weeks=0, only=deadlines.Only(rule=key)) if only in ("", key) else ():
            retention = retentions.get(one.source) or next((any_ for any_ in retentions.values() if any_.rule == one.rule), None)
            kept_through = one.rule == RESTRICTED or (retention and retention.must)
            if (retention is None and one.rule != RESTRICTED) or (kept_through and one.due_on >= today):
                continue
            entity = deadlines.kind_of(one)
            row = stored.get(register, entity, one.subject.id)
            if row:
                roots = tuple(_roots(register, entity, row, retentions.get(one.source)))
                review = bool(retention and retention.fate == "review")
                yield Due(one.rule, bases[one.source], one.title, one.subject.name, roots, one.due_on, review)


def _roots(register: Register, entity: Entity, row: Row, retention: Retention | None) -> Iterator[Root]:
    """What goes: the record itself, or those about it for which the period is declared, and what a restriction kept."""
    if entity is RESTRICTIONS:
        yield entity, row
        kept = by_key(register, row["record"])
        if kept:
            yield kept
        return
    if retention is None or retention.key in entity.retention:
        yield entity, row
        return
    for other in ENTITIES.values():
        links = [field.name for field in other.fields if field.refers_to == entity.plural and not field.kind.many]
        for link in links if retention.key in other.retention else ():
            for found in stored.referring(register, other, link, [row["id"]]):
                if all(found[name] in entries for name, entries in retention.only.items()):
                    yield other, found


def by_key(register: Register, key: str | None) -> Root | None:
    """The record with that key, of whatever kind."""
    for entity in ENTITIES.values():
        if key and entity.letter and key.startswith(f"{entity.letter}-") and (row := stored.get(register, entity, key)):
            return entity, row
    return None


def _evidence(register: Register) -> Iterator[Due]:
    """What was decided and answered so long ago that nobody asks any more; what was decided about a record goes with that."""
    retention, today = RETENTIONS["evidence"], clock.today()
    rule = next(rule for rule in settings.rules_of(register) if rule.source == "volunteers_over")
    period = rule.period if isinstance(rule.period, Period) else retention.period
    for entity, column in (
        (SETTLEMENTS, "done_on"),
        (REMINDERS, "due_on"),
        (ACCESS_REQUESTS, "answered_on"),
        (HOLDS, "until_on"),
    ):
        for row in stored.over(register, entity, column, today.isoformat()):
            last = retention.clock(row[column], period) if retention.clock else today
            if last <= today and not (entity is SETTLEMENTS and by_key(register, row["subject"])):
                name = records.title(register, entity, row)
                yield Due("D-03", retention.basis, retention.label, name, ((entity, row),), last)
