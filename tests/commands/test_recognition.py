"""Volunteer cards and certificates: yes or no with every reason and figure, and the list of all who can have one now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

import builders
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.services import efforts, records, registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

TODAY = date(2027, 3, 1)


def served(person: Record, minutes: int, *days: date, place: Record | None = None) -> None:
    """So many minutes on each of these days."""
    where = {"organisation_id": place["id"] if place else None}
    with registers.opened() as book:
        rows = [
            records.completed(EFFORTS, {"volunteer_id": person["id"], "held_on": day.isoformat(), "minutes": minutes, **where})
            for day in days
        ]
        stored.add(book, EFFORTS, rows)


def weeks(first: date, number: int) -> list[date]:
    return [first + timedelta(weeks=week) for week in range(number)]


@pytest.fixture
def busy() -> Record:
    """Five hours a week for two years and a day."""
    person = builders.an_active_volunteer(name="Ada Sommer", born_on="1990-05-01")
    served(person, 300, *weeks(date(2025, 2, 28), 53), *weeks(date(2026, 3, 5), 52))
    return person


def found(cli: Cli, person: Record, *words: str) -> dict[str, Any]:
    document = cli("recognition", "show", person["id"], *words, "--json", expect=0).json
    assert document["volunteer_id"] == person["id"]
    return {one["honour"]: one for one in document["honours"]}


def holds(honour: dict[str, Any]) -> list[bool | None]:
    return [criterion["holds"] for criterion in honour["criteria"]]


class TestTheCard:
    def test_everything_is_met(self, cli: Cli, busy: Record) -> None:
        card = found(cli, busy)["card_ni"]

        assert card["eligible"] is True
        assert holds(card) == [True] * 6
        assert card["criteria"][0]["found"].startswith("260:00 h in zwölf Monaten")
        assert found(cli, busy, "--land", "NRW")["card_nw"]["eligible"] is None, "whether they live there nobody knows here"

    def test_the_hours_are_those_of_the_log_to_the_minute(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        served(person, 14_999 % 1440, date(2026, 3, 2))
        served(person, 1440, *weeks(date(2026, 3, 3), 10))
        served(person, 1, date(2026, 3, 1))

        short = found(cli, person)["card_ni"]["criteria"][0]

        assert (short["holds"], short["missing"]) == (False, "es fehlen 0:01 h")
        with registers.opened() as book:
            assert efforts.total(book, "", {"volunteer_id": person["id"]}, date(2026, 3, 2), TODAY).minutes == 14_999
        served(person, 1, TODAY)
        assert found(cli, person)["card_ni"]["criteria"][0]["holds"] is True

    def test_hours_with_others_are_declared(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        served(person, 600, date(2027, 1, 5))

        card = found(cli, person, "--elsewhere", "240 h", "--since", "1.2.2025")["card_ni"]

        assert "davon 240:00 h anderswo" in card["criteria"][0]["found"]
        assert holds(card)[:3] == [True, None, True]
        assert card["eligible"] is None

    def test_several_organisations_add_up(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        for land in ("NI", "NW"):
            served(
                person, 130 * 60 // 10, *weeks(date(2026, 6, 1), 10), place=builders.an_organisation(f"Treff {land}", land=land)
            )

        card = found(cli, person, "--land", "NW")["card_nw"]

        assert card["criteria"][0]["found"].startswith("260:00 h")
        assert card["criteria"][4]["holds"] is True

    def test_two_years_to_the_day(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        served(person, 300, *weeks(date(2026, 3, 5), 52))

        def since(day: str) -> dict[str, Any]:
            criterion: dict[str, Any] = found(cli, person, "--since", day)["card_ni"]["criteria"][2]
            return criterion

        assert since("1.3.2025")["holds"] is True
        assert since("2.3.2025")["holds"] is False
        assert "02.03.2027" in since("2.3.2025")["missing"]

    def test_the_year_before_counts_as_far_as_the_log_reaches(self, cli: Cli, busy: Record) -> None:
        idle = builders.an_active_volunteer()
        served(idle, 60, date(2024, 12, 1), date(2025, 6, 1))
        served(idle, 300, *weeks(date(2026, 3, 5), 52))

        card = found(cli, idle)["card_ni"]

        assert (card["eligible"], holds(card)[1]) == (False, False)
        assert card["criteria"][1]["missing"] == "es fehlen 249:00 h"

    def test_a_flat_allowance_stands_against_it(self, cli: Cli, busy: Record) -> None:
        cli("allowance", "pay", busy["id"], "--kind", "volunteer", "--amount", "0,01", "--on", "2.3.2026", expect=0)

        card = found(cli, busy)["card_ni"]

        assert (card["eligible"], card["criteria"][3]["found"]) == (False, "0,01 € in zwölf Monaten")
        assert found(cli, busy, "--on", "2027-03-02")["card_ni"]["criteria"][3]["holds"] is True

    def test_nobody_confirms_the_own_hours(self, cli: Cli, busy: Record) -> None:
        assert found(cli, busy, "--confirmed-by", "Petra Sommerfeld")["card_ni"]["eligible"] is True
        assert found(cli, busy, "--confirmed-by", "ada  SOMMER")["card_ni"]["eligible"] is False

    def test_the_municipality_may_ask_for_less(self, cli: Cli) -> None:
        person = builders.an_active_volunteer()
        served(person, 600, *weeks(date(2026, 3, 5), 20))
        assert found(cli, person)["card_ni"]["criteria"][0]["holds"] is False

        cli("config", "set", "card.hours", "200", expect=0)

        assert found(cli, person)["card_ni"]["criteria"][0]["holds"] is True

    def test_twenty_five_years(self, cli: Cli, busy: Record) -> None:
        assert found(cli, busy, "--land", "NW")["jubilee_nw"]["eligible"] is False
        jubilee = found(cli, busy, "--land", "NW", "--since", "1.3.2002")["jubilee_nw"]
        assert holds(jubilee) == [True, True, None]

    def test_a_land_without_cards_says_so(self, cli: Cli, busy: Record) -> None:
        cli("recognition", "show", busy["id"], "--land", "HE", expect=2)


class TestCertificates:
    def test_competence_asks_for_eighty_hours_and_fourteen_years(self, cli: Cli) -> None:
        person = builders.an_active_volunteer(born_on="2013-03-01")
        served(person, 480, *weeks(date(2026, 1, 5), 10))
        assert found(cli, person)["competence_ni"]["eligible"] is True

        younger = builders.an_active_volunteer(born_on="2013-03-02")
        served(younger, 480, *weeks(date(2026, 11, 2), 10))
        competence = found(cli, younger)["competence_ni"]
        assert holds(competence) == [False, False], "eighty hours, but in two calendar years"
        assert competence["document"] == "competence-ni"

    def test_the_engagement_of_nrw_has_no_least_hours(self, cli: Cli) -> None:
        assert found(cli, builders.a_volunteer(), "--land", "NW")["engagement_nrw"]["eligible"] is None


class TestEverybodyNow:
    def test_all_who_can_have_it_and_do_not(self, cli: Cli, busy: Record) -> None:
        for name, more in (("Bo Winter", {}), ("Cem Herbst", {"status": "ended", "end_reason": "moved"})):
            person = builders.an_active_volunteer(name=name, **more)
            served(person, 400, *weeks(date(2025, 2, 28), 104))
        served(builders.an_active_volunteer(name="Wenig"), 60, *weeks(date(2025, 2, 28), 104))

        rows = cli("recognition", "list", "--json", expect=0).json

        assert [(row["name"], row["eligible"]) for row in rows] == [("Bo Winter", True), ("Ada Sommer", True)]
        assert rows[1]["minutes"] == 260 * 60
        cli("recognition", "issue", "Bo", "--on", "1.3.2027", expect=0)
        assert [row["name"] for row in cli("recognition", "list", "--json", expect=0).json] == ["Ada Sommer"]

    def test_nobody(self, cli: Cli) -> None:
        assert "erfüllt niemand" in cli("recognition", "list", "--land", "NW", expect=0).out


class TestIssued:
    def test_a_card_falls_due_for_renewal(self, cli: Cli, busy: Record) -> None:
        row = cli("recognition", "issue", busy["id"], "--on", "1.4.2024", "--number", "4711", "--json", expect=0).json

        assert (row["kind"], row["card_number"], row["result"]) == ("card_ni", "4711", "positive")
        assert found(cli, busy)["card_ni"]["holds_until"] == "2027-04-01"
        due = [one for one in cli("deadlines", "--weeks", "8", "--json", expect=0).json if one["rule"] == "A-03"]
        assert [one["due_on"] for one in due] == ["2027-04-01"]

    def test_the_jubilee_card_is_for_life(self, cli: Cli, busy: Record) -> None:
        cli("recognition", "issue", busy["id"], "--jubilee", expect=0)

        jubilee = found(cli, busy, "--land", "NW")["jubilee_nw"]
        assert (jubilee["holds_until"], jubilee["holds_for_life"]) == (None, True)
        assert "gilt lebenslang" in cli("volunteer", "card", busy["id"], "--land", "NW", expect=0).out
