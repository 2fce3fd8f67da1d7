"""Taking back the last thing that was done to a record, from its history; again takes back the one before."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import Forbidden, NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_TAKEN_BACK = ("add", "change", "remove")


class Undo(NamedTuple):
    """What is taken back: the event of the history, and the record as it is now (None: it was removed)."""

    event: dict[str, Any]
    row: dict[str, Any] | None


def found(register: Register, entity: Entity, text: str) -> Undo:
    """The last thing done to the record a person means, also to one that was removed, by its key."""
    key = text.strip().lower() if entity.letter else text.strip()
    events = [event for event in stored.history(register, key) if event["entity"] == entity.plural]
    row = stored.get(register, entity, key) if events else None
    if not events:
        row = records.resolve(register, entity, text)
        events = [event for event in stored.history(register, row["id"]) if event["entity"] == entity.plural]
    event = _last(events)
    if event is None:
        raise NotFound(
            Text("Hier ist nichts mehr zurückzunehmen.", "There is nothing left to take back here."),
            Text("Was war, zeigt „ehrenamt {noun} history“.", "“ehrenamt {noun} history” shows what was.").fill(noun=entity.name),
        )
    if not event["changes"]:
        raise _impossible(
            Text("Die Werte dieser Änderung sind gelöscht.", "The values of this change were erased."),
            Text("Gelöschtes kommt nicht zurück.", "What was erased does not come back."),
        )
    return Undo(event, row)


def undo(register: Register, entity: Entity, what: Undo) -> dict[str, Any] | None:
    """Take it back; gives the record as it is then, None where it is gone again. What its kind forbids stays forbidden."""
    changes, row = what.event["changes"], what.row
    with register.change():
        if what.event["action"] == "add" and row:
            records.remove(register, entity, row, stored.UNDONE)
            return None
        before = {name: old for name, (old, _) in changes.items()}
        if row is None:
            new = records.completed(entity, before, dated=False)
            _sound(register, entity, new)
            return stored.add(register, entity, [new], stored.UNDONE)[0]
        later = [entity.field(name) for name, (_, after) in changes.items() if row.get(name) != after]
        if later:
            raise _impossible(
                Text("Inzwischen steht dort etwas anderes: {fields}.", "Something else stands there by now: {fields}.").fill(
                    fields=Text(", ".join(f.label.de for f in later), ", ".join(f.label.en for f in later))
                ),
                Text("Bitte mit „change“ von Hand ändern.", "Please change it by hand with “change”."),
            )
        entity.change(row, dict(before))
        _sound(register, entity, {**row, **before})
        changed: dict[str, Any] = stored.change(register, entity, row, before, stored.UNDONE)
        return changed


def _last(events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The last event that has not been taken back yet."""
    undone = 0
    for event in events[::-1]:
        if event["action"] == stored.UNDONE:
            undone += 1
        elif event["action"] in _TAKEN_BACK:
            if not undone:
                return event
            undone -= 1
    return None


def _sound(register: Register, entity: Entity, row: dict[str, Any]) -> None:
    """Refuse what could not be entered today: a missing field, or a reference to something that is gone."""
    records.require(entity, row)
    entity.check(row)
    for field in entity.fields:
        value = row.get(field.name)
        if field.refers_to and value and not field.kind.many and stored.get(register, ENTITIES[field.refers_to], value) is None:
            raise _impossible(
                Text("{label} {key} gibt es nicht mehr.", "{label} {key} does not exist any more.").fill(
                    label=field.label, key=value
                ),
                Text("Bitte erst diesen Eintrag zurückholen.", "Please bring that record back first."),
            )


def _impossible(message: Text, hint: Text) -> Forbidden:
    return Forbidden(message, hint, [{"rule": "RÜCKNAHME", "title": str(message), "basis": "", "lift": str(hint)}])
