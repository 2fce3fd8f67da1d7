"""How a deadline was reckoned, step by step, and when it would have been due from another day."""

from __future__ import annotations

from datetime import date

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.reckoning import day_words, reckon
from ehrenamt_cli.domain.deadlines import Calendar, due_on
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.rules import Rule
from ehrenamt_cli.i18n import Text, same


def steps(rule: Rule, row: Row, today: date, calendar: Calendar, subject: Entity) -> list[Text]:
    """From the day in the record to the day it is due; for what is counted in a way of its own, the two days alone."""
    due = due_on(rule, row, today, calendar)
    period = rule.period(row) if callable(rule.period) else rule.period
    if due is None or period is None:
        return []
    label = next((field.label for field in subject.fields if field.name == rule.trigger), None)
    from_day = Text("Auslöser: {what}{day}", "Runs from: {what}{day}").fill(
        what=same("{label} ").fill(label=label) if label else "", day=_days(row[rule.trigger])
    )
    plain = not (rule.clock or rule.cycle or rule.extension or rule.moment)
    counted = _counted(rule, row, period, due, calendar) if plain else []
    length = Text("Frist: {period}", "Period: {period}").fill(period=period.words)
    return [from_day, length, *(counted or [Text("Fällig: {day}", "Due: {day}").fill(day=day_words(due))])]


def earlier_due(rule: Rule, row: Row, before: str, today: date, calendar: Calendar) -> date | None:
    """When it would have been due from the day that stood in the record before."""
    return due_on(rule, {**row, rule.trigger: before}, today, calendar)


def _counted(rule: Rule, row: Row, period: Period, due: date, calendar: Calendar) -> list[Text]:
    """The counting itself; a period of no length needs none, one that comes again is counted as often as it came."""
    started = date.fromisoformat(row[rule.trigger])
    land, mode = row.get("land") or calendar.land, row.get("calendar_mode") or calendar.mode
    for _ in range(1000):
        if not period.amount and due == started:
            return []
        found = reckon(period, started, land, validity=rule.validity, mode=mode, regional=calendar.regional)
        if found.due_on == due or not rule.every:
            return found.steps
        period = period._replace(amount=period.amount + rule.every.amount)
    return []


def _days(trigger: str) -> Text:
    days = [show_day(day[:10], weekday=True) for day in trigger.split(",")]
    return same(", ".join(days))
