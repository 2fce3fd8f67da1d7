"""What a command has brought about: placements that no longer keep a rule it touched; people, needs, measures to think over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ehrenamt_cli.domain.acts import Part, parts
from ehrenamt_cli.domain.cares import of_measure, shared
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import TABLE, barring
from ehrenamt_cli.domain.measures import MEASURES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import violations
from ehrenamt_cli.services.circumstances import Circumstances, first_day
from ehrenamt_cli.services.readiness import readiness
from ehrenamt_cli.services.violations import Violation
from ehrenamt_cli.storage import acts, concerned
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

FEW = 3
"""So many are named; how many there are in all is said."""

_SETTINGS = "settings"


def remarks(register: Register) -> list[Text]:
    """What is to be said after a command, about what it has written."""
    touched = parts(acts.events(register, register.act))
    looks = (_placements, _people, _breaks, _needs, _measures)
    return [text for look in looks for text in look(register, touched)]


def _placements(register: Register, touched: Sequence[Part]) -> Iterator[Text]:
    codes = _decided_by(touched)
    rows = _concerned(register, touched) if codes else []
    found = [one for one in violations.of(register, rows) if one.breach.code in codes]
    if not found:
        return
    names = stored.titled(register, PLACEMENTS, [*{one.placement["id"]: one.placement for one in found[:FEW]}.values()])
    yield Text("Damit hält ein Einsatz eine Regel nicht mehr ein:", "With this, a placement no longer keeps a rule:")
    for one in found[:FEW]:
        yield _line(names[one.placement["id"]], one)
    if len(found) > FEW:
        yield Text("… und {n} weitere.", "… and {n} more.").fill(n=len(found) - FEW)
    yield Text("Alle zeigt „ehrenamt checkup rules“.", "“ehrenamt checkup rules” shows all.")


def _line(name: str, one: Violation) -> Text:
    breach = one.breach
    return Text("– {name}: {title}: {found}", "– {name}: {title}: {found}").fill(
        name=name, title=breach.title, found=breach.found
    )


def _decided_by(touched: Iterable[Part]) -> set[str]:
    """The rules that look at something that was written."""
    written = set()
    for part in touched:
        if part.created and part.plural in concerned.COLUMNS:
            continue  # nobody has been placed with it yet
        field = part.key if part.plural == _SETTINGS else ""
        written |= {part.plural, *(f"{part.plural}.{name}" for name in (*part.before, *part.after, field) if name)}
    return {code for code, line in TABLE.items() if written.intersection(line.looks_at)}


def _concerned(register: Register, touched: Iterable[Part]) -> list[dict[str, Any]]:
    """The placements under way that the parts can touch."""
    keys: dict[str, set[str]] = defaultdict(set)
    for part in touched:
        if part.plural in (_SETTINGS, "requirements"):
            return violations.under_way(register)
        if part.plural in concerned.COLUMNS and not part.created:
            keys[part.plural].add(part.key)
        if part.plural in ENTITIES and part.plural != PLACEMENTS.plural:
            for kind, key in _references(register, part):
                keys[kind].add(key)
    return concerned.placements(register, keys)


def _references(register: Register, part: Part) -> Iterator[tuple[str, str]]:
    """Whom a record is about, was about, or is made to be about."""
    entity = ENTITIES[part.plural]
    now: Mapping[str, Any] = {} if part.removed else stored.get(register, entity, part.key) or {}
    for field in entity.fields:
        if field.refers_to in ("volunteers", "clients", "organisations") and not field.kind.many:
            for row in (now, part.before, part.after):
                if row.get(field.name):
                    yield field.refers_to, row[field.name]


def _people(register: Register, touched: Sequence[Part]) -> Iterator[Text]:
    """What those lack who were written down as active, or made so: whoever was there before the register is taken as they are."""
    keys = [
        part.key
        for part in touched
        if part.plural == VOLUNTEERS.plural and part.after.get("status") == "active" and part.before.get("status") != "paused"
    ]
    if len(keys) > FEW:
        yield Text(
            "{n} stehen als aktiv da. Was wem noch fehlt, zeigt „ehrenamt volunteer next --stage aktiv“.",
            "{n} stand there as active. “ehrenamt volunteer next --stage active” shows what each of them lacks.",
        ).fill(n=len(keys))
        return
    rows = list(stored.referring(register, VOLUNTEERS, "id", keys)) if keys else []
    for key, places in readiness(register, rows).items() if rows else ():
        if all(place.lacking for place in places):
            lacking = [item.label for item in places[0].lacking]
            yield Text(
                "{name} steht als aktiv da, es fehlt aber noch: {what}. Womit: ehrenamt volunteer next {key}",
                "{name} stands there as active but still lacks: {what}. How to: ehrenamt volunteer next {key}",
            ).fill(
                name=next(row["name"] for row in rows if row["id"] == key),
                what=Text(", ".join(label.de for label in lacking), ", ".join(label.en for label in lacking)),
                key=key,
            )


def _breaks(register: Register, touched: Sequence[Part]) -> Iterator[Text]:
    """A break that has no end would be forgotten."""
    about = [part for part in touched if part.plural == VOLUNTEERS.plural and part.after.get("status") == "paused"]
    if 0 < len(about) <= FEW:
        for row in stored.referring(register, VOLUNTEERS, "id", [part.key for part in about]):
            if row["status"] == "paused" and not row["paused_until"]:
                yield Text(
                    "Die Pause von {name} hat kein Ende. Bis wann: ehrenamt volunteer pause {key} --until …",
                    "The break of {name} has no end. Until when: ehrenamt volunteer pause {key} --until …",
                ).fill(name=row["name"], key=row["id"])


def _needs(register: Register, touched: Iterable[Part]) -> Iterator[Text]:
    """What stands in the way of a need that was written down or changed, whoever would take it on."""
    about = [part for part in touched if part.plural == NEEDS.plural and not part.removed]
    if not 0 < len(about) <= FEW:
        return
    for row in stored.referring(register, NEEDS, "id", [part.key for part in about]):
        if row["status"] != "open":
            continue
        around = Circumstances(register, [row])
        case = around.case(row, first_day(row))
        if case.activity["colour"] == "red":
            yield Text(
                "„{activity}“ ist Fachkräften vorbehalten; was Freiwillige tun können: {green}.",
                "“{activity}” is for professionals only; what volunteers can do: {green}.",
            ).fill(activity=case.activity["name"], green=around.green(case.activity))
        for breach in barring(case):
            yield Text("Zu bedenken, {title}: {found} → {lift}", "To consider, {title}: {found} → {lift}").fill(
                title=breach.title, found=breach.found, lift=breach.lift
            )


def _measures(register: Register, touched: Iterable[Part]) -> Iterator[Text]:
    """Other partners who give a client the same help as a measure that was written down or changed."""
    keys = [part.key for part in touched if part.plural == MEASURES.plural and not part.removed]
    for row in islice(stored.referring(register, MEASURES, "id", keys), FEW) if keys else ():
        own = of_measure(row)
        for pair in (pair for other in _of_client(register, row) for pair in shared([own, of_measure(other)])):
            if pair.doubled:
                partner = stored.get(register, ORGANISATIONS, pair.other(own).organisation_id) or {}
                yield Text(
                    "Dieselbe Hilfe gibt {partner} schon: absprechen und den Tag eintragen, --agreed TAG (K-26).",
                    "{partner} gives the same help: agree and enter the day, --agreed DAY (K-26).",
                ).fill(partner=partner.get("name", ""))


def _of_client(register: Register, row: Row) -> Iterator[Row]:
    return (other for other in stored.every(register, MEASURES, {"client_id": row["client_id"]}) if other["id"] != row["id"])
