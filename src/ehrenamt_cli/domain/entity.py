"""How a kind of record is declared: once, and everything else is read off the declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from ehrenamt_cli.domain.names import fold, last_name_first, tokens
from ehrenamt_cli.domain.values import PERSON, TEXT, Kind
from ehrenamt_cli.i18n import NOTHING, Text

Row = Mapping[str, Any]
"""A record as the register holds it: column name → stored value."""


def _unchanged(row: dict[str, Any]) -> dict[str, Any]:
    return row


def _as_given(_: Row, values: dict[str, Any]) -> dict[str, Any]:
    return values


def _accepted(row: Row) -> None:
    return None


class Clash(NamedTuple):
    """Why two records cannot both be true; where it is not ``certain``, somebody may say that they are."""

    found: Text
    lift: Text
    certain: bool


def _compatible(row: Row, other: Row) -> Clash | None:
    return None


def _every(row: Row) -> bool:
    return True


class Personal(StrEnum):
    """How closely a field touches a person; decides exports, access files and erasure."""

    NONE = "none"
    ORDINARY = "ordinary"
    SPECIAL = "special"  # Art. 9 DSGVO: health, religion, origin
    CRIMINAL = "criminal"  # Art. 10 DSGVO, and being a prisoner at all
    RESTRICTED = "restricted"  # Art. 18 DSGVO: of somebody who was erased, kept by law alone

    @property
    def protected(self) -> bool:
        """Whether it is shown only on an explicit switch, and every look at it noted (Art. 9, 10, 18 DSGVO)."""
        return self in (Personal.SPECIAL, Personal.CRIMINAL, Personal.RESTRICTED)


class Field(NamedTuple):
    """One column of a record kind.

    ``option`` is the command-line name without dashes where it differs from the column; ``choices`` are the stored
    keys with their words; ``refers_to`` is the plural name of the record kind the value points to.
    """

    name: str
    label: Text
    kind: Kind = TEXT
    option: str = ""
    required: bool = False
    asked: bool = False
    default: Any = None
    choices: Mapping[str, Text] = {}
    refers_to: str = ""
    names_record: Literal["", "about", "to"] = ""
    """Holds the key of a record of whatever kind: the one this is about, which it goes with, or the one it went to."""
    when_gone: Literal["", "goes", "emptied"] = ""
    """What becomes of this record when the one referred to is taken out: it goes along, it forgets, or it stands in the way."""
    when_merged: Literal["", "earliest", "latest", "any", "furthest"] = ""
    """What it holds when two records become one; else the one that stays counts, lists and notes are united."""
    personal: Personal = Personal.NONE
    guarded_if: Mapping[str, tuple[str, ...]] = {}
    """Protected only in records where this column holds one of these entries: a result where it is that of a certificate."""
    purpose: str = ""
    basis: str = ""
    retention: str = ""
    """Keys of ``PURPOSES``, ``BASES`` and ``RETENTIONS`` in ``domain/privacy.py``; empty where those of the kind hold."""
    shielded: bool = False
    """Hidden everywhere while the record's ``address_blocked`` is set (Auskunftssperre)."""
    nameless: bool = False
    """People write here about somebody else, whose name does not belong into it; what looks like one is warned of."""
    searched: bool = False
    indexed: bool = False
    listed: bool = False
    fixed: bool = False
    """Set by a command of its own (``agreement sign``), never by ``add`` or ``change``."""
    seals: bool = False
    """Once it holds something, the record has left the house (sent, paid): what stood there before is not taken back."""
    numbered: Callable[[Row], str] | None = None
    """Counted by the register: gives the beginning, to which year and four digits are added (``F-2026-0042``)."""
    help: Text = NOTHING

    @property
    def flag(self) -> str:
        """The name of the command-line option, without the two dashes."""
        return self.option or self.key.removesuffix("_on").replace("_", "-")

    @property
    def key(self) -> str:
        """The column without ``_id``: the JSON key under which a reference's name stands."""
        return self.name.removesuffix("_id")

    @property
    def withheld(self) -> bool:
        """Whether it is shown on request only; a client's reference already stands in for the name, so that one is shown."""
        return self.personal.protected and not self.numbered and self.refers_to not in _STAND_INS

    def protects(self, row: Row) -> bool:
        """Whether Art. 9 or 10 DSGVO protect it in this record."""
        return self.personal.protected and all(row.get(column) in entries for column, entries in self.guarded_if.items())


