"""What falls due: every rule applied to every row, computed each time and never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from zlib import crc32

from ehrenamt_cli.domain.dates.calendar import Mode, Place, counted_as, due_day
from ehrenamt_cli.domain.dates.clocks import cycle_start, hours_later
from ehrenamt_cli.domain.dates.moments import show_moment
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.dates.reckoning import day_words
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.rules import RULES, ByEntry, Rule
from ehrenamt_cli.i18n import Text, same

State = Literal["at_once", "overdue", "today", "soon", "upcoming", "done"]

STATES: dict[State, Text] = {
    "at_once": Text("sofort", "at once"),
    "overdue": Text("überfällig", "overdue"),
    "today": Text("heute", "today"),
    "soon": Text("bald", "soon"),
    "upcoming": Text("später", "upcoming"),
    "done": Text("erledigt", "done"),
}
"""``at_once``: a gap, or a day that was already past when its record was made, so that nobody was late."""

SOON = timedelta(days=7)

_SLACK = timedelta(days=14)
"""More than month ends and § 193 BGB can move any day."""

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"

_ID_SIGNS = 7


def key_of(duty: str, subject_id: str, due_on: str) -> str:
    """``d-7k3m9q2``: always the same for the same thing on the same day.

    Two checksums, read forwards and backwards: keys of records never collide within a duty and a day, and nothing has
    to be loaded for it.
    """
    text = f"{duty} {subject_id} {due_on}".encode()
    number = crc32(text) << 3 ^ crc32(text[::-1])
    return "d-" + "".join(_SIGNS[number >> 5 * place & 31] for place in range(_ID_SIGNS))


class Calendar(NamedTuple):
    """How days are counted where the row of a duty does not say: the register's own Land, holidays and Werktage."""

    land: str = ""
    regional: frozenset[str] = frozenset()
    mode: Mode = "bgb"


class Subject(NamedTuple):
    """The record a deadline concerns."""

    kind: str
    id: str
    name: str


class Deadline(NamedTuple):
    """One thing that falls due; duty, subject and due day together name it for ever."""

    due_on: date
    rule: str
    title: Text
    subject: Subject
    responsible: Text
    strength: str
    basis: Text
    state: State
    remind_on: date
    source: str
    postponed_from: date | None = None
    """The day of the rule, where somebody has moved it."""
    done_on: str | None = None
    duty: str = ""
    """The rule, or the part of it, that people settle."""
    due_at: str | None = None
    """The moment, ``2027-03-04 14:30``, where hours count."""

    @property
    def first_due(self) -> date:
        """The day that the rule gives, wherever it was moved since."""
        return self.postponed_from or self.due_on

    @property
    def id(self) -> str:
        """What a person calls it by; the same while duty, subject and the rule's day are."""
        return key_of(self.duty, self.subject.id, self.first_due.isoformat())

    @property
    def named(self) -> str:
        """What is due and for whom, once where the record has the same name."""
        title = str(self.title)
        return title if title == self.subject.name else f"{title}: {self.subject.name}"

    def as_row(self) -> dict[str, Any]:
        """The row that ``deadlines --json`` promises, words in the language in use."""
        return {
            "due_on": self.due_on.isoformat(),
            "rule": self.rule,
            "title": str(self.title),
            "subject": self.subject._asdict(),
            "responsible": str(self.responsible),
            "strength": self.strength,
            "basis": str(self.basis),
            "state": self.state,
            "id": self.id,
            "due_at": self.due_at,
            "postponed_from": self.postponed_from.isoformat() if self.postponed_from else None,
            "done_on": self.done_on,
        }


