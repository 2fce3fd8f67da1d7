"""A backup put back: a look before, everything or nothing, and what was there before is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit, keys, restoring

INIT = ("init", "--organisation", "X", "--land", "NI", "--without-directory", "--yes")


@pytest.fixture
def saved(cli: Cli, register: Path, tmp_path: Path) -> Path:
    """A backup, after which one person came, one changed and one went."""
    changed = builders.a_volunteer(name="Anna Weber")
    gone = builders.a_volunteer(name="Bert Busch")
    file = tmp_path / "gestern.db"
    cli("backup", file, expect=0)
    builders.a_volunteer(name="Carla Dorn")
    cli("volunteer", "change", changed["id"], "--town", "Celle", expect=0)
    cli("volunteer", "remove", gone["id"], "--yes", expect=0)
    return file


def names(cli: Cli, *words: object) -> list[str]:
    return [row["name"] for row in cli("volunteer", "list", *words, "--json", expect=0).json]


def test_a_look_says_what_would_change_and_changes_nothing(cli: Cli, register: Path, saved: Path) -> None:
    before = builders.everything()

    found = cli("restore", saved, "--dry-run", "--json", expect=0).json

    assert found["differences"] == [{"kind": "volunteers", "added": 1, "changed": 1, "removed": 1}]
    assert found["restored"] is False
    assert found["saved_until"] <= found["present_until"]
    assert builders.everything() == before
    assert not [*register.parent.glob(".*")]


def test_put_back_everything_is_as_it_was_and_what_was_there_is_kept(cli: Cli, register: Path, saved: Path) -> None:
    done = cli("restore", saved, "--yes", "--json", expect=0).json

    assert names(cli) == ["Bert Busch", "Anna Weber"]
    assert names(cli, "busch") == ["Bert Busch"]
    [kept] = done["kept"]
    assert names(cli, "--register", kept) == ["Carla Dorn", "Anna Weber"]
    with registers.opened() as book:
        assert audit.verify(book).holds
        event = audit.last(book, restoring.RESTORED)
        assert book.damage() == []
    assert event is not None
    assert event["changes"]["file"] == [None, str(saved)]
    builders.a_volunteer(name="Dilan Emre")


def test_and_it_can_be_taken_back(cli: Cli, register: Path, saved: Path) -> None:
    kept = cli("restore", saved, "--yes", "--json", expect=0).json["kept"][0]

    cli("restore", kept, "--yes", expect=0)

    assert names(cli) == ["Carla Dorn", "Anna Weber"]


def test_it_asks_and_without_a_terminal_it_refuses(cli: Cli, register: Path, saved: Path) -> None:
    cli("restore", saved, "--json", expect=7)
    shown = cli("restore", saved, expect=0, answers=["n"])
    assert len(names(cli)) == 2

    assert "Freiwillige" in shown.stderr
    cli("restore", saved, expect=0, answers=["j"])
    assert names(cli) == ["Bert Busch", "Anna Weber"]


def test_the_backup_itself_stays_as_it_is(cli: Cli, register: Path, saved: Path) -> None:
    before = saved.read_bytes()

    cli("restore", saved, "--yes", expect=0)

    assert saved.read_bytes() == before
    assert {path.name for path in saved.parent.iterdir()} == {"gestern.db", "register.db", "backups"}


def test_what_fails_in_its_middle_changes_nothing(cli: Cli, register: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = builders.everything()

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as now:
        now.setattr(restoring.audit, "note", broken)
        cli("restore", saved, "--yes", "--json", expect=1)

    assert builders.everything() == before
    assert not [*register.parent.glob(".*")]


def test_whoever_was_erased_stays_erased(cli: Cli, register: Path, saved: Path) -> None:
    [anna] = cli("volunteer", "list", "weber", "--json", expect=0).json
    cli("privacy", "erase", anna["id"], "--yes", expect=0)

    done = cli("restore", saved, "--yes", "--json", expect=0).json

    assert done["erased_again"] == 1
    assert names(cli) == ["Bert Busch"]
    with registers.opened() as book:
        assert audit.verify(book).holds
    assert b"Anna" not in register.read_bytes()


DAMAGES = {
    "gone": lambda content: None,
    "cut in half": lambda content: content[: len(content) // 2],
    "a torn page": lambda content: content[: 30 * 4096] + b"\xaa" * 8192 + content[32 * 4096 :],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("secret", ["--unencrypted", "--key-file"])
def test_where_the_register_is_broken_or_gone_the_backup_takes_its_place(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str, secret: str
) -> None:
    path, key = tmp_path / "r.db", tmp_path / "key"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    cli(*INIT, *([secret, key] if secret == "--key-file" else [secret]), expect=0)
    builders.a_volunteer(name="Anna Weber", notes="lang " * 300)
    cli("backup", tmp_path / "b.db", expect=0)
    broken = DAMAGES[damage](path.read_bytes())
    path.unlink()
    if broken:
        path.write_bytes(broken)

    done = cli("restore", tmp_path / "b.db", "--yes", "--json", expect=0).json

    assert names(cli) == ["Anna Weber"]
    assert [Path(file).read_bytes() for file in done["kept"]] == ([broken] if broken else [])
    assert keys.is_encrypted(path) == (secret == "--key-file")
    with registers.opened() as book:
        assert book.one("PRAGMA journal_mode") == {"journal_mode": "wal"}
        assert audit.verify(book).holds


def test_a_register_that_no_key_opens_can_be_set_aside(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = tmp_path / "r.db", tmp_path / "key"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    cli(*INIT, "--key-file", key, expect=0)
    cli("backup", tmp_path / "b.db", expect=0)
    path.write_bytes(b"\x13" * 4096 + path.read_bytes()[4096:])

    cli("restore", tmp_path / "b.db", "--yes", "--json", expect=6)
    cli("restore", tmp_path / "b.db", "--yes", "--set-aside", expect=0)

    assert names(cli) == []


def test_a_backup_may_become_a_register_elsewhere(cli: Cli, register: Path, saved: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "neu" / "r.db"

    cli("restore", saved, "--register", elsewhere, "--yes", expect=0)

    assert names(cli, "--register", elsewhere) == ["Bert Busch", "Anna Weber"]
    assert len(names(cli)) == 2


def test_a_backup_from_before_the_key_was_changed_needs_the_old_key(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "alt.db"))
    cli(*INIT, "--key-file", old, expect=0)
    builders.a_volunteer(name="Anna Weber")
    cli("backup", tmp_path / "b.db", expect=0)
    monkeypatch.setenv("EHRENAMT_REGISTER", str(tmp_path / "neu.db"))
    cli(*INIT, "--key-file", new, expect=0)

    assert str(tmp_path / "b.db") in cli("restore", tmp_path / "b.db", "--yes", "--json", expect=6).error["message"]
    cli("restore", tmp_path / "b.db", "--backup-key-file", old, "--yes", expect=0)

    assert names(cli) == ["Anna Weber"]
    assert names(cli, "--key-file", new) == ["Anna Weber"]


def test_a_plain_register_moves_into_an_encrypted_one_and_never_back(
    cli: Cli, register: Path, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, secret = register, tmp_path / "geheim.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(secret))
    cli(*INIT, "--key-file", tmp_path / "key", expect=0)

    cli("restore", saved, "--yes", expect=0)
    cli("backup", tmp_path / "b.db", expect=0)

    assert names(cli) == ["Bert Busch", "Anna Weber"]
    assert keys.is_encrypted(secret)
    assert b"Anna" not in secret.read_bytes()
    monkeypatch.setenv("EHRENAMT_REGISTER", str(plain))
    words = ("restore", tmp_path / "b.db", "--backup-key-file", tmp_path / "key", "--yes", "--json")
    assert "verschlüsselt" in cli(*words, expect=2).error["message"]


@pytest.mark.parametrize("content", [b"", b"Dies ist keine Sicherung.\n" * 400])
def test_what_is_no_backup_is_refused(cli: Cli, register: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(content)
    before = register.read_bytes()

    cli("restore", file, "--yes", "--json", expect=6)

    assert register.read_bytes() == before
    assert not [*register.parent.glob(".*")]


def test_a_damaged_backup_is_refused(cli: Cli, register: Path, saved: Path) -> None:
    saved.write_bytes(DAMAGES["a torn page"](saved.read_bytes()) or b"")

    assert "beschädigt" in cli("restore", saved, "--yes", "--json", expect=6).error["message"]

    assert len(names(cli)) == 2


def test_a_backup_that_is_not_there_and_the_register_itself(cli: Cli, register: Path, tmp_path: Path) -> None:
    assert "gibt es nicht" in cli("restore", tmp_path / "fehlt.db", "--yes", "--json", expect=4).error["message"]
    assert "selbst" in cli("restore", register, "--yes", "--json", expect=2).error["message"]
