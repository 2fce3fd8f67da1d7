"""The first screen of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.commands import _deadlines, _event_views
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import KEY, column
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import SOON
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output.result import Page, Result, Rows
from ehrenamt_cli.services import today as service


def today() -> Result:
    """What is overdue, what this week brings, open needs and waiting applicants."""
    with register_in_use() as register:
        now = service.today(register)
    late = [deadline for deadline in now.due if deadline.state in ("overdue", "at_once")]
    coming = [deadline for deadline in now.due if deadline.due_on > clock.today() + SOON]
    soon = [deadline for deadline in now.due if deadline.state in ("today", "soon") and deadline.due_on <= clock.today() + SOON]
    short = (_deadlines.WHEN, _deadlines.WHAT, _deadlines.WHO)
    needs = Rows(
        [KEY, *(column(NEEDS.field(name)) for name in ("title", "organisation_id", "tier", "people", "registered_on"))],
        now.open_needs,
    )
    waiting = Rows(
        [KEY, *(column(VOLUNTEERS.field(name)) for name in ("name", "languages", "interests", "enquired_on"))], now.waiting
    )
    parts: list[str | Rows] = [show_day(clock.today().isoformat(), weekday=True)]
    for heading, due in (
        (Text("Überfällig und sofort", "Overdue and at once"), late),
        (Text("Diese Woche", "This week"), soon),
        (Text("Jetzt vorbereiten", "To prepare now"), coming),
    ):
        if due:
            parts += [_headed(heading, len(due)), Rows(short, [deadline.as_row() for deadline in due[:_SCREENFUL]])]
    if now.events:
        parts += [
            _headed(Text("Veranstaltungen dieser Woche", "Events of this week"), len(now.events)),
            Rows(_event_views.COLUMNS, now.events),
        ]
    if now.open_needs:
        parts += [_headed(Text("Offene Bedarfe", "Open needs"), now.open_needs_total), needs]
    if now.waiting:
        parts += [_headed(Text("Wartende Interessierte", "Waiting applicants"), now.waiting_total), waiting]
    if now.longest["need"] or now.longest["volunteer"]:
        parts.append(_longest(now.longest))
    if len(parts) == 1:
        parts.append(str(Text("Heute steht nichts an.", "Nothing is due today.")))
    data = {
        "today": clock.today().isoformat(),
        "overdue": [deadline.as_row() for deadline in late],
        "this_week": [deadline.as_row() for deadline in soon],
        "coming": [deadline.as_row() for deadline in coming],
        "events": now.events,
        "open_needs": now.open_needs,
        "open_needs_total": now.open_needs_total,
        "waiting": now.waiting,
        "waiting_total": now.waiting_total,
        "longest_waiting": now.longest,
    }
    return Page(parts, data, NOTHING if now.volunteers else _FIRST_STEP)


_FIRST_STEP = Text(
    "Noch stehen keine Freiwilligen im Register. Weiter mit „ehrenamt add-volunteer“ oder „ehrenamt import volunteers DATEI“.",
    "No volunteers are in the register yet. Go on with “ehrenamt add-volunteer” or “ehrenamt import volunteers FILE”.",
)


_SCREENFUL = 15
"""So many deadlines of each sort fit on the first screen; the heading counts all, ``ehrenamt deadlines`` shows them."""


def _longest(longest: Mapping[str, dict[str, Any] | None]) -> str:
    """Who and what waits longest, also where it is none of those above."""
    told = [
        (_WAITS if one["since"] else _NOBODY_KNOWS).fill(**one, day=show_day(one["since"] or ""))
        for one in longest.values()
        if one
    ]
    named = _LONGEST.fill(who=Text("; ".join(one.de for one in told), "; ".join(one.en for one in told)))
    return str(named)


_WAITS = Text("{name} ({id}), seit {day}", "{name} ({id}), since {day}")
_NOBODY_KNOWS = same("{name} ({id})")
_LONGEST = Text(
    "Am längsten warten: {who}. Alle: ehrenamt need waiting, ehrenamt volunteer waiting",
    "Waiting longest: {who}. All: ehrenamt need waiting, ehrenamt volunteer waiting",
)


def _headed(heading: Text, count: int) -> str:
    return f"{heading} ({count})"
