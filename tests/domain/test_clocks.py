"""Clocks that run otherwise than from an event: year's end, 72 hours, first day counted, cycles with grace."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.dates.clocks import (
    begins_with_day,
    cycle_start,
    hours_between,
    hours_later,
    on_the_wall,
    within_72_hours,
    year_end,
)
from ehrenamt_cli.domain.dates.periods import Period

YEAR = Period(365, "day")
MONTH = Period(30, "day")
BERLIN = ZoneInfo("Europe/Berlin")


def next_in_cycle(*done: str) -> str:
    start = cycle_start(map(date.fromisoformat, done), YEAR, early=MONTH, grace=MONTH)
    return str(start + timedelta(days=365))


@pytest.mark.parametrize(
    ("done", "following"),
    [
        (["2002-01-10"], "2003-01-10"),
        (["2002-01-10", "2003-01-20"], "2004-01-10"),
        (["2002-01-10", "2003-01-20", "2005-03-20"], "2006-03-20"),
        (["2002-01-10", "2002-12-11"], "2004-01-10"),
        (["2002-01-10", "2002-12-10"], "2003-12-10"),
        (["2002-01-10", "2003-02-09"], "2004-01-10"),
        (["2002-01-10", "2003-02-10"], "2004-02-10"),
    ],
    ids=["once", "late within grace", "long after", "early, first day", "too early", "late, last day", "too late"],
)
def test_a_cycle_keeps_its_rhythm_within_its_window(done, following):
    assert next_in_cycle(*done) == following


@given(st.lists(st.dates(date(2000, 1, 1), date(2060, 1, 1)), min_size=1, max_size=8))
def test_a_cycle_never_runs_from_long_before_the_last_time(done):
    start = cycle_start(done, YEAR, early=MONTH, grace=MONTH)
    assert max(done) - timedelta(days=30) <= start <= max(done) + timedelta(days=30)


def test_what_is_kept_for_years_is_kept_to_the_end_of_the_year():
    assert year_end("2027-01-01", Period(8, "year")) == date(2035, 12, 31)
    assert year_end("2027-12-31", Period(8, "year")) == date(2035, 12, 31)


def test_a_stay_counts_its_first_day():
    assert begins_with_day("2027-01-15", Period(3, "month")) == date(2027, 4, 14)


def test_72_hours_over_a_weekend_are_72_hours():
    assert hours_later("2027-03-05 14:30", 72) == "2027-03-08 14:30"
    assert within_72_hours("2027-03-05 23:59", Period(3, "day")) == date(2027, 3, 8)


def test_72_hours_over_the_change_of_the_clocks():
    assert hours_later("2027-03-26 14:30", 72) == "2027-03-29 15:30"
    assert hours_later("2027-10-29 14:30", 72) == "2027-11-01 13:30"


FIRST, LAST = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2090-01-01")


@given(st.datetimes(FIRST, LAST).filter(lambda moment: moment.hour not in (2, 3)))
def test_hours_agree_with_the_time_zone_of_berlin(moment):
    start = moment.replace(second=0, microsecond=0)
    end = (start.replace(tzinfo=BERLIN).astimezone(ZoneInfo("UTC")) + timedelta(hours=72)).astimezone(BERLIN)
    assert hours_later(f"{start:%Y-%m-%d %H:%M}", 72) == f"{end:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("utc", "wall"),
    [
        ("2027-03-01T09:00:00Z", "2027-03-01 10:00"),
        ("2027-07-01T09:00:00Z", "2027-07-01 11:00"),
        ("2027-03-28T00:59:00Z", "2027-03-28 01:59"),
        ("2027-03-28T01:00:00Z", "2027-03-28 03:00"),
        ("2027-12-31T23:30:00Z", "2028-01-01 00:30"),
    ],
)
def test_clocks_on_the_wall_are_an_hour_or_two_ahead(utc, wall):
    assert on_the_wall(utc) == wall


@pytest.mark.parametrize("start", ["2027-03-26 14:30", "2027-10-29 14:30", "2027-06-01 08:00"])
def test_hours_that_passed_are_those_that_were_given(start):
    assert hours_between(start, hours_later(start, 72)) == 72
    assert hours_between(hours_later(start, 72), start) == -72
