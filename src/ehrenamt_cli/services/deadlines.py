"""What falls due in the register in use: one list that the command, today, the calendar and every record read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.deadlines import SOON, Calendar, Deadline, State, Subject, deadlines, in_sight, window
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.rules import RULES, Rule
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import looking, records, settings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.duties import About as About
from ehrenamt_cli.storage.duties import belongs, kinds_kept, known_since, open_rows
from ehrenamt_cli.storage.register import Register

LATE: tuple[State, ...] = ("overdue", "at_once")
"""The states that cannot wait."""

_KINDS: dict[str, Entity] = {entity.name: entity for entity in ENTITIES.values()}

_TRIGGERS = {rule.source: rule.trigger for rule in RULES}


class Only(NamedTuple):
    """What a list is narrowed to; everything that is given must hold."""

    rule: str = ""
    strength: str = ""
    responsible: str = ""
    """Part of who is in charge, however it is spelled."""
    about: About | None = None
    states: tuple[State, ...] = ()
    passed: bool = False
    """Overdue, also where somebody has postponed what the rule's own day has passed for."""


def due(
    register: Register,
    *,
    weeks: int,
    since: date | None = None,
    until: date | None = None,
    only: Only | None = None,
    done_too: bool = False,
    reminded_too: bool = False,
) -> list[Deadline]:
    """Everything overdue and due within ``weeks`` (both ends inclusive), or between two days; on request also what is
    done, and what lies further ahead but is to be reminded of today.
    """
    only = only or Only()
    today = clock.today()
    last = until or today + timedelta(weeks=weeks)
    if since and since > last:
        raise WrongUsage(
            Text("Der erste Tag liegt nach dem letzten.", "The first day is after the last."),
            Text("Bitte --from und --to prüfen.", "Please check --from and --to."),
        )
    rules = [rule for rule in settings.rules_of(register) if only.rule in ("", rule.key) and only.strength in ("", rule.strength)]
    settlements = list(stored.every(register, SETTLEMENTS))

    def horizon(rule: Rule) -> date:
        return max(last, in_sight(rule, today)) if reminded_too else last

    found = _reckoned(register, rules, horizon, settlements, about=only.about, since=since, done_too=done_too)
    found = [deadline for deadline in found if deadline.due_on <= last or deadline.remind_on <= today]
    if done_too:
        found = _with_lapsed(register, found, settlements, rules, only, since, last)
    if only.passed:
        found = [one for one in found if one.state == "overdue" or (one.postponed_from and one.first_due < today)]
    if only.states:
        found = [deadline for deadline in found if deadline.state in only.states]
    if only.responsible:
        wanted = fold(only.responsible)
        found = [deadline for deadline in found if any(wanted in fold(words) for words in deadline.responsible)]
    return found


def for_today(register: Register) -> list[Deadline]:
    """What is overdue, due within a week, or near enough for its rule to remind of it today."""
    today = clock.today()
    settlements = stored.every(register, SETTLEMENTS)
    found = _reckoned(register, settings.rules_of(register), lambda rule: in_sight(rule, today), settlements)
    return [deadline for deadline in found if min(deadline.due_on - SOON, deadline.remind_on) <= today]


def read_rule(text: str) -> str:
    """The key of a rule as somebody typed it."""
    known = {rule.key.casefold(): rule.key for rule in RULES}
    typed = re.sub(r"-(?=\d$)", "-0", clean(text).casefold())
    key = known.get(typed)
    if key is None:
        near = get_close_matches(typed.upper(), known.values(), n=3, cutoff=0.5)
        hint = Text("Alle zeigt „ehrenamt deadlines rules“.", "“ehrenamt deadlines rules” shows all.")
        if near:
            hint = Text("Gemeint sein könnte: {near}. {hint}", "Perhaps you mean: {near}. {hint}").fill(
                near=", ".join(near), hint=hint
            )
        raise WrongUsage(Text("Eine Regel „{text}“ gibt es nicht.", "There is no rule “{text}”.").fill(text=clean(text)), hint)
    return key


def unset(register: Register, key: str) -> bool:
    """Whether nobody has set the number yet without which a rule has no day."""
    return any(rule.key == key and rule.period is None for rule in settings.rules_of(register)) if key else False


def at(register: Register, organisation: str) -> About:
    """Everything that belongs to an organisation."""
    return About(ORGANISATIONS, records.resolve(register, ORGANISATIONS, organisation)["id"])


