"""Periods as people and laws write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.agreements import RHYTHMS
from ehrenamt_cli.domain.dates.periods import LONGEST, Period, parse_period
from ehrenamt_cli.errors import WrongUsage


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2 Werktage", Period(2, "werktag")),
        ("binnen zwei Werktagen", Period(2, "werktag")),
        ("2 Arbeitstage", Period(2, "arbeitstag")),
        ("5 business days", Period(5, "arbeitstag")),
        ("14 Tage", Period(14, "day")),
        ("28 Kalendertage", Period(28, "day")),
        ("2 weeks", Period(2, "week")),
        ("sechs Wochen", Period(6, "week")),
        ("3 Monate", Period(3, "month")),
        ("bis zu 3 Monaten", Period(3, "month")),
        ("6 Monate vor", Period(6, "month", backward=True)),
        ("spätestens sechs Monate vor", Period(6, "month", backward=True)),
        ("6 MONTHS BEFORE", Period(6, "month", backward=True)),
        ("1 Jahr", Period(1, "year")),
        ("einem Jahr", Period(1, "year")),
        ("halbes Jahr", Period(6, "month")),
        ("half a year", Period(6, "month")),
        ("ein halbes Jahr", Period(6, "month")),
        ("Vierteljahr", Period(3, "month")),
        ("2 Quartale", Period(6, "month")),
        ("halber Monat", Period(15, "day")),
        ("half-yearly", Period(6, "month")),
        ("3Monate", Period(3, "month")),
        ("  3   Monate.  ", Period(3, "month")),
    ],
)
def test_what_is_meant(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bald",
        "0 Tage",
        "-3 Tage",
        "1,5 Jahre",
        "3",
        "Werktage",
        "99999 Tage",
        "9999 Vierteljahre",
        "3 Monate 2 Tage",
        "² Tage",
    ],
)
def test_what_cannot_be_meant_is_refused_with_an_example(text):
    with pytest.raises(WrongUsage) as refused:
        parse_period(text)
    assert "2 Werktage" in refused.value.hint.de


def test_every_meeting_rhythm_is_a_period():
    assert {key: parse_period(key) for key in RHYTHMS} == {
        "quarterly": Period(3, "month"),
        "half_yearly": Period(6, "month"),
        "yearly": Period(1, "year"),
    }


@given(
    st.builds(
        Period,
        st.integers(1, LONGEST),
        st.sampled_from(["werktag", "arbeitstag", "day", "week", "month", "year"]),
        st.booleans(),
    )
)
def test_what_is_shown_is_read_again(period):
    assert parse_period(period.words.de) == period
    assert parse_period(period.words.en) == period


@given(st.text(max_size=40))
def test_any_other_text_is_refused_never_crashes(text):
    with contextlib.suppress(WrongUsage):
        parse_period(text)
