"""Events: planned, listed, changed and cancelled; who comes to them is in ``_event_people``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _event_invitations, _event_people, _event_views
from ehrenamt_cli.commands._cards import with_due
from ehrenamt_cli.commands._options import argument, asked_for, day, option, with_fields
from ehrenamt_cli.commands._records import PAGE, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import table
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Done, Raw, Result, Rows
from ehrenamt_cli.services import event_calendars, event_lists, records
from ehrenamt_cli.services import events as service
from ehrenamt_cli.services.outputs import write_file


def add(given: dict[str, Any], every: str | None, times: int | None) -> Result:
    """Plan an event, or a series of them; says what stands in the way of its days."""
    with register_in_use() as register:
        rows = service.plan(register, asked_for(register, EVENTS, given), every, times)
        events = [service.whole(register, row) for row in rows]
    if every is None:
        [event] = events
        return _event_views.shown(event, _event_views.sentences(_ADDED.fill(key=event["id"])))
    columns = [*_event_views.COLUMNS[:3], Column("remarks", Text("zu bedenken", "to consider"), "; ".join)]
    said = Text("Angelegt: {n} Termine, Reihe {series}", "Added: {n} dates, series {series}")
    note = _event_views.sentences(said.fill(n=len(events), series=events[0]["series"]))
    return Rows(columns, events, note=note)


_ADDED = Text("Angelegt: {key}", "Added: {key}")


def list_(
    given: dict[str, Any],
    text: str | None,
    limit: int | None,
    offset: int,
    upcoming: bool,
    since: str | None,
    until: str | None,
    series: str | None,
    volunteer: str | None,
) -> Result:
    """The events that answer to the words and filters, in the order of their days."""
    with register_in_use() as register:
        where = records.read(register, EVENTS, given) | ({"series": series.lower()} if series else {})
        person = records.resolve(register, VOLUNTEERS, volunteer)["id"] if volunteer else None
        first = day(since) or (clock.today() if upcoming else None)
        rows = event_lists.found(register, text or "", where, first=first, last=day(until), volunteer=person)
        rows = [row for row in rows if not (upcoming and row["cancelled_on"])]
    size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
    page = rows[offset : offset + size] if size else rows[offset:]
    return table(EVENTS, page, len(rows), offset)._replace(columns=_event_views.COLUMNS)


def show(_: dict[str, Any], record: str) -> Result:
    """Everything about an event: its places and people, what stands in its way, what is on paper about it."""
    with register_in_use() as register:
        row = service.meant(register, record)
        page = _event_views.shown(service.whole(register, row))
        return with_due(register, EVENTS, row["id"], page, told=True)


def change(given: dict[str, Any], record: str, following: bool) -> Result:
    """Set the given fields of an event, on request of all that follow it in its series."""
    with register_in_use() as register:
        changed = service.change(register, record, given, following=following)
        event = service.whole(register, changed.events[0])
    did = Text("Geändert: {key}", "Changed: {key}") if any(given.values()) else Text("Unverändert: {key}", "Unchanged: {key}")
    more = Text("dazu {n} spätere der Reihe", "and {n} later ones of the series").fill(n=len(changed.events) - 1)
    note = _event_views.sentences(
        did.fill(key=event["id"]),
        *([more] if len(changed.events) > 1 else []),
        _event_views.told(_event_people.MOVED_UP, changed.moved_up),
        _event_views.told(_event_people.MOVED_BACK, changed.moved_back),
    )
    return _event_views.shown(event, note, [name for name, value in given.items() if value])


def cancel(
    event: _event_people.Which,
    reason: Annotated[str | None, typer.Option(metavar=both("GRUND", "REASON"), help=both("warum", "why"))] = None,
    following: Annotated[
        bool, typer.Option("--following", help=both("auch alle späteren der Reihe", "all later ones of the series, too"))
    ] = False,
) -> Result:
    """Cancel an event; it stays visible, and who had enrolled is to be told."""
    with register_in_use() as register:
        rows = event_lists.with_places(register, service.cancel(register, event, reason, following=following))
    told = sum(row["enrolled"] + row["waiting"] for row in rows)
    said = Text("Abgesagt: {what}", "Cancelled: {what}").fill(
        what="; ".join(f"{row['title']}, {_event_views.days(row)}" for row in rows)
    )
    who = Text(
        "{n} Angemeldete sind zu benachrichtigen: ehrenamt event people {key}",
        "{n} people enrolled are to be told: ehrenamt event people {key}",
    )
    return Done(
        _event_views.sentences(said, *([who.fill(n=told, key=rows[0]["id"])] if told else [])),
        {"cancelled": [row["id"] for row in rows], "enrolled": told},
    )


def ics(
    file: Annotated[
        str,
        typer.Argument(
            metavar=both("DATEI", "FILE"), help=both("Datei oder „-“ für die Standardausgabe", "file, or “-” for stdout")
        ),
    ],
    event: Annotated[
        str | None,
        typer.Argument(
            metavar=both("VERANSTALTUNG", "EVENT"),
            help=both("nur diese; sonst alle kommenden", "only this one; else all to come"),
        ),
    ] = None,
) -> Result:
    """Write events as a calendar file, without anybody's name."""
    with register_in_use() as register:
        rows = [service.meant(register, event)] if event else event_lists.found(register, "", {}, first=clock.today())
        content = event_calendars.as_bytes(register, rows)
    if file == "-":
        return Raw(content)
    path = Path(file).expanduser()
    if not config.switched_on("dry_run"):
        write_file(path, content)
    said = Text("Geschrieben: {path} ({n} Veranstaltungen)", "Written: {path} ({n} events)").fill(path=path, n=len(rows))
    return Done(_event_views.sentences(said), {"file": str(path), "events": len(rows), "bytes": len(content)})


