"""Names however they are typed: what is stored, and the tokens under which it is found again."""

from __future__ import annotations

import re
from unicodedata import category, normalize

_PLAIN_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
    }
)
"""Letters that Unicode does not take apart into a letter and a mark."""


class _Bare(dict[int, str | int | None]):
    """What becomes of each letter: marks and invisible characters go; a letter is looked at when it is first met."""

    def __missing__(self, code: int) -> str | int | None:
        kind = category(chr(code))
        gone = kind[0] == "M" or (kind in ("Cc", "Cf", "Cs") and not chr(code).isspace())
        self[code] = None if gone else _PLAIN_LETTERS.get(code, code)
        return self[code]


_BARE = _Bare()

_TWO_LETTERS = re.compile("(?<=[aou])e+")
"""The second half of an umlaut written in two letters."""

_LAST = "\U0010ffff"


def clean(text: str) -> str:
    """One line fit to be stored: composed letters, single blanks, nothing invisible.

    Control characters, bidi controls, zero-width characters and lone surrogates are dropped: they would change a
    screen, a spreadsheet or a document without being seen.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = " ".join(text.split())
    visible = "".join(character for character in spaced if category(character) not in ("Cc", "Cf", "Cs"))
    return normalize("NFC", " ".join(visible.split()))


def fold(text: str) -> str:
    """What is left of a text when spelling habits are taken away: Müller, MÜLLER, Mueller and Muller are one.

    The beginning of a text folds to a beginning of the folded text, so that it can be searched by range.
    """
    if text.isascii():
        plain = text.lower()
    else:
        lowered = normalize("NFKD", normalize("NFKD", text).casefold())
        plain = lowered.translate(_BARE)
    return _TWO_LETTERS.sub("", plain)


def tokens(text: str) -> list[str]:
    """The folded words of a text, each once; hyphens, apostrophes and all other punctuation part them."""
    return list(dict.fromkeys(re.findall(r"[^\W_]+", fold(text))))


def upper_bound(prefix: str) -> str:
    """The first text after all that begin with ``prefix``: ``token >= prefix and token < upper_bound(prefix)``."""
    head = prefix.rstrip(_LAST)
    if not head:
        return _LAST
    following = ord(head[-1]) + 1
    return head[:-1] + chr(0xE000 if 0xD800 <= following <= 0xDFFF else following)


def last_name_first(name: str) -> str:
    """``Jörg Müller-Weiß`` as ``Müller-Weiß Jörg``, the order in which lists of people are sorted."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}".strip()
