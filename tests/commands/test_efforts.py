"""Efforts: logged in one line, read in the ways people write times, listed with their sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from command_line import Cli
from ehrenamt_cli.domain.values import DURATION, show_hours
from ehrenamt_cli.errors import WrongUsage

TIMES = {
    "1:30": 90,
    "1:30 h": 90,
    "90 min": 90,
    "90min": 90,
    "1,5 h": 90,
    "1.5 Std.": 90,
    "1 h 30": 90,
    "2 Stunden": 120,
    "0:05": 5,
    "45 Minuten": 45,
}


@pytest.mark.parametrize(("typed", "minutes"), TIMES.items())
def test_times_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert DURATION.read(typed, {}) == minutes


@pytest.mark.parametrize("typed", ["90", "", "eins", "1:75", "-1 h", "1;30"])
def test_what_could_mean_two_things_is_asked_again(typed: str) -> None:
    with pytest.raises(WrongUsage):
        DURATION.read(typed, {})


@given(st.integers(1, 24 * 60))
def test_what_is_shown_can_be_typed_again(minutes: int) -> None:
    assert DURATION.read(show_hours(minutes), {}) == minutes
    assert DURATION.read(DURATION.show(minutes, {}), {}) == minutes


@pytest.mark.usefixtures("register")
class TestTheLog:
    def test_one_line_notes_a_time(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Ada Sommer")

        row = cli("effort", "log", "Sommer", "1:30", "--on", "28.2.27", "--for", "Besuch", "--km", "12", "--json", expect=0).json

        assert (row["volunteer_id"], row["held_on"], row["minutes"]) == (person["id"], "2027-02-28", 90)
        assert (row["purpose"], row["kilometres"], row["placement_id"]) == ("Besuch", 12, None)

    def test_it_belongs_to_the_placement_that_runs(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        placement = builders.a_placement(builders.a_need(prison), person)
        cli("placement", "start", placement["id"], expect=0)
        running = cli("placement", "show", placement["id"], "--json", expect=0).json["status"] == "running"

        row = cli("effort", "log", person["id"], "2 h", "--json", expect=0).json

        assert row["placement_id"] == (placement["id"] if running else None)
        assert row["held_on"] == "2027-03-01"

    @pytest.mark.parametrize("words", [("25 h",), ("0:00",), ("90",), ("1 h", "--on", "morgen"), ("1 h", "--on", "-")])
    def test_what_cannot_be(self, cli: Cli, words: tuple[str, ...]) -> None:
        person = builders.a_volunteer()

        cli("effort", "log", person["id"], *words, "--json", expect=2)
        assert cli("effort", "list", "--json", expect=0).json == []

    def test_the_list_is_in_order_and_says_the_sum(self, cli: Cli) -> None:
        person, other = builders.a_volunteer(), builders.a_volunteer()
        for day, time in (("2027-02-11", "1:15"), ("2027-01-20", "0:45")):
            cli("effort", "log", person["id"], time, "--on", day, "--km", "5", expect=0)
        cli("effort", "log", other["id"], "3 h", "--on", "2027-02-01", expect=0)

        rows = cli("effort", "list", "--json", expect=0).json
        assert [row["held_on"] for row in rows] == ["2027-01-20", "2027-02-01", "2027-02-11"]
        shown = cli("effort", "list", "--volunteer", person["id"], expect=0)
        assert "Zusammen: 2:00 h, 10 km." in shown.stderr
        few = cli("effort", "list", "--limit", "1", expect=0)
        assert "Zusammen: 5:00 h, 10 km." in few.stderr, "the sum is of all, not of the page"
        assert "1–1 von 3" in few.stderr
        within = cli("effort", "list", "--from", "2027-02-01", "--until", "2027-02-10", "--json", expect=0).json
        assert [row["minutes"] for row in within] == [180]
        assert "In all: 5:00 h" in cli("effort", "list", "--lang", "en", expect=0).stderr
