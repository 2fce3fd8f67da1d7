"""The open duties that rules read: all of them, or those that concern one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources import SOURCES


class About(NamedTuple):
    """One record, whose own duties are wanted and those of everything that belongs to it."""

    entity: Entity
    id: str


def kinds_kept(register: Register, kinds: Iterable[Entity]) -> set[str]:
    """Those kinds of which there is any record, by plural: what is not there has no duties, and need not be asked."""
    wanted = {kind.plural for kind in kinds}
    found = register.one(f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {plural}) AS {plural}' for plural in sorted(wanted))}")
    return {plural for plural in wanted if found and found[plural]}


def open_rows(
    register: Register, source: str, values: Mapping[str, str], subject: Entity, about: About | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a source whose duties are those of ``subject`` records; ``values`` come from ``deadlines.window``."""
    sql = SOURCES[source]
    given = {name: values[name] for name in ("today", "until", f"by_{source}", f"since_{source}") if f":{name}" in sql}
    if about is None:
        return register.rows(sql, **given)
    conditions = [*_belonging(subject, about.entity)]
    if not conditions:
        return iter(())
    return register.rows(f"SELECT * FROM ({sql}) WHERE {' OR '.join(conditions)}", **given, about_id=about.id)


def row_of(register: Register, source: str, values: Mapping[str, str], subject: Entity, key: str) -> dict[str, Any] | None:
    """The one row of a source that has this key, while its duty is open."""
    return next((row for row in open_rows(register, source, values, subject, About(subject, key)) if row["id"] == key), None)


def belongs(register: Register, subject: Entity, key: str, about: About) -> bool:
    """Whether a record belongs to another, or is it."""
    conditions = [*_belonging(subject, about.entity)]
    sql = f"SELECT 1 FROM (SELECT :key AS id) WHERE {' OR '.join(conditions)}"
    return bool(conditions and register.one(sql, key=key, about_id=about.id))


def known_since(register: Register, keys: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """The day on which each record was entered, or on which one of the fields was last changed, by key."""
    changed = " OR ".join(f"',' || fields || ',' LIKE '%,{field},%'" for field in fields)
    found: dict[str, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = {f"k{number}": key for number, key in enumerate(keys[start : start + _AT_ONCE])}
        sql = (
            "SELECT record_id, substr(max(happened_at), 1, 10) AS known_on FROM history"
            f" WHERE record_id IN ({', '.join(f':{name}' for name in some)})"
            f" AND (action = 'add' OR (action = 'change' AND ({changed}))) GROUP BY record_id"
        )
        found |= {row["record_id"]: row["known_on"] for row in register.rows(sql, **some)}
    return found


_AT_ONCE = 500
"""So many keys in one question."""


def open_while_empty(source: str, subject: Entity) -> Field | None:
    """The day of the record itself that a source waits for: as long as it is empty, the duty is open."""
    own = {field.name: field for field in subject.fields if not field.fixed and field.name not in _ENDS}
    waited = re.findall(r"\b\w+\.(\w+_on) IS NULL(?! OR)", SOURCES[source])
    return next((own[name] for name in waited if name in own), None)


_ENDS = {"begins_on", "ends_on", "ended_on", "closed_on", "revoked_on", "paused_until"}
"""Days whose absence says that something still runs, not that something is to be done."""


def _belonging(subject: Entity, whole: Entity) -> Iterator[str]:
    """How a record of one kind can belong to a record of another: itself, by a reference, by one more, as its party."""
    if subject is whole:
        yield "id = :about_id"
    for field in subject.fields:
        if field.kind.many or not field.refers_to:
            continue
        if field.refers_to == whole.plural:
            yield f'id IN (SELECT id FROM "{subject.plural}" WHERE "{field.name}" = :about_id)'
        else:
            yield from _through(subject, field.name, ENTITIES[field.refers_to], whole)
    if (subject.plural, whole.plural) == ("agreements", "organisations"):
        yield "id IN (SELECT agreement_id FROM parties WHERE organisation_id = :about_id)"


def _through(subject: Entity, column: str, between: Entity, whole: Entity) -> Iterator[str]:
    for field in between.fields:
        if field.refers_to == whole.plural and not field.kind.many:
            yield (
                f'id IN (SELECT s.id FROM "{subject.plural}" s JOIN "{between.plural}" b ON b.id = s."{column}"'
                f' WHERE b."{field.name}" = :about_id)'
            )
