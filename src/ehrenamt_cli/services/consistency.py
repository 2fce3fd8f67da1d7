"""Rules that reach over several records: which of them are broken now, so that taking something back breaks no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ehrenamt_cli.domain.acts import Part
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.proposals import PROPOSALS
from ehrenamt_cli.domain.whereabouts import WHEREABOUTS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import acts, placements, successions, violations
from ehrenamt_cli.services.hindrances import Effect, Hindrance
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_UNDER_WAY = ("proposed", "trial", "running")

_REACHING = {"organisations": ("organisations", "contacts"), "clients": ("clients", "exclusions")}
"""Which kinds matter to every need of an organisation, or of a client."""


class Concerned(NamedTuple):
    """Keys of whom and what a change can touch: placements by volunteer and need, cases by client, and the proposals."""

    volunteers: frozenset[str]
    needs: frozenset[str]
    cases: frozenset[str]
    proposals: bool


def concerned(register: Register, touched: Iterable[Part]) -> Concerned:
    """Whom and what these parts of an act touch."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for plural, each in _of_each_kind(touched).items():
        keys[plural, plural] |= {part.key for part in each}
        for field in ENTITIES[plural].fields:
            if field.refers_to and not field.kind.many:
                keys[plural, field.refers_to] |= _referred_to(register, ENTITIES[plural], field.name, each)

    def reached(target: str, kinds: Iterable[str] = ENTITIES) -> set[str]:
        return {key for plural in kinds for key in keys.get((plural, target), ())}

    needs = reached("needs")
    for target, column in (("organisations", "organisation_id"), ("clients", "client_id")):
        wanted = reached(target, _REACHING[target])
        needs |= {row["id"] for row in stored.referring(register, NEEDS, column, wanted)} if wanted else set()
    cases = reached("clients", (LEADS.plural, WHEREABOUTS.plural))
    return Concerned(frozenset(reached("volunteers")), frozenset(needs), frozenset(cases), bool(reached("proposals")))


def about(register: Register, entity: Entity, keys: Sequence[str]) -> Concerned:
    """Whom and what a change to these records can touch."""
    return concerned(register, [Part(entity.plural, key, {}, {}) for key in keys])


def broken(register: Register, who: Concerned) -> list[Hindrance]:
    """The rules broken among those concerned, as the register is now."""
    return [*_placed(register, who), *_cases(register, who), *_proposals(register, who)]


def settle(register: Register, effects: Iterable[Effect]) -> list[Effect]:
    """A need is filled or open by who has started there, whatever was taken back; gives what that changed."""
    needs = {
        row["need_id"]
        for one in effects
        if one.plural == PLACEMENTS.plural and _running(one.now) != _running(one.then)
        for row in (one.now, one.then)
        if row
    }
    settled = []
    for need_id in sorted(needs):
        if now := stored.get(register, NEEDS, need_id):
            placements.settle_need(register, need_id)
            settled.append(Effect(NEEDS.plural, need_id, now, stored.get(register, NEEDS, need_id)))
    return [one for one in settled if one.fields]


def _running(row: dict[str, Any] | None) -> bool:
    return bool(row and row["status"] in ("trial", "running"))


def _of_each_kind(touched: Iterable[Part]) -> dict[str, list[Part]]:
    kinds: dict[str, list[Part]] = defaultdict(list)
    for part in touched:
        if part.plural in ENTITIES and not part.erased:
            kinds[part.plural].append(part)
    return kinds


def _referred_to(register: Register, entity: Entity, column: str, touched: Sequence[Part]) -> set[str]:
    """What the records in question refer to, were made to refer to, or referred to before."""
    now = stored.referring(register, entity, "id", [part.key for part in touched])
    found = {row[column] for row in now}
    found |= {values.get(column) for part in touched for values in (part.before, part.after)}
    return {key for key in found if key}


def _placed(register: Register, who: Concerned) -> Iterator[Hindrance]:
    """Placements under way that could not begin like this today, but for the exceptions that were made."""
    rows = {row["id"]: row for row in stored.referring(register, PLACEMENTS, "volunteer_id", who.volunteers)}
    rows |= {row["id"]: row for row in stored.referring(register, PLACEMENTS, "need_id", who.needs)}
    for violation in violations.of(register, [row for row in rows.values() if row["status"] in _UNDER_WAY]):
        breach = violation.breach
        found = Text("{name}: {title} ({found})", "{name}: {title} ({found})").fill(
            name=acts.named(register, PLACEMENTS.plural, violation.placement["id"]), title=breach.title, found=breach.found
        )
        yield Hindrance(breach.code, found, breach.lift)


def _cases(register: Register, who: Concerned) -> Iterator[Hindrance]:
    """Leads and whereabouts of a client that run side by side, and leads with a gap between them (K-03)."""
    for entity in (LEADS, WHEREABOUTS):
        for client_id in sorted(who.cases):
            rows = successions.in_order(register, entity, client_id)
            for one, following in pairwise(rows):
                last = successions.day_before(following["begins_on"] or "0001-01-02")
                if (one["ends_on"] or "9999") > last or (entity is LEADS and one["ends_on"] != last):
                    yield _out_of_step(register, entity, following)


def _out_of_step(register: Register, entity: Entity, row: dict[str, Any]) -> Hindrance:
    return Hindrance(
        "K-03" if entity is LEADS else "AUFENTHALT",
        Text("{name} schließt nicht an das davor an (ab {day})", "{name} does not follow on the one before (from {day})").fill(
            name=acts.named(register, entity.plural, row["id"]), day=show_day(row["begins_on"])
        ),
        Text("erst das Spätere zurücknehmen: ehrenamt {noun} undo {key}", "first the later one: ehrenamt {noun} undo {key}").fill(
            noun=entity.name, key=row["id"]
        ),
    )


def _proposals(register: Register, who: Concerned) -> Iterator[Hindrance]:
    """One proposal is open at a time."""
    if who.proposals and len(list(stored.every(register, PROPOSALS, {"status": "open"}))) > 1:
        yield Hindrance(
            "EIN VORSCHLAG",
            Text("inzwischen gibt es einen neueren Vorschlag", "there is a newer proposal by now"),
            Text("den neueren verwerfen: ehrenamt match discard", "discard the newer one: ehrenamt match discard"),
        )
