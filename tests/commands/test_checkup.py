"""The checkup: each kind of trouble is found, said in words with what to do, and ends with 3; a healthy register with 0."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as driver

import builders
from command_line import Cli
from ehrenamt_cli.storage import local, places

PAGE = 4096


def look(cli: Cli, *words: object, expect: int) -> dict[str, dict[str, Any]]:
    """What each check found, by its name."""
    return {row["check"]: row for row in cli("checkup", *words, "--json", expect=expect).json}


def run_sql(path: Path, *statements: str) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_healthy_register_has_no_problem(cli: Cli, register: Path) -> None:
    builders.a_volunteer(name="Anna Weber")

    found = look(cli, expect=0)

    assert {row["state"] for row in found.values()} == {"ok", "hint"}
    assert {name for name, row in found.items() if row["state"] == "hint"} == {"clock", "backup", "encryption"}
    assert all(row["advice"] for row in found.values() if row["state"] != "ok")


def test_looking_changes_nothing(cli: Cli, register: Path) -> None:
    before = register.read_bytes()

    look(cli, expect=0)

    assert register.read_bytes() == before


TAMPERED: dict[str, tuple[str, ...]] = {
    "references": (
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO screenings (id, sort_key, volunteer_id) VALUES ('s-1', '', 'v-nobody')",
    ),
    "tables": ("DROP INDEX history_of_record",),
    "search": ("DELETE FROM terms WHERE entity = 'organisations'",),
    "audit": ("DROP TRIGGER history_is_fixed", "UPDATE history SET author = 'niemand' WHERE number = 2"),
}


@pytest.mark.parametrize("check", TAMPERED)
def test_what_was_tampered_with_is_found(cli: Cli, register: Path, check: str) -> None:
    run_sql(register, *TAMPERED[check])

    found = look(cli, expect=3)

    assert found[check]["state"] == "problem"
    assert found[check]["advice"]


@pytest.mark.parametrize(
    "statement", ["DROP TRIGGER history_stays", "CREATE TRIGGER mine AFTER DELETE ON terms BEGIN SELECT 1; END"]
)
def test_a_guard_that_is_gone_or_not_ours_is_found(cli: Cli, register: Path, statement: str) -> None:
    run_sql(register, statement)

    assert look(cli, expect=3)["tables"]["state"] == "problem"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "torn pages": lambda content: content[: 20 * PAGE] + os.urandom(10 * PAGE) + content[30 * PAGE :],
    "cut off": lambda content: content[: len(content) // 2],
    "a zeroed page": lambda content: content[: 30 * PAGE] + bytes(PAGE) + content[31 * PAGE :],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_file_is_a_finding_and_no_traceback(cli: Cli, register: Path, damage: str) -> None:
    builders.a_volunteer(name="Anna Weber", notes="lang " * 400)
    register.write_bytes(DAMAGES[damage](register.read_bytes()))

    found = look(cli, expect=3)

    assert found["pages"]["state"] == "problem"
    assert "restore" in found["pages"]["advice"]
    assert found["permissions"]["state"] == "ok"


def test_a_single_flipped_bit_is_found_where_it_is_encrypted(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    (tmp_path / "stick").mkdir()
    cli("init", "--organisation", "X", "--land", "NI", "--key-file", tmp_path / "stick" / "key", "--yes", expect=0)
    assert look(cli, expect=0)["encryption"]["state"] == "ok"
    content = bytearray(path.read_bytes())
    content[50 * PAGE + 123] ^= 4
    path.write_bytes(content)

    assert look(cli, expect=3)["pages"]["state"] == "problem"


def test_the_wrong_key_is_an_error_and_no_finding(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "r.db"))
    cli("init", "--organisation", "X", "--land", "NI", "--key-file", tmp_path / "key", "--yes", expect=0)
    (tmp_path / "key").write_text("ab" * 32)

    assert str(tmp_path / "key") in cli("checkup", "--json", expect=6).error["hint"]


def test_a_register_of_an_earlier_version_is_said_to_be_one(cli: Cli, register: Path) -> None:
    run_sql(register, "UPDATE settings SET value = 'older' WHERE name = 'schema'")

    assert look(cli, expect=0)["tables"]["state"] == "hint"


@pytest.mark.skipif(os.name == "nt", reason="there the folder decides")
def test_files_that_others_can_read(cli: Cli, register: Path) -> None:
    register.chmod(0o644)

    assert look(cli, expect=3)["permissions"]["advice"] == f"chmod 600 {register}"


def test_a_clock_that_was_set_back(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.a_volunteer()
    monkeypatch.setenv("EHRENAMT_TODAY", "2026-12-31")

    found = look(cli, expect=3)["clock"]

    assert "2027-03-01" in found["finding"]


@pytest.mark.parametrize(
    ("day", "state", "status"), [("2027-03-05", "ok", 0), ("2027-03-15", "hint", 0), ("2027-04-15", "problem", 3)]
)
def test_the_age_of_the_last_backup(
    cli: Cli, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str, state: str, status: int
) -> None:
    cli("backup", tmp_path / "b.db", expect=0)
    monkeypatch.setenv("EHRENAMT_TODAY", day)

    assert look(cli, expect=status)["backup"]["state"] == state


def test_never_a_backup_in_a_month_is_a_problem(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-15")

    assert look(cli, expect=3)["backup"]["state"] == "problem"


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Verein", "Nextcloud", "Google Drive", "normal/.stfolder"])
def test_a_synchronised_folder(cli: Cli, register: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    path = (tmp_path / folder if not folder.startswith("normal") else tmp_path / "normal") / "r.db"
    register.rename(path)

    assert look(cli, "--register", path, expect=3)["place"]["state"] == "problem"


def test_a_network_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netz = f"{tmp_path}/im\\040Netz"
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {netz} nfs4 rw 0 0\n/dev/sdb1 {netz}/tiefer ext4 rw 0 0\n"
    usual = Path.read_text
    monkeypatch.setattr(
        Path, "read_text", lambda path, **how: mounts if path == Path("/proc/self/mounts") else usual(path, **how)
    )

    assert places.network(tmp_path / "im Netz" / "r.db") == "nfs4"
    assert places.network(tmp_path / "im Netz" / "tiefer" / "r.db") == ""
    assert places.network(tmp_path / "im Netzteil" / "r.db") == ""


def test_too_little_room(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "room", lambda _: 5_000_000)

    found = look(cli, expect=3)["room"]

    assert "5 MB" in found["finding"]


def test_what_a_killed_program_left_behind(cli: Cli, register: Path) -> None:
    mine, dead = f".register.db.restore.{os.getpid()}", ".register.db.restore.4194305"
    for name in (mine, dead):
        register.with_name(name).write_bytes(b"x")

    found = look(cli, expect=0)["leftovers"]

    assert dead in found["finding"]
    assert mine not in found["finding"]


def test_a_template_that_cannot_be_read(cli: Cli, register: Path, own_home: Path) -> None:
    own = own_home / "config" / "ehrenamt" / "templates" / "agreement"
    own.mkdir(parents=True)
    (own / "volunteer.de.md").write_bytes(b"\xff\xfe")

    assert look(cli, expect=3)["templates"]["state"] == "problem"


def test_people_read_it_as_a_table(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "WAIT_SECONDS", 1)
    register.chmod(0o644)

    shown = cli("checkup", expect=3)

    assert "Dateirechte" in shown.out
    assert "Ein Problem." in shown.stderr
