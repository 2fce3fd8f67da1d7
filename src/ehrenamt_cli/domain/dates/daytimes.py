"""Times of a day as people write them: ``14``, ``14 Uhr``, ``14.30``, ``9:05``; kept as ``09:05``."""

from __future__ import annotations

import re

from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

WHOLE_DAY = 24 * 60
"""Minutes of a day."""


def read_time(text: str) -> str:
    """The time that was meant, as ``09:05``; ``24:00`` is the end of a day. WrongUsage if there is no such time."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|h)?", clean(text), re.IGNORECASE)
    minutes = int(match[1]) * 60 + int(match[2] or 0) if match else -1
    if not match or int(match[2] or 0) > 59 or minutes > WHOLE_DAY:
        raise WrongUsage(
            Text("„{text}“ ist keine Uhrzeit.", "“{text}” is no time of day.").fill(text=clean(text)),
            Text("Bitte so schreiben: 18:30.", "Please write it like 18:30."),
        )
    return time_of(minutes)


def minute_of(time: str) -> int:
    """``09:05`` in minutes since midnight."""
    return int(time[:2]) * 60 + int(time[3:])


def time_of(minutes: int) -> str:
    """Minutes since midnight as ``09:05``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def show_time(time: str) -> str:
    """``09:05`` as ``9:05``; the word for it is the reader's."""
    return time.removeprefix("0")
