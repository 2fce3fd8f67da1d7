"""Placements: from the proposal to the end; that nobody is placed past a rule is told in tests/guardrails."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli, Outcome
from ehrenamt_cli.domain.needs import NEEDS

pytestmark = pytest.mark.usefixtures("register")

Pair = tuple[Record, Record]


@pytest.fixture
def prison() -> Record:
    return builders.a_prison()


@pytest.fixture
def pair(prison: Record) -> Pair:
    """A need and somebody who meets every rule."""
    return builders.a_need(prison), builders.a_ready_volunteer(prison, name="Anna Weber")


def propose(cli: Cli, pair: Pair, *options: str, expect: int) -> Outcome:
    return cli("placement", "propose", pair[0]["id"], pair[1]["id"], *options, "--json", expect=expect)


def test_the_line_of_the_design_gives_the_whole_record(cli: Cli, pair: Pair) -> None:
    need, person = pair

    placed = cli("placement", "propose", need["title"], "weber", "--json", expect=0).json

    assert placed["id"].startswith("e-")
    assert (placed["need_id"], placed["volunteer_id"], placed["status"]) == (need["id"], person["id"], "proposed")
    assert (placed["need"], placed["volunteer"]) == ("Besuch am Dienstag", "Anna Weber")
    assert placed["overridden"] is None


def from_too_far_away(prison: Record) -> Pair:
    return builders.a_need(prison), builders.a_ready_volunteer(prison, postal_code="80331")


def without_guidance(prison: Record) -> Pair:
    need = builders.a_need(prison, activity_id="antragshilfe")
    return need, builders.a_ready_volunteer(prison, interests="antragshilfe")


def test_an_exception_needs_a_reason(cli: Cli, prison: Record) -> None:
    need, person = from_too_far_away(prison)

    assert "Grund" in propose(cli, (need, person), "--override", " ", expect=2).error["message"]


def test_an_exception_that_is_not_needed_is_not_recorded(cli: Cli, pair: Pair) -> None:
    need, person = pair

    placed = propose(cli, (need, person), "--override", "sicherheitshalber", expect=0).json

    assert (placed["overridden"], placed["override_reason"]) == (None, None)


def test_every_rule_that_is_broken_is_named_at_once(cli: Cli) -> None:
    lonely = builders.a_prison("JVA Einsam", contacts=False)
    need, person = builders.a_need(lonely, languages="fa:B1"), builders.a_volunteer()

    error = propose(cli, (need, person), expect=5).error

    assert {rule["rule"] for rule in error["rules"]} >= {"ANSPRECHPERSON", "AKTIV", "EINWILLIGUNG", "ZULASSUNG", "SPRACHE"}


@pytest.mark.parametrize(
    ("red", "green", "english"),
    [
        ("schuldenregulierung", "Begleitung zur Beratungsstelle", "accompaniment to an advice centre"),
        ("rechtsberatung", "Begleitung zur Beratungsstelle", "accompaniment to an advice centre"),
    ],
)
def test_a_red_activity_names_what_volunteers_can_do_instead(
    cli: Cli, prison: Record, red: str, green: str, english: str
) -> None:
    need, person = builders.a_need(prison, activity_id=red), builders.a_ready_volunteer(prison)

    assert green in propose(cli, (need, person), expect=5).error["hint"]
    assert english in propose(cli, (need, person), "--lang", "en", expect=5).error["hint"]


def test_a_red_activity_is_open_to_whoever_proves_the_qualification(cli: Cli, prison: Record) -> None:
    need = builders.a_need(prison, activity_id="rechtsberatung")
    jurist = builders.a_ready_volunteer(prison, qualifications="volljurist")

    cli("placement", "propose", need["id"], jurist["id"], expect=0)


def test_a_yellow_activity_is_open_once_the_guidance_is_written_down(cli: Cli, prison: Record) -> None:
    need, person = without_guidance(prison)
    cli("need", "change", need["id"], "--professionals-do", "Sozialdienst prüft jeden Antrag", expect=0)

    cli("placement", "propose", need["id"], person["id"], expect=0)


def test_what_holds_today_but_not_on_the_first_day_refuses(cli: Cli, prison: Record) -> None:
    person = builders.a_ready_volunteer()
    builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2027-03-31")
    need = builders.a_need(prison)

    for day, status in (("2027-03-31", 0), ("2027-04-01", 5)):
        cli("placement", "propose", need["id"], person["id"], "--start", day, "--dry-run", expect=status)


def test_a_dry_run_proposes_nothing(cli: Cli, pair: Pair) -> None:
    before = builders.everything()

    cli("placement", "propose", pair[0]["id"], pair[1]["id"], "--dry-run", expect=0)

    assert builders.everything() == before


class TestItsLife:
    """Proposed, on trial, running, reviewed, ended; the need follows."""

    @pytest.fixture
    def placed(self, pair: Pair) -> Record:
        return builders.a_placement(*pair)

    def need_of(self, placed: Record) -> Any:
        return builders.fetched(NEEDS, placed["need_id"])["status"]

    def test_from_the_first_meeting_to_the_end(
        self, cli: Cli, placed: Record, pair: Pair, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert self.need_of(placed) == "open"

        trial = cli("placement", "start", placed["id"], "--trial-until", "+4w", "--json", expect=0).json
        assert (trial["status"], trial["start_on"], trial["trial_until"]) == ("trial", "2027-03-01", "2027-03-29")
        assert self.need_of(placed) == "filled"

        running = cli("placement", "start", placed["id"], "--on", "2027-03-22", "--json", expect=0).json
        assert (running["status"], running["start_on"], running["trial_until"]) == ("running", "2027-03-01", "2027-03-22")

        assert cli("placement", "review", placed["id"], "--json", expect=0).json["reviewed_on"] == "2027-03-01"
        cli("placement", "end", placed["id"], "--reason", "Umzug", "--on", "2027-06-30", expect=2)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-07-01")
        ended = cli("placement", "end", placed["id"], "--reason", "Umzug", "--on", "2027-06-30", "--json", expect=0).json
        assert (ended["status"], ended["end_reason"], ended["ended_on"]) == ("ended", "transferred", "2027-06-30")
        assert self.need_of(placed) == "open"

    def test_a_trial_may_last_longer_and_goes_on_from_its_first_day(self, cli: Cli, placed: Record) -> None:
        cli("placement", "start", placed["id"], "--trial-until", "+4w", expect=0)

        longer = cli("placement", "start", placed["id"], "--trial-until", "+6w", "--json", expect=0).json
        assert (longer["status"], longer["start_on"], longer["trial_until"]) == ("trial", "2027-03-01", "2027-04-12")
        assert "01.03.2027" in cli("placement", "start", placed["id"], "--on", "2027-02-28", "--json", expect=2).error["message"]

        running = cli("placement", "start", placed["id"], "--on", "2027-05-03", "--json", expect=0).json
        assert (running["start_on"], running["trial_until"]) == ("2027-03-01", "2027-04-12")

    def test_what_goes_on_after_a_trial_is_looked_at_on_that_day(self, cli: Cli, placed: Record, pair: Pair) -> None:
        cli("placement", "start", placed["id"], "--trial-until", "+4w", expect=0)
        [admission] = cli("screening", "list", "--volunteer", pair[1]["id"], "--kind", "Zulassung", "--json", expect=0).json
        cli("screening", "change", admission["id"], "--valid-until", "2027-03-28", expect=0)

        error = cli("placement", "start", placed["id"], "--on", "2027-03-29", "--json", expect=5).error

        assert [rule["rule"] for rule in error["rules"]] == ["ZULASSUNG"]

    def test_a_need_whose_goal_is_reached_stays_filled(self, cli: Cli, placed: Record) -> None:
        cli("placement", "start", placed["id"], expect=0)
        cli("placement", "end", placed["id"], "--reason", "Ziel erreicht", expect=0)

        assert self.need_of(placed) == "filled"

    def test_a_need_for_two_is_filled_by_the_second(self, cli: Cli, prison: Record) -> None:
        need = builders.a_need(prison, people="2")
        first, second = (builders.a_placement(need, builders.a_ready_volunteer(prison)) for _ in range(2))

        cli("placement", "start", first["id"], expect=0)
        assert self.need_of(first) == "open"
        cli("placement", "start", second["id"], expect=0)
        assert self.need_of(first) == "filled"

    def test_everything_is_checked_again_on_the_day_it_starts(self, cli: Cli, placed: Record, pair: Pair) -> None:
        cli("volunteer", "change", pair[1]["id"], "--consent", "-", expect=0)

        error = cli("placement", "start", placed["id"], "--json", expect=5).error

        assert [rule["rule"] for rule in error["rules"]] == ["EINWILLIGUNG"]

    def test_a_step_that_does_not_follow_is_refused(self, cli: Cli, placed: Record) -> None:
        assert "vorgeschlagen" in cli("placement", "review", placed["id"], "--json", expect=2).error["message"]
        cli("placement", "start", placed["id"], expect=0)
        assert "läuft" in cli("placement", "start", placed["id"], "--json", expect=2).error["message"]
        cli("placement", "end", placed["id"], "--reason", "other", expect=0)
        for verb in (["start"], ["review"], ["end", "--reason", "other"]):
            assert "beendet" in cli("placement", *verb, placed["id"], "--json", expect=2).error["message"]

    def test_an_unknown_reason_offers_the_known_ones(self, cli: Cli, placed: Record) -> None:
        error = cli("placement", "end", placed["id"], "--reason", "darum", "--json", expect=2).error

        assert "Umzug" in error["hint"] or "transferred" in error["hint"]

    def test_a_proposal_that_is_turned_down_is_not_made_again(self, cli: Cli, placed: Record, pair: Pair) -> None:
        cli("placement", "end", placed["id"], "--reason", "rejected", expect=0)

        error = propose(cli, pair, expect=5).error

        assert [rule["rule"] for rule in error["rules"]] == ["KONFLIKT"]
