"""A name is found in a text however it is written, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.mentions import Search, Sought, around, blackened

WEBER = Sought("v-1", "Anna Maria Weber", ("anna.weber@verein.example", "0171 5556677"))
MUELLER = Sought("v-2", "Jörg Müller-Weiß")
CLIENT = Sought("c-1", "F-2026-0042")
SEARCH = Search([WEBER, MUELLER, CLIENT])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Anna Maria Weber rief an.", "[gelöscht] rief an."),
        ("Gespräch mit Anna Weber", "Gespräch mit [gelöscht]"),
        ("WEBER, Anna Maria (neu)", "[gelöscht] (neu)"),
        ("Weber Anna", "[gelöscht]"),
        ("Anna Webers Schlüssel", "[gelöscht] Schlüssel"),
        ("mit Joerg Mueller-Weiss", "mit [gelöscht]"),
        ("Jörg\u00a0Müller\u2011Weiß kommt", "[gelöscht] kommt"),
        ("Mail an Anna.Weber@verein.example!", "Mail an [gelöscht]!"),
        ("anrufen: +49 171 5556677", "anrufen: [gelöscht]"),
        ("anrufen: 0171/555 66 77 abends", "anrufen: [gelöscht] abends"),
        ("Fall F-2026-0042 besprochen", "Fall [gelöscht] besprochen"),
        ("zu f 2026 0042", "zu [gelöscht]"),
    ],
)
def test_a_whole_name_is_blacked_out_however_it_is_spelled(text: str, rest: str) -> None:
    hits = SEARCH.hits(text)

    assert SEARCH.may_be_in(f"davor {text} danach")
    assert all(hit.whole for hit in hits)
    assert blackened(text, hits) == rest


@pytest.mark.parametrize("text", ["Frau Weber kam nicht", "mit Anna gesprochen", "Webers Hund", "Herr Müller sagt ab"])
def test_a_part_of_a_name_is_found_and_told_from_a_whole_one(text: str) -> None:
    [hit] = SEARCH.hits(text)

    assert not hit.whole


@pytest.mark.parametrize(
    "text",
    ["", "Der Weberknecht", "Annaberg", "F-2026-0043", "0171 555667", "Weberei", "am Maria-Hilf-Platz"[:4], "01.02.2026, 14:30"],
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    assert SEARCH.hits(text) == []


def test_other_words_between_make_two_names_of_it() -> None:
    hits = SEARCH.hits("Anna und Bert Weber")

    assert [hit.whole for hit in hits] == [False, False]


def test_whoever_decides_sees_the_words_around() -> None:
    text = "Beim Sommerfest im Garten hat Frau Weber lange mit allen gesprochen und viel gelacht."

    assert around(text, SEARCH.hits(text)[0]) == "…im Garten hat Frau Weber lange mit allen gesprochen…"


@given(st.text(), st.text())
def test_no_text_breaks_the_search_and_blacking_out_leaves_no_whole_name(before: str, after: str) -> None:
    text = f"{before} Anna Maria Weber {after}"

    rest = blackened(text, [hit for hit in SEARCH.hits(text) if hit.whole])

    assert SEARCH.may_be_in(text)
    assert "Maria Weber" not in rest.removeprefix(before)
