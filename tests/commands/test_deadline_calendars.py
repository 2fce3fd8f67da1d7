"""Deadlines as a calendar: a file for other programs, and a month on the screen."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

import builders
from builders import Record
from command_line import Cli


@pytest.fixture
def enquiry(register: Path) -> Record:
    """Somebody who asked on Thursday: a first contact is due on 3 March."""
    return builders.a_volunteer(name="Anna Weber", enquired_on="2027-02-25")


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.usefixtures("enquiry")
class TestACalendarFile:
    def test_is_for_its_owner_only(self, cli: Cli) -> None:
        done = cli("deadlines", "--ics", "fristen.ics", expect=0)

        path = Path("fristen.ics")
        assert done.stderr == "Geschrieben: fristen.ics (1 Fristen).\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert [event["dtstart"].dt.isoformat() for event in events(path.read_bytes())] == ["2027-03-03"]

    def test_says_as_data_what_was_written(self, cli: Cli) -> None:
        told = cli("deadlines", "--ics", "fristen.ics", "--json", expect=0).json

        assert told == {"file": "fristen.ics", "deadlines": 1, "detail": "short", "bytes": Path("fristen.ics").stat().st_size}

    def test_is_not_written_when_only_showing(self, cli: Cli) -> None:
        cli("deadlines", "--ics", "fristen.ics", "--dry-run", expect=0)

        assert not Path("fristen.ics").exists()

    def test_goes_to_stdout(self, cli: Cli, enquiry: Record) -> None:
        content = cli("deadlines", "--ics", "-", expect=0).stdout

        assert events(content)[0]["summary"] == f"Ersten Kontakt aufnehmen ({enquiry['id']})"
        assert b"Weber" not in content

    @pytest.mark.parametrize(("detail", "found"), [("none", (False, False)), ("short", (True, False)), ("full", (True, True))])
    def test_tells_as_much_as_is_wanted(self, cli: Cli, enquiry: Record, detail: str, found: tuple[bool, bool]) -> None:
        text = cli("deadlines", "--ics", "-", "--ics-detail", detail, expect=0).out.replace("\r\n ", "")

        assert (enquiry["id"] in text, "Anna Weber" in text) == found

    def test_knows_no_other_detail(self, cli: Cli) -> None:
        assert "full" in cli("deadlines", "--ics", "-", "--ics-detail", "alles", "--json", expect=2).error["hint"]

    def test_holds_what_the_list_would_hold(self, cli: Cli) -> None:
        assert events(cli("deadlines", "--ics", "-", "--weeks", 0, expect=0).stdout) == []
        assert len(events(cli("deadlines", "--ics", "-", "--month", "2027-03", expect=0).stdout)) == 1

    def test_that_cannot_be_written_says_so(self, cli: Cli) -> None:
        assert "nirgends" in cli("deadlines", "--ics", "nirgends/fristen.ics", expect=2).stderr

    def test_replaces_the_one_before_it_with_the_same_events(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        first = cli("deadlines", "--ics", "-", expect=0).stdout
        monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-08")

        second = cli("deadlines", "--ics", "-", expect=0).stdout

        assert [event["uid"] for event in events(first)] == [event["uid"] for event in events(second)]

    def test_a_deadline_postponed_twice_moves_twice(self, cli: Cli) -> None:
        (before,) = events(cli("deadlines", "--ics", "-", expect=0).stdout)
        (row,) = cli("deadlines", "--json", expect=0).json
        for day in ("2027-03-10", "2027-03-17"):
            cli("deadlines", "postpone", row["id"], "--to", day, "--reason", "verreist", "--yes", expect=0)

        (after,) = events(cli("deadlines", "--ics", "-", expect=0).stdout)

        assert after["uid"] == before["uid"]
        assert (before["sequence"], after["sequence"]) == (0, 2)
        assert after["dtstart"].dt.isoformat() == "2027-03-17"

    def test_every_decision_counts_also_one_that_was_taken_back(self, cli: Cli) -> None:
        (row,) = cli("deadlines", "--json", expect=0).json
        numbers = []
        for verb in ("done", "reopen", "done"):
            cli("deadlines", verb, row["id"], "--yes", expect=0)
            (event,) = events(cli("deadlines", "--all", "--ics", "-", expect=0).stdout)
            numbers.append(event["sequence"])

        assert numbers == [1, 2, 3]

    def test_what_one_set_oneself_is_named_once(self, cli: Cli) -> None:
        cli("deadlines", "add", "--title", "Bericht schreiben", "--due", "2027-03-10", expect=0)

        shown = [event["summary"] for event in events(cli("deadlines", "--ics", "-", "--ics-detail", "full", expect=0).stdout)]

        assert any(words.startswith("Bericht schreiben") and "Bericht schreiben: " not in words for words in shown)
        assert "Bericht schreiben\nBericht" not in cli("deadlines", expect=0).out


@pytest.mark.usefixtures("enquiry")
class TestTheMonth:
    def test_is_this_one_unless_another_is_named(self, cli: Cli) -> None:
        text = cli("deadlines", "--calendar", expect=0).out

        assert text.startswith("März 2027, Niedersachsen\n")
        assert "(1)" in text

    @pytest.mark.parametrize("month", ["2027-04", "2027-4", "4.2027", "04/2027", "April 2027", "apr 2027", "2027-04-17"])
    def test_however_it_is_written(self, cli: Cli, month: str) -> None:
        assert cli("deadlines", "--month", month, expect=0).out.startswith("April 2027")

    @pytest.mark.parametrize("month", ["2027-13", "Brumaire 2027", "irgendwann", "0.2027", "", "12027-01"])
    def test_that_does_not_exist(self, cli: Cli, month: str) -> None:
        assert "ist kein Monat" in cli("deadlines", "--month", month, "--json", expect=2).error["message"]

    def test_counts_what_is_still_open_from_before(self, cli: Cli) -> None:
        shown = cli("deadlines", "--calendar", "--month", "2027-04", expect=0)

        assert "(1)" not in shown.out
        assert shown.stderr.startswith("Davor noch offen: 1;")

    def test_as_data_has_every_day(self, cli: Cli) -> None:
        days = cli("deadlines", "--calendar", "--json", expect=0).json

        assert [day["day"] for day in days if day["due"]] == ["2027-03-03"]
        assert [day["holiday"] for day in days if day["holiday"]] == ["Karfreitag", "Ostermontag"]
        assert len(days) == 31

    def test_for_a_screen_reader_is_a_list(self, cli: Cli, enquiry: Record) -> None:
        text = cli("deadlines", "--calendar", "--format", "markdown", expect=0).out

        assert text.splitlines() == [
            "## März 2027",
            "",
            "- **Mo 01.03.2027:** heute",
            f"- **Mi 03.03.2027:** 1 fällig: Ersten Kontakt aufnehmen, Anna Weber ({enquiry['id']})",
            "- **Fr 26.03.2027:** Karfreitag",
            "- **Mo 29.03.2027:** Ostermontag",
        ]

    def test_for_a_spreadsheet_is_a_row_a_day(self, cli: Cli) -> None:
        lines = cli("deadlines", "--calendar", "--format", "csv", expect=0).out.splitlines()

        assert lines[0] == "day,week,holiday,due,hard,overdue,deadlines"
        assert len(lines) == 32

    def test_in_english(self, cli: Cli) -> None:
        assert cli("deadlines", "--calendar", "--lang", "en", expect=0).out.startswith("March 2027, Lower Saxony\nWk ")
