"""The next step of one person on the way, and the command that takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.exemptions import AGE
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services import deadlines, settling
from ehrenamt_cli.services.readiness import Item, Readiness
from ehrenamt_cli.storage.register import Register

LEFT = 52 * 5
"""Weeks within which the data of somebody who ended goes at the latest (D-03): three years, and the rest of the last one."""


class Step(NamedTuple):
    """What is to be done next, and the command for it; without one there is nothing to do."""

    what: Text
    command: Text


def next_step(register: Register, row: Row, places: Sequence[Readiness], *, contacted: bool) -> Step:
    """What comes next for somebody; ``contacted`` where there has been contact beyond what the record itself says."""
    if row["status"] == "enquiry" and not (contacted or row["contacted_on"] or row["interviewed_on"]):
        return Step(_CONTACT, _today(f"ehrenamt volunteer change {row['id']} --contacted"))
    if row["status"] in _STEPS and not row["interviewed_on"] and row["status"] not in ("active", "paused"):
        return Step(_INTERVIEW, same(f"ehrenamt volunteer interview {row['id']} --by …"))
    if row["status"] == "ended":
        return _left(register, row)
    return _STEPS[row["status"]](row, places)


def command_for(row: Row, place: Readiness, item: Item) -> Text:
    """The command that brings what is missing."""
    key, where = row["id"], place.organisation
    if item.kind == "admission" and where is None:
        return same(f"ehrenamt volunteer change {key} --at …")
    if item.kind == "admission" and where is not None:
        at = f'{key} "{where["name"]}"'
        return (
            same(f"ehrenamt screening decide {at} --result …")
            if item.screening
            else _today(f"ehrenamt screening request {at} --instructed")
        )
    if item.kind == AGE:
        waived = f"ehrenamt exemption add --volunteer {key} --requirement age --until … --reason … --granted-by …"
        return same(waived if row["born_on"] else f"ehrenamt volunteer change {key} --born …")
    if item.screening:
        return _today(f"ehrenamt screening change {item.screening} --seen")
    issued = " --issued …" if item.kind == "certificate" else ""
    return _today(f"ehrenamt screening add --volunteer {key} --kind {item.kind}{issued} --seen")


def _answer(row: Row, _: Sequence[Readiness]) -> Step:
    return Step(_ANSWER, same(f"ehrenamt volunteer advance {row['id']}"))


def _proof(row: Row, places: Sequence[Readiness]) -> Step:
    """The first thing that is missing where least is; what somebody else has to decide comes last."""
    nearest = min(places, key=lambda place: len(place.lacking))
    if not nearest.lacking:
        return Step(_ADVANCE.fill(place=nearest.place), same(f"ehrenamt volunteer advance {row['id']}"))
    item = min(nearest.lacking, key=lambda item: item.state == "pending")
    words = _WAIT if item.state == "pending" else _BRING
    return Step(words.fill(what=item.label, place=nearest.place, state=item.words), command_for(row, nearest, item))


def _placed(row: Row, places: Sequence[Readiness]) -> Step:
    if not row["consent_on"]:
        return Step(_CONSENT, _today(f"ehrenamt volunteer change {row['id']} --consent"))
    lacking = [place for place in places if place.lacking]
    return _proof(row, lacking) if lacking else Step(_READY, same(""))


def _paused(row: Row, _: Sequence[Readiness]) -> Step:
    if not row["paused_until"]:
        return Step(_ENDLESS, same(f"ehrenamt volunteer pause {row['id']} --until …"))
    return Step(_PAUSED.fill(day=show_day(row["paused_until"])), same(""))


def _left(register: Register, row: Row) -> Step:
    """What is left to do after the end: card, thanks, certificate; at last the data goes."""
    only = deadlines.Only(about=deadlines.About(VOLUNTEERS, row["id"]))
    for one in deadlines.due(register, weeks=LEFT, only=only):
        what = Text("{what}, bis {day}", "{what}, by {day}").fill(what=one.title, day=show_day(one.due_on.isoformat()))
        return Step(what, same(settling.better(register, one) or f"ehrenamt deadlines show {one.id}"))
    return Step(_DONE, NOTHING)


_STEPS: Mapping[str, Callable[[Row, Sequence[Readiness]], Step]] = {
    "enquiry": _answer,
    "interview": _answer,
    "screening": _proof,
    "training": _proof,
    "active": _placed,
    "paused": _paused,
}

_CONTACT = Text("Ersten Kontakt aufnehmen", "Make first contact")
_INTERVIEW = Text("Erstgespräch führen", "Hold the first talk")
_ANSWER = Text("Rückmeldung geben und weitergehen, oder absagen", "Give an answer and go on, or decline")
_BRING = Text("{what} für {place}: {state}", "{what} for {place}: {state}")
_WAIT = Text("Nachfragen: {what} für {place}, {state}", "Ask after: {what} for {place}, {state}")
_ADVANCE = Text("Alles da für {place}: aktiv werden lassen", "Everything is there for {place}: let them be active")
_CONSENT = Text("In die Vermittlung einwilligen lassen", "Ask for consent to be matched")
_READY = Text("Kann vermittelt werden", "Can be matched")
_PAUSED = Text("Pause bis {day}", "Break until {day}")
_ENDLESS = Text("Pause ohne Ende: einen letzten Tag vereinbaren", "A break without an end: agree on a last day")
_DONE = Text("Alles erledigt", "All done")


def _today(command: str) -> Text:
    return Text(f"{command} heute", f"{command} today")
