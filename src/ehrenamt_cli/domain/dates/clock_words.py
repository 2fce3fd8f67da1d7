"""What a clock of its own says about how it counted, one sentence a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ehrenamt_cli.domain.dates.clocks import (
    begins_with_day,
    hours_later,
    month_end,
    of_age,
    quarter_end,
    within_72_hours,
    year_end,
)
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.reckoning import day_words, reckon
from ehrenamt_cli.i18n import Text

Told = Callable[[str, Period], list[Text]]


def _told_year_end(event: str, period: Period) -> list[Text]:
    begins, due = date(int(event[:4]), 12, 31), year_end(event, period)
    told = [_BEGINS_YEAR.fill(day=day_words(begins)), *_span(period, begins)]
    end = reckon(period, begins, "", validity=True).due_on
    return (
        told
        if end == due
        else [*told, Text("bis zum Ende des Jahres: {day}", "to the end of the year: {day}").fill(day=day_words(due))]
    )


def _told_quarter_end(event: str, period: Period) -> list[Text]:
    begins = quarter_end(event, Period(0, "day"))
    return [_BEGINS_QUARTER.fill(day=day_words(begins)), *_span(period, begins)]


def _told_month_end(event: str, period: Period) -> list[Text]:
    begins = month_end(event, Period(0, "day"))
    return [_BEGINS_MONTH.fill(day=day_words(begins)), *_span(period, begins)]


def _told_first_day(event: str, period: Period) -> list[Text]:
    return reckon(period, date.fromisoformat(event[:10]), "", begins_with_day=True, validity=True).steps[1:-1]


def _told_age(born: str, period: Period) -> list[Text]:
    return [*_told_first_day(born, period), _COMPLETED.fill(day=day_words(of_age(born, period)))]


def _told_hours(moment: str, period: Period) -> list[Text]:
    hours = 24 * period.amount
    end = show_moment(hours_later(moment, hours))
    return [_HOURS.fill(start=show_moment(moment), hours=hours, end=end)]


def _span(period: Period, begins: date) -> list[Text]:
    return reckon(period, begins, "", validity=True).steps[2:3]


_BEGINS_YEAR = Text("die Frist beginnt mit dem Ende des Jahres: {day}", "the period begins with the end of the year: {day}")
_BEGINS_QUARTER = Text(
    "die Frist beginnt mit dem Ende des Vierteljahres: {day}", "the period begins with the end of the quarter: {day}"
)
_BEGINS_MONTH = Text("die Frist beginnt mit dem Ende des Monats: {day}", "the period begins with the end of the month: {day}")
_COMPLETED = Text("vollendet am Tag danach: {day}", "completed the day after: {day}")
_HOURS = Text(
    "{start} + {hours} Stunden = {end}; Wochenende und Feiertage zählen mit",
    "{start} + {hours} hours = {end}; weekends and holidays count",
)

CLOCK_WORDS: Mapping[Callable[[str, Period], date], Told] = {
    year_end: _told_year_end,
    quarter_end: _told_quarter_end,
    month_end: _told_month_end,
    begins_with_day: _told_first_day,
    of_age: _told_age,
    within_72_hours: _told_hours,
}
"""The words for each clock of ``dates/clocks`` by its function."""
