"""Who can come into question for a need at all: the conditions that decide first, asked of the database.

None of them asks more than a criterion does, so nobody who suits is left out; the criteria still look at all who are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.storage.register import Register

CONDITIONS: Mapping[str, str] = {
    "ZULASSUNG": """v.id IN (SELECT volunteer_id FROM screenings
        WHERE organisation_id = :place AND kind = 'admission' AND result = 'positive')""",
    "SPRACHE": """v.id IN (SELECT record_id FROM terms WHERE entity = 'volunteers' AND field = 'languages'
        AND term IN (SELECT value FROM json_each(:languages)))""",
    "AKTIV": "+v.status = 'active'",
    "EINWILLIGUNG": "v.consent_on <> ''",
    "GESCHLECHT": "v.gender = :gender",
    "AUFGABE": "(v.interests = '[]' OR instr(v.interests, :kind) OR instr(v.qualifications, :qualification))",
    "QUALIFIKATION": "instr(v.qualifications, :proof)",
    "KAPAZITAET": """v.capacity > (SELECT count(*) FROM placements p
        WHERE p.volunteer_id = v.id AND p.status <> 'ended')""",
    "KONFLIKT": "NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.volunteer_id = v.id AND x.client_id = :client)",
    "SCHULUNG": """EXISTS (SELECT 1 FROM screenings s
        WHERE s.volunteer_id = v.id AND s.kind = 'training' AND s.result = 'positive')""",
}
"""By criterion; the first two are those by which people are looked up in an index."""


def possible(register: Register, asked: Iterable[str], values: Mapping[str, Any]) -> set[str]:
    """The keys of the volunteers who fulfil all the conditions."""
    return _found(register, [CONDITIONS[code] for code in asked], values)


def nearly(register: Register, asked: Iterable[str], values: Mapping[str, Any], most: int) -> set[str]:
    """The keys of some who fulfil all the conditions but one, ``most`` for each."""
    codes = list(asked)
    found: set[str] = set()
    for code in codes:
        others = [CONDITIONS[other] for other in codes if other != code]
        found |= _found(register, [*others, f"NOT coalesce({CONDITIONS[code]}, 0)"], values, most)
    return found


def _found(register: Register, conditions: Iterable[str], values: Mapping[str, Any], most: int = -1) -> set[str]:
    where = " AND ".join(["+v.status <> 'ended'", *conditions])
    return {row["id"] for row in register.rows(f"SELECT v.id FROM volunteers v WHERE {where} LIMIT {int(most)}", **values)}
