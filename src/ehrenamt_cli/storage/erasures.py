"""Erasing for good: rows with all that is kept beside them, and the list by which an older copy is cleaned again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.storage import audit, records
from ehrenamt_cli.storage.register import Register

ERASED = "erase"
"""The event that says that something was erased from a record; it names no fields and holds no values."""

BLACKENED = "blacken"
"""The event that says that a name was blacked out in a text."""


_UNCLEAN = "unclean"
"""The setting that says that something was erased and the file was not written anew since."""


class Told(NamedTuple):
    """A text that people wrote, and where it stands; ``number`` is that of the event where it is a value of before."""

    entity: str
    id: str
    field: str
    text: str
    number: int = 0


def listed(register: Register) -> list[dict[str, Any]]:
    """Every record that was erased: its key, its kind, the day, and what became of the name in texts about others."""
    return list(register.rows("SELECT record_id, entity, erased_on, mentions FROM erasures ORDER BY erased_on, record_id"))


def keep_list(register: Register, erased: Iterable[Mapping[str, Any]]) -> None:
    """Take over what was erased elsewhere."""
    with register.change() as db:
        for row in erased:
            db["erasures"].upsert(dict(row), pk="record_id")


def note(register: Register, entity: Entity, record_id: str, mentions: str = "whole") -> None:
    """Remember that a record was erased; belongs into the change that erases it."""
    row = {"record_id": record_id, "entity": entity.plural, "erased_on": clock.today().isoformat(), "mentions": mentions}
    keep_list(register, [row])


def begin(register: Register) -> None:
    """Within this change, rows may go before those that refer to them; after it, the file has to be written anew."""
    register.db.execute("PRAGMA defer_foreign_keys = ON")
    register.set(_UNCLEAN, clock.today().isoformat())


def clean(register: Register, patience: float = 5) -> bool:
    """Write the file anew where something was erased since; False while another program reads what was before."""
    if register.setting(_UNCLEAN) is None:
        return True
    if not register.leave_no_trace(patience):
        return False
    with register.change() as db:
        db["settings"].delete_where("name = ?", [_UNCLEAN])
    return True


def drop(register: Register, entity: Entity, record_id: str) -> None:
    """A record goes with the words it is found by and the values of its history."""
    with register.change() as db:
        _forget(register, entity, record_id)
        db[entity.plural].delete(record_id)


def reduce(register: Register, entity: Entity, row: Mapping[str, Any]) -> None:
    """Of a record only these values stay, and nothing of what it was before."""
    with register.change() as db:
        _forget(register, entity, row["id"])
        encoded = records.as_stored(entity, row)
        db[entity.plural].update(row["id"], {name: value for name, value in encoded.items() if name != "id"})
        records.add_terms(db, entity, [(row["id"], entity.terms(row))])


def unlink(register: Register, entity: Entity, record_id: str, columns: Iterable[str], *, forgetting: bool = False) -> None:
    """References to what is erased are emptied; ``forgetting``, the history keeps no value of this record either."""
    with register.change() as db:
        if forgetting:
            audit.forget_values(register, record_id)
        db[entity.plural].update(record_id, dict.fromkeys(columns))
        audit.append(register, entity.plural, ERASED, [(record_id, {})])


def rewrite(register: Register, entity: Entity, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Other words in texts of a record, without the history learning what stood there before."""
    changed = {**row, **values}
    with register.change() as db:
        encoded = records.as_stored(entity, changed)
        db[entity.plural].update(row["id"], {name: encoded[name] for name in (*values, "sort_key")})
        db["terms"].delete_where("record_id = :id and entity = :entity", {"id": row["id"], "entity": entity.plural})
        records.add_terms(db, entity, [(row["id"], entity.terms(changed))])
        audit.append(register, entity.plural, BLACKENED, [(row["id"], {})])


def rewrite_setting(register: Register, name: str, value: str) -> None:
    """Other words in a setting."""
    with register.change() as db:
        db["settings"].update(name, {"value": value})
        audit.append(register, records.SETTINGS, BLACKENED, [(name.partition(":")[2] or name, {})])


def forget_event(register: Register, number: int) -> None:
    """The values of one event go."""
    with register.change() as db:
        db.execute("UPDATE history SET changes = '{}' WHERE number = :number", {"number": number})


Wanted = Callable[[str], bool]
"""Whether it is worth taking a longer text apart."""


def texts(register: Register, entity: Entity, wanted: Wanted) -> Iterator[Told]:
    """What people wrote into the records of a kind, of those in which there may be something."""
    fields = [field for field in entity.fields if written(field)]
    if not fields:
        return
    columns = ", ".join(f'"{field.name}"' for field in fields)
    for row in register.rows(f'SELECT id, {columns} FROM "{entity.plural}"'):
        if not wanted(" ".join(row[field.name] or "" for field in fields)):
            continue
        for field in fields:
            value = row[field.name]
            for text in json.loads(value) if value and field.kind.many else [value]:
                if text:
                    yield Told(entity.plural, row["id"], field.name, text)


def former_texts(register: Register, wanted: Wanted) -> Iterator[Told]:
    """What stood in records before, or in records that are gone, as far as the history still holds it."""
    for row in register.rows("SELECT number, entity, record_id, changes FROM history WHERE changes <> '{}'"):
        if not wanted(row["changes"].replace("\\n", " ")):
            continue
        for name, values in json.loads(row["changes"]).items():
            for value in values if isinstance(values, list) else ():
                for text in value if isinstance(value, list) else [value]:
                    if isinstance(text, str):
                        yield Told(row["entity"], row["record_id"], name, text, row["number"])


def setting_texts(register: Register) -> Iterator[Told]:
    """What stands in settings."""
    for row in register.rows("SELECT name, value FROM settings ORDER BY name"):
        yield Told(records.SETTINGS, row["name"], "value", row["value"])


def authors(register: Register) -> list[str]:
    """Who is named as the author of something."""
    return [row["author"] for row in register.rows("SELECT DISTINCT author FROM history ORDER BY author")]


def written(field: Field) -> bool:
    """Whether people write words into a field, and not only pick or count."""
    free = field.kind.name in ("text", "person", "note", "email", "tags")
    return free and not field.choices and not field.refers_to and not field.names_record


def called(register: Register, kinds: Iterable[str], words: Iterable[str]) -> int:
    """How many records of these kinds are found by one of the words."""
    sql = "SELECT count(*) AS n FROM terms WHERE entity = :entity AND field = 'words' AND term = :term"
    found = (register.one(sql, entity=entity, term=word) for entity in kinds for word in words)
    return sum(row["n"] for row in found if row)


def sharing(register: Register, entity: Entity, gender: str, born: str = "") -> int:
    """How many of a kind, there or gone, are of that gender and, where it is said, born in that decade (``1970–1979``)."""
    there = " AND substr(born_on, 1, 4) BETWEEN substr(:born, 1, 4) AND substr(:born, 6)" if born else ""
    row = register.one(
        f'SELECT (SELECT count(*) FROM "{entity.plural}" WHERE gender = :gender{there})'
        " + (SELECT count(*) FROM remainders WHERE kind = :kind AND gender = :gender AND :born IN ('', born)) AS n",
        gender=gender,
        kind=entity.name,
        born=born,
    )
    return int(row["n"]) if row else 0


def _forget(register: Register, entity: Entity, record_id: str) -> None:
    register.db["terms"].delete_where("record_id = :id and entity = :entity", {"id": record_id, "entity": entity.plural})
    audit.forget_values(register, record_id)
    audit.append(register, entity.plural, ERASED, [(record_id, {})])
