"""Keys of records: made by the program, short enough to type, not to be guessed, and looked up many at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.storage.register import Register

SHORTEST = 4
"""So many signs follow the letter of a key while there is room."""

_AT_A_TIME = 500

_ALPHABET = b"0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without the letters that are mistaken for digits."""

_SIGNS = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))


def for_new(register: Register, entity: Entity, rows: Sequence[Row]) -> list[str]:
    """A key for each new record: its own where it brings one, else the shortest on offer that is free."""
    ids = [row.get("id") or "" for row in rows]
    taken = {record_id for record_id in ids if record_id}
    waiting = [number for number, record_id in enumerate(ids) if not record_id]
    for length in count(SHORTEST):
        if not waiting:
            break
        offered = {number: _offer(entity, rows[number], length) for number in waiting}
        taken |= {row["id"] for row in rows_of(register, entity, ("id",), offered.values())}
        taken |= _known_before(register, offered.values()) if entity.letter else set()
        for number, record_id in offered.items():
            if record_id not in taken:
                ids[number] = record_id
                taken.add(record_id)
        waiting = [number for number in waiting if not ids[number]]
    return ids


def rows_of(register: Register, entity: Entity, columns: Iterable[str], ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The given columns of the records with these keys, ordered by key."""
    wanted = sorted(set(ids))
    names = ", ".join(f'"{column}"' for column in columns)
    for start in range(0, len(wanted), _AT_A_TIME):
        part = {f"id{number}": record_id for number, record_id in enumerate(wanted[start : start + _AT_A_TIME])}
        places = ", ".join(f":{name}" for name in part)
        yield from register.rows(f'SELECT {names} FROM "{entity.plural}" WHERE id IN ({places}) ORDER BY id', **part)


def _known_before(register: Register, ids: Iterable[str]) -> set[str]:
    """Keys that records had which are gone: whoever still uses one must not meet somebody else."""
    keys = json.dumps(list(ids))
    sql = "SELECT DISTINCT record_id FROM history WHERE record_id IN (SELECT value FROM json_each(:keys))"
    return {row["record_id"] for row in register.rows(sql, keys=keys)}


def _offer(entity: Entity, row: Row, length: int) -> str:
    """The letter of the kind and random signs; in a catalogue, whose keys have no letter, the name and a number."""
    if entity.letter:
        return f"{entity.letter}-{os.urandom(length).translate(_SIGNS).decode()}"
    name = "-".join(tokens(entity.own_title(row))) or entity.name
    return name if length == SHORTEST else f"{name}-{length - SHORTEST + 1}"
