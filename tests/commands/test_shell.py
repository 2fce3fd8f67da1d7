"""The shell: what is mistyped is met with the nearest, what goes wrong is one sentence with its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli import __version__
from ehrenamt_cli.services import records


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["volunter", "list"], "volunteer"),
        (["deadline"], "deadlines"),
        (["volunteer", "lst"], "list"),
        (["agreement", "sing"], "sign"),
    ],
)
def test_a_slip_in_a_command_is_met_with_the_nearest(cli: Cli, typed: list[str], meant: str) -> None:
    error = cli(*typed, "--json", expect=2).error

    assert error["code"] == "usage"
    assert f"Meinten Sie „{meant}“" in error["hint"] or f"“ oder „{meant}" in error["hint"]


def test_a_command_like_nothing_points_to_the_help(cli: Cli) -> None:
    assert "--help" in cli("qqqq", "--json", expect=2).error["hint"]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["volunteer", "list", "--statu", "active"], "--status"),
        (["volunteer", "list", "a", "b"], "zu viel: b"),
        (["volunteer", "show"], "FREIWILLIGE:R"),
        (["volunteer", "list", "--limit", "viele"], "--limit"),
        (["deadlines", "--weeks", "-1"], "--weeks"),
        (["volunteer", "list", "--status"], "--status"),
        (["volunteer", "list", "--format", "xml"], "csv"),
        (["volunteer", "list", "--lang", "fr"], "de und en"),
        (["placement", "end", "e-0000"], "--reason"),
    ],
)
@pytest.mark.usefixtures("register")
def test_a_wrong_line_says_what_is_wrong_with_it(cli: Cli, typed: list[str], named: str) -> None:
    assert named in cli(*typed, expect=2).stderr


def test_an_error_for_people_has_three_parts_and_no_json(cli: Cli, register: Path) -> None:
    said = cli("volunteer", "show", "xyz", expect=4)

    assert said.stderr.splitlines() == ["Fehler: Freiwillige:r „xyz“ gibt es nicht.", "Alle zeigt „ehrenamt volunteer list“."]
    assert said.out == ""


def test_an_error_is_json_wherever_json_is_asked_for(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (["--json"], ["--format", "json"], ["--format=json"], ["--format", "jsonl"]):
        assert json.loads(cli("volunteer", "show", "xyz", *words, expect=4).stderr)["error"]["code"] == "not_found"
    monkeypatch.setenv("EHRENAMT_FORMAT", "json")
    assert json.loads(cli("volunteer", "show", "xyz", expect=4).stderr)["error"]["code"] == "not_found"


def test_a_word_that_happens_to_be_json_is_no_wish_for_json(cli: Cli, register: Path) -> None:
    assert cli("volunteer", "show", "json", expect=4).stderr.startswith("Fehler:")


def test_global_options_stand_before_or_after_the_command(cli: Cli, register: Path) -> None:
    assert cli("--json", "volunteer", "list", expect=0).json == cli("volunteer", "--json", "list", expect=0).json == []


@pytest.mark.parametrize("day", ["gestern", "2027-02-30", "1.3.2027"])
def test_a_wrong_fixed_day_says_so(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", day)

    assert "EHRENAMT_TODAY" in cli("today", "--json", expect=2).error["message"]


def test_a_bug_says_so_and_its_log_holds_nobodys_data(
    cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Anna Weber, Geheimweg 7")

    monkeypatch.setattr(records, "find", broken)

    said = cli("volunteer", "list", "Anna Weber", "--json", expect=1).error

    log = own_home / "config" / "ehrenamt" / "fehler.log"
    assert str(log) in said["hint"]
    assert "ZeroDivisionError" in log.read_text()
    assert "Anna" not in log.read_text() + json.dumps(said)
    assert log.stat().st_mode & 0o777 == 0o600


def test_an_interruption_ends_with_130(cli: Cli, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(records, "find", interrupted)

    assert "Abgebrochen" in cli("volunteer", "list", expect=130).stderr


class TestSettings:
    """Flag before environment before file before default, each with its origin."""

    @pytest.fixture
    def file(self, own_home: Path) -> Path:
        path = own_home / "config" / "ehrenamt" / "config.toml"
        path.parent.mkdir(parents=True)
        return path

    def origins(self, cli: Cli, *words: str) -> dict[str, tuple[str, str]]:
        rows = cli("config", *words, "--json", expect=0).json
        return {row["name"]: (row["value"], row["origin"]) for row in rows}

    def test_each_source_beats_the_next(self, cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.origins(cli)["lang"] == ("de", "default")
        file.write_text('lang = "en"\nregister = "~/r.db"\n')
        assert self.origins(cli)["lang"] == ("en", "file")
        monkeypatch.setenv("EHRENAMT_LANG", "de")
        assert self.origins(cli)["lang"] == ("de", "environment")
        assert self.origins(cli, "--lang", "en")["lang"] == ("en", "flag")
        assert self.origins(cli)["register"] == ("~/r.db", "file")

    def test_a_broken_file_names_itself(self, cli: Cli, file: Path) -> None:
        file.write_text("lang = de\n")

        assert str(file) in cli("volunteer", "list", "--json", expect=2).error["message"]

    def test_the_locale_decides_the_language(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        assert self.origins(cli)["lang"] == ("en", "default")
        monkeypatch.setenv("LANG", "fr_FR.UTF-8")
        assert self.origins(cli)["lang"] == ("de", "default")


def test_the_version_is_known(cli: Cli) -> None:
    assert cli("--version", expect=0).out == f"ehrenamt {__version__}\n"
    assert cli("--version", "--json", expect=0).json == {"version": __version__}


def test_without_a_verb_a_noun_shows_its_help(cli: Cli) -> None:
    assert cli("volunteer", expect=0).out == cli("volunteer", "--help", expect=0).out


def test_a_reader_that_stops_reading_is_no_error(register: Path) -> None:
    for number in range(40):
        builders.a_volunteer(name=f"Person {number}", notes="lang " * 700)
    program = subprocess.Popen(
        [sys.executable, "-m", "ehrenamt_cli", "volunteer", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()

    with program.stderr:
        assert program.stderr.read() == b""
    assert program.wait() == 0


class TestCompletion:
    """Commands, options and the names of records, in the shells people have."""

    def offered(self, *words: str, which: str = "bash") -> list[str]:
        asked = os.environ | {
            "_EHRENAMT_COMPLETE": f"complete_{which}",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": " ".join(words),
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        }
        done = subprocess.run([sys.executable, "-m", "ehrenamt_cli"], env=asked, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return [line for line in done.stdout.splitlines() if line]

    def test_commands(self) -> None:
        assert self.offered("ehrenamt", "vol") == ["volunteer"]
        assert {"list", "show", "change"} <= set(self.offered("ehrenamt", "volunteer", ""))
        assert self.offered("ehrenamt", "agreement", "rend") == ["render"]

    def test_options(self, register: Path) -> None:
        assert "--status" in self.offered("ehrenamt", "volunteer", "list", "--st")
        assert "--register" in self.offered("ehrenamt", "volunteer", "list", "--reg")

    def test_choices(self, register: Path) -> None:
        assert self.offered("ehrenamt", "volunteer", "list", "--status", "tr") == ["training"]

    def test_names_of_records(self, register: Path) -> None:
        person = builders.a_volunteer(name="Hatice O'Brien Yıldırım")

        assert self.offered("ehrenamt", "volunteer", "show", "Hat") == [r"Hatice\ O\'Brien\ Yıldırım"]
        assert self.offered("ehrenamt", "volunteer", "show", r"Hatice\ O") == [r"Hatice\ O\'Brien\ Yıldırım"]
        assert self.offered("ehrenamt", "volunteer", "show", person["id"][:4]) == [person["id"]]
        assert self.offered("ehrenamt", "screening", "add", "--volunteer", person["id"][:4]) == [person["id"]]
        assert self.offered("ehrenamt", "volunteer", "list", "--interest", "sprachb") == ["sprachbegleitung"]

    def test_keys_of_deadlines(self, register: Path, cli: Cli) -> None:
        builders.a_volunteer(name="Anna Weber", enquired_on="2027-02-01")
        [late] = cli("deadlines", "--json", expect=0).json

        assert self.offered("ehrenamt", "deadlines", "done", "d-") == [late["id"]]

    def test_without_a_register_nothing_is_offered_and_nothing_said(self) -> None:
        assert self.offered("ehrenamt", "volunteer", "show", "a") == []

    @pytest.mark.parametrize("which", ["zsh", "fish"])
    def test_other_shells(self, which: str) -> None:
        assert "volunteer" in " ".join(self.offered("ehrenamt", "vol", which=which))

    @pytest.mark.parametrize("which", ["bash", "zsh", "fish"])
    def test_the_script_of_a_shell(self, cli: Cli, which: str) -> None:
        assert "_EHRENAMT_COMPLETE" in cli("completion", which, expect=0).out

    def test_the_script_put_in_place(self, cli: Cli, own_home: Path) -> None:
        done = cli("completion", "bash", "--install", "--json", expect=0).json

        assert Path(done["path"]).is_relative_to(own_home)
        assert Path(done["path"]).is_file()

    def test_an_unknown_shell(self, cli: Cli) -> None:
        assert "bash, zsh, fish" in cli("completion", "csh", "--json", expect=2).error["hint"]
