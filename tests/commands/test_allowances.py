"""Allowances: every payment is held against the yearly limits, to the cent, whoever pays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.tax_free import LIABILITY, LIMITS, limit
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.services import allowances, paying, registers

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def person() -> Record:
    """Somebody who is paid a little."""
    return builders.a_volunteer(name="Erika Muster")


def paid(cli: Cli, person: Record, amount: str, *words: str, kind: str = "volunteer") -> dict[str, Any]:
    line = ("allowance", "pay", person["id"], "--kind", kind, "--amount", amount, *words, "--json")
    row: dict[str, Any] = cli(*line, expect=0).json
    return row


def refused(cli: Cli, person: Record, amount: str, *words: str, kind: str = "volunteer") -> dict[str, Any]:
    line = ("allowance", "pay", person["id"], "--kind", kind, "--amount", amount, *words, "--json")
    return cli(*line, expect=5).error


class TestTheYearlyLimit:
    def test_up_to_the_last_cent(self, cli: Cli, person: Record) -> None:
        paid(cli, person, "600", "--on", "15.1.2027")
        cli(
            "allowance",
            "elsewhere",
            person["id"],
            "--kind",
            "volunteer",
            "--amount",
            "239,99",
            "--payer",
            "SV Beispiel",
            expect=0,
        )

        error = refused(cli, person, "120,02")

        assert (error["rules"][0]["rule"], error["rules"][0]["basis"]) == ("G-04", "§ 3 Nr. 26a EStG")
        assert "0,01 € über den 960,00 €" in error["message"]
        assert "Möglich sind noch 120,01 €" in error["hint"]
        last = paid(cli, person, "120,01")
        assert "noch frei: 0,00 € von 960,00 €" in last["remarks"][0]
        standing = cli("allowance", "limits", person["id"], "--json", expect=0).json[0]
        assert [standing[name] for name in ("limit", "paid", "elsewhere", "left")] == [96_000, 72_001, 23_999, 0]

    def test_the_limit_is_that_of_the_year_of_the_payment(self, cli: Cli, person: Record) -> None:
        paid(cli, person, "840", "--on", "31.12.2025")
        assert refused(cli, person, "0,01", "--on", "31.12.2025")["rules"][0]["rule"] == "G-04"
        paid(cli, person, "960", "--on", "1.1.2026")
        paid(cli, person, "960", "--on", "1.3.2027")
        assert paid(cli, person, "0,01", "--on", "1.1.2027", "--year", "2024")["year"] == 2024

    def test_above_it_only_with_a_reason_that_stays(self, cli: Cli, person: Record) -> None:
        refused(cli, person, "1000")

        row = paid(cli, person, "1000", "--override", "40 € werden versteuert")

        assert row["override_reason"] == "40 € werden versteuert"
        assert refused(cli, person, "1")["rules"][0]["rule"] == "G-04"

    def test_no_26_and_26b_share_one_limit(self, cli: Cli, person: Record) -> None:
        paid(cli, person, "3000", kind="trainer")

        assert "Möglich sind noch 300,00 €" in refused(cli, person, "300,01", kind="guardian")["hint"]
        paid(cli, person, "300", kind="guardian")

    def test_what_agreements_say_counts(self, cli: Cli, person: Record) -> None:
        words = (
            "--volunteer",
            person["id"],
            "--allowance",
            "volunteer",
            "--allowance-amount",
            "500",
            "--allowance-elsewhere",
            "400",
        )
        cli("agreement", "new", "--kind", "volunteer", *words, "--begins", "2027-01-01", expect=0)

        row = paid(cli, person, "100")

        assert not any("Noch nicht erklärt" in remark for remark in row["remarks"])
        standing = cli("allowance", "limits", person["id"], "--json", expect=0).json[0]
        assert [standing[name] for name in ("paid", "elsewhere", "planned", "left", "over")] == [
            10_000,
            40_000,
            40_000,
            46_000,
            0,
        ]
        cli("allowance", "elsewhere", person["id"], "--kind", "volunteer", "--amount", "700", expect=0)
        assert "240,00 € zu viel" in " ".join(paid(cli, person, "50")["remarks"])

    def test_no_way_around_it(self, cli: Cli, person: Record) -> None:
        row = paid(cli, person, "960")

        for words in (
            ("allowance", "add", "--volunteer", person["id"], "--kind", "volunteer", "--amount", "1"),
            ("allowance", "change", row["id"], "--amount", "961"),
        ):
            cli(*words, expect=5)
        cli("allowance", "change", row["id"], "--amount", "959", expect=0)
        cli("allowance", "pay", person["id"], "--kind", "volunteer", "--amount", "0", expect=2)
        cli("allowance", "pay", person["id"], "--kind", "volunteer", "--amount", "1", "--on", "morgen", expect=2)

    @settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 50_000), st.booleans()), max_size=6))
    def test_what_is_kept_never_passes_the_limit(self, amounts: list[tuple[int, bool]]) -> None:
        somebody = builders.a_volunteer()
        kept = declared = 0
        with registers.opened() as book:
            for cents, elsewhere in amounts:
                typed = {"kind": "volunteer", "amount_cents": f"{cents // 100},{cents % 100:02d}", "volunteer_id": somebody["id"]}
                fits = kept + declared + cents <= limit("volunteer", 2027)
                try:
                    paying.keep(book, ALLOWANCES, {**typed, **({"elsewhere": "ja"} if elsewhere else {})})
                except Forbidden:
                    assert not elsewhere
                    assert not fits
                    continue
                kept, declared = (kept, declared + cents) if elsewhere else (kept + cents, declared)
                assert elsewhere or fits
            standing = allowances.standing(book, somebody["id"], "volunteer", 2027)
        assert (standing.paid, standing.elsewhere) == (kept, declared)
        assert standing.left == max(96_000 - kept - declared, 0)


class TestWhatExcludesWhat:
    @pytest.mark.parametrize("beside", ["trainer", "guardian", "public"])
    def test_the_volunteer_allowance_stands_alone_for_one_activity(self, cli: Cli, person: Record, beside: str) -> None:
        paid(cli, person, "100", "--activity", "sprachbegleitung")

        assert refused(cli, person, "100", kind=beside)["rules"][0]["rule"] == "G-05"
        refused(cli, person, "100", "--activity", "sprachbegleitung", "--override", "trotzdem", kind=beside)
        paid(cli, person, "100", "--activity", "gespraechsgruppe", kind=beside)

    def test_the_other_way_round_too(self, cli: Cli, person: Record) -> None:
        paid(cli, person, "100", kind="trainer")

        assert refused(cli, person, "100")["rules"][0]["rule"] == "G-05"

    def test_different_payers_pay_for_different_things(self, cli: Cli, person: Record) -> None:
        place = builders.an_organisation("Treff Nord")
        cli("allowance", "elsewhere", person["id"], "--kind", "trainer", "--amount", "500", "--payer", "SV Beispiel", expect=0)

        paid(cli, person, "100")
        paid(cli, person, "100", "--organisation", place["id"], kind="trainer")


class TestWhatIsSaid:
    def test_more_than_part_time(self, cli: Cli, person: Record) -> None:
        cli("effort", "log", person["id"], "6:30 h", "--on", "1.12.2026", "--every", "Tag", "--until", "28.2.2027", expect=0)
        assert any("G-07" in remark for remark in paid(cli, person, "10")["remarks"])
        cli("config", "set", "hours.week", "60", expect=0)
        assert not any("G-07" in remark for remark in paid(cli, person, "10")["remarks"])

    def test_the_volunteer_card_is_at_stake(self, cli: Cli, person: Record) -> None:
        assert any("Ehrenamtskarte NI/HB" in remark for remark in paid(cli, person, "10")["remarks"])
        builders.a_screening(person, kind="card_nw", issued_on="2026-09-15", seen_on="-")
        assert any("Ehrenamtskarte NRW" in remark for remark in paid(cli, person, "10")["remarks"])

    def test_liability_is_limited_up_to_an_amount(self, cli: Cli, person: Record) -> None:
        assert not any("31a" in remark for remark in paid(cli, person, "3300", kind="trainer")["remarks"])
        assert any("31a" in remark for remark in paid(cli, person, "0,01", kind="public")["remarks"])

    def test_the_table_says_which_amount_when(self, cli: Cli) -> None:
        rows = cli("allowance", "limits", "--json", expect=0).json

        known = {(row["kind"], row["since"]): row["cents"] for row in rows}
        assert known == {(kind, year): cents for kind, years in LIMITS.items() for year, cents in years.items()} | {
            ("liability", year): cents for year, cents in LIABILITY.items()
        }
        assert "960,00 €" in cli("allowance", "limits", expect=0).out
