"""Deadlines: one list of everything that falls due, oldest first, and the working of any period."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

KEYS = {"due_on", "rule", "title", "subject", "responsible", "strength", "basis", "state"}
KEYS |= {"id", "due_at", "postponed_from", "done_on"}


def rows(cli: Cli, *options: object) -> Any:
    return cli("deadlines", *options, "--json", expect=0).json


@pytest.mark.usefixtures("register")
class TestTheList:
    @pytest.fixture(autouse=True)
    def what_is_due(self, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """An overdue answer, a first contact this week, an admission that ends in two months, a pause until the autumn."""
        prison, office = builders.a_prison(), builders.an_organisation("AJSD Heidestadt", kind="ajsd")
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-02-22")
        builders.an_inquiry(office, prison, received_on="2027-02-22")
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-01")
        builders.a_volunteer(name="Anna Weber", enquired_on="2027-02-26")
        person = builders.an_active_volunteer(name="Bilal Yavuz", contacted_on="2026-01-01")
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2027-04-20")
        builders.an_active_volunteer(name="Carla Ruhe", status="paused", paused_until="2027-10-01")

    def test_oldest_first_with_everything_a_row_promises(self, cli: Cli) -> None:
        found = rows(cli, "--weeks", 8)

        assert [(row["due_on"], row["rule"], row["state"]) for row in found] == [
            ("2027-02-24", "K-02", "overdue"),
            ("2027-03-04", "B-01", "soon"),
            ("2027-04-20", "Z-06", "soon"),
        ]
        assert all(row.keys() == KEYS for row in found)
        assert found[0]["responsible"] == "Petra Sommerfeld, JVA Heidetal"
        assert found[1]["subject"].keys() == {"kind", "id", "name"}
        assert (found[1]["subject"]["kind"], found[1]["subject"]["name"]) == ("volunteer", "Anna Weber")

    @pytest.mark.parametrize(
        ("options", "rules"),
        [
            (["--weeks", 0], ["K-02"]),
            (["--weeks", 1], ["K-02", "B-01"]),
            (["--weeks", 40], ["K-02", "B-01", "Z-06", "D-02", "N-03"]),
            (["--overdue"], ["K-02"]),
            (["--from", "2027-03-01"], ["B-01", "Z-06"]),
            (["--from", "+1w", "--to", "2027-04-20"], ["Z-06"]),
            (["--to", "2027-04-19"], ["K-02", "B-01"]),
        ],
    )
    def test_its_window(self, cli: Cli, options: list[object], rules: list[str]) -> None:
        found = [row["rule"] for row in rows(cli, *options)]

        assert [rule for rule in found if rule in ("K-02", "B-01", "Z-06", "D-02", "N-03")] == rules

    def test_what_is_done_drops_out(self, cli: Cli) -> None:
        inquiry = rows(cli)[0]["subject"]["id"]
        cli("inquiry", "change", inquiry, "--answered", "heute", expect=0)

        assert [row["rule"] for row in rows(cli)] == ["B-01", "Z-06"]

    def test_as_a_table_in_both_languages(self, cli: Cli) -> None:
        german, english = cli("deadlines", expect=0).out, cli("deadlines", "--lang", "en", expect=0).out

        assert "überfällig" in german
        assert "Mi 24.02.2027" in german
        assert "overdue" in english
        assert "Wed 24 Feb 2027" in english

    def test_today_shows_what_this_week_brings(self, cli: Cli) -> None:
        now = cli("--json", expect=0).json

        assert [row["rule"] for row in now["overdue"]] == ["K-02"]
        assert [row["rule"] for row in now["this_week"]] == ["B-01"]
        assert [row["name"] for row in now["waiting"]] == ["Anna Weber"]
        assert "Überfällig" in cli(expect=0).out

    def test_today_looks_as_far_ahead_as_a_rule_reminds(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(name="Anna Weber", contacted_on="2026-01-01")
        builders.a_screening(person, kind="certificate", seen_on="2023-01-15")
        assert [row["rule"] for row in cli("--json", expect=0).json["coming"]] == ["Z-06"]

        cli("config", "set", "F-03.remind", "1 Jahr", expect=0)

        assert [(row["rule"], row["due_on"]) for row in cli("--json", expect=0).json["coming"]][1:] == [("F-03", "2028-01-15")]
        assert "Jetzt vorbereiten (2)" in cli(expect=0).out

    def test_a_day_that_does_not_exist_is_refused(self, cli: Cli) -> None:
        assert "24.03.2027" in cli("deadlines", "--from", "31.02.2027", "--json", expect=2).error["hint"]
        assert "--to" in cli("deadlines", "--from", "2027-05-01", "--to", "2027-04-01", "--json", expect=2).error["hint"]

    def test_what_was_past_already_when_it_was_entered_makes_nobody_late(self, cli: Cli) -> None:
        office, prison = (builders.an_organisation(name, kind="ajsd") for name in ("AJSD Süd", "AJSD Ost"))
        late = builders.an_inquiry(office, prison, received_on="2027-02-01")
        found = {row["subject"]["id"]: row["state"] for row in rows(cli, "--rule", "K-02")}
        assert found[late["id"]] == "at_once"

        cli("inquiry", "change", late["id"], "--subject", "Wer führt den Fall?", expect=0)
        assert {row["subject"]["id"]: row["state"] for row in rows(cli, "--rule", "K-02")} == found


@pytest.mark.usefixtures("register")
def test_nothing_due_says_so(cli: Cli) -> None:
    assert rows(cli) == []
    assert cli("deadlines", expect=0).out == "Nichts ist fällig.\n"


@pytest.mark.parametrize(
    ("period", "start", "land", "due"),
    [
        ("2 Werktage", "2027-03-24", "NI", "2027-03-30"),
        ("2 Werktage", "2027-03-22", "NI", "2027-03-24"),
        ("6 Monate vor", "2027-12-31", "NW", "2027-06-30"),
        ("1 Jahr", "2028-02-29", "NW", "2029-02-28"),
        ("2 working days", "24.03.2027", "Niedersachsen", "2027-03-30"),
    ],
)
def test_a_period_is_reckoned_without_a_register(cli: Cli, period: str, start: str, land: str, due: str) -> None:
    found = cli("deadlines", "reckon", period, "--from", start, "--land", land, "--json", expect=0).json

    assert found["due_on"] == due
    assert found["steps"]
    assert all(isinstance(step, str) and step for step in found["steps"])


def test_without_a_land_the_registers_own_calendar_counts(cli: Cli, register: Path) -> None:
    words = ("deadlines", "reckon", "2 Werktage", "--from", "2027-03-24", "--json")
    assert cli(*words, expect=0).json["due_on"] == "2027-03-30"
    cli("config", "set", "holidays.regional", "mariä himmelfahrt", expect=0)
    cli("config", "set", "counting.mode", "arbeitstage", expect=0)

    counted = cli("deadlines", "reckon", "2 Werktage", "--from", "2027-08-12", "--json", expect=0).json

    assert counted["steps"][0] == "Arbeitstage, Montag bis Freitag; Feiertage: Niedersachsen"


def test_without_a_land_and_without_a_register_the_land_is_asked_for(cli: Cli) -> None:
    asked = cli("deadlines", "reckon", "2 Werktage", "--from", "2027-03-24", "--json", expect=2).error

    assert "--land" in asked["hint"]


@pytest.mark.parametrize(
    "words",
    [
        ["bald", "--from", "heute", "--land", "NI"],
        ["2 Werktage", "--from", "gestern früh", "--land", "NI"],
        ["2 Werktage", "--from", "heute", "--land", "Atlantis"],
        ["2 Werktage", "--from", "heute"],
        ["2 Werktage", "--land", "NI"],
        ["-3 Tage", "--from", "heute", "--land", "NI"],
        ["99999 Jahre", "--from", "heute", "--land", "NI"],
        ["2 Werktage", "--from", "heute", "--land", "NI", "--mode", "mond"],
    ],
)
def test_a_period_that_makes_no_sense_is_refused(cli: Cli, words: list[str]) -> None:
    cli("deadlines", "reckon", *words, "--json", expect=2)
