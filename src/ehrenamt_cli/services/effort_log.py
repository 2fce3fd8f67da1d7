"""Efforts noted in one line: whom the words mean, what they say, once or as a series without holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import Place as Calendar
from ehrenamt_cli.domain.dates.calendar import add_months, end_of
from ehrenamt_cli.domain.dates.days import show_day, weekday_number
from ehrenamt_cli.domain.dates.holidays import holiday_on
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.effort_words import read_effort
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Ambiguous, Forbidden, NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.completing import ran_on
from ehrenamt_cli.services.settings import calendar_of
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_LONGEST_NAME = 4
"""So many words may stand together for a name."""

_MOST = 366
"""So many times make the longest series."""


class Series(NamedTuple):
    """Again and again: how far apart, and until when or how often."""

    every: Period
    until: date | None = None
    times: int | None = None
    holidays_too: bool = False


class Skipped(NamedTuple):
    """A day of a series that was left out, and why."""

    day: date
    why: Text


class Noted(NamedTuple):
    """What was kept, and what a series left out."""

    rows: list[dict[str, Any]]
    skipped: list[Skipped]


def note(
    register: Register, words: Sequence[str], typed: records.Typed, series: Series | None = None, *, again: bool = False
) -> Noted:
    """An effort from a name and the words after it, or a series of them; ``again`` it looks like one that is there."""
    with register.change():
        whom, rest = _whom(register, words)
        said = _said(" ".join(rest), typed)
        if isinstance(whom, str):
            said["volunteer_id"] = whom
        else:
            placement = _the_one(register, whom, said.get("held_on"))
            said |= {"volunteer_id": placement["volunteer_id"], "placement_id": placement["id"]}
        if series:
            return _several(register, said, series)
        return Noted([records.add(register, EFFORTS, said, though=again)], [])


def _whom(register: Register, words: Sequence[str]) -> tuple[str | list[dict[str, Any]], list[str]]:
    """The volunteer (by key) or the placements that the first words name, as many of them as fit, and the other words."""
    for entity in (VOLUNTEERS, PLACEMENTS):
        for length in range(min(len(words), _LONGEST_NAME), 0, -1):
            name = " ".join(words[:length])
            if any(_says_when(word) for word in words[1:length]):
                continue
            found = stored.named(register, entity, name, _MOST)
            if entity is PLACEMENTS and found:
                return found, list(words[length:])
            if found:
                return records.resolve(register, VOLUNTEERS, name)["id"], list(words[length:])
    name = " ".join(word for word in words[:1])
    return records.resolve(register, VOLUNTEERS, name)["id"], list(words[1:])


def _says_when(word: str) -> bool:
    return bool(re.search(r"\d", word)) or weekday_number(word) is not None


def _the_one(register: Register, placements: Sequence[dict[str, Any]], held_on: str | None) -> dict[str, Any]:
    """The placement of these that ran on the day; NotFound or Ambiguous otherwise."""
    day = records.read(register, EFFORTS, {"held_on": held_on})["held_on"] if held_on else clock.today().isoformat()
    there = [row for row in placements if ran_on(row, day)]
    if len(there) == 1:
        return there[0]
    names = stored.titled(register, PLACEMENTS, (there or placements)[:5])
    listed = "; ".join(f"{key} {name}" for key, name in names.items())
    if there:
        raise Ambiguous(
            Text("Das kann mehrere Einsätze meinen.", "That may mean several placements."),
            Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(listed=listed),
        )
    raise NotFound(
        Text("An dem Tag lief dieser Einsatz nicht.", "This placement did not run on that day."),
        Text("Gemeint sein könnte: {listed}.", "Perhaps you mean: {listed}.").fill(listed=listed),
    )


def _said(text: str, typed: records.Typed) -> dict[str, Any]:
    """Words and options together, as typed; nothing may be said twice."""
    spoken = read_effort(text)
    said: dict[str, Any] = {name: value for name, value in typed.items() if value}
    words = spoken._asdict() | {"minutes": f"{spoken.minutes} min" if spoken.minutes else None}
    for name, value in words.items():
        if value is not None and said.get(name):
            raise WrongUsage(
                Text("{label}: zweimal angegeben.", "{label}: said twice.").fill(label=EFFORTS.field(name).label),
                Text("Bitte entweder in Worten oder als Option.", "Please either in words or as an option."),
            )
        if value is not None:
            said[name] = str(value)
    if not said.get("minutes") and not (said.get("begins_at") and said.get("ends_at")):
        raise WrongUsage(
            Text("Wie lange war das?", "How long was it?"),
            Text("Etwa so: Di 14-16, 1:30, 90 min oder 1,5 h.", "Such as: Tue 14-16, 1:30, 90 min or 1.5 h."),
        )
    return said


def _several(register: Register, said: dict[str, Any], series: Series) -> Noted:
    """One effort after another; holidays and what is there already are left out, and that is said."""
    first = records.read(register, EFFORTS, {"held_on": said.get("held_on") or clock.today().isoformat()})["held_on"]
    noted = Noted([], [])
    for day in _days(date.fromisoformat(first), series):
        row = records.new(register, EFFORTS, {**said, "held_on": day.isoformat()})
        free = None if series.holidays_too else _free(register, day, row["organisation_id"])
        if free:
            noted.skipped.append(Skipped(day, free))
            continue
        try:
            records.refuse_clash(register, EFFORTS, row)
        except Forbidden as there:
            noted.skipped.append(Skipped(day, there.message))
            continue
        noted.rows.extend(stored.add(register, EFFORTS, [row]))
    return noted


def _days(first: date, series: Series) -> Iterator[date]:
    """The days of a series up to today; WrongUsage where it would go on beyond."""
    last = series.until or clock.today()
    for count in range(_MOST if series.times is None else min(series.times, _MOST)):
        day = _later(first, series.every, count)
        if day > last and series.times is None:
            return
        if day > last:
            raise WrongUsage(
                Text("So oft war es bis {last} nicht, nur {n}-mal.", "It was not so often until {last}, only {n} times.").fill(
                    n=count, last=show_day(last.isoformat())
                ),
                Text("Vermerkt wird, was war; bitte --times {n}.", "What has been is noted; please --times {n}.").fill(n=count),
            )
        yield day


def _later(first: date, every: Period, times: int) -> date:
    if every.unit in ("month", "year"):
        return add_months(first, times * every.amount * (12 if every.unit == "year" else 1))
    return end_of(every._replace(amount=times * every.amount), first, Calendar())


def _free(register: Register, day: date, organisation_id: str | None) -> Text | None:
    """The holiday on that day in the Land of the organisation, or in the register's own."""
    calendar = calendar_of(register)
    place = stored.get(register, ORGANISATIONS, organisation_id) if organisation_id else None
    return holiday_on(day, str(place["land"]) if place else calendar.land, calendar.regional)
