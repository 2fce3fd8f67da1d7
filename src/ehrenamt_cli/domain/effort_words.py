"""The words in which people say that they were on duty: ``Di 14-16``, ``gestern 90 min 12 km Besuch``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.days import WEEKDAYS, read_day, read_spoken_day, show_day, weekday_number
from ehrenamt_cli.domain.dates.daytimes import read_time
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.values import DURATION, KILOMETRES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


class Spoken(NamedTuple):
    """What the words say, each as its field stores it; None where they say nothing of it."""

    held_on: str | None = None
    begins_at: str | None = None
    ends_at: str | None = None
    minutes: int | None = None
    kilometres: int | None = None
    purpose: str | None = None


def read_effort(text: str) -> Spoken:
    """Day, times, duration and kilometres wherever they stand; what is left is what for. WrongUsage if a number is left."""
    rest = clean(text)
    found: dict[str, Any] = {}
    for take in (_kilometres, _dated, _weekday, _times, _beginning, _duration):
        rest = take(rest, found)
    purpose = clean(_FILLERS.sub("", rest)).strip(" ,;:.–-")
    if re.search(r"\d", purpose):
        raise WrongUsage(
            Text("„{rest}“ ist nicht zu verstehen.", "“{rest}” cannot be understood.").fill(rest=purpose),
            Text(
                "Bitte so schreiben: Di 14-16, gestern 90 min, 20.3. 1:30 h 12 km Besuch. Zahlen im Zweck: --for „…“.",
                "Please write it like Tue 14-16, yesterday 90 min, 20.3. 1:30 h 12 km visit. Numbers in the purpose: --for “…”.",
            ),
        )
    return Spoken(**found, purpose=purpose or None)


_CLOCK = r"(\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h\b)?"
_HOURS, _MINUTES = r"(?:h|std|stunden?|hours?)\b\.?", r"(?:min|minuten?|minutes?|m)\b\.?"
_KILOMETRES = re.compile(r"(?<![\d.,:])(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:km|kilometer|kilometres?)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2})?(?![\d:.])"
    r"|\d{1,2}\.\s?(?:jan|feb|mär|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc])[a-zä]*\.?(?:\s\d{4})?"
    r"|vorgestern|gestern|heute|übermorgen|morgen|yesterday|today|tomorrow)(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^\W*(?:am\s+|on\s+)?([^\W\d_]{2,10})\b\.?|\b([^\W\d_]*(?:tag|day|mittwoch|sonnabend))\b", re.IGNORECASE)
_LAST_ONE = re.compile(r"\b(?:letzte[rn]?|vergangene[rn]?|last)\s+([^\W\d_]+)\b\.?", re.IGNORECASE)
_TIMES = re.compile(rf"\b(?:von\s+|from\s+|ab\s+)?{_CLOCK}\s*(?:-|–|—|\bbis\b|\bto\b)\s*{_CLOCK}(?![\d.:])", re.IGNORECASE)
_BEGINNING = re.compile(rf"\b(?:ab|um|von|from|at)\s+{_CLOCK}(?![\d:])|\b(\d{{1,2}}(?:[:.]\d{{2}})?)\s*uhr\b", re.IGNORECASE)
_IN_WORDS = {
    "anderthalb stunden": 90,
    "eineinhalb stunden": 90,
    "dreiviertelstunde": 45,
    "viertelstunde": 15,
    "halbe stunde": 30,
    "half an hour": 30,
    "eine stunde": 60,
    "an hour": 60,
}
_DURATION = re.compile(
    rf"(?<![\d.,:])(?:\d{{1,3}}:[0-5]\d(?:\s*{_HOURS})?|\d{{1,3}}(?:[.,]\d{{1,2}})?\s*{_HOURS}(?:\s*\d{{1,3}}(?:\s*{_MINUTES})?(?!\d))?"
    rf"|\d{{1,5}}\s*{_MINUTES})",
    re.IGNORECASE,
)
_FILLERS = re.compile(r"^\W*(?:(?:am|an|von|für|for|on|der|die|das|the|,)\s+)+|\s+(?:am|an|von|für|on)\W*$", re.IGNORECASE)
_LONGEST_BARE = 10 * 60
"""``14:30`` without a unit is more likely a time of day than a duration."""


def _taken(pattern: re.Pattern[str], rest: str, keep: Callable[[re.Match[str]], bool | None]) -> str:
    """The text without what the pattern finds, once ``keep`` has understood it; False leaves it where it is."""
    match = pattern.search(rest)
    if not match or keep(match) is False:
        return rest
    return f"{rest[: match.start()]} {rest[match.end() :]}"


def _kilometres(rest: str, found: dict[str, Any]) -> str:
    return _taken(_KILOMETRES, rest, lambda match: found.update(kilometres=KILOMETRES.read(match[1], {})))


def _dated(rest: str, found: dict[str, Any]) -> str:
    return _taken(_DATED, rest, lambda match: found.update(held_on=read_spoken_day(match[0]).isoformat()))


def _weekday(rest: str, found: dict[str, Any]) -> str:
    """``Di`` in front or ``Dienstag`` anywhere; beside a date the two must agree."""

    def keep(match: re.Match[str], last: bool = False) -> bool:
        word = next(filter(None, match.groups()))
        number = weekday_number(word)
        if number is None:
            return False
        if "held_on" not in found:
            found["held_on"] = (read_day(word, past=True) if last else read_spoken_day(word)).isoformat()
        elif date.fromisoformat(found["held_on"]).weekday() != number:
            raise WrongUsage(
                Text("Der {day} ist kein {word}.", "{day} is no {word}.").fill(
                    day=show_day(found["held_on"], weekday=True), word=WEEKDAYS[number]
                ),
                Text("Bitte den Tag prüfen.", "Please check the day."),
            )
        return True

    shorter = _taken(_LAST_ONE, rest, lambda match: keep(match, last=True))
    return shorter if shorter != rest else _taken(_WEEKDAY, rest, keep)


def _times(rest: str, found: dict[str, Any]) -> str:
    return _taken(_TIMES, rest, lambda match: found.update(begins_at=read_time(match[1]), ends_at=read_time(match[2])))


def _beginning(rest: str, found: dict[str, Any]) -> str:
    if "begins_at" in found:
        return rest
    return _taken(_BEGINNING, rest, lambda match: found.update(begins_at=read_time(match[1] or match[2])))


def _duration(rest: str, found: dict[str, Any]) -> str:
    for words, minutes in _IN_WORDS.items():
        if words in rest.casefold():
            found["minutes"] = minutes
            return re.sub(rf"(?:eine\s+)?{words}", " ", rest, count=1, flags=re.IGNORECASE)
    return _taken(_DURATION, rest, lambda match: found.update(minutes=_minutes(match[0])))


def _minutes(text: str) -> int:
    minutes: int = DURATION.read(text, {})
    if minutes > _LONGEST_BARE and text.replace(":", "").isdigit():
        raise WrongUsage(
            Text("{text}: eine Uhrzeit oder eine Dauer?", "{text}: a time of day or a duration?").fill(text=text),
            Text("Bitte so schreiben: {text}-16:00 oder {text} h.", "Please write it like {text}-16:00 or {text} h.").fill(
                text=text
            ),
        )
    return minutes
