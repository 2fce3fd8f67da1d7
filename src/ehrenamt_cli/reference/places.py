"""Where a postal code lies, and how far two of them are apart: offline, as the crow flies."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from ehrenamt_cli.reference import postal_codes

EARTH_RADIUS_KM = 6371.0

KM_A_DEGREE = EARTH_RADIUS_KM * radians(1)
"""From one degree of latitude to the next."""


def distance_km(postal_code_a: str, postal_code_b: str) -> float | None:
    """Kilometres between the middles of two postal code areas, to 100 m; None if either is unknown."""
    table = postal_codes()
    if postal_code_a not in table or postal_code_b not in table:
        return None
    (lat_a, lon_a, _), (lat_b, lon_b, _) = table[postal_code_a], table[postal_code_b]
    north, east = radians(lat_b - lat_a), radians(lon_b - lon_a)
    half_chord = sin(north / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east / 2) ** 2
    return round(2 * EARTH_RADIUS_KM * asin(sqrt(half_chord)), 1)


def distances(postal_code: str, others: Iterable[str | None], most: float) -> dict[str | None, float | None]:
    """Kilometres to those of the others that lie within ``most``; None for those that nobody knows, or all if this one is not."""
    table = postal_codes()
    here = table.get(postal_code)
    if not here:
        return dict.fromkeys(others)
    found: dict[str | None, float | None] = {}
    reach = (most + 1) / KM_A_DEGREE
    for other in others:
        there = table.get(other or "")
        if there is None:
            found[other] = None
        elif abs(there[0] - here[0]) <= reach:
            way = distance_km(postal_code, other or "")
            if way is not None and way <= most:
                found[other] = way
    return found


def town(postal_code: str) -> str:
    """The town of a postal code; empty if it is unknown."""
    found = postal_codes().get(postal_code)
    return found[2] if found else ""
