"""A whole register from a seed: places, people with everything on record, needs, and what runs already.

``python -m bench.registers PLACES VOLUNTEERS NEEDS`` fills the register in use, which must be new. Half of the places are prisons
and admit each volunteer themselves, half are shelters, so that only languages, times and the way keep people apart there.
"""

from __future__ import annotations

import sys
from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from bench.problems import LANGUAGES, LEVELS
from ehrenamt_cli import clock
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.reference import postal_codes
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import records as stored

Row = dict[str, Any]

KINDS = (
    "einzelbegleitung",
    "besuchsdienst",
    "gespraechsgruppe",
    "sprachbegleitung",
    "behoerdenbegleitung",
    "alltagsbegleitung",
    "hausaufgabenhilfe",
    "briefkontakt",
)
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FIRST = ("Anna", "Bilal", "Carla", "Dilan", "Edith", "Farid", "Greta", "Hamza", "Ines", "Jonas", "Katrin", "Leyla", "Milan")
LAST = ("Abendroth", "Birkenfeld", "Dornbusch", "Eichhorn", "Feldmann", "Gruber", "Heidkamp", "Ilgner", "Jansen", "Kornblum")
PROOFS = ("secrecy", "formal_undertaking", "training", "certificate")
REGION = 12
"""Places among which one person may be admitted to several."""


