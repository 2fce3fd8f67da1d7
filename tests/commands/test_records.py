"""The uniform verbs, for every kind of record there is."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.claims import CLAIMS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES

KINDS = [pytest.param(entity, id=entity.name) for entity in ENTITIES.values()]
_OTHERWISE = (
    "placements",
    "agreements",
    "signatures",
    "settlements",
    "documents",
    "proposals",
    "proposal_rows",
    "participations",
)
_BY_OTHERS = ("restrictions", "remainders", "erasure_protocols", "duplicates")
ADDED = [pytest.param(entity, id=entity.name) for entity in ENTITIES.values() if entity.plural not in _OTHERWISE + _BY_OTHERS]
"""Placements and plans are proposed, agreements drawn up and signed, deadlines settled, documents rendered, people
enrolled; the rest is added."""
CHANGED = [pytest.param(entity, id=entity.name) for entity in ENTITIES.values() if entity.plural not in _BY_OTHERS]
"""What only an erasure or a decision on a pair writes nobody changes."""

pytestmark = pytest.mark.usefixtures("register")


def flags(entity: Entity, typed: dict[str, str]) -> list[str]:
    return [word for name, value in typed.items() for word in (f"--{entity.field(name).flag}", value)]


@pytest.mark.parametrize("entity", ADDED)
def test_what_is_added_is_shown_as_it_was_kept(cli: Cli, entity: Entity) -> None:
    added = cli(entity.name, "add", *flags(entity, builders.typed_for(entity)), "--json", expect=0).json

    asked = ["--protected"] if any(field.withheld for field in entity.fields) else []
    shown = cli(entity.name, "show", added["id"], *asked, "--json", expect=0).json
    assert {name: shown[name] for name in added} == added
    assert shown.keys() == added.keys() or entity is CLAIMS, "of a claim also what is in it"


@pytest.mark.parametrize("entity", ADDED)
def test_every_missing_field_is_named_at_once(cli: Cli, entity: Entity) -> None:
    required = [field for field in entity.fields if field.required and not field.fixed]
    if not required:
        cli(entity.name, "add", "--json", expect=0)
        return

    error = cli(entity.name, "add", "--json", expect=2).error

    assert error["code"] == "usage"
    for field in required:
        assert field.label.de in error["message"]
        assert f"--{field.flag}" in error["hint"]


@pytest.mark.parametrize("entity", KINDS)
def test_the_list_holds_every_field_of_every_record(cli: Cli, entity: Entity) -> None:
    record = builders.a_record(entity)

    listed = {row["id"]: row for row in cli(entity.name, "list", "--json", expect=0).json}

    assert listed[record["id"]].keys() >= {"id", *(field.name for field in entity.fields)}


@pytest.mark.parametrize("entity", KINDS)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_a_list_comes_in_every_form(cli: Cli, entity: Entity, form: str) -> None:
    record = builders.a_record(entity)

    assert record["id"] in cli(entity.name, "list", "--format", form, "--limit", 0, expect=0).out


@pytest.mark.parametrize("entity", KINDS)
def test_a_record_is_shown_by_its_name(cli: Cli, entity: Entity) -> None:
    record = builders.a_record(entity)

    shown = cli(entity.name, "show", record["id"], expect=0).out

    assert record["id"] in shown
    assert str(entity.label) in shown


@pytest.mark.parametrize("entity", CHANGED)
def test_changing_nothing_writes_nothing(cli: Cli, entity: Entity) -> None:
    record = builders.a_record(entity)
    before = builders.everything()

    cli(entity.name, "change", record["id"], "--json", expect=0)

    assert builders.everything() == before


@pytest.mark.parametrize("entity", CHANGED)
def test_a_removal_asks_first_and_keeps_the_history(cli: Cli, entity: Entity) -> None:
    record = builders.a_record(entity)
    if entity.plural == "agreements":
        for party in cli("party", "list", "--json", expect=0).json:
            cli("party", "remove", party["id"], "--yes", expect=0)

    error = cli(entity.name, "remove", record["id"], "--json", expect=7).error
    assert "--yes" in error["hint"]
    assert cli(entity.name, "remove", record["id"], "--yes", "--json", expect=0).json == {"removed": record["id"]}

    cli(entity.name, "show", record["id"], "--json", expect=4)
    assert {"add", "remove"} <= {event["action"] for event in history_of(record["id"])}


@pytest.mark.parametrize("entity", KINDS)
def test_the_history_begins_with_the_adding(cli: Cli, entity: Entity) -> None:
    record = builders.a_record(entity)

    rows = cli(entity.name, "history", record["id"], "--json", expect=0).json

    assert {row["action"] for row in rows} == {"add"}
    assert all(row.keys() == {"at", "by", "action", "act", "field", "before", "after"} for row in rows)


@pytest.mark.parametrize("entity", CHANGED)
def test_a_record_that_does_not_exist_is_not_found(cli: Cli, entity: Entity) -> None:
    for verb in ("show", "history", "remove", "change"):
        error = cli(entity.name, verb, "gibtesnicht", "--json", expect=4).error
        assert error["code"] == "not_found"
        assert "gibtesnicht" in error["message"]


@pytest.mark.parametrize("entity", ADDED)
def test_a_dry_run_shows_everything_and_keeps_nothing(cli: Cli, entity: Entity) -> None:
    typed = builders.typed_for(entity)
    record = builders.a_record(entity)
    before = builders.everything()

    shown = cli(entity.name, "add", *flags(entity, typed), "--dry-run", expect=0)
    cli(entity.name, "remove", record["id"], "--dry-run", expect=0)

    assert "nichts gespeichert" in shown.stderr
    assert builders.everything() == before


@pytest.mark.parametrize("entity", KINDS)
def test_words_that_nothing_answers_to_give_an_empty_list(cli: Cli, entity: Entity) -> None:
    assert cli(entity.name, "list", "xyzzy", "--json", expect=0).json == []
    assert str(entity.labels) in cli(entity.name, "list", "xyzzy", expect=0).out


def history_of(record_id: str) -> list[dict[str, str]]:
    from ehrenamt_cli.services import registers
    from ehrenamt_cli.storage import records

    with registers.opened() as book:
        return records.history(book, record_id)


def test_a_register_is_never_looked_for_at_home(cli: Cli, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EHRENAMT_REGISTER")

    error = cli("volunteer", "list", "--json", expect=4).error

    assert str(own_home) in error["message"]
