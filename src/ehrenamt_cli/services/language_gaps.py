"""Languages: what is needed where, who is there for it, and what is missing."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from ehrenamt_cli.domain.interpreted import answering
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.reports import SMALL
from ehrenamt_cli.reference.places import distance_km
from ehrenamt_cli.services.interpreter_offers import Offer, offers_of
from ehrenamt_cli.storage import figures
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

GERMAN = "de"
"""Not looked for: that is what everybody interprets to."""


def by_language(register: Register, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each language: wanted, spoken, interpreted, sworn, booked."""
    wanted: Counter[str] = Counter()
    for row in figures.figure(register, "languages_wanted", asked):
        for entry in json.loads(row["label"]):
            wanted[entry.partition(":")[0]] += row["people"]
    spoken = {row["label"]: row["people"] for row in figures.figure(register, "languages_spoken", asked)}
    booked = {row["label"]: row["booked"] for row in figures.figure(register, "languages_booked", asked)}
    offered = {code: [*filter(_there, found)] for code, found in offers_of(register, LANGUAGE_NAMES).items()}
    return [
        {
            "label": code,
            "wanted": wanted[code],
            "spoken": spoken.get(code, 0),
            "interpreters": len(offered.get(code, ())),
            "sworn": sum(one.tongue.sworn for one in offered.get(code, ())),
            "booked": booked.get(code, 0),
        }
        for code in sorted({*wanted, *spoken, *booked, *(code for code, found in offered.items() if found)})
    ]


def by_place(register: Register, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each organisation and language needed there; ``label`` holds the keys of both."""
    needed = needed_at(register, asked)
    places = {row["id"]: row for row in stored.referring(register, ORGANISATIONS, "id", {place for place, _ in needed})}
    there: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in figures.figure(register, "languages_there", asked):
        there[row["place"], row["label"]].add(row["person"])
    offered = offers_of(register, {code for _, code in needed})
    rows = []
    for (place, code), number in needed.items():
        near = [one for one in offered[code] if _there(one) and _reaches(one, places[place]["postal_code"])]
        speaking = set().union(*(there[place, narrow] for narrow in answering(code)))
        available = speaking | {one.volunteer["id"] if one.volunteer else one.id for one in near}
        rows.append(
            {
                "label": f"{place} {code}",
                "missing": max(0, number - len(available)),
                "wanted": number,
                "spoken": len(speaking),
                "interpreters": len(near),
                "sworn": sum(one.tongue.sworn for one in near),
            }
        )
    return rows


def needed_at(register: Register, asked: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """How many people are needed for which language at which organisation, by the keys of both.

    A language of the house, or of so many clients there that none is betrayed, needs at least one.
    """
    needed: Counter[tuple[str, str]] = Counter()
    for row in figures.figure(register, "languages_wanted_where", asked):
        for entry in json.loads(row["label"]):
            needed[row["place"], entry.partition(":")[0]] += row["people"]
    spoken: Counter[tuple[str, str]] = Counter()
    for row in figures.figure(register, "languages_of_clients", asked):
        for entry in json.loads(row["label"]):
            spoken[row["place"], entry.partition(":")[0]] += row["people"]
    houses = figures.figure(register, "languages_of_houses", asked)
    said = [(row["place"], entry.partition(":")[0]) for row in houses for entry in json.loads(row["label"])]
    for at in (*said, *(at for at, people in spoken.items() if people >= SMALL)):
        needed[at] = max(1, needed[at])
    return {at: number for at, number in needed.items() if at[1] != GERMAN}


def _there(one: Offer) -> bool:
    return not one.ended and (one.volunteer is None or one.volunteer["status"] in ("active", "paused"))


def _reaches(one: Offer, postal_code: str | None) -> bool:
    """Whether somebody goes that far; where nothing is known, nothing stands against it."""
    km = distance_km(one.postal_code, postal_code) if one.postal_code and postal_code else None
    return km is None or one.max_km is None or km <= one.max_km
