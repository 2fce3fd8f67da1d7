"""What only happens once: a full disk behind a pipe, a number too large, bytes that are no text, an owner removed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.storage import local

pytestmark = pytest.mark.usefixtures("register")


def program(*words: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    line: list[str | bytes] = [sys.executable, "-m", "ehrenamt_cli", *words]
    return subprocess.run(line, stderr=subprocess.PIPE, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_full_disk_behind_the_output_is_one_sentence(form: str) -> None:
    builders.a_volunteer()
    with open("/dev/full", "wb") as full:
        done = program("volunteer", "list", "--format", form, stdout=full)

    assert done.returncode == 2
    assert "schreiben" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) <= 2


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_other_programs_get_utf_8_whatever_the_system_speaks(encoding: str, form: str) -> None:
    builders.a_volunteer(name="Hatice Yıldırım")

    done = program("volunteer", "list", "--format", form, stdout=subprocess.PIPE, env=os.environ | {"PYTHONIOENCODING": encoding})

    assert done.returncode == 0
    assert "Hatice Yıldırım" in done.stdout.decode()


def test_bytes_that_are_no_text_are_no_name() -> None:
    done = program("volunteer", "show", b"\xff\xfe", stdout=subprocess.PIPE)

    assert done.returncode == 4


@pytest.mark.parametrize("option", ["--limit", "--offset"])
def test_a_number_no_database_knows_is_refused(cli: Cli, option: str) -> None:
    assert option in cli("volunteer", "list", option, "9" * 25, "--json", expect=2).error["message"]


def test_the_owner_of_the_register_stays(cli: Cli) -> None:
    error = cli("organisation", "remove", "Koordination Nord", "--yes", "--json", expect=5).error

    assert "organisation change" in error["hint"]
    cli("deadlines", expect=0)


def test_an_activity_somebody_wishes_for_stays(cli: Cli) -> None:
    builders.a_volunteer(interests="sprachtandem")

    assert "Freiwillige" in cli("activity", "remove", "sprachtandem", "--yes", "--json", expect=5).error["message"]


def test_a_pause_that_is_over_does_not_keep_a_read_only_register_closed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.an_active_volunteer(status="paused", paused_until="2027-03-05")
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-06")
    monkeypatch.setattr(local, "_PRAGMAS", (*local._PRAGMAS, "PRAGMA query_only = ON"))

    assert len(cli("volunteer", "list", "--json", expect=0).json) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("placement", "start"),
        ("placement", "end", "--reason", "other"),
        ("agreement", "meet"),
        ("agreement", "send"),
        ("agreement", "end", "--reason", "vorbei"),
        ("agreement", "sign", "--party", "Partner"),
    ],
    ids=" ".join,
)
def test_a_dry_run_of_every_step_keeps_nothing(cli: Cli, words: tuple[str, ...]) -> None:
    noun, verb, *options = words
    record = builders.a_record(builders.ENTITIES[f"{noun}s"])
    if verb == "sign":
        options = ["--party", cli("party", "list", "--json", expect=0).json[0]["organisation_id"]]
    before = builders.everything()

    cli(noun, verb, record["id"], *options, "--dry-run", expect=0)

    assert builders.everything() == before
