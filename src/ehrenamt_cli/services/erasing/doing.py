"""Carrying an erasure out: in one transaction, with its protocol, and afterwards no trace in the file."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.erasure_protocols import ERASURE_PROTOCOLS
from ehrenamt_cli.domain.mentions import blackened
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.remainders import FEWEST, REMAINDERS, decade, month
from ehrenamt_cli.domain.restrictions import RESTRICTIONS
from ehrenamt_cli.domain.values import DAY, PAST_DAY
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.erasing.plans import Plan, renewed
from ehrenamt_cli.services.erasing.reach import Touched
from ehrenamt_cli.storage import aliases, audit, erasures
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def carry_out(register: Register, plan: Plan, rule: Text, basis: Text) -> dict[str, Any]:
    """Erase what is planned, all of it or nothing; gives the protocol."""
    with register.change():
        plan = renewed(register, plan)
        erasures.begin(register)
        restricted, remaining = _restrictions(plan), _remainders(register, plan)
        former = [(entity, key) for entity, row in plan.roots for key in aliases.former(register, row["id"])]
        for one in plan.reach.touched.values():
            _touch(register, plan, one)
        for kept in stored.add(register, RESTRICTIONS, restricted):
            audit.forget_values(register, kept["id"])
        stored.add(register, REMAINDERS, remaining)
        _blacken(register, plan)
        for entity, key in (*((entity, row["id"]) for entity, row in plan.roots), *former):
            erasures.note(register, entity, key, plan.mentions)
        for _, key in former:
            audit.forget_values(register, key)
        return _protocol(register, plan, rule, basis)


def leave_no_trace(register: Register) -> bool:
    """After the change is kept: write the file anew; False where another program still reads from the log."""
    return config.switched_on("dry_run") or erasures.clean(register)


def _touch(register: Register, plan: Plan, one: Touched) -> None:
    key = one.row["id"]
    if one.fate == "gone":
        erasures.drop(register, one.entity, key)
    elif one.fate == "remains":
        erasures.reduce(register, one.entity, _without_person(plan, one))
    elif one.fate in ("held", "unlinked"):
        erasures.unlink(register, one.entity, key, one.columns, forgetting=one.fate == "held")


def _without_person(plan: Plan, one: Touched) -> dict[str, Any]:
    """The record as it stays: what counts, days by their month, and no reference to what is gone."""
    assert one.entity.remains
    row: dict[str, Any] = {"id": one.row["id"]}
    for field in one.entity.fields:
        value = one.row[field.name] if field.name in one.entity.remains.fields else None
        if value and field.refers_to:
            other = plan.reach.touched.get((field.refers_to, value))
            value = None if other and other.fate == "gone" else value
        elif field.kind in (DAY, PAST_DAY):
            value = month(value)
        row[field.name] = [] if field.kind.many and not value else value
    return row | dict(one.entity.remains.values)


def _restrictions(plan: Plan) -> list[dict[str, Any]]:
    """Name and address beside each record that a law keeps."""
    people = {row["id"]: row for _, row in plan.roots}
    rows = []
    for one in plan.held:
        person = people[one.root]
        open_ = not person.get("address_blocked")  # what is blocked is shown on its own switch alone, which is not here
        address = ", ".join(filter(None, (person.get("street"), person.get("postal_code"), person.get("town")))) if open_ else ""
        rows.append(
            records.completed(
                RESTRICTIONS,
                {
                    "what": one.what,
                    "record": one.row["id"],
                    "person": one.root,
                    "name": person.get("name") or person.get("reference"),
                    "address": address or None,
                    "basis": one.basis,
                    "restricted_on": clock.today().isoformat(),
                    "held_until": one.until,
                },
            )
        )
    return rows


def _remainders(register: Register, plan: Plan) -> list[dict[str, Any]]:
    """What statistics keep of each volunteer and client; in an order that tells nothing."""
    first = _first_placements(register, plan)
    own = stored.get(register, ORGANISATIONS, register.setting(records.OWN_ORGANISATION) or "")
    home = own["land"] if own else None
    rows = []
    for entity, row in plan.roots:
        if entity.name in REMAINDERS.field("kind").choices:
            gender, born = _shared(register, entity, row)
            start, place = first.get(row["id"], (None, None))
            rows.append(
                {
                    "kind": entity.name,
                    "gender": gender,
                    "born": born,
                    "land": place or home,
                    "began_on": month(row.get("enquired_on") or row.get("registered_on")),
                    "placed_on": month(start),
                    "ended_on": month(row["ended_on"]),
                }
            )
    return [records.completed(REMAINDERS, row) for row in sorted(rows, key=str)]


def _shared(register: Register, entity: Entity, row: Row) -> tuple[str | None, str | None]:
    """Gender and birth decade, as far as enough others share them."""
    gender, born = row["gender"], decade(row.get("born_on"))
    if not gender or erasures.sharing(register, entity, gender) < FEWEST:
        return None, None
    return gender, born if born and erasures.sharing(register, entity, gender, born) >= FEWEST else None


def _first_placements(register: Register, plan: Plan) -> dict[str, tuple[str, str]]:
    """When and in which Land each person's first placement began."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in plan.reach.touched.values():
        if one.entity.plural == "placements" and one.row["start_on"] and one.fate in ("remains", "near"):
            need = stored.get(register, NEEDS, one.row["need_id"])
            place = stored.get(register, ORGANISATIONS, need["organisation_id"]) if need else None
            found[one.root].append((one.row["start_on"], place["land"] if place else ""))
    return {root: min(starts) for root, starts in found.items()}


def _blacken(register: Register, plan: Plan) -> None:
    for number in plan.places.events:
        erasures.forget_event(register, number)
    texts: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for place in plan.black:
        told = place.told
        texts[told.entity, told.id][told.field][told.text] = blackened(told.text, place.hits)
    for (plural, key), fields in texts.items():
        if plural == stored.SETTINGS:
            [new] = fields["value"].values()
            erasures.rewrite_setting(register, key, new)
            continue
        entity = ENTITIES[plural]
        row = stored.get(register, entity, key)
        if row:
            erasures.rewrite(register, entity, row, {name: _rewritten(entity, row, name, said) for name, said in fields.items()})


def _rewritten(entity: Entity, row: Row, name: str, said: dict[str, str]) -> Any:
    if entity.field(name).kind.many:
        return [said.get(entry, entry) for entry in row[name]]
    return said[row[name]]


def _protocol(register: Register, plan: Plan, rule: Text, basis: Text) -> dict[str, Any]:
    subjects: dict[str, int] = defaultdict(int)
    for entity, _ in plan.roots:
        subjects[str(entity.labels)] += 1
    held = [f"{one.what} ({one.basis}, {show_day(one.until)})" for one in plan.held]
    row = records.completed(
        ERASURE_PROTOCOLS,
        {
            "erased_on": clock.today().isoformat(),
            "author": register.author,
            "rule": str(rule),
            "basis": str(basis),
            "subjects": [f"{words}: {number}" for words, number in subjects.items()],
            "gone": [f"{entity.labels}: {number}" for entity, number in plan.counted("gone")],
            "remains": [f"{entity.labels}: {number}" for entity, number in plan.counted("remains")],
            "held": held,
            "blackened": len(plan.black) + len(plan.places.events),
            "mentions": plan.mentions,
            "head": plan.head,
        },
        register,
    )
    return stored.add(register, ERASURE_PROTOCOLS, [row])[0]
