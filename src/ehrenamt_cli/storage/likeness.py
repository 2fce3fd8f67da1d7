"""The records that may be about the same, as far as a database can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.storage.register import Register

_LAST_DIGITS = 6


def compared(register: Register, entity: Entity, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Those columns of every record of a kind, with its key, in the order of keys."""
    names = ", ".join(f'"{column}"' for column in columns)
    return register.rows(f'SELECT id, {names} FROM "{entity.plural}" ORDER BY id')


def near(register: Register, entity: Entity, columns: Sequence[str], row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records that have something in common with this one that few have: name, birthday, phone, e-mail or postal code."""
    names = ", ".join(f'"{column}"' for column in columns)
    conditions = ["sort_key = :sort_key"]
    values = {"sort_key": entity.sort_key(row)}
    for column, expression in _IN_COMMON.items():
        if column in columns and row.get(column):
            conditions.append(f"{expression} = :{column}")
            values[column] = _typed(column, row[column])
    if "born_on" in columns and row.get("born_on"):
        year, month, day = row["born_on"].split("-")
        conditions.append("born_on = :turned")
        values["turned"] = f"{year}-{day}-{month}"
    where = " OR ".join(conditions)
    return register.rows(f'SELECT id, {names} FROM "{entity.plural}" WHERE {where} ORDER BY id', **values)


_DIGITS = "phone"
for _sign in " -/()+.":
    _DIGITS = f"replace({_DIGITS}, '{_sign}', '')"

_IN_COMMON = {
    "born_on": "born_on",
    "postal_code": "postal_code",
    "email": "lower(email)",
    "phone": f"substr({_DIGITS}, -{_LAST_DIGITS})",
}


def _typed(column: str, value: str) -> str:
    if column == "phone":
        return "".join(sign for sign in value if sign.isdigit())[-_LAST_DIGITS:]
    return value.lower() if column == "email" else value
