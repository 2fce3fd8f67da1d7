"""Moments as people write them."""

import pytest

from ehrenamt_cli.domain.dates.moments import read_moment, show_moment
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import use_language


@pytest.fixture(autouse=True)
def _a_wednesday(monkeypatch):
    monkeypatch.setenv("EHRENAMT_TODAY", "2027-03-24")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-03-01 14:30", "2027-03-01 14:30"),
        ("2027-03-01T14:30", "2027-03-01 14:30"),
        ("2027-03-01T14:30:59", "2027-03-01 14:30"),
        ("1.3.27 9.05 Uhr", "2027-03-01 09:05"),
        ("1. März 2027, 14:30 Uhr", "2027-03-01 14:30"),
        ("heute um 8:00", "2027-03-24 08:00"),
        ("yesterday at 23:59", "2027-03-23 23:59"),
        ("Montag 00:00", "2027-03-29 00:00"),
    ],
)
def test_what_is_meant(typed, meant):
    assert read_moment(typed) == meant


@pytest.mark.parametrize("typed", ["", "14:30", "2027-03-01", "1.3.27 24:00", "1.3.27 12:60", "1.3.27 12", "31.2.27 12:00"])
def test_what_is_none(typed):
    with pytest.raises(WrongUsage):
        read_moment(typed)


def test_how_it_is_shown():
    assert show_moment("2027-03-01 14:30") == "01.03.2027 14:30"
    use_language("en")
    assert show_moment("2027-03-01 14:30") == "1 Mar 2027 14:30"
    use_language("de")
    assert show_moment("") == ""
    assert read_moment(show_moment("2027-03-01 14:30")) == "2027-03-01 14:30"
