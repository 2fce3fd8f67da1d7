"""Backups: made while the register is in use, compared, kept in number, never over another file."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit, backup, keys, local


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder on another medium."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def encrypted(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that a key file opens, with one person in it."""
    path = tmp_path / "geheim.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    cli("init", "--organisation", "X", "--land", "NI", "--key-file", tmp_path / "key", "--yes", "--without-directory", expect=0)
    builders.a_volunteer(name="Anna Weber")
    return path


def test_a_backup_goes_where_it_is_said(cli: Cli, register: Path, stick: Path) -> None:
    builders.a_volunteer(name="Anna Weber")
    file = stick / "montag.db"

    made = cli("backup", file, "--json", expect=0).json

    assert made["file"] == str(file)
    assert made["created"] is True
    assert made["bytes"] == file.stat().st_size
    assert [row["name"] for row in cli("volunteer", "list", "--register", file, "--json", expect=0).json] == ["Anna Weber"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_place_it_goes_beside_the_register_and_says_so(cli: Cli, register: Path) -> None:
    said = cli("backup", expect=0)

    [file] = (register.parent / "backups").iterdir()
    assert file.name.startswith("register-2027-03-01-")
    assert "Datenträger" in said.stderr
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_folder_may_be_a_setting(cli: Cli, register: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_BACKUPS", str(stick))

    assert "selben Datenträger" not in cli("backup", expect=0).stderr

    assert len([*stick.iterdir()]) == 1


def test_a_backup_is_encrypted_like_the_register(cli: Cli, encrypted: Path, stick: Path) -> None:
    made = cli("backup", stick, "--json", expect=0).json

    file = Path(made["file"])
    assert made["encrypted"]
    assert keys.is_encrypted(file)
    assert not any(word in file.read_bytes() for word in (b"SQLite format 3", b"Anna", b"Weber"))
    assert not [*stick.glob(".*")]


def test_its_head_is_part_of_the_chain_for_ever_after(cli: Cli, register: Path, stick: Path) -> None:
    head = cli("backup", stick, "--json", expect=0).json["head"]
    builders.a_volunteer()

    with registers.opened() as book:
        assert audit.has(book, head)
        noted = audit.last(book, "backup")
    assert noted is not None
    assert noted["changes"]["head"] == [None, head]


def test_only_the_latest_few_stay_and_nothing_else_is_touched(cli: Cli, register: Path, stick: Path) -> None:
    other = ("register-2027-01-01.db", "anderes-2027-01-01-000000.db", "register-before-update-2027-01-01-000000.db", "foto.jpg")
    for name in (*other, "register-2027-02-01-000000.db", "register-2027-02-02-000000.db"):
        (stick / name).write_text("da")

    made = cli("backup", stick, "--keep", 2, "--json", expect=0).json

    assert [Path(name).name for name in made["removed"]] == ["register-2027-02-01-000000.db"]
    assert {path.name for path in stick.iterdir()} == {*other, "register-2027-02-02-000000.db", Path(made["file"]).name}


def test_with_a_clock_set_back_the_new_one_is_not_taken_for_an_old_one(cli: Cli, register: Path, stick: Path) -> None:
    for name in ("register-2031-02-01-000000.db", "register-2031-02-02-000000.db"):
        (stick / name).write_text("da")

    made = cli("backup", stick, "--keep", 1, "--json", expect=0).json

    assert len(made["removed"]) == 2
    assert [str(path) for path in stick.iterdir()] == [made["file"]]


def test_a_file_that_is_there_is_never_replaced(cli: Cli, register: Path, stick: Path) -> None:
    file = stick / "da.db"
    file.write_text("wichtig")

    assert "gibt es schon" in cli("backup", file, "--yes", "--json", expect=2).error["message"]

    assert file.read_text() == "wichtig"


def test_a_medium_that_is_missing_is_not_made_up(cli: Cli, register: Path, tmp_path: Path) -> None:
    assert "eingelegt" in cli("backup", f"{tmp_path}/stick/", "--json", expect=2).error["hint"]
    cli("backup", tmp_path / "stick" / "montag.db", "--json", expect=2)

    assert not (tmp_path / "stick").exists()


def test_keeping_a_number_needs_a_folder(cli: Cli, register: Path, stick: Path) -> None:
    assert "Ordner" in cli("backup", stick / "montag.db", "--keep", 3, "--json", expect=2).error["message"]
    cli("backup", stick, "--keep", 0, "--json", expect=2)


def test_a_dry_run_writes_nothing(cli: Cli, register: Path, stick: Path) -> None:
    before = register.read_bytes()

    assert cli("backup", stick, "--dry-run", "--json", expect=0).json["created"] is False

    assert not [*stick.iterdir()]
    assert register.read_bytes() == before


def test_a_copy_that_is_not_equal_is_refused_and_goes(
    cli: Cli, register: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = local.flush

    def spoilt(path: Path) -> None:
        raise AssertionError("a copy that differs must not get so far")

    differing = iter([{"volunteers": (1, "a")}, {"volunteers": (1, "b")}])
    monkeypatch.setattr(backup, "contents", lambda *_: next(differing))
    monkeypatch.setattr(local, "flush", spoilt)

    assert "nicht gut geworden" in cli("backup", stick, "--json", expect=2).error["message"]

    monkeypatch.setattr(local, "flush", earlier)
    assert not [*stick.iterdir()]


def test_a_full_medium_is_one_sentence_and_leaves_nothing(
    cli: Cli, register: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = local.connect

    def on_a_full_medium(path: Path, key: str | None, **how: bool) -> object:
        connection = usual(path, key, **how)
        if path.parent == stick:
            connection.execute("PRAGMA max_page_count = 5")
        return connection

    monkeypatch.setattr(local, "connect", on_a_full_medium)

    assert "Platz" in cli("backup", stick, "--json", expect=2).error["hint"]

    assert not [*stick.iterdir()]


def test_a_damaged_register_gives_no_backup(cli: Cli, register: Path, stick: Path) -> None:
    content = bytearray(register.read_bytes())
    content[20 * 4096 : 40 * 4096] = b"\xaa" * 20 * 4096
    register.write_bytes(content)

    assert "beschädigt" in cli("backup", stick, "--json", expect=6).error["message"]

    assert not [*stick.iterdir()]


def test_who_writes_meanwhile_is_not_stopped_and_the_copy_is_of_one_moment(cli: Cli, register: Path, stick: Path) -> None:
    done = threading.Event()
    written: list[object] = []

    def write() -> None:
        while not done.is_set():
            with registers.opened() as book, book.change():
                for name in ("Anna Weber", "Bert Busch"):
                    written.append(builders.records.add(book, builders.VOLUNTEERS, {"name": name}))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [cli("backup", stick, "--json", expect=0).json["file"] for _ in range(3)]
    finally:
        done.set()
        writer.join()

    counts = [len(cli("volunteer", "list", "--register", file, "--json", expect=0).json) for file in made]
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert len(cli("volunteer", "list", "--json", expect=0).json) == len(written)


def test_a_register_on_read_only_media_is_saved_too(
    cli: Cli, register: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = local.connect

    def read_only(path: Path, key: str | None, **how: bool) -> object:
        connection = usual(path, key, **how)
        if path == register:
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(local, "connect", read_only)

    assert cli("backup", stick, "--json", expect=0).json["created"]


def test_how_far_it_has_come_is_told_up_to_the_end(register: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_STEP", 10)
    told: list[tuple[int, int]] = []

    backup.write(register, None, stick / "r.db", lambda done, of: told.append((done, of)))

    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert {of for _, of in told} == {told[0][1]}
    assert told[0][1] * 0.5 < told[-1][0] <= told[0][1]
