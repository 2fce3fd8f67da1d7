"""Keys: changed without losing anything, recovered from paper, remembered by the machine only when asked to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

import builders
from command_line import Cli
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.services import keys as key_service
from ehrenamt_cli.storage import audit, keys, local, register, rekeying
from ehrenamt_cli.storage import keyring as bund_of_the_machine

PAUSES = key_service.PAUSES
"""As they are for people; most tests wait for nothing."""

PHRASE, OTHER = "apfel tinte wolke zaun", "kanne lupe distel ahorn"

INIT = ("init", "--organisation", "X", "--land", "NI", "--without-directory", "--yes")

CODE = re.compile(r"(?:[0-9A-Z]{4}-){13}[0-9A-Z]{4}")

Typing = Callable[..., None]


class Kept(KeyringBackend):
    """A keyring that keeps things as long as the test lasts."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


@pytest.fixture
def bund() -> Iterator[Kept]:
    """The keyring of this machine."""
    before, backend = keyring.get_keyring(), Kept()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """What is typed where nothing is shown, in this order."""
    monkeypatch.setattr(key_service, "PAUSES", (0.0, 0.0, 0.0))

    def types(*phrases: str) -> None:
        said = iter(phrases)
        monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(said))

    return types


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the register is."""
    path = tmp_path / "r.db"
    monkeypatch.setenv("EHRENAMT_REGISTER", str(path))
    return path


@pytest.fixture
def code(cli: Cli, path: Path, types: Typing) -> str:
    """A register with a passphrase and one person; what was shown for paper."""
    types(PHRASE, PHRASE)
    shown = cli(*INIT, expect=0, answers=[])
    types(PHRASE)
    cli("add-volunteer", "--name", "Anna Weber", expect=0, answers=[])
    [found] = CODE.findall(shown.stderr)
    assert not CODE.search(shown.out)
    return str(found)


@pytest.fixture
def key_file(cli: Cli, path: Path, tmp_path: Path) -> Path:
    """A register with a key file and one person."""
    file = tmp_path / "stick" / "r.key"
    file.parent.mkdir()
    cli(*INIT, "--key-file", file, expect=0)
    builders.a_volunteer(name="Anna Weber")
    return file


def names(cli: Cli, *words: object, typing: bool = False) -> list[str]:
    answers: list[str] | None = [] if typing else None
    return [row["name"] for row in cli("volunteer", "list", *words, "--json", expect=0, answers=answers).json]


def test_a_passphrase_is_told_how_strong_it_is(cli: Cli, path: Path, types: Typing) -> None:
    types("kurz", "1234567890", "lange genug hier", "anders getippt", PHRASE, PHRASE)

    said = cli(*INIT, expect=0, answers=[]).stderr

    assert re.findall("zu kurz|zu leicht|schwach|nicht gleich|Stärke: gut", said) == [
        "zu kurz",
        "zu leicht",
        "schwach",
        "nicht gleich",
        "Stärke: gut",
    ]


def test_the_recovery_code_opens_the_register_like_the_passphrase(cli: Cli, path: Path, types: Typing, code: str) -> None:
    types(code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))

    assert names(cli, typing=True) == ["Anna Weber"]


def test_a_slip_in_the_recovery_code_is_no_key(code: str, path: Path) -> None:
    other = "A" if code[7] != "A" else "B"
    raw = keys.from_secret(code, path)

    assert keys.from_secret(code[:7] + other + code[8:], path) != raw
    assert keys.recovery_code(raw) == code


def test_after_three_tries_it_stops_and_names_the_file(cli: Cli, path: Path, types: Typing, code: str) -> None:
    types("falsch gedacht", "wieder falsch", "noch einmal falsch", PHRASE)

    error = cli("volunteer", "list", "--json", expect=6, answers=[]).error

    assert str(path) in error["message"]
    assert "recover" in error["hint"]


def test_each_new_try_waits_longer(cli: Cli, path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_service, "PAUSES", PAUSES)
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: OTHER)
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)

    cli("volunteer", "list", "--json", expect=6, answers=[])

    assert waited == [1.0, 3.0]


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are others there")
def test_what_is_typed_too_early_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody types the next try while the pause still lasts."""
    import pty
    import termios

    _, terminal = pty.openpty()
    seen: list[bool] = []

    def shows() -> bool:
        return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)

    monkeypatch.setattr("sys.stdin", os.fdopen(terminal, closefd=False))
    monkeypatch.setattr("time.sleep", lambda _: seen.append(shows()))
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: seen.append(shows()) or PHRASE)

    assert prompts.ask_passphrase(Text("Passphrase", "passphrase"), 1.0) == PHRASE
    assert seen == [False, True]


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(cli: Cli, path: Path, types: Typing, code: str) -> None:
    types(PHRASE, OTHER, OTHER)
    shown = cli("key", "change", expect=0, answers=[])

    types(OTHER)
    assert names(cli, typing=True) == ["Anna Weber"]
    types(PHRASE, PHRASE, PHRASE)
    cli("volunteer", "list", "--json", expect=6, answers=[])
    types(code, code, code)
    cli("volunteer", "list", "--json", expect=6, answers=[])
    [new_code] = CODE.findall(shown.stderr)
    types(new_code)
    assert names(cli, typing=True) == ["Anna Weber"]


