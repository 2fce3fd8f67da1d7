"""Distances from postal codes, without a network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.reference import postal_codes
from ehrenamt_cli.reference.places import distance_km, town


def test_lueneburg_and_uelzen_are_thirty_kilometres_apart():
    assert distance_km("21335", "29525") == pytest.approx(30.3, abs=0.2)
    assert distance_km("01067", "52062") == pytest.approx(535, abs=10)
    assert distance_km("21335", "21335") == 0


def test_an_unknown_postal_code_has_no_distance():
    assert distance_km("21335", "00000") is None
    assert distance_km("", "21335") is None


def test_a_postal_code_has_its_town():
    assert town("21335") == "Lüneburg"
    assert town("01069") == "Dresden"
    assert town("00000") == ""


codes = st.sampled_from(sorted(postal_codes()))


@given(codes, codes, codes)
def test_no_detour_is_shorter(a, b, c):
    assert distance_km(a, b) == distance_km(b, a)
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 0.2
