"""Ask 15: flag relationships without contact for N days; one function feeds list, report and calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

import builders
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def silent(cli: Cli) -> Record:
    """A placement that began on 4 January, a Monday, since when nobody has been in touch."""
    prison = builders.a_prison()
    placement = builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison, name="Erika Muster"))
    cli("placement", "start", placement["id"], "--on", "2027-01-04", expect=0)
    return placement


def flagged(cli: Cli, *options: str) -> dict[str, str]:
    rows = cli("deadlines", "--rule", "B-04", *options, "--json", expect=0).json
    return {row["subject"]["id"]: row["due_on"] for row in rows}


@pytest.mark.parametrize("days", [14, 30, 56, 90])
def test_n_is_a_setting(cli: Cli, silent: Record, days: int) -> None:
    cli("config", "set", "B-04", f"{days} Tage", expect=0)

    [due] = flagged(cli, "--to", "2027-06-30").values()

    last = date(2027, 1, 4) + timedelta(days=days)
    assert date.fromisoformat(due) >= last
    assert (date.fromisoformat(due) - last).days <= 4, "moved by weekends and holidays only (§ 193 BGB)"


def test_list_card_first_screen_and_calendar_say_the_same(cli: Cli, silent: Record, tmp_path: Path) -> None:
    day = flagged(cli)[silent["id"]]
    assert day == "2027-03-01"

    [row] = cli("deadlines", "--rule", "B-04", "--json", expect=0).json
    today = cli("today", "--json", expect=0).json["this_week"]
    assert row in today
    assert row["title"] == "Kontakt aufnehmen, zuletzt Mo 04.01.2027"
    for card in (("placement", "show", silent["id"]), ("volunteer", "show", silent["volunteer_id"])):
        assert row["id"] in cli(*card, expect=0).out
    cli("deadlines", "--rule", "B-04", "--ics", tmp_path / "fristen.ics", expect=0)
    [event] = Calendar.from_ical((tmp_path / "fristen.ics").read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART") == date.fromisoformat(day)
    assert silent["id"] in str(event["SUMMARY"]) + str(event["DESCRIPTION"])
    sheet = cli("deadlines", "--calendar", "--month", "2027-03", "--rule", "B-04", "--json", expect=0).json
    assert [entry["id"] for each in sheet for entry in each["deadlines"]] == [row["id"]]


@pytest.mark.parametrize(
    "line",
    [
        ("note", "add", "--placement", "{placement}", "--note", "telefoniert"),
        ("note", "add", "--volunteer", "{person}"),
        ("placement", "review", "{placement}"),
        ("supervision", "add", "--volunteer", "{person}", "--held", "2027-03-01"),
        ("volunteer", "change", "{person}", "--yearly-talk", "2027-03-01"),
    ],
    ids=" ".join,
)
def test_one_line_settles_it_everywhere(cli: Cli, silent: Record, line: tuple[str, ...]) -> None:
    cli(*(word.format(placement=silent["id"], person=silent["volunteer_id"]) for word in line), expect=0)

    assert flagged(cli) == {silent["id"]: "2027-04-26"}
    assert not [row for row in cli("today", "--json", expect=0).json["this_week"] if row["rule"] == "B-04"]


def test_the_report_counts_what_the_list_shows(cli: Cli, monkeypatch: pytest.MonkeyPatch, silent: Record) -> None:
    def late() -> int:
        figures = cli("report", "institution", "--year", "2027", "--json", expect=0).json["figures"]
        return sum(row["late"] for row in figures["deadlines_settled"] if row["label"] == "B-04")

    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-08")
    assert (len(flagged(cli, "--overdue")), late()) == (1, 1)
    cli("note", "add", "--placement", silent["id"], expect=0)

    assert (len(flagged(cli, "--overdue")), late()) == (0, 0)
