"""Fairness in the register: who waits how long, and how the load of volunteers is spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.fairness import Case, Group, altogether, grouped
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS, has_begun
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.planning import waiting_days
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

NOT_STATED = ""
"""The group of those of whom nothing is stated."""


class Waiting(NamedTuple):
    """Somebody or something that waits."""

    id: str
    name: str
    days: int


class Report(NamedTuple):
    """Needs by language, institution and sex of the client, the load of volunteers, and who waits longest."""

    whole: Group
    languages: list[Group]
    institutions: list[Group]
    genders: list[Group]
    names: Mapping[str, str]
    load: dict[int, int]
    """Active volunteers by number of placements."""
    needs: list[Waiting]
    volunteers: list[Waiting]


def report(register: Register, most: int) -> Report:
    """The report of today; closed needs are left out, of those that wait the ``most`` patient are named."""
    needs = [row for row in stored.every(register, NEEDS) if row["status"] != "closed"]
    placed = [row for row in stored.every(register, PLACEMENTS) if row["status"] != "ended"]
    people = list(stored.every(register, VOLUNTEERS, {"status": "active"}))
    taken = Counter(row["need_id"] for row in placed)
    waiting = waiting_days(needs)
    genders = {row["id"]: row["gender"] or NOT_STATED for row in stored.every(register, CLIENTS)}
    found = {
        row["id"]: (row["status"] == "filled" or taken[row["id"]] >= row["people"], waiting.get(row["id"], 0)) for row in needs
    }
    load = Counter(row["volunteer_id"] for row in placed)
    return Report(
        altogether([Case((), *found[row["id"]]) for row in needs]),
        grouped([Case(_spoken(row), *found[row["id"]]) for row in needs], shield=True),
        grouped([Case((row["organisation_id"],), *found[row["id"]]) for row in needs], shield=False),
        grouped([Case((genders[row["client_id"]],), *found[row["id"]]) for row in needs if row["client_id"]], shield=True),
        {row["id"]: row["name"] for row in stored.every(register, ORGANISATIONS)},
        dict(sorted(Counter(load[row["id"]] for row in people).items())),
        _longest(Waiting(row["id"], row["title"], found[row["id"]][1]) for row in needs if not found[row["id"]][0])[:most],
        _longest(_idle(register, people, load))[:most],
    )


def _spoken(need: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.split(":")[0] for entry in need["languages"])) or (NOT_STATED,)


def _idle(register: Register, people: Sequence[Row], load: Counter[str]) -> list[Waiting]:
    """Those who are ready and have no placement, since they asked or since the last one ended."""
    idle = {str(row["id"]): row for row in people if not load[str(row["id"])] and row["consent_on"] and row["capacity"]}
    since = {key: str(row["enquired_on"] or "") for key, row in idle.items()}
    for row in stored.every(register, PLACEMENTS, {"status": "ended"}):
        if row["volunteer_id"] in since and has_begun(row):
            since[row["volunteer_id"]] = max(since[row["volunteer_id"]], row["ended_on"] or "")
    today = clock.today()
    return [
        Waiting(key, str(idle[key]["name"]), max(0, (today - date.fromisoformat(day)).days)) for key, day in since.items() if day
    ]


def _longest(waiting: Iterable[Waiting]) -> list[Waiting]:
    return sorted(waiting, key=lambda one: (-one.days, one.name, one.id))
