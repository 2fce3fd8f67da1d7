"""Words in a note that look like somebody's name: after Herr or Frau, or a first name that is no everyday word.

German writes every noun large, so that a capital letter says nothing; two of them in a row do not either.
"""

from __future__ import annotations

import re

from ehrenamt_cli.domain.first_names import FIRST_NAMES

_ADDRESSED = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Hr\.|Fr\.|Fam\.|Mr\.?|Mrs\.?|Ms\.?)[ \u00a0]+"
    r"(?:(?:Dr|Prof|Dipl)\.[ \u00a0]*(?:-Ing\.[ \u00a0]*)?)*"
    r"([A-ZÄÖÜŁŠŽÇĞİŞ][\w'’-]+|[A-ZÄÖÜ]\.)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FOLLOWED = re.compile(r"[ \u00a0]+([A-ZÄÖÜŁŠŽÇĞİŞ](?:[^\W\d_]+|\.))")

_OFFICES = (
    "kollege", "kollegin", "pfarrer", "pfarrerin", "pastor", "pastorin", "imam", "doktor", "doktorin", "professor",
    "professorin", "präsident", "präsidentin", "direktor", "direktorin", "anstaltsleiter", "anstaltsleiterin",
    "sozialarbeiter", "sozialarbeiterin", "staatsanwalt", "staatsanwältin", "rechtsanwalt", "rechtsanwältin",
    "bürgermeister", "bürgermeisterin", "bewährungshelfer", "bewährungshelferin", "kind", "kinder", "mann", "mutter",
)  # fmt: skip
"""What Herr, Frau and Familie also stand before."""

_OF_A_HOUSE = ("haus", "sankt", "st", "stift", "kirche", "café", "cafe", "klinik", "schule", "verein", "heilige", "heiliger")
"""Before a first name, these make the name of a house of it."""

_PLACES = re.compile(
    r"[- ](?:straße|str|weg|platz|allee|haus|heim|stift|schule|kirche|hospital|krankenhaus|gymnasium|gemeinde|werk|verein"
    r"|stiftung|klinik|ring|damm|ufer)\b",
    re.IGNORECASE,
)


def names_in(text: str) -> list[str]:
    """What looks like a name, in the order of the text; each once."""
    found = [match[0] for match in _ADDRESSED.finditer(text) if match[1].rstrip(".").lower() not in _OFFICES]
    taken = " ".join(found)
    before = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if word in FIRST_NAMES and before.lower() not in _OF_A_HOUSE and not _place(text, match.end()):
            following = _FOLLOWED.match(text, match.end())
            name = f"{word} {following[1]}" if following and _surname(following[1]) else word
            if word not in taken:
                found.append(name)
        before = word
    return list(dict.fromkeys(found))


def _place(text: str, end: int) -> bool:
    """Whether the first name is the beginning of a street or a house."""
    return bool(_PLACES.match(text, end))


def _surname(word: str) -> bool:
    """An initial, or another word that may be told with the first name."""
    return len(word) == 2 and word.endswith(".")
