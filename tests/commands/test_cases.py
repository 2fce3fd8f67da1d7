"""Cases: one lead and one place at a time; what is new ends what was before, the day before."""

from __future__ import annotations

from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS

pytestmark = pytest.mark.usefixtures("register")

Record = dict[str, Any]


@pytest.fixture
def client() -> Record:
    return builders.a_client()


@pytest.fixture
def prison() -> Record:
    return builders.a_prison()


@pytest.fixture
def office() -> Record:
    return builders.an_organisation("AJSD Heidestadt", kind="ajsd")


def take(cli: Cli, noun: str, client: Record, place: Record, day: str, *more: str, expect: int = 0) -> Any:
    words = ("--client", client["id"], "--organisation", place["id"], "--from", day)
    return cli(noun, "add", *words, *more, "--json", expect=expect)


def spans(cli: Cli, noun: str) -> list[tuple[str, str, str | None]]:
    rows = cli(noun, "list", *(["--protected"] if noun == "whereabouts" else []), "--json", expect=0).json
    return sorted((row["begins_on"], row["organisation"], row["ends_on"]) for row in rows)


@pytest.mark.parametrize("noun", ["lead", "whereabouts"])
def test_the_next_one_ends_the_one_before_without_a_gap(
    cli: Cli, client: Record, prison: Record, office: Record, noun: str
) -> None:
    take(cli, noun, client, prison, "2026-05-01")
    take(cli, noun, client, office, "2027-03-01")

    assert spans(cli, noun) == [
        ("2026-05-01", "JVA Heidetal", "2027-02-28"),
        ("2027-03-01", "AJSD Heidestadt", None),
    ]


