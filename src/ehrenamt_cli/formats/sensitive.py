"""Columns that a volunteer register must not hold: health (Art. 9 DSGVO) and offences (Art. 10 DSGVO)."""

from __future__ import annotations

from collections.abc import Iterable

from ehrenamt_cli.formats.headings import heading
from ehrenamt_cli.i18n import Text

HEALTH = Text("Gesundheit, Art. 9 DSGVO", "health, Art. 9 GDPR")
OFFENCES = Text("Straftaten, Art. 10 DSGVO", "offences, Art. 10 GDPR")

_STEMS: dict[str, Text] = {
    **dict.fromkeys(
        (
            "gesundheit", "krankheit", "erkrankung", "diagnos", "behinderung", "medika", "allergi", "therapie", "sucht",
            "impf", "pflegegrad", "psych", "health", "illness", "disease", "disab", "medical", "medicat", "vaccin",
        ),
        HEALTH,
    ),
    **dict.fromkeys(
        (
            "straftat", "vorstraf", "delikt", "haftgrund", "urteil", "verurteil", "strafmass", "haftdauer", "haftzeit",
            "offence", "offense", "conviction", "criminal", "sentence", "crime",
        ),
        OFFENCES,
    ),
}  # fmt: skip


def sensitive(headers: Iterable[str]) -> dict[str, Text]:
    """The columns among these that speak of health or offences, and of which of the two."""
    found = {}
    for header in headers:
        words = heading(header).split()
        kind = next((kind for stem, kind in _STEMS.items() if any(word.startswith(stem) for word in words)), None)
        if kind:
            found[header] = kind
    return found
