"""Proposals: a plan is kept, a person decides row by row, and the next plan remembers."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.placements import PLACEMENTS

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def prison() -> Record:
    return builders.a_prison()


def pairs(plan: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["need"], one["volunteer"]) for one in plan["assignments"]}


def test_a_plan_is_kept_with_its_reasons_and_without_a_name(cli: Cli, prison: Record) -> None:
    need = builders.a_need(prison, languages="ar:B1", times="Di 14-16")
    person = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native", availability="Di 13-17")

    plan = cli("match", "--json", expect=0).json
    shown = cli("match", "show", "--json", expect=0).json

    assert shown["id"] == plan["proposal"]
    [row] = shown["rows"]
    assert (row["need"]["id"], row["volunteer"]["id"], row["status"]) == (need["id"], person["id"], "open")
    assert row["first_time"] == "Tu 14:00-16:00"
    assert row["score"] == sum(reason["points"] for reason in row["reasons"]) == plan["assignments"][0]["score"]
    assert "Amira Best" not in str(cli("proposal-row", "history", row["id"], "--json", expect=0).json)


def test_asking_again_changes_nothing(cli: Cli, prison: Record) -> None:
    builders.a_need(prison)
    builders.a_ready_volunteer(prison)
    cli("match", expect=0)
    before = builders.everything()

    cli("match", expect=0)

    assert builders.everything() == before


def test_a_dry_run_and_an_empty_plan_keep_nothing(cli: Cli, prison: Record) -> None:
    builders.a_need(prison)
    before = builders.everything()
    assert cli("match", "--json", expect=0).json["proposal"] is None

    assert builders.everything() == before
    cli("match", "show", "--json", expect=4)

    builders.a_ready_volunteer(prison)
    before = builders.everything()
    assert "nichts gespeichert" in cli("match", "--dry-run", expect=0).stderr
    assert builders.everything() == before


def test_rows_are_accepted_and_the_rest_stays_open(cli: Cli, prison: Record) -> None:
    for title in ("Erster Besuch", "Zweiter Besuch", "Dritter Besuch"):
        builders.a_need(prison, title=title)
        builders.a_ready_volunteer(prison)
    cli("match", expect=0)

    accepted = cli("match", "accept", "1", "3", "--json", expect=0).json

    placements = {row["id"]: row["status"] for row in cli("placement", "list", "--json", expect=0).json}
    assert placements == {row["placement_id"]: "proposed" for row in accepted["accepted"]}
    states = [row["status"] for row in cli("match", "show", "--json", expect=0).json["rows"]]
    assert states == ["accepted", "open", "accepted"]
    assert "schon" in cli("match", "accept", "1", "--json", expect=2).error["message"]
    cli("match", "accept", "9", "--json", expect=4)


def test_all_at_once_asks_first(cli: Cli, prison: Record) -> None:
    for _ in range(2):
        builders.a_need(prison)
        builders.a_ready_volunteer(prison)
    cli("match", expect=0)

    cli("match", "accept", "--json", expect=7)
    assert cli("match", "accept", expect=0, answers=["n"]).stderr.endswith("Nichts angenommen.\n")
    assert len(cli("match", "accept", "--yes", "--json", expect=0).json["accepted"]) == 2
    assert cli("match", "accept", "--json", expect=0).json == {"accepted": [], "refused": []}


def test_a_row_that_a_rule_forbids_by_now_is_refused_and_the_others_are_not(cli: Cli, prison: Record) -> None:
    first, second = builders.a_need(prison, title="A"), builders.a_need(prison, title="B")
    builders.a_ready_volunteer(prison, availability="Di 9-12")
    builders.a_ready_volunteer(prison, availability="Di 9-12")
    rows = {row["need"]: row for row in cli("match", "--json", expect=0).json["assignments"]}
    gone = rows[first["id"]]["volunteer"]
    cli("volunteer", "change", gone, "--status", "pausiert", expect=0)

    outcome = cli("match", "accept", "1-2", "--json", expect=3).json

    assert [row["need"]["id"] for row in outcome["accepted"]] == [second["id"]]
    [refused] = outcome["refused"]
    assert [(rule["rule"], bool(rule["lift"])) for rule in refused["rules"]] == [("AKTIV", True)]
    error = cli("match", "accept", "1", "--json", expect=5).error
    assert [rule["rule"] for rule in error["rules"]] == ["AKTIV"]


def test_a_group_comes_as_a_whole_or_not_at_all(cli: Cli, prison: Record) -> None:
    builders.a_need(prison, title="Spieleabend", people="2", times="Fr 16-18")
    people = [builders.a_ready_volunteer(prison, availability="Fr 15-19") for _ in range(2)]
    cli("match", expect=0)
    cli("volunteer", "change", people[1]["id"], "--status", "pausiert", expect=0)

    cli("match", "accept", "1", "--json", expect=5)
    assert cli("placement", "list", "--json", expect=0).json == []

    cli("volunteer", "change", people[1]["id"], "--status", "aktiv", expect=0)
    assert len(cli("match", "accept", "1", "--json", expect=0).json["accepted"]) == 2


def test_half_a_group_is_not_accepted_after_the_other_half_was_rejected(cli: Cli, prison: Record) -> None:
    builders.a_need(prison, people="2", times="Fr 16-18")
    for _ in range(2):
        builders.a_ready_volunteer(prison, availability="Fr 15-19")
    cli("match", expect=0)
    cli("match", "reject", "1", "--reason", "no_fit", expect=0)

    assert cli("match", "accept", "2", "--json", expect=5).error["rules"][0]["rule"] == "GRUPPE"


def test_a_rejected_pair_is_remembered_until_it_is_lifted(cli: Cli, prison: Record) -> None:
    need = builders.a_need(prison)
    person = builders.a_ready_volunteer(prison, name="Amira Best")
    cli("match", expect=0)

    said = cli("match", "reject", "1", "--reason", "möchte nicht", "--json", expect=2)
    assert "volunteer_wish" in said.error["hint"] or "Freiwillige:r möchte nicht" in said.error["hint"]
    row = cli("match", "reject", "1", "--reason", "volunteer_wish", "--json", expect=0).json

    assert cli("match", "--json", expect=0).json["assignments"] == []
    error = cli("placement", "propose", need["id"], person["id"], "--json", expect=5).error
    assert [rule["rule"] for rule in error["rules"]] == ["KONFLIKT"]
    [listed] = cli("match", "rejected", "--json", expect=0).json
    assert (listed["id"], listed["reason"]) == (row["id"], "volunteer_wish")
    assert row["id"] in cli("match", "why", need["id"], person["id"], expect=0).out

    cli("match", "lift", row["id"], expect=0)

    assert pairs(cli("match", "--json", expect=0).json) == {(need["id"], person["id"])}
    assert cli("match", "rejected", "--json", expect=0).json == []
    cli("match", "lift", row["id"], "--json", expect=2)


def test_discarding_forgets_what_nobody_decided(cli: Cli, prison: Record) -> None:
    for _ in range(2):
        builders.a_need(prison)
        builders.a_ready_volunteer(prison)
    cli("match", expect=0)
    cli("match", "reject", "1", "--reason", "other", expect=0)

    cli("match", "discard", expect=0)

    cli("match", "show", "--json", expect=4)
    cli("match", "discard", "--json", expect=4)
    assert [row["status"] for row in cli("proposal-row", "list", "--json", expect=0).json] == ["rejected"]


def test_a_new_plan_keeps_to_the_last_one_and_says_what_moved_and_why(cli: Cli, prison: Record) -> None:
    needs = [builders.a_need(prison, title=f"Besuch {number}") for number in range(6)]
    for _ in range(8):
        builders.a_ready_volunteer(prison)
    first = cli("match", "--json", expect=0).json
    assert cli("match", "compare", "--json", expect=0).json["earlier"] is None
    dropped = next(one for one in first["assignments"] if one["need"] == needs[0]["id"])
    cli("volunteer", "change", dropped["volunteer"], "--status", "pausiert", expect=0)

    second = cli("match", "--json", expect=0).json

    assert pairs(first) - pairs(second) == {(dropped["need"], dropped["volunteer"])}
    assert second["previous_kept"] == 5
    found = cli("match", "compare", "--json", expect=0).json
    assert (found["kept"], found["moved"], found["new"], found["gone"]) == (5, 1, 0, 0)
    [moved] = [one for one in found["differences"] if one["kind"] == "moved"]
    assert moved["why"].startswith("aktiv")
    assert "aktiv" in cli("match", "compare", expect=0).out


def test_what_became_of_a_row_is_told_in_the_comparison(cli: Cli, prison: Record) -> None:
    for title in ("A", "B", "C", "D"):
        builders.a_need(prison, title=title)
        builders.a_ready_volunteer(prison)
    cli("match", expect=0)
    cli("match", "accept", "1", expect=0)
    cli("match", "reject", "2", "--reason", "not_now", expect=0)
    cli("need", "change", "C", "--status", "geschlossen", expect=0)

    cli("match", expect=0)

    whys = {one["need"]["title"]: one["why"] for one in cli("match", "compare", "--json", expect=0).json["differences"]}
    assert whys["A"] == "angenommen"
    assert whys["B"] == "abgelehnt: zurzeit nicht"
    assert whys["C"] == "der Bedarf ist nicht mehr offen"
    assert whys["D"] == ""


def test_a_plan_for_one_place_or_one_urgency_looks_at_nothing_else(cli: Cli, prison: Record) -> None:
    other = builders.a_prison("JVA Moorburg")
    here, there = builders.a_need(prison, tier="1"), builders.a_need(other, tier="2")
    builders.a_ready_volunteer(prison)
    builders.a_ready_volunteer(other)

    plan = cli("match", "--organisation", "Moorburg", "--json", expect=0).json
    assert {one["need"] for one in plan["assignments"]} == {there["id"]}
    plan = cli("match", "--tier", "1", "--json", expect=0).json
    assert {one["need"] for one in plan["assignments"]} == {here["id"]}
    assert "Grundbedürfnis" in cli("match", "show", expect=0).out


def test_a_pin_holds_and_a_veto_too(cli: Cli, prison: Record) -> None:
    need = builders.a_need(prison, languages="ar:A2", title="Gespräch")
    better = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native")
    worse = builders.a_ready_volunteer(prison, name="Bilal Gut", languages="ar:A2")

    assert pairs(cli("match", "--dry-run", "--json", expect=0).json) == {(need["id"], better["id"])}
    assert pairs(cli("match", "--pin", "Gespräch=Bilal", "--dry-run", "--json", expect=0).json) == {(need["id"], worse["id"])}
    assert pairs(cli("match", "--veto", "Gespräch=Amira", "--dry-run", "--json", expect=0).json) == {(need["id"], worse["id"])}


def test_an_impossible_pin_is_named_with_its_reason(cli: Cli, prison: Record) -> None:
    need = builders.a_need(prison, languages="ar:B1", title="Gespräch")
    person = builders.a_ready_volunteer(prison, name="Bilal Gut", languages="ar:A1")
    asked = builders.a_volunteer(name="Clara Neu", languages="ar:B2")

    plan = cli("match", "--pin", "Gespräch=Bilal", "--pin", "Gespräch=Clara", "--json", expect=0).json

    assert plan["pin_violations"] == sorted([[need["id"], person["id"], "SPRACHE"], [need["id"], asked["id"], "AKTIV"]])
    assert "Sprache" in cli("match", "--pin", "Gespräch=Bilal", expect=0).out
    cli("match", "--pin", "Gespräch", "--json", expect=2)
    cli("need", "change", "Gespräch", "--status", "geschlossen", expect=0)
    cli("match", "--pin", "Gespräch=Bilal", "--json", expect=2)


def test_what_runs_stays_unless_it_may_move(cli: Cli, prison: Record) -> None:
    easy = builders.a_need(prison, title="Spaziergang")
    person = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native")
    placement = builders.a_placement(easy, person)
    cli("placement", "start", placement["id"], expect=0)
    urgent = builders.a_need(prison, title="Arabisch", languages="ar:B2", tier="1")
    other = builders.a_ready_volunteer(prison, name="Bilal Gut")

    assert pairs(cli("match", "--keep-running", "--json", expect=0).json) == set()
    moved = cli("match", "--may-move", "--json", expect=0).json

    assert pairs(moved) == {(urgent["id"], person["id"]), (easy["id"], other["id"])}
    [move] = moved["moves"]
    assert move["placement"] == placement["id"]
    assert [one["id"] for one in move["to"]] == [urgent["id"]]
    assert [one["id"] for one in move["taken_over_by"]] == [other["id"]]


def test_a_move_is_accepted_as_a_whole_and_the_old_ends_when_the_new_begins(cli: Cli, prison: Record) -> None:
    easy = builders.a_need(prison, title="Spaziergang")
    person = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native")
    placement = builders.a_placement(easy, person)
    cli("placement", "start", placement["id"], expect=0)
    builders.a_need(prison, title="Arabisch", languages="ar:B2", tier="1")
    builders.a_ready_volunteer(prison, name="Bilal Gut")
    assert "Amira Best" in cli("match", "--may-move", expect=0).out

    first, second = cli("match", "accept", "1", "--json", expect=0).json["accepted"]

    assert first["replaces"] == second["replaces"] == [placement["id"]]
    states = {row["id"]: row["status"] for row in cli("placement", "list", "--json", expect=0).json}
    assert states == {placement["id"]: "running", first["placement_id"]: "proposed", second["placement_id"]: "proposed"}

    cli("placement", "start", second["placement_id"], expect=0)

    ended = builders.fetched(PLACEMENTS, placement["id"])
    assert (ended["status"], ended["end_reason"], ended["ended_on"]) == ("ended", "replaced", "2027-03-01")
    cli("placement", "start", first["placement_id"], expect=0)
    assert {row["status"] for row in cli("need", "list", "--json", expect=0).json} == {"filled"}


def test_half_a_move_is_not_accepted(cli: Cli, prison: Record) -> None:
    easy = builders.a_need(prison, title="Spaziergang")
    person = builders.a_ready_volunteer(prison, name="Amira Best", languages="ar:native")
    cli("placement", "start", builders.a_placement(easy, person)["id"], expect=0)
    builders.a_need(prison, title="Arabisch", languages="ar:B2", tier="1")
    builders.a_ready_volunteer(prison, name="Bilal Gut")
    cli("match", "--may-move", expect=0)
    cli("match", "reject", "1", "--reason", "zurzeit nicht", expect=0)

    assert "Neu planen" in cli("match", "accept", "2", "--json", expect=5).error["hint"]


def test_what_runs_takes_its_time(cli: Cli, prison: Record) -> None:
    person = builders.a_ready_volunteer(prison, name="Amira Best", availability="Di 14-18", capacity="3")
    running = builders.a_placement(builders.a_need(prison, times="Di 13-16", minutes_week="90"), person)
    cli("placement", "start", running["id"], expect=0)
    early = builders.a_need(prison, title="Um zwei", times="Di 14-15:30", minutes_week="90")
    later = builders.a_need(prison, title="Später", times="Di 14-18", minutes_week="90")

    plan = cli("match", "--json", expect=0).json

    assert [(one["need"], one["slot"]) for one in plan["assignments"]] == [(later["id"], "Tu 15:30")]
    reasons = cli("match", "why", early["id"], "Amira", "--json", expect=0).json["criteria"]
    [time] = [one for one in reasons if not one["holds"]]
    assert (time["code"], time["offered"]) == ("ZEIT", "Di 14:00–18:00; vergeben: Di 14:00–15:30")

    cli("placement", "change", running["id"], "--when", "Di 16-17:30", expect=0)
    assert cli("match", "why", early["id"], "Amira", "--json", expect=0).json["suits"]


def test_an_accepted_row_keeps_its_time(cli: Cli, prison: Record) -> None:
    builders.a_need(prison, times="Di 14-18", minutes_week="90")
    builders.a_ready_volunteer(prison, availability="Di 15-18")
    cli("match", expect=0)

    [row] = cli("match", "accept", "1", "--json", expect=0).json["accepted"]

    assert builders.fetched(PLACEMENTS, row["placement_id"])["times"] == ["Tu 15:00-16:30"]


def test_needs_that_wait_longer_come_first_among_equals_and_load_is_spread(cli: Cli, prison: Record) -> None:
    for number in range(3):
        builders.a_need(prison, title=f"Besuch {number}", registered_on="2027-02-20")
    patient = builders.a_need(prison, title="Zuletzt im Alphabet", registered_on="2026-06-01")
    builders.a_ready_volunteer(prison, name="Nur Eine", capacity="1")

    plan = cli("match", "--json", expect=0).json

    assert [one["need"] for one in plan["assignments"]] == [patient["id"]]
    assert "der Bedarf wartet schon länger" in plan["assignments"][0]["reasons"]
    assert set(plan["waiting_days"].values()) == {9}

    two = [builders.a_ready_volunteer(prison, capacity="4") for _ in range(2)]
    loads = [one["volunteer"] for one in cli("match", "--json", expect=0).json["assignments"]]
    assert max(loads.count(one["id"]) for one in two) == 2


def test_in_english_too(cli: Cli, prison: Record) -> None:
    builders.a_need(prison)
    builders.a_ready_volunteer(prison)

    assert "To decide" in cli("match", "--lang", "en", expect=0).stderr
    assert "Proposal of" in cli("match", "show", "--lang", "en", expect=0).out


def test_somebody_who_runs_over_their_own_limits_does_not_stand_in_the_way_of_a_plan(cli: Cli, prison: Record) -> None:
    """Whoever wants to do less keeps what runs; nothing is added to it, and the others are planned for."""
    busy, free = builders.a_ready_volunteer(prison), builders.a_ready_volunteer(prison)
    builders.a_placement(builders.a_need(prison, title="Läuft schon"), busy)
    cli("volunteer", "change", busy["id"], "--capacity", "0", "--hours-week", "1", expect=0)
    need = builders.a_need(prison, title="Neu")

    assert pairs(cli("match", "--json", expect=0).json) == {(need["id"], free["id"])}
