"""The kinds of value a field can hold: how each is read from what a person typed, and shown again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.calendar import add_months
from ehrenamt_cli.domain.languages import read_language, show_language
from ehrenamt_cli.domain.spans import read_spans, show_span
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, language

Choices = Mapping[str, Text]


class Kind(NamedTuple):
    """A kind of value: ``read`` turns typed text into what is stored, ``show`` turns it back into words."""

    name: str
    read: Callable[[str, Choices], Any]
    show: Callable[[Any, Choices], str]
    sql: str = "TEXT"
    many: bool = False
    """Stored as a JSON array of strings; ``read`` gives a list, ``show`` takes one entry."""
