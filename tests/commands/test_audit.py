"""The audit log at the command line: who did and saw what, without values, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

import builders
from command_line import Cli
from ehrenamt_cli.storage import local


def test_who_did_what_without_a_value(cli: Cli, register: Path) -> None:
    person = builders.a_volunteer(name="Anna Weber")
    cli("volunteer", "change", person["id"], "--town", "Celle", expect=0)

    rows = cli("audit", "log", person["id"], "--json", expect=0).json

    assert [(row["action"], row["author"], row["entity"]) for row in rows] == [
        ("add", "Test Person", "volunteers"),
        ("change", "Test Person", "volunteers"),
    ]
    assert rows[1]["fields"] == ["town"]
    assert not any(word in cli("audit", "log", expect=0).out for word in ("Anna", "Weber", "Celle"))


@pytest.mark.parametrize("words", [("show",), ("list",), ("change",), ("show", "--dry-run")], ids=" ".join)
def test_who_sees_protected_fields_is_noted(cli: Cli, register: Path, words: tuple[str, ...]) -> None:
    client = builders.a_client()
    key = () if words[0] == "list" else (client["id"],)

    cli("client", *words, *key, expect=0)

    [row] = cli("audit", "log", "--action", "read", "--json", expect=0).json
    assert row["record_id"] == client["id"]
    assert "reference" in row["fields"]


def test_a_list_of_many_is_one_event(cli: Cli, register: Path) -> None:
    for _ in range(3):
        builders.a_client()

    cli("client", "list", "--json", expect=0)

    [row] = cli("audit", "log", "--action", "read", "--json", expect=0).json
    assert row["record_id"] == "*"


def test_who_looks_at_nothing_protected_leaves_no_trace(cli: Cli, register: Path) -> None:
    builders.a_volunteer(name="Anna Weber")
    before = register.read_bytes()

    cli("volunteer", "list", expect=0)
    cli("organisation", "list", "--json", expect=0)

    assert register.read_bytes() == before


def test_looking_does_not_wait_long_for_somebody_who_writes(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehrenamt_cli.storage.audit.PATIENCE", 0.05)
    builders.a_client()
    other = driver.connect(str(register), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert len(cli("client", "list", "--json", expect=0).json) == 1

    other.execute("ROLLBACK")
    other.close()
    assert cli("audit", "log", "--action", "read", "--json", expect=0).json == []


def test_on_read_only_media_looking_goes_on(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.a_client()
    monkeypatch.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA query_only = ON"))

    assert len(cli("client", "list", "--json", expect=0).json) == 1


def test_a_screenful_for_people_and_everything_for_programs(cli: Cli, register: Path) -> None:
    every = len(cli("audit", "log", "--json", expect=0).json)
    shown = cli("audit", "log", expect=0)

    assert every > 50
    assert "--limit 0" in shown.stderr
    assert len(cli("audit", "log", "--limit", 0, expect=0).out.splitlines()) > every
    assert len(cli("audit", "log", "--limit", 3, "--json", expect=0).json) == 3


def test_from_a_day_on(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-05")
    builders.a_volunteer()

    assert len(cli("audit", "log", "--since", "5.3.2027", "--json", expect=0).json) == 1
    cli("audit", "log", "--since", "vielleicht", "--json", expect=2)


def test_a_whole_log_verifies_with_heads_that_were_written_down(cli: Cli, register: Path, tmp_path: Path) -> None:
    head = cli("backup", tmp_path / "b.db", "--json", expect=0).json["head"]
    builders.a_volunteer()

    found = cli("audit", "verify", "--head", head, "--json", expect=0).json

    assert found["holds"]
    assert found["contains"]
    assert cli("audit", "verify", "--json", expect=0).json["contains"] is None


def test_a_head_that_is_missing_is_said_plainly(cli: Cli, register: Path, tmp_path: Path) -> None:
    cli("backup", tmp_path / "b.db", expect=0)
    builders.a_volunteer()
    head = cli("audit", "verify", "--json", expect=0).json["head"]
    cli("restore", tmp_path / "b.db", "--yes", expect=0)

    assert cli("audit", "verify", "--head", head, "--json", expect=3).json["contains"] is False
    assert "abgeschnitten" in cli("audit", "verify", "--head", head, expect=3).stderr


def test_tampering_is_found(cli: Cli, register: Path) -> None:
    other = driver.connect(str(register), isolation_level=None)
    other.execute("DROP TRIGGER history_is_fixed")
    other.execute("UPDATE history SET author = 'niemand' WHERE number = 7")
    other.close()

    found = cli("audit", "verify", "--json", expect=3).json

    assert (found["holds"], found["broken_at"], found["unguarded"]) == (False, 7, ["history_is_fixed"])
