"""Nobody is locked in: the whole register goes out as an open archive and comes back equal; a copy without what is protected."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.storage import audit

pytestmark = pytest.mark.usefixtures("register")


def told(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """What a register tells; settings of the file itself and the history grow with the way out and in."""
    return {table: found for table, found in rows.items() if table not in ("history", "settings")}


def one_of_each() -> None:
    for entity in sorted(ENTITIES.values(), key=lambda entity: entity.plural == "requirements"):  # what is required holds for all
        builders.a_record(entity)


def test_everything_comes_back_equal_into_another_register(cli: Cli, tmp_path: Path) -> None:
    archive, other = tmp_path / "alles.zip", tmp_path / "anderes.db"
    one_of_each()
    before = told(builders.everything())

    made = cli("export", "everything", "-o", archive, "--yes", "--json", expect=0).json
    cli("--register", other, "init", "--organisation", "Anderswo", "--land", "NW", "--unencrypted", "--yes", expect=0)
    cli("--register", other, "restore", archive, "--yes", "--json", expect=0)

    assert made["rows"]["volunteers"] == len(before["volunteers"])
    cli("--register", other, "export", "everything", "-o", tmp_path / "nochmal.zip", "--yes", expect=0)
    for table in [*ENTITIES, "erasures"]:
        assert lines(tmp_path / "nochmal.zip", table) == lines(archive, table), table
    verified = cli("--register", other, "audit", "verify", "--json", expect=0).json
    assert verified["holds"] is True


def lines(archive: Path, table: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(archive) as content:
        return [json.loads(line) for line in content.read(f"tables/{table}.jsonl").splitlines()]


def test_what_came_after_the_archive_is_shown_before_it_goes_and_kept_aside(cli: Cli, tmp_path: Path) -> None:
    archive = tmp_path / "alles.zip"
    builders.a_volunteer(name="Ada Beispiel")
    cli("export", "everything", "-o", archive, "--yes", expect=0)
    before = told(builders.everything())
    builders.a_volunteer(name="Bo Beispiel")

    shown = cli("restore", archive, "--dry-run", "--json", expect=0).json
    cli("restore", archive, "--yes", expect=0)

    assert {"kind": "volunteers", "added": 0, "changed": 0, "removed": 1} in shown["differences"]
    assert told(builders.everything()) == before
    assert cli("volunteer", "list", "Ada", "--json", expect=0).json[0]["name"] == "Ada Beispiel"  # the words for finding are back


def test_the_archive_says_what_it_is_and_that_it_is_open(cli: Cli, tmp_path: Path) -> None:
    archive = tmp_path / "alles.zip"
    assert "nicht verschlüsselt" in cli("export", "everything", "-o", archive, expect=7).stderr
    cli("export", "everything", "-o", archive, "--yes", expect=0)
    assert archive.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(archive) as content:
        assert "NICHT verschlüsselt" in content.read("LIESMICH.txt").decode()
        model = json.loads(content.read("model.json"))
    assert {field["name"] for field in model["volunteers"]["fields"]} >= {"name", "languages"}


@pytest.mark.parametrize("what", ["cut", "changed", "foreign", "newer", "strange"])
def test_a_damaged_archive_changes_nothing(cli: Cli, tmp_path: Path, what: str) -> None:
    good, bad = tmp_path / "gut.zip", tmp_path / "schlecht.zip"
    builders.a_volunteer(name="Ada Beispiel")
    cli("export", "everything", "-o", good, "--yes", expect=0)
    spoil(good, bad, what)
    before = told(builders.everything())

    refused = cli("restore", bad, "--yes", expect=2)

    assert "Archiv" in refused.stderr
    assert told(builders.everything()) == before


def spoil(good: Path, bad: Path, what: str) -> None:
    with zipfile.ZipFile(good) as reading, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as writing:
        for name in reading.namelist():
            content = reading.read(name)
            if what == "changed" and name == "tables/volunteers.jsonl":
                content = content.replace(b"Ada", b"Bea")
            if what == "cut" and name == "tables/volunteers.jsonl":
                content = content[: len(content) // 2]
            if what == "foreign" and name == "manifest.json":
                content = b'{"format": "something-else"}'
            if what == "newer" and name == "model.json":
                content = content.replace(b'"name": "skills"', b'"name": "talents"')
            if what == "strange" and name == "tables/volunteers.jsonl":
                content = b'"no object"\n'
            writing.writestr(name, content)


def test_an_archive_needs_a_register_to_go_into(cli: Cli, tmp_path: Path) -> None:
    cli("export", "everything", "-o", tmp_path / "a.zip", "--yes", expect=0)
    assert "ehrenamt init" in cli("--register", tmp_path / "none.db", "restore", tmp_path / "a.zip", "--yes", expect=4).stderr


def test_the_open_copy_holds_nothing_protected(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "kopie.sqlite"
    builders.a_volunteer(name="Ada Beispiel", languages="ar:B2", street="Geheimweg 1", address_blocked="ja")
    one_of_each()
    cli("export", "copy", "-o", path, "--yes", expect=0)

    with sqlite3.connect(path) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        columns = {plural: [row[1] for row in copy.execute(f'PRAGMA table_info("{plural}")')] for plural in ENTITIES}
        languages = copy.execute("SELECT languages FROM volunteers WHERE name = 'Ada Beispiel'").fetchone()
    assert tables == set(ENTITIES)
    for plural, entity in ENTITIES.items():
        assert columns[plural] == ["id", *(field.name for field in entity.fields if not field.withheld)]
    assert json.loads(languages[0]) == ["ar:B2"]
    assert b"Geheimweg" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o400


def test_that_everything_left_the_register_is_noted(cli: Cli, tmp_path: Path) -> None:
    cli("export", "everything", "-o", tmp_path / "a.zip", "--yes", expect=0)
    cli("export", "copy", "-o", tmp_path / "a.sqlite", "--yes", expect=0)
    events = [event for event in cli("audit", "log", "--json", expect=0).json if event["action"] == "export"]
    assert [event["entity"] for event in events] == [audit.REGISTER] * 2
