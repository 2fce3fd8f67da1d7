"""Admissions: asked for after the instruction, decided, the card given back, and how long each institution takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")


def admissions(person: Record) -> list[Record]:
    with registers.opened() as book:
        return list(stored.every(book, SCREENINGS, {"volunteer_id": person["id"], "kind": "admission"}))


class TestRequest:
    """Whoever is looked into was told before (rule Z-03)."""

    def test_a_prison_asks_after_the_instruction(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()

        error = cli("screening", "request", person["id"], prison["id"], "--json", expect=5).error
        late = cli(
            *("screening", "request", person["id"], prison["id"]),
            *("--on", "2027-02-10", "--instructed", "2027-02-11", "--json"),
            expect=5,
        ).error
        row = cli(
            *("screening", "request", person["id"], prison["id"], "--on", "2027-02-12", "--instructed", "2027-02-11", "--json"),
            expect=0,
        ).json

        assert error["rules"][0]["rule"] == late["rules"][0]["rule"] == "Z-03"
        assert "11.02.2027" in late["message"]
        assert (row["kind"], row["result"], row["instructed_on"], row["requested_on"]) == (
            "admission",
            "pending",
            "2027-02-11",
            "2027-02-12",
        )

    def test_others_ask_as_they_like(self, cli: Cli) -> None:
        place = builders.an_organisation("Beratungsstelle", requires_admission="ja")

        row = cli("screening", "request", builders.a_volunteer()["id"], place["id"], "--json", expect=0).json

        assert row["requested_on"] == "2027-03-01"

    def test_asking_twice_is_one_request(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()
        for day in ("2027-02-12", "2027-02-20"):
            line = ("screening", "request", person["id"], prison["id"], "--on", day, "--instructed", "2027-02-11")
            cli(*line, expect=0)

        [row] = admissions(person)
        assert row["requested_on"] == "2027-02-20"


class TestDecision:
    """The day, the result, the limit, the card; nothing else."""

    def test_it_settles_the_request(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()
        asked = ("--on", "2027-01-11", "--instructed", "2027-01-11")
        cli("screening", "request", person["id"], prison["id"], *asked, expect=0)
        assert "Z-07" in {row["rule"] for row in cli("deadlines", "--json", expect=0).json}

        told = ("--result", "in Ordnung", "--on", "2027-02-22", "--valid-until", "2028-02-28", "--card-number", "A 17")
        row = cli("screening", "decide", person["id"], prison["id"], *told, "--json", expect=0).json

        assert (row["result"], row["seen_on"], row["valid_until"], row["card_number"]) == (
            "positive",
            "2027-02-22",
            "2028-02-28",
            "A 17",
        )
        assert len(admissions(person)) == 1
        assert "Z-07" not in {row["rule"] for row in cli("deadlines", "--json", expect=0).json}

    def test_a_refusal_admits_nobody(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer(status="screening", interviewed_on="2027-02-01")
        cli("screening", "request", person["id"], prison["id"], "--instructed", "heute", expect=0)
        cli("screening", "decide", person["id"], prison["id"], "--result", "abgelehnt", expect=0)

        assert admissions(person)[0]["result"] == "negative"
        places = cli("volunteer", "next", person["id"], "--json", expect=0).json["places"]
        assert [place["organisation_id"] for place in places] == [None], "who was refused is not on the way there"

    def test_without_a_request_on_record_it_counts_all_the_same(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()

        cli("screening", "decide", person["id"], prison["id"], "--result", "in Ordnung", expect=0)

        assert admissions(person)[0]["result"] == "positive"

    @pytest.mark.parametrize(
        ("options", "said"),
        [(("--result", "offen"), "keine Entscheidung"), (("--result", "in Ordnung", "--on", "2027-02-01"), "erst am 12.02.2027")],
    )
    def test_what_cannot_be(self, cli: Cli, options: tuple[str, ...], said: str) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()
        cli(*("screening", "request", person["id"], prison["id"], "--on", "2027-02-12", "--instructed", "2027-02-12"), expect=0)

        assert said in cli("screening", "decide", person["id"], prison["id"], *options, "--json", expect=2).error["message"]


class TestCard:
    """It comes back, at one place or everywhere."""

    def test_one_or_all(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        prisons = [builders.a_prison(name) for name in ("JVA Heidetal", "JVA Moor", "JVA See")]
        for number, prison in enumerate(prisons):
            builders.a_screening(person, kind="admission", organisation_id=prison["id"], card_number=f"A {number}")
        cli("volunteer", "end", person["id"], "--reason", "Umzug", expect=0)
        assert [row["rule"] for row in cli("deadlines", "--json", expect=0).json].count("Z-08") == 3

        one = cli("screening", "return-card", person["id"], "JVA Moor", "--on", "2027-02-28", "--json", expect=0).json
        assert [(row["organisation"], row["card_returned_on"]) for row in one] == [("JVA Moor", "2027-02-28")]
        assert len(cli("screening", "return-card", person["id"], "--json", expect=0).json) == 2

        assert "Z-08" not in {row["rule"] for row in cli("deadlines", "--json", expect=0).json}
        assert "keinen Ausweis" in cli("screening", "return-card", person["id"], "--json", expect=4).error["message"]


class TestTimes:
    """Measured, not assumed: median and middle half of what each institution took, and what is still open."""

    def asked(self, prison: Record, took: int | None, requested: str = "2026-10-01") -> None:
        days: dict[str, str] = {"requested_on": requested, "seen_on": "-", "result": "pending"}
        if took is not None:
            days |= {"seen_on": (date.fromisoformat(requested) + timedelta(days=took)).isoformat(), "result": "positive"}
        person = builders.a_volunteer()
        builders.a_screening(person, kind="admission", organisation_id=prison["id"], **days)

    def test_each_institution_for_itself(self, cli: Cli) -> None:
        slow, quick = builders.a_prison("JVA Langsam"), builders.a_prison("JVA Rasch")
        for took in (30, 40, 50, 60, 100, None):
            self.asked(slow, took)
        self.asked(quick, 14)

        first, second = cli("screening", "times", "--json", expect=0).json

        assert first == {
            "organisation_id": slow["id"],
            "organisation": "JVA Langsam",
            "decided": 5,
            "median_days": 50,
            "first_quartile_days": 40,
            "third_quartile_days": 60,
            "shortest_days": 30,
            "longest_days": 100,
            "running": 1,
            "longest_running_days": 151,
            "few": False,
        }
        assert (second["median_days"], second["first_quartile_days"], second["few"]) == (14, None, True)

    def test_few_decisions_are_said_to_be_few(self, cli: Cli) -> None:
        self.asked(builders.a_prison("JVA Rasch"), 14)

        shown = cli("screening", "times", expect=0)

        assert "14 Tage *" in shown.out
        assert "unter 5 Entscheidungen" in shown.stderr

    def test_narrowed_to_a_place_and_a_time(self, cli: Cli) -> None:
        slow, quick = builders.a_prison("JVA Langsam"), builders.a_prison("JVA Rasch")
        self.asked(slow, 60, "2025-01-10")
        self.asked(slow, 30, "2026-10-01")
        self.asked(quick, 14)

        [row] = cli("screening", "times", "--organisation", "Langsam", "--from", "2026-01-01", "--json", expect=0).json

        assert (row["decided"], row["median_days"]) == (1, 30)

    def test_whoever_has_gone_waits_no_longer(self, cli: Cli) -> None:
        prison, person = builders.a_prison(), builders.a_volunteer()
        builders.a_screening(
            person, kind="admission", organisation_id=prison["id"], requested_on="2027-01-01", seen_on="-", result="pending"
        )
        cli("volunteer", "end", person["id"], "--reason", "eigener Wunsch", expect=0)

        assert cli("screening", "times", "--json", expect=0).json == []


class TestContent:
    """Dates and a result; a certificate leaves three facts (§ 72a (5) SGB VIII, § 44 (3) AsylG)."""

    @pytest.mark.parametrize(
        ("kind", "option"),
        [
            ("certificate", "--card-number"),
            ("certificate", "--course"),
            ("certificate", "--version"),
            ("measles", "--course"),
            ("security_inquiry", "--version"),
            ("secrecy", "--card-number"),
        ],
    )
    def test_no_field_takes_a_story(self, cli: Cli, kind: str, option: str) -> None:
        person = builders.a_volunteer()

        error = cli(
            "screening", "add", "--volunteer", person["id"], "--kind", kind, option, "Eintrag 2019", "--json", expect=5
        ).error

        assert error["rules"][0]["rule"] == "F-04"
        assert builders.everything()["screenings"] == []

    def test_three_facts_of_a_certificate(self, cli: Cli) -> None:
        facts = ("--seen", "2027-02-20", "--issued", "2027-02-01", "--result", "in Ordnung")
        cli("screening", "add", "--volunteer", builders.a_volunteer()["id"], "--kind", "certificate", *facts, expect=0)

    @pytest.mark.parametrize(
        ("kind", "option"), [("training", "--course"), ("secrecy", "--version"), ("admission", "--card-number")]
    )
    def test_labels_are_short(self, cli: Cli, kind: str, option: str) -> None:
        person, prison = builders.a_volunteer(), builders.a_prison()
        line = (
            "screening",
            "add",
            "--volunteer",
            person["id"],
            "--kind",
            kind,
            "--organisation",
            prison["id"],
            "--seen",
            "heute",
        )

        assert "zu lang" in cli(*line, option, "x" * 41, "--json", expect=2).error["message"]
        cli(*line, option, "x" * 40, expect=0)

    def test_the_copy_belongs_to_the_formal_undertaking(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        line = ("screening", "add", "--volunteer", person["id"], "--seen", "heute", "--copy-given", "ja")

        assert cli(*line, "--kind", "formal_undertaking", "--json", expect=0).json["copy_given"] is True
        cli(*line, "--kind", "secrecy", "--json", expect=5)
