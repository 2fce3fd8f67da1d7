"""The people of an event: enrolled, withdrawn, noted as having come."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._event_views import sentences, told
from ehrenamt_cli.commands._options import argument, option, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.events import EVENTS, GUESTS
from ehrenamt_cli.domain.values import DURATION
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import attendance, completion, enrolments, events, records

Which = Annotated[
    str,
    typer.Argument(
        metavar=both("VERANSTALTUNG", "EVENT"),
        autocompletion=completion.names_of(EVENTS),
        help=both("Kennzeichen oder Teil des Titels", "key or part of the title"),
    ),
]
WHO = Text("Freiwillige oder Ansprechpersonen", "volunteers or contacts")
_GUEST = Text(
    "wer in keinem anderen Eintrag steht, etwa Kim Muster:w", "somebody who is in no other record, such as Kim Muster:f"
)
_People = Annotated[list[str] | None, typer.Argument(metavar="NAME", help=both(*WHO))]
_Guests = Annotated[list[str] | None, typer.Option("--guest", metavar="NAME", help=both(*_GUEST))]

MOVED_UP = Text("Einen Platz hat jetzt: {names}", "Now with a place: {names}")
MOVED_BACK = Text("Auf die Warteliste rückt: {names}", "Moved to the waiting list: {names}")


def enrol(
    event: Which,
    people: _People = None,
    guests: _Guests = None,
    invited: Annotated[
        bool, typer.Option("--invited", help=both("alle, die eingeladen sind", "everybody who is invited"))
    ] = False,
) -> Result:
    """Enrol people; where all places are taken they wait, and move up by themselves."""
    _need(people or guests or invited)
    with register_in_use() as register:
        row = events.meant(register, event)
        moved = enrolments.enrol(register, row, people or [], guests or [], invited=invited)
    waiting = [f"{name} ({place})" for name, place in moved.waiting]
    return Done(
        sentences(
            told(Text("Angemeldet: {names}", "Enrolled: {names}"), moved.done),
            told(Text("Auf der Warteliste, alles ist voll: {names}", "On the waiting list, all is full: {names}"), waiting),
            told(Text("Schon angemeldet: {names}", "Enrolled before: {names}"), moved.already),
            _whereto(row),
        ),
        {
            "event": row["id"],
            "enrolled": moved.done,
            "waiting": [{"name": name, "place": place} for name, place in moved.waiting],
            "already": moved.already,
        },
    )


def withdraw(event: Which, people: _People = None) -> Result:
    """Take people off the list; whoever waits longest gets the place, and is named."""
    _need(people)
    with register_in_use() as register:
        row = events.meant(register, event)
        moved = enrolments.withdraw(register, row, people or [])
    return Done(
        sentences(
            told(Text("Abgemeldet: {names}", "Withdrawn: {names}"), moved.done),
            told(Text("Schon abgemeldet: {names}", "Withdrawn before: {names}"), moved.already),
            told(MOVED_UP, moved.moved_up),
            _whereto(row),
        ),
        {"event": row["id"], "withdrawn": moved.done, "already": moved.already, "moved_up": moved.moved_up},
    )


def attend(
    given: dict[str, Any],
    event: str,
    people: list[str] | None,
    everybody: bool,
    absent: list[str] | None,
    others_absent: bool,
    hours: str | None,
    modules: list[str] | None,
    guests: list[str] | None,
    undo: bool,
) -> Result:
    """Note who came: a training is proven by it, a supervision had; with --undo neither."""
    _need(people or everybody or guests or any(given.values()) or absent or others_absent)
    if hours and modules:
        raise WrongUsage(
            Text("Entweder --hours oder --module.", "Either --hours or --module."),
            Text("Die Module haben ihre Dauer schon.", "The modules have their duration already."),
        )
    minutes = DURATION.read(hours, {}) if hours else None
    with register_in_use() as register:
        row = events.meant(register, event, past=True)
        counted = records.read(register, EVENTS, given)
        came = attendance.Came(
            people or [], guests or [], everybody, absent or [], others_absent, minutes, modules or [], counted
        )
        if undo:
            noted = attendance.take_back(register, row, [*came.people, *came.absent], everybody=everybody)
        else:
            noted = attendance.attend(register, row, came)
    return Done(
        sentences(*_said(row, noted, sum(map(int, counted.values())))), {"event": row["id"], **noted._asdict(), **counted}
    )


def _said(event: dict[str, Any], noted: attendance.Noted, more: int) -> list[Text]:
    if not any((*noted, more)):
        return [Text("Hier ist nichts zu vermerken", "There is nothing to note here"), _whereto(event)]
    return [
        told(Text("Da waren: {names}", "Attended: {names}"), noted.attended),
        told(Text("Gefehlt haben: {names}", "Absent: {names}"), noted.absent),
        Text("Dazu ohne Namen: {n}", "And without a name: {n}").fill(n=more) if more else NOTHING,
        told(
            Text("Nachweis „{course}“ für {names}{until}", "Proof “{course}” for {names}{until}"),
            noted.proven,
            course=event["course"],
            until=_until(event),
        ),
        told(
            Text("Zu kurz für den Nachweis: {names}", "Not long enough for the proof: {names}"),
            noted.unproven,
        ),
        told(Text("Noch offen: {names}", "Still open: {names}"), noted.still_open),
        told(Text("Zurückgenommen: {names}", "Taken back: {names}"), noted.taken_back),
        _MEETING.fill(key=event["agreement_id"]) if event["agreement_id"] and noted.attended else NOTHING,
        _whereto(event),
    ]


_MEETING = Text(
    "Als Treffen der Vereinbarung vermerkt es „ehrenamt agreement meet {key}“",
    "“ehrenamt agreement meet {key}” notes it as a meeting of the agreement",
)


def _until(event: dict[str, Any]) -> Text:
    until = events.proof_until(event)
    return Text(", gültig bis {day}", ", valid until {day}").fill(day=show_day(until)) if until else NOTHING


def _whereto(event: dict[str, Any]) -> Text:
    """Which event it was, because of several of one name one was taken."""
    named = f"{event['title']}, {show_day(event['starts_on'])} ({event['id']})"
    return Text(named, named)


def _need(given: object) -> None:
    if not given:
        raise WrongUsage(
            Text("Es fehlt, um wen es geht.", "Whom it is about is missing."),
            Text("Bitte Namen oder Kennzeichen angeben.", "Please give names or keys."),
        )


_ATTEND = with_fields(
    attend,
    [EVENTS.field(name) for name in GUESTS.values()],
    [
        argument("event", EVENTS.label, entity=EVENTS),
        argument("people", Text("NAME", "NAME"), required=False, many=True, help=WHO),
        option("everybody", "--all", bool, False, Text("alle mit einem Platz", "everybody with a place")),
        option("absent", "--except", list[str] | None, None, Text("wer nicht da war", "who was not there")),
        option(
            "others_absent",
            "--others-absent",
            bool,
            False,
            Text("die übrigen Angemeldeten fehlten", "the others enrolled were absent"),
        ),
        option(
            "hours",
            "--hours",
            str | None,
            None,
            Text("so lange, etwa 2:30; sonst ganz", "for so long, such as 2:30; else all of it"),
        ),
        option(
            "modules",
            "--module",
            list[str] | None,
            None,
            Text("nur dieses Modul", "only this module"),
        ),
        option("guests", "--guest", list[str] | None, None, _GUEST),
        option(
            "undo", "--undo", bool, False, Text("doch nicht: wie vorher, auch der Nachweis", "not so: as before, the proof too")
        ),
    ],
)

VERBS = (
    Verb("enrol", enrol, Text("anmelden; ist es voll, auf die Warteliste", "enrol; if it is full, on the waiting list")),
    Verb("withdraw", withdraw, Text("abmelden; die Warteliste rückt nach", "withdraw; the waiting list moves up")),
    Verb("attend", _ATTEND, Text("vermerken, wer da war", "note who came")),
)
