"""Languages as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.languages import (
    LANGUAGE_NAMES,
    LEVELS,
    level_at_least,
    meets,
    read_language,
    read_languages,
    show_language,
)
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import use_language


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ar:B2", "ar:B2"),
        ("de:native", "de:native"),
        ("de:M", "de:native"),
        ("Deutsch (Muttersprache)", "de:native"),
        ("deutsch muttersprachlich", "de:native"),
        ("Arabisch:B2", "ar:B2"),
        ("arabisch", "ar"),
        ("Arabic b2", "ar:B2"),
        ("ar:B2:dolmetscht", "ar:B2:interprets"),
        ("Arabisch B2, dolmetscht", "ar:B2:interprets"),
        ("TUERKISCH A2", "tr:A2"),
        ("ary:C1", "ar:C1"),
        ("Kurdisch (Sorani) B1", "ckb:B1"),
        ("Sorani", "ckb"),
        ("Farsi", "fa"),
        ("Dari", "prs"),
        ("German Sign Language", "gsg"),
        ("ar::dolmetscht", "ar::interprets"),
    ],
)
def test_a_language_is_understood(typed, stored):
    assert read_language(typed) == stored


def test_an_unknown_language_names_the_nearest():
    with pytest.raises(WrongUsage, match="Ukrainsch") as refused:
        read_language("Ukrainsch")
    assert refused.value.hint.de.startswith("Vielleicht gemeint: Ukrainisch")
    assert refused.value.hint.en.startswith("Did you mean Ukrainian")


@pytest.mark.parametrize("typed", ["", "klingonisch", "xx:B2", "{x}", ":", "B2"])
def test_what_is_no_language_is_refused(typed):
    with pytest.raises(WrongUsage):
        read_language(typed)


def test_an_unknown_level_names_the_levels():
    with pytest.raises(WrongUsage, match="Sprachniveau „X9“") as refused:
        read_language("ar:X9")
    assert "C2" in refused.value.hint.de


def test_a_list_of_languages_keeps_who_interprets():
    assert read_languages("Arabisch B2, dolmetscht; de:M, de:native") == ["ar:B2:interprets", "de:native"]


def test_languages_are_shown_in_the_language_of_the_reader():
    assert show_language("ar:B2:interprets") == "Arabisch B2, dolmetscht"
    assert show_language("de:native") == "Deutsch (Muttersprache)"
    assert show_language("xx") == "xx"
    use_language("en")
    try:
        assert show_language("ar:B2:interprets") == "Arabic B2, interprets"
    finally:
        use_language("de")


def test_levels_are_ordered_and_an_unknown_one_proves_nothing():
    assert level_at_least("B2", "B1")
    assert level_at_least("B2", "B2")
    assert level_at_least("native", "C2")
    assert level_at_least("M", "C2")
    assert not level_at_least("B1", "B2")
    assert not level_at_least("", "A1")
    assert level_at_least("", "")


def test_a_variety_answers_the_broader_language_but_not_the_other_way_round():
    assert meets("kmr:C1", "ku:B1")
    assert not meets("ku:C1", "ckb:B1")
    assert not meets("ar:A2", "ar:B1")
    assert meets("ar:B2:interprets", "ar::interprets")
    assert not meets("ar:B2", "ar::interprets")


@given(st.sampled_from(sorted(LANGUAGE_NAMES)), st.sampled_from(["", *LEVELS]), st.booleans(), st.sampled_from(["de", "en"]))
def test_what_is_shown_can_be_typed_again(code, level, interprets, language):
    stored = ":".join([code, level, "interprets"] if interprets else [code, level] if level else [code])
    use_language(language)
    try:
        assert read_language(show_language(stored)) == stored == read_language(stored)
    finally:
        use_language("de")


@given(st.text(max_size=30))
def test_any_text_is_a_language_or_a_friendly_refusal(text):
    with suppress(WrongUsage):
        assert read_language(read_language(text))
