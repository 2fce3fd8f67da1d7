"""Names of people compared word by word: the same, swapped, sounding alike, mistyped, shortened, doubled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ehrenamt_cli.domain.likeness.sounds import cologne, distance, one_apart, skeleton, spoken
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.i18n import Text

PARTICLES = frozenset(
    {
        *("von", "van", "der", "den", "de", "zu", "zum", "zur", "vom", "da", "di", "del", "la", "le", "dos"),
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "dr",
        "prof",
    }
)
"""Words that are often left out of a name."""

_LONG_ENOUGH = 4
"""Letters that a word needs before one wrong letter says nothing."""


class Alike(NamedTuple):
    """How alike two names are, in points and in words."""

    points: float
    words: Text


SAME = Text("gleicher Name", "same name")

_WAYS: dict[str, tuple[float, Text]] = {
    "same": (0.0, SAME),
    "sounds": (-1.0, Text("Name klingt gleich", "name sounds alike")),
    "typo": (-1.5, Text("Name bis auf einen Buchstaben gleich", "name the same but for a letter")),
    "short": (-1.0, Text("Vorname abgekürzt", "first name shortened")),
    "initial": (-2.0, Text("Anfangsbuchstabe passt", "initial fits")),
    "ending": (-3.0, Text("Name bis auf die Endung gleich", "name the same but for its ending")),
}
"""How two words of names can stand to each other: what it takes from the points, and the words for it."""

WHOLE = 4.0
"""Points of the same name."""

_SWAPPED = Text("Vor- und Nachname vertauscht", "first and last name swapped")
_DOUBLED = Text("Doppelname", "double name")
MARRIED = Alike(0.5, Text("gleicher Vorname, anderer Nachname", "same first name, other last name"))


def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart."""
    words = tokens(name)
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)


def alike(one: Sequence[str], other: Sequence[str]) -> Alike | None:
    """How alike two names are, given by their parts; None where they are names of different people."""
    if not one or not other:
        return None
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1 and len(other) > 1:
        return _run_together(one, other)
    pairs = _paired(one, other)
    if pairs is None:
        return _run_together(one, other) or _married(one, other)
    ways = [way for _, way in pairs]
    if all(way in ("initial", "ending") for way in ways):
        return None
    points = WHOLE + sum(_WAYS[way][0] for way in ways)
    worst = min(ways, key=lambda way: _WAYS[way][0])
    words = _WAYS[worst][1]
    places = [place for place, _ in pairs]
    if len(one) == len(other) and places != sorted(places):
        points, words = points - 0.5, _SWAPPED if worst == "same" else _both(words, _SWAPPED)
    elif len(one) < len(other):
        points, words = points - 0.5, _DOUBLED if worst == "same" else _both(words, _DOUBLED)
    return Alike(points, words)


@lru_cache(maxsize=1 << 18)
def way(one: str, other: str) -> str:
    """How two words stand to each other, by a key of ``_WAYS``; empty where they are different words."""
    if one == other:
        return "same"
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        return "initial" if other.startswith(one) else ""
    if other.rstrip("aeios") == one.rstrip("aeios") and one.rstrip("aeios"):
        return "ending" if _silent(one, other) else "sounds"
    alike = skeleton(one) == skeleton(other) or cologne(one) == cologne(other)
    if alike and distance(spoken(one), spoken(other)) <= max(1, len(other) // 3):
        return "sounds"
    if len(one) >= _LONG_ENOUGH and one_apart(one, other):
        return "typo"
    return "short" if len(one) > 2 and other.startswith(one) else ""


def _silent(one: str, other: str) -> bool:
    """Whether the ending tells two names apart (Paul and Paula, Mario and Maria), which it often does."""
    return one[-1:] != other[-1:] and not {one[-1:], other[-1:]} <= {"i", "e", "y"}


def _paired(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, str]] | None:
    """For each word of the shorter name its place in the longer one and how they stand; None where one has none."""
    free = list(range(len(other)))
    found: list[tuple[int, str]] = []
    for word in one:
        ways = [(place, way(word, other[place])) for place in free]
        fitting = [(place, kind) for place, kind in ways if kind]
        if not fitting:
            return None
        best = max(fitting, key=lambda pair: (_WAYS[pair[1]][0], -pair[0]))
        free.remove(best[0])
        found.append(best)
    return found


def _run_together(one: Sequence[str], other: Sequence[str]) -> Alike | None:
    """Abdulrahman and Abdul Rahman, Anna-Lena and Annalena."""
    joined = "".join(one), "".join(other)
    if len(joined[0]) < 2 * _LONG_ENOUGH or abs(len(one) - len(other)) != 1:
        return None
    kind = way(*joined)
    return Alike(WHOLE + _WAYS[kind][0] - 0.5, _WAYS["sounds"][1]) if kind in ("same", "sounds", "typo") else None


def _married(one: Sequence[str], other: Sequence[str]) -> Alike | None:
    return MARRIED if len(one[0]) > 1 and way(one[0], other[0]) in ("same", "sounds") else None


def _both(one: Text, other: Text) -> Text:
    return Text(f"{one.de}, {other.de}", f"{one.en}, {other.en}")
