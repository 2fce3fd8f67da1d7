"""What an erasure would do, before it is done: looked at by a person, or carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE, personal_fields
from ehrenamt_cli.errors import Ambiguous, Forbidden, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.erasing.places import Mentions, Place, Places, places, sought
from ehrenamt_cli.services.erasing.reach import Fate, InTheWay, Reach, Touched, reach
from ehrenamt_cli.storage import acts, aliases, audit
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

Root = tuple[Entity, Row]


class Plan(NamedTuple):
    """Whom it concerns, every record that is touched, and where else names stand."""

    roots: Sequence[Root]
    reach: Reach
    places: Places
    mentions: Mentions
    head: str
    """The audit head when it was made."""

    def counted(self, fate: Fate) -> list[tuple[Entity, int]]:
        """How many records of each kind have that fate, in the order of the data model."""
        counts = Counter(one.entity.plural for one in self.reach.of(fate))
        return [(entity, counts[plural]) for plural, entity in ENTITIES.items() if counts[plural]]

    @property
    def held(self) -> list[Touched]:
        """The records a law keeps, without their lines."""
        return [one for one in self.reach.of("held") if not one.part_of]

    @property
    def black(self) -> list[Place]:
        """The texts in which names are blacked out."""
        return [place for place in self.places.texts if place.fate == "black"]

    @property
    def asked(self) -> list[Place]:
        """The texts about which a person decides."""
        return [place for place in self.places.texts if place.fate == "ask"]


def planned(register: Register, roots: Iterable[Root], mentions: Mentions = "whole", *, counting: bool = False) -> Plan:
    """What erasing these records would do; ``counting``, single records that statistics count stay without the person."""
    given = list(roots)
    reached = reach(register, given, counting=counting)
    found = places(register, sought(register, [*given, *_former(register, given)]), reached, mentions)
    return Plan(given, reached, found, mentions, str(audit.head(register)))


def renewed(register: Register, plan: Plan) -> Plan:
    """The plan as it is now, where somebody has written since it was made; Forbidden where something is in the way by now."""
    if str(audit.head(register)) == plan.head:
        return plan
    roots = [(entity, row) for entity, before in plan.roots if (row := stored.get(register, entity, before["id"]))]
    anew = planned(register, roots, plan.mentions)
    refuse_obstacles(anew)
    return anew


def root(register: Register, text: str) -> Root:
    """The person that is meant by a key or a name, or any other record by its key; WrongUsage for what is no person's."""
    key = text.strip().lower()
    key = aliases.merged_into(register, key) or key
    by_key = [
        (entity, row)
        for entity in ENTITIES.values()
        if entity.letter and key.startswith(f"{entity.letter}-")
        for row in [stored.get(register, entity, key)]
        if row
    ]
    found = by_key or [(ENTITIES[plural], row) for plural in PEOPLE for row in stored.named(register, ENTITIES[plural], text)]
    if len(found) > 1:
        listed = "; ".join(f"{row['id']} {records.title(register, entity, row)} ({entity.label})" for entity, row in found[:5])
        raise Ambiguous(
            Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
            Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(listed=listed),
        )
    if found:
        _refuse_impersonal(register, *found[0])
        return found[0]
    organisations = stored.named(register, ENTITIES["organisations"], text)
    if len(organisations) == 1:
        _refuse_impersonal(register, ENTITIES["organisations"], organisations[0])
    raise NotFound(
        Text("Eine Person „{text}“ gibt es nicht.", "There is nobody called “{text}”.").fill(text=text),
        Text(
            "Möglich sind Freiwillige, Ansprechpersonen und Klient:innen, oder ein Kennzeichen.",
            "Possible are volunteers, contacts and clients, or a key.",
        ),
    )


def refuse_obstacles(plan: Plan) -> None:
    """Forbidden where something has to be settled first; names all of it."""
    if not plan.reach.in_the_way:
        return
    found = plan.reach.in_the_way
    line = Text("– {what}: {id} ({basis})", "– {what}: {id} ({basis})")
    lines = [line.fill(what=one.obstacle.what, id=one.row["id"], basis=one.obstacle.basis) for one in found]
    hints = [Text("– {lift}", "– {lift}").fill(lift=one.obstacle.lift.fill(id=one.row["id"])) for one in found]
    raise Forbidden(
        _joined([Text("Das lässt sich noch nicht löschen:", "This cannot be erased yet:"), *lines]),
        _joined([Text("Erst erledigen:", "Settle first:"), *hints]),
        [_rule(one) for one in found],
    )


def _former(register: Register, roots: Iterable[Root]) -> Iterator[Root]:
    """What those who were merged into these were called."""
    for entity, row in roots:
        for key in aliases.former(register, row["id"]):
            if known := acts.last_known(register, entity, key):
                yield entity, {**known, "id": row["id"]}


def _rule(one: InTheWay) -> dict[str, Any]:
    return {
        "rule": one.obstacle.key,
        "title": str(one.obstacle.what),
        "basis": str(one.obstacle.basis),
        "lift": str(one.obstacle.lift.fill(id=one.row["id"])),
        "record": one.row["id"],
    }


def _joined(lines: list[Text]) -> Text:
    return Text("\n".join(line.de for line in lines), "\n".join(line.en for line in lines))


def _refuse_impersonal(register: Register, entity: Entity, row: Row) -> None:
    if entity.plural in PEOPLE or any(personal_fields(entity)):
        return
    hint = Text("„ehrenamt {noun} remove {id}“ nimmt den Eintrag heraus.", "“ehrenamt {noun} remove {id}” takes it out.")
    if entity.plural == "organisations":
        people = stored.every(register, ENTITIES["contacts"], {"organisation_id": row["id"]})
        listed = ", ".join(f"{one['id']} {one['name']}" for one in people)
        if listed:
            hint = Text("Personen dort, einzeln zu löschen: {listed}.", "People there, to be erased one by one: {listed}.").fill(
                listed=listed
            )
    raise WrongUsage(
        Text("{kind} {name} ist keine Person.", "{kind} {name} is no person.").fill(
            kind=entity.label, name=records.title(register, entity, row)
        ),
        hint.fill(noun=entity.name, id=row["id"]),
    )
