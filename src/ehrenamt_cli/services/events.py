"""Events: planned, alone or as a series, changed and cancelled, and what stands in the way of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import Place
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.event_days import read_rhythm, remarks, series_days
from ehrenamt_cli.domain.events import EVENTS, last_day, minutes_offered, proof_of
from ehrenamt_cli.domain.modules import minutes_of
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import participations, records
from ehrenamt_cli.services.attendance import write_proofs
from ehrenamt_cli.services.enrolments import need_on, refused, shifted, standing_now
from ehrenamt_cli.services.settings import calendar_of
from ehrenamt_cli.storage import events as stored_events
from ehrenamt_cli.storage import ids
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

ALIKE = 200
"""So many events of one name are looked through for the one that is meant."""


class Changed(NamedTuple):
    """Events as they are now, and who moved up to a place or lost one by that."""

    events: Sequence[dict[str, Any]]
    moved_up: Sequence[str] = ()
    moved_back: Sequence[str] = ()


def plan(register: Register, typed: records.Typed, every: str | None = None, times: int | None = None) -> list[dict[str, Any]]:
    """Keep a new event, or a series of them: ``times`` of them in a rhythm."""
    if (every is None) != (times is None):
        raise WrongUsage(
            Text("Eine Reihe braucht Rhythmus und Zahl.", "A series needs a rhythm and a number."),
            Text("Bitte beides angeben: --every monatlich --times 10.", "Please give both: --every monthly --times 10."),
        )
    with register.change():
        row = records.completed(EVENTS, records.read(register, EVENTS, typed), register)
        records.require(EVENTS, row)
        EVENTS.check(row)
        days = series_days(_day(row["starts_on"]), read_rhythm(every), times) if every and times else []
        rows = [_shifted(row, (day - _day(row["starts_on"])).days) for day in days] or [row]
        keys = ids.for_new(register, EVENTS, rows)
        series = keys[0] if days else None
        return stored.add(register, EVENTS, [{**one, "id": key, "series": series} for one, key in zip(rows, keys, strict=True)])


def change(register: Register, text: str, typed: records.Typed, *, following: bool = False) -> Changed:
    """Change an event, on request with all that follow it in its series: these keep their distance in days.

    What attendance has proved follows the event.
    """
    with register.change():
        row = records.resolve(register, EVENTS, text)
        values = EVENTS.change(row, records.read(register, EVENTS, typed, row))
        records.require(EVENTS, {**row, **values})
        found = Changed(())
        for one in [row, *_following(register, row, following)]:
            before = standing_now(register, one)
            event = records.update(register, EVENTS, one, {**values, **_days_moved(one, row, values)})
            if last_day(event) > clock.today():
                _need_nothing_noted(register, event)
            up, back = shifted(register, before, standing_now(register, event))
            found = Changed([*found.events, event], [*found.moved_up, *up], [*found.moved_back, *back])
            _keep_proofs(register, one, event)
        return found


def cancel(register: Register, text: str, reason: str | None, *, following: bool = False) -> list[dict[str, Any]]:
    """Cancel an event, on request with all that follow it in its series; who was on the list stays there, to be told."""
    with register.change():
        row = records.resolve(register, EVENTS, text)
        need_on(row)
        values = {"cancelled_on": clock.today().isoformat(), "cancel_reason": reason}
        off = [row, *_following(register, row, following)]
        for one in off:
            _need_nothing_noted(register, one)
        return [stored.change(register, EVENTS, one, values) for one in off]


def meant(register: Register, text: str, *, past: bool = False) -> dict[str, Any]:
    """The event that is meant; of several that have the name the next one, or with ``past`` the last one that is over."""
    key = stored.get(register, EVENTS, text.strip().lower())
    rows = [] if key else stored.page(register, EVENTS, text=text, limit=ALIKE).rows
    rows = [row for row in rows if fold(row["title"]) == fold(text.strip())] or rows
    if len(rows) < 2 or len({fold(row["title"]) for row in rows}) > 1:
        return key or (rows[0] if len(rows) == 1 else records.resolve(register, EVENTS, text))
    on = [row for row in stored_events.in_order(rows) if not row["cancelled_on"]] or stored_events.in_order(rows)
    ahead = [row for row in on if last_day(row) >= clock.today()]
    over = [row for row in on if last_day(row) <= clock.today()]
    return (over or ahead)[-1 if over else 0] if past else (ahead or over)[0 if ahead else -1]


def whole(register: Register, row: Row) -> dict[str, Any]:
    """An event ready to be read with everything about it: its length, people, counts, and what stands in its way."""
    [shown] = records.shown(register, EVENTS, [row])
    people = participations.overview(register, row)
    return {
        **shown,
        "minutes": minutes_offered(row),
        "counts": people.counts,
        "participants": people.participants,
        "remarks": [str(remark) for remark in conflicts(register, row)],
    }


def proof_until(row: Row) -> str | None:
    """The last day on which what the event proves is valid; None where it has no end."""
    until: str | None = proof_of(row)["valid_until"]
    return until


def conflicts(register: Register, row: Row) -> list[Text]:
    """What a planner should know: holidays where it takes place, other events of the day, modules longer than the time."""
    first, last = _day(row["starts_on"]), last_day(row)
    found = remarks(first, last, place_of(register, row))
    for other in stored_events.between(register, row["starts_on"], last.isoformat()):
        if other["id"] != row.get("id") and not other["cancelled_on"]:
            what = _SAME_PLACE if _same_place(row, other) else _SAME_DAY
            found.append(what.fill(title=other["title"], key=other["id"]))
    length = minutes_offered({**row, "modules": []})
    if row["modules"] and length is not None and minutes_of(row["modules"]) > length:
        found.append(_TOO_LONG)
    return found


_SAME_DAY = Text("am selben Tag: {title} ({key})", "on the same day: {title} ({key})")
_SAME_PLACE = Text("zur selben Zeit am selben Ort: {title} ({key})", "at the same time and place: {title} ({key})")
_TOO_LONG = Text("die Module dauern länger als die Veranstaltung", "the modules are longer than the event")


def place_of(register: Register, row: Row) -> Place:
    """Whose holidays count: of the place where it is held, else of who holds it, else one's own."""
    own = calendar_of(register)
    for name in ("venue_id", "organisation_id"):
        at = stored.get(register, ORGANISATIONS, row[name]) if row[name] else None
        if at and at["land"]:
            return Place(at["land"], own.regional)
    return Place(own.land, own.regional)


