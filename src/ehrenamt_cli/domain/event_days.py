"""The days of events: those of a series, and what stands in the way of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ehrenamt_cli.domain.dates.calendar import ONE_DAY, Place, add_months, end_of, not_an_arbeitstag
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.holidays import holiday_on
from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

MOST = 100
"""So many events a series has at most."""

_FORTNIGHT = ("zweiwöchentlich", "14-täglich", "vierzehntäglich", "fortnightly", "biweekly")

_LAST_WEEK = 29
"""From this day on a weekday is the last of its month rather than the fifth."""


def read_rhythm(text: str) -> Period:
    """``wöchentlich``, ``monthly``, ``6 Wochen``; WrongUsage where the words are no rhythm."""
    typed = text.strip().casefold()
    try:
        period = Period(2, "week") if typed in _FORTNIGHT else parse_period(typed)
    except WrongUsage:
        period = None
    if period is None or period.backward or period.unit in ("werktag", "arbeitstag"):
        raise WrongUsage(
            Text("„{text}“ ist kein Rhythmus.", "“{text}” is no rhythm.").fill(text=text),
            Text("Etwa: wöchentlich, monatlich, 6 Wochen.", "Such as: weekly, monthly, 6 weeks."),
        )
    return period


def series_days(first: date, rhythm: Period, times: int) -> list[date]:
    """The days of a series; by months it keeps the weekday, as the second Tuesday or the last Friday of the month."""
    if not 1 <= times <= MOST:
        raise WrongUsage(
            Text("Eine Reihe hat 1 bis {n} Termine.", "A series has 1 to {n} dates.").fill(n=MOST),
            Text("Bitte --times angeben.", "Please give --times."),
        )
    return [_after(first, rhythm, number) for number in range(times)]


def remarks(first: date, last: date, place: Place) -> list[Text]:
    """What a planner should know about the days from the first to the last: holidays, and days between two free ones."""
    return [_ON.fill(day=show_day(day.isoformat()), what=what) for day in _days(first, last) for what in _free(day, place)]


_ON = Text("{day}: {what}", "{day}: {what}")


def _after(first: date, rhythm: Period, number: int) -> date:
    period = rhythm._replace(amount=rhythm.amount * number)
    if rhythm.unit in ("day", "week"):
        return end_of(period, first, Place())
    month = add_months(first.replace(day=1), period.amount * (12 if period.unit == "year" else 1))
    weekday = month + timedelta(days=(first.weekday() - month.weekday()) % 7)
    if first.day < _LAST_WEEK:
        return weekday + timedelta(weeks=(first.day - 1) // 7)
    weeks = (add_months(month, 1) - ONE_DAY - weekday).days // 7
    return weekday + timedelta(weeks=weeks)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _free(day: date, place: Place) -> Iterator[Text]:
    """The holiday on a day, or that it lies alone between free days of which one is a holiday."""
    holiday = holiday_on(day, place.land, place.regional)
    if holiday:
        yield Text("Feiertag ({name})", "public holiday ({name})").fill(name=holiday)
    elif not not_an_arbeitstag(day, place) and all(not_an_arbeitstag(day + step, place) for step in (-ONE_DAY, ONE_DAY)):
        yield Text("Brückentag", "day between a holiday and other free days")
