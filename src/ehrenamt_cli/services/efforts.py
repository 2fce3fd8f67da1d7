"""Efforts: noted in one line or as a series, found by day, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage import sums as stored_sums
from ehrenamt_cli.storage.filters import Within
from ehrenamt_cli.storage.register import Register


class Total(NamedTuple):
    """What efforts come to, in whole minutes, kilometres and cents."""

    times: int
    minutes: int
    kilometres: int
    travel_cents: int


def found(
    register: Register,
    text: str,
    where: Mapping[str, Any],
    begins_on: date | None = None,
    ends_on: date | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> stored.Page:
    """The efforts that answer, from a day to a day, both included, oldest first, and how many there are in all."""
    return records.find(
        register, EFFORTS, text, where, within=_days(begins_on, ends_on) or Within("held_on"), limit=limit, offset=offset
    )


def total(
    register: Register, text: str, where: Mapping[str, Any], begins_on: date | None = None, ends_on: date | None = None
) -> Total:
    """What all the efforts that answer come to."""
    return of_all(stored_sums.sums(register, (), text, where, _days(begins_on, ends_on)))


def of_all(groups: Iterable[Mapping[str, Any]]) -> Total:
    """What groups come to together."""
    rows = list(groups)
    return Total(*(sum(row[name] for row in rows) for name in Total._fields))


def sums(
    register: Register,
    by: Sequence[str],
    text: str = "",
    where: Mapping[str, Any] | None = None,
    begins_on: date | None = None,
    ends_on: date | None = None,
    *,
    named: bool = True,
) -> list[dict[str, Any]]:
    """A row for each group and what it comes to; ``by`` are keys of ``GROUPS``, whose records are ``named`` where it matters."""
    for name in by:
        if name not in stored_sums.GROUPS:
            raise WrongUsage(
                Text("Nach „{name}“ lässt sich nicht zusammenzählen.", "Efforts cannot be added up by “{name}”.").fill(name=name),
                Text("Möglich sind: {names}.", "Possible are: {names}.").fill(names=", ".join(stored_sums.GROUPS)),
            )
    rows = stored_sums.sums(register, tuple(by), text, where, _days(begins_on, ends_on))
    names = {name: _names(register, name, {row[f"{name}_key"] for row in rows}) if named else {} for name in by}
    return [_named(row, by, names) for row in rows]


def _days(begins_on: date | None, ends_on: date | None) -> Within | None:
    """The stretch of days; None where both ends are open, which spares a look at the index of days."""
    if begins_on is None and ends_on is None:
        return None
    return Within("held_on", begins_on.isoformat() if begins_on else "", ends_on.isoformat() if ends_on else "9999")


def _names(register: Register, group: str, keys: set[str | None]) -> Mapping[str, str]:
    """The names of records behind the keys of a group; a month is its own name."""
    return stored.titles(register, ENTITIES[_RECORDS[group]], (key for key in keys if key)) if group in _RECORDS else {}


def _named(row: Mapping[str, Any], by: Sequence[str], names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """``volunteer_id`` and ``volunteer`` before the figures; what is no record has its name alone."""
    named: dict[str, Any] = {}
    for group in by:
        key = row[f"{group}_key"]
        if group in _RECORDS:
            named |= {f"{group}_id": key, group: names[group].get(key) if key else None}
        else:
            named[group] = key
    return named | {name: row[name] for name in (*Total._fields, "first_on", "last_on")}


_RECORDS = {
    "volunteer": "volunteers",
    "placement": "placements",
    "organisation": "organisations",
    "project": "projects",
    "activity": "activities",
    "claim": "claims",
}
"""The groups that are records, by the kind of record."""
