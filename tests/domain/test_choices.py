"""Choices are offered in words that are understood when somebody types them."""

from __future__ import annotations

import pytest

from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.tax_free import KINDS
from ehrenamt_cli.domain.values import CHOICE, choice_words

FIELDS = [(entity.name, field) for entity in ENTITIES.values() for field in entity.fields if field.choices]


@pytest.mark.parametrize("field", [field for _, field in FIELDS], ids=[f"{name}.{field.name}" for name, field in FIELDS])
def test_every_word_that_is_offered_means_its_choice(field) -> None:
    words = choice_words(field.choices)

    for offered in (words.de, words.en):
        assert [CHOICE.read(word, field.choices) for word in offered.split(", ")] == [*field.choices]


def test_of_a_sentence_its_beginning_is_offered() -> None:
    assert choice_words(KINDS).de == "Ehrenamtspauschale, Übungsleiterpauschale, Betreuerpauschale, Aufwandsentschädigung"
