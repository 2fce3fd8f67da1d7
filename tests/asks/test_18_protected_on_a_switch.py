"""Ask 18: sensitive data only on an explicit switch, reads logged, as little as possible kept."""

from __future__ import annotations

import json

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")

WITHHELD = [(entity, field) for entity in ENTITIES.values() for field in entity.fields if field.withheld]
FORMS = ("table", "json", "jsonl", "csv", "markdown")


def reads(cli: Cli) -> list[dict]:
    return cli("audit", "log", "--action", "read", "--limit", 0, "--json", expect=0).json


def a_prisoner() -> builders.Record:
    return builders.a_client(
        organisation_id=builders.a_prison("JVA Heidetal")["id"],
        languages="ti:native",
        expected_release_on="2027-11-30",
        supervision_expected="yes",
        wish="Gitarre",
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", [("list",), ("show",), ("history",)], ids=" ".join)
def test_what_is_protected_appears_on_the_switch_alone_in_every_form(cli: Cli, words: tuple[str, ...], form: str) -> None:
    client = a_prisoner()
    asked = ("client", *words, *([] if words == ("list",) else [client["id"]]), "--format", form)
    said = ("2027-11-30", "30.11.2027", "Tigrinya", "ti:native")

    plain = cli(*asked, expect=0).out
    assert not any(word in plain for word in (*said, "JVA Heidetal"))

    shown = cli(*asked, "--protected", expect=0).out
    assert any(word in shown for word in said)


def test_a_table_says_that_something_is_there_and_how_to_see_it(cli: Cli) -> None:
    a_prisoner()

    seen = cli("client", "list", expect=0)

    assert "geschützt" in seen.out
    assert "--protected" in seen.stderr


def test_a_program_is_told_which_fields_were_held_back(cli: Cli) -> None:
    client = a_prisoner()

    row = cli("client", "show", client["id"], "--json", expect=0).json

    assert row["withheld"] == ["organisation_id", "languages", "expected_release_on", "supervision_expected"]
    assert (row["reference"], row["wish"], row["expected_release_on"], row["languages"]) == (
        client["reference"],
        "Gitarre",
        None,
        [],
    )
    assert cli("client", "show", client["id"], "--protected", "--json", expect=0).json["withheld"] == []


def test_looking_is_noted_with_fields_and_never_with_values(cli: Cli) -> None:
    client = a_prisoner()

    cli("client", "show", client["id"], "--json", expect=0)
    cli("client", "show", client["id"], "--protected", "--json", expect=0)

    before, after = reads(cli)
    assert before["fields"] == ["reference"]
    assert [row["record_id"] for row in (before, after)] == [client["id"]] * 2
    assert {"organisation_id", "languages", "expected_release_on", "supervision_expected"} <= set(after["fields"])
    assert "2027-11-30" not in json.dumps(reads(cli))


def test_looking_for_a_protected_value_is_looking_at_it(cli: Cli) -> None:
    client = a_prisoner()

    [row] = cli("client", "list", "--organisation", "JVA Heidetal", "--json", expect=0).json

    assert row["organisation"] == "JVA Heidetal"
    assert "organisation_id" in reads(cli)[-1]["fields"]
    assert row["id"] == client["id"]


def test_what_was_just_typed_is_no_secret_the_rest_is(cli: Cli) -> None:
    client = a_prisoner()

    row = cli("client", "change", client["id"], "--expected-release", "2027-12-15", "--json", expect=0).json

    assert row["expected_release_on"] == "2027-12-15"
    assert row["withheld"] == ["organisation_id", "languages", "supervision_expected"]


def test_a_certificate_s_result_is_protected_that_of_a_training_is_not(cli: Cli) -> None:
    person = builders.a_volunteer()
    builders.a_screening(person, kind="certificate", issued_on="2026-09-01")
    builders.a_screening(person, kind="training")

    rows = {row["kind"]: row for row in cli("screening", "list", "--json", expect=0).json}

    assert (rows["certificate"]["result"], rows["certificate"]["withheld"]) == (None, ["result"])
    assert (rows["training"]["result"], rows["training"]["withheld"]) == ("positive", [])


def test_a_deadline_that_tells_a_release_is_a_look_at_it(cli: Cli) -> None:
    a_prisoner()

    cli("deadlines", "--weeks", "60", "--json", expect=0)

    assert any("expected_release_on" in read["fields"] for read in reads(cli))


def test_the_card_of_a_prison_does_not_say_who_is_in_it(cli: Cli) -> None:
    client = a_prisoner()

    belongs, _, due = cli("organisation", "show", "JVA Heidetal", expect=0).out.partition("Was ansteht")

    assert "Klient:innen" in belongs
    assert client["reference"] not in belongs
    assert client["reference"] in due, "what is to be done names whom it is for"


@pytest.mark.parametrize(("entity", "field"), WITHHELD, ids=lambda part: part.name)
def test_whatever_is_protected_can_be_asked_for(cli: Cli, entity: Entity, field: Field) -> None:
    assert "--protected" in cli(entity.name, "list", "--help", expect=0).out
    assert field.personal.protected


def test_a_blocked_address_needs_its_own_switch_and_leaves_a_note(cli: Cli) -> None:
    person = builders.a_volunteer(town="Celle", address_blocked="ja")

    assert "Celle" not in cli("volunteer", "list", "--json", expect=0).out
    assert "Celle" in cli("volunteer", "show", person["id"], "--blocked-addresses", "--json", expect=0).out

    assert "address_shown" in {row["action"] for row in cli("audit", "log", person["id"], "--json", expect=0).json}


def test_a_certificate_is_three_facts_and_no_more() -> None:
    """§ 72a (5) SGB VIII: that it was inspected, its date, and whether there is a relevant conviction."""
    held = {field.name for field in ENTITIES["screenings"].fields}

    assert not held & {"notes", "content", "offence", "scan", "file"}
