"""Columns that a volunteer register must not hold: health (Art. 9 DSGVO) and offences (Art. 10 DSGVO)."""

from __future__ import annotations

from collections.abc import Iterable

from ehrenamt_cli.domain.delicate import HEALTH, HEALTH_STEMS, OFFENCE_STEMS, OFFENCES
from ehrenamt_cli.formats.headings import heading
from ehrenamt_cli.i18n import Text

_STEMS = dict.fromkeys(HEALTH_STEMS, HEALTH) | dict.fromkeys(OFFENCE_STEMS, OFFENCES)


def sensitive(headers: Iterable[str]) -> dict[str, Text]:
    """The columns among these that speak of health or offences, and of which of the two."""
    found = {}
    for header in headers:
        words = heading(header).split()
        kind = next((kind for stem, kind in _STEMS.items() if any(word.startswith(stem) for word in words)), None)
        if kind:
            found[header] = kind
    return found
