"""A month on the screen: weeks from Monday to Sunday, holidays, and how much is due on each day."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ehrenamt_cli.domain.dates.calendar import Place, add_months
from ehrenamt_cli.domain.dates.days import WEEKDAYS, show_day
from ehrenamt_cli.domain.dates.holidays import holidays
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import tables, theme
from ehrenamt_cli.output.render import safe
from ehrenamt_cli.output.result import Card, Picture

TODAY, HOLIDAY, HARD, LATE = "<", "*", "!", "×"
"""The signs beside a number: they say the same as the colours."""

NOTHING_DUE = Text("Nichts ist fällig.", "Nothing is due.")

_FEW = 5

USUAL_WIDTH = 80
"""Where the output is no terminal."""

_MONTHS = (
    Text("Januar", "January"),
    Text("Februar", "February"),
    Text("März", "March"),
    Text("April", "April"),
    Text("Mai", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("August", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Dezember", "December"),
)
_WEEK = Text("KW", "Wk")
_NARROWEST, _WIDEST = 8, 11
"""Cells of the grid: ``(999)!×`` and a blank must fit, and the eye must find its way along a row."""
_ONE_DAY = timedelta(days=1)


class Load(NamedTuple):
    """One day of the month: its holiday, if it is one, and what is due."""

    day: date
    holiday: Text | None
    due: tuple[Deadline, ...]

    @property
    def hard(self) -> int:
        """How many follow from a law, an agreement or a record."""
        return sum(deadline.strength == "hard" for deadline in self.due)

    @property
    def late(self) -> int:
        """How many are overdue or to be done at once."""
        return sum(deadline.state in ("overdue", "at_once") for deadline in self.due)

    def as_row(self) -> dict[str, Any]:
        """The day as ``deadlines --calendar --json`` promises it."""
        return {
            "day": self.day.isoformat(),
            "week": self.day.isocalendar().week,
            "holiday": str(self.holiday) if self.holiday else None,
            "due": len(self.due),
            "hard": self.hard,
            "overdue": self.late,
            "deadlines": [deadline.as_row() for deadline in self.due],
        }


def span(day: date) -> tuple[date, date]:
    """The first and the last day of the month in which ``day`` lies."""
    first = day.replace(day=1)
    return first, add_months(first, 1) - _ONE_DAY


def month(due: Iterable[Deadline], day: date, *, today: date, place: Place, note: Text = NOTHING) -> Picture:
    """The month in which ``day`` lies, with the holidays of a place; ``due`` is what falls into it."""
    first, last = span(day)
    free = holidays(place.land, first.year, place.regional)
    of_day: dict[date, list[Deadline]] = {}
    for deadline in due:
        of_day.setdefault(deadline.due_on, []).append(deadline)
    days = (first + n * _ONE_DAY for n in range((last - first).days + 1))
    loads = [Load(each, free.get(each), tuple(of_day.get(each, ()))) for each in days]
    title = f"{_MONTHS[first.month - 1]} {first.year}"
    told = [(show_day(load.day.isoformat(), weekday=True), _told(load, today), _named(load)) for load in loads]
    land = str(LANDS[place.land]) if place.land else ""
    card = Card(
        title,
        [(label, f"{words}: {named}" if named else words) for label, words, named in told if words],
        [load.as_row() for load in loads],
        note,
    )
    return Picture(lambda width: _drawn(loads, today, title, land, width or USUAL_WIDTH), card)


def _drawn(loads: Sequence[Load], today: date, title: str, land: str, width: int) -> Iterator[str]:
    for line in tables.wrap(f"{title}, {land}" if land else title, width):
        yield theme.paint(line, "bold", sys.stdout)
    week = str(_WEEK)
    cell = min(_WIDEST, (width - len(week)) // 7)
    if cell >= _NARROWEST:
        yield theme.paint((week + "".join(_placed(str(day), "", cell) for day in WEEKDAYS)).rstrip(), "dim", sys.stdout)
        for row in _weeks(loads):
            number = next(load for load in row if load).day.isocalendar().week
            yield (f"{number:>{len(week)}}" + "".join(_number(load, today, cell) for load in row)).rstrip()
            yield (" " * len(week) + "".join(_count(load, cell) for load in row)).rstrip()
        below = _legend(loads, today)
    else:
        below = (f"{_short(load.day)} {words}" for load in loads if (words := _told(load, today)))
    for line in below:
        yield from tables.wrap(safe(line), width)


def _weeks(loads: Sequence[Load]) -> Iterator[list[Load | None]]:
    """Seven days each, from Monday; None before the first and after the last of the month."""
    cells: list[Load | None] = [*[None] * loads[0].day.weekday(), *loads]
    cells += [None] * (-len(cells) % 7)
    for start in range(0, len(cells), 7):
        yield cells[start : start + 7]


def _number(load: Load | None, today: date, cell: int) -> str:
    if load is None:
        return " " * cell
    signs = (HOLIDAY if load.holiday else "") + (TODAY if load.day == today else "")
    return _placed(str(load.day.day), signs, cell, "name" if load.day == today else "dim" if load.holiday else "")


def _count(load: Load | None, cell: int) -> str:
    if load is None or not load.due:
        return " " * cell
    number = len(load.due) if len(load.due) < 1000 else f"{len(load.due) // 1000}k"
    signs = (HARD if load.hard else "") + (LATE if load.late else "")
    return _placed(f"({number})", signs, cell, "alarm" if load.late else "bold" if load.hard else "")


def _placed(words: str, signs: str, cell: int, style: str = "") -> str:
    """Words at the right of a cell, signs in the two places behind them."""
    shown = theme.paint(words + signs, style, sys.stdout) if style else words + signs
    return " " * (cell - 2 - len(words)) + shown + " " * (2 - len(signs))


def _legend(loads: Sequence[Load], today: date) -> Iterator[str]:
    """The holidays by name, the sum, and the signs that occur."""
    if named := ", ".join(f"{_short(load.day)} {load.holiday}" for load in loads if load.holiday):
        yield f"{HOLIDAY} {named}"
    if not any(load.due for load in loads):
        yield str(NOTHING_DUE)
    signs = (
        ("(n)", Text("Fristen", "deadlines"), any(load.due for load in loads)),
        (HARD, Text("harte dabei", "hard ones among them"), any(load.hard for load in loads)),
        (LATE, Text("überfällig oder sofort", "overdue or at once"), any(load.late for load in loads)),
        (TODAY, Text("heute", "today"), any(load.day == today for load in loads)),
    )
    if used := ", ".join(f"{sign} {words}" for sign, words, occurs in signs if occurs):
        yield used


def _told(load: Load, today: date) -> str:
    """A day in words, for those who cannot see a grid; empty if there is nothing to say."""
    parts = (
        Text("heute", "today") if load.day == today else "",
        load.holiday or "",
        Text("{n} fällig", "{n} due").fill(n=len(load.due)) if load.due else "",
        Text("{n} hart", "{n} hard").fill(n=load.hard) if load.hard else "",
        Text("{n} überfällig oder sofort", "{n} overdue or at once").fill(n=load.late) if load.late else "",
    )
    return ", ".join(str(part) for part in parts if part)


def _named(load: Load) -> str:
    """What is due, the first few of it."""
    titles = [f"{deadline.title}, {deadline.subject.name} ({deadline.subject.id})" for deadline in load.due[:_FEW]]
    if more := len(load.due) - len(titles):
        titles.append(str(Text("und {n} weitere", "and {n} more").fill(n=more)))
    return "; ".join(titles)


def _short(day: date) -> str:
    """``Fr 26.03.`` or ``Fri 26 Mar``: the year stands above."""
    return show_day(day.isoformat(), weekday=True).removesuffix(str(day.year)).rstrip()
