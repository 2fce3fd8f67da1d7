"""Wrong key, wrong file, damage, a newer program, no right to write: one sentence, status 6, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

import builders
from command_line import Cli
from ehrenamt_cli.storage import local


@pytest.fixture
def encrypted(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that a key file opens, with one person in it."""
    path = tmp_path / "register.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    cli("init", "--organisation", "X", "--land", "NI", "--key-file", tmp_path / "key", "--yes", "--without-directory", expect=0)
    builders.a_volunteer(name="Anna Weber")
    return path


def test_the_wrong_key_opens_nothing(cli: Cli, encrypted: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("ab" * 32)
    before = encrypted.read_bytes()

    error = cli("volunteer", "list", "--key-file", wrong, "--json", expect=6).error

    assert error["code"] == "register"
    assert "Schlüssel" in error["message"]
    assert encrypted.read_bytes() == before
    assert len(cli("volunteer", "list", "--json", expect=0).json) == 1


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_a_key_file_that_is_missing_empty_or_no_text(cli: Cli, encrypted: Path, tmp_path: Path, content: bytes | None) -> None:
    key = tmp_path / "other"
    if content is not None:
        key.write_bytes(content)

    assert str(key) in cli("volunteer", "list", "--key-file", key, "--json", expect=6).error["message"]


def test_a_register_whose_key_medium_is_not_inserted(cli: Cli, encrypted: Path, tmp_path: Path) -> None:
    (tmp_path / "key").rename(tmp_path / "anderswo")

    assert "einlegen" in cli("volunteer", "list", "--json", expect=6).error["hint"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "random bytes": lambda content: os.urandom(len(content)),
    "cut in half": lambda content: content[: len(content) // 2],
    "one wrong page": lambda content: content[:4096] + os.urandom(4096) + content[8192:],
    "a text file": lambda content: b"Dies ist kein Register.\n" * 400,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_encrypted_register_is_no_traceback(cli: Cli, encrypted: Path, damage: str) -> None:
    encrypted.write_bytes(DAMAGES[damage](encrypted.read_bytes()))

    assert cli("volunteer", "list", "--json", expect=6).error["code"] == "register"


@pytest.mark.parametrize("damage", ["random bytes", "cut in half", "a text file"])
def test_a_damaged_plain_register_is_no_traceback(cli: Cli, register: Path, damage: str) -> None:
    register.write_bytes(DAMAGES[damage](register.read_bytes()))

    for line in (("volunteer", "list"), ("today",), ("add-volunteer", "--name", "Anna Weber")):
        assert cli(*line, "--json", expect=6).error["code"] == "register"


def test_a_plain_register_with_a_damaged_page_says_so(cli: Cli, register: Path) -> None:
    content = bytearray(register.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    register.write_bytes(bytes(content))

    assert cli("volunteer", "list", "--json", expect=6).error["code"] == "register"


@pytest.mark.parametrize("made", ["empty", "other database"])
def test_a_file_that_is_no_register(cli: Cli, tmp_path: Path, made: str) -> None:
    path = tmp_path / "anderes.db"
    path.touch()
    if made == "other database":
        connection = driver.connect(str(path))
        connection.execute("CREATE TABLE rezepte (name TEXT)")
        connection.close()
    before = path.read_bytes()

    error = cli("volunteer", "list", "--register", path, "--json", expect=6).error

    assert "kein Register" in error["message"]
    assert path.read_bytes() == before


def test_a_folder_is_no_register(cli: Cli, tmp_path: Path) -> None:
    assert str(tmp_path) in cli("volunteer", "list", "--register", tmp_path, "--json", expect=6).error["message"]


@pytest.mark.parametrize(
    "statement",
    [
        'ALTER TABLE "volunteers" ADD COLUMN sternzeichen TEXT',
        'CREATE TABLE "ideen" (id TEXT)',
        "UPDATE settings SET value = 999",
    ],
)
def test_a_register_of_a_newer_program_is_left_alone(cli: Cli, register: Path, statement: str) -> None:
    builders.a_volunteer(name="Anna Weber")
    connection = driver.connect(str(register))
    connection.execute(statement)
    connection.execute("UPDATE settings SET value = 'unbekannt' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    before = register.read_bytes()

    for line in (("volunteer", "list"), ("add-volunteer", "--name", "Bert Busch")):
        error = cli(*line, "--json", expect=6).error
        assert "neueren" in error["message"]

    assert register.read_bytes() == before


def test_a_register_that_may_only_be_read_is_still_read(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not bind everybody who runs tests, so the driver itself refuses to write."""
    builders.a_volunteer(name="Anna Weber")
    monkeypatch.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA query_only = ON"))

    assert cli("volunteer", "list", "--json", expect=0).json[0]["name"] == "Anna Weber"
    error = cli("add-volunteer", "--name", "Bert Busch", "--json", expect=6).error
    assert "schreibgeschützt" in error["message"]


def test_somebody_else_is_writing(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "WAIT_SECONDS", 0.1)
    other = driver.connect(str(register), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    error = cli("add-volunteer", "--name", "Bert Busch", "--json", expect=6).error
    assert cli("volunteer", "list", "--json", expect=0).json == []

    assert "Ein anderes Programm" in error["message"]
    other.execute("ROLLBACK")
    other.close()
    cli("add-volunteer", "--name", "Bert Busch", expect=0)


def test_a_full_disk_keeps_what_was_there(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.a_volunteer(name="Anna Weber")
    monkeypatch.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA max_page_count = 1"))

    error = cli("add-volunteer", "--name", "Bert Busch", "--note", "lang " * 700, "--json", expect=6).error

    assert "voll" in error["message"]
    assert [row["name"] for row in cli("volunteer", "list", "--json", expect=0).json] == ["Anna Weber"]
