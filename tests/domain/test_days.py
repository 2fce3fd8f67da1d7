"""Days as people write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.dates.days import FIRST_YEAR, LAST_YEAR, read_day, show_day
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import use_language

WEDNESDAY = "2027-03-24"


@pytest.fixture(autouse=True)
def _a_wednesday(monkeypatch):
    monkeypatch.setenv("EHRENAMT_TODAY", WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24.03.2027", "2027-03-24"),
        (" 24.3.27 ", "2027-03-24"),
        ("2027-03-24", "2027-03-24"),
        ("2027-03-24 00:00:00", "2027-03-24"),
        ("24. März 2027", "2027-03-24"),
        ("24 Mar 2027", "2027-03-24"),
        ("1.1.69", "2069-01-01"),
        ("1.1.70", "1970-01-01"),
        ("29.02.2028", "2028-02-29"),
        ("heute", "2027-03-24"),
        ("TODAY", "2027-03-24"),
        ("morgen", "2027-03-25"),
        ("tomorrow", "2027-03-25"),
        ("gestern", "2027-03-23"),
        ("übermorgen", "2027-03-26"),
        ("+3d", "2027-03-27"),
        ("+2w", "2027-04-07"),
        ("-1m", "2027-02-24"),
        ("+1y", "2028-03-24"),
        ("+1 j", "2028-03-24"),
        ("Donnerstag", "2027-03-25"),
        ("Mittwoch", "2027-03-31"),
        ("Mo", "2027-03-29"),
        ("tuesday", "2027-03-30"),
    ],
)
def test_a_day_is_understood(typed, meant):
    assert read_day(typed).isoformat() == meant


def test_a_month_later_than_the_31st_is_the_last_of_the_month(monkeypatch):
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-01-31")
    assert read_day("+1m") == date(2027, 2, 28)


@pytest.mark.parametrize(
    "typed", ["31.02.2027", "29.2.27", "2027-13-01", "00.01.2027", "24.03.3027", "24.03.0027", "+99999y", "-99999y"]
)
def test_an_impossible_day_is_refused_with_what_to_write(typed):
    with pytest.raises(WrongUsage) as refused:
        read_day(typed)
    assert typed in str(refused.value)
    assert "24.03.2027" in refused.value.hint.de


@pytest.mark.parametrize("typed", ["", "bald", "24/03/2027", "24.3.", "2w", "٢٤.٠٣.٢٠٢٧", "{day}", "+w", "24.foo.2027"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(WrongUsage):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("28.2.70", "1970-02-28"),
        ("1.1.27", "2027-01-01"),
        ("1.4.27", "1927-04-01"),
        ("29.2.28", "1928-02-29"),
        ("Mi", "2027-03-17"),
    ],
)
def test_a_birthday_lies_in_the_past(typed, meant):
    assert read_day(typed, past=True).isoformat() == meant


def test_a_birthday_in_the_future_is_refused():
    with pytest.raises(WrongUsage, match="liegt in der Zukunft"):
        read_day("25.03.2027", past=True)


def test_days_are_shown_in_the_language_of_the_reader():
    assert show_day(WEDNESDAY) == "24.03.2027"
    assert show_day(WEDNESDAY, weekday=True) == "Mi 24.03.2027"
    assert show_day("bald") == "bald"
    use_language("en")
    try:
        assert show_day(WEDNESDAY) == "24 Mar 2027"
        assert show_day(WEDNESDAY, weekday=True) == "Wed 24 Mar 2027"
    finally:
        use_language("de")


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.sampled_from(["de", "en"]))
def test_what_is_shown_can_be_typed_again(day, language):
    use_language(language)
    try:
        assert read_day(show_day(day.isoformat())) == day == read_day(day.isoformat())
    finally:
        use_language("de")


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_friendly_refusal(text):
    with suppress(WrongUsage):
        assert isinstance(read_day(text), date)