def own_calendar(register: Register) -> Calendar:
    """How the coordination itself counts days, where no other organisation has to act."""
    return settings.calendar_of(register)


def kind_of(deadline: Deadline) -> Entity:
    """The kind of record a deadline concerns."""
    return _KINDS[deadline.subject.kind]


def rule_of(register: Register, deadline: Deadline) -> Rule:
    """The rule a deadline comes from, as it holds in this register."""
    return next(rule for rule in settings.rules_of(register) if rule.source == deadline.source)


def protected_days(deadline: Deadline) -> set[str]:
    """The protected fields that can be read off a deadline: an expected release, the beginning of custody."""
    trigger = _TRIGGERS.get(deadline.source)
    return {field.name for field in kind_of(deadline).fields if field.withheld and field.name == trigger}


def note_seen(register: Register, found: Iterable[Deadline]) -> None:
    """Remember who saw deadlines off which something protected can be read."""
    seen: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for deadline in found:
        fields = protected_days(deadline)
        if fields:
            keys, names = seen[kind_of(deadline).plural]
            keys.add(deadline.subject.id)
            names |= fields
    for plural, (keys, names) in seen.items():
        looking.note(register, ENTITIES[plural], sorted(keys), names)


def _reckoned(
    register: Register,
    rules: Sequence[Rule],
    until: Callable[[Rule], date],
    settlements: Iterable[Row],
    *,
    about: About | None = None,
    since: date | None = None,
    done_too: bool = False,
) -> list[Deadline]:
    today = clock.today()
    kept = kinds_kept(register, (_KINDS[rule.subject] for rule in rules)) if rules else set()

    def rows_of(rule: Rule) -> Iterator[Row]:
        values = window(rule, today=today, until=until(rule))
        return open_rows(register, rule.source, values, _KINDS[rule.subject], about)

    found = deadlines(
        rows_of,
        today=today,
        until=until,
        since=since,
        calendar=own_calendar(register),
        rules=[rule for rule in rules if _KINDS[rule.subject].plural in kept],
        settlements=settlements,
        done_too=done_too,
    )
    return _in_time(register, rules, found)


def _in_time(register: Register, rules: Sequence[Rule], found: list[Deadline]) -> list[Deadline]:
    """Nobody is late with what was past already on the day it was entered: that is to be done at once."""
    late: dict[str, list[str]] = defaultdict(list)
    for deadline in found:
        if deadline.state == "overdue":
            late[deadline.source].append(deadline.subject.id)
    known = {
        rule.source: known_since(register, late[rule.source], rule.written or (rule.trigger,))
        for rule in rules
        if rule.source in late
    }
    return [
        deadline._replace(state="at_once")
        if deadline.state == "overdue" and known[deadline.source].get(deadline.subject.id, "") > deadline.due_on.isoformat()
        else deadline
        for deadline in found
    ]


def _with_lapsed(
    register: Register,
    found: list[Deadline],
    settlements: Sequence[Row],
    rules: Sequence[Rule],
    only: Only,
    since: date | None,
    until: date,
) -> list[Deadline]:
    """What was settled and has since lapsed, because the record itself says that it is done, belongs to what is done."""
    open_still = {deadline.id for deadline in found}
    by_duty = {rule.duty: rule for rule in rules}
    for row in settlements:
        rule = by_duty.get(row["rule"])
        day = date.fromisoformat(row["postponed_to"] or row["due_on"])
        within = rule and row["done_on"] and row["id"] not in open_still and (since or day) <= day <= until
        if within and (not only.about or belongs(register, _KINDS[row["subject_kind"]], row["subject"], only.about)):
            found.append(_lapsed(by_duty[row["rule"]], row, day))
    return sorted(found, key=lambda deadline: deadline.due_on)


def _lapsed(rule: Rule, row: Row, day: date) -> Deadline:
    return Deadline(
        day,
        rule.key,
        same(row["title"]),
        Subject(row["subject_kind"], row["subject"], row["name"]),
        same(row["responsible"]),
        rule.strength,
        rule.basis,
        "done",
        day,
        rule.source,
        postponed_from=date.fromisoformat(row["due_on"]) if row["postponed_to"] else None,
        done_on=row["done_on"],
        duty=rule.duty,
    )
