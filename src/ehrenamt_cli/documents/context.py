"""Records to template variables: every field of a declaration by its name, a blank for what is not known yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.i18n import Text

Row = Mapping[str, Any]
Variables = dict[str, Any]

ADDRESS = Text("Anschrift", "address")

OPEN_FIELDS = {"clients": ("reference",)}
"""Kinds of which a document shows these fields only: clients stand on paper by their reference."""


class Chosen(str):
    """A choice in words; it also equals the key that the register holds, so that a condition reads alike in every language."""

    key: str

    def __new__(cls, key: str, words: str) -> Chosen:
        chosen = super().__new__(cls, words)
        chosen.key = key
        return chosen

    def __eq__(self, other: object) -> bool:
        return other == self.key or str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def fields_of(entity: Entity) -> tuple[Field, ...]:
    """The fields of a kind that may stand in a document."""
    return tuple(field for field in entity.fields if field.name in OPEN_FIELDS.get(entity.plural, (field.name,)))


def references(entity: Entity) -> Iterator[tuple[str, Field]]:
    """The references of a kind that a document follows, each under the name of its variable."""
    for field in fields_of(entity):
        if field.refers_to and not field.kind.many:
            yield field.key, field


def roots(entity: Entity) -> dict[str, Entity]:
    """The variables that hold whole records: the one it is written for, those it refers to, and those these refer to."""
    found = {variable(entity): entity}
    near = {name: ENTITIES[field.refers_to] for name, field in references(entity)}
    far = {name: ENTITIES[field.refers_to] for other in near.values() for name, field in references(other)}
    return {**far, **near, **found}


def variable(entity: Entity) -> str:
    """The variable that holds a record of the kind; there a dash would take one from another."""
    return entity.name.replace("-", "_")


def has_address(entity: Entity) -> bool:
    """Whether records of the kind can be written to."""
    return {"street", "postal_code", "town"} <= {field.name for field in entity.fields}


def record(entity: Entity, row: Row, path: str, *, whose: str | None = None, blocked_too: bool = False) -> Variables:
    """A record as its variables, all in the language in use.

    ``row`` holds references by their names, too (``services.records.shown``); a missing column counts as empty. A blocked
    address is blank unless it is to be shown. Missing values are listed under the record's own title, or ``whose``.
    """
    whose = literal(entity.own_title(row)) if whose is None else whose
    blocked = bool(row.get("address_blocked")) and not blocked_too
    values: Variables = {}
    for field in fields_of(entity):
        hidden = field.shielded and blocked
        mend = "--blocked-addresses" if hidden else "" if field.fixed else _mended(entity, row, field.flag)
        value = row.get(field.key if field.refers_to and not field.kind.many else field.name)
        values[field.key] = _value(field, None if hidden else value, Blank(field.label, f"{path}.{field.key}", whose, mend))
    if has_address(entity):
        mend = "--blocked-addresses" if blocked else _mended(entity, row, "street", "postal-code", "town")
        values["address"] = ("" if blocked else address(row)) or Blank(ADDRESS, f"{path}.address", whose, mend)
    return values


def asked(field: Field, value: Any) -> Any:
    """A value that no record holds; a blank where nobody has given it."""
    return _value(field, value, Blank(field.label, field.name, "", f"--set {field.name.replace('_', '-')}=…"))


def bounds(days: Sequence[str]) -> Variables:
    """The first and the last of some days, blank where there are none."""
    nothing = Blank(_PERIOD, "period", "", "--from … --until …")
    first, last = (date.fromisoformat(day(days)) if days else nothing for day in (min, max))
    return {"begins_on": first, "ends_on": last}


_PERIOD = Text("Zeitraum", "period")


def address(row: Row) -> str:
    """``Breidenbeck 15, 29525 Uelzen``; empty unless street and town are both known."""
    return ", ".join(_address_lines(row))


def sender(row: Row) -> Variables:
    """The organisation whose register it is."""
    return record(ORGANISATIONS, row, "sender")


def recipient(person: Variables | None, organisation: Variables | None) -> Variables:
    """Whom a letter goes to: a person, an organisation, or a person there, who is then greeted by name.

    An address that is not known, or must not be printed, is one blank line.
    """
    named = [one["name"] for one in (organisation, person) if one]
    place = organisation or person or {}
    where = [place["address"]] if isinstance(place["address"], Blank) else _address_lines(place)
    greeted = person["name"] if person else ""
    return {
        "name": named[-1],
        "salutation": _GREETED.fill(name=greeted) if greeted else _GREETING,
        "lines": [*named, *where],
    }


_GREETING, _GREETED = Text("Guten Tag,", "Hello,"), Text("Guten Tag {name},", "Dear {name},")

NOBODY: Variables = {"name": "", "salutation": _GREETING, "lines": []}
"""The recipient of what goes to nobody in particular."""


def lines_of(text: Any) -> list[str]:
    """A note as a list, a line each."""
    return [line for line in map(str.strip, literal(str(text or "")).split("\n")) if line]


def _value(field: Field, value: Any, blank: Blank) -> Any:
    """What a template prints for a stored value."""
    if field.kind.many:
        return [field.kind.show(entry, field.choices) for entry in value or []]
    if isinstance(value, str):
        value = literal(value)
    if value is None or value == "":
        return blank
    if field.choices:
        return Chosen(value, field.kind.show(value, field.choices))
    if field.kind.name in ("day", "birthday"):
        return date.fromisoformat(value)
    if field.kind.name == "flag":
        return bool(value)
    return field.kind.show(value, field.choices) if field.kind.name in ("moment", "time") else value


def _mended(entity: Entity, row: Row, *flags: str) -> str:
    """The command that fills these fields of a record."""
    return " ".join([entity.name, "change", row["id"], *(f"--{flag} …" for flag in flags)]) if row.get("id") else ""


def _address_lines(row: Row) -> list[str]:
    street, code, town = (literal(str(row.get(column) or "")) for column in ("street", "postal_code", "town"))
    return [street, f"{code} {town}".strip()] if street and town else []
