"""Who was in charge when: gaps, overlaps, and the same counted day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.coverage import NEVER, Stretch, day_before, gaps, holds, overlaps

FIRST = date(2027, 1, 1)
DAYS = [(FIRST + timedelta(days=number)).isoformat() for number in range(40)]


def row(begins: str | None, ends: str | None, key: str = "a") -> dict[str, str | None]:
    return {"id": key, "begins_on": begins, "ends_on": ends}


def test_nobody_at_all_is_one_open_gap():
    assert gaps([], "2027-01-01", "2027-02-01") == [Stretch("2027-01-01", None)]


def test_between_two_there_is_a_gap_with_both_ends():
    rows = [row(None, "2027-01-10"), row("2027-01-15", None)]

    assert gaps(rows, "2027-01-01", "2027-02-01") == [Stretch("2027-01-11", "2027-01-14")]


def test_one_day_after_the_other_there_is_none():
    assert gaps([row(None, "2027-01-10"), row("2027-01-11", None)], "2027-01-01", "2027-02-01") == []


def test_a_gap_ahead_is_open_until_somebody_follows():
    assert gaps([row(None, "2027-01-10")], "2027-01-01", "2027-02-01") == [Stretch("2027-01-11", None)]
    assert gaps([row(None, "2027-02-01")], "2027-01-01", "2027-02-01") == []


def test_two_at_once_are_told_with_the_days():
    one, other = row("2027-01-01", "2027-01-10", "a"), row("2027-01-08", None, "b")

    assert overlaps([other, one]) == [(one, other, Stretch("2027-01-08", "2027-01-10"))]
    assert overlaps([one, row("2027-01-11", None, "b")]) == []


def test_the_day_before_the_first_of_march():
    assert day_before("2027-03-01") == "2027-02-28"


spans = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).filter(
    lambda span: (span[0] or "") <= (span[1] or NEVER)
)


@given(st.lists(spans, max_size=5))
def test_gaps_are_the_days_that_nobody_covers(found: list[tuple[str | None, str | None]]):
    rows = [row(*span, key=str(number)) for number, span in enumerate(found)]
    first, last = DAYS[5], DAYS[-5]

    told = gaps(rows, first, last)

    for day in DAYS[5:-4]:
        free = any(stretch.touches(day, day) for stretch in told)
        assert free is not any(holds(each, day) for each in rows), day
