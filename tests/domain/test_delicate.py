"""Notes are warned of what Art. 9 and 10 DSGVO protect, and not of what is everyday in this work."""

from __future__ import annotations

import pytest

from ehrenamt_cli.domain.delicate import BELIEF, HEALTH, OFFENCES, delicate


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("war lange krank", {"krank": HEALTH}),
        ("in THERAPIE, nimmt Medikamente", {"THERAPIE": HEALTH, "Medikamente": HEALTH}),
        ("ist muslimisch", {"muslimisch": BELIEF}),
        ("jüdische Familie", {"jüdische": BELIEF}),
        ("wegen Körperverletzung verurteilt", {"Körperverletzung": OFFENCES, "verurteilt": OFFENCES}),
        ("was a drug addict", {"drug": OFFENCES}),
    ],
)
def test_what_is_protected_is_named_with_its_kind(note: str, words: dict[str, object]) -> None:
    assert delicate(note) == words


@pytest.mark.parametrize(
    "note",
    [
        "",
        "telefoniert, alles gut",
        "sucht eine Wohnung für die Familie",
        "spricht mit der Straffälligenhilfe und dem Bewährungshelfer",
        "kommt nach dem Urlaub wieder, im Mai",
        "Treffen im Raum der Kirchengemeinde",
        "ich glaube, es passt gut",
    ],
)
def test_everyday_words_are_left_alone(note: str) -> None:
    assert delicate(note) == {}
