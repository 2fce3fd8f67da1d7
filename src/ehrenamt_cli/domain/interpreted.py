"""Languages as interpreters have them: level, spoken or written, sworn or lay; kept as ``ar:C1:spoken+written:sworn``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.languages import BROADER, LANGUAGE_NAMES, LEVELS, read_language, show_language
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.values import Kind
from ehrenamt_cli.i18n import Text

MODES = {
    "spoken": Text("mündlich", "spoken"),
    "written": Text("schriftlich", "written"),
}
"""Interpreting is spoken (or signed), translating is written."""


class Tongue(NamedTuple):
    """One language of an interpreter, to and from German."""

    code: str
    level: str
    modes: tuple[str, ...]
    sworn: bool

    @property
    def rank(self) -> int:
        """The better the level the higher; without one lowest."""
        return LEVELS.index(self.level) if self.level in LEVELS else -1


def tongue(stored: str) -> Tongue:
    """A stored entry in its parts."""
    code, level, modes, standing = stored.split(":")
    return Tongue(code, level, tuple(modes.split("+")), standing == "sworn")


def tongues_for(entries: Sequence[str], code: str) -> list[Tongue]:
    """The entries that answer to a language, the best first; a variety counts for the broader language."""
    found = [one for one in map(tongue, entries) if code in (one.code, BROADER.get(one.code))]
    return sorted(found, key=lambda one: (one.sworn, one.rank), reverse=True)


def answering(code: str) -> list[str]:
    """The codes under which people are found who have a language: its own and those of its varieties."""
    return [code, *(narrow for narrow, broad in BROADER.items() if broad == code)]


_MODE_WORDS = {
    **dict.fromkeys(("mündlich", "muendlich", "dolmetscht", "dolmetschen", "gesprochen", "spoken", "interprets"), "spoken"),
    **dict.fromkeys(("schriftlich", "übersetzt", "uebersetzt", "übersetzen", "geschrieben", "written", "translates"), "written"),
}
_STANDING_WORDS = {
    **dict.fromkeys(("beeidigt", "vereidigt", "ermächtigt", "ermaechtigt", "sworn"), "sworn"),
    **dict.fromkeys(("laie", "laien", "lay", "laiin"), "lay"),
}
_LINKING = {"und", "and", "nur", "only"}


def read_interpreted(text: str) -> list[str]:
    """``Arabisch C1, mündlich und schriftlich, beeidigt; Dari``: marks behind a comma belong to the language before.

    Where nothing else is said a language is spoken, by somebody who is not sworn.
    """
    parts: list[list[str]] = []
    for part in re.split(r"[,;\n]", text):
        words = [word for word in re.split(r"[:+/&()\s]+", clean(part)) if word and word.casefold() not in _LINKING]
        if words and parts and all(map(_is_mark, words)):
            parts[-1] += words
        elif words:
            parts.append(words)
    return list(dict.fromkeys(map(_entry, parts)))


def _is_mark(word: str) -> bool:
    return word.casefold() in _MODE_WORDS or word.casefold() in _STANDING_WORDS


def _entry(words: list[str]) -> str:
    marks = [word.casefold() for word in words if _is_mark(word)]
    code, _, level = (
        read_language(" ".join(word for word in words if not _is_mark(word))).removesuffix(":interprets").partition(":")
    )
    modes = [mode for mode in MODES if mode in {_MODE_WORDS.get(mark) for mark in marks}] or ["spoken"]
    standing = next((_STANDING_WORDS[mark] for mark in marks if mark in _STANDING_WORDS), "lay")
    return f"{code}:{level}:{'+'.join(modes)}:{standing}"


def show_interpreted(stored: str) -> str:
    """``Arabisch C1, mündlich und schriftlich, beeidigt``."""
    one = tongue(stored)
    modes = str(Text(" und ", " and ")).join(str(MODES[mode]) for mode in one.modes)
    said = [show_language(f"{one.code}:{one.level}" if one.level else one.code), modes]
    return ", ".join([*said, str(Text("beeidigt", "sworn"))] if one.sworn else said)


def _read(text: str, _: Choices) -> list[str]:
    return read_interpreted(text)


INTERPRETED = Kind(
    "interpreted",
    _read,
    lambda entry, _: show_interpreted(entry),
    many=True,
    term=lambda entry: entry.partition(":")[0],
)

LANGUAGE = Kind(
    "language",
    lambda text, _: read_language(text).partition(":")[0],
    lambda code, _: str(LANGUAGE_NAMES.get(code, code)),
)
"""One language, without a level: kept by its code."""
