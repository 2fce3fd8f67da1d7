"""Who has signed what: sent, signed by each, amended for all or some, taken back; the state follows from the days."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

PLACES = ("JVA Heidetal", "AJSD Heidestadt", "Anlaufstelle Heidestadt")


@pytest.fixture
def agreement() -> Record:
    """A draft of the three."""
    kinds = ("prison", "ajsd", "anlaufstelle")
    places = [builders.an_organisation(name, kind=kind) for name, kind in zip(PLACES, kinds, strict=True)]
    return builders.a_cooperation(*places)


def shown(cli: Cli, agreement: Record) -> Any:
    return cli("agreement", "show", agreement["id"], "--json", expect=0).json


def sign(cli: Cli, agreement: Record, *places: str, on: str = "2027-03-01") -> Any:
    for place in places or PLACES:
        cli("agreement", "sign", agreement["id"], "--party", place, "--on", on, expect=0)
    return shown(cli, agreement)


class TestSending:
    def test_it_goes_to_everybody_who_has_to_sign(self, cli: Cli, agreement: Record) -> None:
        sent = cli("agreement", "send", agreement["id"], "--on", "2027-02-25", "--json", expect=0).json

        assert (sent["status"], sent["sent_on"]) == ("sent", "2027-02-25")
        asked = {row["organisation"]: (row["sent_on"], row["signed_on"]) for row in sent["signatures"]}
        assert asked == dict.fromkeys(PLACES, ("2027-02-25", None))

    def test_or_to_some_and_later_to_the_others(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "send", agreement["id"], "--to", "JVA", expect=0)
        sent = cli("agreement", "send", agreement["id"], "--to", "AJSD", "--to", "Anlaufstelle Heide", "--json", expect=0).json

        assert {row["organisation"] for row in sent["signatures"]} == {*PLACES}

    def test_only_to_those_it_concerns_and_not_ahead(self, cli: Cli, agreement: Record) -> None:
        builders.an_organisation("Verein Fremd")

        refused = cli("agreement", "send", agreement["id"], "--to", "Fremd", "--json", expect=2).error
        assert "Verein Fremd" not in refused["hint"]
        assert PLACES[0] in refused["hint"]
        cli("agreement", "send", agreement["id"], "--on", "morgen", "--json", expect=2)

    def test_a_change_makes_it_a_draft_that_is_sent_again(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "send", agreement["id"], expect=0)

        changed = cli("agreement", "change", agreement["id"], "--meets", "yearly", "--json", expect=0).json

        assert changed["status"] == "draft"

    def test_who_has_not_signed_two_weeks_later_is_named(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "send", agreement["id"], expect=0)
        sign(cli, agreement, PLACES[0])

        [due] = cli("deadlines", "--rule", "E-01", "--json", expect=0).json

        assert (due["due_on"], due["title"]) == ("2027-03-15", f"An die Unterschrift erinnern: {PLACES[1]}, {PLACES[2]}")
        cli("config", "set", "E-01", "7 Tage", expect=0)
        assert [row["due_on"] for row in cli("deadlines", "--rule", "E-01", "--json", expect=0).json] == ["2027-03-08"]

    def test_when_all_have_signed_there_is_nobody_to_send_it_to(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement)

        assert "alle unterschrieben" in cli("agreement", "send", agreement["id"], "--json", expect=2).error["message"]


class TestSigning:
    def test_who_in_which_role_when_and_where(self, cli: Cli, agreement: Record) -> None:
        cli(
            *("agreement", "sign", agreement["id"], "--party", "JVA", "--by", "Dr. Ines Beispiel"),
            *("--role", "Leiterin", "--on", "2027-02-20", "--place", "Heidetal"),
            expect=0,
        )

        [signature] = shown(cli, agreement)["signatures"]

        assert (signature["signatory"], signature["role"], signature["signed_on"], signature["place"]) == (
            "Dr. Ines Beispiel",
            "Leiterin",
            "2027-02-20",
            "Heidetal",
        )
        printed = cli("agreement", "show", agreement["id"], expect=0).out
        assert "20.02.2027, Heidetal" in printed
        assert f"unterschreibt noch: {PLACES[1]}" in " ".join(printed.split())

    def test_signed_twice_is_a_correction(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement, PLACES[0], on="2027-02-20")

        again = sign(cli, agreement, PLACES[0], on="2027-02-21")

        assert [row["signed_on"] for row in again["signatures"]] == ["2027-02-21"]

    def test_what_one_has_signed_nobody_changes(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement, PLACES[0])

        refused = cli("agreement", "change", agreement["id"], "--regional", "anders", "--json", expect=2).error

        assert "amend" in refused["hint"]
        cli("agreement", "change", agreement["id"], "--place", "Heidetal", expect=0)

    def test_a_signature_by_mistake_is_taken_back(self, cli: Cli, agreement: Record) -> None:
        last = sign(cli, agreement)
        wrong = next(row for row in last["signatures"] if row["organisation"] == PLACES[1])

        cli("signature", "remove", wrong["id"], "--yes", expect=0)

        after = shown(cli, agreement)
        assert (after["status"], after["signed_on"], after["version_in_force"]) == ("sent", None, None)
        assert [signer["name"] for signer in after["signers"] if not signer["signed_on"]] == [PLACES[1]]

    def test_one_of_an_earlier_version_counts_while_it_stands(self, cli: Cli, agreement: Record) -> None:
        first = sign(cli, agreement)
        cli("agreement", "amend", agreement["id"], "--only", "JVA", "--reason", "x", expect=0)
        standing = next(row for row in first["signatures"] if row["organisation"] == PLACES[1])

        cli("signature", "remove", standing["id"], "--yes", expect=0)

        assert [one["name"] for one in shown(cli, agreement)["signers"] if not one["signed_on"]] == [*PLACES[:2]]

    def test_taken_back_the_days_that_followed_from_it_are_open_too(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        last = sign(cli, agreement)
        cli("signature", "remove", last["signatures"][0]["id"], "--yes", expect=0)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-01")

        again = sign(cli, agreement, last["signatures"][0]["organisation"], on="2027-04-01")

        assert (again["status"], again["begins_on"]) == ("in_force", "2027-04-01")

    def test_a_dry_run_of_a_review_keeps_nothing(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement)
        before = builders.everything()

        cli("agreement", "review", agreement["id"], "--result", "gut", "--dry-run", expect=0)

        assert builders.everything() == before


class TestTheDayDecides:
    """In force from its first day, ended after its last, without anybody doing anything."""

    def states(self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch, *days: str) -> list[str]:
        found = []
        for day in days:
            monkeypatch.setenv("EHRENAMT_TODAY", day)
            [listed] = cli("agreement", "list", "--json", expect=0).json
            assert listed["status"] == shown(cli, agreement)["status"]
            assert [row["id"] for row in cli("agreement", "list", "--status", listed["status"], "--json", expect=0).json]
            found.append(listed["status"])
        return found

    def test_from_its_first_day_to_its_last(self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        cli("agreement", "change", agreement["id"], "--begins", "2027-04-01", "--ends", "2028-03-31", expect=0)
        sign(cli, agreement)

        days = ("2027-03-01", "2027-03-31", "2027-04-01", "2028-03-31", "2028-04-01")
        states = self.states(cli, agreement, monkeypatch, *days)

        assert states == ["signed", "signed", "in_force", "in_force", "ended"]
        assert shown(cli, agreement)["ended_on"] == "2028-03-31"

    def test_an_end_to_come_is_in_force_until_then(self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        sign(cli, agreement)
        cli("agreement", "end", agreement["id"], "--on", "2027-06-30", "--reason", "läuft aus", expect=0)

        assert self.states(cli, agreement, monkeypatch, "2027-06-30", "2027-07-01") == ["in_force", "ended"]

    def test_what_was_never_signed_does_not_end_by_itself(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cli("agreement", "change", agreement["id"], "--ends", "2027-04-01", expect=0)

        assert self.states(cli, agreement, monkeypatch, "2027-04-02") == ["draft"]

    def test_what_has_ended_by_itself_is_over(self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        cli("agreement", "change", agreement["id"], "--ends", "2027-04-01", expect=0)
        sign(cli, agreement)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-02")

        for words in (("amend",), ("end", "--reason", "x"), ("meet",), ("review", "--result", "x")):
            cli("agreement", words[0], agreement["id"], *words[1:], "--json", expect=2)
        cli("agreement", "change", agreement["id"], "--ends", "2028-04-01", "--json", expect=2)
        cli("agreement", "change", agreement["id"], "--place", "Heidetal", expect=0)

    def test_before_a_fixed_end_somebody_decides(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "change", agreement["id"], "--begins", "2027-01-01", "--ends", "2027-05-31", expect=0)
        sign(cli, agreement)

        [due] = cli("deadlines", "--rule", "E-02", "--json", expect=0).json
        assert (due["due_on"], due["state"]) == ("2027-04-05", "upcoming")

        cli("agreement", "change", agreement["id"], "--ends", "2028-05-31", expect=0)
        assert cli("deadlines", "--rule", "E-02", "--json", expect=0).json == []


class TestAmending:
    def test_all_sign_again_and_the_old_version_goes_on_meanwhile(
        self, cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sign(cli, agreement)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-09-01")

        begun = cli("agreement", "amend", agreement["id"], "--reason", "neue Sprechstunde", "--json", expect=0).json

        assert (begun["status"], begun["version"], begun["version_in_force"]) == ("draft", 2, 1)
        assert begun["amend_reason"] == "neue Sprechstunde"
        assert "Fassung 1 gilt weiter" in cli("agreement", "show", agreement["id"], expect=0).out
        assert cli("deadlines", "--rule", "K-22", "--weeks", 60, "--json", expect=0).json

        done = sign(cli, agreement, on="2027-09-01")
        assert (done["status"], done["version_in_force"], done["begins_on"]) == ("in_force", 2, "2027-03-01")
        assert done["version_begins_on"] == "2027-09-01"

    def test_until_then_the_meetings_and_the_review_stay_those_of_the_old_version(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "change", agreement["id"], "--meets", "quarterly", expect=0)
        sign(cli, agreement)

        def due() -> dict[str, str]:
            listed = cli("deadlines", "--weeks", 200, "--json", expect=0).json
            return {row["rule"]: row["due_on"] for row in listed if row["rule"] in ("K-22", "K-23")}

        before = due()
        cli("agreement", "amend", agreement["id"], "--reason", "seltener", expect=0)
        cli("agreement", "change", agreement["id"], "--meets", "yearly", "--review-months", "24", expect=0)
        assert due() == before

        sign(cli, agreement)
        after = due()
        assert after["K-22"] > before["K-22"]
        assert after["K-23"] > before["K-23"]

    def test_only_those_it_concerns_sign_again_with_the_reason(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement)

        assert "--reason" in cli("agreement", "amend", agreement["id"], "--only", "AJSD", "--json", expect=2).error["hint"]
        begun = cli(
            "agreement", "amend", agreement["id"], "--only", "AJSD", "--reason", "nur die Anschrift", "--json", expect=0
        ).json
        assert begun["signs_again"] == PLACES[1]
        assert [signer["name"] for signer in begun["signers"] if not signer["signed_on"]] == [PLACES[1]]

        done = sign(cli, agreement, PLACES[1])
        assert (done["status"], done["version"]) == ("in_force", 2)

    def test_earlier_signatures_stay_visible(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement, on="2027-02-20")
        cli("agreement", "amend", agreement["id"], "--reason", "x", expect=0)
        last = sign(cli, agreement)

        assert sorted((row["version"], row["signed_on"]) for row in last["signatures"]) == (
            [(1, "2027-02-20")] * 3 + [(2, "2027-03-01")] * 3
        )
        printed = " ".join(cli("agreement", "show", agreement["id"], expect=0).out.split())
        assert f"20.02.2027 {PLACES[0]} hat Fassung 1 unterschrieben" in printed

    def test_nobody_signs_a_version_before_it_exists(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement, on="2027-02-20")
        cli("agreement", "amend", agreement["id"], "--reason", "x", expect=0)

        refused = cli("agreement", "sign", agreement["id"], "--party", "JVA", "--on", "2027-02-21", "--json", expect=2).error

        assert "Fassung 2" in refused["message"]

    def test_what_nobody_has_signed_is_simply_changed(self, cli: Cli, agreement: Record) -> None:
        assert "change" in cli("agreement", "amend", agreement["id"], "--json", expect=2).error["hint"]

    def test_the_first_day_stays_the_first_day(self, cli: Cli, agreement: Record) -> None:
        sign(cli, agreement)
        cli("agreement", "amend", agreement["id"], "--reason", "x", expect=0)

        refused = cli("agreement", "change", agreement["id"], "--begins", "2027-05-01", "--json", expect=2).error

        assert "--version-begins" in refused["hint"]
        cli("agreement", "change", agreement["id"], "--version-begins", "2027-05-01", expect=0)
        sign(cli, agreement)
        assert "Fassung 2 ab 01.05.2027" in cli("agreement", "show", agreement["id"], expect=0).out

    def test_regional_clauses_have_versions_and_the_old_text_is_shown(self, cli: Cli, agreement: Record) -> None:
        cli("agreement", "change", agreement["id"], "--regional", "Sprechstunde am Dienstag", expect=0)
        sign(cli, agreement)
        cli("agreement", "amend", agreement["id"], "--reason", "x", expect=0)

        changed = cli("agreement", "change", agreement["id"], "--regional", "Sprechstunde am Mittwoch", "--json", expect=0).json

        assert changed["regional_version"] == 2
        now = shown(cli, agreement)
        assert now["earlier_regional_clauses"] == [{"version": 1, "text": "Sprechstunde am Dienstag", "until": "2027-03-01"}]
        printed = cli("agreement", "show", agreement["id"], expect=0).out
        assert "regionale Regelungen, Fassung 2" in printed
        assert "Sprechstunde am Dienstag" in printed
        first = cli("agreement", "show", agreement["id"], "--version", 1, "--json", expect=0).json
        assert (first["version"], first["regional_clauses"]) == (1, "Sprechstunde am Dienstag")
        cli("agreement", "show", agreement["id"], "--version", 3, "--json", expect=4)


def test_reviews_are_kept_with_their_results(cli: Cli, agreement: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("agreement", "review", agreement["id"], "--result", "zu früh", "--json", expect=2)
    sign(cli, agreement)
    for day, result in (("2028-03-01", "trägt"), ("2029-03-05", "Rhythmus halbjährlich")):
        monkeypatch.setenv("EHRENAMT_TODAY", day)
        last = cli("agreement", "review", agreement["id"], "--result", result, "--json", expect=0).json

    assert last["reviews"] == [{"on": "2028-03-01", "result": "trägt"}, {"on": "2029-03-05", "result": "Rhythmus halbjährlich"}]
    assert [row["due_on"] for row in cli("deadlines", "--rule", "K-23", "--weeks", 60, "--json", expect=0).json] == ["2030-03-05"]


def test_only_a_draft_or_what_is_over_is_deleted(cli: Cli, agreement: Record) -> None:
    sign(cli, agreement)
    assert cli("agreement", "remove", agreement["id"], "--yes", "--json", expect=5).error["rules"][0]["rule"] == "UNTERSCHRIFT"
    cli("agreement", "end", agreement["id"], "--reason", "vorbei", expect=0)

    cli("agreement", "remove", agreement["id"], "--yes", expect=0)

    for noun in ("agreement", "party", "signature"):
        assert cli(noun, "list", "--json", expect=0).json == []


def test_the_list_says_what_comes_next(cli: Cli, agreement: Record) -> None:
    def step() -> str:
        [row] = cli("agreement", "list", "--json", expect=0).json
        assert row["party_names"] == [*PLACES]
        return str(row["next_step"])

    assert step() == "versenden"
    cli("agreement", "send", agreement["id"], expect=0)
    sign(cli, agreement, PLACES[0])
    assert step() == f"unterschreibt noch: {PLACES[1]}, {PLACES[2]}"
    sign(cli, agreement)
    assert step() == f"bis 01.06.2027: Treffen der Partner, Gastgeber: {PLACES[0]}"
    cli("agreement", "end", agreement["id"], "--reason", "vorbei", expect=0)
    assert step() == ""