def test_the_change_is_in_the_log_and_no_page_of_the_old_key_is_left(cli: Cli, path: Path, types: Typing, code: str) -> None:
    old = keys.from_secret(code, path)
    types(PHRASE, OTHER, OTHER)
    cli("key", "change", expect=0, answers=[])

    book = register.open_existing(path, keys.from_secret(OTHER, path))
    assert audit.last(book, rekeying.CHANGED) is not None
    assert audit.verify(book).holds
    assert book.damage() == []
    book.close()
    with pytest.raises(Exception, match="Schlüssel"):
        local.connect(path, old)


def test_recovering_with_the_code_from_paper(cli: Cli, path: Path, types: Typing, code: str) -> None:
    types("falsch abgeschrieben", code, OTHER, OTHER)

    cli("key", "recover", expect=0, answers=[])

    types(OTHER)
    assert names(cli, typing=True) == ["Anna Weber"]


def test_a_key_file_is_changed_in_its_place_and_the_old_one_is_kept_for_old_backups(
    cli: Cli, path: Path, key_file: Path, tmp_path: Path
) -> None:
    cli("backup", tmp_path / "b.db", expect=0)
    before = key_file.read_text()

    changed = cli("key", "change", "--json", expect=0).json

    assert names(cli) == ["Anna Weber"]
    older = Path(changed["older_key_file"])
    assert older.read_text() == before
    assert older.parent == key_file.parent
    assert key_file.read_text() != before
    cli("volunteer", "list", "--key-file", older, "--json", expect=6)
    cli("restore", tmp_path / "b.db", "--backup-key-file", older, "--yes", expect=0)
    assert names(cli) == ["Anna Weber"]


def test_a_key_file_may_move_and_a_passphrase_may_take_its_place(
    cli: Cli, path: Path, key_file: Path, tmp_path: Path, types: Typing
) -> None:
    elsewhere = tmp_path / "neu.key"
    cli("key", "change", "--new-key-file", elsewhere, "--json", expect=0)
    key_file.unlink()
    assert names(cli) == ["Anna Weber"]
    types(PHRASE, PHRASE)
    cli("key", "change", "--passphrase", expect=0, answers=[])
    types(PHRASE)
    assert names(cli, typing=True) == ["Anna Weber"]
    types(PHRASE)
    cli("key", "change", "--new-key-file", tmp_path / "wieder.key", expect=0, answers=[])

    assert names(cli) == ["Anna Weber"]
    assert "gibt es schon" in cli("key", "change", "--new-key-file", elsewhere, expect=2).stderr


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("way", ["same file", "new file", "to a passphrase"])
def test_a_change_that_was_interrupted_leaves_a_register_that_opens(
    cli: Cli, path: Path, key_file: Path, tmp_path: Path, types: Typing, monkeypatch: pytest.MonkeyPatch, moment: str, way: str
) -> None:
    usual = rekeying.rekey

    def interrupted(book: register.Register, new: str) -> None:
        if moment == "after":
            usual(book, new)
        raise KeyboardInterrupt

    words = {"same file": (), "new file": ("--new-key-file", tmp_path / "neu.key"), "to a passphrase": ("--passphrase",)}[way]
    with monkeypatch.context() as now:
        now.setattr(rekeying, "rekey", interrupted)
        types(PHRASE, PHRASE)
        cli("key", "change", *words, expect=130, answers=[])

    types(PHRASE, PHRASE, PHRASE)
    assert names(cli, typing=True) == ["Anna Weber"]
    cli("key", "change", "--new-key-file", tmp_path / "letzter.key", expect=0, answers=[])
    assert names(cli) == ["Anna Weber"]


