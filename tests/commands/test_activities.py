"""The catalogue: what volunteers may, what only under guidance, what never."""

from __future__ import annotations

import pytest

from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def test_an_activity_of_ones_own_is_known_by_its_name(cli: Cli) -> None:
    first = cli("activity", "add", "--name", "Grüner Garten", "--colour", "grün", "--json", expect=0).json
    second = cli("activity", "add", "--name", "Grüner Garten", "--colour", "gelb", "--json", expect=0).json

    assert (first["id"], second["id"]) == ("gruner-garten", "gruner-garten-2")
    assert cli("activity", "show", "gruner-garten", "--json", expect=0).json["colour"] == "green"


def test_every_red_activity_that_touches_daily_life_has_a_green_part(cli: Cli) -> None:
    red = cli("activity", "list", "--colour", "red", "--json", expect=0).json

    greens = {row["id"] for row in cli("activity", "list", "--colour", "green", "--json", expect=0).json}
    assert {row["green_alternative_id"] for row in red} - {None} <= greens
    assert {row["id"]: row["green_alternative_id"] for row in red}["schuldenregulierung"] == "beratungsstellenbegleitung"


def test_the_catalogue_speaks_the_language_in_use(cli: Cli) -> None:
    row = cli("activity", "show", "sprachbegleitung", "--json", expect=0).json

    assert (row["name"], row["name_en"]) == ("Sprachbegleitung", "language practice")
    assert cli("activity", "list", "language practice", "--json", expect=0).json[0]["id"] == "sprachbegleitung"
