"""Taking back what a command did, all of it or what concerns one record; taking back is an act that can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.acts import UNDONE, Event, Part, in_force, parts, stands_alone
from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.domain.duplicates import DUPLICATES
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import acts, consistency, hindrances, records
from ehrenamt_cli.services.hindrances import Effect
from ehrenamt_cli.services.reversals import Present, Reversal, reversal
from ehrenamt_cli.storage import acts as stored
from ehrenamt_cli.storage import records as rows
from ehrenamt_cli.storage import settings
from ehrenamt_cli.storage.acts import Restored
from ehrenamt_cli.storage.register import Register

Choice = tuple[tuple[int, frozenset[str] | None], ...]
"""What is to be taken back: acts, the latest first, each with the keys of the records in question (None: all of them)."""


class Outcome(NamedTuple):
    """What taking back sets."""

    act: int
    """The act that did so, by which it can be taken back itself."""
    taken_back: list[int]
    effects: list[Effect]
    erased: int
    """So many records were erased since and stay so."""
    stays: list[Text]
    """What was changed since and stays like that."""

    @property
    def papers(self) -> int:
        """So many documents are forgotten whose files stay where they are."""
        return sum(one.plural == DOCUMENTS.plural and one.then is None for one in self.effects)


class _Tried(Exception):
    """Ends a change that was only tried."""


def last(register: Register, author: str) -> Choice:
    """The last thing that person did."""
    return ((acts.last(register, author), None),)


def meant(register: Register, text: str) -> Choice:
    """The act of that number."""
    return ((acts.meant(register, text), None),)


def of_record(register: Register, entity: Entity, text: str, *, to: date | int | None = None) -> tuple[str, Choice]:
    """The key of a record, and what was done to it last, or everything after a day or an act.

    What the same command did to other records goes with it, but for other rows of a list that was taken over.
    """
    key, events = _written(register, entity, text)
    counting = in_force(events)
    if isinstance(to, date):
        counting = [event for event in counting if event.happened_at[:10] > to.isoformat()]
    elif to is not None:
        counting = [event for event in counting if event.act > to]
    wanted = sorted({event.act for event in counting}, reverse=True)
    if not wanted:
        raise NotFound(
            Text("Hier ist nichts mehr zurückzunehmen.", "There is nothing left to take back here."),
            Text("Was war, zeigt „ehrenamt {noun} history“.", "“ehrenamt {noun} history” shows what was.").fill(noun=entity.name),
        )
    return key, tuple((act, _only(register, act, key)) for act in (wanted[:1] if to is None else wanted))


def tried(register: Register, choice: Choice) -> Outcome:
    """What taking back would set, without setting it; Forbidden where something stands in the way."""
    found: list[Outcome] = []
    try:
        with register.change():
            found.append(undo(register, choice))
            raise _Tried
    except _Tried:
        return found[0]


def undo(register: Register, choice: Choice) -> Outcome:
    """Take it back, all of it or nothing; Forbidden says what stands in the way and by which rule."""
    with register.change():
        planned = [(act, _parts(register, act, only)) for act, only in choice]
        touched = [part for _, each in planned for part in each]
        _refuse_what_is_gone(register, choice, touched)
        concerned = consistency.concerned(register, touched)
        before = consistency.broken(register, concerned)
        effects: dict[tuple[str, str], Effect] = {}
        stays: list[Text] = []
        for act, each in planned:
            turned = _put_back(register, act, each)
            stays += [one.stays for one in turned if one.stays]
            for one in (one.effect for one in turned if one.effect):
                first = effects.setdefault((one.plural, one.key), one)
                effects[one.plural, one.key] = first._replace(then=one.then)
        done = list(effects.values())
        oldest = min(act for act, _ in choice)
        hindrances.refuse(oldest, hindrances.standing_in_the_way(register, oldest, done))
        done += consistency.settle(register, done)
        if not any(parting(each) for _, each in planned):
            hindrances.refuse(oldest, [one for one in consistency.broken(register, concerned) if one not in before])
        erased = sum(part.erased for part in touched)
        return Outcome(register.act, [act for act, _ in choice], done, erased, stays)


def parting(touched: Iterable[Part]) -> bool:
    """Whether two that were merged are two again: nobody is placed anew by that, whatever rule was broken before."""
    return any(part.plural == DUPLICATES.plural and part.after.get("verdict") == "merged" for part in touched)


def shown(register: Register, entity: Entity, key: str) -> dict[str, Any] | None:
    """The record as it is by now, ready to be read; None where it is gone."""
    row = rows.get(register, entity, key)
    return records.shown(register, entity, [row])[0] if row else None


def _written(register: Register, entity: Entity, text: str) -> tuple[str, list[Event]]:
    """The key of the record a person means, also of one that was removed, and everything written about it."""
    key = text.strip().lower() if entity.letter else text.strip()
    events = stored.of_record(register, entity.plural, key)
    if not events:
        key = records.resolve(register, entity, text)["id"]
        events = stored.of_record(register, entity.plural, key)
    return key, events


def _only(register: Register, act: int, key: str) -> frozenset[str] | None:
    alone = stands_alone(stored.events(register, act), stored.command_of(register, act))
    return frozenset({key}) if alone else None


def _parts(register: Register, act: int, only: Collection[str] | None) -> list[Part]:
    """What is left of an act, as far as it is in question."""
    gone = stored.taken_back(register)
    return parts(
        event
        for event in stored.events(register, act)
        if (only is None or event.record_id in only) and (act, event.record_id) not in gone
    )


def _refuse_what_is_gone(register: Register, choice: Choice, touched: Sequence[Part]) -> None:
    """What was erased, and what has been taken back already."""
    act = choice[0][0]
    erasing = any(stored.erases(register, number) for number, _ in choice)
    if erasing or (touched and all(part.erased for part in touched)):
        hindrances.refuse(act, [hindrances.ERASED])
    if not touched:
        raise NotFound(
            Text("Vorgang {act} ist schon zurückgenommen.", "Act {act} has been taken back already.").fill(act=act),
            Text("Was noch gilt, zeigt „ehrenamt undo --list“.", "“ehrenamt undo --list” shows what still counts."),
        )


def _put_back(register: Register, act: int, touched: Sequence[Part]) -> list[Reversal]:
    present = _present(register, touched)
    apart = parting(touched)
    turned = [(part, reversal(register, act, part, present.get((part.plural, part.key)), parting=apart)) for part in touched]
    hindrances.refuse(act, [one.hindrance for _, one in turned if one.hindrance])
    effects = [one.effect for _, one in turned if one.effect]
    stored.put_back(register, act, _by_kind(effects), [(part.plural, part.key) for part, one in turned if not one.effect])
    for one in effects:
        if one.plural not in ENTITIES:
            settings.put(register, one.key, (one.then or {})["value"], action=UNDONE, undoes=act)
    return [one for _, one in turned]


def _present(register: Register, touched: Iterable[Part]) -> dict[tuple[str, str], Present]:
    """The records in question as they are now."""
    keys: dict[str, list[str]] = defaultdict(list)
    for part in touched:
        keys[part.plural].append(part.key)
    found: dict[tuple[str, str], Present] = {}
    for plural, wanted in keys.items():
        if plural in ENTITIES:
            found |= {(plural, row["id"]): row for row in rows.referring(register, ENTITIES[plural], "id", wanted)}
        else:
            found |= {(plural, name): {"value": value} for name, value in settings.own(register).items() if name in wanted}
    return found


def _by_kind(effects: Iterable[Effect]) -> list[Restored]:
    kinds: dict[str, list[Effect]] = defaultdict(list)
    for one in effects:
        if one.plural in ENTITIES:
            kinds[one.plural].append(one)
    return [
        Restored(
            ENTITIES[plural],
            [one.then for one in each if one.now is None and one.then],
            [(one.now, {name: one.then[name] for name in one.fields}) for one in each if one.now and one.then],
            [one.now for one in each if one.then is None and one.now],
        )
        for plural, each in kinds.items()
    ]
