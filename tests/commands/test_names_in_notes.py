"""Clients stay pseudonymous: what looks like a name in a note is warned of, on every way into the register."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")

WARNED = "sieht nach Namen aus"


def test_a_script_is_told_and_the_record_is_kept(cli: Cli) -> None:
    done = cli("client", "add", "--wish", "Schach mit Herrn Yılmaz", expect=0)

    assert f"{WARNED}: Herrn Yılmaz" in done.stderr
    assert len(cli("client", "list", "--json", expect=0).json) == 1


def test_json_stays_json(cli: Cli) -> None:
    added = cli("client", "add", "--wish", "Schach mit Ahmad", "--json", expect=0)

    assert added.json["wish"] == "Schach mit Ahmad"
    assert f"{WARNED}: Ahmad" in added.stderr
    assert cli("client", "add", "--wish", "Schach", "--json", expect=0).stderr == ""


def test_somebody_at_a_terminal_is_asked_first(cli: Cli) -> None:
    client = builders.a_client(wish="Briefe")["reference"]

    asked = cli("client", "change", client, "--wish", "Brief an Ahmad", expect=0, answers=["n"])
    assert WARNED in asked.stderr
    assert builders.fetched(ENTITIES["clients"], cli("client", "list", "--json", expect=0).json[0]["id"])["wish"] == "Briefe"

    cli("client", "change", client, "--wish", "Brief an Ahmad", expect=0, answers=["j"])
    assert cli("client", "show", client, "--json", expect=0).json["wish"] == "Brief an Ahmad"


def test_nothing_is_said_where_nothing_looks_like_a_name(cli: Cli) -> None:
    done = cli("client", "add", "--wish", "möchte Deutsch üben und Gitarre spielen", expect=0)

    assert WARNED not in done.stderr


@pytest.mark.parametrize(
    ("noun", "flag"),
    [
        (entity.name, field.flag)
        for entity in ENTITIES.values()
        for field in entity.fields
        if field.nameless and entity.name not in ("meeting",)
    ],
)
def test_every_field_without_names_warns(cli: Cli, noun: str, flag: str) -> None:
    entity = next(one for one in ENTITIES.values() if one.name == noun)
    record = builders.a_record(entity)

    done = cli(noun, "change", record["id"], f"--{flag}", "für Frau Özdemir", expect=0)

    assert f"{WARNED}: Frau Özdemir" in done.stderr


def test_names_of_the_register_are_known_whatever_they_are(cli: Cli) -> None:
    builders.a_volunteer(name="Wolf Sommer")
    need = builders.a_need(builders.a_prison())

    done = cli("need", "change", need["id"], "--note", "lieber wieder mit Wolf Sommer", expect=0)

    assert f"{WARNED}: Wolf Sommer" in done.stderr


def test_a_note_about_a_volunteer_may_name_that_volunteer(cli: Cli) -> None:
    person = builders.a_volunteer(name="Karin Weber")

    done = cli("note", "add", "--volunteer", person["id"], "--note", "Frau Weber rief an, Karin kommt wieder", expect=0)
    assert WARNED not in done.stderr

    done = cli("note", "add", "--volunteer", person["id"], "--note", "Karin hat Ahmad besucht", expect=0)
    assert f"{WARNED}: Ahmad." in done.stderr


def test_a_list_says_in_which_rows(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "bedarfe.csv"
    file.write_text(
        "Bedarf;Einrichtung;Tätigkeit;Notiz\nGespräche;JVA Heidetal;einzelbegleitung;für Ahmad\n"
        "Deutsch;JVA Heidetal;sprachbegleitung;freitags\n",
        encoding="utf-8",
    )
    builders.a_prison()

    done = cli("import", "needs", file, "--yes", expect=0)

    assert "Vielleicht stehen Namen, wo keine hingehören; Zeilen: 2." in done.stderr
