"""The waiting lists: needs without people and people without a placement, since when and why, the longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import rankings
from ehrenamt_cli.services.ways import ways
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import waiting
from ehrenamt_cli.storage.register import Register


class Waiting(NamedTuple):
    """One need or person that waits: the record, since when, why, and how often something was offered and declined."""

    row: Row
    since: str | None
    why: Text
    offered: int
    declined: int

    @property
    def days(self) -> int | None:
        """For how long; None where nobody knows since when."""
        return (clock.today() - date.fromisoformat(self.since)).days if self.since else None

    def as_dict(self) -> dict[str, Any]:
        """As JSON, the name of a person or the title of a need first."""
        name = "title" if "title" in self.row else "name"
        return {
            "id": self.row["id"],
            name: self.row[name],
            "status": self.row["status"],
            "since": self.since,
            "days": self.days,
            "why": str(self.why),
            "offered": self.offered,
            "declined": self.declined,
        }


def needs(register: Register, limit: int | None, *, thoroughly: bool = False) -> tuple[list[Waiting], int]:
    """Needs that lack people, and how many there are; ``thoroughly`` asks the matching who suits, which takes its time."""
    found = waiting.needs(register, limit)
    rows = _rows(register, NEEDS, found)
    proposed = _proposed(register, "need_id", rows)
    names = stored.titles(register, VOLUNTEERS, {one["volunteer_id"] for each in proposed.values() for one in each})
    staffed = _staffed(register, {row["organisation_id"] for row in rows.values()})
    result = []
    for one in found:
        row = rows[one["id"]]
        who = [names[each["volunteer_id"]] for each in proposed.get(one["id"], ())]
        why = _PROPOSED.fill(what=", ".join(who)) if who else _declined(one)
        if one["running"] and not who:
            why = _SOME_THERE.fill(n=one["running"], people=row["people"])
        if row["organisation_id"] not in staffed:
            why = _UNSTAFFED
        elif thoroughly and not who:
            why = _suitable(register, row)
        result.append(Waiting(row, one["since"], why, one["offered"], one["declined"]))
    return result, waiting.count_needs(register)


def volunteers(register: Register, limit: int | None) -> tuple[list[Waiting], int]:
    """People who wait for a step or for a placement, and how many there are."""
    found = waiting.volunteers(register, limit)
    rows = _rows(register, VOLUNTEERS, found)
    proposed = _proposed(register, "volunteer_id", rows)
    titles = stored.titles(register, NEEDS, {one["need_id"] for each in proposed.values() for one in each})
    way_of = {way.person["id"]: way for way in ways(register, [rows[one["id"]] for one in found])}
    result = []
    for one in found:
        what = [titles[each["need_id"]] for each in proposed.get(one["id"], ())]
        step = way_of[one["id"]].step
        why = step.what if step.command.de else _declined(one, step.what)
        if what:
            why = _PROPOSED.fill(what=", ".join(what))
        result.append(Waiting(rows[one["id"]], one["since"], why, one["offered"], one["declined"]))
    return result, waiting.count_volunteers(register)


def _rows(register: Register, entity: Any, found: Sequence[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in stored.referring(register, entity, "id", [one["id"] for one in found])}


def _proposed(register: Register, column: str, rows: Mapping[str, Row]) -> dict[str, list[Row]]:
    """The open proposals, by need or by person."""
    result: dict[str, list[Row]] = {}
    for row in stored.referring(register, PLACEMENTS, column, rows):
        if row["status"] == "proposed":
            result.setdefault(row[column], []).append(row)
    return result


def _staffed(register: Register, places: set[str]) -> set[str]:
    """Those organisations that have a contact and a deputy today, without whom nobody is placed."""
    today = clock.today().isoformat()
    there = [
        row
        for row in stored.referring(register, CONTACTS, "organisation_id", places)
        if (row["begins_on"] or "") <= today <= (row["ends_on"] or "9999")
    ]
    first, second = ({row["organisation_id"] for row in there if bool(row["deputy"]) is deputy} for deputy in (False, True))
    return first & second


def _declined(one: Row, otherwise: Text | None = None) -> Text:
    if one["declined"]:
        return _DECLINED.fill(n=one["declined"])
    return otherwise or _NOBODY


def _suitable(register: Register, need: Row) -> Text:
    """How many suit, or what stands in the way of most."""
    looked = rankings.of_need(register, need["id"], 1)
    ranking = looked.ranking
    if ranking.best:
        words = _MORE_SUIT if looked.more else _ONE_SUITS if ranking.suitable == 1 else _SOME_SUIT
        return words.fill(n=ranking.suitable, name=ranking.best[0].volunteer.name)
    most = sorted(ranking.failing.items(), key=lambda pair: -pair[1])[:3]
    named = [Text("{what} ({n})", "{what} ({n})").fill(what=CRITERION[code].title, n=n) for code, n in most]
    return Text("niemand passt: {what}", "nobody suits: {what}").fill(
        what=Text(", ".join(one.de for one in named), ", ".join(one.en for one in named))
    )


_ONE_SUITS = Text("{name} passt", "{name} suits")
_SOME_SUIT = Text("{n} passen, am besten {name}", "{n} suit, best of all {name}")
_MORE_SUIT = Text("{n} und mehr passen, am besten {name}", "{n} and more suit, best of all {name}")
_PROPOSED = Text("vorgeschlagen: {what}", "proposed: {what}")
_SOME_THERE = Text("{n} von {people} da", "{n} of {people} there")
_UNSTAFFED = Text("Ansprechperson oder Vertretung fehlt", "a contact or a deputy is missing")
_DECLINED = Text("bisher abgelehnt: {n}", "declined so far: {n}")
_NOBODY = Text("noch niemand vorgeschlagen", "nobody proposed yet")
