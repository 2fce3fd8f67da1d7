"""What a list is asked for, as the WHERE of a SELECT: words, filters, days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.names import tokens, upper_bound


class Within(NamedTuple):
    """A stretch of days of one column, both ends included; it also gives the order."""

    column: str
    first: str = ""
    last: str = "9999"


def of(entity: Entity, text: str, where: Mapping[str, Any], within: Within | None = None) -> tuple[str, dict[str, Any]]:
    """What a WHERE says, and its values: the words, the filters and the days as one condition on the kind's table.

    A filter for nothing (None, an empty list) finds those where nothing is entered.
    """
    parts: list[str] = []
    values: dict[str, Any] = {}
    for number, token in enumerate(tokens(text)):
        alternatives = [_word_condition(entity.plural, "id", number)]
        for name in entity.title:
            if entity.field(name).refers_to:
                alternatives.append(_word_condition(entity.field(name).refers_to, name, number))
        parts.append(f"({' OR '.join(alternatives)})")
        values |= {f"from{number}": token, f"to{number}": upper_bound(token)}
    if text.strip() and not parts:
        parts.append("1 = 0")
    for name, value in where.items():
        if value is None or value == []:
            parts.append(f"coalesce(\"{name}\", '[]') = '[]'")
            continue
        if not entity.field(name).kind.many:
            parts.append(f'"{name}" = :{name}')
            values[name] = value
            continue
        for number, entry in enumerate(value):
            # Many share an entry: reading in the order of lists until a page is full beats sorting all of them.
            parts.append(
                f"id || '' IN (SELECT record_id FROM terms WHERE entity = '{entity.plural}' AND field = '{name}'"
                f" AND term = :{name}{number})"
            )
            values[f"{name}{number}"] = entity.field(name).kind.term(entry)
    if within:
        parts.append(f'"{within.column}" BETWEEN :first_day AND :last_day')
        values |= {"first_day": within.first, "last_day": within.last}
    return " AND ".join(parts) or "1 = 1", values


def _word_condition(table: str, column: str, number: int) -> str:
    return (
        f"\"{column}\" IN (SELECT record_id FROM terms WHERE entity = '{table}' AND field = 'words'"
        f" AND term >= :from{number} AND term < :to{number})"
    )
