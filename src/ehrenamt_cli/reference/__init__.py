"""What every register begins with: activities, institutions, what they require, authorities, and postal codes."""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from os.path import dirname, join
from typing import Any

Rows = list[dict[str, str]]

_HERE = dirname(__file__)


def activities() -> Rows:
    """The kinds of activity with colour, flags (``0``/``1``) and the green part that a refusal proposes."""
    return _rows("activities.csv")


def organisations(land: str = "") -> Rows:
    """Prisons, probation districts and drop-in centres, with how certain each is; of one Land (``NI``) or of all."""
    return [row for row in _rows("organisations.csv") if land in ("", row["land"])]


def requirements() -> Rows:
    """The proofs that kinds of organisation and activity ask of volunteers, lists separated by semicolons; empty: all."""
    return _rows("requirements.csv")


def authorities(regime: str, land: str) -> Rows:
    """The data protection authorities of a law in a Land; an empty ``land`` is in charge everywhere.

    Prisons are watched over by the authority of the Land. Which one is in charge of a Catholic organisation follows its
    diocese; only those that are certain are listed.
    """
    wanted = "dsgvo" if regime == "jvollzdsg" else regime
    return [row for row in _rows("authorities.csv") if row["regime"] == wanted and row["land"] in ("", land)]


def demo() -> dict[str, Any]:
    """The made-up register: blocks of records in the order in which they are kept."""
    with open(join(_HERE, "demo.toml"), "rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def postal_codes() -> dict[str, tuple[float, float, str]]:
    """Postal code → latitude, longitude (degrees, the middle of the area), town.

    A line of the file holds five digits each for code, latitude and longitude (thousandths of a degree), then the
    town, which is left out where it is that of the line before.
    """
    table = {}
    town = ""
    with open(join(_HERE, "postal_codes.txt"), encoding="utf-8") as file:
        for line in file:
            town = line[15:-1] or town
            table[line[:5]] = (int(line[5:10]) / 1000, int(line[10:15]) / 1000, town)
    return table


@lru_cache(maxsize=4)
def _read(name: str) -> tuple[dict[str, str], ...]:
    with open(join(_HERE, name), encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _rows(name: str) -> Rows:
    return [dict(row) for row in _read(name)]
