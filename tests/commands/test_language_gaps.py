"""Languages needed and languages there: counted by hand, for each house."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def figure(cli: Cli, name: str, *words: object) -> dict[str, dict[str, Any]]:
    """A figure of the report as words → row."""
    rows = cli("report", "languages", *words, "--json", expect=0).json["figures"][name]
    return {row["words"]: row for row in rows}


def test_languages_are_wanted_spoken_interpreted_and_booked(cli: Cli) -> None:
    prison, sworn = builders.a_prison(), builders.a_sworn_interpreter()
    builders.a_need(prison, languages="ar:B1, ti", people="2")
    builders.an_active_volunteer(languages="ar:C1:dolmetscht, fr")
    booking = builders.a_booking(sworn, prison, held_on="2027-02-26")
    builders.a_booking(sworn, prison)
    cli("booking", "held", booking["id"], expect=0)

    found = figure(cli, "languages")

    assert {key: found["Arabisch"][key] for key in ("wanted", "spoken", "interpreters", "sworn", "booked")} == {
        **{"wanted": 2, "spoken": 1, "interpreters": 2, "sworn": 1, "booked": 1}
    }
    assert (found["Tigrinya"]["wanted"], found["Tigrinya"]["interpreters"]) == (2, 0)
    assert found["Französisch"]["spoken"] == 1


def test_what_is_missing_is_told_house_by_house(cli: Cli) -> None:
    here = builders.a_prison("JVA Heidetal", postal_code="21335", languages="ar, ti, de")
    there = builders.a_prison("JVA Moor", postal_code="80331")
    need = builders.a_need(there, languages="ar", people="3")
    person = builders.a_ready_volunteer(there, languages="ar:C1:dolmetscht", postal_code="80331", max_km="20")
    placed = builders.a_placement(need, person)
    cli("placement", "start", placed["id"], expect=0)
    builders.an_interpreter(max_km="50")

    found = figure(cli, "language_gaps")

    def row(name: str) -> tuple[int, ...]:
        return tuple(found[name][key] for key in ("missing", "wanted", "spoken", "interpreters", "sworn"))

    assert [*found] == ["JVA Moor · Arabisch", "JVA Heidetal · Tigrinya", "JVA Heidetal · Arabisch"]
    assert row("JVA Moor · Arabisch") == (2, 3, 1, 1, 0), "who is placed there and interprets counts once"
    assert row("JVA Heidetal · Tigrinya") == (1, 1, 0, 0, 0)
    assert row("JVA Heidetal · Arabisch") == (0, 1, 0, 1, 0)
    assert [*figure(cli, "language_gaps", "--organisation", here["id"])] == ["JVA Heidetal · Tigrinya", "JVA Heidetal · Arabisch"]


def test_who_paused_for_good_or_has_gone_is_not_there(cli: Cli) -> None:
    builders.a_prison(languages="ar")
    builders.an_interpreter(ended_on="2027-01-01")
    builders.a_volunteer(languages="ar:C1:dolmetscht")

    [row] = figure(cli, "language_gaps").values()

    assert (row["missing"], row["interpreters"]) == (1, 0)


def test_a_variety_covers_the_broader_language(cli: Cli) -> None:
    builders.a_prison(languages="ku, prs")
    builders.an_interpreter(languages="Kurmandschi C1; Persisch C1")

    found = figure(cli, "language_gaps")

    assert {words.split(" · ")[1]: row["missing"] for words, row in found.items()} == {"Dari": 1, "Kurdisch": 0}
