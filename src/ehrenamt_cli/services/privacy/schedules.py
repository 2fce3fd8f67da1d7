"""What data is kept for, on which basis and until when, for the kinds of record that one person stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.privacy import PEOPLE, Declared, declared, personal_fields
from ehrenamt_cli.domain.privacy.laws import citable
from ehrenamt_cli.domain.privacy.retentions import FATES, Retention
from ehrenamt_cli.domain.rules.rule import AT_ONCE
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import deadlines, settings
from ehrenamt_cli.services.privacy.controllers import Controller
from ehrenamt_cli.services.privacy.persons import Part, Person
from ehrenamt_cli.storage.register import Register

_A_LIFETIME = 52 * 60
"""So many weeks ahead a day of erasure is looked for."""


def purposes(entities: Iterable[Entity], controller: Controller, whose: Person | None = None) -> list[dict[str, Any]]:
    """Each purpose with its bases as the organisation's law has them, and who may receive the data; of all or of one person."""
    found: dict[str, dict[str, Any]] = {}
    for said in _declared(entities, whose):
        row = found.setdefault(
            said.purpose.key,
            {
                "key": said.purpose.key,
                "purpose": str(said.purpose.label),
                "about": str(said.purpose.about),
                "people": str(said.purpose.people),
                "recipients": str(said.purpose.recipients),
                "bases": {},
            },
        )
        provision = citable(said.basis.provisions[controller.law.key], controller.land)
        row["bases"][said.basis.key] = {"basis": str(said.basis.label), "provision": provision}
    return [{**row, "bases": list(row["bases"].values())} for row in found.values()]


def retentions(
    register: Register,
    entities: Iterable[Entity],
    whose: Person | None = None,
    rows: Sequence[Part] = (),
    *,
    only: Callable[[str], bool] = bool,
) -> list[dict[str, Any]]:
    """Each period of keeping in the organisation's own numbers, of all purposes or of some.

    For a person only those of records there are, with the day where its event has come.
    """
    numbers = {rule.source: rule.period for rule in settings.rules_of(register)}
    days = _days(register, whose) if whose else {}
    found: dict[str, dict[str, Any]] = {}
    for said in _declared(entities, whose):
        for retention in said.retentions if only(said.purpose.key) else ():
            if whose and not any(_meant(retention, part) for part in rows):
                continue
            period = numbers.get(retention.due) or retention.period
            found[retention.key] = {
                "what": str(retention.label),
                "after": str(retention.event),
                "how_long": str(_how_long(retention, period if isinstance(period, Period) else retention.period)),
                "basis": str(retention.basis),
                "then": str(FATES[retention.fate]),
                "due_on": days.get(retention.due),
            }
    return list(found.values())


def _meant(retention: Retention, part: Part) -> bool:
    """Whether the period is for a record: of a kind that names it, and of those that it is only for."""
    kinds = {key for field in personal_fields(part.entity) for key in (field.retention,) if key} | {*part.entity.retention}
    return retention.key in kinds and all(part.row.get(column) in entries for column, entries in retention.only.items())


def _how_long(retention: Retention, period: Period) -> Text:
    if period == AT_ONCE:
        return Text("sofort", "at once")
    length = (
        Text("{length} zum Jahresende", "{length} to the end of the year") if retention.clock else Text("{length}", "{length}")
    )
    at_least = Text("mindestens {length}", "at least {length}") if retention.must else Text("{length}", "{length}")
    return at_least.fill(length=length.fill(length=period.length))


def _days(register: Register, whose: Person) -> dict[str, str]:
    """The first day on which something of the person is to be erased, by the SELECT that says so."""
    about = deadlines.Only(about=deadlines.About(whose.entity, whose.key))
    due: dict[str, str] = {}
    for deadline in deadlines.due(register, weeks=_A_LIFETIME, only=about):
        due.setdefault(deadline.source, deadline.due_on.isoformat())
    return due


def _declared(entities: Iterable[Entity], whose: Person | None = None) -> Iterator[Declared]:
    """What is declared of the personal fields; for one person without those that name somebody else."""
    for entity in entities:
        for field in personal_fields(entity):
            if not whose or field.refers_to not in PEOPLE or field.refers_to == whose.entity.plural:
                yield declared(entity, field)


def of_everything(entities: Sequence[Entity]) -> list[Entity]:
    """The kinds of record that hold anything about a person."""
    return [entity for entity in entities if any(personal_fields(entity))]
