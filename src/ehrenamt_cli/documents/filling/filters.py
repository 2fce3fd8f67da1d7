"""What a template can do with a value: ``{{ amount | euro }}``. Each filter knows the language of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.words import said
from ehrenamt_cli.i18n import Text

_NUMBERS = {
    "de": ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
}


def euro(cents: int, *, language: str) -> str:
    """Integer cents as ``960,00 €`` or ``€960.00``."""
    amount = f"{cents / 100:,.2f}"
    return f"€{amount}" if language == "en" else amount.translate(str.maketrans(",.", ".,")) + "\u00a0€"


def in_words(number: int, *, language: str) -> str:
    """Numbers up to twelve as words, as running text has them."""
    words = _NUMBERS["en" if language == "en" else "de"]
    return words[number] if 0 <= number < len(words) else str(number)


def phone(number: str, *, language: str) -> str:
    """A telephone number that stays on one line."""
    return str(number).replace(" ", "\u00a0").replace("-", "\u2011")


def join(values: Iterable[Any], separator: str = ", ", *, language: str) -> str | Blank:
    """Plain values in a row; with a blank among them the whole is blank."""
    found = list(values)
    blank = _blank_among(found)
    return separator.join(_plain(value, language) for value in found) if blank is None else blank


def listed(values: Iterable[Any], *, language: str) -> str | Blank:
    """Plain values as a sentence lists them: a, b und c; with a blank among them the whole is blank."""
    found = list(values)
    blank = _blank_among(found)
    if blank is not None:
        return blank
    words = [_plain(value, language) for value in found]
    last = " and " if language == "en" else " und "
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _blank_among(values: list[Any]) -> Blank | None:
    return next((value for value in values if isinstance(value, Blank)), None)


def _plain(value: Any, language: str) -> str:
    if isinstance(value, Text):
        return said(value, language)
    if isinstance(value, Markup) or not isinstance(value, str | int):
        raise TemplateRuntimeError("join")
    return str(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "euro": euro,
    "in_words": in_words,
    "join": join,
    "listed": listed,
    "phone": phone,
}