def _same_place(row: Row, other: Row) -> bool:
    """Whether both are somewhere at the same time; where a time is not known, it may be any."""
    same_venue = row["venue_id"] and row["venue_id"] == other["venue_id"]
    rooms = [fold(one["place"] or "") for one in (row, other)]
    together = (same_venue and (rooms[0] == rooms[1] or "" in rooms)) or (
        not row["venue_id"] and rooms[0] and rooms[0] == rooms[1]
    )
    begins, ends = [one["begins_at"] or "" for one in (row, other)], [one["ends_at"] or "99" for one in (row, other)]
    return bool(together and begins[0] < ends[1] and begins[1] < ends[0])


def _following(register: Register, row: Row, wanted: bool) -> list[dict[str, Any]]:
    """Those of the same series that come later."""
    if not wanted:
        return []
    if not row["series"]:
        raise WrongUsage(
            Text("{title} gehört zu keiner Reihe.", "{title} belongs to no series.").fill(title=row["title"]),
            Text("Bitte --following weglassen.", "Please leave out --following."),
        )
    rows = stored.every(register, EVENTS, {"series": row["series"]})
    later = [one for one in rows if one["starts_on"] > row["starts_on"] and not one["cancelled_on"]]
    return stored_events.in_order(later)


def _need_nothing_noted(register: Register, event: Row) -> None:
    """Forbidden for an event that has taken place: somebody is noted as having come."""
    if any(row["status"] == "attended" for row in participations.of_event(register, event)):
        raise refused(
            "VERMERKT",
            Text("Bei {event} ist schon vermerkt, wer da war.", "Who came to {event} is already noted.").fill(
                event=event["title"]
            ),
            Text(
                "Erst zurücknehmen: ehrenamt event attend {key} --all --undo.",
                "Take it back first: ehrenamt event attend {key} --all --undo.",
            ).fill(key=event["id"]),
        )


def _keep_proofs(register: Register, before: Row, event: Row) -> None:
    """Where a change moves what attendance proves, the proofs move with it."""
    if any(before[name] != event[name] for name in _PROVING):
        attended = [row for row in participations.of_event(register, event) if row["status"] == "attended"]
        write_proofs(register, event, attended)


_PROVING = ("starts_on", "ends_on", "renews", "course", "valid_for", "enough_minutes", "modules", "begins_at", "ends_at")


def _days_moved(row: Row, first: Row, values: Row) -> dict[str, Any]:
    """The days of an event where the first of those that change is moved: as far, and as long as that one is then."""
    if not values.keys() & {"starts_on", "ends_on"}:
        return {}
    begins = _day(values.get("starts_on") or first["starts_on"])
    ends = _day(values["ends_on"] or begins.isoformat()) if "ends_on" in values else begins + _length(first)
    start = _day(row["starts_on"]) + (begins - _day(first["starts_on"]))
    return {"starts_on": start.isoformat(), "ends_on": (start + (ends - begins)).isoformat() if ends != begins else None}


def _length(row: Row) -> timedelta:
    return last_day(row) - _day(row["starts_on"])


def _shifted(row: dict[str, Any], days: int) -> dict[str, Any]:
    later = {name: (_day(row[name]) + timedelta(days=days)).isoformat() for name in ("starts_on", "ends_on") if row[name]}
    return {**row, **later}


def _day(text: str) -> date:
    return date.fromisoformat(text)
