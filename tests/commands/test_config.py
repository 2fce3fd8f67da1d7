"""Settings of the register: numbers that no law has may be changed, and who changed them stays visible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


def setting(cli: Cli, name: str) -> Any:
    return next(row for row in cli("config", "--json", expect=0).json if row["name"] == name)


def due(cli: Cli, *options: object) -> list[tuple[str, str, str]]:
    return [(row["due_on"], row["rule"], row["state"]) for row in cli("deadlines", *options, "--json", expect=0).json]


def test_a_number_of_practice_is_changed_and_the_deadline_with_it(cli: Cli) -> None:
    builders.a_volunteer(enquired_on="2027-02-26")
    assert due(cli) == [("2027-03-04", "B-01", "soon")]

    changed = cli("config", "set", "b-01", "10 Werktage", "--json", expect=0).json

    assert (changed["value"], changed["default"], changed["origin"]) == ("10 Werktage", "5 Werktage", "own")
    assert due(cli) == [("2027-03-10", "B-01", "upcoming")]
    cli("config", "reset", "B-01", expect=0)
    assert due(cli) == [("2027-03-04", "B-01", "soon")]


def test_every_change_is_remembered(cli: Cli) -> None:
    cli("config", "set", "K-06", "21 Tage", expect=0)
    cli("config", "set", "K-06", "4 weeks", expect=0)
    cli("config", "reset", "K-06", expect=0)
    cli("config", "set", "counting.mode", "arbeitstage", expect=0)

    found = cli("config", "history", "K-06", "--json", expect=0).json

    assert [(row["before"], row["after"]) for row in found] == [(None, "21 Tage"), ("21 Tage", "4 Wochen"), ("4 Wochen", None)]
    assert all(row["author"] and row["happened_at"] for row in found)
    assert len(cli("config", "history", "--json", expect=0).json) == 4
    assert "4 Wochen" in cli("config", "history", expect=0).out


def test_setting_the_same_again_is_no_change(cli: Cli) -> None:
    for _ in range(2):
        cli("config", "set", "K-06", "21 Tage", expect=0)
    assert len(cli("config", "history", "--json", expect=0).json) == 1


@pytest.mark.parametrize("name", ["K-02", "K-11", "K-20", "F-06", "V-01", "V-02", "D-01", "D-04"])
def test_what_a_law_or_an_agreement_says_stays(cli: Cli, name: str) -> None:
    refusal = cli("config", "set", name, "9 Tage", "--json", expect=5).error

    assert refusal["rules"][0]["rule"] == name
    assert refusal["rules"][0]["basis"]
    assert f"{name}.remind" in refusal["hint"]
    assert setting(cli, name)["origin"] == "fixed"


def test_but_one_may_be_reminded_earlier(cli: Cli) -> None:
    prison = builders.a_prison()
    person = builders.an_active_volunteer(contacted_on="2026-01-01")
    builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2027-04-30")
    states = {}
    for days in (0, 59, 60, 90):
        cli("config", "set", "Z-06.remind", f"{days} Tage", expect=0)
        states[days] = [state for _, rule, state in due(cli, "--weeks", 9) if rule == "Z-06"]

    assert states == {0: ["upcoming"], 59: ["upcoming"], 60: ["soon"], 90: ["soon"]}


def test_a_number_for_each_urgency(cli: Cli) -> None:
    cli("config", "set", "N-01.1", "3 Tage", expect=0)

    assert setting(cli, "N-01.1")["value"] == "3 Tage"
    assert setting(cli, "N-01.2")["value"] == "14 Tage"


def test_a_number_nobody_knows_says_so_until_somebody_sets_it(cli: Cli) -> None:
    missing = setting(cli, "U-01")
    assert "Zahl fehlt" in missing["value"]
    assert "1.3" in missing["source"]
    assert missing["changeable"]
    assert "ehrenamt config set U-01" in cli("deadlines", "--rule", "U-01", expect=0).out

    assert cli("config", "set", "U-01", "3 Monate", "--json", expect=0).json["value"] == "3 Monate vorher"


def test_a_rule_that_has_run_out_says_so(cli: Cli) -> None:
    assert "2025" in setting(cli, "G-03.remind")["remark"]
    assert setting(cli, "G-02.remind")["remark"] == ""


def test_the_years_of_a_certificate_may_run_from_its_own_date(cli: Cli) -> None:
    person = builders.an_active_volunteer(contacted_on="2026-01-01")
    builders.a_screening(person, kind="certificate", issued_on="2022-03-10", seen_on="2022-04-10")
    assert ("2027-04-10", "F-03", "soon") in due(cli)

    cli("config", "set", "F-03.from", "ausgestellt am", expect=0)

    assert ("2027-03-10", "F-03", "soon") in due(cli)


def test_an_own_number_of_years_also_decides_who_may_be_placed(cli: Cli) -> None:
    shelter = builders.an_organisation("Unterkunft Am Deich", kind="shelter")
    need = builders.a_need(shelter, title="Kinder spielen", with_minors="ja")
    person = builders.an_active_volunteer(name="Anna Weber", born_on="1965-01-01")
    for kind in ("secrecy", "training"):
        builders.a_screening(person, kind=kind)
    builders.a_screening(person, kind="certificate", issued_on="2024-03-10", seen_on="2024-04-10")
    cli("--dry-run", "placement", "propose", need["id"], person["id"], "--start", "2027-04-01", expect=0)

    cli("config", "set", "F-03", "2 Jahre", expect=0)

    refused = cli("placement", "propose", need["id"], person["id"], "--start", "2027-04-01", expect=5)
    assert "Führungszeugnis" in refused.stderr
    assert "Führungszeugnis" in cli("match", need["id"], expect=0).out


def test_saturdays_and_regional_holidays(cli: Cli) -> None:
    builders.a_volunteer(enquired_on="2027-02-26")
    cli("config", "set", "counting.mode", "arbeitstage", expect=0)
    assert due(cli) == [("2027-03-05", "B-01", "soon")]

    cli("config", "set", "holidays.regional", "augsburg, fronleichnam", expect=0)
    assert "Augsburg" in setting(cli, "holidays.regional")["value"]


def test_a_regional_holiday_moves_what_falls_on_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-05-22")
    cli("organisation", "change", "Koordination Nord", "--land", "SN", expect=0)
    builders.a_volunteer(enquired_on="2027-05-21")
    assert due(cli) == [("2027-05-27", "B-01", "soon")]

    cli("config", "set", "holidays.regional", "fronleichnam", expect=0)

    assert due(cli) == [("2027-05-28", "B-01", "soon")]


@pytest.mark.parametrize(
    "words",
    [
        ["set", "K-99", "3 Tage"],
        ["set", "K-06", "bald"],
        ["set", "K-06", "0 Tage"],
        ["set", "counting.mode", "mond"],
        ["reset", "X"],
    ],
)
def test_what_makes_no_sense_is_refused(cli: Cli, words: list[str]) -> None:
    cli("config", *words, "--json", expect=2)
    assert cli("config", "history", "--json", expect=0).json == []


def test_a_dry_run_changes_nothing(cli: Cli) -> None:
    cli("config", "set", "K-06", "21 Tage", "--dry-run", expect=0)
    assert setting(cli, "K-06")["origin"] == "default"


def test_without_a_register_the_defaults_are_shown(cli: Cli, tmp_path: Path) -> None:
    rows = cli("config", "--register", tmp_path / "none.db", "--json", expect=0).json
    assert "K-06" in [row["name"] for row in rows]


class TestLetterhead:
    def test_colour_and_foot_are_settings_with_a_history(self, cli: Cli) -> None:
        cli("config", "set", "letterhead.accent", "7A1F5C", expect=0)
        cli("config", "set", "letterhead.footer", "Sparkasse, IBAN DE00|  Amtsgericht Lüneburg, VR 1234 |", expect=0)
        rows = {row["name"]: row for row in cli("config", "--json", expect=0).json}
        assert rows["letterhead.accent"]["value"] == "#7a1f5c"
        assert rows["letterhead.accent"]["default"] == "#14506e"
        assert rows["letterhead.footer"]["value"] == "Sparkasse, IBAN DE00 | Amtsgericht Lüneburg, VR 1234"
        cli("config", "reset", "letterhead.accent", expect=0)
        history = cli("config", "history", "letterhead.accent", "--json", expect=0).json
        assert [(row["before"], row["after"]) for row in history] == [(None, "#7a1f5c"), ("#7a1f5c", None)]

    def test_a_colour_too_light_is_refused_with_one_that_is_dark_enough(self, cli: Cli) -> None:
        refused = cli("config", "set", "letterhead.accent", "#ffcc00", expect=2).stderr
        assert "Kontrast 1,5:1" in refused
        assert "Dunkel genug wäre #" in refused

    def test_five_columns_are_too_many(self, cli: Cli) -> None:
        assert "vier Spalten" in cli("config", "set", "letterhead.footer", "a|b|c|d|e", expect=2).stderr


def test_what_is_told_with_another_rule_has_its_number(cli: Cli) -> None:
    cli("config", "set", "U-01", "3 Monate", expect=0)
    cli("config", "set", "B-05.grace", "6 Wochen", expect=0)

    periods = {row["rule"]: row["period"] for row in cli("deadlines", "rules", "--json", expect=0).json}

    assert periods["U-02"] == periods["U-01"] == "3 Monate vorher"
    assert cli("config", "set", "U-02", "4 Monate", expect=2)
    assert setting(cli, "B-05.grace")["value"] == "6 Wochen"
