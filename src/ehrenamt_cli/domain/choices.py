"""Choices: the keys a register holds and the words that people read and type for them."""

from __future__ import annotations

from collections.abc import Mapping

from ehrenamt_cli.i18n import Text

Choices = Mapping[str, Text]


class Said(dict[str, Text]):
    """Choices for which people also say other words, each with the key it means."""

    def __init__(self, choices: Choices, also: Mapping[str, str]) -> None:
        super().__init__(choices)
        self.also = also
