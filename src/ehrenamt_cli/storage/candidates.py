"""Who can come into question for a need at all: the conditions that decide first, asked of the database.

None of them asks more than a criterion does, so nobody who suits is left out; the criteria still look at all who are found.
Everything that is read stands in one index, led by how far people go and where they live.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ehrenamt_cli.storage.register import Register

CONDITIONS: Mapping[str, str] = {
    "AKTIV": "v.status = 'active'",
    "EINWILLIGUNG": "v.consent_on <> ''",
    "SPRACHE": "{languages}",
    "GESCHLECHT": "v.gender = :gender",
    "AUFGABE": "(v.interests = '[]' OR instr(v.interests, :kind) OR instr(v.qualifications, :qualification))",
    "QUALIFIKATION": "instr(v.qualifications, :proof)",
    "KAPAZITAET": "v.capacity > 0",
}
"""By criterion."""

_COLUMNS = "v.id, v.name, v.postal_code, v.max_km, v.capacity, v.languages, v.interests, v.enquired_on"

_ADMITTED = """(SELECT DISTINCT volunteer_id AS id FROM screenings
    WHERE organisation_id = :place AND +kind = 'admission' AND +result = 'positive') a
    CROSS JOIN volunteers v WHERE v.id = a.id"""

_LIVING = """json_each(:homes) h CROSS JOIN volunteers v
    WHERE v.max_km IS json_extract(h.value, '$[0]') AND v.postal_code IS json_extract(h.value, '$[1]')"""

_UNLIMITED = "volunteers v WHERE v.max_km IS NULL"
_ANYWHERE = "volunteers v WHERE 1"

_TRAINED = """
    SELECT volunteer_id AS id FROM screenings
    WHERE volunteer_id IN (SELECT value FROM json_each(:keys)) AND +kind = 'training' AND +result = 'positive'
    UNION SELECT volunteer_id FROM exemptions
    WHERE volunteer_id IN (SELECT value FROM json_each(:keys)) AND +requirement = 'training'"""

_CLIENTS = """
    SELECT DISTINCT p.volunteer_id AS id FROM needs n JOIN placements p ON p.need_id = n.id
    WHERE n.client_id = :client AND +p.status <> 'ended'"""


def limits(register: Register) -> list[int]:
    """How far people go at most, each number once, without looking at everybody."""
    sql = """
        WITH RECURSIVE each_limit(km) AS (
            SELECT min(max_km) FROM volunteers
            UNION ALL SELECT (SELECT min(max_km) FROM volunteers WHERE max_km > km) FROM each_limit WHERE km IS NOT NULL)
        SELECT km FROM each_limit WHERE km IS NOT NULL"""
    return [row["km"] for row in register.rows(sql)]


def postal_codes(register: Register) -> list[str | None]:
    """Where people live, each postal code once; None where somebody has none."""
    row = register.one("SELECT json_group_array(postal_code) AS codes FROM (SELECT DISTINCT postal_code FROM volunteers)")
    return list(json.loads(row["codes"])) if row else []


def admitted(register: Register, asked: Sequence[str], values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Those admitted at ``place`` at some time, who miss at most one condition; ``missed`` is its bit, 0 for none."""
    return _found(register, _ADMITTED, asked, values)


def living(
    register: Register, homes: Collection[tuple[int, str | None]], asked: Sequence[str], values: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Those who go so far and live there and miss at most one condition, and those who go everywhere and miss none."""
    yield from _found(register, _LIVING, asked, {**values, "homes": json.dumps([*homes])})
    yield from _found(register, _UNLIMITED, asked, values, "= 0")


def anywhere(register: Register, asked: Sequence[str], values: Mapping[str, Any], few: int) -> Iterator[dict[str, Any]]:
    """Those who miss no condition, wherever they live, and a ``few`` who miss one."""
    yield from _found(register, _ANYWHERE, asked, values, "= 0")
    yield from _found(register, _ANYWHERE, asked, values, f"= 1 LIMIT {int(few)}")


def trained(register: Register, keys: Iterable[str]) -> set[str]:
    """Those of them who have been trained in anything, or need not be."""
    return {row["id"] for row in register.rows(_TRAINED, keys=json.dumps([*keys]))}


def companions(register: Register, client: str) -> set[str]:
    """Who accompanies a client already."""
    return {row["id"] for row in register.rows(_CLIENTS, client=client)}


def _found(
    register: Register, source: str, asked: Sequence[str], values: Mapping[str, Any], misses: str = "<= 1"
) -> Iterator[dict[str, Any]]:
    spoken = {f"language{number}": entry for number, entry in enumerate(values["languages"])}
    words = {"languages": " OR ".join(f"instr(v.languages, :{name})" for name in spoken) or "1"}
    missed = [f"(NOT coalesce({CONDITIONS[code].format(**words)}, 0))" for code in asked]
    bits = " + ".join(f"{one} * {1 << bit}" for bit, one in enumerate(missed))
    sql = f"SELECT {_COLUMNS}, {bits} AS missed FROM {source} AND v.status <> 'ended' AND {' + '.join(missed)} {misses}"
    return register.rows(sql, **{**values, "languages": None}, **spoken)
