"""Bookings kept: never past a rule unseen, with what they cost, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.bookings import BOOKINGS, span_of
from ehrenamt_cli.domain.dates.daytimes import time_of
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.interpreters import INTERPRETERS, LEGAL, legal_refusal
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.errors import Ambiguous, Forbidden, NotFound, WrongUsage
from ehrenamt_cli.formats.event_calendars import Entry, write_events
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.interpreter_offers import offers
from ehrenamt_cli.services.interpreting import Hurdle, Time, Wanted, hurdles_of
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register

_ASKING = ("ZEIT", "ENTFERNUNG", "NIVEAU")
"""What whoever books may have cleared by telephone."""


def book(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """Keep a new booking; Forbidden where the interpreter may not, or not then."""
    with register.change():
        row = records.new(register, entity, typed)
        refuse(register, row)
        records.refuse_clash(register, entity, row)
        return stored.add(register, entity, [_priced(register, row)])[0]


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """Change a booking; what is asked of a new one is asked of it as it will be."""
    with register.change():
        row = records.resolve(register, entity, text)
        values = records.read(register, entity, typed, row)
        changed = {**row, **values}
        records.require(entity, changed)
        if changed["status"] == "booked":
            refuse(register, changed)
        return records.update(register, entity, row, values)


def meant(register: Register, text: str) -> dict[str, Any]:
    """The booking a person means: by its key, or by who was booked where only one of theirs is open."""
    if stored.get(register, BOOKINGS, text.strip().lower()):
        return records.resolve(register, BOOKINGS, text)
    try:
        interpreter = records.resolve(register, INTERPRETERS, text)
    except NotFound:
        return records.resolve(register, BOOKINGS, text)
    theirs = stored.every(register, BOOKINGS, {"interpreter_id": interpreter["id"], "status": "booked"})
    found = sorted(theirs, key=lambda row: (row["held_on"], row["begins_at"] or ""))
    if len(found) == 1:
        return found[0]
    if not found:
        return records.resolve(register, BOOKINGS, text)
    names = stored.titled(register, BOOKINGS, found[:_SHOWN])
    raise Ambiguous(
        Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
        Text("Bitte das Kennzeichen nehmen: {listed}.", "Please use the key: {listed}.").fill(
            listed="; ".join(f"{key} {name}" for key, name in names.items())
        ),
    )


_SHOWN = 5


def hold(register: Register, text: str, minutes: int | None, cost_cents: int | None) -> dict[str, Any]:
    """Note that it took place, how long it took and what it cost; rate times duration where nothing is said."""
    with register.change():
        row = meant(register, text)
        if row["status"] != "booked":
            raise _settled(row)
        if row["held_on"] > clock.today().isoformat():
            raise WrongUsage(
                Text("Dieser Termin liegt noch vor uns.", "This appointment is still ahead."),
                Text("Absagen geht so: ehrenamt booking cancel {id}", "To cancel it: ehrenamt booking cancel {id}").fill(
                    id=row["id"]
                ),
            )
        took = {"minutes": minutes if minutes is not None else row["minutes"]}
        longer = took["minutes"] != row["minutes"]
        cost = cost_cents if cost_cents is not None else None if longer else row["cost_cents"]
        held = _priced(register, {**row, **took, "cost_cents": cost, "status": "held"})
        return records.update(register, BOOKINGS, row, {name: held[name] for name in ("minutes", "cost_cents", "status")})


def cancel(register: Register, text: str, by: str, cost_cents: int | None) -> dict[str, Any]:
    """Note that it does not take place, who called it off, and what it costs nevertheless."""
    with register.change():
        row = meant(register, text)
        if row["status"] != "booked":
            raise _settled(row)
        return records.update(register, BOOKINGS, row, {"status": "cancelled", "cancelled_by": by, "cost_cents": cost_cents})


def refuse(register: Register, row: Row) -> None:
    """Forbidden with every reason against this booking; what was cleared with the interpreter is no reason."""
    interpreter = stored.get(register, INTERPRETERS, row["interpreter_id"]) or {}
    offer = next((one for one in offers(register, row["language"]) if one.id == row["interpreter_id"]), None)
    if offer is None:
        title = records.title(register, INTERPRETERS, interpreter) if interpreter else ""
        language = LANGUAGE_NAMES[row["language"]]
        raise WrongUsage(
            Text("{name} dolmetscht nicht: {language}.", "{name} does not interpret: {language}.").fill(
                name=title, language=language
            ),
            Text("Wer es kann: ehrenamt interpreter find {code}", "Who does: ehrenamt interpreter find {code}").fill(
                code=row["language"]
            ),
        )
    place = stored.get(register, ORGANISATIONS, row["organisation_id"])
    span = span_of(row)
    when = Time(date.fromisoformat(row["held_on"]), *(span or ()))
    wanted = Wanted(row["language"], row["field"], row["mode"], when=when, place=place)
    against = [one for one in hurdles_of(register, offer, wanted) if one.rule not in _ASKING]
    for one in against:
        if one.rule == LEGAL:
            raise legal_refusal(Text("{name}: {found}", "{name}: {found}").fill(name=offer.name, found=one.found))
    if against:
        raise _refusal(offer.name, against)


def remarks(register: Register, row: Row) -> list[Text]:
    """What to clear before a booking, though nothing forbids it: a time that is not among the usual ones."""
    offer = next((one for one in offers(register, row["language"]) if one.id == row["interpreter_id"]), None)
    if offer is None or row["status"] != "booked":
        return []
    when = Time(date.fromisoformat(row["held_on"]), *(span_of(row) or ()))
    found = hurdles_of(register, offer, Wanted(row["language"], row["field"], row["mode"], when=when))
    return [one.found for one in found if one.rule in _ASKING]


def as_calendar(register: Register, rows: Sequence[Row]) -> bytes:
    """Bookings as an iCalendar file: language and place, nobody's name."""
    places = {row["id"]: row for row in stored.every(register, ORGANISATIONS)}
    return write_events((_entry(row, places.get(row["organisation_id"])) for row in rows), clock.today(), BOOKINGS.labels)


