"""Materials: leaflets in a language and a version, where they went, and which languages are missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def _missing(cli: Cli, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("material", "missing", *words, "--json", expect=0).json
    return found


def _codes(one: dict[str, Any]) -> list[str]:
    return [entry["language"] for entry in one["missing"]]


def test_a_leaflet_has_a_language_a_version_and_a_day_of_review(cli: Cli) -> None:
    row = cli(
        *("material", "add", "--title", "Hausordnung kurz", "--language", "Arabisch", "--version", "2", "--review", "+1y"),
        *("--audience", "Inhaftierte", "--package", "M1", "--json"),
        expect=0,
    ).json

    assert (row["language"], row["version"], row["review_on"], row["kind"]) == ("ar", "2", "2028-03-01", "leaflet")
    assert (row["audiences"], row["packages"], row["tasks"]) == (["inmates"], ["communication"], ["information"])
    assert [one["id"] for one in cli("material", "list", "--language", "ar", "--json", expect=0).json] == [row["id"]]
    assert cli("material", "list", "--language", "fr", "--json", expect=0).json == []


def test_languages_needed_in_a_house_are_missing(cli: Cli) -> None:
    here = builders.a_prison("JVA Heidetal", languages="ar, ti, ku")
    builders.a_need(builders.a_prison("JVA Moor"), languages="fr")
    for language in ("de", "ar", "Kurmandschi"):
        builders.a_material(title="Hausordnung", language=language)

    [everywhere] = _missing(cli)
    [one] = _missing(cli, "--at", here["id"])

    assert (one["title"], _codes(one), one["outdated"]) == ("Hausordnung", ["ti"], [])
    assert everywhere["missing"] == [
        {"language": "fr", "organisations": ["JVA Moor"]},
        {"language": "ti", "organisations": ["JVA Heidetal"]},
    ]
    assert "Tigrinya (JVA Heidetal)" in cli("material", "missing", expect=0).out


def test_a_few_clients_do_not_give_their_language_away(cli: Cli) -> None:
    prison = builders.a_prison()
    builders.a_material(title="Hausordnung")

    def speakers(number: int) -> None:
        for _ in range(number):
            builders.a_client(organisation_id=prison["id"], languages="ti:native")

    speakers(4)
    before = _missing(cli)
    speakers(1)

    assert before == []
    assert _codes(_missing(cli)[0]) == ["ti"]


def test_translations_older_than_the_german_one_are_told(cli: Cli) -> None:
    builders.a_material(title="Aufnahme", version="3", issued_on="2027-01-01")
    builders.a_material(title="Aufnahme", language="ar", version="2")
    builders.a_material(title="Aufnahme", language="fr", issued_on="2026-05-01")
    builders.a_material(title="Aufnahme", language="ti", version="3", issued_on="2027-02-01")

    assert [one["outdated"] for one in _missing(cli)] == [["ar", "fr"]]


def test_what_is_for_the_staff_or_withdrawn_is_not_translated(cli: Cli) -> None:
    builders.a_prison(languages="ar")
    builders.a_material(title="Fortbildung", audiences="Bedienstete")
    builders.a_material(title="Alt", retired_on="2027-01-01")

    assert _missing(cli) == []
    assert "Es fehlt nichts" in cli("material", "missing", expect=0).out


def test_what_was_handed_out_is_noted_with_place_day_and_number(cli: Cli) -> None:
    builders.a_prison("JVA Heidetal")
    builders.a_material(title="Hausordnung", language="ar")

    row = cli("material", "hand-out", "Hausordnung", "--at", "JVA Heidetal", "--copies", "30", "--json", expect=0).json

    assert (row["organisation"], row["copies"], row["handed_on"]) == ("JVA Heidetal", 30, "2027-03-01")
    assert "30" in cli("material", "show", "Hausordnung", expect=0).out
    assert cli("distribution", "change", row["id"], "--copies", "0", "--json", expect=2).error["hint"]


def test_lists_of_materials_are_taken_over_twice_without_harm(cli: Cli) -> None:
    Path("m.csv").write_text(
        "Titel;Sprache;Art;Version;Stand;Wiedervorlage;Zielgruppe;Maßnahmenpaket\n"
        "Hausordnung;Deutsch;Flyer;3;1.9.2026;1.9.2027;Inhaftierte, Neuzugänge;M1\n"
        "Hausordnung;Arabisch;Merkblatt;2;1.2.2025;1.12.2026;;\n"
        "Hausordnung;Klingonisch;;;;;;\n",
        encoding="utf-8",
    )

    first = cli("import", "materials", "m.csv", "--yes", "--json", expect=0).json
    again = cli("import", "materials", "m.csv", "--yes", "--json", expect=0).json
    german = cli("material", "list", "--language", "de", "--json", expect=0).json[0]

    assert (first["added"], len(first["refused"]), again["unchanged"], again["added"]) == (2, 1, 2, 0)
    assert (german["kind"], german["review_on"], german["audiences"]) == ("leaflet", "2027-09-01", ["inmates", "arrivals"])
    assert german["packages"] == ["communication"]
