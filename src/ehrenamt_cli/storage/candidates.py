"""Who can come into question for a need at all: the conditions that decide first, asked of the database.

None of them asks more than a criterion does, so nobody who suits is left out; the criteria still look at all who are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.storage.register import Register

CONDITIONS: Mapping[str, str] = {
    "ZULASSUNG": """EXISTS (SELECT 1 FROM screenings a WHERE a.volunteer_id = v.id
        AND +a.organisation_id = :place AND +a.kind = 'admission' AND +a.result = 'positive')""",
    "SPRACHE": """EXISTS (SELECT 1 FROM terms t WHERE t.entity = 'volunteers' AND t.field = 'languages'
        AND t.term IN (SELECT value FROM json_each(:languages)) AND t.record_id = v.id)""",
    "AKTIV": "+v.status = 'active'",
    "EINWILLIGUNG": "v.consent_on <> ''",
    "GESCHLECHT": "v.gender = :gender",
    "AUFGABE": "(v.interests = '[]' OR instr(v.interests, :kind) OR instr(v.qualifications, :qualification))",
    "QUALIFIKATION": "instr(v.qualifications, :proof)",
    "KAPAZITAET": """v.capacity > (SELECT count(*) FROM placements p
        WHERE p.volunteer_id = v.id AND +p.status <> 'ended')""",
    "KONFLIKT": "NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.volunteer_id = v.id AND +x.client_id = :client)",
    "SCHULUNG": """(EXISTS (SELECT 1 FROM screenings s
        WHERE s.volunteer_id = v.id AND +s.kind = 'training' AND +s.result = 'positive')
        OR EXISTS (SELECT 1 FROM exemptions b WHERE b.volunteer_id = v.id AND +b.requirement = 'training'))""",
}
"""By criterion; a plus keeps the database from any index but that of the volunteer."""

_LOOKED_UP: Mapping[str, str] = {
    "ZULASSUNG": """SELECT DISTINCT volunteer_id AS id FROM screenings
        WHERE organisation_id = :place AND +kind = 'admission' AND +result = 'positive'""",
    "SPRACHE": """SELECT DISTINCT record_id AS id FROM terms WHERE entity = 'volunteers' AND field = 'languages'
        AND term IN (SELECT value FROM json_each(:languages))""",
}
"""How people are looked up by the first of these that is asked for, instead of going through all of them."""


def possible(register: Register, asked: Iterable[str], values: Mapping[str, Any]) -> set[str]:
    """The keys of the volunteers who fulfil all the conditions."""
    return _found(register, list(asked), "", values)


def nearly(register: Register, asked: Iterable[str], values: Mapping[str, Any], most: int) -> set[str]:
    """The keys of some who fulfil all the conditions but one, ``most`` for each."""
    codes = list(asked)
    return {key for code in codes for key in _found(register, codes, code, values, most)}


def _found(register: Register, asked: list[str], missed: str, values: Mapping[str, Any], most: int = -1) -> set[str]:
    held = [code for code in asked if code != missed]
    conditions = ["+v.status <> 'ended'", *(CONDITIONS[code] for code in held)]
    if missed:
        conditions.append(f"NOT coalesce({CONDITIONS[missed]}, 0)")
    key = next((code for code in _LOOKED_UP if code in held), None)
    source = f"({_LOOKED_UP[key]}) k CROSS JOIN volunteers v ON v.id = k.id" if key else "volunteers v"
    sql = f"SELECT v.id FROM {source} WHERE {' AND '.join(conditions)} LIMIT {int(most)}"
    return {row["id"] for row in register.rows(sql, **values)}
