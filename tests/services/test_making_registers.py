"""A new register is there whole or not at all, with its key, wherever it is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import Cli
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services import keys as key_service
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import keys, local
from ehrenamt_cli.storage import records as stored

INIT = ("init", "--organisation", "Koordination X", "--land", "NI", "--without-directory", "--yes")


@pytest.mark.parametrize("trouble", [ZeroDivisionError, KeyboardInterrupt])
@pytest.mark.parametrize("secret", ["--unencrypted", "--key-file=r.key"])
def test_what_fails_in_its_middle_leaves_nothing_behind(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException], secret: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.chdir(tmp_path)
    with pytest.MonkeyPatch.context() as now:
        now.setattr(key_service, "point", broken)
        cli(*INIT, secret, "--register", "r.db", expect=130 if trouble is KeyboardInterrupt else 1)

    assert list(tmp_path.iterdir()) == []
    cli(*INIT, secret, "--register", "r.db", expect=0)


def test_a_key_file_that_was_there_stays_where_making_fails(cli: Cli, tmp_path: Path) -> None:
    key = tmp_path / "r.key"
    keys.create_key_file(key)
    blocked = tmp_path / "datei"
    blocked.touch()

    cli(*INIT, "--key-file", key, "--register", blocked, "--json", expect=2)

    assert key.exists()
    assert blocked.read_bytes() == b""


@pytest.mark.parametrize("name", ["mit Leer zeichen", "Übergänge ß", "wie?#1%20", "a&b=c"])
def test_register_and_key_may_lie_anywhere(cli: Cli, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path, key = folder / f"{name}.db", folder / f"{name}.key"

    cli(*INIT, "--key-file", key, "--register", path, expect=0)
    cli("add-volunteer", "--name", "Anna Weber", "--register", path, expect=0)

    assert cli("volunteer", "list", "--register", path, "--json", expect=0).json[0]["name"] == "Anna Weber"
    assert {file.name for file in folder.iterdir()} == {f"{name}.db", f"{name}.key", f"{name}.db.keyfile"}


def test_a_key_file_named_by_an_earlier_register_of_the_name_is_forgotten(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.db"
    cli(*INIT, "--key-file", tmp_path / "r.key", "--register", path, expect=0)
    path.unlink()
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: "lange genug hier")

    cli(*INIT, "--register", path, expect=0, answers=[])

    assert cli("volunteer", "list", "--register", path, "--json", expect=0, answers=[]).json == []


def test_a_tilde_that_is_nobodys_home_is_a_name_like_any_other(cli: Cli) -> None:
    assert (
        "~nobody-at-all/r.db"
        in cli("volunteer", "list", "--register", "~nobody-at-all/r.db", "--json", expect=4).error["message"]
    )


def test_a_pause_ends_by_the_next_command_and_hinders_nobody_who_only_reads(cli: Cli, register: Path) -> None:
    with registers.opened() as book:
        person = records.add(book, VOLUNTEERS, {"name": "Anna Weber", "status": "paused", "paused_until": "2027-02-01"})
    with pytest.MonkeyPatch.context() as now:
        now.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA query_only = ON"))
        assert cli("volunteer", "show", person["id"], "--json", expect=0).json["status"] == "paused"

    for _ in range(2):
        assert cli("volunteer", "show", person["id"], "--json", expect=0).json["status"] == "active"

    with registers.opened() as book:
        assert [event["action"] for event in stored.history(book, person["id"])] == ["add", "change"]
