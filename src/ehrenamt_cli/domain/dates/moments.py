"""Moments as people write them: ``1.3.27 14:30``, kept as ``2027-03-01 14:30`` by the clock on the wall."""

from __future__ import annotations

import re

from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

_WRITTEN = re.compile(r"(.+?)(?:[ ,]+(?:um |at )?|t)(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?uhr)?", re.IGNORECASE)


def read_moment(text: str) -> str:
    """The moment that was meant, in the form it is kept; WrongUsage where the day or the time of day is missing."""
    match = _WRITTEN.fullmatch(clean(text))
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        raise WrongUsage(
            Text("„{text}“ ist kein Zeitpunkt.", "“{text}” is not a moment.").fill(text=clean(text)),
            Text("Bitte Tag und Uhrzeit so schreiben: 01.03.2027 14:30.", "Please write day and time like 2027-03-01 14:30."),
        )
    return f"{read_day(match[1]).isoformat()} {int(match[2]):02d}:{match[3]}"


def show_moment(stored: str) -> str:
    """``2027-03-01 14:30`` as ``01.03.2027 14:30`` or ``1 Mar 2027 14:30``; other text stays as it is."""
    day, blank, time = stored.partition(" ")
    return f"{show_day(day)}{blank}{time}"
