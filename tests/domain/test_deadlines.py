"""The one list of what falls due: its order, its window, its promise as JSON."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.dates.calendar import Place, due_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.deadlines import STATES, deadlines, window
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.rules import RULES, Rule
from ehrenamt_cli.i18n import Text, use_language

TODAY = date(2027, 3, 24)


@pytest.fixture
def english():
    use_language("en")
    yield
    use_language("de")


def listed(rows, until=date(2027, 6, 1), **options):
    """The deadlines of a register that consists of the given rows by source."""
    return deadlines(lambda rule: rows.get(rule.source, []), today=TODAY, until=until, **options)


def a_pause(until, name="Mira Muster", **columns):
    return {"id": f"v-{until}", "name": name, "paused_until": until, **columns}


def an_inquiry(received_on, **columns):
    return {
        "id": "q-1",
        "name": "Wer?",
        "sender": "AJSD",
        "received_on": received_on,
        "land": "NI",
        "responsible": None,
        **columns,
    }


def test_the_oldest_comes_first_so_that_what_is_overdue_stands_on_top():
    rows = {
        "pauses": [a_pause("2027-04-20"), a_pause("2027-03-24"), a_pause("2027-01-02")],
        "inquiries": [an_inquiry("2027-03-24")],
    }
    assert [(deadline.due_on.isoformat(), deadline.state) for deadline in listed(rows)] == [
        ("2027-01-02", "overdue"),
        ("2027-03-24", "today"),
        ("2027-03-30", "soon"),
        ("2027-04-20", "upcoming"),
    ]


def test_what_falls_due_on_one_day_is_ordered_by_rule_and_key():
    rows = {
        "pauses": [a_pause("2027-03-30", id="v-b"), a_pause("2027-03-30", id="v-a")],
        "inquiries": [an_inquiry("2027-03-24", id="q-z")],
    }
    assert [deadline.subject.id for deadline in listed(rows)] == ["q-z", "v-a", "v-b"]


def test_soon_is_a_week():
    rows = {"pauses": [a_pause("2027-03-31"), a_pause("2027-04-01")]}
    assert [deadline.state for deadline in listed(rows)] == ["soon", "upcoming"]


def test_the_window_has_two_ends():
    rows = {"pauses": [a_pause("2027-03-01"), a_pause("2027-04-01"), a_pause("2027-05-01")]}
    found = listed(rows, until=date(2027, 4, 30), since=TODAY)
    assert [deadline.due_on for deadline in found] == [date(2027, 4, 1)]


def test_the_json_row_is_a_promise():
    [deadline] = listed({"inquiries": [an_inquiry("2027-03-24", responsible="Karin Muster, JVA Beispielstadt")]})
    assert deadline.as_row() == {
        "due_on": "2027-03-30",
        "rule": "K-02",
        "title": "Anfrage von AJSD beantworten",
        "subject": {"kind": "inquiry", "id": "q-1", "name": "Wer?"},
        "responsible": "Karin Muster, JVA Beispielstadt",
        "strength": "hard",
        "basis": "Kooperationsvereinbarung: binnen 2 Werktagen",
        "state": "soon",
        "id": deadline.id,
        "due_at": None,
        "postponed_from": None,
        "done_on": None,
    }


@pytest.mark.usefixtures("english")
def test_words_follow_the_language():
    row = {"id": "s-1", "name": "Mira Muster", "kind": "admission", "valid_until": "2027-04-01", "land": None}
    [deadline] = listed({"screenings_expiring": [row]})
    assert deadline.as_row()["title"] == "Expires: admission"


def test_names_full_of_braces_and_markup_stay_what_they_are():
    [deadline] = listed({"inquiries": [an_inquiry("2027-03-24", name="{land} [bold]", sender="{name}")]})
    assert deadline.subject.name == "{land} [bold]"
    assert str(deadline.title) == "Anfrage von {name} beantworten"


def test_a_row_without_its_day_is_left_out():
    assert listed({"pauses": [a_pause(None)]}) == []


def test_a_calendar_reminds_in_time():
    row = {"id": "s-1", "name": "Mira Muster", "valid_until": "2027-04-30", "land": "NI"}
    [deadline] = listed({"admissions_expiring": [row]})
    assert deadline.remind_on == date(2027, 3, 5)


def test_an_organisation_may_change_a_rule():
    [rule] = [rule for rule in RULES if rule.key == "F-03"]
    row = {"id": "v-1", "name": "Mira Muster", "seen_on": "2024-04-01"}
    found = listed({"certificates": [row]}, rules=[rule._replace(period=Period(3, "year"))])
    assert [deadline.due_on for deadline in found] == [date(2027, 4, 1)]


def test_rules_speak_both_languages():
    for rule in RULES:
        for text in (rule.title, rule.basis, rule.responsible):
            assert text.de, rule.key
            assert text.en, rule.key


def test_every_state_has_its_word():
    assert set(STATES) == {"at_once", "overdue", "today", "soon", "upcoming", "done"}


@given(
    st.builds(Period, st.integers(0, 60), st.sampled_from(["werktag", "arbeitstag", "day", "week", "month"]), st.booleans()),
    st.dates(date(2005, 1, 1), date(2040, 1, 1)),
    st.sampled_from(sorted(LANDS)),
    st.integers(0, 60),
)
def test_the_window_never_leaves_out_what_falls_due(period, started, land, weeks):
    due = due_day(period, started, Place(land))
    rule = Rule("X-01", "things", "volunteer", "day", period, Text("x", "x"), Text("x", "x"))
    values = window(rule, today=TODAY, until=due + timedelta(weeks=weeks))
    assert started.isoformat() <= values["by_things"]


def test_what_one_rule_asks_of_the_same_record_can_be_told_apart() -> None:
    duties = [(rule.duty, rule.subject) for rule in RULES]

    assert [duty for duty in duties if duties.count(duty) > 1] == []
