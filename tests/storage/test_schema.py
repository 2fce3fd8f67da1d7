"""The tables are the declaration: what is declared is there, what is new is added, what is unknown is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.values import DAY, NUMBER
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import audit, chain, migrations, records, register, schema
from ehrenamt_cli.storage.register import Register
from register_files import Kept

STALLS = Entity(
    name="stall",
    plural="stalls",
    letter="x",
    label=Text("Stand", "stall"),
    labels=Text("Stände", "stalls"),
    fields=(
        Field("name", same("Name"), searched=True),
        Field("held_on", same("Tag"), DAY, indexed=True),
        Field("volunteer_id", same("wer"), refers_to="volunteers"),
    ),
)


def _shape(path: Path) -> dict[str, dict[str, tuple[str, str | None]]]:
    """Every table with its columns, their types and what they refer to."""
    connection = driver.connect(str(path))
    shape = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        refers = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        shape[table] = {row[1]: (row[2], refers.get(row[1])) for row in connection.execute(f"PRAGMA table_info({table})")}
    connection.close()
    return shape


def _run(path: Path, *statements: str) -> list[Any]:
    connection = driver.connect(str(path), isolation_level=None)
    rows = [connection.execute(statement).fetchall() for statement in statements]
    connection.close()
    return rows[-1]


@pytest.fixture
def with_stalls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program one version later: a new kind, and a new field of an old kind."""
    monkeypatch.setitem(ENTITIES, "stalls", STALLS)
    later = VOLUNTEERS._replace(fields=(*VOLUNTEERS.fields, Field("shoe_size", same("Schuhgröße"), NUMBER, indexed=True)))
    monkeypatch.setitem(ENTITIES, "volunteers", later)


def test_the_tables_are_the_declaration(path: Path) -> None:
    shape = _shape(path)

    assert shape.keys() == schema.OWN_TABLES.keys() | ENTITIES.keys()
    for entity in ENTITIES.values():
        expected = {"id": ("TEXT", None), "sort_key": ("TEXT", None)} | {
            field.name: (field.kind.sql, field.refers_to or None if not field.kind.many else None) for field in entity.fields
        }
        assert shape[entity.plural] == expected


def test_every_table_is_strict_and_every_index_is_there(path: Path) -> None:
    strict = dict(_run(path, "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
    indexes = {name for (name,) in _run(path, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}

    assert set(strict.values()) == {1}
    assert indexes == schema.OWN_INDEXES.keys() | {name for entity in ENTITIES.values() for name in schema.indexes(entity)}


def test_a_reference_has_the_type_of_what_it_refers_to(path: Path) -> None:
    assert {kind for columns in _shape(path).values() for kind, refers in columns.values() if refers} == {"TEXT"}


@pytest.mark.usefixtures("with_stalls")
def test_a_new_kind_and_a_new_field_come_to_an_older_register_by_themselves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "older.db"
    with pytest.MonkeyPatch.context() as before:
        before.delitem(ENTITIES, "stalls")
        before.setitem(ENTITIES, "volunteers", VOLUNTEERS)
        with register.created(path, None) as book:
            kept = records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": "Anna Weber"})])[0]

    book = register.open_existing(path, None)
    later = ENTITIES["volunteers"]
    stall = records.add(book, STALLS, [{"name": "Infostand", "held_on": "2027-05-01", "volunteer_id": kept["id"]}])[0]

    assert records.get(book, later, kept["id"]) == {**kept, "shoe_size": None}
    [told] = book.remarks
    [copy] = (tmp_path / "backups").iterdir()
    assert str(copy) in told.de
    assert records.change(book, later, kept | {"shoe_size": None}, {"shoe_size": 41})["shoe_size"] == 41
    assert records.named(book, STALLS, "info") == [stall]
    book.close()
    assert _shape(path)["volunteers"]["shoe_size"] == ("INTEGER", None)
    assert {"stalls_held_on", "stalls_sorted", "volunteers_shoe_size"} <= {
        name for (name,) in _run(path, "SELECT name FROM sqlite_master WHERE type = 'index'")
    }


@pytest.mark.usefixtures("with_stalls")
def test_the_register_of_a_later_version_is_refused_and_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "later.db"
    with register.created(path, None):
        pass
    before = path.read_bytes()
    monkeypatch.setitem(ENTITIES, "volunteers", VOLUNTEERS)
    monkeypatch.delitem(ENTITIES, "stalls")

    with pytest.raises(RegisterUnavailable, match="neueren Fassung"):
        register.open_existing(path, None)

    assert path.read_bytes() == before
    assert not list(tmp_path.glob("later.db-*"))


@pytest.mark.parametrize("schema", ["x", schema.fingerprint()], ids=["other tables", "the same tables"])
def test_a_register_with_more_migrations_than_the_program_knows_is_refused(path: Path, schema: str) -> None:
    _run(
        path,
        "UPDATE settings SET value = '7' WHERE name = 'migrations'",
        f"UPDATE settings SET value = '{schema}' WHERE name = 'schema'",
    )

    with pytest.raises(RegisterUnavailable, match="neueren Fassung"):
        register.open_existing(path, None)


def test_migrations_run_once_and_before_what_is_new_is_added(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def everybody_is_greeted(db: Any) -> None:
        db.execute("UPDATE volunteers SET notes = coalesce(notes, '') || '!'")

    book = register.open_existing(path, None)
    records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": "Anna Weber"})])
    book.close()
    _run(path, "UPDATE settings SET value = 'older' WHERE name = 'schema'")
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, everybody_is_greeted))

    for _ in range(2):
        register.open_existing(path, None).close()

    assert _run(path, "SELECT notes FROM volunteers") == [("!",)]
    assert _run(path, "SELECT value FROM settings WHERE name = 'migrations'") == [(str(len(migrations.MIGRATIONS)),)]


@pytest.mark.usefixtures("with_stalls")
def test_a_migration_that_fails_changes_nothing_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(db: Any) -> None:
        db.execute('CREATE TABLE "halb" (id TEXT)')
        db["settings"].upsert({"name": "halb", "value": "1"}, pk="name")
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, half))
    _run(path, "DELETE FROM settings WHERE name = 'schema'")
    before = _shape(path), _run(path, "SELECT * FROM settings ORDER BY name")

    with pytest.raises(ZeroDivisionError):
        register.open_existing(path, None)

    assert (_shape(path), _run(path, "SELECT * FROM settings ORDER BY name")) == before


