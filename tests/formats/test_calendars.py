"""Deadlines in other people's calendars: valid for every reader, the same twice, and no more about people than is wanted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ehrenamt_cli import i18n
from ehrenamt_cli.domain.deadlines import Deadline, Subject
from ehrenamt_cli.domain.rules import RULES
from ehrenamt_cli.formats.calendars import DETAILS, identifier, write_calendar
from ehrenamt_cli.i18n import Text, same

TODAY = date(2027, 3, 1)

ANSWER = Deadline(
    due_on=date(2027, 3, 30),
    rule="K-02",
    title=Text("Anfrage von Petra Sommerfeld beantworten", "Answer the inquiry of Petra Sommerfeld"),
    subject=Subject("inquiry", "i-7k3m", "Erika Muster"),
    responsible=same("Ole Beispiel, JVA Heidetal"),
    strength="hard",
    basis=Text("Kooperationsvereinbarung: binnen 2 Werktagen", "cooperation agreement: within 2 working days"),
    state="upcoming",
    remind_on=date(2027, 3, 23),
    source="inquiries",
)

PEOPLE = ("Petra", "Sommerfeld", "Erika", "Muster", "Ole", "Beispiel")


def written(*due: Deadline, **more: Any) -> bytes:
    return write_calendar(due, today=TODAY, **more)


def events(content: bytes) -> list[Any]:
    """As the icalendar library reads them."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def the_event(*due: Deadline, **more: Any) -> Any:
    (event,) = events(written(*due, **more))
    return event


