"""Claims: what is unclaimed is collected, reckoned in cents, claimed once, handed in, paid or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import builders
import paperwork
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def person() -> Record:
    """Somebody who drives."""
    return builders.a_volunteer(name="Erika Muster", street="Am Beispiel 1", town="Uelzen")


@pytest.fixture
def prison() -> Record:
    """A prison in Niedersachsen."""
    return builders.a_prison()


def drove(cli: Cli, person: Record, day: str, km: int, place: Record | None = None, *words: str) -> dict[str, Any]:
    where = ("--organisation", place["id"]) if place else ()
    line = ("effort", "log", person["id"], day, "1 h", f"{km} km", *words, *where, "--json")
    row: dict[str, Any] = cli(*line, expect=0).json
    return row


def laid_out(cli: Cli, person: Record, day: str, amount: str, place: Record | None = None, **typed: str) -> dict[str, Any]:
    where = {"organisation": place["id"]} if place else {}
    options = {"kind": "parking", **where, **typed}
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    line = ("expense", "add", "--volunteer", person["id"], "--on", day, "--amount", amount, *words, "--json")
    row: dict[str, Any] = cli(*line, expect=0).json
    return row


def claimed(cli: Cli, person: Record, *words: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = cli("claim", "new", person["id"], *words, "--json", expect=0).json
    return made


class TestReckoning:
    def test_by_context_and_payer(self, cli: Cli, person: Record, prison: Record) -> None:
        west = builders.a_prison("JVA Westtal", land="NW")
        drove(cli, person, "1.2.2027", 12, prison)
        drove(cli, person, "2.2.2027", 700, prison)
        laid_out(cli, person, "2.2.2027", "4,50", prison, receipt="17")
        drove(cli, person, "3.2.2027", 31, west)
        drove(cli, person, "4.2.2027", 31, builders.an_organisation("Treff Nord"))
        drove(cli, person, "5.2.2027", 10)

        made = {row["context"]: row for row in claimed(cli, person)}

        assert {context: row["amount_cents"] for context, row in made.items()} == {
            "prison_ni": 240 + 13_000 + 450,
            "prison_nw": 31 * 42,
            "other": 31 * 30 + 10 * 30,
        }
        assert [trip["travel_cents"] for trip in made["prison_ni"]["trips"]] == [240, 13_000]
        assert made["prison_ni"]["organisation"] == "JVA Heidetal"
        assert made["other"]["organisation"] is None
        assert made["prison_nw"]["submit_by"] == "2028-02-03"
        assert (made["other"]["begins_on"], made["other"]["ends_on"], made["other"]["arisen_on"]) == (
            "2027-02-04",
            "2027-02-05",
            "2027-02-04",
        )

    def test_only_the_period_that_was_asked_for(self, cli: Cli, person: Record) -> None:
        for day in ("31.1.2027", "1.2.2027", "28.2.2027", "1.3.2027"):
            drove(cli, person, day, 10)

        [february] = claimed(cli, person, "--from", "1.2.2027", "--to", "28.2.2027")
        [rest] = claimed(cli, person)

        assert [trip["held_on"] for trip in february["trips"]] == ["2027-02-01", "2027-02-28"]
        assert [trip["held_on"] for trip in rest["trips"]] == ["2027-01-31", "2027-03-01"]
        assert cli("claim", "new", person["id"], "--json", expect=4).error["code"] == "not_found"

    def test_official_interest_is_thirty_cents_without_a_cap(self, cli: Cli, person: Record, prison: Record) -> None:
        drove(cli, person, "1.2.2027", 700, prison)

        [made] = claimed(cli, person, "--official-interest")

        assert (made["amount_cents"], made["official_interest"]) == (21_000, True)

    def test_a_rate_of_ones_own(self, cli: Cli, person: Record) -> None:
        office = builders.an_organisation("AJSD Heidestadt", kind="ajsd")
        drove(cli, person, "31.1.2027", 10)
        drove(cli, person, "1.2.2027", 10)
        drove(cli, person, "2.2.2027", 10, office)
        assert "config set km.ajsd" in cli("claim", "new", person["id"], "--json", expect=2).error["hint"]
        cli("config", "set", "km.ajsd", "0,30", expect=0)
        cli("config", "set", "km.other", "0,35 ab 1.2.2027", expect=0)

        made = {row["context"]: row for row in claimed(cli, person)}

        assert [trip["rate_cents"] for trip in made["other"]["trips"]] == [30, 35]
        assert made["ajsd"]["amount_cents"] == 300
        assert "0,35 €/km ab 01.02.2027" in cli("config", expect=0).out
        rates = cli("claim", "rates", "--json", expect=0).json
        assert {row["context"] for row in rates if row["own"]} == {"ajsd", "other"}
        assert all(row["basis"] for row in rates)
        cli("config", "set", "km.other", "viel", expect=2)

    def test_what_is_past_its_limit_is_left_out_and_said(self, cli: Cli, person: Record) -> None:
        west = builders.a_prison("JVA Westtal", land="NW")
        drove(cli, person, "27.2.2026", 10, west)
        drove(cli, person, "28.2.2026", 10, west)

        shown = cli("claim", "new", person["id"], expect=0)

        assert "Frist" not in shown.stderr, "a year from a Saturday and a Sunday ends on the Monday after"
        drove(cli, person, "26.2.2026", 10, west)
        refused = cli("claim", "new", person["id"], expect=4)
        assert "Frist am 26.02.2027 abgelaufen" in refused.stderr

    def test_late_where_nobody_knows_whether_the_limit_holds(self, cli: Cli, person: Record, prison: Record) -> None:
        drove(cli, person, "1.8.2026", 10, prison)

        shown = cli("claim", "new", person["id"], expect=0)

        assert "die Frist ist um, falls sie gilt" in shown.stderr

    def test_an_expense_belongs_where_somebody_is_placed(self, cli: Cli, prison: Record) -> None:
        ready = builders.a_ready_volunteer(prison)
        placement = builders.a_placement(builders.a_need(prison), ready)
        cli("placement", "start", placement["id"], expect=0)

        assert laid_out(cli, ready, "1.3.2027", "3")["organisation_id"] == prison["id"]
        assert laid_out(cli, ready, "28.2.2027", "3")["organisation_id"] is None


class TestOnceOnly:
    def test_what_is_claimed_can_no_longer_be_changed(self, cli: Cli, person: Record) -> None:
        trip, receipt = drove(cli, person, "1.2.2027", 12), laid_out(cli, person, "1.2.2027", "4,50")
        [made] = claimed(cli, person)

        for words in (
            ("effort", "change", trip["id"], "--km", "99"),
            ("effort", "remove", trip["id"], "--yes"),
            ("expense", "change", receipt["id"], "--amount", "99"),
            ("expense", "remove", receipt["id"], "--yes"),
            ("claim", "change", made["number"], "--amount", "99"),
        ):
            assert made["id"] in cli(*words, expect=2).stderr or made["number"] in cli(*words, expect=2).stderr
        cli("effort", "change", trip["id"], "--for", "Besuch", expect=0)
        assert cli("claim", "show", made["number"], "--json", expect=0).json["amount_cents"] == 12 * 30 + 450

    def test_a_claim_that_is_taken_out_frees_what_was_in_it(self, cli: Cli, person: Record) -> None:
        trip = drove(cli, person, "1.2.2027", 12)
        laid_out(cli, person, "1.2.2027", "4,50")
        [first] = claimed(cli, person)

        cli("claim", "remove", first["number"], "--yes", expect=0)

        cli("effort", "change", trip["id"], "--km", "20", expect=0)
        [second] = claimed(cli, person)
        assert second["amount_cents"] == 20 * 30 + 450
        cli("claim", "submit", second["id"], expect=0)
        assert "eingereicht" in cli("claim", "remove", second["id"], "--yes", expect=2).stderr

    def test_a_dry_run_claims_nothing(self, cli: Cli, person: Record) -> None:
        drove(cli, person, "1.2.2027", 12)
        before = builders.everything()

        cli("claim", "new", person["id"], "--dry-run", expect=0)

        assert builders.everything() == before

    def test_one_receipt_is_one_expense(self, cli: Cli, person: Record) -> None:
        laid_out(cli, person, "1.2.2027", "4,50", receipt="17")

        words = ("--volunteer", person["id"], "--on", "1.2.2027", "--amount", "4,50", "--kind", "parking", "--receipt", "17")
        assert cli("expense", "add", *words, "--json", expect=5).error["rules"][0]["rule"] == "DOPPELT"
        cli("expense", "add", *words[:-1], "18", expect=0)
        cli("expense", "add", "--volunteer", person["id"], "--kind", "parking", "--amount", "0", expect=2)


class TestTheWayOfAClaim:
    def test_submitted_refused_submitted_again_and_paid(self, cli: Cli, person: Record) -> None:
        drove(cli, person, "1.2.2027", 12)
        [made] = claimed(cli, person)

        def state(*words: str) -> Any:
            return cli("claim", *words, "--json", expect=0).json["status"]

        assert state("show", made["number"]) == "open"
        cli("claim", "refuse", made["number"], "--reason", "zu spät", expect=2)
        assert state("submit", made["number"], "--on", "26.2.2027") == "submitted"
        cli("claim", "submit", made["number"], expect=2)
        assert state("refuse", made["number"], "--reason", "Beleg fehlt") == "refused"
        cli("claim", "pay", made["number"], expect=2)
        assert state("submit", made["number"]) == "submitted"
        paid = cli("claim", "pay", made["number"], "--amount", "3", "--json", expect=0).json
        assert (paid["status"], paid["paid_cents"], paid["paid_on"], paid["refusal"]) == ("paid", 300, "2027-03-01", None)
        cli("claim", "pay", made["number"], expect=2)

    def test_no_more_is_paid_than_was_claimed(self, cli: Cli, person: Record) -> None:
        drove(cli, person, "1.2.2027", 12)
        [made] = claimed(cli, person)

        cli("claim", "pay", made["number"], "--amount", "3,61", expect=2)
        cli("claim", "submit", made["number"], "--on", "1.3.2027", expect=0)
        cli("claim", "pay", made["number"], "--on", "28.2.2027", expect=2)
        assert cli("claim", "pay", made["number"], "--json", expect=0).json["paid_cents"] == 360


class TestFlatAmounts:
    def test_thirty_euros_a_quarter_once(self, cli: Cli, person: Record) -> None:
        words = ("claim", "add", "--volunteer", person["id"], "--context", "prison_ni", "--kind", "allowance", "--amount")

        cli(*words, "30,01", expect=2)
        cli(*words, "30", "--arisen", "31.3.2026", expect=0)
        assert cli(*words, "20", "--arisen", "1.1.2026", "--json", expect=5).error["rules"][0]["rule"] == "DOPPELT"
        cli(*words, "30", "--arisen", "1.4.2026", expect=0)

    def test_the_probation_service_by_the_month(self, cli: Cli, person: Record) -> None:
        words = ("claim", "add", "--volunteer", person["id"], "--context", "ajsd", "--kind", "allowance", "--amount")

        cli(*words, "40", "--arisen", "1.12.2025", expect=2)
        cli(*words, "50", "--arisen", "1.12.2025", expect=0)
        cli(*words, "50", "--arisen", "31.12.2025", expect=5)
        cli(*words, "40", "--arisen", "1.1.2026", expect=0)


class TestOnPaper:
    def test_the_form_says_how_it_was_reckoned(self, cli: Cli, person: Record) -> None:
        paperwork.fill_own_organisation()
        west = builders.a_prison("JVA Westtal", land="NW", street="Torweg 1")
        drove(cli, person, "1.2.2027", 31, west, "Besuch")
        laid_out(cli, person, "1.2.2027", "4,50", west, receipt="17")
        [made] = claimed(cli, person)

        cli("document", "render", "claim-form", "--for", made["number"], "-o", "antrag.md", expect=0)

        text = Path("antrag.md").read_text(encoding="utf-8")
        for words in ("An JVA Westtal, Torweg 1", "17,52", "13,02", "0,42 €/km", "§ 5 (2) Nr. 2 JVEG", "4,50", "1. Februar 2028"):
            assert words in text.replace("\u00a0", " "), words
        assert "IBAN" in text
        cli("claim", "submit", made["number"], expect=0)
        assert "stimmt noch" in cli("claim", "show", made["number"], expect=0).out


class TestOneCar:
    """A car with several people in it is paid once (§ 5 (2) sentence 2 JVEG)."""

    def test_who_else_drove_there_on_the_day_is_named(self, cli: Cli) -> None:
        prison, other = builders.a_prison("JVA Westtal", land="NW"), builders.a_prison("JVA Osttal", land="NW")
        person, beside = builders.a_volunteer(name="Erika Muster"), builders.a_volunteer(name="Max Beispiel")
        elsewhere, on_foot = builders.a_volunteer(name="Uta Fern"), builders.a_volunteer(name="Ole Fuß")
        for day in ("2.2.2027", "9.2.2027"):
            drove(cli, person, day, 24, prison)
            drove(cli, beside, day, 24, prison)
        drove(cli, elsewhere, "2.2.2027", 24, other)
        cli("effort", "log", on_foot["id"], "2.2.2027", "1 h", "--organisation", prison["id"], expect=0)

        said = cli("claim", "new", person["id"], expect=0).stderr.replace("\n", " ")

        assert "Am 02.02.2027 fuhr auch Max Beispiel dorthin: Im selben Auto zählt die Fahrt nur einmal (§ 5 (2) JVEG)." in said
        assert said.count("Im selben Auto") == 1


class TestAListOfReceipts:
    """Receipts as somebody has kept them in a spreadsheet."""

    def test_it_is_taken_over_to_the_cent_and_twice_without_harm(self, cli: Cli, tmp_path: Path) -> None:
        builders.a_volunteer(name="Erika Muster")
        (tmp_path / "belege.csv").write_text(
            "Name;Datum;Art;Betrag;Beleg\n"
            "Erika Muster;20.2.2027;Parkgebühr;4,50 €;17\n"
            "Erika Muster;21.2.2027;Fahrkarte;1.234,56;18\n"
            "Erika Muster;;Parken;2,00;19\n"
            "Erika Muster;22.2.2027;Verpflegung;;20\n",
            encoding="utf-8",
        )

        first, second = (cli("import", "expenses", tmp_path / "belege.csv", "--yes", "--json", expect=0).json for _ in range(2))

        assert (first["added"], second["added"], second["unchanged"]) == (2, 0, 2)
        assert [row["row"] for row in first["refused"]] == [4, 5]
        assert "Tag" in first["refused"][0]["reason"]
        kept = cli("expense", "list", "--json", expect=0).json
        assert {(row["kind"], row["amount_cents"], row["arisen_on"], row["receipt"]) for row in kept} == {
            ("parking", 450, "2027-02-20", "17"),
            ("transit", 123456, "2027-02-21", "18"),
        }
