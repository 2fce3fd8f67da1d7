"""How a deadline was reckoned, step by step, and when it would have been due from another day."""

from __future__ import annotations

from datetime import date

from ehrenamt_cli.domain.dates.calendar import Place
from ehrenamt_cli.domain.dates.clock_words import CLOCK_WORDS
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.reckoning import day_words, reckon
from ehrenamt_cli.domain.deadlines import Calendar, due_on, runs_from
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.rules import Rule
from ehrenamt_cli.i18n import Text, same


def steps(rule: Rule, row: Row, today: date, calendar: Calendar) -> list[Text]:
    """From the day in the record to the day it is due."""
    due = due_on(rule, row, today, calendar)
    period = rule.period(row) if callable(rule.period) else rule.period
    if due is None or period is None:
        return []
    from_day = Text("Auslöser: {what} {day}", "Runs from: {what} {day}").fill(
        what=trigger_words(rule), day=_days(row[rule.trigger])
    )
    length = Text("Frist: {period}", "Period: {period}").fill(period=period.words)
    started, period, moved = _moved_start(rule, row, period, calendar)
    counted = CLOCK_WORDS[rule.clock](started, period) if rule.clock else _counted(rule, row, started, period, due, calendar)
    return [from_day, length, *moved, *counted, Text("Fällig: {day}", "Due: {day}").fill(day=day_words(due))]


def trigger_words(rule: Rule) -> Text:
    """What happened on the day a rule runs from: in its own words, or the field of its subject or of another record."""
    if rule.runs_from.de:
        return rule.runs_from
    kinds = sorted(ENTITIES.values(), key=lambda entity: entity.name != rule.subject)
    return next(field.label for kind in kinds for field in kind.fields if field.name == rule.trigger)


def earlier_due(rule: Rule, row: Row, before: str, today: date, calendar: Calendar) -> date | None:
    """When it would have been due from the day that stood in the record before."""
    return due_on(rule, {**row, rule.trigger: before}, today, calendar)


def _moved_start(rule: Rule, row: Row, period: Period, calendar: Calendar) -> tuple[str, Period, list[Text]]:
    """Where the counting begins, how long it goes, and why that is neither the trigger nor the rule's own length."""
    place, mode = Place(row.get("land") or calendar.land, calendar.regional), row.get("calendar_mode") or calendar.mode
    started, running = runs_from(rule, row, period, place, mode)
    extended_on = row[rule.extension[0]] if rule.extension else None
    if extended_on and running is period:
        return started, running, [_TOO_LATE.fill(on=_days(extended_on))]
    if extended_on:
        return started, running, [_EXTENDED.fill(on=_days(extended_on), end=_days(started), more=running.words)]
    if rule.cycle and "," in row[rule.trigger]:
        return started, running, [_IN_CYCLE.fill(day=_days(started))]
    return started, running, []


_EXTENDED = Text(
    "verlängert am {on}: {more} vom alten Ende an, {end} (§ 190 BGB)",
    "extended on {on}: {more} from the old end, {end} (§ 190 BGB)",
)
_TOO_LATE = Text(
    "die Verlängerung vom {on} kam nach dem Ende und zählt nicht", "the extension of {on} came after the end and does not count"
)
_IN_CYCLE = Text(
    "zählt ab {day}: etwas früher oder später erneuert, bleibt der Rhythmus",
    "counts from {day}: renewed a little early or late, the rhythm stays",
)


def _counted(rule: Rule, row: Row, day: str, period: Period, due: date, calendar: Calendar) -> list[Text]:
    """The counting itself; a period of no length needs none, one that comes again is counted as often as it came."""
    started = date.fromisoformat(day)
    land, mode = row.get("land") or calendar.land, row.get("calendar_mode") or calendar.mode
    for _ in range(1000):
        if not period.amount and due == started:
            return []
        found = reckon(period, started, land, validity=rule.validity, mode=mode, regional=calendar.regional)
        if found.due_on == due or not rule.every:
            return found.steps[:-1]
        period = period._replace(amount=period.amount + rule.every.amount)
    return []


def _days(trigger: str) -> Text:
    days = [show_day(day[:10], weekday=True) for day in trigger.split(",")]
    return same(", ".join(days))
