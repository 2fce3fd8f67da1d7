"""The steps of a volunteer's way, one line each."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands import _deadlines
from ehrenamt_cli.commands._options import argument, past_day, with_fields
from ehrenamt_cli.commands._records import change as change_record
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Page, Result, Rows
from ehrenamt_cli.services import completion, deadlines
from ehrenamt_cli.services import life_cycle as service
from ehrenamt_cli.services.registers import Register

Who = Annotated[
    str,
    typer.Argument(
        metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
        autocompletion=completion.names_of(VOLUNTEERS),
        help=both("Kennzeichen oder Teil des Namens", "key or part of the name"),
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def interview(
    volunteer: Who,
    on: _On = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help=both("wer das Gespräch geführt hat", "who held the talk"))
    ] = None,
    impression: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=both("Eindruck, in höchstens einem Satz", "impression, in a sentence at most")),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="NAME", help=both("Einrichtung, an der die Person helfen möchte", "organisation they want to help at")
        ),
    ] = None,
) -> Result:
    """The first talk was held."""
    given = {"interviewed_by": by, "impression": impression, "headed_for_id": at}
    with register_in_use() as register:
        row = service.interview(register, volunteer, given, on=past_day(on))
        return saved(
            register, VOLUNTEERS, row, Text("Vermerkt", "Noted"), ["status", "interviewed_on", *filter(given.get, given)]
        )


def pause(
    volunteer: Who,
    until: Annotated[
        str, typer.Option("--until", metavar=both("TAG", "DAY"), help=both("letzter Tag der Pause", "last day of the break"))
    ],
    reason: Annotated[
        str | None,
        typer.Option(metavar=both("GRUND", "REASON"), help=both("etwa verreist, persönliche Gründe", "such as away, personal")),
    ] = None,
) -> Result:
    """A break that ends by itself."""
    with register_in_use() as register:
        row = service.pause(register, volunteer, until=read_day(until), reason=reason)
        return saved(
            register, VOLUNTEERS, row, Text("Pausiert", "Paused"), ["status", "paused_on", "paused_until", "pause_reason"]
        )


def resume(volunteer: Who) -> Result:
    """Back from a break, or from an end."""
    with register_in_use() as register:
        return saved(register, VOLUNTEERS, service.resume(register, volunteer), Text("Wieder da", "Back again"), ["status"])


def end(
    volunteer: Who,
    reason: Annotated[
        str,
        typer.Option(metavar=both("GRUND", "REASON"), help=both("etwa eigener Wunsch, Umzug", "such as own wish, moved away")),
    ],
    on: _On = None,
    with_placements: Annotated[
        bool,
        typer.Option("--with-placements", help=both("auch die Einsätze beenden, die noch laufen", "end what still runs, too")),
    ] = False,
) -> Result:
    """The engagement ends; says what is left to do and when the data goes."""
    with register_in_use() as register:
        row = service.end(register, volunteer, reason=reason, on=past_day(on), placements_too=with_placements)
        ended = saved(register, VOLUNTEERS, row, Text("Beendet", "Ended"), ["status", "ended_on", "end_reason"])
        return _with_what_is_left(register, row["id"], ended)


_DELETED_BY = 52 * 5
"""Weeks within which the data of somebody who ended goes at the latest: three years and the rest of the year (D-03)."""


change = with_fields(
    lambda given, record: change_record(VOLUNTEERS, record, given, service.change),
    [field for field in VOLUNTEERS.fields if not field.fixed],
    [argument("record", VOLUNTEERS.label, entity=VOLUNTEERS)],
)
"""Set fields of a volunteer; a step to another status is checked as the verbs for it are."""


def _with_what_is_left(register: Register, key: str, ended: Card) -> Page:
    due = deadlines.due(register, weeks=_DELETED_BY, only=deadlines.Only(about=deadlines.About(VOLUNTEERS, key)))
    heading = str(Text("Was noch zu tun ist, und wann die Daten gehen", "What is left to do, and when the data goes"))
    parts: list[str | Rows | Card] = [
        ended._replace(note=NOTHING),
        heading,
        _deadlines.table(due, Text("Nichts mehr.", "Nothing.")),
    ]
    return Page(parts, {**ended.data, "due": [one.as_row() for one in due]}, ended.note)
