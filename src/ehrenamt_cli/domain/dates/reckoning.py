"""When something is due, with the working shown, step by step."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.calendar import Mode, Place, Walked, counted_as, end_of, moved, walk
from ehrenamt_cli.domain.dates.days import WEEKDAYS
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same


class Reckoning(NamedTuple):
    """The day something is due, and how that day was found, one sentence a step."""

    due_on: date
    steps: list[Text]

    def as_row(self) -> dict[str, Any]:
        """``{"due_on": "2027-03-30", "steps": […]}`` in the language in use."""
        return {"due_on": self.due_on.isoformat(), "steps": [str(step) for step in self.steps]}


def reckon(
    period: Period,
    start: date,
    land: str,
    *,
    begins_with_day: bool = False,
    validity: bool = False,
    mode: Mode = "bgb",
    regional: frozenset[str] = frozenset(),
) -> Reckoning:
    """The last day of a period that runs from ``start``, in the calendar of the Land that has to act.

    The day of the event does not count (§ 187 (1) BGB) unless the period ``begins_with_day`` (§ 187 (2)). An end on a
    Saturday, Sunday or holiday moves on (§ 193), that of a backward period moves back, and a ``validity`` stays.
    WrongUsage for an unknown Land and for an end beyond the year 9999.
    """
    period, place = counted_as(period, mode), Place(land, regional)
    try:
        end = end_of(period, start, place, begins_with_day=begins_with_day)
        due, passed = (end, []) if validity else moved(end, place, backward=period.backward)
    except (ValueError, OverflowError):
        raise WrongUsage(
            Text("So weit reicht kein Kalender: {start}, {period}.", "No calendar reaches that far: {start}, {period}.").fill(
                start=day_words(start), period=period.words
            )
        ) from None
    if period.unit in ("werktag", "arbeitstag"):
        counting = _tell_walk(walk(period, start, place, begins_with_day=begins_with_day))
    else:
        counting = [_tell_span(period, start, end, begins_with_day)]
    ending = _tell_validity(end, place) if validity else _tell_move(passed, due, period.backward)
    return Reckoning(due, [_tell_calendar(period, land), _tell_start(start, begins_with_day), *counting, *ending, _tell_due(due)])


def day_words(day: date, year: bool = True) -> Text:
    """``Do 25.03.2027``, or ``Do 25.03.`` without the year."""
    weekday, month = WEEKDAYS[day.weekday()], _MONTHS_EN[day.month - 1]
    if year:
        return Text(f"{weekday.de} {day:%d.%m.%Y}", f"{weekday.en} {day.day} {month} {day.year}")
    return Text(f"{weekday.de} {day:%d.%m.}", f"{weekday.en} {day.day} {month}")


_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _tell_calendar(period: Period, land: str) -> Text:
    if period.unit == "werktag":
        counting = Text("Werktage, Montag bis Samstag", "Werktage, Monday to Saturday")
    elif period.unit == "arbeitstag":
        counting = Text("Arbeitstage, Montag bis Freitag", "Working days, Monday to Friday")
    else:
        counting = Text("Kalendertage", "Calendar days")
    place = LANDS.get(land, Text("nur bundesweite", "nationwide only"))
    return Text("{counting}; Feiertage: {place}", "{counting}; holidays: {place}").fill(counting=counting, place=place)


def _tell_start(start: date, begins_with_day: bool) -> Text:
    if begins_with_day:
        return Text("{day} zählt mit (§ 187 (2) BGB)", "{day} counts (§ 187 (2) BGB)").fill(day=day_words(start))
    return Text("{day} zählt nicht mit (§ 187 (1) BGB)", "{day} does not count (§ 187 (1) BGB)").fill(day=day_words(start))


def _tell_walk(walked: list[Walked]) -> list[Text]:
    """``Do 25.03. = 1``, ``Karfreitag Fr 26.03. übersprungen``; three days or more in a row become one step."""
    steps: list[Text] = []
    counted = 0
    for free, group in groupby(walked, key=lambda passed: passed.free):
        days = [day_words(passed.day, year=False) for passed in group]
        if free:
            skipped = Text("{day} {free}, übersprungen", "{day} {free}, skipped")
            steps.extend(skipped.fill(day=day, free=free) for day in days)
            continue
        first, counted = counted + 1, counted + len(days)
        if len(days) > 2:
            run = Text("{a} bis {b} = {first}-{last}", "{a} to {b} = {first}-{last}")
            steps.append(run.fill(a=days[0], b=days[-1], first=first, last=counted))
        else:
            steps.extend(same("{day} = {n}").fill(day=day, n=n) for n, day in enumerate(days, first))
    return steps


def _tell_span(period: Period, start: date, end: date, begins_with_day: bool) -> Text:
    """``Mi 31.08.2027 - 6 Monate = So 28.02.2027 (…)``."""
    law = same("§ 188 (1) BGB" if period.unit == "day" else "§ 188 (2) BGB")
    if period.unit in ("month", "year") and end.day != start.day and not begins_with_day:
        law = Text(
            "den {n}. gibt es dort nicht, also der letzte Tag: § 188 (3) BGB",
            "no day {n} in that month, so its last: § 188 (3) BGB",
        ).fill(n=start.day)
    return same("{start} {sign} {length} = {end} ({law})").fill(
        start=day_words(start), sign="-" if period.backward else "+", length=period.length, end=day_words(end), law=law
    )


def _tell_move(passed: list[Walked], due: date, backward: bool) -> list[Text]:
    """``Sa 27.03. Samstag, So 28.03. Sonntag → § 193 BGB → Mo 29.03.``, or nothing where the day stays."""
    if not passed:
        return []
    names = [same("{day} {free}").fill(day=day_words(day, year=False), free=free) for day, free in passed]
    law = same("§ 193 BGB")
    if backward:
        law = Text("vorher, § 193 BGB gilt rückwärts nicht", "earlier, § 193 BGB does not hold backwards")
    every = Text(", ".join(name.de for name in names), ", ".join(name.en for name in names))
    return [same("{every} → {law} → {due}").fill(every=every, law=law, due=day_words(due, year=False))]


def _tell_validity(end: date, place: Place) -> list[Text]:
    """Said only where another kind of deadline would have moved."""
    if not moved(end, place)[1]:
        return []
    return [Text("Gültigkeit: § 193 BGB verschiebt sie nicht", "A validity: § 193 BGB does not move it")]


def _tell_due(due: date) -> Text:
    return Text("Fällig: {day}", "Due: {day}").fill(day=day_words(due))
