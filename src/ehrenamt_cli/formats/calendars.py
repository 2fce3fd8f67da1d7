"""Deadlines as an iCalendar file (RFC 5545), with no more about people than is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from ehrenamt_cli import __version__
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.rules import RULES
from ehrenamt_cli.i18n import Text, language

DETAILS: dict[str, Text] = {
    "none": Text("nur die Regel", "the rule only"),
    "short": Text("was zu tun ist, mit Kennzeichen statt Namen", "what is to be done, with keys instead of names"),
    "full": Text("mit Namen", "with names"),
}
"""How much of a deadline a calendar shows; calendars are often shared, and their servers are not the register."""

REMINDED_AT = timedelta(hours=9)
"""The time of day at which a calendar reminds."""

_STRENGTHS = {"hard": Text("hart", "hard"), "soft": Text("weich", "soft")}
_PRIORITIES = {"hard": 1, "soft": 5}
_ONE_DAY = timedelta(days=1)


def write_calendar(due: Iterable[Deadline], *, today: date, detail: str = "short") -> bytes:
    """The deadlines as all-day events that block no time; ``detail`` is a key of DETAILS.

    The same deadline has the same identifier in every file, so that reading a file again changes events and doubles none.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//ehrenamt//ehrenamt {__version__}//{language().upper()}")
    calendar.add("x-wr-calname", str(Text("Fristen", "Deadlines")))
    stamp = datetime.combine(today, time(), UTC)
    for deadline in due:
        calendar.add_component(_event(deadline, stamp, detail))
    content: bytes = calendar.to_ical()
    return content


def identifier(deadline: Deadline) -> str:
    """What names a deadline in every calendar: a hash under a domain that nobody can own (RFC 2606).

    Of rule, subject and the rule's own day, so that a postponed deadline moves its event; and of the source, because
    one rule may ask for two things on one day.
    """
    named = "\n".join((deadline.rule, deadline.source, deadline.subject.id, deadline.first_due.isoformat()))
    return f"{sha256(named.encode()).hexdigest()[:32]}@ehrenamt.invalid"


def _event(deadline: Deadline, stamp: datetime, detail: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", identifier(deadline))
    event.add("dtstamp", stamp)
    event.add("sequence", 1 if deadline.postponed_from else 0)
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + _ONE_DAY)
    event.add("summary", _summary(deadline, detail))
    if detail != "none":
        event.add("description", _description(deadline, detail))
    event.add("categories", [deadline.rule.partition("-")[0], str(_STRENGTHS[deadline.strength])])
    event.add("priority", _PRIORITIES[deadline.strength])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(deadline, detail))
    return event


def _alarm(deadline: Deadline, detail: str) -> Any:
    """Reckoned from the event, so that it keeps its time of day wherever the calendar is."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", deadline.remind_on - deadline.due_on + REMINDED_AT)
    alarm.add("description", _summary(deadline, detail))
    return alarm


def _summary(deadline: Deadline, detail: str) -> str:
    if detail == "none":
        return str(Text("Frist {rule}", "Deadline {rule}").fill(rule=clean(deadline.rule)))
    if detail == "full":
        return clean(f"{deadline.title}: {deadline.subject.name}")
    return clean(f"{_without_names(deadline)} ({deadline.subject.id})")


def _description(deadline: Deadline, detail: str) -> str:
    """A line each; what a register holds is cleaned, so that it can neither add lines nor steer a screen."""
    lines = [f"{deadline.rule}, {_STRENGTHS[deadline.strength]}", str(deadline.basis)]
    if detail == "full":
        lines += [
            f"{Text('betrifft', 'concerns')}: {deadline.subject.name} ({deadline.subject.id})",
            f"{Text('zuständig', 'responsible')}: {deadline.responsible}",
        ]
    return "\n".join(map(clean, lines))


def _without_names(deadline: Deadline) -> str:
    """The title as its rule gives it; of what the record filled in only days and the words of a choice are kept."""
    for rule in RULES:
        if rule.key == deadline.rule and (found := re.fullmatch(_pattern(str(rule.title)), str(deadline.title), re.DOTALL)):
            kept = {"day", *rule.words}
            return str(rule.title).format_map({name: told if name in kept else "…" for name, told in found.groupdict().items()})
    return str(Text("Eigene Frist", "Deadline of one's own"))


def _pattern(title: str) -> str:
    parts = re.split(r"\{(\w+)\}", title)
    return "".join(f"(?P<{part}>.*)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
