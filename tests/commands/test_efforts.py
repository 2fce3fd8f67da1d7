"""Efforts: logged in one line, read in the ways people write times, listed with their sum."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from command_line import Cli
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.values import DURATION, show_hours
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.services import efforts, records, registers
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.sums import GROUPS

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


@pytest.mark.usefixtures("register")
class TestOneLine:
    def test_words_in_any_order_and_a_name_of_several_words(self, cli: Cli) -> None:
        person = builders.a_volunteer(name="Ada Sommer")
        builders.a_volunteer(name="Ada Winter")

        row = logged(cli, "Ada", "Sommer", "Di", "14-16", "12,4 km", "Besuch")

        assert row["volunteer_id"] == person["id"]
        assert [row[name] for name in ("held_on", "begins_at", "ends_at", "minutes")] == ["2027-02-23", "14:00", "16:00", 120]
        assert (row["kilometres"], row["purpose"]) == (12, "Besuch")

    def test_a_name_that_means_two_is_asked_again(self, cli: Cli) -> None:
        builders.a_volunteer(name="Ada Sommer")
        builders.a_volunteer(name="Ada Winter")

        refused = cli("effort", "log", "Ada", "gestern", "1 h", "--json", expect=4)

        assert refused.error["code"] == "ambiguous"
        assert cli("effort", "log", "Niemand", "gestern", "1 h", "--json", expect=4).error["code"] == "not_found"

    def test_the_need_names_the_placement(self, cli: Cli) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison)
        placement = builders.a_placement(builders.a_need(prison, title="Deutsch üben"), person)
        assert "lief dieser Einsatz nicht" in cli("effort", "log", "Deutsch", "1 h", "--json", expect=4).error["message"]
        cli("placement", "start", placement["id"], expect=0)

        row = logged(cli, "Deutsch", "üben", "heute", "1 h")

        assert (row["volunteer_id"], row["placement_id"]) == (person["id"], placement["id"])
        assert row["organisation_id"] == prison["id"]

    def test_an_effort_of_a_day_belongs_to_what_ran_that_day(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        prison = builders.a_prison()
        person = builders.a_ready_volunteer(prison, capacity="2")
        for title in ("Gruppe", "Besuche"):
            placement = builders.a_placement(builders.a_need(prison, title=title), person)
            cli("placement", "start", placement["id"], expect=0)

        assert logged(cli, person["id"], "gestern", "1 h")["placement_id"] is None
        assert "mehrere Einsätze" in cli("effort", "log", person["id"], "1 h", "--json", expect=4).error["message"]
        assert logged(cli, person["id"], "1 h", "--placement", placement["id"])["placement_id"] == placement["id"]
        assert logged(cli, person["id"], "2 h", "--placement", "-")["placement_id"] is None
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-09")
        cli("placement", "end", placement["id"], "--reason", "Entlassung", "--on", "2027-03-05", expect=0)
        assert logged(cli, person["id"], "3 h")["placement_id"] != placement["id"]

    def test_somebody_elses_placement_is_refused(self, cli: Cli) -> None:
        prison = builders.a_prison()
        placement = builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison))

        cli("effort", "log", builders.a_volunteer()["id"], "1 h", "--placement", placement["id"], expect=2)

    def test_an_organisation_or_none_at_all(self, cli: Cli) -> None:
        person, place = builders.a_volunteer(), builders.an_organisation("Treff Nord")

        assert logged(cli, person["id"], "1 h", "--organisation", "Treff")["organisation_id"] == place["id"]
        assert logged(cli, person["id"], "2 h")["organisation_id"] is None

    def test_nothing_is_said_twice(self, cli: Cli) -> None:
        person = builders.a_volunteer()

        assert "am: zweimal" in cli("effort", "log", person["id"], "gestern", "1 h", "--on", "20.2.", expect=2).stderr
        assert "Wie lange" in cli("effort", "log", person["id"], "gestern", "Besuch", expect=2).stderr
        cli("effort", "log", person["id"], "14-16", "2:30 h", expect=2)
        cli("effort", "log", person["id"], "16-14", expect=2)
        cli("effort", "log", person["id"], "ab 23 Uhr", "2 h", expect=2)


@pytest.mark.usefixtures("register")
class TestNoSecondEntry:
    def test_nobody_is_in_two_places_at_once(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        first = logged(cli, person["id"], "gestern", "14-16")

        refused = cli("effort", "log", person["id"], "gestern", "15:59-17", "--again", "--json", expect=5).error

        assert refused["rules"][0]["rule"] == "DOPPELT"
        assert first["id"] in refused["message"]
        logged(cli, person["id"], "gestern", "16-17")
        logged(cli, builders.a_volunteer()["id"], "gestern", "14-16")
        third = logged(cli, person["id"], "gestern", "18-19")
        cli("effort", "change", third["id"], "--from", "15", expect=5)
        cli("effort", "add", "--volunteer", person["id"], "--on", "gestern", "--from", "18:30", "--to", "19:30", expect=5)

    def test_the_same_again_is_asked_for(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        logged(cli, person["id"], "gestern", "1 h", "Telefonat")

        refused = cli("effort", "log", person["id"], "gestern", "60 min", "telefonat", "--json", expect=5).error

        assert "--again" in refused["hint"]
        logged(cli, person["id"], "gestern", "60 min", "Telefonat", "--again")
        logged(cli, person["id"], "gestern", "1 h", "Besuch")
        assert len(cli("effort", "list", "--json", expect=0).json) == 3

    def test_times_and_length_are_mended_together(self, cli: Cli) -> None:
        row = logged(cli, builders.a_volunteer()["id"], "gestern", "14-16")

        def changed(*words: str) -> list[Any]:
            now = cli("effort", "change", row["id"], *words, "--json", expect=0).json
            return [now["begins_at"], now["ends_at"], now["minutes"]]

        assert changed("--to", "16:30") == ["14:00", "16:30", 150]
        assert changed("--time", "1 h") == ["14:00", "15:00", 60]
        assert changed("--from", "13", "--to", "17", "--time", "3:30") == ["13:00", "17:00", 210]
        assert changed("--from", "12") == ["12:00", "17:00", 300]
        assert changed("--from", "-", "--to", "-") == [None, None, 300]


@pytest.mark.usefixtures("register")
class TestSeries:
    def test_every_week_but_on_holidays(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-04-20")
        person = builders.a_volunteer()

        done = cli(
            "effort", "log", person["id"], "14-16", "--on", "12.3.2027", "--every", "Woche", "--until", "9.4.2027", expect=0
        )

        days = [row["held_on"] for row in cli("effort", "list", "--json", expect=0).json]
        assert days == ["2027-03-12", "2027-03-19", "2027-04-02", "2027-04-09"]
        assert "Vermerkt: 4." in done.stderr
        assert "Ausgelassen Fr 26.03.2027: Karfreitag" in done.stderr

    def test_the_holidays_are_those_of_the_place(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EHRENAMT_TODAY", "2026-11-10")
        person = builders.a_volunteer()
        builders.an_organisation("Treff West", land="NW")
        words = ("1 h", "--on", "31.10.2026", "--every", "Tag", "--times", "2")

        here = cli("effort", "log", person["id"], *words, "--json", expect=0).json
        there = cli("effort", "log", person["id"], *words, "--organisation", "West", "--again", "--json", expect=0).json

        assert [row["held_on"] for row in here] == ["2026-11-01"]
        assert [row["held_on"] for row in there] == ["2026-10-31"]
        every = cli("effort", "log", builders.a_volunteer()["id"], *words, "--with-holidays", "--json", expect=0).json
        assert len(every) == 2

    def test_again_nothing_is_doubled(self, cli: Cli) -> None:
        person = builders.a_volunteer()
        words = ("effort", "log", person["id"], "1 h", "--on", "1.2.2027", "--every", "2 Wochen")
        assert len(cli(*words, "--json", expect=0).json) == 3

        again = cli(*words, expect=0)

        assert "Vermerkt: 0." in again.stderr
        assert again.stderr.count("Ausgelassen") == 3
        assert cli("effort", "sum", "--json", expect=0).json[0]["minutes"] == 180

    @pytest.mark.parametrize(
        "words",
        [
            ("--every", "Woche", "--times", "9"),
            ("--every", "Werktag"),
            ("--until", "1.3.2027"),
            ("--every", "Woche", "--until", "+1w"),
        ],
    )
    def test_what_a_series_cannot_be(self, cli: Cli, words: tuple[str, ...]) -> None:
        person = builders.a_volunteer()

        cli("effort", "log", person["id"], "1 h", "--on", "1.2.2027", *words, expect=2)

        assert cli("effort", "list", "--json", expect=0).json == []

    def test_the_last_of_a_month(self, cli: Cli) -> None:
        words = ("1 h", "--on", "31.12.2026", "--every", "monatlich", "--json")

        rows = cli("effort", "log", builders.a_volunteer()["id"], *words, expect=0).json

        assert [row["held_on"] for row in rows] == ["2026-12-31", "2027-01-31", "2027-02-28"]


@pytest.mark.usefixtures("register")
class TestSums:
    def test_by_anything(self, cli: Cli) -> None:
        person, other = builders.a_volunteer(name="Ada Sommer"), builders.a_volunteer(name="Bo Winter")
        place = builders.an_organisation("Treff Nord")
        logged(cli, person["id"], "1:15", "--on", "2026-12-31", "--km", "7")
        logged(cli, person["id"], "0:50", "--on", "2027-01-01", "--organisation", place["id"])
        logged(cli, other["id"], "2 h", "--on", "2027-01-31", "--km", "3")

        by_volunteer = cli("effort", "sum", "--json", expect=0).json
        assert {row["volunteer"]: (row["times"], row["minutes"], row["hours"]) for row in by_volunteer} == {
            "Ada Sommer": (2, 125, "2:05"),
            "Bo Winter": (1, 120, "2:00"),
        }
        by_year = cli("effort", "sum", "--by", "year", "--json", expect=0).json
        assert [(row["year"], row["minutes"], row["kilometres"]) for row in by_year] == [("2026", 75, 7), ("2027", 170, 3)]
        both = cli("effort", "sum", "--by", "organisation,month", "--volunteer", person["id"], "--json", expect=0).json
        assert [(row["organisation"], row["month"], row["minutes"]) for row in both] == [
            (None, "2026-12", 75),
            ("Treff Nord", "2027-01", 50),
        ]
        shown = cli("effort", "sum", "--from", "1.1.2027", expect=0)
        assert "Zusammen: 2:50 h, 3 km." in shown.stderr
        assert "Möglich sind" in cli("effort", "sum", "--by", "laune", expect=2).stderr
        assert "Keine Einsatzzeiten" in cli("effort", "sum", "--from", "28.2.2027", expect=0).out

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 1440), st.integers(0, 500)), max_size=12))
    def test_every_way_of_adding_up_comes_to_the_same(self, register: Path, rows: list[tuple[int, int, int]]) -> None:
        person = builders.a_volunteer()
        with registers.opened() as book:
            kept = [
                records.completed(
                    EFFORTS,
                    {
                        "volunteer_id": person["id"],
                        "held_on": (date(2027, 3, 1) - timedelta(days=days)).isoformat(),
                        "minutes": minutes,
                        "kilometres": kilometres or None,
                    },
                )
                for days, minutes, kilometres in rows
            ]
            stored.add(book, EFFORTS, kept)
            about = {"volunteer_id": person["id"]}
            total = efforts.total(book, "", about)
            assert total[:3] == (len(rows), sum(row[1] for row in rows), sum(row[2] for row in rows))
            for by in GROUPS:
                groups = efforts.sums(book, [by], "", about)
                assert tuple(sum(group[name] for group in groups) for name in efforts.Total._fields) == total, by


def logged(cli: Cli, *words: object) -> dict[str, Any]:
    """An effort, noted in one line."""
    row: dict[str, Any] = cli("effort", "log", *words, "--json", expect=0).json
    return row
