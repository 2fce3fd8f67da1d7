"""Where a postal code lies, and how far two of them are apart: offline, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from ehrenamt_cli.reference import postal_codes

EARTH_RADIUS_KM = 6371.0


def distance_km(postal_code_a: str, postal_code_b: str) -> float | None:
    """Kilometres between the middles of two postal code areas, to 100 m; None if either is unknown."""
    table = postal_codes()
    if postal_code_a not in table or postal_code_b not in table:
        return None
    (lat_a, lon_a, _), (lat_b, lon_b, _) = table[postal_code_a], table[postal_code_b]
    north, east = radians(lat_b - lat_a), radians(lon_b - lon_a)
    half_chord = sin(north / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east / 2) ** 2
    return round(2 * EARTH_RADIUS_KM * asin(sqrt(half_chord)), 1)


def town(postal_code: str) -> str:
    """The town of a postal code; empty if it is unknown."""
    found = postal_codes().get(postal_code)
    return found[2] if found else ""
