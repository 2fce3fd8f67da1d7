"""How a word sounds: spellings of one name come to the same, in German (Kölner Phonetik) and across alphabets.

Words come folded (``domain/names.py``): Latin letters where the alphabet is Latin, no marks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

_TRANSCRIBED = {
    **{"tsch": "h", "tch": "h", "cz": "h", "dsch": "y", "sch": "s", "sh": "s", "dj": "y", "dzh": "y", "zh": "y"},
    **{"kh": "h", "gh": "g", "ph": "f", "th": "t", "dh": "t", "ch": "h", "ck": "k", "tz": "s", "ts": "s", "x": "ks"},
    **{"ou": "u", "oo": "u", "ee": "i", "ei": "ai", "ey": "ai", "ay": "ai"},
}
"""Groups of letters that stand for one sound; the longest is read first."""

_GROUPS = re.compile("|".join(sorted(_TRANSCRIBED, key=len, reverse=True)))

_ONE_SOUND = str.maketrans({"w": "f", "v": "f", "d": "t", "z": "s", "q": "k", "c": "k", "j": "y"})
"""Letters that transcriptions use for one and the same."""


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """What is left of a word in every transcription: Mohamad, Muhammad, Mohammed; Chaled, Khaled; Jelena, Yelena.

    Its first sound, where that is a vowel one sign for all of them, and the consonants, each once where it is doubled.
    """
    sounds = spoken(word)
    head = "a" if sounds[:1] in "aeiou" else sounds[:1]
    return "".join(sound for sound, _ in groupby(head + re.sub("[aeiou]", "", sounds[1:])))


@lru_cache(maxsize=1 << 17)
def spoken(word: str) -> str:
    """The sounds of a word, vowels included, one sign each."""
    sounds = _GROUPS.sub(lambda group: _TRANSCRIBED[group[0]], word).translate(_ONE_SOUND)
    run = "".join(sound for sound, _ in groupby(sounds[:1] + sounds[1:].replace("y", "i")))
    return run[:-1] if len(run) > 2 and run.endswith("h") else run


@lru_cache(maxsize=1 << 17)
def cologne(word: str) -> str:
    """The word in Kölner Phonetik (Postel 1969): Meier, Mayer, Maier; Schmidt, Schmitt; Volker, Folker."""
    digits = [_digit(word, place) for place in range(len(word))]
    run = "".join(digit for digit, _ in groupby("".join(digits)))
    return run[:1] + run[1:].replace("0", "")


def _digit(word: str, place: int) -> str:
    letter, before = word[place], word[place - 1] if place else ""
    after = word[place + 1] if place + 1 < len(word) else ""
    if letter == "c":
        hard = after in "ahkloqrux" if not place else after in "ahkoqux" and before not in "sz"
        return "4" if after and hard else "8"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "p" and after == "h":
        return "3"
    if letter in "dt":
        return "8" if after and after in "csz" else "2"
    return _DIGITS.get(letter, "")


_DIGITS = {
    **dict.fromkeys("aeijouy", "0"),
    **dict.fromkeys("bp", "1"),
    **dict.fromkeys("fvw", "3"),
    **dict.fromkeys("gkq", "4"),
    "l": "5",
    **dict.fromkeys("mn", "6"),
    "r": "7",
    **dict.fromkeys("sz", "8"),
}


def one_apart(one: str, other: str) -> bool:
    """Whether a single letter makes the difference: another one, one more, one less, or two swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = one[start:], other[start:]
    if len(one) == len(other):
        return rests[0][1:] == rests[1][1:] or (rests[0][:2] == rests[1][1::-1] and rests[0][2:] == rests[1][2:])
    longer, shorter = sorted(rests, key=len, reverse=True)
    return longer[1:] == shorter


def distance(one: str, other: str) -> int:
    """How many letters must be changed, put in, left out or swapped with their neighbour to make one word the other."""
    if one == other:
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
