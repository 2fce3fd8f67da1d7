"""Grants: from the idea to the proof of use, each step with its day, the money to the cent and the hours to the minute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.model import ENTITIES

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def project() -> Record:
    """Something worth paying for."""
    return builders.kept(ENTITIES["projects"], {"name": "Ankommen", "begins_on": "2026-01-01", "ends_on": "2027-12-31"})


@pytest.fixture
def grant(project: Record) -> Record:
    """An idea with a title, a project and a sum."""
    return builders.kept(ENTITIES["grants"], {"title": "Ankommen 2027", "project_id": project["id"], "amount_cents": "8000"})


def a_line(grant: Record, name: str, amount: str, **typed: str) -> Record:
    return builders.kept(ENTITIES["budget_lines"], {"grant_id": grant["id"], "name": name, "planned_cents": amount, **typed})


def spent(cli: Cli, line: Record, amount: str, *words: str) -> Any:
    return cli("spending", "add", "--line", line["id"], "--amount", amount, *words, "--json", expect=0)


def budget(cli: Cli, grant: Record) -> dict[str, Any]:
    data: dict[str, Any] = cli("grant", "budget", grant["id"], "--json", expect=0).json
    return data


def lacking(cli: Cli, grant: Record) -> dict[str, Any]:
    data: dict[str, Any] = cli("grant", "next", grant["id"], "--json", expect=0).json
    return {"next": data["next"], "lacks": [lack["what"] for lack in data["lacks"]]}


class TestTheWay:
    def test_every_step_has_its_day_and_the_state_follows(self, cli: Cli, grant: Record) -> None:
        steps = (
            ("apply", "2026-09-01", "applied"),
            ("approve", "2026-12-01", "approved"),
            ("start", "2027-01-04", "running"),
            ("report", "2027-02-01", "reported"),
            ("prove", "2027-02-15", "proven"),
        )
        for verb, day, state in steps:
            row = cli("grant", verb, grant["id"], "--on", day, "--json", expect=0).json
            assert row["status"] == state
        kept = builders.fetched(ENTITIES["grants"], grant["id"])
        days = [kept[name] for name in ("applied_on", "approved_on", "started_on", "reported_on", "proven_on")]
        assert days == [day for _, day, _ in steps]

    def test_what_is_missing_is_said_with_the_command_that_brings_it(self, cli: Cli, grant: Record) -> None:
        said = cli("grant", "next", grant["id"], expect=0).out

        assert "Nächster Schritt: beantragen" in said
        assert "Fördergeber" in said
        assert f"ehrenamt budget-line add --grant {grant['id']}" in said

    def test_a_plan_that_is_not_paid_for_is_missing_something(self, cli: Cli, grant: Record) -> None:
        a_line(grant, "Honorare", "8000,01")
        assert "Plan und Deckung sind ungleich" in lacking(cli, grant)["lacks"]

        cli("grant", "change", grant["id"], "--own-share", "0,01", expect=0)
        assert "Plan und Deckung sind ungleich" not in lacking(cli, grant)["lacks"]

    def test_before_the_proof_every_receipt_is_whole_and_every_condition_fulfilled(self, cli: Cli, grant: Record) -> None:
        for words in (
            ("approve", "--on", "2026-12-01", "--begins", "2027-01-01", "--ends", "2027-12-31"),
            ("start",),
            ("report",),
        ):
            cli("grant", words[0], grant["id"], *words[1:], expect=0)
        row = spent(cli, a_line(grant, "Honorare", "100"), "50", "--on", "2026-12-30").json
        cli("condition", "add", "--grant", grant["id"], "--what", "Logo zeigen", expect=0)

        assert lacking(cli, grant) == {
            "next": "prove",
            "lacks": [
                "Auflage: Logo zeigen",
                f"Beleg Nr., Empfänger oder Zweck: {row['id']}",
                f"außerhalb des Zeitraums bezahlt: {row['id']}",
                "Einnahmen decken die Ausgaben nicht",
                "Belegliste schreiben",
            ],
        }

    def test_nothing_is_proven_that_was_never_approved(self, cli: Cli, grant: Record) -> None:
        error = cli("grant", "prove", grant["id"], expect=2).stderr
        assert "„Ankommen 2027“ ist Idee." in error
        assert f"ehrenamt grant next {grant['id']}" in error

    def test_a_notice_before_the_application_is_a_slip(self, cli: Cli, grant: Record) -> None:
        cli("grant", "apply", grant["id"], "--on", "2027-01-10", expect=0)
        assert "liegt vor" in cli("grant", "approve", grant["id"], "--on", "2027-01-09", expect=2).stderr

    def test_what_was_declined_is_over_and_reminds_of_nothing(self, cli: Cli, grant: Record) -> None:
        cli("grant", "change", grant["id"], "--proof-due", "2027-03-31", expect=0)
        cli("grant", "decline", grant["id"], "--reason", "kein Geld im Topf", expect=0)

        assert [row["id"] for row in cli("grant", "list", "--status", "abgelehnt", "--json", expect=0).json] == [grant["id"]]
        assert cli("deadlines", "--json", expect=0).json == []

    def test_a_day_set_by_hand_moves_the_state_too(self, cli: Cli, grant: Record) -> None:
        assert cli("grant", "change", grant["id"], "--approved", "2026-12-01", "--json", expect=0).json["status"] == "approved"
        assert cli("grant", "change", grant["id"], "--approved", "-", "--json", expect=0).json["status"] == "idea"

    def test_the_interim_report_is_a_day_of_its_own(self, cli: Cli, grant: Record) -> None:
        cli("grant", "approve", grant["id"], "--interim-report", "2027-03-20", expect=0)
        [due] = cli("deadlines", "--json", expect=0).json
        assert due["title"] == "Zwischenbericht vorlegen"

        row = cli("grant", "report", grant["id"], "--interim", "--json", expect=0).json
        assert (row["status"], row["reported_on"]) == ("approved", None)
        assert cli("deadlines", "--json", expect=0).json == []


class TestMoney:
    def test_line_by_line_to_the_cent(self, cli: Cli, grant: Record) -> None:
        fees, rooms = a_line(grant, "Honorare", "1000", number="1"), a_line(grant, "Räume", "500,50", number="2")
        spent(cli, fees, "333,33")
        spent(cli, fees, "333,34")
        spent(cli, rooms, "0,01")

        data = budget(cli, grant)

        assert [(one["name"], one["spent_cents"], one["left_cents"]) for one in data["lines"]] == [
            ("Honorare", 66_667, 33_333),
            ("Räume", 1, 50_049),
        ]
        assert (data["planned_cents"], data["spent_cents"], data["left_cents"]) == (150_050, 66_668, 83_382)

    @pytest.mark.parametrize(("amount", "state"), [("1000", "ok"), ("1000,01", "over"), ("1200", "over"), ("1200,01", "beyond")])
    def test_a_line_may_be_overspent_by_a_fifth(self, cli: Cli, grant: Record, amount: str, state: str) -> None:
        line = a_line(grant, "Honorare", "1000")
        spent(cli, line, amount)
        [one] = budget(cli, grant)["lines"]
        assert one["state"] == state

    def test_the_notice_comes_before_the_setting_and_the_setting_before_the_default(self, cli: Cli, grant: Record) -> None:
        spent(cli, a_line(grant, "Honorare", "1000"), "1150")

        def state() -> str:
            return str(budget(cli, grant)["lines"][0]["state"])

        assert state() == "over"
        cli("config", "set", "grant.overspend", "10", expect=0)
        assert state() == "beyond"
        cli("grant", "change", grant["id"], "--overspend", "15", expect=0)
        assert state() == "over"

    def test_whoever_overspends_is_told_at_once(self, cli: Cli, grant: Record) -> None:
        line = a_line(grant, "Honorare", "100")
        cli("grant", "approve", grant["id"], "--begins", "2027-01-01", "--ends", "2027-12-31", expect=0)

        said = spent(cli, line, "150", "--on", "2026-12-24").stderr

        assert "Posten „Honorare“ zu weit überzogen" in said
        assert "50,00 € zu viel" in said
        assert "meist nicht förderfähig" in said

    def test_a_line_is_named_with_its_grant(self, cli: Cli, grant: Record) -> None:
        other = builders.kept(ENTITIES["grants"], {"title": "Sprachtreff 2027"})
        line, _ = a_line(grant, "Honorare", "100"), a_line(other, "Honorare", "100")

        row = cli("spending", "add", "--line", "Ankommen 2027 Honorare", "--amount", "5", "--json", expect=0).json

        assert row["line_id"] == line["id"]
        assert "kann mehrere meinen" in cli("spending", "add", "--line", "Honorare", "--amount", "5", expect=4).stderr

    def test_one_receipt_is_paid_once(self, cli: Cli, grant: Record) -> None:
        line = a_line(grant, "Honorare", "100")
        words = ("--receipt", "12", "--on", "2027-02-01")
        spent(cli, line, "50", *words)
        again = ("spending", "add", "--line", line["id"], "--amount", "50", *words)
        assert "Den Beleg 12 gibt es hier schon" in cli(*again, expect=5).stderr


class TestHours:
    @pytest.fixture
    def approved(self, cli: Cli, grant: Record) -> Record:
        """A year with 15 euros an hour, at most a fifth of the total."""
        words = ("--on", "2026-11-01", "--begins", "2026-12-01", "--ends", "2027-12-31", "--hour-rate", "15", "--hours-cap", "20")
        cli("grant", "approve", grant["id"], *words, "--eligible", "1000", expect=0)
        return grant

    def logged(self, minutes: str, day: str = "2027-02-01", **typed: str) -> None:
        person = builders.a_volunteer()
        builders.kept(ENTITIES["efforts"], {"volunteer_id": person["id"], "held_on": day, "minutes": minutes, **typed})

    def test_to_the_minute_and_the_cent(self, cli: Cli, approved: Record) -> None:
        self.logged("2:20", project_id=approved["project_id"])
        self.logged("1:01", project_id=approved["project_id"])
        self.logged("8:00")

        hours = budget(cli, approved)["hours"]

        assert (hours["minutes"], hours["value_cents"], hours["counted_cents"]) == (201, 5_025, 5_025)

    def test_only_within_the_period(self, cli: Cli, approved: Record) -> None:
        for day in ("2026-11-30", "2026-12-01"):
            self.logged("1:00", day, project_id=approved["project_id"])
        assert budget(cli, approved)["hours"]["minutes"] == 60

    def test_no_more_than_the_cap(self, cli: Cli, approved: Record) -> None:
        self.logged("14:00", project_id=approved["project_id"])
        data = budget(cli, approved)
        assert (data["hours"]["value_cents"], data["hours"]["counted_cents"]) == (21_000, 20_000)
        assert data["remarks"] == [
            "Ehrenamtliche Stunden sind 210,00 € wert, zählen aber höchstens 20 % von 1.000,00 €: 200,00 €."
        ]

    def test_after_the_end_the_cap_is_taken_of_what_was_really_spent(
        self, cli: Cli, approved: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spent(cli, a_line(approved, "Honorare", "800"), "400")
        self.logged("14:00", project_id=approved["project_id"])
        monkeypatch.setenv("EHRENAMT_TODAY", "2028-01-10")

        hours = budget(cli, approved)["hours"]

        assert (hours["base_cents"], hours["counted_cents"]) == (50_000, 10_000)
        assert hours["counted_cents"] * 100 == 20 * (40_000 + hours["counted_cents"])

    def test_without_a_rate_no_hour_is_worth_anything(self, cli: Cli, grant: Record) -> None:
        self.logged("2:00", project_id=grant["project_id"])
        assert budget(cli, grant)["hours"]["value_cents"] == 0

    def test_a_project_that_covers_everything_counts_what_belongs_to_no_other(self, cli: Cli, approved: Record) -> None:
        other = builders.kept(ENTITIES["projects"], {"name": "Sprachtreff"})
        cli("project", "change", approved["project_id"], "--covers-all", "ja", expect=0)
        self.logged("1:00")
        self.logged("2:00", project_id=other["id"])
        self.logged("4:00", project_id=approved["project_id"])
        assert budget(cli, approved)["hours"]["minutes"] == 300

    def test_an_effort_belongs_to_the_project_of_its_need(self, cli: Cli, project: Record) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        placement = builders.a_placement(builders.a_need(prison, project_id=project["id"]), person)
        cli("placement", "start", placement["id"], "--on", "2027-02-01", expect=0)

        row = cli("effort", "log", person["id"], "2.2.2027", "1:00", "--json", expect=0).json
        free = cli("effort", "log", person["id"], "3.2.2027", "1:00", "--project", "-", "--json", expect=0).json

        assert (row["project"], free["project"]) == ("Ankommen", None)
        sums = cli("effort", "sum", "--by", "project", "--json", expect=0).json
        assert {one["project"]: one["minutes"] for one in sums} == {"Ankommen": 60, None: 60}


def test_money_is_called_off_again_and_again(cli: Cli, grant: Record) -> None:
    cli("grant", "approve", grant["id"], "--call-off", "2027-03-05", expect=0)
    cli("grant", "call-off", grant["id"], expect=0)
    assert cli("deadlines", "--json", expect=0).json == []

    cli("grant", "change", grant["id"], "--call-off", "2027-03-20", expect=0)

    [due] = cli("deadlines", "--json", expect=0).json
    assert (due["title"], due["due_on"]) == ("Mittel abrufen", "2027-03-20")


def test_a_grant_takes_from_its_source_what_that_says(cli: Cli) -> None:
    funder = builders.an_organisation("Stiftung Beispiel", kind="funder")
    source = {"programme": "Engagement vor Ort", "funder_id": funder["id"], "apply_by": "2027-03-31"}
    key = builders.kept(ENTITIES["funding_sources"], source)["id"]
    [call] = cli("deadlines", "--json", expect=0).json
    assert call["title"] == "Antragsfrist einer Förderquelle"

    row = cli("grant", "add", "--title", "Sprachtreff", "--source", key, "--json", expect=0).json

    assert (row["funder"], row["programme"], row["apply_by"]) == ("Stiftung Beispiel", "Engagement vor Ort", "2027-03-31")
    [due] = cli("deadlines", "--json", expect=0).json
    assert due["title"] == "Förderung beantragen"


def test_the_list_of_projects_says_how_far_their_grants_are(cli: Cli, project: Record, grant: Record) -> None:
    cli("grant", "apply", grant["id"], expect=0)
    assert "Ankommen 2027: beantragt" in cli("project", "list", expect=0).out
    [row] = cli("project", "list", "--json", expect=0).json
    assert row["grants"] == [{"id": grant["id"], "title": "Ankommen 2027", "status": "applied"}]


def test_a_beginning_of_the_catalogue_of_sources_lies_at_hand(cli: Cli) -> None:
    listed = Path(__file__).parents[2] / "examples" / "foerderquellen.csv"
    first, again = (cli("import", "funding_sources", listed, "--yes", "--json", expect=0).json for _ in range(2))

    assert (first["added"], first["refused"], again["unchanged"]) == (3, [], 3)
    [row] = cli("funding-source", "list", "1.000 Euro", "--json", expect=0).json
    assert (row["most_cents"], row["land"], row["checked_on"]) == (100_000, "NW", "2025-04-22")
    assert row["source"] == "Runderlass des Ministerpräsidenten NRW vom 17.03.2022"
