"""Interpreters found: who suits, in which order, and what stands in the way of those who nearly do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.bookings import BOOKINGS, USUAL_MINUTES, meet, span_of
from ehrenamt_cli.domain.dates.days import read_day, show_day
from ehrenamt_cli.domain.dates.daytimes import WHOLE_DAY, minute_of, read_time, show_time, time_of
from ehrenamt_cli.domain.dates.spans import parse_span, show_span
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.interpreted import MODES
from ehrenamt_cli.domain.interpreters import FIELDS, LEGAL, LEGAL_BASIS, LEGAL_LIFT
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES, level_at_least
from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.reference.places import distance_km
from ehrenamt_cli.services import guarding, records, registers
from ehrenamt_cli.services.interpreter_offers import Offer, offers
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

NEARLY = 5
"""So many who nearly suit are told, with what stands in the way."""

_LOOKED_AT = 25
"""So many of them are asked after everything; those with the fewest reasons against."""


class Time(NamedTuple):
    """A day, and where it was said from which minute to which."""

    day: date
    begins: int | None = None
    ends: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """The minutes of the day."""
        return None if self.begins is None or self.ends is None else (self.begins, self.ends)


class Wanted(NamedTuple):
    """What is to be interpreted, where and when."""

    language: str
    field: str = "everyday"
    mode: str = "spoken"
    level: str = ""
    near: str = ""
    when: Time | None = None
    place: Row | None = None
    """The organisation where it is: whom it has to admit must be admitted."""


class Hurdle(NamedTuple):
    """One reason why somebody does not suit: the rule, what is found, what would help, where that stands, in a word."""

    rule: str
    found: Text
    lift: Text = NOTHING
    basis: Text = NOTHING
    short: Text = NOTHING
    """For lists, where what is found takes several lines."""


class Candidate(NamedTuple):
    """An offer as it looks for what is wanted."""

    offer: Offer
    km: float | None
    hurdles: Sequence[Hurdle] = ()
    asked: bool = False
    """Whether somebody has to ask whether there is time: nothing is known about it."""


class Found(NamedTuple):
    """Those who suit, the best first, and the nearest of those who do not."""

    fits: list[Candidate]
    misses: list[Candidate]


def read_time_wanted(text: str, minutes: int | None) -> Time:
    """``Di 14:00``, ``24.3.2027 9-10:30 Uhr`` or only a day; without an end it takes the usual hour."""
    match = re.fullmatch(rf"(.+?)[ ,]+(?:um |at )?({_CLOCK})(?:\s*(?:-|–|bis|to)\s*({_CLOCK}))?(?:\s*uhr)?", clean(text), re.I)
    if not match:
        return Time(read_day(text))
    begins = minute_of(read_time(match[2]))
    ends = minute_of(read_time(match[3])) if match[3] else begins + (minutes or USUAL_MINUTES)
    if not begins < ends <= WHOLE_DAY:
        raise WrongUsage(
            Text("Die Zeit „{text}“ geht nicht auf.", "The time “{text}” does not work out.").fill(text=clean(text)),
            Text("Bitte so schreiben: „Di 14:00“ oder „24.3.2027 14-15 Uhr“.", "Please write “Tue 14:00” or “24.3.2027 14-15”."),
        )
    return Time(read_day(match[1]), begins, ends)


_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"


def said_time(when: Time) -> str:
    """``Di 24.11.2026, 14:00–15:00``."""
    day = show_day(when.day.isoformat(), weekday=True)
    return f"{day}, {_said_span(when.span)}" if when.span else day


def times_of(when: Time) -> list[str]:
    """``["14:00", "15:00"]``; nothing where only a day was said."""
    return [*map(time_of, when.span or ())]


def _said_span(span: tuple[int, int]) -> str:
    return "–".join(show_time(time_of(minute)) for minute in span)


def find(register: Register, wanted: Wanted) -> Found:
    """Everybody who has the language, weighed."""
    taken = _taken(register, wanted.when)
    every = [_weighed(offer, wanted, taken) for offer in offers(register, wanted.language)]
    every.sort(key=lambda one: (len(one.hurdles), *_order(one)))
    clear = sum(not one.hurdles for one in every)
    every = _guarded(register, every[: clear + _LOOKED_AT], wanted)
    fits = sorted((one for one in every if not one.hurdles), key=_order)
    misses = sorted((one for one in every if one.hurdles), key=lambda one: (len(one.hurdles), *_order(one)))
    return Found(fits, misses[:NEARLY])


def hurdles_of(register: Register, offer: Offer, wanted: Wanted) -> Sequence[Hurdle]:
    """Every reason against one of them; other bookings are looked at where one is kept."""
    [candidate] = _guarded(register, [_weighed(offer, wanted, {})], wanted)
    return candidate.hurdles


def _order(one: Candidate) -> tuple[Any, ...]:
    """Who is known to have time, then the nearest, of two alike the cheaper, then the better."""
    near = (one.asked, one.km is None, round(one.km or 0))
    return (*near, one.offer.rate_cents or 0, -one.offer.tongue.rank, fold(one.offer.name), one.offer.id)


def _weighed(offer: Offer, wanted: Wanted, taken: dict[str, list[Row]]) -> Candidate:
    km = distance_km(offer.postal_code, wanted.near) if offer.postal_code and wanted.near else None
    asked = bool(wanted.when) and not offer.availability
    return Candidate(offer, km, [*_able(offer, wanted), *_there(offer, wanted, km, taken)], asked)


def _able(offer: Offer, wanted: Wanted) -> Iterator[Hurdle]:
    """What stands against the person for this task."""
    day = (wanted.when.day if wanted.when else clock.today()).isoformat()
    ran_out = offer.tongue.sworn and offer.sworn_until is not None and offer.sworn_until < day
    if wanted.field == "legal" and (not offer.tongue.sworn or ran_out):
        found = Text("beeidigt nur bis {day}", "sworn only until {day}").fill(day=show_day(offer.sworn_until or ""))
        yield Hurdle(LEGAL, found if ran_out else Text("nicht beeidigt", "not sworn"), LEGAL_LIFT, LEGAL_BASIS)
    elif wanted.field not in offer.may:
        found = Text("dolmetscht nicht für: {field}", "does not interpret for: {field}").fill(field=FIELDS[wanted.field])
        yield Hurdle("AUFGABE", found, _change(offer, f"--for {wanted.field}"))
    if wanted.mode not in offer.tongue.modes:
        yield Hurdle("FORM", Text("nicht {mode}", "not {mode}").fill(mode=MODES[wanted.mode]))
    if not level_at_least(offer.tongue.level, wanted.level):
        level = offer.tongue.level or Text("ohne Angabe", "not stated")
        yield Hurdle("NIVEAU", Text("Niveau {level}", "level {level}").fill(level=level))
    if offer.ended:
        yield Hurdle("ENDE", Text("nicht mehr dabei", "no longer available"))
    if offer.paused_until and offer.paused_until >= day:
        yield Hurdle("PAUSE", Text("Pause bis {day}", "paused until {day}").fill(day=show_day(offer.paused_until)))


def _there(offer: Offer, wanted: Wanted, km: float | None, taken: dict[str, list[Row]]) -> Iterator[Hurdle]:
    """What stands against the way and the time."""
    if km is not None and offer.max_km is not None and km > offer.max_km:
        found = Text("{km} km, fährt höchstens {most} km", "{km} km, travels {most} km at most")
        yield Hurdle("ENTFERNUNG", found.fill(km=ceil(km), most=offer.max_km))
    if not wanted.when or wanted.mode == "written":
        return
    if offer.availability and not _free(offer.availability, wanted.when):
        times = ", ".join(map(show_span, offer.availability))
        yield Hurdle("ZEIT", Text("da nicht frei; frei: {times}", "not free then; free: {times}").fill(times=times))
    for row in taken.get(offer.id, ()):
        if meet(span_of(row), wanted.when.span):
            times = _said_span(span_of(row) or (0, 0))
            yield Hurdle("GEBUCHT", Text("schon gebucht {times} Uhr", "booked already {times}").fill(times=times))


def _change(offer: Offer, what: str) -> Text:
    if offer.interpreter is None:
        return Text("aufnehmen: ehrenamt interpreter add", "register: ehrenamt interpreter add")
    command = f"ehrenamt interpreter change {offer.id} {what}"
    return Text(f"falls doch: {command}", f"if so after all: {command}")


def _free(spans: Iterable[str], when: Time) -> bool:
    there = [span for span in map(parse_span, spans) if span.day == when.day.weekday()]
    if when.span is None:
        return bool(there)
    return any(span.start <= when.span[0] and when.span[1] <= span.end for span in there)


def _taken(register: Register, when: Time | None) -> dict[str, list[Row]]:
    """The bookings of the day, by interpreter."""
    found: dict[str, list[Row]] = {}
    if when and when.span:
        for row in stored.every(register, BOOKINGS, {"held_on": when.day.isoformat()}):
            if row["status"] != "cancelled" and row["mode"] == "spoken":
                found.setdefault(row["interpreter_id"], []).append(row)
    return found


_ASKED = ("AKTIV", "GEHEIMHALTUNG", "MINDESTALTER", "UEBERPRUEFUNG", "ZULASSUNG", "SCHULUNG", "KONFLIKT", "NEBENROLLE")
"""What is asked of volunteers who interpret: whatever any visit asks of them but time, way and task."""

_NOBODY = "-"
"""Stands for whoever is interpreted for, so that what a meeting with clients asks is asked."""


def _guarded(register: Register, candidates: Sequence[Candidate], wanted: Wanted) -> list[Candidate]:
    """The same with what the guardrails say of volunteers, as of anybody who is placed there that day."""
    people = {one.offer.volunteer["id"]: one.offer.volunteer for one in candidates if one.offer.volunteer}
    if not people:
        return [*candidates]
    place = wanted.place or registers.own_organisation(register)
    typed = {"title": str(LANGUAGE_NAMES[wanted.language]), "organisation_id": place["id"], "activity_id": "sprachmittlung"}
    need = {**records.completed(NEEDS, {**typed, "client_id": _NOBODY}), "id": _NOBODY}
    day = wanted.when.day if wanted.when else clock.today()
    checked = guarding.check(register, [guarding.Intended(need, person, day) for person in people.values()])
    found = {
        one.intended.volunteer["id"]: [
            Hurdle(breach.code, breach.found, breach.lift, breach.basis, breach.title)
            for breach in one.breaches
            if breach.code in _ASKED and breach.strength != "warns"
        ]
        for one in checked
    }
    return [
        one._replace(hurdles=[*one.hurdles, *found[one.offer.volunteer["id"]]]) if one.offer.volunteer else one
        for one in candidates
    ]
