"""Ask 17, first half: Art. 15 as one file, for people and for programs, about every kind of record there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builders
import marked
from command_line import Cli
from ehrenamt_cli.domain.entity import Personal
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")


def told(cli: Cli, whose: str, tmp_path: Path, *more: str) -> dict[str, Any]:
    """The file for programs."""
    path = tmp_path / f"{whose}.json"
    cli("privacy", "access", whose, "--to", "json", "-o", path, *more, expect=0)
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_personal_field_of_every_kind_is_told(cli: Cli, tmp_path: Path) -> None:
    people, marks = marked.planted()
    files = [told(cli, row["id"], tmp_path) for row in people.values()]
    texts = json.dumps(files, ensure_ascii=False)
    held = {
        (record["id"], name, json.dumps(value))
        for file in files
        for record in file["records"]
        for name, value in record["values"].items()
    }

    missing = [
        f"{mark.entity.name}.{mark.field.name}"
        for mark in marks
        if mark.value not in (None, "", [])
        and not (mark.text in texts if mark.text else (mark.key, mark.field.name, json.dumps(mark.value)) in held)
    ]

    assert missing == []
    assert len(marks) > 80
    assert {mark.entity.plural for mark in marks} == {
        entity.plural for entity in ENTITIES.values() if any(field.personal is not Personal.NONE for field in entity.fields)
    }


def test_one_file_for_people_and_one_for_programs(cli: Cli, tmp_path: Path) -> None:
    person = builders.a_volunteer(name="Anna Weber")

    done = cli("privacy", "access", "Anna Weber", "-o", f"{tmp_path}/", "--json", expect=0).json

    assert [file["format"] for file in done["files"]] == ["pdf", "json"]
    assert [Path(file["file"]).name for file in done["files"]] == [f"access-{person['id']}.pdf", f"access-{person['id']}.json"]
    assert all(Path(file["file"]).stat().st_mode & 0o777 == 0o600 for file in done["files"])
    assert "Anna" not in " ".join(Path(file["file"]).name for file in done["files"])


def test_it_holds_what_article_15_asks_for(cli: Cli, tmp_path: Path) -> None:
    person = builders.a_volunteer(name="Anna Weber")
    builders.a_screening(person, kind="certificate", issued_on="2026-09-01")

    file = told(cli, person["id"], tmp_path)

    assert file["basis"] == "Art. 15 DSGVO"
    assert file["controller"]["authority"].startswith("Landesbeauftragter für den Datenschutz Niedersachsen")
    assert {row["purpose"] for row in file["purposes"]} == {
        "Freiwillige gewinnen, einsetzen und begleiten",
        "Nachweise, Zulassung und Verpflichtung",
    }
    assert all(basis["provision"] for row in file["purposes"] for basis in row["bases"])
    assert {"what", "after", "how_long", "basis", "then", "due_on"} <= set(file["retention"][0])
    assert all(record["origin"]["source"] for record in file["records"])


def test_the_file_stands_as_a_document_in_every_form(cli: Cli, tmp_path: Path) -> None:
    person = builders.a_volunteer(name="Anna Weber", town="Celle")

    cli("privacy", "access", person["id"], "--to", "md,html,docx,odt", "-o", f"{tmp_path}/", expect=0)

    text = (tmp_path / f"access-{person['id']}.md").read_text(encoding="utf-8")
    assert "Celle" in text
    assert "Art. 15 DSGVO" in text
    assert "Beschwerde" in text