def test_a_second_change_after_an_interrupted_one_keeps_the_only_key(
    cli: Cli, path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = rekeying.rekey

    def interrupted(book: register.Register, new: str) -> None:
        usual(book, new)
        raise KeyboardInterrupt

    with monkeypatch.context() as now:
        now.setattr(rekeying, "rekey", interrupted)
        cli("key", "change", expect=130)

    with monkeypatch.context() as now:
        now.setattr(rekeying, "rekey", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        cli("key", "change", expect=130)

    assert names(cli) == ["Anna Weber"]
    cli("key", "change", expect=0)
    assert names(cli) == ["Anna Weber"]
    assert len(list(key_file.parent.glob("*.until-*"))) >= 1
    assert not key_service.next_file(key_file).exists()


def test_the_machine_remembers_the_key_only_when_asked_to(cli: Cli, path: Path, types: Typing, code: str, bund: Kept) -> None:
    assert bund.kept == {}
    types(PHRASE)
    cli("key", "remember", expect=0, answers=[])

    assert names(cli) == ["Anna Weber"]
    assert PHRASE not in str(bund.kept)
    assert cli("key", "status", "--json", expect=0).json["source"] == "keyring"
    assert cli("key", "forget", "--json", expect=0).json == {"forgotten": True}
    assert bund.kept == {}
    cli("volunteer", "list", "--json", expect=6)
    types(PHRASE)
    assert names(cli, typing=True) == ["Anna Weber"]


def test_a_remembered_key_is_renewed_with_the_passphrase(cli: Cli, path: Path, types: Typing, code: str, bund: Kept) -> None:
    types(PHRASE)
    cli("key", "remember", expect=0, answers=[])
    types(OTHER, OTHER)
    cli("key", "change", expect=0, answers=[])

    assert names(cli) == ["Anna Weber"]


def test_a_remembered_key_that_does_not_fit_is_forgotten_and_the_passphrase_asked_for(
    cli: Cli, path: Path, types: Typing, code: str, bund: Kept
) -> None:
    types(PHRASE)
    cli("key", "remember", expect=0, answers=[])
    for name in bund.kept:
        bund.kept[name] = "ab" * 32

    types(PHRASE)
    assert names(cli, typing=True) == ["Anna Weber"]
    assert bund.kept == {}


def test_who_lets_the_machine_remember_needs_the_stick_no_more(cli: Cli, path: Path, key_file: Path, bund: Kept) -> None:
    cli("key", "remember", expect=0)
    away = key_file.rename(key_file.with_name("eingesteckt.key"))

    assert names(cli) == ["Anna Weber"]
    status = cli("key", "status", "--json", expect=0).json
    assert (status["source"], status["key_file"], status["key_file_there"]) == ("keyring", str(key_file), False)

    forgotten = cli("key", "forget", expect=0)
    assert "Schlüsseldatei" in forgotten.stderr
    cli("volunteer", "list", "--json", expect=6)
    away.rename(key_file)
    assert names(cli) == ["Anna Weber"]


def test_a_new_key_file_is_remembered_in_place_of_the_one_before(cli: Cli, path: Path, key_file: Path, bund: Kept) -> None:
    cli("key", "remember", expect=0)
    cli("key", "change", expect=0)
    key_file.unlink()

    assert names(cli) == ["Anna Weber"]


@pytest.mark.skipif(sys.platform == "win32", reason="file descriptors are not passed on there")
def test_a_program_hands_over_the_passphrase_to_be_remembered(cli: Cli, path: Path, types: Typing, code: str, bund: Kept) -> None:
    reading, writing = os.pipe()
    os.write(writing, PHRASE.encode() + b"\n")
    os.close(writing)
    cli("key", "remember", "--key-fd", reading, expect=0)
    os.close(reading)

    assert names(cli) == ["Anna Weber"]


def test_without_a_keyring_it_says_so(cli: Cli, path: Path, types: Typing, code: str) -> None:
    types(PHRASE)

    assert "Schlüsselbund" in cli("key", "remember", "--json", expect=2, answers=[]).error["message"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always one")
@pytest.mark.parametrize("bus", [None, "unix:path=/nowhere"])
def test_a_session_without_a_keyring_has_none(monkeypatch: pytest.MonkeyPatch, path: Path, bus: str | None) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)

    assert not bund_of_the_machine.usable()
    assert bund_of_the_machine.recall(path) is None
    assert not bund_of_the_machine.remember(path, "00" * 48)


def test_where_the_key_comes_from(cli: Cli, path: Path, key_file: Path) -> None:
    found = cli("key", "status", "--json", expect=0).json

    assert (found["source"], found["key_file"], found["key_file_there"]) == ("file", str(key_file), True)
    key_file.unlink()
    assert cli("key", "status", "--json", expect=0).json["key_file_there"] is False


def test_an_unencrypted_register_has_no_key_to_change(cli: Cli, register: Path) -> None:
    assert "restore" in cli("key", "change", "--json", expect=2).error["hint"]
    assert cli("key", "status", "--json", expect=0).json["source"] is None
    assert cli("key", "forget", "--json", expect=0).json == {"forgotten": False}


def test_a_dry_run_changes_nothing(cli: Cli, path: Path, key_file: Path) -> None:
    before = path.read_bytes(), key_file.read_text()

    assert cli("key", "change", "--dry-run", "--json", expect=0).json == {"changed": False}

    assert (path.read_bytes(), key_file.read_text()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="file descriptors are not passed on there")
def test_the_key_may_come_through_a_file_descriptor_and_shows_nowhere(path: Path, tmp_path: Path, own_home: Path) -> None:
    secret = "das Geheimnis der sieben Zwerge"
    watched = tmp_path / "watched"
    program = (
        "import sys, pathlib; from ehrenamt_cli.cli import main; sys.argv[0] = 'ehrenamt'; status = main();"
        "own = [pathlib.Path('/proc/self', name) for name in ('cmdline', 'environ')];"
        f"pathlib.Path({str(watched)!r}).write_bytes(b''.join(file.read_bytes() for file in own if file.exists()));"
        "sys.exit(status)"
    )

    def ehrenamt(*words: str) -> subprocess.CompletedProcess[str]:
        reading, writing = os.pipe()
        os.write(writing, secret.encode() + b"\n")
        os.close(writing)
        command = [sys.executable, "-c", program, *words, "--key-fd", str(reading)]
        done = subprocess.run(command, pass_fds=[reading], capture_output=True, text=True, check=False)
        os.close(reading)
        assert done.returncode == 0, done.stderr
        assert secret.encode() not in watched.read_bytes()
        assert secret not in done.stdout + done.stderr
        return done

    ehrenamt(*INIT)
    ehrenamt("add-volunteer", "--name", "Anna Weber")

    assert keys.is_encrypted(path)
    assert "Anna Weber" in ehrenamt("volunteer", "list", "--json").stdout
    kept = [file for folder in (own_home, tmp_path) for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in kept if secret.encode() in file.read_bytes()]


@pytest.mark.parametrize("number", ["99", "x", "-1"])
def test_a_file_descriptor_that_is_none(cli: Cli, path: Path, key_file: Path, number: str) -> None:
    error = cli("volunteer", "list", f"--key-fd={number}", "--json", expect=6 if number == "99" else 2).error

    assert "--key-fd" in error["message"]
