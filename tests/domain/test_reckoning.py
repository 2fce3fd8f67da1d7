"""How periods are counted: worked examples by hand, and properties against a second, independent count."""

from datetime import date, timedelta
from itertools import product
from random import Random

import holidays as independent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.dates.calendar import Place, add_months, due_day
from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.dates.reckoning import reckon
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.errors import WrongUsage

TWO_WERKTAGE = """
received    bgb-NI      bgb-NW      bgb-BW      arbeitstage-NI
2027-03-24  2027-03-30  2027-03-30  2027-03-30  2027-03-30
2027-03-25  2027-03-30  2027-03-30  2027-03-30  2027-03-31
2027-03-26  2027-03-30  2027-03-30  2027-03-30  2027-03-31
2027-03-27  2027-03-31  2027-03-31  2027-03-31  2027-03-31
2027-03-29  2027-03-31  2027-03-31  2027-03-31  2027-03-31
2026-12-22  2026-12-24  2026-12-24  2026-12-24  2026-12-24
2026-12-23  2026-12-28  2026-12-28  2026-12-28  2026-12-28
2026-12-24  2026-12-29  2026-12-29  2026-12-29  2026-12-29
2026-12-30  2027-01-04  2027-01-04  2027-01-04  2027-01-04
2026-12-31  2027-01-04  2027-01-04  2027-01-04  2027-01-05
2027-01-04  2027-01-06  2027-01-06  2027-01-07  2027-01-06
2027-05-26  2027-05-28  2027-05-31  2027-05-31  2027-05-28
2026-10-30  2026-11-03  2026-11-02  2026-11-02  2026-11-03
2027-10-29  2027-11-01  2027-11-02  2027-11-02  2027-11-02
2026-11-20  2026-11-23  2026-11-23  2026-11-23  2026-11-24
"""


@pytest.mark.parametrize("line", TWO_WERKTAGE.strip().splitlines()[1:])
def test_two_werktage(line):
    received, ni, nw, bw, arbeitstage = map(date.fromisoformat, line.split())
    period = parse_period("2 Werktage")
    assert reckon(period, received, "NI").due_on == ni
    assert reckon(period, received, "NW").due_on == nw
    assert reckon(period, received, "BW").due_on == bw
    assert reckon(period, received, "NI", mode="arbeitstage").due_on == arbeitstage


def test_arbeitstage_with_corpus_christi_and_all_saints():
    period = parse_period("2 Werktage")
    assert reckon(period, date(2027, 5, 26), "NW", mode="arbeitstage").due_on == date(2027, 5, 31)
    assert reckon(period, date(2027, 10, 29), "NW", mode="arbeitstage").due_on == date(2027, 11, 3)


@pytest.mark.parametrize(
    ("release", "due"),
    [
        ("2027-08-31", "2027-02-26"),
        ("2027-08-30", "2027-02-26"),
        ("2027-09-28", "2027-03-25"),
        ("2027-03-29", "2026-09-29"),
        ("2027-06-30", "2026-12-30"),
        ("2026-12-24", "2026-06-24"),
        ("2028-02-29", "2027-08-27"),
    ],
)
def test_six_months_before_a_release(release, due):
    assert reckon(parse_period("6 Monate vor"), date.fromisoformat(release), "NI").due_on == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        ("2026-08-31", "3 Monate", "2026-11-30"),
        ("2026-11-30", "3 Monate", "2027-03-01"),
        ("2026-01-31", "1 Monat", "2026-03-02"),
        ("2026-12-27", "3 Monate", "2027-03-30"),
        ("2026-12-27", "Vierteljahr", "2027-03-30"),
        ("2027-03-01", "halber Monat", "2027-03-16"),
    ],
)
def test_months_and_their_ends(start, period, due):
    assert reckon(parse_period(period), date.fromisoformat(start), "NI").due_on == date.fromisoformat(due)


def test_a_certificate_seen_on_29_february_lasts_until_28_february():
    assert reckon(parse_period("5 Jahre"), date(2024, 2, 29), "NI", validity=True).due_on == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("moved_in", "last_day"),
    [("2027-01-15", "2027-04-14"), ("2027-03-01", "2027-05-31"), ("2026-12-01", "2027-02-28"), ("2026-11-30", "2027-02-28")],
)
def test_three_months_of_housing_begin_with_the_day_of_moving_in(moved_in, last_day):
    stay = reckon(parse_period("bis zu 3 Monaten"), date.fromisoformat(moved_in), "NI", begins_with_day=True, validity=True)
    assert stay.due_on == date.fromisoformat(last_day)


def test_the_working_names_each_day():
    assert reckon(parse_period("2 Werktage"), date(2027, 3, 24), "NI").as_row() == {
        "due_on": "2027-03-30",
        "steps": [
            "Werktage, Montag bis Samstag; Feiertage: Niedersachsen",
            "Mi 24.03.2027 zählt nicht mit (§ 187 (1) BGB)",
            "Do 25.03. = 1",
            "Fr 26.03. Karfreitag, übersprungen",
            "Sa 27.03. = 2",
            "Sa 27.03. Samstag, So 28.03. Sonntag, Mo 29.03. Ostermontag → § 193 BGB → Di 30.03.",
            "Fällig: Di 30.03.2027",
        ],
    }