@pytest.mark.usefixtures("with_stalls")
def test_a_dry_run_on_an_older_register_sees_the_new_tables_and_leaves_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.db"
    with pytest.MonkeyPatch.context() as before:
        before.delitem(ENTITIES, "stalls")
        before.setitem(ENTITIES, "volunteers", VOLUNTEERS)
        with register.created(path, None):
            pass
    content = path.read_bytes()

    book = register.open_existing(path, None, dry_run=True)
    assert records.count(book, STALLS) == 0
    records.add(book, STALLS, [{"name": "Infostand"}])
    book.close()

    assert path.read_bytes() == content


def test_the_history_of_the_first_version_becomes_a_chain(path: Path, book: Register, keep: Kept) -> None:
    for name in ("Anna Weber", "Bert Busch"):
        keep(VOLUNTEERS, name=name)
    book.close()
    _run(
        path,
        "CREATE TABLE before (number INTEGER PRIMARY KEY, happened_at TEXT, author TEXT, entity TEXT, record_id TEXT,"
        " action TEXT, changes TEXT)",
        "INSERT INTO before SELECT number, happened_at, author, entity, record_id, action, changes FROM history",
        "DROP TABLE history",
        "ALTER TABLE before RENAME TO history",
        "DROP TABLE erasures",
        "UPDATE settings SET value = '0' WHERE name = 'migrations'",
    )

    book = register.open_existing(path, None)

    assert audit.verify(book).holds
    assert [event["action"] for event in audit.events(book)] == ["add", "add"]
    assert "name" in audit.events(book)[0]["fields"]
    assert records.history(book, records.named(book, VOLUNTEERS, "weber")[0]["id"])[0]["changes"]["name"] == [None, "Anna Weber"]
    book.close()
    assert _shape(path).keys() == schema.OWN_TABLES.keys() | ENTITIES.keys()


def test_an_older_chain_goes_on_with_acts_and_stays_whole(path: Path, book: Register, keep: Kept) -> None:
    anna = keep(VOLUNTEERS, name="Anna Weber")
    book.close()
    [(number, moment, author, entity, key, action, fields, changes)] = _run(
        path, "SELECT number, happened_at, author, entity, record_id, action, fields, changes FROM history"
    )
    older = chain.Event(number, moment, author, entity, key, action, fields, changes).after("")
    _run(
        path,
        "DROP TABLE history",
        "CREATE TABLE history (number INTEGER PRIMARY KEY, happened_at TEXT NOT NULL, author TEXT NOT NULL, entity TEXT NOT NULL,"
        " record_id TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, changes TEXT NOT NULL, hash TEXT NOT NULL) STRICT",
        "INSERT INTO history VALUES ({})".format(", ".join(f"'{value}'" for value in older[:9])),
        schema.OWN_TRIGGERS["history_is_fixed"].replace(", act, command, undoes", ""),
        "UPDATE settings SET value = '1' WHERE name = 'migrations'",
    )

    book = register.open_existing(path, None, command="volunteer change")
    records.change(book, VOLUNTEERS, anna, {"town": "Celle"})

    assert audit.verify(book).holds
    assert [(event["act"], event["command"]) for event in audit.events(book)] == [(0, ""), (2, "volunteer change")]
    book.close()


def test_the_grants_of_an_older_register_learn_how_far_they_are(path: Path, book: Register, keep: Kept) -> None:
    keep(GRANTS, title="bewilligt", approved_on="2026-12-01")
    keep(GRANTS, title="nachgewiesen", approved_on="2025-12-01", proven_on="2026-12-01")
    keep(GRANTS, title="Idee")
    book.close()
    _run(path, "ALTER TABLE grants DROP COLUMN status", "UPDATE settings SET value = '3' WHERE name = 'migrations'")

    book = register.open_existing(path, None)

    known = {row["title"]: row["status"] for row in records.every(book, GRANTS)}
    assert known == {"bewilligt": "approved", "nachgewiesen": "proven", "Idee": "idea"}


def test_a_reference_to_nobody_is_refused(book: Register) -> None:
    with pytest.raises(driver.IntegrityError), book.change() as db:
        db.execute("INSERT INTO screenings (id, sort_key, volunteer_id) VALUES ('s-1', '', 'v-nobody')")


def test_somebody_who_is_referred_to_cannot_be_deleted(book: Register, keep: Kept) -> None:
    person = keep(VOLUNTEERS, name="Anna Weber")
    keep(ENTITIES["screenings"], volunteer_id=person["id"], kind="certificate")

    with pytest.raises(driver.IntegrityError):
        records.remove(book, VOLUNTEERS, person)

    assert records.get(book, VOLUNTEERS, person["id"]) == person
    assert records.named(book, VOLUNTEERS, "weber") == [person]


def test_a_value_of_the_wrong_type_is_refused(book: Register) -> None:
    with pytest.raises(driver.IntegrityError), book.change() as db:
        db.execute("INSERT INTO volunteers (id, sort_key, capacity) VALUES ('v-1', '', 'viele')")
