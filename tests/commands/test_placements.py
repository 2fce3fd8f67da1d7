"""Placements: nobody is placed past a rule, each rule refuses once here, and an exception stays visible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli, Outcome
from ehrenamt_cli.domain.guardrails import GUARDRAILS, NEVER_OVERRIDDEN
from ehrenamt_cli.domain.matching.criteria import CRITERIA
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


def in_a_filled_need(prison: Record) -> Pair:
    return builders.a_need(prison, status="filled"), builders.a_ready_volunteer(prison)


def with_everybody_there(prison: Record) -> Pair:
    need = builders.a_need(prison)
    builders.a_placement(need, builders.a_ready_volunteer(prison))
    return need, builders.a_ready_volunteer(prison)


def proposed_already(prison: Record) -> Pair:
    need, person = builders.a_need(prison, people="2"), builders.a_ready_volunteer(prison, capacity="2")
    builders.a_placement(need, person)
    return need, person


def without_a_deputy(prison: Record) -> Pair:
    lonely = builders.a_prison("JVA Einsam", contacts=False)
    builders.a_contact(lonely)
    return builders.a_need(lonely), builders.a_ready_volunteer(lonely)


def without_guidance(prison: Record) -> Pair:
    need = builders.a_need(prison, activity_id="antragshilfe")
    return need, builders.a_ready_volunteer(prison, interests="antragshilfe")


def who_is_paused(prison: Record) -> Pair:
    return builders.a_need(prison), builders.a_ready_volunteer(prison, status="paused", paused_until="2027-12-31")


def who_never_agreed(prison: Record) -> Pair:
    return builders.a_need(prison), builders.a_ready_volunteer(prison, consent_on="-")


def whose_undertaking_is_missing(prison: Record) -> Pair:
    person = builders.an_active_volunteer()
    builders.a_screening(person, kind="training")
    builders.a_screening(person, kind="secrecy")
    builders.a_screening(person, kind="admission", organisation_id=prison["id"])
    return builders.a_need(prison), person


def not_bound_to_secrecy_before_a_client(prison: Record) -> Pair:
    person = builders.an_active_volunteer()
    for kind in ("training", "formal_undertaking"):
        builders.a_screening(person, kind=kind)
    builders.a_screening(person, kind="admission", organisation_id=prison["id"])
    return builders.a_need(prison, client_id=builders.a_client()["id"]), person


def who_is_twenty_in_nrw(prison: Record) -> Pair:
    west = builders.a_prison("JVA West", land="NW")
    return builders.a_need(west), builders.a_ready_volunteer(west, born_on="2006-03-02")


def whose_admission_ends_before_the_visit(prison: Record) -> Pair:
    person = builders.a_ready_volunteer()
    builders.a_screening(person, kind="admission", organisation_id=prison["id"], valid_until="2027-03-31")
    return builders.a_need(prison, start_on="2027-04-01"), person


def without_the_course(prison: Record) -> Pair:
    return builders.a_need(prison, trainings="trauma"), builders.a_ready_volunteer(prison)


def who_speaks_too_little(prison: Record) -> Pair:
    return builders.a_need(prison, languages="ar:B1"), builders.a_ready_volunteer(prison, languages="ar:A2")


def for_a_red_activity(prison: Record) -> Pair:
    return builders.a_need(prison, activity_id="schuldenregulierung"), builders.a_ready_volunteer(prison)


def of_another_gender_than_wished(prison: Record) -> Pair:
    return builders.a_need(prison, gender="weiblich"), builders.a_ready_volunteer(prison, gender="männlich")


def who_are_kept_apart(prison: Record) -> Pair:
    client, person = builders.a_client(), builders.a_ready_volunteer(prison)
    builders.an_exclusion(person, client)
    return builders.a_need(prison, client_id=client["id"]), person


def from_too_far_away(prison: Record) -> Pair:
    return builders.a_need(prison), builders.a_ready_volunteer(prison, postal_code="80331")


def without_a_common_time(prison: Record) -> Pair:
    return builders.a_need(prison, times="Di 14-16"), builders.a_ready_volunteer(prison, availability="Mi 14-16")


def who_has_enough_to_do(prison: Record) -> Pair:
    person = builders.a_ready_volunteer(prison, capacity="1")
    builders.a_placement(builders.a_need(prison, title="Ein anderer"), person)
    return builders.a_need(prison), person


def without_the_hours(prison: Record) -> Pair:
    return builders.a_need(prison, minutes_week="180"), builders.a_ready_volunteer(prison, hours_week="2")


STORIES: dict[str, Callable[[Record], Pair]] = {
    "OFFEN": in_a_filled_need,
    "PLATZ": with_everybody_there,
    "DOPPELT": proposed_already,
    "ANSPRECHPERSON": without_a_deputy,
    "ANLEITUNG": without_guidance,
    "AKTIV": who_is_paused,
    "EINWILLIGUNG": who_never_agreed,
    "GEHEIMHALTUNG": not_bound_to_secrecy_before_a_client,
    "MINDESTALTER": who_is_twenty_in_nrw,
    "UEBERPRUEFUNG": whose_undertaking_is_missing,
    "ZULASSUNG": whose_admission_ends_before_the_visit,
    "SCHULUNG": without_the_course,
    "SPRACHE": who_speaks_too_little,
    "AUFGABE": for_a_red_activity,
    "GESCHLECHT": of_another_gender_than_wished,
    "KONFLIKT": who_are_kept_apart,
    "ENTFERNUNG": from_too_far_away,
    "ZEIT": without_a_common_time,
    "KAPAZITAET": who_has_enough_to_do,
    "STUNDEN": without_the_hours,
}
LIFTED = {rail.code for rail in GUARDRAILS if rail.may_override} | {each.code for each in CRITERIA} - NEVER_OVERRIDDEN


def test_every_rule_has_a_story() -> None:
    assert STORIES.keys() == {rail.code for rail in GUARDRAILS} | {each.code for each in CRITERIA}


@pytest.mark.parametrize("code", STORIES)
def test_each_rule_refuses_alone_and_says_what_would_help(cli: Cli, prison: Record, code: str) -> None:
    need, person = STORIES[code](prison)
    before = builders.everything()

    error = propose(cli, (need, person), expect=5).error

    assert error["code"] == "forbidden"
    [rule] = error["rules"]
    assert rule["rule"] == code
    assert rule["override"] == (code in LIFTED)
    assert all(rule[key] for key in ("title", "found", "lift"))
    assert rule["found"] in error["message"]
    assert rule["lift"] in error["hint"]
    assert ("--override" in error["hint"]) == (code in LIFTED)
    assert builders.everything() == before


@pytest.mark.parametrize("code", sorted(LIFTED))
def test_where_practice_allows_it_an_exception_is_recorded(cli: Cli, prison: Record, code: str) -> None:
    need, person = STORIES[code](prison)

    placed = cli(
        "placement", "propose", need["id"], person["id"], "--override", "mit der Leitung besprochen", "--json", expect=0
    ).json

    assert (placed["overridden"], placed["override_reason"]) == (code, "mit der Leitung besprochen")
    rows = cli("placement", "history", placed["id"], "--json", expect=0).json
    assert {"overridden": code, "override_reason": "mit der Leitung besprochen"}.items() <= {
        row["field"]: row["after"] for row in rows
    }.items()


@pytest.mark.parametrize("code", sorted(STORIES.keys() - LIFTED))
def test_what_is_law_or_somebodys_own_will_is_never_overridden(cli: Cli, prison: Record, code: str) -> None:
    need, person = STORIES[code](prison)

    error = propose(cli, (need, person), "--override", "dringend", expect=5).error

    assert [rule["rule"] for rule in error["rules"]] == [code]


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

        running = cli("placement", "start", placed["id"], "--on", "2027-03-29", "--json", expect=0).json
        assert (running["status"], running["start_on"]) == ("running", "2027-03-29")

        assert cli("placement", "review", placed["id"], "--json", expect=0).json["reviewed_on"] == "2027-03-01"
        cli("placement", "end", placed["id"], "--reason", "Umzug", "--on", "2027-06-30", expect=2)
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-07-01")
        ended = cli("placement", "end", placed["id"], "--reason", "Umzug", "--on", "2027-06-30", "--json", expect=0).json
        assert (ended["status"], ended["end_reason"], ended["ended_on"]) == ("ended", "transferred", "2027-06-30")
        assert self.need_of(placed) == "open"

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
