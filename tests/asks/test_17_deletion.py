"""Ask 17, the second half: deletion that is previewed, logged and keeps the statistics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from traces import traces

NAME = "Xanthippe Quellmark"
MARKS = ("xanthippe", "quellmark", "qullmark")


@pytest.fixture
def person(cli: Cli, register: Path) -> builders.Record:
    """Somebody who visited a prison from September to January, with everything that comes of it."""
    prison = builders.a_prison()
    person = builders.a_ready_volunteer(prison, name=NAME, born_on="1961-04-05", gender="female", street="Am Markt 1")
    placement = builders.a_placement(builders.a_need(prison, title="Gespräche"), person)["id"]
    cli("placement", "start", placement, "--on", "2026-09-20", expect=0)
    cli("placement", "end", placement, "--on", "2027-01-10", "--reason", "goal_reached", expect=0)
    cli("effort", "add", "--volunteer", person["id"], "--time", "1:30", "--on", "2026-10-11", "--placement", placement, expect=0)
    cli("effort", "add", "--volunteer", person["id"], "--time", "2:00", "--on", "2026-11-12", "--km", 14, expect=0)
    cli("note", "add", "--volunteer", person["id"], "--note", "Anruf, alles gut", expect=0)
    return person


def erased(cli: Cli, person: builders.Record, *more: object) -> Any:
    return cli("privacy", "erase", person["id"], "--yes", *more, "--json", expect=0).json


def test_a_look_says_what_goes_and_what_stays_and_changes_nothing(cli: Cli, person: builders.Record) -> None:
    before = builders.everything()

    seen = cli("privacy", "erase", person["id"], "--dry-run", "--json", expect=0).json

    assert seen["gone"] == {"volunteers": 1, "screenings": 4, "contact_notes": 1}
    assert seen["remains"] == {"placements": 1, "efforts": 2}
    assert (seen["erased"], seen["protocol"], seen["held"]) == (False, None, [])
    assert builders.everything() == before


def test_afterwards_nobody_finds_the_person(cli: Cli, register: Path, person: builders.Record) -> None:
    erased(cli, person)

    cli("volunteer", "show", person["id"], expect=4)
    assert cli("volunteer", "list", "quellmark", "--json", expect=0).json == []
    assert cli("screening", "list", "--json", expect=0).json == []
    assert traces(register.parent, *MARKS) == []


def test_the_statistics_stay_and_tell_of_nobody(cli: Cli, person: builders.Record) -> None:
    for _ in range(4):
        builders.a_volunteer(gender="female", born_on="1965-01-01")

    erased(cli, person)

    efforts = cli("effort", "list", "--json", expect=0).json
    assert sorted((row["held_on"], row["minutes"], row["kilometres"], row["volunteer"]) for row in efforts) == [
        ("2026-10-01", 90, None, None),
        ("2026-11-01", 120, 14, None),
    ]
    [placement] = cli("placement", "list", "--json", expect=0).json
    assert (placement["need"], placement["volunteer"], placement["end_reason"]) == ("Gespräche", None, "goal_reached")
    assert (placement["start_on"], placement["ended_on"]) == ("2026-09-01", "2027-01-01")
    [rest] = cli("remainder", "list", "--json", expect=0).json
    assert (rest["kind"], rest["gender"], rest["born"], rest["land"]) == ("volunteer", "female", "1960–1969", "NI")
    assert (rest["began_on"], rest["placed_on"]) == ("2027-03-01", "2026-09-01")
    assert person["id"] not in json.dumps([efforts, placement, rest])


def test_what_too_few_share_does_not_stay(cli: Cli, person: builders.Record) -> None:
    erased(cli, person)

    [rest] = cli("remainder", "list", "--json", expect=0).json
    assert (rest["gender"], rest["born"]) == (None, None)


def test_the_protocol_says_everything_but_who_it_was(cli: Cli, person: builders.Record) -> None:
    number = erased(cli, person)["protocol"]

    kept = cli("erasure-protocol", "show", number, "--json", expect=0).json

    assert number == "LP-2027-0001"
    assert (kept["erased_on"], kept["author"], kept["rule"]) == ("2027-03-01", "Test Person", "Löschung auf Verlangen")
    assert kept["gone"] == ["Freiwillige: 1", "Kontaktnotizen: 1", "Nachweise: 4"]
    assert kept["remains"] == ["Einsätze: 1", "Einsatzzeiten: 2"]
    assert not [word for word in (*MARKS, person["id"]) if word in json.dumps(kept).lower()]
    cli("audit", "verify", expect=0)
    [event] = [
        row for row in cli("audit", "log", person["id"], "--limit", 0, "--json", expect=0).json if row["action"] == "erase"
    ]
    assert event["fields"] == []


def test_an_older_backup_that_is_put_back_forgets_again(
    cli: Cli, register: Path, tmp_path_factory: pytest.TempPathFactory, person: builders.Record
) -> None:
    other = builders.a_volunteer(name="Karin Weber", notes=f"singt mit {NAME}")
    saved = tmp_path_factory.mktemp("stick") / "vorher.db"
    cli("backup", saved, expect=0)
    number = erased(cli, person)["protocol"]

    done = cli("restore", saved, "--yes", "--json", expect=0).json

    assert done["erased_again"] == 1
    assert traces(register.parent, *MARKS) == []
    assert cli("volunteer", "show", other["id"], "--json", expect=0).json["notes"] == "singt mit [gelöscht]"
    assert len(cli("effort", "list", "--json", expect=0).json) == 2
    protocols = cli("erasure-protocol", "list", "--json", expect=0).json
    assert number in [row["number"] for row in protocols]
    assert "Sicherung zurückgeholt" in [row["rule"] for row in protocols]
    cli("audit", "verify", expect=0)


def test_what_is_erased_cannot_be_taken_back(cli: Cli, person: builders.Record) -> None:
    erased(cli, person)

    refused = cli("volunteer", "undo", person["id"], "--yes", "--json", expect=5)

    assert "gelöscht" in refused.error["message"]


def test_it_asks_and_without_a_terminal_it_refuses(cli: Cli, person: builders.Record) -> None:
    cli("privacy", "erase", person["id"], "--json", expect=7)
    shown = cli("privacy", "erase", person["id"], expect=0, answers=["n"])
    cli("volunteer", "show", person["id"], expect=0)
    assert "Einsatzzeiten" in shown.stderr
    assert "nicht zurücknehmen" in shown.stderr

    cli("privacy", "erase", person["id"], expect=0, answers=["j"])
    cli("volunteer", "show", person["id"], expect=4)
