"""How hard a passphrase is to guess, said in words; an estimate, on the side of those who would guess it."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.i18n import Text

SHORTEST = 10
"""Signs a passphrase has at least."""

REFUSED, WEAK, STRONG = 28, 40, 48
"""Bits: below the first it is refused, below the second weak, from the third on strong.

The key is stretched with 256,000 rounds, so that one graphics card tries some ten thousand passphrases in a second:
40 bits last it years, 48 bits centuries.
"""

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "01234567890")

_BITS_OF_A_WORD = 12.0
"""As many as a word out of four thousand has."""

_COMMON = {
    "passwort", "password", "passphrase", "geheim", "hallo", "willkommen", "ehrenamt", "koordination", "freiwillige", "sommer",
    "winter", "herbst", "fruehling", "schatz", "liebe", "admin", "test", "start", "letmein", "welcome", "register", "justiz",
}  # fmt: skip


class Strength(NamedTuple):
    """An estimate in bits, and what to tell whoever chose the passphrase."""

    bits: int
    sentence: Text

    @property
    def refused(self) -> bool:
        return self.bits < REFUSED


def strength(passphrase: str) -> Strength:
    """How strong it is; below ``REFUSED`` it must not be taken."""
    if len(passphrase) < SHORTEST:
        text = Text("Das ist zu kurz; vier zufällige Wörter sind gut.", "That is too short; four random words are good.")
        return Strength(0, text)
    bits = int(sum(map(_bits, re.findall(r"[^\W\d_]+|\d+|[\W_]+", passphrase))))
    if bits < REFUSED:
        text = Text(
            "Das ist zu leicht zu erraten; vier zufällige Wörter sind gut.",
            "That is too easy to guess; four random words are good.",
        )
    elif bits < WEAK:
        text = Text("Stärke: schwach. Ein Wort mehr hilft sehr.", "Strength: weak. One word more helps a lot.")
    elif bits < STRONG:
        text = Text("Stärke: brauchbar.", "Strength: fair.")
    else:
        text = Text("Stärke: gut.", "Strength: good.")
    return Strength(bits, text)


def _bits(part: str) -> float:
    """What a run of letters, digits or other signs adds."""
    if part.isspace():
        return 0.5
    word = fold(part) if part.isalpha() else part
    if word in _COMMON:
        return 4.0
    signs = _effective(word)
    pool = 10 if part.isdigit() else 26 if part.isalpha() else 20
    whole = signs * math.log2(pool)
    if not part.isalpha():
        return whole
    mixed = 2.0 if part not in (part.lower(), part.upper(), part.capitalize()) else 0.0
    return min(whole, _BITS_OF_A_WORD + max(0, signs - 12)) + mixed


def _effective(text: str) -> int:
    """The number of signs that do not follow from the one before: repeated, next in the alphabet or on the keyboard."""
    return 1 + sum(before != sign and (before, sign) not in _STEPS for before, sign in pairwise(text.lower()))


_STEPS = {pair for row in _ROWS for pair in [*pairwise(row), *pairwise(reversed(row))]}
