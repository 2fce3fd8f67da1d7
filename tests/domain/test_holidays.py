"""The holiday table against an independent one, day by day."""

from datetime import date

import holidays as oracle
import pytest

from ehrenamt_cli.domain.dates.holidays import HOLIDAYS, REGIONAL, holiday_on, holidays
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.errors import WrongUsage

YEARS = range(1995, 2051)


@pytest.mark.parametrize("land", LANDS)
def test_every_land_has_the_days_the_independent_table_has(land):
    ours = {day for year in YEARS for day in holidays(land, year)}
    assert ours == set(oracle.Germany(subdiv=land, years=YEARS))


@pytest.mark.parametrize(("land", "regional"), [("BY", "mariae-himmelfahrt"), ("SN", "fronleichnam"), ("TH", "fronleichnam")])
def test_catholic_municipalities_keep_one_more_day(land, regional):
    ours = {day for year in YEARS for day in holidays(land, year, frozenset({regional}))}
    assert ours == set(oracle.Germany(subdiv=land, years=YEARS, categories=("public", "catholic")))


def test_augsburg_keeps_its_peace_festival_and_assumption_day():
    ours = {day for year in YEARS for day in holidays("BY", year, frozenset({"augsburg", "mariae-himmelfahrt"}))}
    assert ours == set(oracle.Germany(subdiv="Augsburg", years=YEARS))


def test_without_a_land_only_the_days_that_all_share_are_free():
    assert set(holidays("", 2027)) == set(oracle.Germany(years=2027))
    assert date(2017, 10, 31) in holidays("", 2017)


def test_a_holiday_has_a_name_in_both_languages():
    assert holiday_on(date(2027, 3, 26), "NI") == ("Karfreitag", "Good Friday")
    assert holiday_on(date(2026, 12, 24), "NI") is None


def test_every_regional_holiday_is_described():
    assert {holiday.regional for holiday in HOLIDAYS if holiday.regional} == set(REGIONAL)


def test_an_unknown_land_is_refused_with_the_list_of_codes():
    with pytest.raises(WrongUsage) as refused:
        holidays("XX", 2027)
    assert "XX" in refused.value.message.de
    assert "NI" in refused.value.hint.de
