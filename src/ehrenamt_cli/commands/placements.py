"""Placements: proposed, started, reviewed, ended."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._options import argument, day, option, past_day, with_fields
from ehrenamt_cli.commands._overriding import EXCEPTION, OVERRIDE
from ehrenamt_cli.commands._records import SHOW, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Result
from ehrenamt_cli.services import completion
from ehrenamt_cli.services import placements as service
from ehrenamt_cli.services.passing import joined, told
from ehrenamt_cli.services.registers import Register

_Which = Annotated[
    str,
    typer.Argument(
        metavar=both("EINSATZ", "PLACEMENT"),
        autocompletion=completion.names_of(PLACEMENTS),
        help=both("Kennzeichen oder Teil eines Namens", "key or part of a name"),
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, default today"))]


def propose(
    need: Annotated[
        str,
        typer.Argument(
            metavar=both("BEDARF", "NEED"),
            autocompletion=completion.names_of(NEEDS),
            help=both("Kennzeichen oder Teil des Titels", "key or part of the title"),
        ),
    ],
    volunteer: Annotated[
        str,
        typer.Argument(
            metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
            autocompletion=completion.names_of(VOLUNTEERS),
            help=both("Kennzeichen oder Teil des Namens", "key or part of the name"),
        ),
    ],
    start: Annotated[
        str | None,
        typer.Option(
            metavar=both("TAG", "DAY"), help=both("erster Tag, sonst der des Bedarfs", "first day, default that of the need")
        ),
    ] = None,
    override: OVERRIDE = None,
) -> Result:
    """Propose a volunteer for a need; every rule is checked for the first day."""
    with register_in_use() as register:
        placed = service.propose(register, need, volunteer, start=day(start), override=override)
        return _said(register, placed, Text("Vorgeschlagen", "Proposed"))


def start(
    placement: _Which,
    on: _On = None,
    trial_until: Annotated[
        str | None,
        typer.Option(
            "--trial-until",
            metavar=both("TAG", "DAY"),
            help=both("erst eine Kennenlernzeit bis zu diesem Tag", "first a trial until this day"),
        ),
    ] = None,
    override: OVERRIDE = None,
) -> Result:
    """The placement begins; everything must hold on that day."""
    with register_in_use() as register:
        placed = service.start(register, placement, on=day(on), trial_until=day(trial_until), override=override)
        return _said(register, placed, Text("Begonnen", "Started"))


def review(placement: _Which, on: _On = None) -> Result:
    """The placement was talked through."""
    with register_in_use() as register:
        return saved(register, PLACEMENTS, service.review(register, placement, on=past_day(on)), Text("Vermerkt", "Noted"))


def end(
    placement: _Which,
    reason: Annotated[
        str,
        typer.Option(
            metavar=both("GRUND", "REASON"),
            help=both("etwa Ziel erreicht, Entlassung, Umzug", "such as goal reached, release, transfer"),
        ),
    ],
    on: _On = None,
) -> Result:
    """The placement ends."""
    with register_in_use() as register:
        return saved(
            register, PLACEMENTS, service.end(register, placement, reason=reason, on=past_day(on)), Text("Beendet", "Ended")
        )


def change(given: dict[str, Any], record: str, override: str | None) -> Result:
    """Set the given fields of one placement; on another first day everything must hold again."""
    with register_in_use() as register:
        placed = service.change(register, PLACEMENTS, record, given, override)
        did = Text("Geändert", "Changed") if any(given.values()) else Text("Unverändert", "Unchanged")
        return _said(register, placed, did, [name for name, value in given.items() if value])


def _said(register: Register, placed: service.Placed, did: Text, only: Collection[str] = ()) -> Result:
    """The placement as it is kept, and what is to be known before it starts."""
    card = saved(register, PLACEMENTS, placed.row, did, only)
    if not placed.warnings:
        return card
    return card._replace(note=joined([card.note, Text("Zu bedenken:", "To consider:"), *told(placed.warnings)]))


_CHANGE = with_fields(
    change,
    [field for field in PLACEMENTS.fields if not field.fixed],
    [
        argument("record", PLACEMENTS.label, entity=PLACEMENTS),
        option("override", "--override", str | None, None, EXCEPTION),
    ],
)

VERBS = (
    Verb("propose", propose, Text("jemanden für einen Bedarf vorschlagen", "propose somebody for a need")),
    Verb("start", start, Text("einen Einsatz beginnen", "start a placement")),
    Verb("review", review, Text("eine Auswertung vermerken", "note a review")),
    Verb("end", end, Text("einen Einsatz beenden, mit Grund", "end a placement, with its reason")),
    Verb("change", _CHANGE, Text("ändern; „-“ leert ein Feld", "change; “-” empties a field")),
    *record_verbs(PLACEMENTS, without=("add", "show", "change")),
    Verb("show", "_violations:show", SHOW),
)