def test_the_working_of_a_backward_period_in_english():
    steps = reckon(parse_period("6 months before"), date(2027, 8, 31), "NI").steps
    assert [step.en for step in steps] == [
        "Calendar days; holidays: Lower Saxony",
        "Tue 31 Aug 2027 does not count (§ 187 (1) BGB)",
        "Tue 31 Aug 2027 - 6 months = Sun 28 Feb 2027 (no day 31 in that month, so its last: § 188 (3) BGB)",
        "Sun 28 Feb Sunday, Sat 27 Feb Saturday → earlier, § 193 BGB does not hold backwards → Fri 26 Feb",
        "Due: Fri 26 Feb 2027",
    ]


def test_a_validity_on_a_sunday_says_that_it_stays():
    steps = reckon(parse_period("5 Jahre"), date(2024, 3, 4), "NI", validity=True).steps
    assert "Gültigkeit: § 193 BGB verschiebt sie nicht" in [step.de for step in steps]


def test_a_long_run_of_days_is_one_step():
    steps = [step.de for step in reckon(parse_period("10 Werktage"), date(2027, 3, 24), "NI").steps]
    assert "Di 30.03. bis Sa 03.04. = 3-7" in steps


@pytest.mark.parametrize("period", ["9999 Jahre", "9999 Jahre vor"])
def test_beyond_the_calendar_is_a_sentence(period):
    with pytest.raises(WrongUsage):
        reckon(parse_period(period), date(2027, 3, 24), "NI")


PERIODS = st.one_of(
    st.builds(Period, st.integers(1, 60), st.sampled_from(["werktag", "arbeitstag", "day", "week", "month"]), st.booleans()),
    st.builds(Period, st.integers(1, 5), st.just("year"), st.booleans()),
)
FIRST, LAST = date(2001, 1, 1), date(2043, 12, 31)
DAYS = st.dates(FIRST, LAST)
CODES = st.sampled_from(sorted(LANDS))
FREE = {land: frozenset(independent.Germany(subdiv=land, years=range(1995, 2051))) for land in LANDS}


def second_count(period, start, land):
    """The same law written a second time, slowly: one day, then one month at a time, with another holiday table."""

    def weekend_or_holiday(day):
        return day.isoweekday() > 5 or day in FREE[land]

    step = timedelta(days=-1 if period.backward else 1)
    day = start
    if period.unit in ("werktag", "arbeitstag"):
        left = period.amount
        while left:
            day += step
            works = not weekend_or_holiday(day) or (period.unit == "werktag" and day.isoweekday() == 6 and day not in FREE[land])
            left -= 1 if works else 0
    elif period.unit in ("day", "week"):
        for _ in range(period.amount * {"day": 1, "week": 7}[period.unit]):
            day += step
    else:
        year, month = start.year, start.month
        for _ in range(period.amount * {"month": 1, "year": 12}[period.unit]):
            month += step.days
            if month in (0, 13):
                year, month = year + step.days, 12 if month == 0 else 1
        number = start.day
        while True:
            try:
                day = date(year, month, number)
                break
            except ValueError:
                number -= 1
    while weekend_or_holiday(day):
        day += step
    return day


@pytest.mark.parametrize("land", sorted(LANDS))
def test_a_second_count_agrees(land):
    """A thousand random periods for each unit and direction, in every Land."""
    random = Random(land)
    for unit, backward in product(("werktag", "arbeitstag", "day", "week", "month", "year"), (False, True)):
        for _ in range(1000):
            period = Period(random.randint(1, 5 if unit == "year" else 60), unit, backward)
            start = FIRST + timedelta(days=random.randint(0, (LAST - FIRST).days))
            assert due_day(period, start, Place(land)) == second_count(period, start, land), (period, start)


@given(PERIODS, DAYS, CODES, st.booleans(), st.booleans())
def test_never_due_before_it_begins_nor_after_where_it_counts_back(period, start, land, begins_with_day, validity):
    due = reckon(period, start, land, begins_with_day=begins_with_day, validity=validity).due_on
    assert due <= start if period.backward else due >= start


@given(PERIODS, DAYS, st.integers(0, 40), CODES, st.booleans())
def test_what_begins_later_is_never_due_earlier(period, start, later, land, begins_with_day):
    first = reckon(period, start, land, begins_with_day=begins_with_day).due_on
    assert reckon(period, start + timedelta(days=later), land, begins_with_day=begins_with_day).due_on >= first


@given(PERIODS, DAYS, CODES)
def test_a_backward_period_only_ever_moves_earlier(period, start, land):
    back = period._replace(backward=True)
    assert reckon(back, start, land).due_on <= reckon(back, start, land, validity=True).due_on


@given(PERIODS, DAYS, CODES)
def test_a_validity_never_depends_on_the_week(period, start, land):
    if period.unit in ("month", "year"):
        months = period.amount * (12 if period.unit == "year" else 1) * (-1 if period.backward else 1)
        assert reckon(period, start, land, validity=True).due_on == add_months(start, months)


@given(PERIODS, DAYS, CODES, st.booleans())
def test_the_short_way_and_the_way_with_words_agree(period, start, land, validity):
    assert due_day(period, start, Place(land), validity=validity) == reckon(period, start, land, validity=validity).due_on


@given(DAYS, st.integers(-600, 600))
def test_months_go_there_and_back_except_at_their_ends(day, months):
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there + timedelta(days=1)).day == 1
