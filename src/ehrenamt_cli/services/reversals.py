"""One record turned round: what it becomes when an act is taken back, or what was done to it since that forbids it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from ehrenamt_cli.domain.acts import Event, Part, in_force
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import acts
from ehrenamt_cli.services.hindrances import Effect, Hindrance
from ehrenamt_cli.storage import acts as stored
from ehrenamt_cli.storage.register import Register

Present = dict[str, Any] | None
"""A record, or the value of a setting, as it is now; None where it is not there."""


class Reversal(NamedTuple):
    """What one part comes to: its effect, or what stands in the way; neither where nothing is left to do."""

    effect: Effect | None = None
    hindrance: Hindrance | None = None
    stays: Text | None = None
    """What was changed since and stays like that."""


def reversal(register: Register, act: int, part: Part, now: Present, *, parting: bool = False) -> Reversal:
    """Turn round what an act did to a record that is like this now.

    Where two that were merged are ``parting``, what was changed since stays with the one that stayed.
    """
    if part.erased or part.empty:
        return Reversal()
    if part.plural not in ENTITIES:
        return _of_setting(register, act, part, now)
    entity = ENTITIES[part.plural]
    if part.removed:
        return _again(register, act, entity, part, now)
    if now is None and (part.created or _only_references(entity, part)):
        return Reversal()
    if now is None:
        return Reversal(None, _since(register, act, part, _GONE))
    if sealed := _sealed(register, act, part, now):
        return Reversal(None, sealed)
    expected = {field.name: None for field in entity.fields} | part.after if part.created else part.after
    different = [field for field in entity.fields if field.name in expected and _differ(now[field.name], expected[field.name])]
    if different and parting and not part.created:
        return _without(register, entity, part, now, different)
    if different:
        return Reversal(None, _since(register, act, part, _CHANGED, different))
    return Reversal(Effect(part.plural, part.key, now, None if part.created else now | _fitting(entity, part.before)))


_GONE = Text("{name} wurde danach entfernt{since}", "{name} was removed afterwards{since}")
_CHANGED = Text("{name}: {fields} danach geändert{since}", "{name}: {fields} changed afterwards{since}")
_BACK = Text("{name} gibt es schon wieder{since}", "{name} is there again already{since}")


def _without(register: Register, entity: Entity, part: Part, now: dict[str, Any], different: Collection[Field]) -> Reversal:
    """The rest of it, where some fields were changed since and stay."""
    left = {field.name for field in different}
    before = {name: value for name, value in part.before.items() if name not in left}
    labels = Text(", ".join(field.label.de for field in different), ", ".join(field.label.en for field in different))
    stays = Text("{name}: {fields} bleibt, wie es seitdem ist", "{name}: {fields} stays as it has been since").fill(
        name=acts.named(register, part.plural, part.key), fields=labels
    )
    return Reversal(Effect(part.plural, part.key, now, now | _fitting(entity, before)), None, stays)


def _again(register: Register, act: int, entity: Entity, part: Part, now: Present) -> Reversal:
    if now is not None:
        return Reversal(None, _since(register, act, part, _BACK))
    row = {field.name: None for field in entity.fields} | part.before
    return Reversal(Effect(part.plural, part.key, None, {"id": part.key, **_fitting(entity, row)}))


def _of_setting(register: Register, act: int, part: Part, now: Present) -> Reversal:
    value = now["value"] if now else None
    if value != part.after.get("value"):
        return Reversal(None, _since(register, act, part, _CHANGED))
    return Reversal(Effect(part.plural, part.key, {"value": value}, {"value": part.before.get("value")}))


def _since(register: Register, act: int, part: Part, what: Text, fields: Collection[Field] = ()) -> Hindrance:
    """What happened to the record after the act, and in which later act."""
    event = _later(register, act, part, {field.name for field in fields})
    since = Text(" (Vorgang {act}, {moment}, {author})", " (act {act}, {moment}, {author})")
    lift = Text(
        "erst den späteren Vorgang zurücknehmen: ehrenamt undo {act}", "take back the later act first: ehrenamt undo {act}"
    )
    if event is None:
        lift = Text("von Hand ändern", "change it by hand")
    facts = {} if event is None else {"act": event.act, "moment": acts.moment(event.happened_at), "author": event.author}
    labels = Text(", ".join(f"„{field.label.de}“" for field in fields), ", ".join(f"“{field.label.en}”" for field in fields))
    found = what.fill(name=acts.named(register, part.plural, part.key), fields=labels, since=since.fill(**facts) if facts else "")
    return Hindrance("SPÄTERES", found, lift.fill(**facts) if facts else lift)


def _later(register: Register, act: int, part: Part, names: Collection[str]) -> Event | None:
    """The last event on the record that came after the act and touched one of the fields."""
    events = stored.of_record(register, part.plural, part.key)
    own = max((event.number for event in events if event.act == act), default=0)
    later = [event for event in events if event.number > own and (not names or names & event.changes.keys())]
    counting = [event for event in in_force(events) if event in later] or later
    return counting[-1] if counting else None


def _sealed(register: Register, act: int, part: Part, now: dict[str, Any]) -> Hindrance | None:
    """What says that the record has left the house since."""
    for field in ENTITIES[part.plural].fields:
        event = _later(register, act, part, {field.name}) if field.seals and now[field.name] else None
        if event and field.name not in part.after:
            return Hindrance(
                "AUSSER HAUS",
                Text(
                    "{name}: {field} {words}; was davor da stand, bleibt",
                    "{name}: {field} {words}; what stood there before stays",
                ).fill(
                    name=acts.named(register, part.plural, part.key),
                    field=field.label,
                    words=field.kind.show(now[field.name], field.choices),
                ),
                Text(
                    "war das ein Versehen, erst das: ehrenamt undo {act}", "if that was a mistake, first: ehrenamt undo {act}"
                ).fill(act=event.act),
            )
    return None


def _only_references(entity: Entity, part: Part) -> bool:
    """Whether only references were moved: of a record that is gone since, nothing has to be moved back."""
    return all(entity.field(name).refers_to for name in part.before)


def _fitting(entity: Entity, values: dict[str, Any]) -> dict[str, Any]:
    """Values of the history for the fields there are today; an empty list is a list."""
    known = {field.name: field for field in entity.fields}
    return {name: value or [] if known[name].kind.many else value for name, value in values.items() if name in known}


def _differ(one: Any, other: Any) -> bool:
    return (None if one == [] else one) != (None if other == [] else other)
