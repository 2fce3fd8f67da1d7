"""A new register: encrypted or plainly not, never over another one, nothing left behind where it fails."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from command_line import Cli
from ehrenamt_cli.storage import keys


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the register will be."""
    path = tmp_path / "neu" / "register.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    return path


INIT = ("init", "--organisation", "Koordination X", "--land", "NI")


def test_unencrypted_on_request(cli: Cli, place: Path) -> None:
    made = cli(*INIT, "--unencrypted", "--yes", "--json", expect=0).json

    assert made == {"register": str(place), "organisation": "Koordination X", "land": "NI", "encrypted": False, "created": True}
    assert place.read_bytes().startswith(b"SQLite format 3\0")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_unencrypted_says_plainly_what_that_means(cli: Cli, place: Path) -> None:
    error = cli(*INIT, "--unencrypted", "--json", expect=7).error

    assert "alles lesen" in error["message"]
    assert not place.exists()
    cli(*INIT, "--unencrypted", expect=7, answers=["n"])
    assert not place.exists()
    cli(*INIT, "--unencrypted", expect=0, answers=["j"])


def test_a_key_file_is_made_and_opens_the_register(cli: Cli, place: Path, tmp_path: Path) -> None:
    key = tmp_path / "stick" / "ehrenamt.key"
    key.parent.mkdir()

    made = cli(*INIT, "--key-file", key, "--yes", "--json", expect=0).json

    assert made["encrypted"]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert keys.is_encrypted(place)
    assert b"Koordination X" not in place.read_bytes()
    cli("add-volunteer", "--name", "Anna Weber", expect=0)
    assert cli("volunteer", "list", "--key-file", key, "--json", expect=0).json[0]["name"] == "Anna Weber"


def test_a_key_file_that_is_there_is_used_as_it_is(cli: Cli, place: Path, tmp_path: Path) -> None:
    key = tmp_path / "ehrenamt.key"
    key.write_text("vier zufällige Wörter hintereinander\n", encoding="utf-8")

    cli(*INIT, "--key-file", key, "--yes", expect=0)

    assert key.read_text(encoding="utf-8") == "vier zufällige Wörter hintereinander\n"
    cli("volunteer", "list", "--json", expect=0)


def test_a_passphrase_is_asked_twice_at_a_terminal(cli: Cli, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["kurz", "lange genug hier", "aber anders nun", "lange genug hier", "lange genug hier", "lange genug hier"])
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(said))

    cli(*INIT, expect=0, answers=[])

    assert cli("volunteer", "list", "--json", expect=0, answers=[]).json == []
    assert "--key-file" in cli("volunteer", "list", "--json", expect=6).error["hint"]


def test_without_a_terminal_no_passphrase_can_be_asked(cli: Cli, place: Path) -> None:
    assert "--key-file" in cli(*INIT, "--yes", "--json", expect=2).error["hint"]
    assert not place.exists()


def test_a_register_that_is_there_stays_as_it_is(cli: Cli, place: Path) -> None:
    cli(*INIT, "--unencrypted", "--yes", expect=0)
    before = place.read_bytes()

    error = cli(*INIT, "--unencrypted", "--yes", "--json", expect=2).error

    assert str(place) in error["message"]
    assert place.read_bytes() == before


@pytest.mark.parametrize("land", ["XX", "Atlantis", ""])
def test_an_unknown_land_is_refused(cli: Cli, place: Path, land: str) -> None:
    cli("init", "--organisation", "X", "--land", land, "--unencrypted", "--yes", "--json", expect=2)

    assert not place.exists()


@pytest.mark.parametrize(("land", "code"), [("Niedersachsen", "NI"), ("nordrhein", "NW"), ("Lower Saxony", "NI"), ("by", "BY")])
def test_a_land_may_be_written_as_people_write_it(cli: Cli, place: Path, land: str, code: str) -> None:
    made = cli("init", "--organisation", "X", "--land", land, "--unencrypted", "--yes", "--json", expect=0).json

    assert made["land"] == code


def test_the_institutions_of_the_land_come_along_unless_unwanted(cli: Cli, place: Path, tmp_path: Path) -> None:
    cli(*INIT, "--unencrypted", "--yes", expect=0)
    cli(*INIT, "--unencrypted", "--yes", "--without-directory", "--register", tmp_path / "ohne.db", expect=0)

    with_them = cli("organisation", "list", "--json", expect=0).json
    without = cli("organisation", "list", "--register", tmp_path / "ohne.db", "--json", expect=0).json

    assert {row["land"] for row in with_them} == {"NI"}
    assert {"prison", "coordination"} <= {row["kind"] for row in with_them}
    assert [row["name"] for row in without] == ["Koordination X"]


def test_unencrypted_and_a_key_file_exclude_each_other(cli: Cli, place: Path, tmp_path: Path) -> None:
    cli(*INIT, "--unencrypted", "--key-file", tmp_path / "k", "--yes", "--json", expect=2)

    assert not place.exists()
    assert not (tmp_path / "k").exists()


def test_a_dry_run_makes_nothing(cli: Cli, place: Path) -> None:
    made = cli(*INIT, "--unencrypted", "--yes", "--dry-run", "--json", expect=0).json

    assert made["created"] is False
    assert not place.parent.exists()


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(cli: Cli, tmp_path: Path) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("kein Ordner")
    path = blocked / "unter" / "register.db"

    error = cli(*INIT, "--unencrypted", "--yes", "--register", path, "--json", expect=6).error

    assert "Ordner" in error["message"]
    assert blocked.read_text() == "kein Ordner"


def test_a_key_file_that_cannot_be_made_leaves_no_register(cli: Cli, place: Path, tmp_path: Path) -> None:
    cli(*INIT, "--key-file", tmp_path / "fehlt" / "k", "--yes", "--json", expect=2)

    assert not place.exists()


def test_what_is_missing_is_asked_at_a_terminal_and_named_elsewhere(cli: Cli, place: Path) -> None:
    assert "--organisation" in cli("init", "--unencrypted", "--yes", "--json", expect=2).error["hint"]
    assert "--land" in cli("init", "--organisation", "X", "--unencrypted", "--yes", "--json", expect=2).error["hint"]

    cli("init", "--unencrypted", "--yes", expect=0, answers=["Koordination Y", "Hamburg"])

    assert cli("organisation", "list", "Koordination Y", "--json", expect=0).json[0]["land"] == "HH"
