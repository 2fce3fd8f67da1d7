"""Ask 5: say why someone is not eligible: every refused pair names each broken rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

WRONG = {"ANSPRECHPERSON", "AKTIV", "EINWILLIGUNG", "UEBERPRUEFUNG", "ZULASSUNG", "SCHULUNG", "SPRACHE", "ENTFERNUNG"}


@pytest.fixture
def pair() -> tuple[Record, Record]:
    """Hardly anything is in order."""
    lonely = builders.a_prison("JVA Einsam", contacts=False)
    return builders.a_need(lonely, languages="fa:B1"), builders.a_volunteer(postal_code="80331", name="Anna Weber")


def named(rules: list[dict[str, Any]]) -> set[str]:
    """The rules, each of which says what is found, where that stands and what helps."""
    assert all(rule[key] for rule in rules for key in ("title", "found", "lift", "basis"))
    return {rule["rule"] for rule in rules}


def test_ask_05_a_refusal_names_each_broken_rule_at_once(cli: Cli, pair: tuple[Record, Record]) -> None:
    need, person = pair

    error = cli("placement", "propose", need["id"], person["id"], "--json", expect=5).error

    assert named(error["rules"]) == WRONG
    assert all(rule["found"] in error["message"] and rule["lift"] in error["hint"] for rule in error["rules"])


def test_ask_05_so_do_a_list_and_the_question_why(cli: Cli, pair: tuple[Record, Record], tmp_path: Path) -> None:
    need, person = pair
    file = tmp_path / "einsaetze.csv"
    file.write_text(f"Bedarf;Freiwillige:r;Beginn\n{need['id']};{person['id']};01.04.2027\n", encoding="utf-8")

    [refused] = cli("import", "placements", file, "--yes", "--json", expect=0).json["refused"]
    why = cli("match", "why", need["id"], person["id"], "--json", expect=0).json

    failed = {row["code"] for row in why["criteria"] if not row["holds"]} | named(why["rules"])
    assert failed - {"LEITPLANKE"} == WRONG
    titles = [row["title"] for row in why["criteria"] if row["code"] in WRONG] + [rule["title"] for rule in why["rules"]]
    assert all(title in refused["reason"] for title in titles)


def test_ask_05_a_ranking_says_it_of_everybody(cli: Cli, pair: tuple[Record, Record]) -> None:
    found = cli("match", pair[0]["id"], "--json", expect=0).json

    [row] = found["rest"]
    assert {one["code"] for one in row["failures"]} - {"LEITPLANKE"} == WRONG - {"ANSPRECHPERSON"}