def test_the_end_of_the_one_before_is_in_its_history(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    first = take(cli, "lead", client, prison, "2026-05-01").json
    take(cli, "lead", client, office, "2027-03-01")

    told = cli("lead", "history", first["id"], "--json", expect=0).json

    assert [(row["field"], row["after"]) for row in told if row["action"] == "change"] == [("ends_on", "2027-02-28")]


@pytest.mark.parametrize("day", ["2026-05-01", "2026-04-30"])
def test_nothing_is_slipped_in_before_what_is_there(cli: Cli, client: Record, prison: Record, office: Record, day: str) -> None:
    first = take(cli, "lead", client, prison, "2026-05-01").json

    refused = take(cli, "lead", client, office, day, expect=2).error

    assert first["id"] in refused["hint"]
    assert spans(cli, "lead") == [("2026-05-01", "JVA Heidetal", None)]


def test_a_lead_of_somebody_else_is_left_alone(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    take(cli, "lead", client, prison, "2026-05-01")
    take(cli, "lead", builders.a_client(), office, "2027-03-01")

    assert [ends_on for _, _, ends_on in spans(cli, "lead")] == [None, None]


def test_the_end_is_not_before_the_beginning(cli: Cli, client: Record, prison: Record) -> None:
    take(cli, "lead", client, prison, "2027-03-01", "--until", "2027-02-01", expect=2)


def test_a_lead_that_begins_on_another_day_moves_the_end_of_the_one_before(
    cli: Cli, client: Record, prison: Record, office: Record
) -> None:
    take(cli, "lead", client, prison, "2026-05-01")
    second = take(cli, "lead", client, office, "2027-02-01").json

    cli("lead", "change", second["id"], "--from", "2026-12-01", expect=0)

    assert spans(cli, "lead") == [("2026-05-01", "JVA Heidetal", "2026-11-30"), ("2026-12-01", "AJSD Heidestadt", None)]


def test_a_lead_that_is_taken_out_leaves_no_gap(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    take(cli, "lead", client, prison, "2026-05-01")
    second = take(cli, "lead", client, office, "2027-02-01").json

    cli("lead", "remove", second["id"], "--yes", expect=0)

    assert spans(cli, "lead") == [("2026-05-01", "JVA Heidetal", None)]


def test_nobody_stops_leading_unless_somebody_takes_over(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    first = take(cli, "lead", client, prison, "2026-05-01").json
    refused = cli("lead", "change", first["id"], "--until", "2027-02-01", "--json", expect=2).error
    assert "02.02.2027" in refused["message"]
    assert client["reference"] in refused["hint"]

    cli("lead", "change", first["id"], "--until", "2027-03-20", expect=0)
    warned = cli("deadlines", "--rule", "K-03", "--json", expect=0).json
    assert [row["subject"]["name"] for row in warned] == [client["reference"]]

    late = take(cli, "lead", client, office, "2027-03-25", expect=2).error
    assert "--from 21.03.2027" in late["hint"]
    take(cli, "lead", client, office, "2027-03-21")
    assert cli("deadlines", "--rule", "K-03", "--json", expect=0).json == []


def test_the_last_lead_ends_with_the_case(cli: Cli, client: Record, prison: Record) -> None:
    lead = take(cli, "lead", client, prison, "2026-05-01").json
    cli("client", "change", client["id"], "--ended", "2027-02-01", expect=0)

    cli("lead", "change", lead["id"], "--until", "2027-02-01", expect=0)


@pytest.mark.parametrize(
    "words", [("--from", "2026-04-30"), ("--until", "2026-12-31"), ("--until", "2026-04-30"), ("--client", "F-2026-0099")]
)
def test_a_lead_stays_in_its_place(cli: Cli, client: Record, prison: Record, office: Record, words: tuple[str, str]) -> None:
    builders.a_client(reference="F-2026-0099")
    first = take(cli, "lead", client, prison, "2026-05-01").json
    second = take(cli, "lead", client, office, "2027-02-01").json
    before = spans(cli, "lead")

    cli("lead", "change", (second if words[1] == "2026-04-30" else first)["id"], *words, expect=2)

    assert spans(cli, "lead") == before


def test_a_client_is_where_the_whereabouts_say(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    take(cli, "whereabouts", client, office, "2026-05-01")
    assert take(cli, "whereabouts", client, prison, "2027-02-01").json["custody"] is True
    moved = builders.fetched(CLIENTS, client["id"])
    assert (moved["organisation_id"], moved["custody_began_on"]) == (prison["id"], "2027-02-01")

    other = builders.a_prison("JVA Moorfeld")
    take(cli, "whereabouts", client, other, "2027-02-20")
    transferred = builders.fetched(CLIENTS, client["id"])
    assert (transferred["organisation_id"], transferred["custody_began_on"]) == (other["id"], "2027-02-01")

    assert take(cli, "whereabouts", client, office, "2027-02-25").json["custody"] is False
    free = builders.fetched(CLIENTS, client["id"])
    assert (free["organisation_id"], free["custody_began_on"]) == (office["id"], "2027-02-01")


def test_a_move_between_prisons_leaves_the_beginning_of_custody(cli: Cli, client: Record, prison: Record) -> None:
    cli("client", "change", client["id"], "--organisation", prison["id"], "--custody-began", "2027-02-01", expect=0)

    other = builders.a_prison("JVA Moorfeld")
    take(cli, "whereabouts", client, other, "2027-03-01")

    moved = builders.fetched(CLIENTS, client["id"])
    assert (moved["organisation_id"], moved["custody_began_on"]) == (other["id"], "2027-02-01")


def test_who_was_in_prison_since_nobody_knows_when_moves_on(cli: Cli, client: Record, prison: Record) -> None:
    cli("client", "change", client["id"], "--organisation", prison["id"], expect=0)

    take(cli, "whereabouts", client, builders.a_prison("JVA Moorfeld"), "2027-03-01")

    assert builders.fetched(CLIENTS, client["id"])["custody_began_on"] is None


def test_whereabouts_add_the_day_that_the_client_s_own_entry_lacks(cli: Cli, client: Record, prison: Record) -> None:
    cli("client", "change", client["id"], "--organisation", prison["id"], expect=0)

    take(cli, "whereabouts", client, prison, "2027-02-01")

    assert builders.fetched(CLIENTS, client["id"])["custody_began_on"] == "2027-02-01"


def test_a_client_who_is_said_to_be_elsewhere_has_moved(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    take(cli, "whereabouts", client, prison, "2027-02-01")

    cli("client", "change", client["id"], "--organisation", office["id"], expect=0)

    today = clock.today().isoformat()
    assert [(begins, place) for begins, place, _ in spans(cli, "whereabouts")] == [
        ("2027-02-01", "JVA Heidetal"),
        (today, "AJSD Heidestadt"),
    ]

    cli("client", "change", client["id"], "--organisation", prison["id"], expect=0)
    assert [(begins, place) for begins, place, _ in spans(cli, "whereabouts")] == [
        ("2027-02-01", "JVA Heidetal"),
        (today, "JVA Heidetal"),
    ]


def test_where_no_whereabouts_are_kept_none_begin(cli: Cli, client: Record, office: Record) -> None:
    cli("client", "change", client["id"], "--organisation", office["id"], expect=0)

    assert spans(cli, "whereabouts") == []


def test_what_lies_ahead_is_entered_when_it_has_come(cli: Cli, client: Record, prison: Record) -> None:
    take(cli, "whereabouts", client, prison, "2027-12-01", expect=2)

    assert spans(cli, "whereabouts") == []


def test_a_dry_run_moves_nobody(cli: Cli, client: Record, prison: Record) -> None:
    before = builders.everything()

    take(cli, "whereabouts", client, prison, "2027-02-01", "--dry-run")

    assert builders.everything() == before


def test_a_transfer_goes_somewhere_else(cli: Cli, client: Record, prison: Record) -> None:
    words = ("--client", client["id"], "--from", prison["id"], "--to", prison["id"], "--what", "Entlassungstermin")

    cli("transfer", "add", *words, expect=2)


def test_a_release_does_not_end_before_it_is_given(cli: Cli, client: Record, prison: Record, office: Record) -> None:
    words = ("--client", client["id"], "--from", prison["id"], "--to", office["id"], "--scope", "Termin", "--purpose", "Wohnung")

    cli("release", "add", *words, "--given", "2027-03-01", "--valid-until", "2027-02-01", expect=2)
    cli("release", "add", *words, "--given", "2027-03-01", "--valid-until", "2027-09-01", expect=0)


def test_a_data_breach_is_known_since_a_moment(cli: Cli) -> None:
    kept = cli("breach", "add", "--subject", "Liste verschickt", "--known-at", "1.3.27 14:30", "--json", expect=0).json
    assert kept["known_at"] == "2027-03-01 14:30"

    cli("breach", "add", "--subject", "Liste verschickt", "--known-at", "1.3.27", "--json", expect=2)
    cli("breach", "add", "--subject", "Liste verschickt", "--known-at", "1.12.27 9:00", "--json", expect=2)
