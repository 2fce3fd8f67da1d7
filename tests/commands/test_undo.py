"""What was done to a record is taken back, then what was done before; nothing done since is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

import builders
from command_line import Cli
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit, chain, schema


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

    done = cli("volunteer", "undo", person, "--yes", "--json", expect=0).json

    assert (done["record"]["town"], done["record"]["languages"]) == ("Hamburg", ["ar:B2"])
    assert done["records"][0]["fields"]["town"] == {"now": "Kiel", "then": "Hamburg"}
    cli("volunteer", "undo", "weber", "--yes", expect=0)
    assert town(cli, person) == "Celle"
    actions = [row["action"] for row in cli("volunteer", "history", person, "--json", expect=0).json]
    assert actions.count("undo") == 3
    with registers.opened() as book:
        assert audit.verify(book).holds


def test_after_taking_back_what_is_changed_anew_is_the_last(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Hamburg", expect=0)
    cli("volunteer", "undo", person, "--yes", expect=0)
    cli("volunteer", "change", person, "--town", "Bremen", expect=0)

    cli("volunteer", "undo", person, "--yes", expect=0)

    assert town(cli, person) == "Celle"


def test_what_is_protected_is_not_shown_on_the_way_back(cli: Cli, register: Path) -> None:
    client = builders.a_client(languages="ti:native")
    cli("client", "change", client["reference"], "--language", "+ar:B2", expect=0)

    shown = cli("undo", "--yes", expect=0).out
    assert shown.count("geschützt") == 2
    assert "Tigrinya" not in shown


def test_taking_back_can_be_taken_back(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Hamburg", expect=0)
    act = cli("volunteer", "undo", person, "--yes", "--json", expect=0).json["act"]

    cli("undo", act, "--yes", expect=0)
    assert town(cli, person) == "Hamburg"

    cli("undo", "--yes", expect=0)
    assert town(cli, person) == "Celle"


def test_a_record_goes_back_to_a_day_or_an_act(cli: Cli, person: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("volunteer", "change", person, "--town", "Hamburg", expect=0)
    act = cli("undo", "--list", "--json", expect=0).json[0]["act"]
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-05")
    for name in ("Kiel", "Bremen", "Husum"):
        cli("volunteer", "change", person, "--town", name, expect=0)

    assert len(cli("volunteer", "undo", person, "--to", "1.3.2027", "--yes", "--json", expect=0).json["taken_back"]) == 3
    assert town(cli, person) == "Hamburg"
    cli("undo", "--yes", expect=0)
    assert town(cli, person) == "Celle"

    cli("volunteer", "change", person, "--town", "Ulm", expect=0)
    cli("volunteer", "undo", person, "--to", act, "--yes", expect=0)
    assert town(cli, person) == "Celle"


def test_whoever_was_removed_comes_back_with_everything(cli: Cli, person: str) -> None:
    before = cli("volunteer", "show", person, "--json", expect=0).json
    cli("volunteer", "remove", person, "--yes", expect=0)

    cli("volunteer", "undo", person, "--yes", expect=0)

    assert cli("volunteer", "show", person, "--json", expect=0).json == before
    assert [row["id"] for row in cli("volunteer", "list", "weber", "--language", "ar", "--json", expect=0).json] == [person]


def test_it_is_shown_and_asked_before_anything_is_written(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)
    before = builders.everything()

    cli("undo", "--json", expect=7)
    asked = cli("undo", expect=0, answers=["n"])

    assert builders.everything() == before
    assert "Kiel" in asked.stderr
    assert "Celle" in asked.stderr
    cli("undo", expect=0, answers=["j"])
    assert town(cli, person) == "Celle"


def test_a_new_record_goes_again(cli: Cli, person: str) -> None:
    done = cli("volunteer", "undo", person, "--yes", "--json", expect=0).json

    assert (done["id"], done["record"], done["records"][0]["what"]) == (person, None, "removed")
    cli("volunteer", "show", person, "--json", expect=4)
    cli("volunteer", "undo", person, "--yes", "--json", expect=4)


def test_a_dry_run_takes_nothing_back(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)
    before = builders.everything()

    assert cli("volunteer", "undo", person, "--dry-run", "--json", expect=0).json["record"]["town"] == "Celle"

    assert builders.everything() == before


def test_a_new_record_that_others_refer_to_stays(cli: Cli, person: str) -> None:
    screening = builders.kept(builders.SCREENINGS, {"volunteer_id": person, "kind": "training"})["id"]

    error = cli("volunteer", "undo", person, "--yes", "--json", expect=5).error

    assert error["rules"][0]["rule"] == "GEBRAUCHT"
    assert screening in error["message"]


def test_a_new_record_that_was_changed_since_stays(cli: Cli, person: str) -> None:
    act = cli("undo", "--list", "--json", expect=0).json[0]["act"]
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)

    error = cli("undo", act, "--yes", "--json", expect=5).error

    assert "„Ort“ danach geändert" in error["message"]
    assert f"ehrenamt undo {act + 1}" in error["hint"]


def test_what_was_changed_since_is_not_overwritten(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", "--phone", "0431 1", expect=0)
    act = cli("undo", "--list", "--json", expect=0).json[0]["act"]
    cli("volunteer", "change", person, "--phone", "0431 2", expect=0)

    error = cli("undo", act, "--yes", "--json", expect=5).error

    assert "„Telefon“" in error["message"]
    assert "Ort" not in error["message"]


def test_a_record_does_not_come_back_without_what_it_refers_to(cli: Cli, person: str) -> None:
    screening = builders.kept(builders.SCREENINGS, {"volunteer_id": person, "kind": "training"})["id"]
    cli("screening", "remove", screening, "--yes", expect=0)
    cli("volunteer", "remove", person, "--yes", expect=0)

    assert "gibt es nicht mehr" in cli("screening", "undo", screening, "--yes", "--json", expect=5).error["message"]

    cli("volunteer", "undo", person, "--yes", expect=0)
    cli("screening", "undo", screening, "--yes", expect=0)


def test_what_was_erased_does_not_come_back(cli: Cli, person: str) -> None:
    cli("volunteer", "change", person, "--town", "Kiel", expect=0)
    with registers.opened() as book:
        audit.forget_values(book, person)

    error = cli("volunteer", "undo", person, "--yes", "--json", expect=5).error

    assert "Art. 17" in error["message"]
    assert error["rules"][0]["rule"] == "LÖSCHUNG"


def test_nobody_of_that_name(cli: Cli, register: Path) -> None:
    cli("volunteer", "undo", "Niemand", "--yes", "--json", expect=4)
    cli("undo", "12345", "--yes", "--json", expect=4)
    cli("undo", "Weber", "--yes", "--json", expect=2)


def test_what_older_programs_wrote_is_taken_back_record_by_record(cli: Cli, person: str, register: Path) -> None:
    for name in ("Hamburg", "Kiel"):
        cli("volunteer", "change", person, "--town", name, expect=0)
    forget_acts(register)

    assert cli("undo", "--list", "--json", expect=0).json == []
    assert "Eintrag für Eintrag" in cli("undo", "--yes", "--json", expect=4).error["hint"]
    cli("volunteer", "undo", person, "--yes", expect=0)
    assert town(cli, person) == "Hamburg"
    cli("volunteer", "undo", person, "--yes", expect=0)
    assert town(cli, person) == "Celle"


def forget_acts(register: Path) -> None:
    """The register as the version before wrote it: nothing says which events belong together."""
    connection = driver.connect(str(register), isolation_level=None)
    connection.execute("DROP TRIGGER history_is_fixed")
    connection.execute("UPDATE history SET act = 0, command = ''")
    last = ""
    names = ", ".join(schema.HISTORY_COLUMNS)
    for row in connection.execute(f"SELECT {names} FROM history ORDER BY number").fetchall():
        last = chain.Event(*row).after(last).hash
        connection.execute("UPDATE history SET hash = ? WHERE number = ?", (last, row[0]))
    connection.execute(schema.OWN_TRIGGERS["history_is_fixed"])
    connection.close()
