"""The last thing done to a record can be taken back, then the one before; what the kind forbids stays forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit


@pytest.fixture
def person(register: Path) -> str:
    """The key of somebody who lives in Celle."""
    return str(builders.a_volunteer(name="Anna Weber", town="Celle", languages="ar:B2")["id"])


def town(cli: Cli, person: str) -> str | None:
    found: str | None = cli("volunteer", "show", person, "--json", expect=0).json["town"]
    return found


def test_a_change_is_taken_back_and_then_the_one_before(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Hamburg", expect=0)
    cli("volunteer", "change", person, "--town", "Kiel", "--language", "fa:B1", expect=0)

    done = cli("volunteer", "undo", person, "--json", expect=0).json

    assert done["undone"] == "change"
    assert (done["record"]["town"], done["record"]["languages"]) == ("Hamburg", ["ar:B2"])
    cli("volunteer", "undo", "weber", expect=0)
    assert town(cli, person) == "Celle"
    actions = [row["action"] for row in cli("volunteer", "history", person, "--json", expect=0).json]
    assert actions.count("undo") == 3
    with registers.opened() as book:
        assert audit.verify(book).holds


def test_after_taking_back_what_is_changed_anew_is_the_last(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Hamburg", expect=0)
    cli("volunteer", "undo", person, expect=0)
    cli("volunteer", "change", person, "--town", "Bremen", expect=0)

    cli("volunteer", "undo", person, expect=0)

    assert town(cli, person) == "Celle"


def test_whoever_was_removed_comes_back_with_everything(cli: Cli, person: str) -> None:
    before = cli("volunteer", "show", person, "--json", expect=0).json
    cli("volunteer", "remove", person, "--yes", expect=0)

    cli("volunteer", "undo", person, expect=0)

    assert cli("volunteer", "show", person, "--json", expect=0).json == before
    assert [row["id"] for row in cli("volunteer", "list", "weber", "--language", "ar", "--json", expect=0).json] == [person]


def test_a_new_record_goes_again_after_a_question(cli: Cli, person: str) -> None:
    cli("volunteer", "undo", person, "--json", expect=7)
    cli("volunteer", "undo", person, expect=0, answers=["n"])
    assert town(cli, person) == "Celle"

    assert cli("volunteer", "undo", person, "--yes", "--json", expect=0).json == {"undone": "add", "id": person, "record": None}

    cli("volunteer", "show", person, "--json", expect=4)
    cli("volunteer", "undo", person, "--json", expect=4)


def test_a_dry_run_takes_nothing_back(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)
    before = builders.everything()

    assert cli("volunteer", "undo", person, "--dry-run", "--json", expect=0).json["record"]["town"] == "Celle"

    assert builders.everything() == before


def test_a_new_record_that_others_refer_to_stays(cli: Cli, person: str) -> None:
    builders.kept(builders.SCREENINGS, {"volunteer_id": person, "kind": "training"})

    assert "gebraucht" in cli("volunteer", "undo", person, "--yes", "--json", expect=5).error["message"]


def test_a_record_does_not_come_back_without_what_it_refers_to(cli: Cli, person: str) -> None:
    screening = builders.kept(builders.SCREENINGS, {"volunteer_id": person, "kind": "training"})["id"]
    cli("screening", "remove", screening, "--yes", expect=0)
    cli("volunteer", "remove", person, "--yes", expect=0)

    assert "gibt es nicht mehr" in cli("screening", "undo", screening, "--json", expect=5).error["message"]

    cli("volunteer", "undo", person, expect=0)
    cli("screening", "undo", screening, expect=0)


def test_what_was_erased_does_not_come_back(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)
    with registers.opened() as book:
        audit.forget_values(book, person)

    assert "gelöscht" in cli("volunteer", "undo", person, "--json", expect=5).error["message"]


def test_nobody_of_that_name(cli: Cli, register: Path) -> None:
    cli("volunteer", "undo", "Niemand", "--json", expect=4)


@pytest.mark.parametrize("noun", ["placement", "lead", "settlement"])
def test_where_services_of_their_own_keep_things_in_step_there_is_no_undo(cli: Cli, register: Path, noun: str) -> None:
    assert "undo" in cli(noun, "undo", "x", "--json", expect=2).error["message"]
