"""What a volunteer may receive in a year: the limits by year, the sum, what excludes what."""

from __future__ import annotations

import pytest

from ehrenamt_cli.domain.tax_free import LIMITS, limit, objection


@pytest.mark.parametrize(
    ("kind", "year", "cents"),
    [
        ("volunteer", 2013, 72_000),
        ("volunteer", 2020, 72_000),
        ("volunteer", 2021, 84_000),
        ("volunteer", 2025, 84_000),
        ("volunteer", 2026, 96_000),
        ("volunteer", 2031, 96_000),
        ("trainer", 2020, 240_000),
        ("trainer", 2025, 300_000),
        ("trainer", 2026, 330_000),
    ],
)
def test_the_limit_is_that_of_the_year(kind, year, cents):
    assert limit(kind, year) == cents


def test_the_last_cent_is_free_and_the_next_is_not():
    assert objection("volunteer", 96_000, 0, "", 2026) is None
    assert objection("volunteer", 60_000, 36_000, "none", 2026) is None

    over = objection("volunteer", 60_000, 36_001, "", 2026)

    assert over is not None
    assert over.rule == "G-04"
    assert "960,01 €, 0,01 € über den 960,00 € im Jahr 2026" in over.found.de
    assert "€960.01, €0.01 above the €960.00 of 2026" in over.found.en
    assert over.lift.de == "Möglich sind hier höchstens 599,99 €."


def test_nothing_is_left_where_it_is_used_up_elsewhere():
    over = objection("trainer", 1, 400_000, "", 2026)

    assert over is not None
    assert "höchstens 0,00 €" in over.lift.de


@pytest.mark.parametrize("beside", ["public", "trainer", "guardian"])
def test_the_volunteer_allowance_stands_alone_for_one_activity(beside):
    found = objection("volunteer", 1, 0, beside, 2026)

    assert found is not None
    assert found.rule == "G-05"


def test_the_trainer_allowance_may_have_something_beside():
    assert objection("trainer", 330_000, 0, "public", 2026) is None


def test_an_amount_of_no_allowance_is_asked_about():
    assert objection("none", 0, 90_000, "", 2026) is None
    found = objection("none", 5_000, 0, "", 2026)
    assert found is not None
    assert "50,00 €" in found.found.de


def test_limits_only_rise():
    for known in LIMITS.values():
        assert sorted(known) == list(known)
        assert sorted(known.values()) == list(known.values())