def unfolded(content: bytes) -> list[str]:
    """The raw lines, put together as RFC 5545 3.1 says."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


class TestAnEvent:
    def test_is_a_whole_day_that_blocks_no_time(self) -> None:
        lines = unfolded(written(ANSWER))

        assert {
            "DTSTART;VALUE=DATE:20270330",
            "DTEND;VALUE=DATE:20270331",
            "DTSTAMP:20270301T000000Z",
            "SEQUENCE:0",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            "PRIORITY:1",
            "CATEGORIES:K,hart",
        } <= set(lines)
        assert not any("VTIMEZONE" in line for line in lines)

    def test_stands_in_a_calendar_that_says_who_made_it(self) -> None:
        assert unfolded(written(ANSWER))[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ehrenamt//ehrenamt 0.1.0//DE"]

    def test_reminds_at_nine_on_the_day_to_remind(self) -> None:
        alarm = the_event(ANSWER).walk("VALARM")[0]

        assert alarm["action"] == "DISPLAY"
        assert datetime(2027, 3, 30) + alarm.decoded("trigger") == datetime(2027, 3, 23, 9)  # noqa: DTZ001 - on the wall

    def test_reminds_on_the_day_itself_where_nothing_else_is_said(self) -> None:
        assert the_event(ANSWER._replace(remind_on=ANSWER.due_on)).walk("VALARM")[0].decoded("trigger") == timedelta(hours=9)

    def test_is_the_same_whenever_the_same_day_is_written(self) -> None:
        assert written(ANSWER) == written(ANSWER)

    def test_speaks_the_language_in_use(self) -> None:
        i18n.use_language("en")

        event = the_event(ANSWER)

        assert event["summary"] == "Answer the inquiry of … (i-7k3m)"
        assert event["description"] == f"{ANSWER.id}: K-02, hard\ncooperation agreement: within 2 working days"

    def test_has_a_tick_and_no_alarm_when_it_is_done(self) -> None:
        event = the_event(ANSWER._replace(state="done", done_on="2027-03-02"))

        assert event["summary"].startswith("✓ ")
        assert event.walk("VALARM") == []


class TestHoursThatCount:
    BREACH = ANSWER._replace(rule="D-01", due_on=date(2027, 3, 29), due_at="2027-03-29 08:15", remind_on=date(2027, 3, 29))

    def test_are_an_hour_in_berlin_summer_time(self) -> None:
        content = written(self.BREACH)

        assert "DTSTART;TZID=Europe/Berlin:20270329T081500" in unfolded(content)
        assert events(content)[0].decoded("dtstart").astimezone(UTC) == datetime(2027, 3, 29, 6, 15, tzinfo=UTC)

    def test_bring_the_rules_of_summer_time_along(self) -> None:
        content = written(self.BREACH, ANSWER)

        assert content.count(b"BEGIN:VTIMEZONE") == 1
        assert vobject.readOne(content.decode()).vevent_list[0].dtstart.value.utcoffset() == timedelta(hours=2)

    def test_never_remind_when_it_is_too_late(self) -> None:
        assert the_event(self.BREACH).walk("VALARM")[0].decoded("trigger") == -timedelta(hours=23, minutes=15)

    def test_remind_the_morning_before_what_ends_at_night(self) -> None:
        at_night = self.BREACH._replace(due_at="2027-03-29 00:30")

        assert the_event(at_night).walk("VALARM")[0].decoded("trigger") == -timedelta(hours=15, minutes=30)

    def test_become_a_day_when_the_deadline_was_postponed(self) -> None:
        moved = self.BREACH._replace(due_on=date(2027, 4, 2), postponed_from=date(2027, 3, 29))

        assert the_event(moved).decoded("dtstart") == date(2027, 4, 2)


class TestReadAgain:
    def test_nothing_is_doubled(self) -> None:
        first, second = events(written(ANSWER)), events(write_calendar([ANSWER], today=date(2027, 3, 2)))

        assert [event["uid"] for event in first] == [event["uid"] for event in second]
        assert str(first[0]["uid"]).endswith("@ehrenamt.invalid")

    def test_a_postponed_deadline_moves_its_event(self) -> None:
        moved = ANSWER._replace(due_on=date(2027, 4, 6), postponed_from=ANSWER.due_on)

        event = the_event(moved, sequences={moved.id: 2})

        assert event["uid"] == the_event(ANSWER)["uid"]
        assert (event["sequence"], event.decoded("dtstart")) == (2, date(2027, 4, 6))
        assert "nach der Regel fällig am Di 30.03.2027" in event["description"]

    @pytest.mark.parametrize(
        "other",
        [
            ANSWER._replace(due_on=date(2027, 3, 31)),
            ANSWER._replace(rule="K-03"),
            ANSWER._replace(subject=ANSWER.subject._replace(id="i-7k3n")),
            ANSWER._replace(source="deputies_missing"),
        ],
    )
    def test_another_deadline_is_another_event(self, other: Deadline) -> None:
        assert identifier(other) != identifier(ANSWER)

    @pytest.mark.parametrize("detail", DETAILS)
    def test_detail_and_language_change_no_identifier(self, detail: str) -> None:
        i18n.use_language("en")

        assert the_event(ANSWER, detail=detail)["uid"] == identifier(ANSWER)


class TestHowMuchIsSaid:
    def test_only_the_rule(self) -> None:
        content = written(ANSWER, detail="none")

        assert events(content)[0]["summary"] == "Frist K-02"
        assert "description" not in events(content)[0]
        assert not any(word in content.decode() for word in (*PEOPLE, "i-7k3m", "Heidetal"))

    def test_keys_instead_of_names(self) -> None:
        content = written(ANSWER)

        assert events(content)[0]["summary"] == "Anfrage von … beantworten (i-7k3m)"
        assert not any(word in "".join(unfolded(content)) for word in PEOPLE)

    def test_everything(self) -> None:
        event = the_event(ANSWER, detail="full")

        assert event["summary"] == "Anfrage von Petra Sommerfeld beantworten: Erika Muster"
        assert event["description"].split("\n")[2:] == [
            "betrifft: Erika Muster (i-7k3m)",
            "zuständig: Ole Beispiel, JVA Heidetal",
        ]

    def test_days_and_words_of_a_choice_stay(self) -> None:
        told = ANSWER._replace(
            rule="F-09", title=same("Masernnachweis erneuern, gültig bis Di 30.03.2027"), source="measles_expiring"
        )

        assert the_event(told)["summary"] == "Masernnachweis erneuern, gültig bis Di 30.03.2027 (i-7k3m)"

    @pytest.mark.parametrize("language", i18n.LANGUAGES)
    def test_no_rule_lets_a_name_through(self, language: str) -> None:
        i18n.use_language(language)
        for rule in RULES:
            title = Text(*(re.sub(r"\{(?!day|moment)\w+\}", "Petra", words) for words in rule.title))
            due = ANSWER._replace(rule=rule.key, title=title.fill(day="Di 30.03.2027", moment=""), source=rule.source)

            told = str(the_event(due)["summary"])

            assert "Petra" not in told or rule.words, rule.key
            assert told.removesuffix(" (i-7k3m)").strip("… "), rule.key

    def test_what_somebody_wrote_by_hand_is_not_told(self) -> None:
        own = ANSWER._replace(rule="EIGEN", title=same("Erika Muster anrufen"), source="reminders")

        assert the_event(own)["summary"] == "Eigene Frist (i-7k3m)"


HOSTILE = (
    "Anna\r\nATTACH:http://boese.example",
    "Anna\nEND:VEVENT\nBEGIN:VEVENT",
    "Anna\\, Bert; Carla, \\n Dora",
    "\x1b]0;Titel\x07\x00\x08 Anna \x9b31m",
    "Anna \u202etreB\u202c\u2028Carla\u200b",
    'DQUOTE "x": a:b;c=d',
    "ä" * 200 + "🎉" * 50,
)


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_adds_no_line_and_no_property(self, text: str) -> None:
        evil = ANSWER._replace(title=same(text), subject=ANSWER.subject._replace(name=text), responsible=same(text))

        plain, content = unfolded(written(ANSWER, detail="full")), written(evil, detail="full")

        assert [line.partition(":")[0] for line in unfolded(content)] == [line.partition(":")[0] for line in plain]
        assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for line in unfolded(content) for sign in line)

    @given(st.text(max_size=300))
    def test_every_line_is_short_and_every_reader_reads_the_same(self, text: str) -> None:
        content = written(ANSWER._replace(title=same(text)), detail="full")

        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        read = vobject.readOne(content.decode())
        assert read.vevent.summary.value == events(content)[0]["summary"]
        assert read.vevent.uid.value == identifier(ANSWER)


def test_nothing_due_is_a_calendar_all_the_same() -> None:
    assert events(written()) == []
    assert unfolded(written())[-1] == "END:VCALENDAR"
