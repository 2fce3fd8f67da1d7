"""What a kilometre is worth: by context, by the day of the trip, and as an organisation has set it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.rates import RATES, as_rows, context_of, cost, own_words, parse_own, rate_on, read_own
from ehrenamt_cli.errors import WrongUsage


@pytest.mark.parametrize(
    ("kind", "land", "context"),
    [
        ("prison", "NW", "prison_nw"),
        ("prison", "NI", "prison_ni"),
        ("prison", "HE", "other"),
        ("ajsd", "NI", "ajsd"),
        ("shelter", "NW", "other"),
    ],
)
def test_the_context_is_that_of_the_organisation(kind: str, land: str, context: str) -> None:
    assert context_of({"kind": kind, "land": land}) == context


def test_without_an_organisation_the_own_one_pays() -> None:
    assert context_of(None) == "other"


@pytest.mark.parametrize(
    ("context", "day", "interest", "cents", "most"),
    [
        ("prison_nw", "2027-03-01", False, 42, None),
        ("prison_ni", "2027-03-01", False, 20, 13_000),
        ("prison_ni", "2027-03-01", True, 30, None),
        ("prison_ni", "2028-03-01", False, 20, 13_000),
        ("other", "2027-03-01", False, 30, None),
        ("other", "2027-03-01", True, 30, None),
    ],
)
def test_the_rate_of_a_day(context: str, day: str, interest: bool, cents: int, most: int | None) -> None:
    rate = rate_on(context, day, {}, interest=interest)

    assert rate is not None
    assert (rate.cents, rate.most) == (cents, most)


def test_what_nobody_knows_is_none() -> None:
    assert rate_on("ajsd", "2027-03-01", {}) is None
    assert rate_on("prison_nw", "2020-12-31", {}) is None


def test_an_own_rate_holds_from_its_day_on() -> None:
    own = {"km.other": read_own("0,35 ab 1.1.2027"), "km.ajsd": read_own("0,30 €/km")}

    for context, day, cents in (("other", "2026-12-31", 30), ("other", "2027-01-01", 35), ("ajsd", "2020-01-01", 30)):
        rate = rate_on(context, day, own)
        assert rate is not None
        assert rate.cents == cents
    assert own_words(own["km.other"]).de == "0,35 €/km ab 01.01.2027"
    assert [row["cents"] for row in as_rows(own) if row["own"]] == [30, 35]


@pytest.mark.parametrize("typed", ["", "0", "30", "viel", "0,35 ab irgendwann"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage):
        read_own(typed)


def test_the_cap_is_for_a_trip() -> None:
    rate = rate_on("prison_ni", "2027-03-01", {})

    assert rate is not None
    assert [cost(km, rate) for km in (0, 1, 649, 650, 651)] == [0, 20, 12_980, 13_000, 13_000]


@given(st.integers(0, 99_999), st.sampled_from(RATES))
def test_cents_are_whole_and_never_more_than_the_kilometres_are_worth(kilometres: int, rate) -> None:
    cents = cost(kilometres, rate)

    assert isinstance(cents, int)
    assert 0 <= cents <= kilometres * rate.cents


def test_every_rate_says_where_it_stands() -> None:
    assert all(rate.basis.de and rate.since for rate in RATES)
    assert parse_own("35") == (35, "")
