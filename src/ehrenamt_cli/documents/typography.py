"""Spaces and hyphens as printers set them; applied to a template's own text only, never to a value."""

from __future__ import annotations

import re

_NO_BREAK, _NARROW = "\u00a0", "\u202f"

QUOTES: dict[str, str | list[str]] = {
    "de": "„“‚‘",
    "en": "“”‘’",
    "fr": [f"«{_NARROW}", f"{_NARROW}»", f"‹{_NARROW}", f"{_NARROW}›"],
    "tr": "“”‘’",
    "ar": "«»‹›",
    "fa": "«»‹›",
    "uk": "«»„“",
    "ru": "«»„“",
}

_RULES = [
    (re.compile(r"\b(z|d|u|o|i|s)\. ?(B|h|a|Ä|d|R|o|u|T|E)\."), rf"\1.{_NARROW}\2."),
    (re.compile(r"\be\. ?V\."), f"e.{_NARROW}V."),
    (re.compile(r"(§§?|Art\.|Nr\.|Abs\.|Abschn\.|No\.|Sec\.|Az\.) (?=\S)"), rf"\1{_NO_BREAK}"),
    (re.compile(r"\b(Dr|Prof|bzw|ca|vgl|gem)\. (?=\S)"), rf"\1.{_NO_BREAK}"),
    (re.compile(r"(?<=\d) (?=(Uhr|Euro|€|%|Monaten?|Werktagen?|Tagen?|Stunden|km|hours|months|days|working days)\b)"), _NO_BREAK),
    (re.compile(r" {2,}"), " "),
    (re.compile(r" – "), f"{_NO_BREAK}– "),
]

_FRENCH = (re.compile(r" (?=[:;!?»])|(?<=«) "), _NARROW)


def set_spaces(text: str, language: str) -> str:
    """The text with no-break spaces where a line must not end: § 9, z. B., e. V., 2 Werktage; French has them before ? and :."""
    for pattern, replacement in (*_RULES, _FRENCH) if language == "fr" else _RULES:
        text = pattern.sub(replacement, text)
    return text
