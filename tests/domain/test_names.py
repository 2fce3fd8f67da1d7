"""Names are found however they are typed, and stored without anything invisible."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.names import clean, fold, tokens, upper_bound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "MÜLLER", "mueller", "Mueller", "muller", "Mu\u0308ller"),
        ("Weiß", "WEISS", "weiss", "WEIẞ"),
        ("Yılmaz", "yilmaz", "YILMAZ"),
        ("İbrahim", "ibrahim", "IBRAHIM"),
        ("Łukasz", "lukasz"),
        ("Ørsted", "Oersted", "Orsted"),
        ("Æbelø", "Aebeloe"),
        ("Đặng", "Dang"),
        ("Dvořák", "dvorak"),
        ("Nguyễn", "nguyen"),
        ("Þórsdóttir", "Thorsdottir"),
        ("Mudgalā", "mudgala"),
        ("أحمد", "احمد"),
    ],
)
def test_spellings_of_one_name_meet(spellings):
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_names_that_differ_stay_apart():
    assert fold("Müller") != fold("Möller") != fold("Maler")


def test_hyphens_and_apostrophes_part_words():
    assert tokens("Jörg Müller-Weiß") == ["jorg", "muller", "weiss"]
    assert tokens("Seán O'Brien d’Arc, Seán") == ["sean", "o", "brien", "d", "arc"]
    assert tokens(" –!? ") == []


def test_what_is_invisible_is_not_stored():
    assert clean("  Anna\t\n Lena\xa0Maier ") == "Anna Lena Maier"
    assert clean("A\x00n\x1bn\u202ea\u200b\ufeff\u2066 \ud800B\x9b") == "Anna B"
    assert clean("Mu\u0308ller") == "Müller"
    assert clean("\u200b \x00") == ""


names = st.text(max_size=20)


@given(names)
def test_cleaning_and_folding_twice_is_once(name):
    assert clean(clean(name)) == clean(name)
    assert fold(fold(name)) == fold(name)
    clean(name).encode("utf-8")


@given(names)
def test_case_and_composition_do_not_matter(name):
    assert tokens(clean(name)) == tokens(normalize("NFD", clean(name)))


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12), st.integers(1, 12))
def test_the_beginning_of_a_name_finds_it_by_range(name, length):
    beginning = fold(name[:length])
    assert beginning <= fold(name) < upper_bound(beginning)


@given(st.text(min_size=1), st.text())
def test_the_upper_bound_is_above_all_that_begin_so(prefix, rest):
    bound = upper_bound(prefix)
    assert prefix + rest < bound or bound == "\U0010ffff"
    bound.encode("utf-8")
