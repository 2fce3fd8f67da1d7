"""Where people stand on their way, and one step further."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._cards import showing
from ehrenamt_cli.commands._life_cycle import Who
from ehrenamt_cli.commands._options import HowMany
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import KEY, saved
from ehrenamt_cli.commands._waiting import page_size
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.domain.volunteers import STATUS, VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import records
from ehrenamt_cli.services import ways as service
from ehrenamt_cli.services.next_steps import command_for
from ehrenamt_cli.services.readiness import Item
from ehrenamt_cli.services.ways import Way


def next_(
    volunteer: Annotated[
        str | None,
        typer.Argument(
            metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
            help=both("Kennzeichen oder Teil des Namens; sonst alle", "key or part of the name; else everybody"),
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar=both("STAND", "STAGE"), help=both("nur dieser Stand, etwa Anfrage", "at this stage only")
        ),
    ] = None,
    limit: HowMany = None,
) -> Result:
    """What comes next for one person, or for everybody on the way."""
    with register_in_use() as register:
        if volunteer:
            row = records.resolve(register, VOLUNTEERS, volunteer)
            way = service.way_of(register, row)
            return Page([_card(way), *_lacking(way)], way.as_dict())
        key = CHOICE.read(stage, STATUS) if stage else ""
        found, more = service.waiting_for_a_step(register, key, limit=page_size(limit))
        rows = [way.as_dict() for way in found]
    note = _MORE.fill(n=len(rows), how=_HOW) if more else _HOW if rows else NOTHING
    return Rows(_COLUMNS, rows, Text("Niemand wartet auf einen Schritt.", "Nobody waits for a step."), note)


def advance(volunteer: Who) -> Result:
    """One step further, where nothing is missing."""
    with register_in_use() as register:
        row = service.advance(register, volunteer)
        kept = saved(register, VOLUNTEERS, row, Text("Einen Schritt weiter", "One step further"), ["status"])
        way = service.way_of(register, row)
        return Page([kept._replace(note=NOTHING), *_parts(way)], kept.data, kept.note)


show = showing(VOLUNTEERS.plural, lambda register, row: _parts(service.way_of(register, row)))
"""The card of a person: the next step with its command, and what is missing, place by place."""


def _parts(way: Way) -> list[str | Rows | Card]:
    step = way.step
    lines = [str(Text("Wie es weitergeht", "What comes next")), str(step.what)]
    if str(step.command):
        lines.append(f"  {step.command}")
    if way.person["status"] != "ended":
        for place in way.places:
            lacking = ", ".join(_short(item) for item in place.lacking)
            if lacking:
                lines.append(str(_LACKING.fill(place=place.place, what=lacking)))
            elif place.organisation:
                lines.append(str(_READY.fill(place=place.place)))
    return ["\n".join(lines)]


def _short(item: Item) -> str:
    return str(item.label) if item.state == "missing" else f"{item.label} ({item.words})"


_LACKING = Text("Es fehlt für {place}: {what}", "Missing for {place}: {what}")
_READY = Text("Alles da für {place}", "Everything is there for {place}")


def _card(way: Way) -> Card:
    pairs = [
        (str(KEY.label), way.person["id"]),
        (str(VOLUNTEERS.field("status").label), str(STATUS[way.person["status"]])),
        (str(Text("seit", "since")), show_day(way.since)),
        (str(Text("als Nächstes", "next")), str(way.step.what)),
        (str(Text("Befehl", "command")), str(way.step.command)),
    ]
    return Card(f"{VOLUNTEERS.label}: {way.person['name']}", [pair for pair in pairs if pair[1]], way.as_dict())


def _lacking(way: Way) -> list[str | Rows | Card]:
    """What is missing with the command that brings it; places where everything is there are named."""
    if way.person["status"] == "ended":
        return []
    rows = [
        {
            "place": str(place.place),
            "what": f"{item.label}: {item.words}\n{command_for(way.person, place, item)}",
            "basis": str(item.basis),
        }
        for place in way.places
        for item in place.lacking
    ]
    told: list[str | Rows | Card] = [
        str(_READY.fill(place=place.place)) for place in way.places if not place.lacking and place.organisation
    ]
    if rows:
        told += [str(Text("Was noch fehlt", "What is still missing")), Rows(_MISSING, rows)]
    return told


_MISSING = (
    Column("place", Text("wo", "where")),
    Column("what", Text("was, und womit", "what, and by which command")),
    Column("basis", Text("Quelle", "source")),
)


def _open_words(row: dict[str, Any]) -> str:
    """How much is missing where."""
    return "\n".join(f"{place['place']}: {len(place['lacking'])}" for place in row["places"] if place["lacking"])


_COLUMNS = (
    KEY,
    Column("name", VOLUNTEERS.field("name").label),
    Column("status", VOLUNTEERS.field("status").label, lambda key: str(STATUS[key])),
    Column("enquired_on", Text("seit", "since"), lambda row: show_day(row["enquired_on"] or row["since"]), whole=True),
    Column("next", Text("als Nächstes", "next")),
    Column("places", Text("es fehlt", "missing"), _open_words, whole=True),
)

_MORE = Text("Die ersten {n}; alle mit --limit 0. {how}", "The first {n}; all with --limit 0. {how}")
_HOW = Text("Mit dem Befehl dazu: ehrenamt volunteer next NAME", "With the command for it: ehrenamt volunteer next NAME")