def fill(places: int, volunteers: int, needs: int, seed: int = 1) -> None:
    """Keep so many of each in the register in use; the same numbers and seed give the same people."""
    random = Random(seed)
    codes = sorted(postal_codes())
    numbers = count(1)

    def keep(name: str, rows: Iterable[Row]) -> list[Row]:
        """Keys in the order of rows: the file is filled from front to back, which takes minutes less."""
        entity = ENTITIES[name]
        given = ({"id": f"{entity.letter}-{next(numbers):07}", **row} for row in rows)
        with book.change():
            return stored.add(book, entity, [records.completed(entity, row) for row in given])

    with registers.opened() as book:
        homes = keep("organisations", (_place(random, number, codes) for number in range(places)))
        keep("contacts", (_contact(home, deputy) for home in homes for deputy in (0, 1)))
        people = keep("volunteers", (_volunteer(random, number, homes, codes) for number in range(volunteers)))
        keep("screenings", (one for person in people for one in _screenings(random, person, homes)))
        clients = keep("clients", ({"wish": "jemand zum Reden"} for _ in range(needs // 2)))
        keep("needs", (_need(random, number, homes, clients) for number in range(needs)))
        past = keep("needs", (_need(random, number, homes, clients, "filled") for number in range(volunteers // 3)))
        keep("placements", (_placement(random, need, people) for need in past))
        pairs = ((_drawn(random, people), _drawn(random, clients)) for _ in range(len(clients) // 10))
        keep("exclusions", ({"volunteer_id": v["id"], "client_id": c["id"], "reason": "conflict"} for v, c in pairs))


def _place(random: Random, number: int, codes: list[str]) -> Row:
    prison = number % 2 == 0
    return {
        "name": f"{'JVA' if prison else 'Unterkunft'} Musterort {number:05}",
        "kind": "prison" if prison else "shelter",
        "land": "NW",
        "postal_code": _drawn(random, codes),
        "opening_hours": [f"{day} 09:00-20:00" for day in DAYS if random.random() < 0.8] if prison else [],
    }


def _contact(home: Row, deputy: int) -> Row:
    name = f"{LAST[deputy]} von {home['name']}"
    return {"name": name, "organisation_id": home["id"], "deputy": deputy, "begins_on": "2020-01-01"}


def _volunteer(random: Random, number: int, homes: list[Row], codes: list[str]) -> Row:
    home = _drawn(random, homes)
    near = bisect(codes, home["postal_code"]) + int(random.random() * 60) - 30
    status = _one_of(random, (("active", 85), ("paused", 5), ("screening", 5), ("ended", 5)))
    spoken = {_one_of(random, LANGUAGES): _one_of(random, LEVELS) for _ in range(int(random.random() * 4))}
    return {
        "name": f"{_drawn(random, FIRST)} {_drawn(random, LAST)}-{number:06}",
        "status": status,
        "end_reason": "moved" if status == "ended" else None,
        "gender": _one_of(random, (("female", 60), ("male", 38), ("diverse", 1), (None, 1))),
        "born_on": date(1945 + int(random.random() * 60), 3, 4).isoformat(),
        "postal_code": None if random.random() < 0.02 else codes[near % len(codes)],
        "languages": ["de:native", *(f"{code}:{level}" for code, level in sorted(spoken.items()) if code != "de")],
        "interests": sorted({_drawn(random, KINDS) for _ in range(int(random.random() * 4))}),
        "availability": sorted({_span(random) for _ in range(int(random.random() * 5))}),
        "hours_week": _one_of(random, ((None, 40), (1, 10), (2, 30), (4, 20))),
        "capacity": _one_of(random, ((1, 65), (2, 27), (3, 8))),
        "max_km": _one_of(random, ((10, 10), (20, 20), (30, 50), (50, 15), (None, 5))),
        "consent_on": None if random.random() < 0.03 else "2026-01-15",
        "enquired_on": _ago(random, 700),
    }


def _screenings(random: Random, person: Row, homes: list[Row]) -> Iterator[Row]:
    for kind in PROOFS:
        if random.random() < 0.9:
            yield {"volunteer_id": person["id"], "kind": kind, "seen_on": _ago(random, 1500), "result": "positive"}
    first = int(random.random() * len(homes)) // REGION * REGION
    around = homes[first : first + REGION]
    for _ in range(_one_of(random, ((0, 30), (1, 50), (2, 20)))):
        until = (clock.today() + timedelta(days=int(random.random() * 900) - 100)).isoformat()
        yield {
            "volunteer_id": person["id"],
            "kind": "admission",
            "organisation_id": _drawn(random, around)["id"],
            "seen_on": "2026-01-15",
            "valid_until": until,
            "result": "positive",
        }


def _need(random: Random, number: int, homes: list[Row], clients: list[Row], status: str = "open") -> Row:
    language = _one_of(random, LANGUAGES)
    return {
        "title": f"{'Bedarf' if status == 'open' else 'Begleitung'} {number:06}",
        "organisation_id": _drawn(random, homes)["id"],
        "activity_id": _drawn(random, KINDS),
        "client_id": _drawn(random, clients)["id"] if clients and random.random() < 0.7 else None,
        "people": _one_of(random, ((1, 92), (2, 6), (3, 2))),
        "tier": _one_of(random, (("1", 20), ("2", 50), ("3", 30))),
        "languages": [f"{language}:{'A2' if language == 'de' else _one_of(random, LEVELS)}"] if random.random() < 0.6 else [],
        "times": sorted({_span(random) for _ in range(int(random.random() * 4))}),
        "minutes_week": _one_of(random, ((60, 50), (90, 30), (120, 20))),
        "gender": _one_of(random, ((None, 85), ("female", 10), ("male", 5))),
        "status": status,
        "registered_on": _ago(random, 300),
    }


def _placement(random: Random, need: Row, people: list[Row]) -> Row:
    ended = random.random() < 0.5
    return {
        "need_id": need["id"],
        "volunteer_id": _drawn(random, people)["id"],
        "status": "ended" if ended else _one_of(random, (("running", 80), ("trial", 10), ("proposed", 10))),
        "start_on": "2026-03-02",
        "ended_on": _ago(random, 200) if ended else None,
        "end_reason": _one_of(random, (("goal_reached", 80), ("no_fit", 20))) if ended else None,
    }


def _span(random: Random) -> str:
    begin = 8 + int(random.random() * 10)
    return f"{_drawn(random, DAYS)} {begin:02}:00-{min(22, begin + 2 + int(random.random() * 4)):02}:00"


def _ago(random: Random, most: int) -> str:
    return (clock.today() - timedelta(days=int(random.random() * most))).isoformat()


def _drawn(random: Random, choices: Any) -> Any:
    return choices[int(random.random() * len(choices))]


def _one_of(random: Random, choices: tuple[tuple[Any, int], ...]) -> Any:
    left = random.random() * sum(often for _, often in choices)
    for choice, often in choices:
        left -= often
        if left < 0:
            return choice
    return choices[-1][0]


if __name__ == "__main__":
    fill(*map(int, sys.argv[1:4]))