_STAND_INS = ("clients", "releases")
"""Kinds of record that are named by a client's reference."""


ERASED = "[gelöscht]"
"""Stands in a text where a name was that has been erased."""


class Remains(NamedTuple):
    """What stays of a record, for the statistics, when the person it is about is erased; days only by their month."""

    fields: tuple[str, ...]
    of: Callable[[Row], bool] = _every
    """Which records count; the others go."""
    values: Mapping[str, Any] = {}
    """What is set besides, such as the end of what was open."""


class Entity(NamedTuple):
    """One kind of record: its words, the letter its keys begin with, and its fields."""

    name: str
    plural: str
    letter: str
    label: Text
    labels: Text
    fields: tuple[Field, ...]
    title: tuple[str, ...] = ("name",)
    """The columns that together name a record for a person; a reference stands for the name of what it points to."""
    about: Text = NOTHING
    identity: tuple[str, ...] = ("name",)
    """The columns by which a row of a list is recognised as a record that is already there."""
    indexes: tuple[tuple[str, ...], ...] = ()
    """Indexes over several columns, from which sums are read without the table."""
    derive: Callable[[dict[str, Any]], dict[str, Any]] = _unchanged
    """Adds to typed values what follows from them alone, for a new record and for a change."""
    near: tuple[str, ...] = ()
    """The columns that records have in common which could clash."""
    clash: Callable[[Row, Row], Clash | None] = _compatible
    """What stands between a record and another near it."""
    complete: Callable[[dict[str, Any]], dict[str, Any]] = _unchanged
    """Fills in what follows from the other values of a new record."""
    check: Callable[[Row], None] = _accepted
    """Raises what must never be kept."""
    change: Callable[[Row, dict[str, Any]], dict[str, Any]] = _as_given
    """What becomes of a change to a record: adds what follows from it, raises what may not be changed any more."""
    remove: Callable[[Row], None] = _accepted
    """Raises where a record may not be taken out."""
    together: tuple[tuple[str, ...], ...] = ()
    """Columns that come from one record when two become one, the leading one first: an address is not patched from two."""
    purpose: str = ""
    basis: str = ""
    retention: tuple[str, ...] = ()
    """What for, on which legal basis and how long its personal fields are kept: keys of ``PURPOSES``, ``BASES`` and
    ``RETENTIONS`` in ``domain/privacy.py``; several retentions where it depends on what became of the record."""
    persons: tuple[str, ...] = ()
    """The references that say whose record it is where that may be a contact; elsewhere a contact is only named."""
    remains: Remains | None = None
    """What stays without the person; without it the whole record is erased with the person."""

    def field(self, name: str) -> Field:
        """The field of that column name; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    @property
    def days(self) -> tuple[str, ...]:
        """The columns with days on which something happened or begins; when something stops being valid is none of them."""
        when = (field.name for field in self.fields if field.kind.name in ("day", "moment"))
        return tuple(name for name in when if not name.endswith("_until"))

    def protected(self, row: Row) -> list[Field]:
        """The fields with something in them that Art. 9 and 10 DSGVO protect in this record."""
        return [field for field in self.fields if field.protects(row) and row.get(field.name) not in (None, "", [])]

    def terms(self, row: Row) -> set[tuple[str, str]]:
        """What a record is found by: (``words``, folded word), and (field, entry) for each entry of a list."""
        found: set[tuple[str, str]] = set()
        for field in self.fields:
            value = row.get(field.name)
            if not value:
                continue
            if field.kind.many and field.searched:
                found |= {(field.name, field.kind.term(entry)) for entry in value}
            elif field.searched:
                found |= {("words", token) for token in tokens(value)}
        return found

    def own_title(self, row: Row) -> str:
        """The words of the record itself that name it; empty where only references do."""
        shown = []
        for name in self.title:
            field = self.field(name)
            if not field.refers_to and row.get(name):
                shown.append(field.kind.show(row[name], field.choices))
        return " ".join(shown)

    def sort_key(self, row: Row) -> str:
        """The folded name a list is ordered by; people by their last name."""
        title = self.own_title(row)
        return fold(last_name_first(title) if self.field(self.title[0]).kind is PERSON else title)