def deadlines(
    rows_of: Callable[[Rule], Iterable[Row]],
    *,
    today: date,
    until: date | Callable[[Rule], date],
    since: date | None = None,
    land: str = "",
    calendar: Calendar | None = None,
    rules: Sequence[Rule] = RULES,
    settlements: Iterable[Row] = (),
    done_too: bool = False,
) -> list[Deadline]:
    """Everything due from ``since`` (default: however long ago) to ``until``, a day or one for each rule.

    The oldest come first, those of one day by rule and name.

    ``rows_of`` gives the rows of a rule's source, its parameters bound to ``window(rule, today=…, until=…)``. ``land``, or
    the whole ``calendar``, is the register's own, for duties of the coordination itself. ``settlements`` are what people
    decided: what is done is left out unless ``done_too``, what was postponed is due on its new day, which is never before
    the rule's own.
    """
    decided = {(row["rule"], row["subject"], row["due_on"]): row for row in settlements}
    calendar = calendar or Calendar(land)
    found = []
    for rule in rules:
        last = until(rule) if callable(until) else until
        for row in rows_of(rule) if rule.period else ():
            due = due_on(rule, row, today, calendar)
            if due is None or due > last:
                continue
            settled = decided.get((rule.duty, row["id"], due.isoformat())) if decided else None
            if settled is None and (since is None or due >= since):
                found.append(_deadline(rule, row, due, today))
            elif settled and (done_too or not settled["done_on"]):
                moved = _settled(_deadline(rule, row, due, today), settled, today)
                if moved.due_on <= last and (since is None or moved.due_on >= since):
                    found.append(moved)
    return sorted(found, key=lambda deadline: (deadline.due_on, deadline.rule, deadline.subject.name, deadline.subject.id))


def window(rule: Rule, *, today: date, until: date) -> dict[str, str]:
    """The parameters of a rule's source: ``today``, ``until``, ``by_<source>`` and ``since_<source>``.

    The third is the last day from which the rule can fall due by ``until``, for the source to leave out the rest; the last
    is the first day from which it does not fall due long before ``today``, for duties that are over when they are late.
    """
    last = max((_last_start(period, until) for period in _periods(rule)), default=until)
    if rule.cycle:
        last = due_day(rule.cycle.grace, last, Place(), validity=True)
    first = min((_first_start(period, today) for period in _periods(rule)), default=today)
    bounds = {f"by_{rule.source}": last.isoformat(), f"since_{rule.source}": first.isoformat()}
    return {"today": today.isoformat(), "until": until.isoformat(), **bounds}


def in_sight(rule: Rule, today: date) -> date:
    """The last day that concerns anybody today: in a week, or as far ahead as the rule reminds."""
    return max(today + SOON, due_day(rule.remind, today, Place(), validity=True) + _SLACK)


def _periods(rule: Rule) -> Iterable[Period]:
    if isinstance(rule.period, ByEntry):
        return filter(None, rule.period.periods.values())
    return (rule.period,) if isinstance(rule.period, Period) else ()


def _last_start(period: Period, until: date) -> date:
    back = period._replace(backward=not period.backward)
    return due_day(back, until, Place(), validity=True) + _SLACK


def _first_start(period: Period, today: date) -> date:
    back = period._replace(backward=not period.backward)
    return due_day(back, today - _SLACK, Place(), validity=True)


def due_on(rule: Rule, row: Row, today: date, calendar: Calendar) -> date | None:
    """The day a row falls due, or None where it has no day to run from or what it belongs to has ended by then."""
    period = rule.period(row) if callable(rule.period) else rule.period
    if not row[rule.trigger] or period is None:
        return None
    columns = row.keys()
    land = (row["land"] if "land" in columns else None) or calendar.land
    mode = (row["calendar_mode"] if "calendar_mode" in columns else None) or calendar.mode
    place = Place(land, calendar.regional)
    started, period = runs_from(rule, row, period, place, mode)
    due = _due_from(rule, started, period, place, mode)
    while rule.every and (again := _due_from(rule, started, _longer(period, rule.every), place, mode)) <= today:
        period, due = _longer(period, rule.every), again
    return None if _needless(row, due.isoformat()) else due


def _needless(row: Row, due: str) -> bool:
    """Whether nothing is left to do: what it belongs to ends before, it was done in time, or the day came before it mattered."""
    columns = row.keys()
    ends_on = row["ends_on"] if "ends_on" in columns else None
    done_on = row["done_on"] if "done_on" in columns else None
    after_on = row["after_on"] if "after_on" in columns else None
    return bool((ends_on and due > ends_on) or (done_on and due >= done_on) or (after_on and due <= after_on))


