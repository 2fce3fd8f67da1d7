"""A problem as a problem file: the case without names, so that it can be shown, tried out and solved elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.model import (
    ALWAYS,
    LEVELS,
    UNLIMITED,
    Institution,
    Need,
    Problem,
    Volunteer,
    bits,
    in_order,
)
from ehrenamt_cli.domain.matching.problem_file import ADVICE
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.wishes import score

NEAR, FAR = 1, 2
"""Kilometres that say no more than whether somebody gets there: who lives how far from where could give a person away."""

_FARTHER = CRITERION["ENTFERNUNG"]

_FIELDLESS = [CRITERION[code] for code in ("LEITPLANKE", "MINDESTALTER", "NEBENROLLE")]
"""Criteria for which a problem file has no field."""

_WAIVED = [CRITERION["UEBERPRUEFUNG"], CRITERION["SCHULUNG"]]
"""Criteria that an exemption meets."""


class Pseudonyms(NamedTuple):
    """New keys in the order of the names, so that ties which fall by order fall alike."""

    institutions: dict[str, str]
    volunteers: dict[str, str]
    needs: dict[str, str]
    clients: dict[str, str]


def exported(problem: Problem, as_of: date) -> dict[str, Any]:
    """The problem as JSON data in the documented format."""
    names = _pseudonyms(problem)
    used = [problem.institutions[key] for key in names.institutions]
    mixed = {code: least for need in problem.needs for code, least in _mixed(need)}
    wanted = reduce(or_, (need.slots for need in problem.needs), 0)
    return {
        "as_of": as_of.isoformat(),
        "slots": list(problem.slots),
        "institutions": [_institution(one, names, problem) for one in used],
        "volunteers": [_volunteer(one, names, problem, mixed, wanted) for one in sorted(problem.volunteers, key=in_order)],
        "needs": [_need(one, names, problem) for one in sorted(problem.needs, key=in_order)],
        "distances_km": _far(problem, names),
        "scores": _scores(problem, names),
        "load_penalty": problem.load_penalty,
        "pins": _pairs(problem.pins, names),
        "previous_plan": None if problem.previous is None else _pairs(problem.previous, names),
    }


def _pseudonyms(problem: Problem) -> Pseudonyms:
    places = {need.institution for need in problem.needs}
    used = sorted((problem.institutions[key] for key in places), key=lambda one: (one.name, one.id))
    return Pseudonyms(
        _numbered("E", [one.id for one in used]),
        _numbered("V", [one.id for one in sorted(problem.volunteers, key=in_order)]),
        _numbered("N", [one.id for one in sorted(problem.needs, key=in_order)]),
        _numbered("K", sorted({need.client for need in problem.needs if need.client})),
    )


def _numbered(letter: str, keys: Sequence[str]) -> dict[str, str]:
    width = len(str(len(keys)))
    return {key: f"{letter}{number:0{width}}" for number, key in enumerate(keys, 1)}


def _institution(one: Institution, names: Pseudonyms, problem: Problem) -> dict[str, Any]:
    hours = None if one.open == ALWAYS else _slots(one.open, problem)
    return {"id": names.institutions[one.id], "open": hours, "requires_admission": one.requires_admission}


def _volunteer(one: Volunteer, names: Pseudonyms, problem: Problem, mixed: Mapping[str, str], wanted: int) -> dict[str, Any]:
    return {
        "id": names.volunteers[one.id],
        "gender": one.gender,
        "consent": one.consent,
        "screening_until": (UNLIMITED if one.active else date.min).isoformat(),
        "admitted": {names.institutions[key]: day.isoformat() for key, day in one.admitted.items() if key in names.institutions},
        "languages": {**one.languages, **_enough(one, mixed)},
        "trainings": {**_days(_with_waived(one, one.trainings), ""), **_days(_with_waived(one, one.screenings), _PROOF)},
        "kinds": sorted(_kinds(one, problem)),
        "qualified": sorted(_advice(need) for need in _red(problem) if need.qualification in one.qualified),
        "capacity": max(0, one.capacity),
        "minutes_week": max(0, one.minutes_week),
        "slots": _slots(one.slots & ~one.busy & wanted, problem),
        "max_km": NEAR,
        "excluded": sorted(_excluded(one, names)),
        "heavy_free": None if one.heavy_free is None else max(0, one.heavy_free),
    }


def _need(one: Need, names: Pseudonyms, problem: Problem) -> dict[str, Any]:
    mixed = _mixed(one)
    return {
        "id": names.needs[one.id],
        "client": names.clients.get(one.client),
        "institution": names.institutions[one.institution],
        "kind": _kind(one),
        "languages_any": [code for code, _ in mixed] or list(one.languages),
        "min_level": None if mixed else next(iter(one.languages.values()), None),
        "trainings": [*one.trainings, *(f"{_PROOF}{name}" for name in (*one.secrecy, *one.screenings))],
        "gender": one.gender,
        "slots": _slots(one.slots, problem),
        "minutes": one.minutes,
        "width": one.width,
        "count": one.people,
        "tier": one.tier,
        "excluded": sorted(names.volunteers[key] for key in _kept_apart(one, problem) if key in names.volunteers),
        "start": one.start.isoformat(),
        "heavy": one.heavy,
    }


_PROOF = "proof-"
"""Screenings of several kinds are written as trainings, of which a problem file knows several, too."""

_AT_LEAST = ">="
"""``ar>=B1`` is spoken by whoever speaks Arabic that well, for needs that ask for a different level of each language."""


def _mixed(need: Need) -> list[tuple[str, str]]:
    if len(set(need.languages.values())) < 2:
        return []
    return [(f"{code}{_AT_LEAST}{least}", "A1") for code, least in need.languages.items()]


def _enough(one: Volunteer, mixed: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name in mixed:
        code, _, least = name.partition(_AT_LEAST)
        if code in one.languages and LEVELS.index(one.languages[code]) >= LEVELS.index(least):
            found[name] = "M"
    return found


def _kind(need: Need) -> str:
    return _advice(need) if need.qualification else _plain(need.kind)


def _advice(need: Need) -> str:
    return f"{ADVICE}-{need.kind}"


def _plain(kind: str) -> str:
    return f"kind-{kind}" if kind.startswith(ADVICE) else kind


def _red(problem: Problem) -> list[Need]:
    return list({need.kind: need for need in problem.needs if need.qualification}.values())


def _kinds(one: Volunteer, problem: Problem) -> set[str]:
    return {_kind(need) for need in problem.needs if need.kind in one.kinds}


def _days(held: Mapping[str, date], prefix: str) -> dict[str, str]:
    return {f"{prefix}{name}": day.isoformat() for name, day in held.items()}


def _with_waived(one: Volunteer, held: Mapping[str, date]) -> Mapping[str, date]:
    """What is waived somewhere counts as held; where it is not waived, the pair is kept apart."""
    return {**held, **dict.fromkeys(one.exempt, UNLIMITED)} if one.exempt else held


def _kept_apart(need: Need, problem: Problem) -> set[str]:
    """Who is excluded, and who fails a criterion for which a problem file has no field."""
    found = set(need.excluded)
    for one in problem.volunteers:
        asked = [*_FIELDLESS, *(_WAIVED if one.exempt else ())]
        if any(not criterion.check(need, one, problem) for criterion in asked):
            found.add(one.id)
    return found


def _slots(mask: int, problem: Problem) -> list[str]:
    return [problem.slots[bit] for bit in bits(mask & problem.week)]


def _excluded(one: Volunteer, names: Pseudonyms) -> set[str]:
    known = {**names.needs, **names.clients, **names.institutions}
    return {known[key] for key in one.excluded if key in known}


def _far(problem: Problem, names: Pseudonyms) -> dict[str, dict[str, float]]:
    """The needs out of reach, at a distance that says no more than this."""
    found = {
        names.volunteers[one.id]: {
            names.needs[need.id]: float(FAR) for need in problem.needs if not _FARTHER.check(need, one, problem)
        }
        for one in problem.volunteers
    }
    return {volunteer: far for volunteer, far in sorted(found.items()) if far}


def _scores(problem: Problem, names: Pseudonyms) -> dict[str, int]:
    """The points of all pairs that are possible at all."""
    volunteers = sorted(problem.volunteers, key=in_order)
    needs = sorted(problem.needs, key=in_order)
    suitable = sorted(Suitability(problem, volunteers).suitable(needs))
    return {
        f"{names.needs[needs[n].id]}|{names.volunteers[volunteers[v].id]}": score(needs[n], volunteers[v], problem)
        for n, found in suitable
        for v in found
    }


def _pairs(pairs: Iterable[tuple[str, str]], names: Pseudonyms) -> list[list[str]]:
    return sorted([names.needs[need], names.volunteers[volunteer]] for need, volunteer in pairs)
