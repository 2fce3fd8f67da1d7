"""Living with deadlines: narrowed, met, postponed, opened again, explained, set by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.deadlines import key_of

pytestmark = pytest.mark.usefixtures("register")


def rows(cli: Cli, *options: object) -> Any:
    return cli("deadlines", *options, "--json", expect=0).json


@pytest.fixture
def prison(register: Path) -> builders.Record:
    return builders.a_prison()


@pytest.fixture
def inquiry(prison: builders.Record, monkeypatch: pytest.MonkeyPatch) -> builders.Record:
    """Asked on Monday the 22nd, to be answered by Wednesday, and it is Monday the 1st."""
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-02-22")
    asked = builders.an_inquiry(builders.an_organisation("AJSD Heidestadt", kind="ajsd"), prison, received_on="2027-02-22")
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-01")
    return asked


@pytest.fixture
def newcomer(register: Path) -> builders.Record:
    """Somebody who asked on Friday: a soft deadline on Thursday."""
    return builders.a_volunteer(name="Anna Weber", enquired_on="2027-02-26")


class TestKeys:
    def test_the_same_thing_on_the_same_day_has_the_same_key(self, cli: Cli, inquiry: builders.Record) -> None:
        [before], [after] = rows(cli), rows(cli, "--weeks", 60)

        assert before["id"] == after["id"] == key_of("K-02", inquiry["id"], "2027-02-24")

    def test_another_day_is_another_deadline(self, cli: Cli, inquiry: builders.Record) -> None:
        [before] = rows(cli)
        cli("inquiry", "change", inquiry["id"], "--received", "2027-02-23", expect=0)
        [after] = rows(cli)

        assert before["id"] != after["id"]

    def test_keys_differ_by_rule_record_and_day(self) -> None:
        days = ("2027-03-01", "2027-03-02", "2027-12-30")
        asked = [(rule, f"v-{n:04d}", day) for rule in ("K-02", "B-01") for n in range(500) for day in days]

        assert len({key_of(*each) for each in asked}) == len(asked)

    def test_contact_and_deputy_who_leave_on_one_day_are_two_deadlines(self, cli: Cli, prison: builders.Record) -> None:
        partner = builders.an_organisation("AJSD Heidestadt", kind="ajsd", contacts=False)
        for name, deputy in (("Karin Muster", "nein"), ("Detlef Probe", "ja")):
            builders.a_contact(partner, name=name, deputy=deputy, ends_on="2027-03-19")
        builders.a_cooperation(prison, partner, begins_on="2027-01-04", status="in_force")
        contact, deputy = rows(cli, "--rule", "K-01")

        cli("deadlines", "done", contact["id"], "--note", "Karin Beispiel", expect=0)

        assert [row["id"] for row in rows(cli, "--rule", "K-01")] == [deputy["id"]]
        assert len(cli("deadlines", "show", contact["id"], "--json", expect=0).json["decisions"]) == 1
        assert cli("deadlines", "show", deputy["id"], "--json", expect=0).json["decisions"] == []


class TestNarrowing:
    @pytest.fixture(autouse=True)
    def what_is_due(self, inquiry: builders.Record, newcomer: builders.Record, prison: builders.Record) -> None:
        person = builders.an_active_volunteer(name="Bilal Yavuz", contacted_on="2026-01-01")
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2027-04-20")

    @pytest.mark.parametrize(
        ("options", "rules"),
        [
            (["--rule", "k-02"], ["K-02"]),
            (["--kind", "weich"], ["B-01", "Z-06"]),
            (["--kind", "hard"], ["K-02"]),
            (["--organisation", "JVA Heidetal"], ["K-02", "Z-06"]),
            (["--organisation", "AJSD Heidestadt"], ["K-02"]),
            (["--organisation", "AJSD Heidestadt", "--kind", "soft"], []),
            (["--responsible", "sommerfeld"], ["K-02"]),
            (["--responsible", "Koordination", "--from", "2027-04-01"], ["Z-06"]),
            (["--overdue", "--rule", "B-01"], []),
        ],
    )
    def test_filters_combine(self, cli: Cli, options: list[object], rules: list[str]) -> None:
        found = [row["rule"] for row in rows(cli, *options)]

        assert [rule for rule in found if rule in ("K-02", "B-01", "Z-06")] == rules

    def test_a_rule_that_does_not_exist_is_refused_with_those_that_do(self, cli: Cli) -> None:
        assert "K-0" in cli("deadlines", "--rule", "K-0", "--json", expect=2).error["hint"]
        cli("deadlines", "--organisation", "Niemandsland", "--json", expect=4)
        cli("deadlines", "--kind", "mittel", "--json", expect=2)

    def test_a_check_still_finds_what_was_postponed_past_a_hard_limit(self, cli: Cli, inquiry: builders.Record) -> None:
        [late] = rows(cli, "--rule", "k-2")
        cli("deadlines", "postpone", late["id"], "--to", "2027-04-01", "--reason", "Urlaub", "--yes", expect=0)

        assert late["id"] in cli("deadlines", "--check", expect=3).out

    def test_a_check_is_no_calendar(self, cli: Cli) -> None:
        cli("deadlines", "--check", "--ics", "-", expect=2)
        cli("deadlines", "--check", "--calendar", expect=2)

    def test_without_weeks_what_is_to_be_reminded_of_is_there_too(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(name="Carla Ruhe", contacted_on="2026-01-01")
        builders.a_screening(person, kind="certificate", seen_on="2022-05-20")

        assert "F-03" in [row["rule"] for row in rows(cli)]
        assert "F-03" not in [row["rule"] for row in rows(cli, "--weeks", 8)]

    def test_what_is_done_belongs_to_its_organisation_too(self, cli: Cli, inquiry: builders.Record) -> None:
        cli("deadlines", "done", inquiry["id"], expect=0)
        cli("inquiry", "change", inquiry["id"], "--answered", "heute", expect=0)

        assert [row["rule"] for row in rows(cli, "--all", "--organisation", "JVA Heidetal", "--rule", "K-02")] == ["K-02"]
        assert rows(cli, "--all", "--organisation", "Koordination Nord") == []

    def test_a_check_finds_what_is_hard_and_overdue(self, cli: Cli, inquiry: builders.Record) -> None:
        found = cli("deadlines", "--check", expect=3).out
        assert "K-02" in found
        assert "B-01" not in found

        cli("inquiry", "change", inquiry["id"], "--answered", "heute", expect=0)
        assert cli("deadlines", "--check", expect=0).out == "Nichts Hartes ist überfällig.\n"
        assert rows(cli, "--check") == []


class TestDone:
    def test_it_drops_out_and_is_shown_on_request(self, cli: Cli, inquiry: builders.Record) -> None:
        [open_one] = rows(cli)
        done = cli("deadlines", "done", open_one["id"], "--on", "2027-02-25", "--note", "angerufen", "--json", expect=0).json

        assert (done["state"], done["done_on"], done["note"]) == ("done", "2027-02-25", "angerufen")
        assert rows(cli) == []
        [shown] = rows(cli, "--all")
        assert (shown["id"], shown["state"], shown["done_on"]) == (open_one["id"], "done", "2027-02-25")
        assert cli("--json", expect=0).json["overdue"] == []

    def test_it_says_where_the_record_itself_would_know(self, cli: Cli, inquiry: builders.Record) -> None:
        said = cli("deadlines", "done", inquiry["id"], expect=0).stderr

        assert f"ehrenamt inquiry change {inquiry['id']} --answered 2027-03-01" in said

    def test_every_command_that_is_proposed_exists(self, cli: Cli, inquiry: builders.Record, newcomer: builders.Record) -> None:
        for row in rows(cli):
            better = cli("deadlines", "done", row["id"], "--json", expect=0).json["better"]
            cli(*better.split()[1:], expect=0)

        assert rows(cli) == []

    def test_it_stays_among_what_is_done_when_the_record_knows_too(self, cli: Cli, inquiry: builders.Record) -> None:
        cli("deadlines", "done", inquiry["id"], expect=0)
        cli("inquiry", "change", inquiry["id"], "--answered", "heute", expect=0)

        [row] = rows(cli, "--all")
        assert (row["rule"], row["state"], row["responsible"]) == ("K-02", "done", "Petra Sommerfeld, JVA Heidetal")
        assert cli("deadlines", "show", row["id"], "--json", expect=0).json["decisions"][0]["action"] == "done"

    def test_somebody_at_a_terminal_is_asked_for_evidence(self, cli: Cli, inquiry: builders.Record) -> None:
        [row] = rows(cli)
        asked = cli("deadlines", "done", row["id"], expect=0, answers=["Mail vom Montag"])

        assert "Nachweis" in asked.stderr
        [decision] = cli("deadlines", "show", row["id"], "--json", expect=0).json["decisions"]
        assert decision["words"] == "Mail vom Montag"

    def test_nobody_has_done_something_tomorrow(self, cli: Cli, inquiry: builders.Record) -> None:
        cli("deadlines", "done", inquiry["id"], "--on", "2027-03-02", "--json", expect=2)

    def test_a_dry_run_keeps_nothing(self, cli: Cli, inquiry: builders.Record) -> None:
        before = builders.everything()
        assert "nichts gespeichert" in cli("deadlines", "done", inquiry["id"], "--dry-run", expect=0).stderr
        cli("deadlines", "postpone", inquiry["id"], "--to", "+1w", "--reason", "Urlaub", "--dry-run", expect=0)

        assert builders.everything() == before

    def test_opened_again_it_is_back(self, cli: Cli, inquiry: builders.Record) -> None:
        [row] = rows(cli)
        cli("deadlines", "done", row["id"], expect=0)
        cli("deadlines", "reopen", row["id"], expect=0)

        assert rows(cli) == [row]
        decisions = cli("deadlines", "show", row["id"], "--json", expect=0).json["decisions"]
        assert [decision["action"] for decision in decisions] == ["done", "reopened"]

    def test_what_nobody_knows_is_not_found(self, cli: Cli, inquiry: builders.Record) -> None:
        cli("deadlines", "done", "d-0000000", "--json", expect=4)
        cli("deadlines", "reopen", "d-0000000", "--json", expect=4)

    def test_several_for_one_record_have_to_be_named(self, cli: Cli, prison: builders.Record) -> None:
        places = builders.an_organisation("Verein A", contacts=False), builders.an_organisation("Verein B", contacts=False)
        agreement = builders.a_cooperation(*places, begins_on="2026-01-01", meets="quarterly")
        for place in places:
            cli("agreement", "sign", agreement["id"], "--party", place["name"], "--on", "2026-01-01", expect=0)

        assert "d-" in cli("deadlines", "done", agreement["id"], "--json", expect=4).error["hint"]


class TestPostponed:
    def test_a_soft_one_moves_and_says_from_where(self, cli: Cli, newcomer: builders.Record) -> None:
        [row] = rows(cli)
        cli("deadlines", "postpone", row["id"], "--to", "2027-03-20", "--reason", "Urlaub", expect=0)

        [moved] = rows(cli)
        assert (moved["id"], moved["due_on"], moved["postponed_from"]) == (row["id"], "2027-03-20", row["due_on"])
        assert moved["state"] == "upcoming"
        assert "verschoben von 04.03.2027" in cli("deadlines", expect=0).out
        assert "postponed from 4 Mar 2027" in cli("deadlines", "--lang", "en", expect=0).out
        assert rows(cli, "--weeks", 1) == []
        assert [row["id"] for row in rows(cli, "--from", "2027-03-20")] == [row["id"]]

    def test_a_hard_limit_is_not_passed_unsaid(self, cli: Cli, inquiry: builders.Record) -> None:
        words = ("deadlines", "postpone", inquiry["id"], "--to", "2027-03-10", "--reason", "Urlaub")

        assert "harte Frist" in cli(*words, "--json", expect=7).error["message"]
        assert "Nichts verschoben" in cli(*words, expect=0, answers=["nein"]).stderr
        assert rows(cli)[0]["postponed_from"] is None

        assert "endet trotzdem am 24.02.2027" in cli(*words, "--yes", expect=0).stderr
        assert rows(cli)[0]["postponed_from"] == "2027-02-24"

    @pytest.mark.parametrize("day", ["2027-02-28", "2027-03-04", "2027-03-03"])
    def test_postponing_means_later(self, cli: Cli, newcomer: builders.Record, day: str) -> None:
        cli("deadlines", "postpone", newcomer["id"], "--to", day, "--reason", "Urlaub", "--json", expect=2)

    def test_what_was_moved_falls_due_on_its_new_day(
        self, cli: Cli, newcomer: builders.Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cli("deadlines", "postpone", newcomer["id"], "--to", "2027-03-20", "--reason", "Urlaub", expect=0)

        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-21")
        assert [row["state"] for row in rows(cli, "--overdue")] == ["overdue"]

    def test_what_is_done_is_not_postponed(self, cli: Cli, newcomer: builders.Record) -> None:
        [row] = rows(cli)
        cli("deadlines", "done", row["id"], expect=0)

        words = ("deadlines", "postpone", row["id"], "--to", "2027-03-20", "--reason", "Urlaub", "--json")
        assert "reopen" in cli(*words, expect=2).error["hint"]


class TestExplained:
    def test_with_rule_source_and_working(self, cli: Cli, inquiry: builders.Record) -> None:
        found = cli("deadlines", "show", inquiry["id"], "--json", expect=0).json

        assert found["rule"] == "K-02"
        assert found["basis"].startswith("Kooperationsvereinbarung")
        assert "Di 23.02. = 1" in found["working"]
        assert found["working"][-1] == "Fällig: Mi 24.02.2027"
        assert "Rechenweg" in cli("deadlines", "show", inquiry["id"], expect=0).out
        assert "Working" in cli("deadlines", "show", inquiry["id"], "--lang", "en", expect=0).out

    def test_what_was_due_before_the_day_was_corrected(self, cli: Cli, inquiry: builders.Record) -> None:
        cli("inquiry", "change", inquiry["id"], "--received", "2027-02-23", expect=0)

        [replaced] = cli("deadlines", "show", inquiry["id"], "--json", expect=0).json["replaced"]
        assert (replaced["due_on"], replaced["trigger_on"], replaced["by"]) == ("2027-02-24", "2027-02-22", "Test Person")
        assert "ersetzt" in cli("deadlines", "show", inquiry["id"], expect=0).out

    def test_what_was_due_before_another_record_was_corrected(self, cli: Cli, prison: builders.Record) -> None:
        person = builders.an_active_volunteer(name="Bilal Yavuz", contacted_on="2026-01-01")
        seen = builders.a_screening(person, kind="certificate", seen_on="2022-04-01")
        cli("screening", "change", seen["id"], "--seen", "2022-04-10", expect=0)
        [renewal] = rows(cli, "--rule", "F-03")

        [replaced] = cli("deadlines", "show", renewal["id"], "--json", expect=0).json["replaced"]

        assert renewal["due_on"] == "2027-04-10"
        assert (replaced["due_on"], replaced["trigger_on"]) == ("2027-04-01", "2022-04-01")

    def test_who_decided_what(self, cli: Cli, newcomer: builders.Record) -> None:
        [row] = rows(cli)
        cli("deadlines", "postpone", row["id"], "--to", "2027-03-20", "--reason", "Urlaub", expect=0)
        cli("deadlines", "done", row["id"], "--note", "telefoniert", expect=0)

        decisions = cli("deadlines", "show", row["id"], "--json", expect=0).json["decisions"]
        assert [(d["action"], d["day"], d["words"], d["by"]) for d in decisions] == [
            ("postponed", "2027-03-20", "Urlaub", "Test Person"),
            ("done", "2027-03-01", "telefoniert", "Test Person"),
        ]
        assert {event["by"] for event in cli("settlement", "history", row["id"], "--json", expect=0).json} == {"Test Person"}

    def test_every_rule_can_be_listed(self, cli: Cli) -> None:
        listed = cli("deadlines", "rules", "--json", expect=0).json

        assert {"K-02", "EIGEN"} <= {row["rule"] for row in listed}
        assert all(row["title"] and row["basis"] and row["period"] for row in listed)
        assert "2 Werktage" in cli("deadlines", "rules", expect=0).out


def test_a_release_that_moves_nearer_makes_nobody_late(cli: Cli, prison: builders.Record) -> None:
    client = builders.a_client(organisation_id=prison["id"], expected_release_on="2028-12-01", registered_on="2026-06-01")
    cli("client", "change", client["id"], "--expected-release", "2027-07-01", expect=0)

    assert [row["state"] for row in rows(cli, "--rule", "K-11")] == ["at_once"]
    assert cli("deadlines", "--check", "--rule", "K-11", expect=0).out == "Nichts Hartes ist überfällig.\n"


class TestByHand:
    def test_it_is_about_whatever_record_is_meant(self, cli: Cli, newcomer: builders.Record) -> None:
        words = ("--title", "Geburtstagskarte", "--due", "2027-03-07", "--responsible", "Petra", "--about", "Weber")
        added = cli("deadlines", "add", *words, "--json", expect=0).json

        assert added["volunteer_id"] == newcomer["id"]
        [row] = rows(cli, "--rule", "eigen")
        assert (row["due_on"], row["title"], row["responsible"]) == ("2027-03-07", "Geburtstagskarte", "Petra")
        assert row["subject"] == {"kind": "reminder", "id": added["id"], "name": "Anna Weber"}

    def test_it_is_done_the_same_way(self, cli: Cli) -> None:
        added = cli("deadlines", "add", "--title", "Kuchen", "--due", "heute", "--json", expect=0).json
        cli("deadlines", "done", added["id"], expect=0)

        assert rows(cli) == []

    def test_about_nobody_known_is_refused(self, cli: Cli) -> None:
        words = ("deadlines", "add", "--title", "Kuchen", "--due", "heute", "--about")
        cli(*words, "Niemand", "--json", expect=4)
        builders.a_volunteer(name="Anna Heide")
        builders.an_organisation("Heide e. V.")
        cli(*words, "Heide", "--json", expect=4)


class TestOnTheCard:
    def test_of_a_person_stands_what_is_due_for_them(self, cli: Cli, newcomer: builders.Record, prison: builders.Record) -> None:
        builders.a_screening(newcomer, kind="admission", organisation_id=prison["id"], valid_until="2027-04-20")

        shown = cli("volunteer", "show", newcomer["id"], expect=0).out

        assert "Was ansteht" in shown
        assert "Ersten Kontakt aufnehmen" in shown
        assert "Zulassung läuft ab" in shown
        assert "What is due" in cli("volunteer", "show", newcomer["id"], "--lang", "en", expect=0).out

    def test_of_an_organisation_stands_what_concerns_it(self, cli: Cli, inquiry: builders.Record) -> None:
        assert "K-02" in cli("organisation", "show", "JVA Heidetal", expect=0).out
        assert "K-02" in cli("inquiry", "show", inquiry["id"], "--format", "markdown", expect=0).out

    def test_of_somebody_else_stands_nothing(self, cli: Cli, newcomer: builders.Record) -> None:
        other = builders.an_active_volunteer(name="Bilal Yavuz")

        assert "Anna Weber" not in cli("volunteer", "show", other["id"], expect=0).out

    def test_programs_get_the_record_alone(self, cli: Cli, newcomer: builders.Record) -> None:
        assert "due" not in "".join(cli("volunteer", "show", newcomer["id"], "--json", expect=0).json)