def runs_from(rule: Rule, row: Row, period: Period, place: Place, mode: Mode) -> tuple[str, Period]:
    """The day that is counted from, and how long: where a cycle stands, or the old end where more time was taken by then."""
    started = row[rule.trigger]
    if rule.cycle:
        started = _cycle(started, period, *rule.cycle)
    extended_on = row[rule.extension[0]] if rule.extension else None
    if rule.extension and extended_on and extended_on <= _due_from(rule, started, period, place, mode).isoformat():
        return due_day(period, date.fromisoformat(started), place, validity=True).isoformat(), rule.extension[1]
    return started, period


def _due_from(rule: Rule, started: str, period: Period, place: Place, mode: Mode) -> date:
    if rule.clock:
        return rule.clock(started, period)
    return _counted(started, period, place, mode, rule.validity)


@lru_cache(maxsize=8192)
def _counted(started: str, period: Period, place: Place, mode: Mode, validity: bool) -> date:
    return due_day(counted_as(period, mode), date.fromisoformat(started), place, validity=validity)


def _cycle(done: str, period: Period, early: Period, grace: Period) -> str:
    return cycle_start(map(date.fromisoformat, done.split(",")), period, early=early, grace=grace).isoformat()


def _longer(period: Period, interval: Period) -> Period:
    return period._replace(amount=period.amount + interval.amount)


def _deadline(rule: Rule, row: Row, due: date, today: date) -> Deadline:
    columns = row.keys()
    responsible = row["responsible"] if "responsible" in columns else None
    known_on = row["known_on"] if "known_on" in columns else None
    moment = hours_later(row[rule.trigger], 24 * rule.period.amount) if rule.moment and isinstance(rule.period, Period) else None
    remind_on = _reminded(rule.remind, due)
    return Deadline(
        due,
        rule.key,
        _title(rule, row, moment or ""),
        Subject(rule.subject, row["id"], row["name"]),
        same(responsible) if responsible else rule.responsible,
        rule.strength,
        _basis(rule, today, due),
        _state(due, today, at_once=rule.at_once or bool(known_on and known_on > due.isoformat()), remind_on=remind_on),
        remind_on,
        rule.source,
        duty=rule.duty,
        due_at=moment,
    )


@lru_cache(maxsize=4096)
def _reminded(ahead: Period, due: date) -> date:
    return due_day(ahead._replace(backward=True), due, Place(), validity=True)


def _basis(rule: Rule, today: date, due: date) -> Text:
    """Where the rule stands, and that it has run out where it has."""
    remark = rule.out_of_force(today, due)
    return same("{basis} ({remark})").fill(basis=rule.basis, remark=remark) if remark.de else rule.basis


def _settled(deadline: Deadline, settlement: Row, today: date) -> Deadline:
    """The deadline as somebody left it: done, or due on another day."""
    if settlement["postponed_to"]:
        moved = date.fromisoformat(settlement["postponed_to"])
        ahead = deadline.due_on - deadline.remind_on
        deadline = deadline._replace(
            due_on=moved,
            postponed_from=deadline.due_on,
            state=_state(moved, today, at_once=False, remind_on=moved - ahead),
            remind_on=moved - ahead,
        )
    return deadline._replace(state="done", done_on=settlement["done_on"]) if settlement["done_on"] else deadline


def _title(rule: Rule, row: Row, moment: str) -> Text:
    if "{" not in rule.title.de:
        return rule.title
    values = dict(row)
    for column, words in rule.words.items():
        values[column] = words.get(row[column], same(row[column]))
    day = "" if rule.cycle else day_words(date.fromisoformat(row[rule.trigger][:10]))
    return rule.title.fill(**values, day=day, moment=show_moment(moment))


def _state(due: date, today: date, *, at_once: bool, remind_on: date) -> State:
    if at_once and due <= today:
        return "at_once"
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "soon" if due <= today + SOON or remind_on <= today else "upcoming"
