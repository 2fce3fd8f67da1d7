"""What of a record tells whether it is about the same person or place, made comparable; and which records to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.likeness.names import parts
from ehrenamt_cli.domain.likeness.sounds import skeleton
from ehrenamt_cli.domain.names import fold, tokens
from ehrenamt_cli.domain.values import PERSON

COLUMNS = ("name", "born_on", "gender", "phone", "email", "street", "postal_code", "town", "organisation_id", "address_blocked")
"""What is looked at, as far as a kind of record has it."""

_FEWEST_DIGITS = 6
_KNOWN_BLANK = frozenset({"1900-01-01", "1970-01-01"})
"""Days that programs put where no birthday is known."""


class Traits(NamedTuple):
    """One record as it is compared: by its place in a list, its key, and what is known."""

    place: int
    key: str
    name: str
    parts: tuple[str, ...]
    born: str
    gender: str
    phones: frozenset[str]
    email: str
    street: str
    postal_code: str
    organisation: str
    blocked: bool

    @property
    def codes(self) -> list[str]:
        """How the words of the name sound, but for initials."""
        return [skeleton(word) for word in self.parts if len(word) > 1]


def comparable(entity: Entity) -> tuple[str, ...]:
    """The columns of a kind of record that are looked at; nothing where its records have no name."""
    own = {field.name for field in entity.fields}
    return tuple(name for name in COLUMNS if name in own) if "name" in own else ()


def traits(entity: Entity, rows: Iterable[Row]) -> Iterator[Traits]:
    """The records of a kind as they are compared."""
    person = entity.field("name").kind is PERSON
    for place, row in enumerate(rows):
        yield Traits(
            place,
            row["id"],
            row["name"] or "",
            parts(row["name"] or "") if person else _words_of_place(row["name"] or ""),
            _birthday(row.get("born_on")),
            row.get("gender") or "",
            phones(row.get("phone") or ""),
            mail(row.get("email") or ""),
            _street(row.get("street") or ""),
            row.get("postal_code") or "",
            row.get("organisation_id") or "",
            bool(row.get("address_blocked")),
        )


def marks(one: Traits) -> set[tuple[Any, ...]]:
    """What two records have in common when they may be the same; a mark says by its first entry of which sort it is."""
    return {*_marks(one, one.codes)}


def finer(mark: Sequence[Any], one: Traits) -> Iterator[tuple[Any, ...]]:
    """The same mark with something more, for where too many have it; nothing where it says too little by itself."""
    if mark[0] in ("phone", "mail"):
        for code in set(one.codes):
            yield (*mark, code)
    elif mark[0] in ("born", "street"):
        for pair in combinations(sorted(set(one.codes)), 2):
            yield (*mark[:-1], *pair)
    elif mark[0] == "name":
        if one.born:
            yield (*mark, "year", one.born[:4])
        if one.postal_code:
            yield (*mark, "near", one.postal_code)


def _marks(one: Traits, codes: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for phone in one.phones:
        yield ("phone", phone)
    if one.email:
        yield ("mail", one.email)
    if one.born:
        year, *day = one.born.split("-")
        for code in codes:
            yield ("born", year, *sorted(day), code)
    if one.street and one.postal_code:
        for code in codes:
            yield ("street", one.postal_code, one.street, code)
    for pair in combinations(sorted(set(codes)), 2):
        yield ("name", *pair)
    if len(codes) == 1:
        yield ("name", *codes)
    if len(one.parts) > 1 and one.postal_code:
        yield ("run", one.postal_code, skeleton("".join(one.parts)))


def phones(typed: str) -> frozenset[str]:
    """Numbers in one form: +49 511 1234, 0049 511/1234, 0511-1234 and (0511) 1234 are one."""
    return frozenset(_phones(typed))


def mail(typed: str) -> str:
    """An address in one form; Gmail knows neither dots nor what stands behind a plus."""
    local, _, domain = typed.casefold().partition("@")
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.partition("+")[0].replace(".", ""), "gmail.com"
    return f"{local}@{domain}" if local and domain else ""


def _birthday(born_on: str | None) -> str:
    return "" if not born_on or born_on in _KNOWN_BLANK else born_on


def _phones(typed: str) -> Iterator[str]:
    for number in re.split(r"[;,]|\boder\b|\bor\b", typed):
        digits = re.sub(r"\D", "", number.replace("(0)", ""))
        if number.strip().startswith("+"):
            digits = f"00{digits}"
        if digits.startswith("0049"):
            digits = f"0{digits[4:].lstrip('0')}"
        if len(digits) >= _FEWEST_DIGITS:
            yield digits


def _street(typed: str) -> str:
    folded = re.sub(r"str(asse|\.)?(?![a-z])", "str", fold(typed))
    return re.sub(r"[^a-z0-9]", "", folded)


_OF_PLACES = {"justizvollzugsanstalt": "jva", "ajsd": "ajsd", "verein": "ev"}
_ANY_PLACE = frozenset({*("ev", "e", "v", "ggmbh", "gmbh", "der", "die", "das", "fur", "und", "in", "im", "am", "an", "des")})


def _words_of_place(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that tell it from others."""
    words = [_OF_PLACES.get(word, word) for word in tokens(name)]
    return tuple(word for word in words if word not in _ANY_PLACE) or tuple(words)
