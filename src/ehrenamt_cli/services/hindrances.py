"""What stands in the way of taking something back: each hindrance names its rule and what would lift it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.agreements import AGREEMENTS, STILL_FREE
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.errors import EhrenamtError, Forbidden
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import acts, records
from ehrenamt_cli.storage import acts as stored
from ehrenamt_cli.storage import records as rows
from ehrenamt_cli.storage.register import Register


class Hindrance(NamedTuple):
    """One thing in the way: the rule, what was found, what would lift it."""

    rule: str
    found: Text
    lift: Text


class Effect(NamedTuple):
    """What taking back does to one record: as it is and as it will be; None where it is not there."""

    plural: str
    key: str
    now: dict[str, Any] | None
    then: dict[str, Any] | None

    @property
    def fields(self) -> list[str]:
        """Which fields differ; nothing where the record comes or goes."""
        if self.now is None or self.then is None:
            return []
        return [name for name, value in self.then.items() if self.now.get(name) != value]


ERASED = Hindrance(
    "LÖSCHUNG",
    Text("was es war, ist gelöscht (Art. 17 DSGVO)", "what it was is erased (Art. 17 DSGVO)"),
    Text("Gelöschtes kommt nicht zurück", "what was erased does not come back"),
)


def refuse(act: int, found: Sequence[Hindrance]) -> None:
    """Forbidden with everything that was found, where something was."""
    if not found:
        return
    few = list(dict.fromkeys(found))[:_NAMED]
    more = [Text("– und {n} weitere", "– and {n} more").fill(n=len(found) - _NAMED)] if len(found) > _NAMED else []
    head = Text("Vorgang {act} lässt sich nicht zurücknehmen:", "Act {act} cannot be taken back:").fill(act=act)
    lifts = list(dict.fromkeys(one.lift for one in few))
    raise Forbidden(
        _lines([head, *(same("– {found}").fill(found=one.found) for one in few), *more]),
        _lines([Text("Was hilft:", "What helps:"), *(same("– {lift}").fill(lift=lift) for lift in lifts)]),
        [{"rule": one.rule, "title": str(one.found), "basis": "", "lift": str(one.lift)} for one in few],
    )


_NAMED = 5
"""So many hindrances are told."""


def standing_in_the_way(register: Register, act: int, effects: Sequence[Effect]) -> list[Hindrance]:
    """What would be wrong with the register as it is after taking back."""
    kept = [one for one in effects if one.plural in ENTITIES]
    return [
        *_own_organisation(register, kept),
        *_still_used(register, kept),
        *_unsound(register, kept),
        *_signed_since(register, act, kept),
    ]


def name(register: Register, effect: Effect) -> Text:
    """A record in question by kind, name and key, also where it is not there at present."""
    entity = ENTITIES[effect.plural]
    row = effect.now or effect.then or {}
    title = rows.titled(register, entity, [row])[effect.key]
    return same("{kind} {title}").fill(kind=entity.label, title=f"{title} ({effect.key})" if title else effect.key)


def _own_organisation(register: Register, effects: Iterable[Effect]) -> list[Hindrance]:
    own = register.setting(records.OWN_ORGANISATION)
    return [
        Hindrance(
            "EIGEN",
            Text("{name} ist die Einrichtung, der das Register gehört", "{name} is the organisation whose register it is").fill(
                name=name(register, one)
            ),
            Text("ändern: ehrenamt organisation change {key} …", "to change it: ehrenamt organisation change {key} …").fill(
                key=one.key
            ),
        )
        for one in effects
        if one.then is None and one.key == own
    ]


def _still_used(register: Register, effects: Sequence[Effect]) -> list[Hindrance]:
    """Whatever was made since and refers to what would go."""
    going: dict[str, dict[str, Effect]] = defaultdict(dict)
    for one in effects:
        if one.then is None:
            going[one.plural][one.key] = one
    found = []
    for plural, gone in going.items():
        for other, column, row in stored.using(register, ENTITIES[plural], list(gone), _NAMED):
            held = row[column] if isinstance(row[column], list) else [row[column]]
            found.append(_used(register, next(gone[key] for key in held if key in gone), other, row))
    return found


def _used(register: Register, effect: Effect, other: Entity, row: Row) -> Hindrance:
    events = stored.of_record(register, other.plural, row["id"])
    lift = Text("erst entfernen: ehrenamt {noun} remove {key}", "remove it first: ehrenamt {noun} remove {key}")
    if events:
        lift = Text("erst das zurücknehmen: ehrenamt undo {act}", "take that back first: ehrenamt undo {act}")
    return Hindrance(
        "GEBRAUCHT",
        Text("{name} wird gebraucht von {other}", "{name} is in use by {other}").fill(
            name=name(register, effect), other=acts.named(register, other.plural, row["id"])
        ),
        lift.fill(noun=other.name, key=row["id"], act=events[-1].act if events else ""),
    )


def _unsound(register: Register, effects: Iterable[Effect]) -> list[Hindrance]:
    """What could not be entered like this: a missing field, days the wrong way round, a reference to what is gone."""
    found: list[Hindrance] = []
    wanted: dict[str, dict[str, tuple[Effect, Field]]] = defaultdict(dict)
    for one in effects:
        if one.then is None:
            continue
        entity = ENTITIES[one.plural]
        changed = set(one.fields) if one.now else {field.name for field in entity.fields}
        try:
            entity.check(one.then)
        except EhrenamtError as error:
            found.append(Hindrance("WERTE", error.message, error.hint))
        for field in entity.fields:
            value = one.then.get(field.name)
            if field.name not in changed:
                continue
            if field.required and value in (None, "", []):
                found.append(_lacking(register, one, field))
            if field.refers_to and value:
                wanted[field.refers_to] |= dict.fromkeys(value if field.kind.many else [value], (one, field))
    for plural, sought in wanted.items():
        for key in sorted(stored.missing(register, ENTITIES[plural], sought)):
            found.append(_gone(register, *sought[key], key))
    return found


def _lacking(register: Register, effect: Effect, field: Field) -> Hindrance:
    return Hindrance(
        "NÖTIG",
        Text("{name} bräuchte „{field}“", "{name} would need “{field}”").fill(name=name(register, effect), field=field.label),
        Text("von Hand ändern: ehrenamt {noun} change {key}", "change it by hand: ehrenamt {noun} change {key}").fill(
            noun=ENTITIES[effect.plural].name, key=effect.key
        ),
    )


def _gone(register: Register, effect: Effect, field: Field, key: str) -> Hindrance:
    events = stored.of_record(register, field.refers_to, key)
    act = events[-1].act if events and not events[-1].erased else None
    lift = Text("erst das zurückholen: ehrenamt undo {act}", "bring that back first: ehrenamt undo {act}").fill(act=act)
    return Hindrance(
        "VERWEIS",
        Text("{field} {key} gibt es nicht mehr", "{field} {key} does not exist any more").fill(field=field.label, key=key),
        lift if act else ERASED.lift,
    )


def _signed_since(register: Register, act: int, effects: Iterable[Effect]) -> list[Hindrance]:
    """What was promised when somebody signed stays as it was then."""
    free = STILL_FREE | {field.name for field in AGREEMENTS.fields if field.fixed}
    concerned = {one.key for one in effects if one.plural == AGREEMENTS.plural and set(one.fields) - free}
    for one in effects:
        if one.plural == PARTIES.plural and (one.now is None or one.then is None):
            concerned.add((one.now or one.then or {})["agreement_id"])
    return [
        Hindrance(
            "UNTERSCHRIFT",
            Text(
                "{name} wurde seitdem unterschrieben (am {day}): Unterschriebenes bleibt",
                "{name} has been signed since (on {day}): what is signed stays",
            ).fill(name=acts.named(register, AGREEMENTS.plural, key), day=show_day(row["signed_on"])),
            Text("erst die Unterschrift: ehrenamt undo {act}", "the signature first: ehrenamt undo {act}").fill(act=since),
        )
        for key in sorted(concerned)
        for row in rows.every(register, SIGNATURES, {"agreement_id": key})
        if row["signed_on"] and act < (since := stored.of_record(register, SIGNATURES.plural, row["id"])[-1].act) != register.act
    ]


def _lines(lines: Sequence[Text]) -> Text:
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))
