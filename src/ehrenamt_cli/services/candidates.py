"""Whom a ranking looks at: everybody in a small register, in a large one those who may be among the best, and some who come near.

What people bring that gives points is read for everybody who may suit; so it is known in which order to look at them, and when
to stop: the ranking is the same as if all had been looked at.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.languages import BROADER
from ehrenamt_cli.domain.matching.conditions import near
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, in_order
from ehrenamt_cli.domain.matching.ranking import place_of
from ehrenamt_cli.domain.matching.wishes import Scores
from ehrenamt_cli.domain.placements import PLACEMENTS, has_begun
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.reference.places import distances
from ehrenamt_cli.services.best_first import Place
from ehrenamt_cli.services.circumstances import about
from ehrenamt_cli.services.pool import PROFESSIONAL, levels
from ehrenamt_cli.storage import candidates
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

SMALL = 1_000
"""Up to so many volunteers everybody is looked at."""

NEAR = 10
"""So many of those who miss one condition are looked at, for each condition."""

MANY_HOMES = 20_000
"""Beyond so many pairs of a limit and a postal code it is quicker to go through everybody."""


class Few(NamedTuple):
    """Those who may suit, with the best place each can have in the ranking, in that order; and some who miss one thing."""

    hopes: list[tuple[Place, str]]
    near: list[str]


def of(register: Register, row: Row, problem: Problem) -> Few | None:
    """The volunteers to look at for the one need of a problem; None for everybody."""
    if stored.count(register, VOLUNTEERS) <= SMALL:
        return None
    [need] = problem.needs
    values = _values(register, row)
    asked = [code for code in candidates.CONDITIONS if _ASKED.get(code, code) == code or values[_ASKED[code]]]
    missing: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    hopeful: list[Row] = []
    for one in _at_hand(register, need, problem, asked, values):
        if one["missed"]:
            missing[one["missed"]].append((one["name"], one["id"]))
        else:
            hopeful.append(one)
    people = [one for one in _sketched(register, need, hopeful) if near(need, one, problem)]
    skilled = candidates.trained(register, (one.id for one in people)) if row["trainings"] else None
    able = []
    for person in people:
        if person.load >= person.capacity:
            missing["KAPAZITAET"].append(in_order(person))
        elif skilled is not None and person.id not in skilled:
            missing["SCHULUNG"].append(in_order(person))
        else:
            able.append(person)
    points = Scores(problem, able).of(need, range(len(able)))
    hopes = sorted((place_of(one, best), one.id) for best, one in zip(points, able, strict=True))
    return Few(hopes, [key for rows in missing.values() for _, key in sorted(rows)[:NEAR]])


def _at_hand(
    register: Register, need: Need, problem: Problem, asked: Sequence[str], values: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Those whom the place of the need does not rule out: who are admitted there, or live near enough."""
    if problem.institutions[need.institution].requires_admission:
        known = set()
        for one in candidates.admitted(register, asked, {**values, "place": need.institution}):
            known.add(one["id"])
            yield one
        others = (one for one in _living(register, need, asked, values) if not one["missed"] and one["id"] not in known)
        yield from ({**one, "missed": "ZULASSUNG"} for one, _ in zip(others, range(NEAR), strict=False))
    else:
        yield from _living(register, need, asked, values)


def _living(register: Register, need: Need, asked: Sequence[str], values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Those who live no further away than they go; where one side's place is not known, that is no obstacle."""
    limits = candidates.limits(register) if need.place else []
    ways = distances(need.place, candidates.postal_codes(register), max(limits, default=0)) if need.place else {}
    homes = [(limit, code) for limit in limits for code, way in ways.items() if way is None or way <= limit]
    if not need.place or len(homes) > MANY_HOMES:
        return candidates.anywhere(register, asked, values, NEAR * len(asked))
    return candidates.living(register, homes, asked, values)


def _sketched(register: Register, need: Need, rows: Collection[Row]) -> Iterator[Volunteer]:
    """People as far as points are concerned, and the way."""
    running: dict[str, int] = defaultdict(int)
    experience: dict[str, int] = defaultdict(int)
    last_end: dict[str, str] = {}
    for one in about(register, PLACEMENTS, "volunteer_id", [row["id"] for row in rows]):
        experience[one["volunteer_id"]] += has_begun(one)
        running[one["volunteer_id"]] += one["status"] != "ended"
        if one["status"] == "ended" and has_begun(one):
            last_end[one["volunteer_id"]] = max(last_end.get(one["volunteer_id"], ""), one["ended_on"] or "")
    companions = candidates.companions(register, need.client) if need.client else ()
    for row in rows:
        key = row["id"]
        since = max(row["enquired_on"] or "", last_end.get(key, ""))
        yield Volunteer(
            id=key,
            consent=True,
            capacity=row["capacity"],
            minutes_week=0,
            slots=0,
            kinds=frozenset(),
            languages=_levels(row["languages"]),
            max_km=row["max_km"],
            interests=_entries(row["interests"]),
            experience=experience[key],
            name=row["name"],
            load=running[key],
            waiting_since=date.fromisoformat(since) if since and not running[key] else None,
            clients=frozenset({need.client}) if key in companions else frozenset(),
            place=row["postal_code"] or "",
        )


@lru_cache(maxsize=4096)
def _entries(text: str | None) -> frozenset[str]:
    """A stored list; the same few come again and again."""
    return frozenset(json.loads(text)) if text else frozenset()


@lru_cache(maxsize=4096)
def _levels(text: str | None) -> dict[str, str]:
    return levels(json.loads(text)) if text else {}


_ASKED = {"SPRACHE": "languages", "GESCHLECHT": "gender", "QUALIFIKATION": "proof"}
"""The conditions that are only asked where a need wants that; the others always."""


def _values(register: Register, need: Row) -> dict[str, Any]:
    activity = stored.get(register, ACTIVITIES, need["activity_id"]) or {}
    spoken = set(levels(need["languages"]))
    spoken |= {code for code, broader in BROADER.items() if broader in spoken}
    return {
        "languages": [f'"{code}' for code in sorted(spoken)],
        "gender": need["gender"],
        "kind": _quoted(need["activity_id"]),
        "qualification": _quoted(activity["qualification"]),
        "proof": _quoted(activity["qualification"] or PROFESSIONAL) if activity["colour"] == "red" else None,
    }


def _quoted(entry: str | None) -> str | None:
    """An entry as it stands in a stored list."""
    return json.dumps(entry, ensure_ascii=False) if entry else None
