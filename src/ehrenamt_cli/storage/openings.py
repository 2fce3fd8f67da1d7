"""Which open needs can come into question for one person at all: the conditions that decide first, asked of the database.

None of them asks more than a criterion does. Everything that is read stands in one index, led by status and organisation.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.storage.register import Register

CONDITIONS: Mapping[str, str] = {
    "SPRACHE": "(n.languages = '[]' OR {languages})",
    "GESCHLECHT": "(coalesce(n.gender, '') = '' OR n.gender = coalesce(:gender, ''))",
    "AUFGABE": "n.activity_id IN (SELECT value FROM json_each(:kinds))",
}
"""By criterion."""

_COLUMNS = "n.id, n.title, n.organisation_id, n.postal_code, n.activity_id, n.tier, n.languages, n.client_id, n.registered_on"


class Spot(NamedTuple):
    """Where needs are: an organisation, a postal code if they are elsewhere, and what they miss there already, as bits."""

    organisation: str
    postal_code: str
    missed: int


def count(register: Register) -> int:
    """How many needs are open."""
    row = register.one("SELECT count(*) AS n FROM needs WHERE status = 'open'")
    return row["n"] if row else 0


def organisations(register: Register) -> Iterator[dict[str, Any]]:
    """Who admits people, and where they are."""
    return register.rows("SELECT id, kind, requires_admission, postal_code FROM organisations")


def elsewhere(register: Register) -> Iterator[dict[str, Any]]:
    """The places of open needs that are not at their organisation."""
    sql = "SELECT DISTINCT organisation_id, postal_code FROM needs WHERE status = 'open' AND postal_code <> ''"
    return register.rows(sql)


def at(register: Register, spots: Collection[Spot], values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The open needs there that miss at most one condition; ``missed`` is its bit, 0 for none."""
    spoken = {f"language{number}": entry for number, entry in enumerate(values["languages"])}
    words = {"languages": " OR ".join(f"instr(n.languages, :{name})" for name in spoken) or "0"}
    missed = [f"(NOT {condition.format(**words)})" for condition in CONDITIONS.values()]
    bits = " + ".join(f"{one} * {1 << bit}" for bit, one in enumerate(missed))
    sql = f"""
        SELECT {_COLUMNS}, {bits} + json_extract(s.value, '$[2]') AS missed
        FROM json_each(:spots) s CROSS JOIN needs n
          ON n.status = 'open' AND n.organisation_id = json_extract(s.value, '$[0]')
        WHERE coalesce(n.postal_code, '') = json_extract(s.value, '$[1]')
          AND {" + ".join(missed)} + (json_extract(s.value, '$[2]') > 0) <= 1"""
    return register.rows(sql, **{**values, "languages": None}, **spoken, spots=json.dumps([*spots]))
