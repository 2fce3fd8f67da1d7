"""A second opinion for the planner: every plan of a small problem file, by brute force and from the written rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random
from typing import Any

LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2", "M"]
SLOTS = ["Di1", "Do1", "Mo1", "Mo2"]
KINDS = ["besuch", "beratung_schulden", "gruppe"]

Data = dict[str, Any]
Result = tuple[tuple[int, int, int], int, int]
"""Filled needs by tier, pairs kept, points: compared from left to right."""


def possible(data: Data, need: Data, volunteer: Data) -> set[str]:
    """The slots a pair has in common if nothing at all forbids it."""
    start = need.get("start") or data["as_of"]
    place = next(one for one in data["institutions"] if one["id"] == need["institution"])
    way = data.get("distances_km", {}).get(volunteer["id"], {}).get(need["institution"], 0)
    least = LEVELS.index(need["min_level"])
    fine = [
        volunteer["consent"],
        (volunteer["screening_until"] or "") >= start,
        not place["requires_admission"] or volunteer["admitted"].get(place["id"], "") >= start,
        all(volunteer["trainings"].get(name, "") >= start for name in need["trainings"]),
        any(
            LEVELS.index(volunteer["languages"].get(code, "A1")) >= least
            for code in need["languages_any"]
            if code in volunteer["languages"]
        ),
        need["kind"] in volunteer["kinds"],
        not need["kind"].startswith("beratung") or need["kind"] in volunteer["qualified"],
        need["gender"] in (None, volunteer["gender"]),
        volunteer["id"] not in need["excluded"] and not {need["id"], need["client"]} & set(volunteer["excluded"]),
        way <= volunteer["max_km"],
        volunteer["capacity"] >= 1,
        volunteer["minutes_week"] >= need["minutes"],
    ]
    common = set(need["slots"]) & set(volunteer["slots"])
    return (common if place["open"] is None else common & set(place["open"])) if all(fine) else set()


def best(data: Data) -> Result | None:
    """The best result among all plans that keep every pin; None if no plan does."""
    return max((result for result in map(lambda teams: _result(data, teams), _plans(data)) if result), default=None)


def _plans(data: Data) -> Iterator[list[tuple[str, ...]]]:
    ids = [volunteer["id"] for volunteer in data["volunteers"]]
    return map(list, product(*([(), *combinations(ids, need["count"])] for need in data["needs"])))


def _result(data: Data, teams: list[tuple[str, ...]]) -> Result | None:
    pairs = {(need["id"], one) for need, team in zip(data["needs"], teams, strict=True) for one in team}
    if not pairs.issuperset(map(tuple, data.get("pins", []))) or not _people_can(data, pairs) or not _slots_exist(data, teams):
        return None
    tiers = tuple(
        sum(bool(team) and need["tier"] == tier for need, team in zip(data["needs"], teams, strict=True)) for tier in (1, 2, 3)
    )
    kept = len(pairs & set(map(tuple, data.get("previous_plan") or [])))
    loads = [sum(one == volunteer["id"] for _, one in pairs) for volunteer in data["volunteers"]]
    points = sum(data.get("scores", {}).get(f"{need}|{one}", 0) for need, one in pairs)
    return tiers, kept, points - data.get("load_penalty", 0) * sum(c * (c - 1) // 2 for c in loads)


def _people_can(data: Data, pairs: set[tuple[str, str]]) -> bool:
    minutes = {need["id"]: need["minutes"] for need in data["needs"]}
    for volunteer in data["volunteers"]:
        theirs = [need for need, one in pairs if one == volunteer["id"]]
        if len(theirs) > volunteer["capacity"] or sum(minutes[need] for need in theirs) > volunteer["minutes_week"]:
            return False
    return True


def _slots_exist(data: Data, teams: list[tuple[str, ...]]) -> bool:
    """Whether each team finds one common slot such that nobody is in two places at once."""
    people = {volunteer["id"]: volunteer for volunteer in data["volunteers"]}
    filled = [(need, team) for need, team in zip(data["needs"], teams, strict=True) if team]
    choices = [set.intersection(*(possible(data, need, people[one]) for one in team)) for need, team in filled]
    for slots in product(*choices):
        seats = [(one, slot) for (_, team), slot in zip(filled, slots, strict=True) for one in team]
        if len(set(seats)) == len(seats):
            return True
    return False


def a_problem(seed: int) -> Data:
    """A small problem with a bit of everything: groups, advice, exclusions, distances, minutes, pins, a previous plan."""
    random = Random(seed)
    days = ["2026-02-28", "2026-03-01", "2027-01-31"]
    some = lambda pool, least=1: random.sample(pool, random.randint(least, len(pool)))  # noqa: E731
    volunteers = [_a_volunteer(random, f"V{number}", days, some) for number in range(random.randint(2, 5))]
    needs = [_a_need(random, f"N{number}", some, [one["id"] for one in volunteers]) for number in range(random.randint(2, 4))]
    pairs = [[need["id"], one["id"]] for need in needs for one in volunteers]
    data: Data = {
        "as_of": "2026-03-01",
        "institutions": [
            {"id": "JVA-A", "open": some(SLOTS, 2), "requires_admission": True},
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


def _a_volunteer(random: Random, name: str, days: list[str], some: Any) -> Data:
    return {
        "id": name,
        "gender": random.choice(["w", "m", None]),
        "consent": random.random() < 0.95,
        "screening_until": random.choices([None, *days], [1, 1, 4, 10])[0],
        "admitted": {"JVA-A": random.choice(days[1:])} if random.random() < 0.8 else {},
        "languages": {"de": random.choice(["A2", "B1", "M"]), **({"ar": "C1"} if random.random() < 0.4 else {})},
        "trainings": {"basis": random.choices(days, [1, 4, 10])[0]},
        "kinds": some(KINDS, 2),
        "qualified": some(KINDS[1:2], 0),
        "capacity": random.choice([0, 1, 1, 2, 2, 3]),
        "minutes_week": random.choice([60, 120, 150, 240]),
        "slots": some(SLOTS, 2),
        "max_km": 30,
        "interests": [],
        "experience": 1,
        "excluded": random.choices([[], ["N1"], ["K-N0"]], [8, 1, 1])[0],
    }


def _a_need(random: Random, name: str, some: Any, volunteers: list[str]) -> Data:
    return {
        "id": name,
        "client": f"K-{name}",
        "institution": random.choice(["JVA-A", "ZUE-C"]),
        "kind": random.choice([*KINDS, "besuch", "gruppe"]),
        "languages_any": random.choice([["de"], ["de", "ar"]]),
        "min_level": random.choice(["A1", "A2", "B1"]),
        "trainings": random.choice([[], ["basis"]]),
        "gender": random.choices([None, "w"], [6, 1])[0],
        "slots": some(SLOTS, 2),
        "minutes": random.choice([60, 60, 90, 120]),
        "count": random.choices([1, 2, 3], [6, 3, 1])[0],
        "tier": random.randint(1, 3),
        "excluded": random.choices([[], volunteers[:1]], [8, 1])[0],
    }
