"""Acts: everything one command did, read from the events it left, and what taking it back would set again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

UNDONE = "undo"
"""The action by which an earlier one was taken back."""

WRITTEN = frozenset({"add", "change", "remove", UNDONE})
"""Actions that can be taken back."""

FINAL = frozenset({"erase", "blacken"})
"""Actions that are for good. Every other one notes something: a look, a document, an exception."""


class Event(NamedTuple):
    """One event of the history that wrote a record, with its values."""

    number: int
    act: int
    happened_at: str
    author: str
    entity: str
    record_id: str
    action: str
    fields: str
    changes: Mapping[str, Any]
    undoes: int
    """The act that it takes back; 0 where it does not."""

    @property
    def erased(self) -> bool:
        """Whether its values were erased."""
        return bool(self.fields) and not self.changes


class Part(NamedTuple):
    """What one act did to one record, all in all."""

    plural: str
    key: str
    before: dict[str, Any]
    after: dict[str, Any]
    """The fields in question and what they held; what was empty stands there as None."""
    created: bool = False
    removed: bool = False
    erased: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is left of it: made and taken out again."""
        return not (self.created or self.removed or self.erased or self.before)


def parts(events: Iterable[Event]) -> list[Part]:
    """What the events of one act come to, record by record, in the order in which they were first touched."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.entity, event.record_id), []).append(event)
    return [_part(plural, key, each) for (plural, key), each in found.items()]


def stands_alone(events: Sequence[Event], command: str) -> bool:
    """Whether the records of an act have nothing to do with each other, as the rows of a list that was taken over."""
    added = {event.action for event in events} == {"add"} and len({event.entity for event in events}) == 1
    return added or command.split()[:1] == ["import"]


def in_force(events: Sequence[Event]) -> list[Event]:
    """The events of one record, oldest first, that count still: neither taken back nor taking something back."""
    gone: set[int] = set()
    for event in reversed(events):
        if event.undoes and event.act not in gone:
            gone.add(event.undoes)
    return [event for event in events if not event.undoes and event.action != UNDONE and event.act not in gone]


def linked(events: Iterable[Event]) -> list[Event]:
    """Events of one record, those of an older program too: there taking back concerned the last one that still counted."""
    result: list[Event] = []
    standing: list[int] = []
    for event in events:
        if event.action == UNDONE and not event.undoes:
            event = event._replace(undoes=standing.pop() if standing else 0)
        elif event.action != UNDONE:
            standing.append(event.act)
        result.append(event)
    return result


def _part(plural: str, key: str, events: Sequence[Event]) -> Part:
    if any(event.erased for event in events):
        return Part(plural, key, {}, {}, erased=True)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for event in events:
        for name, (old, new) in event.changes.items():
            before.setdefault(name, old)
            after[name] = new
    came, went = before.pop("id", key) is None, after.pop("id", key) is None
    if came and went:
        return Part(plural, key, {}, {})
    if came or went:
        return Part(plural, key, before, after, created=came, removed=went)
    different = [name for name in before if before[name] != after[name]]
    return Part(plural, key, {name: before[name] for name in different}, {name: after[name] for name in different})
