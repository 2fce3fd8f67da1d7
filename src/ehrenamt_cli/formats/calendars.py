"""Deadlines as an iCalendar file (RFC 5545), with no more about people than is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ehrenamt_cli import __version__
from ehrenamt_cli.domain.dates.reckoning import day_words
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.rules import RULES
from ehrenamt_cli.i18n import Text, language

DETAILS = ("none", "short", "full")
"""How much of a deadline a calendar shows: the rule only, what is to be done and a key, or names too.

Calendars are often shared, and their servers are not the register.
"""

REMINDED_AT = timedelta(hours=9)
"""The time of day at which a calendar reminds."""

TIMEZONE = "Europe/Berlin"

_TICK = "✓"

_STRENGTHS = {"hard": Text("hart", "hard"), "soft": Text("weich", "soft")}
_PRIORITIES = {"hard": 1, "soft": 5}
_ONE_DAY = timedelta(days=1)


def write_calendar(
    due: Iterable[Deadline], *, today: date, detail: str = "short", sequences: Mapping[str, int] | None = None
) -> bytes:
    """The deadlines as events that block no time, whole days unless hours count; ``detail`` is one of DETAILS.

    The same deadline has the same identifier in every file, so that no calendar holds it twice.
    ``sequences`` says by key how often somebody decided about a deadline: a calendar takes over what has a higher number.
    What is done has a tick and no alarm.
    """
    stamp = datetime.combine(today, time(), UTC)
    events = [_event(deadline, stamp, detail, (sequences or {}).get(deadline.id, 0)) for deadline in due]
    return as_file(events, Text("Fristen", "Deadlines"))


def as_file(events: Iterable[Any], name: Text) -> bytes:
    """Calendar entries as one file, with the time zone where any of them has a time of day."""
    from icalendar import Calendar

    every = list(events)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//ehrenamt//ehrenamt {__version__}//{language().upper()}")
    calendar.add("x-wr-calname", str(name))
    if any(isinstance(event.decoded("dtstart"), datetime) for event in every):
        calendar.add_component(_timezone())
    for event in every:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def identifier(deadline: Deadline) -> str:
    """What names a deadline in every calendar: a hash under a domain that nobody can own (RFC 2606).

    Of rule, subject and the rule's own day, so that a postponed deadline moves its event; and of the source, because
    one rule may ask for two things on one day.
    """
    from hashlib import sha256  # loads OpenSSL

    named = "\n".join((deadline.rule, deadline.source, deadline.subject.id, deadline.first_due.isoformat()))
    return f"{sha256(named.encode()).hexdigest()[:32]}@ehrenamt.invalid"


def _event(deadline: Deadline, stamp: datetime, detail: str, sequence: int) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", identifier(deadline))
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("summary", _summary(deadline, detail))
    if detail != "none":
        event.add("description", _description(deadline, detail))
    event.add("categories", [deadline.rule.partition("-")[0], str(_STRENGTHS[deadline.strength])])
    event.add("priority", _PRIORITIES[deadline.strength])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    midnight, moment = datetime.combine(deadline.due_on, time()), _moment(deadline)
    if moment:
        event.add("dtstart", moment, {"tzid": TIMEZONE})
    else:
        event.add("dtstart", deadline.due_on)
        event.add("dtend", deadline.due_on + _ONE_DAY)
    if deadline.state != "done":
        reminder = datetime.combine(deadline.remind_on, time()) + REMINDED_AT
        if moment and moment <= reminder:
            reminder -= _ONE_DAY
        event.add_component(_alarm(reminder - (moment or midnight), _summary(deadline, detail)))
    return event


def _moment(deadline: Deadline) -> datetime | None:
    """When hours count, by the clock on the wall; a deadline that was postponed counts days."""
    return datetime.fromisoformat(deadline.due_at) if deadline.due_at and not deadline.postponed_from else None


def _alarm(before: timedelta, words: str) -> Any:
    """Reckoned from the event, so that it keeps its time of day wherever the calendar is."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", words)
    return alarm


def _timezone() -> Any:
    """Summer time as the European Union has kept it since 1996: last Sunday of March to last Sunday of October (2000/84/EC)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    winter, summer = timedelta(hours=1), timedelta(hours=2)
    zone = Timezone()
    zone.add("tzid", TIMEZONE)
    for part, name, begins, before, after in (
        (TimezoneDaylight(), "CEST", datetime.fromisoformat("1996-03-31T02:00"), winter, summer),
        (TimezoneStandard(), "CET", datetime.fromisoformat("1996-10-27T03:00"), summer, winter),
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _summary(deadline: Deadline, detail: str) -> str:
    if detail == "none":
        words = str(Text("Frist {rule}", "Deadline {rule}").fill(rule=deadline.rule))
    elif detail == "full":
        words = deadline.named
    else:
        words = f"{_without_names(deadline)} ({deadline.subject.id})"
    return clean(f"{_TICK} {words}" if deadline.state == "done" else words)


def _description(deadline: Deadline, detail: str) -> str:
    """A line each; what a register holds is cleaned, so that it can neither add lines nor steer a screen."""
    lines = [f"{deadline.id}: {deadline.rule}, {_STRENGTHS[deadline.strength]}", str(deadline.basis)]
    if deadline.postponed_from:
        lines.append(str(_POSTPONED.fill(day=day_words(deadline.postponed_from))))
    if detail == "full":
        lines += [
            f"{Text('betrifft', 'concerns')}: {deadline.subject.name} ({deadline.subject.id})",
            f"{Text('zuständig', 'responsible')}: {deadline.responsible}",
        ]
    return "\n".join(map(clean, lines))


_POSTPONED = Text("verschoben, nach der Regel fällig am {day}", "postponed, by the rule due on {day}")


def _without_names(deadline: Deadline) -> str:
    """The title as its rule gives it; of what the record filled in only days and the words of a choice are kept."""
    kept = ""
    for rule in RULES:
        if rule.source == deadline.source and (found := re.fullmatch(_pattern(str(rule.title)), str(deadline.title), re.DOTALL)):
            told = {"day", "moment", *rule.words}
            kept = str(rule.title).format_map({name: words if name in told else "…" for name, words in found.groupdict().items()})
            break
    return kept if kept.strip("… ") else str(Text("Eigene Frist", "Deadline of one's own"))


def _pattern(title: str) -> str:
    parts = re.split(r"\{(\w+)\}", title)
    return "".join(f"(?P<{part}>.*)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