def ahead(register: Register) -> Iterable[dict[str, Any]]:
    """What is booked from today on, by day."""
    within = Within("held_on", first=clock.today().isoformat())
    return (row for row in stored.page(register, BOOKINGS, within=within).rows if row["status"] != "cancelled")


def _priced(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    """With what it costs: the rate of the interpreter for so many minutes, to the cent."""
    interpreter = stored.get(register, INTERPRETERS, row["interpreter_id"]) or {}
    rate = interpreter.get("rate_cents")
    if row["cost_cents"] is None and rate is not None and row["minutes"] and row["mode"] == "spoken":
        return {**row, "cost_cents": round(rate * row["minutes"] / 60)}
    return row


def _refusal(name: str, against: Sequence[Hurdle]) -> Forbidden:
    def listed(pick: str) -> Text:
        texts = [getattr(one, pick) for one in against if str(getattr(one, pick))]
        return Text("; ".join(text.de for text in texts), "; ".join(text.en for text in texts))

    message = Text("{name} kann so nicht gebucht werden: {found}.", "{name} cannot be booked like this: {found}.")
    rules = [
        {
            "rule": one.rule,
            "title": str(one.short or one.found),
            "found": str(one.found),
            "basis": str(one.basis),
            "lift": str(one.lift),
        }
        for one in against
    ]
    return Forbidden(message.fill(name=name, found=listed("found")), listed("lift"), rules)


def _settled(row: Row) -> WrongUsage:
    return WrongUsage(
        Text("Die Buchung {id} ist schon abgeschlossen.", "The booking {id} is settled already.").fill(id=row["id"]),
        Text("Zurück geht es mit „ehrenamt booking undo {id}“.", "“ehrenamt booking undo {id}” takes it back.").fill(
            id=row["id"]
        ),
    )


def _entry(row: Row, place: Row | None) -> Entry:
    span, day = span_of(row), date.fromisoformat(row["held_on"])
    where = [row["place"], place["name"] if place else None, place["town"] if place else None]
    return Entry(
        row["id"],
        f"{Text('Dolmetschen', 'Interpreting')}: {LANGUAGE_NAMES[row['language']]}",
        day,
        day,
        time_of(span[0]) if span else None,
        time_of(span[1]) if span else None,
        ", ".join(filter(None, where)),
        cancelled=row["status"] == "cancelled",
    )