_OWN = [field for field in EVENTS.fields if not field.fixed]
_ONE = argument("record", EVENTS.label, entity=EVENTS)
_FOLLOWING = option(
    "following", "--following", bool, False, Text("auch alle späteren der Reihe", "all later ones of the series, too")
)
_SERIES = [
    option(
        "every",
        "--every",
        str | None,
        None,
        Text("als Reihe, etwa monatlich oder 6 Wochen", "as a series, such as monthly or 6 weeks"),
    ),
    option("times", "--times", int | None, None, Text("so viele Termine hat die Reihe", "so many dates has the series"), min=1),
]
_LIST = listing(
    EVENTS,
    list_,
    [
        option("upcoming", "--upcoming", bool, False, Text("nur was noch kommt", "only what is still to come")),
        option("since", "--from", str | None, None, Text("erst ab diesem Tag", "only from this day on")),
        option("until", "--until", str | None, None, Text("nur bis zu diesem Tag", "only until this day")),
        option("series", "--series", str | None, None, Text("nur diese Reihe", "only this series")),
        option(
            "volunteer", "--volunteer", str | None, None, Text("nur wo diese Person steht", "only where this person is listed")
        ),
    ],
)

VERBS = (
    Verb("add", with_fields(add, _OWN, _SERIES, adds=True), Text("planen, auch als Reihe", "plan one, or a series")),
    Verb("list", _LIST, Text("auflisten, nach Tagen", "list by day")),
    Verb(
        "show",
        with_fields(show, (), [_ONE]),
        Text("alles zu einer, mit allen Beteiligten", "everything about one, with its people"),
    ),
    *_event_invitations.VERBS,
    *_event_people.VERBS,
    Verb("cancel", cancel, Text("absagen, auch den Rest der Reihe", "cancel, also the rest of a series")),
    Verb(
        "change", with_fields(change, _OWN, [_ONE, _FOLLOWING]), Text("ändern; „-“ leert ein Feld", "change; “-” empties a field")
    ),
    Verb("ics", ics, Text("als Kalenderdatei", "as a calendar file")),
    *record_verbs(EVENTS, without=("add", "list", "show", "change")),
)
