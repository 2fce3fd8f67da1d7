"""Needs: what is wanted, and what is no task for volunteers."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def test_the_line_of_the_design_gives_the_whole_record(cli: Cli) -> None:
    builders.a_prison("JVA Heidetal")

    need = cli(
        *("add-need", "--title", "Besuche", "--organisation", "JVA Heidetal", "--activity", "einzelbegleitung"),
        *("--people", "1", "--json"),
        expect=0,
    ).json

    assert need["id"].startswith("n-")
    assert (need["organisation"], need["activity"]) == ("JVA Heidetal", "Einzelbegleitung")
    assert (need["people"], need["status"], need["tier"]) == (1, "open", "2")


def test_a_need_that_replaces_staff_is_refused_in_every_way(cli: Cli) -> None:
    prison = builders.a_prison()
    need = builders.a_need(prison)

    added = cli(
        *("add-need", "--title", "Nachtdienst", "--organisation", prison["id"], "--activity", "einzelbegleitung"),
        *("--replaces-staff", "ja", "--json"),
        expect=5,
    ).error
    changed = cli("need", "change", need["id"], "--replaces-staff", "ja", "--json", expect=5).error

    for error in (added, changed):
        assert error["rules"][0]["rule"] == "NOTNAGEL"
        assert error["rules"][0]["basis"]
        assert "--professionals-do" in error["hint"]
    assert not builders.fetched(builders.NEEDS, need["id"])["replaces_staff"]


def test_a_need_takes_at_least_one_person(cli: Cli) -> None:
    prison = builders.a_prison()
    words = ("add-need", "--title", "x", "--organisation", prison["id"], "--activity", "besuchsdienst", "--people", "0")

    assert "--people" in cli(*words, "--json", expect=2).error["hint"]


def test_an_unknown_organisation_or_activity_is_named(cli: Cli) -> None:
    prison = builders.a_prison()
    words = ("add-need", "--title", "x", "--json", "--organisation")

    assert "Einrichtung" in cli(*words, "JVA Nirgends", "--activity", "besuchsdienst", expect=4).error["message"]
    assert "Tätigkeit" in cli(*words, prison["id"], "--activity", "raumfahrt", expect=4).error["message"]


def test_what_serves_a_basic_need_ranks_as_one_unless_said_otherwise(cli: Cli, tmp_path: Path) -> None:
    place = builders.an_organisation("Treff Heide")
    line = ("add-need", "--title", "Wohnung finden", "--organisation", place["id"], "--activity", "wohnungssuche", "--json")

    assert cli(*line, expect=0).json["tier"] == "1"
    assert cli(*line, "--tier", "wünschenswert", expect=0).json["tier"] == "3"
    (tmp_path / "bedarfe.csv").write_text(
        "Bedarf;Einrichtung;Tätigkeit\nUmzug;Treff Heide;umzugshilfe\nTandem;Treff Heide;sprachtandem\n", encoding="utf-8"
    )
    cli("import", "needs", tmp_path / "bedarfe.csv", "--yes", expect=0)
    tiers = {row["title"]: row["tier"] for row in cli("need", "list", "--json", expect=0).json}
    assert (tiers["Umzug"], tiers["Tandem"]) == ("1", "2")
