"""Which needs a ranking for one person looks at: all in a small register, in a large one those that may be among the best."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.languages import BROADER
from ehrenamt_cli.domain.matching.conditions import near
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.domain.matching.offers import place_of
from ehrenamt_cli.domain.matching.wishes import score
from ehrenamt_cli.reference.places import distances
from ehrenamt_cli.services import norms
from ehrenamt_cli.services.candidates import NEAR, Few
from ehrenamt_cli.services.pool import levels
from ehrenamt_cli.services.requirements import Requirements
from ehrenamt_cli.storage import openings
from ehrenamt_cli.storage.register import Register

SMALL = 300
"""Up to so many open needs all are looked at."""

TOO_FAR = 1.25
"""Needs that are a quarter further away than the person goes are told as near misses."""

ADMISSION, DISTANCE = (1 << bit for bit in range(len(openings.CONDITIONS), len(openings.CONDITIONS) + 2))
"""The bits of what organisations decide about."""


def of(register: Register, problem: Problem) -> Few | None:
    """The open needs to look at for the one person of a problem; None for all."""
    if openings.count(register) <= SMALL:
        return None
    [person] = problem.volunteers
    spoken = set(person.languages) | {code for code, broader in BROADER.items() if broader in person.languages}
    values = {
        "languages": [f'"{code}' for code in sorted(spoken)],
        "gender": person.gender,
        "kinds": json.dumps(sorted(person.kinds)),
    }
    places = {row["id"]: row for row in openings.organisations(register)}
    missing: dict[int, list[tuple[str, str]]] = defaultdict(list)
    hopes = []
    for row in openings.at(register, list(_spots(register, person, places)), values):
        if row["missed"]:
            missing[row["missed"]].append((row["title"], row["id"]))
            continue
        need = _sketched(row, places, problem)
        if near(need, person, problem):
            hopes.append((place_of(need, person, score(need, person, problem)), need.id))
    hopes.sort()
    return Few(hopes, [key for rows in missing.values() for _, key in sorted(rows)[:NEAR]])


def _spots(register: Register, person: Volunteer, places: Mapping[str, Row]) -> Iterator[openings.Spot]:
    """Where the person may go, or nearly: near enough, and admitted where that is needed."""
    elsewhere = [(row["organisation_id"], row["postal_code"]) for row in openings.elsewhere(register)]
    reach = TOO_FAR * person.max_km if person.max_km is not None and person.place else None
    codes = {code for _, code in elsewhere} | {row["postal_code"] for row in places.values()}
    ways = distances(person.place, codes, reach) if reach is not None else dict.fromkeys(codes)
    requirements = Requirements(register, norms.of(register))
    barred = {key for key, row in places.items() if requirements.admits(row) and key not in person.admitted}
    spots = [(key, row["postal_code"], "") for key, row in places.items()]
    for key, code, own in [*spots, *((key, code, code) for key, code in elsewhere)]:
        if code in ways:
            way = ways[code]
            far = way is not None and person.max_km is not None and way > person.max_km
            if not (far and key in barred):
                yield openings.Spot(key, own, DISTANCE * far + ADMISSION * (key in barred))


def _sketched(row: Row, places: Mapping[str, Row], problem: Problem) -> Need:
    """A need as far as points are concerned, and the way; it may wait since a later day, but not since an earlier one."""
    return Need(
        id=row["id"],
        institution=row["organisation_id"],
        kind=row["activity_id"],
        start=problem.today,
        slots=0,
        client=row["client_id"] or "",
        tier=int(row["tier"] or 2),
        languages=levels(json.loads(row["languages"] or "[]")),
        name=row["title"],
        place=row["postal_code"] or places[row["organisation_id"]]["postal_code"] or "",
        waiting_since=date.fromisoformat(row["registered_on"]) if row["registered_on"] else None,
    )
