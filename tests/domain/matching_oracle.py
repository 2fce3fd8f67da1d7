"""A second opinion for the planner: every plan of a small problem file, by brute force and from the written rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations, product
from random import Random
from typing import Any

LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2", "M"]
SLOTS = ["Di1", "Do1", "Mo1", "Mo2"]
KINDS = ["besuch", "beratung_schulden", "gruppe"]
DAYS = ["2026-02-28", "2026-03-01", "2027-01-31"]

Data = dict[str, Any]
Result = tuple[tuple[int, ...], int, int]
"""Filled needs by tier, pairs kept, points: compared from left to right."""


def obstacles(data: Data, need: Data, volunteer: Data) -> list[str]:
    """The codes of what forbids a pair, in the order of the documentation."""
    start = need.get("start") or data["as_of"]
    place = next(one for one in data["institutions"] if one["id"] == need["institution"])
    way = data.get("distances_km", {}).get(volunteer["id"], {}).get(need["institution"], 0)
    least = LEVELS.index(need["min_level"])
    spoken = [
        LEVELS.index(volunteer["languages"].get(code, "A1")) for code in need["languages_any"] if code in volunteer["languages"]
    ]
    met = {
        "EINWILLIGUNG": volunteer["consent"],
        "UEBERPRUEFUNG": (volunteer["screening_until"] or "") >= start,
        "ZULASSUNG": not place["requires_admission"] or volunteer["admitted"].get(place["id"], "") >= start,
        "SCHULUNG": all(volunteer["trainings"].get(name, "") >= start for name in need["trainings"]),
        "SPRACHE": any(level >= least for level in spoken),
        "AUFGABE": need["kind"] in volunteer["kinds"]
        and (not need["kind"].startswith("beratung") or need["kind"] in volunteer["qualified"]),
        "GESCHLECHT": need["gender"] in (None, volunteer["gender"]),
        "KONFLIKT": volunteer["id"] not in need["excluded"] and not {need["id"], need["client"]} & set(volunteer["excluded"]),
        "ENTFERNUNG": way <= volunteer["max_km"],
        "ZEIT": bool(common(data, need, volunteer["slots"])),
        "BELASTUNG": not need["heavy"] or volunteer["heavy_free"] is None or volunteer["heavy_free"] >= 1,
        "KAPAZITAET": volunteer["capacity"] >= 1,
        "STUNDEN": volunteer["minutes_week"] >= need["minutes"],
    }
    lifted = data.get("lifted")
    return [code for code, fine in met.items() if not fine and lifted != (need["id"], volunteer["id"], code)]


def common(data: Data, need: Data, slots: list[str]) -> set[str]:
    """The slots that somebody who is free in these has in common with the need and its institution."""
    place = next(one for one in data["institutions"] if one["id"] == need["institution"])
    return set(need["slots"]) & set(slots) & set(SLOTS if place["open"] is None else place["open"])


def possible(data: Data, need: Data, volunteer: Data) -> set[str]:
    """The slots in which a pair can meet; empty where anything forbids it."""
    if obstacles(data, need, volunteer):
        return set()
    anytime = data.get("lifted") == (need["id"], volunteer["id"], "ZEIT")
    return common(data, need, SLOTS if anytime else volunteer["slots"])


def best(data: Data) -> Result | None:
    """The best result among all plans that keep every pin; None if no plan does."""
    return max((result for teams in _plans(data) if (result := _result(data, teams))), default=None)


def after(data: Data, change: dict[str, str]) -> Data:
    """The problem after a single change."""
    changed = deepcopy(data)
    volunteer = next(one for one in changed["volunteers"] if one["id"] == change["volunteer"])
    if change["kind"] == "pair":
        changed["lifted"] = (change["need"], change["volunteer"], change["constraint"])
    elif change["kind"] == "capacity":
        volunteer["capacity"] += 1
    else:
        volunteer["minutes_week"] += 10_000
    return changed


def _plans(data: Data) -> Iterator[list[tuple[str, ...]]]:
    people = data["volunteers"]
    choices = []
    for need in data["needs"]:
        able = [one["id"] for one in people if possible(data, need, one)]
        choices.append([(), *combinations(able, need["count"])])
    return map(list, product(*choices))


def _result(data: Data, teams: list[tuple[str, ...]]) -> Result | None:
    filled = [(need, team) for need, team in zip(data["needs"], teams, strict=True) if team]
    pairs = {(need["id"], one) for need, team in filled for one in team}
    if not pairs.issuperset(map(tuple, data.get("pins", []))) or not _people_can(data, pairs) or not _slots_exist(data, filled):
        return None
    tiers = tuple(sum(need["tier"] == tier for need, _ in filled) for tier in (1, 2, 3))
    kept = len(pairs & set(map(tuple, data.get("previous_plan") or [])))
    loads = [sum(one == volunteer["id"] for _, one in pairs) for volunteer in data["volunteers"]]
    points = sum(data.get("scores", {}).get(f"{need}|{one}", 0) for need, one in pairs)
    return tiers, kept, points - data.get("load_penalty", 0) * sum(load * (load - 1) // 2 for load in loads)


def _people_can(data: Data, pairs: set[tuple[str, str]]) -> bool:
    minutes, heavy = ({need["id"]: need[name] for need in data["needs"]} for name in ("minutes", "heavy"))
    for volunteer in data["volunteers"]:
        theirs = [need for need, one in pairs if one == volunteer["id"]]
        if len(theirs) > volunteer["capacity"] or sum(minutes[need] for need in theirs) > volunteer["minutes_week"]:
            return False
        if volunteer["heavy_free"] is not None and sum(heavy[need] for need in theirs) > volunteer["heavy_free"]:
            return False
    return True


def _slots_exist(data: Data, filled: list[tuple[Data, tuple[str, ...]]]) -> bool:
    """Whether each team finds one common slot such that nobody is in two places at once."""
    people = {volunteer["id"]: volunteer for volunteer in data["volunteers"]}
    choices = [set.intersection(*(possible(data, need, people[one]) for one in team)) for need, team in filled]
    for slots in product(*choices):
        seats = [(one, slot) for (_, team), slot in zip(filled, slots, strict=True) for one in team]
        if len(set(seats)) == len(seats):
            return True
    return False


def a_problem(seed: int) -> Data:
    """A small problem with a bit of everything: groups, advice, exclusions, distances, minutes, pins, a previous plan."""
    random = Random(seed)
    volunteers = [_a_volunteer(random, f"V{number}") for number in range(random.randint(2, 5))]
    needs = [_a_need(random, f"N{number}", volunteers[0]["id"]) for number in range(random.randint(2, 4))]
    pairs = [[need["id"], one["id"]] for need in needs for one in volunteers]
    data: Data = {
        "as_of": "2026-03-01",
        "institutions": [
            {"id": "JVA-A", "open": _some(random, SLOTS, 2), "requires_admission": True},
            {"id": "ZUE-C", "open": None, "requires_admission": False},
        ],
        "volunteers": volunteers,
        "needs": needs,
        "distances_km": {one["id"]: {"ZUE-C": random.choice([5, 30, 31])} for one in volunteers},
        "scores": {"|".join(pair): random.randint(-50, 100) for pair in pairs if random.random() < 0.7},
        "load_penalty": random.choice([0, 0, 15]),
    }
    if random.random() < 0.5:
        data["previous_plan"] = random.sample(pairs, min(3, len(pairs)))
    if random.random() < 0.4:
        data["pins"] = random.sample(pairs, random.randint(1, 2))
    return data


def _some(random: Random, pool: list[str], least: int) -> list[str]:
    return random.sample(pool, random.randint(least, len(pool)))


def _a_volunteer(random: Random, name: str) -> Data:
    return {
        "id": name,
        "gender": random.choice(["w", "m", None]),
        "consent": random.random() < 0.95,
        "screening_until": random.choices([None, *DAYS], [1, 1, 4, 10])[0],
        "admitted": {"JVA-A": random.choice(DAYS[1:])} if random.random() < 0.8 else {},
        "languages": {"de": random.choice(["A2", "B1", "M"]), **({"ar": "C1"} if random.random() < 0.4 else {})},
        "trainings": {"basis": random.choices(DAYS, [1, 4, 10])[0]},
        "kinds": _some(random, KINDS, 2),
        "qualified": _some(random, KINDS[1:2], 0),
        "capacity": random.choice([0, 1, 1, 2, 2, 3]),
        "minutes_week": random.choice([60, 120, 150, 240]),
        "slots": _some(random, SLOTS, 2),
        "max_km": 30,
        "interests": [],
        "experience": 1,
        "excluded": random.choices([[], ["N1"], ["K-N0"]], [8, 1, 1])[0],
        "heavy_free": random.choices([None, 0, 1, 2], [6, 1, 3, 2])[0],
    }


def _a_need(random: Random, name: str, disliked: str) -> Data:
    return {
        "id": name,
        "client": f"K-{name}",
        "institution": random.choice(["JVA-A", "ZUE-C"]),
        "kind": random.choice([*KINDS, "besuch", "gruppe"]),
        "languages_any": random.choice([["de"], ["de", "ar"]]),
        "min_level": random.choice(["A1", "A2", "B1"]),
        "trainings": random.choice([[], ["basis"]]),
        "gender": random.choices([None, "w"], [6, 1])[0],
        "slots": _some(random, SLOTS, 2),
        "minutes": random.choice([60, 60, 90, 120]),
        "count": random.choices([1, 2, 3], [6, 3, 1])[0],
        "tier": random.randint(1, 3),
        "excluded": random.choices([[], [disliked]], [8, 1])[0],
        "heavy": random.random() < 0.5,
    }
