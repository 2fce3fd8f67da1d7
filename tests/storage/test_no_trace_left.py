"""Whoever is erased is in no byte of the register, of what lies beside it, or of a new backup: every field of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.erasing import reach
from ehrenamt_cli.storage import audit, checks, erasures, settings
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register
from traces import decrypted, traces

NAME = "Xanthippe Quellmark-Zusatz"
MAIL, PHONE = "xq@verein.example", "0171 99887766"
MARKS = ("quellmark", "qullmark", "xanthippe", "zusatz", MAIL, "99887766")
"""As it is written, and as the search folds it."""

PUBLIC = {"organisations", "activities"}
"""Kinds whose names are those of institutions and of tasks, whatever they sound like."""

BY_ERASING = {"restrictions", "erasure_protocols", "remainders"}
"""Kinds that only an erasure writes."""


@pytest.fixture
def unhindered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing runs, nothing is kept by law: here it is the reach that is tested."""
    monkeypatch.setattr(reach, "OBSTACLES", ())
    monkeypatch.setattr(reach, "DUTIES", ())


def a_marked_register(plural: str) -> builders.Record:
    """A person who stands in every field of every kind: as whom it is about where that is possible, by name in each text."""
    person = {
        "volunteers": lambda: builders.a_volunteer(name=NAME, email=MAIL, phone=PHONE),
        "contacts": lambda: builders.a_contact(builders.a_prison("JVA Probe"), name=NAME, email=MAIL, phone=PHONE),
        "clients": builders.a_client,
    }[plural]()
    kinds = [entity for entity in ENTITIES.values() if entity.plural not in BY_ERASING]
    kinds.sort(key=lambda entity: entity.plural == "requirements")  # what it asks for, the others do not have
    keys = {entity.plural: builders.a_record(entity)["id"] for entity in kinds}
    for entity in kinds:
        with registers.opened() as book:
            whole = stored.get(book, entity, keys[entity.plural])
            assert whole is not None
            _mark(book, entity, whole, plural, person)
    with registers.opened() as book:
        settings.put(book, "letterhead.phone", f"fragen Sie {_who(person)}")
    return person


def _who(person: builders.Record) -> str:
    return str(person["reference"]) if "reference" in person else f"{NAME} ({MAIL}, {PHONE})"


def _mark(book: Register, entity: Entity, row: builders.Record, plural: str, person: builders.Record) -> None:
    about = {field.name: person["id"] for field in entity.fields if field.refers_to == plural and not field.kind.many}
    texts = {field.name: _text(field, _who(person)) for field in entity.fields if erasures.written(field)}
    if entity.plural in PUBLIC | set(PEOPLE):
        texts = {name: text for name, text in texts.items() if name not in entity.title and name not in ("email", "phone")}
    row = stored.change(book, entity, row, {**texts, **about})
    later = {name: f"{text} (neu)" for name, text in texts.items() if isinstance(text, str)}
    stored.change(book, entity, row, later)


def _text(field: Field, who: str) -> Any:
    text = f"von {who}"
    return [text, "anderes"] if field.kind.many else text


def marks(person: builders.Record) -> tuple[str, ...]:
    return (person["reference"],) if "reference" in person else MARKS


@pytest.mark.parametrize("plural", PEOPLE)
@pytest.mark.usefixtures("unhindered")
def test_nobody_who_was_erased_is_in_any_byte(cli: Cli, register: Path, plural: str) -> None:
    person = a_marked_register(plural)
    with registers.opened() as book:
        assert len({told.entity for told in _told(book) if "Zusatz" in told.text or "F-2027" in told.text}) > 25
    assert traces(register.parent, *marks(person))

    done = cli("privacy", "erase", person["id"], "--yes", "--json", expect=0).json
    saved = register.parent / "neu.db"
    cli("backup", saved, expect=0)

    assert done["file_clean"] is True
    assert traces(register.parent, *marks(person)) == []
    with registers.opened() as book:
        assert audit.verify(book).holds
        assert checks.dangling(book) == checks.not_found(book) == book.damage() == []


def _told(book: Register) -> Iterator[erasures.Told]:
    for entity in ENTITIES.values():
        yield from erasures.texts(book, entity, lambda text: True)


@pytest.mark.usefixtures("unhindered")
def test_nor_in_what_an_encrypted_register_holds(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, plain = tmp_path / "geheim", tmp_path / "entschluesselt"
    folder.mkdir()
    plain.mkdir()
    monkeypatch.setenv("EHRENAMT_REGISTER", str(folder / "register.db"))
    cli("init", "--organisation", "Koordination Nord", "--land", "NI", "--key-file", tmp_path / "key", "--yes", expect=0)
    person = a_marked_register("volunteers")
    assert traces(folder, *MARKS) == []
    assert _opened_up(plain / "vorher.db")

    cli("privacy", "erase", person["id"], "--yes", expect=0)

    assert _opened_up(plain / "nachher.db") == []


def _opened_up(target: Path) -> list[str]:
    with registers.opened() as book:
        assert book.key is not None
        decrypted(book.path, book.key, target)
    return [found for found in traces(target.parent, *MARKS) if found.startswith(target.name)]
