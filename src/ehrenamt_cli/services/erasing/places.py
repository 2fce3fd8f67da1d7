"""Where a name stands beside the person's own records: in texts about others, in settings, in values of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, holds_on
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.mentions import Hit, Search, Sought, around
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.domain.privacy import PEOPLE
from ehrenamt_cli.domain.values import PERSON
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services.erasing.reach import Reach
from ehrenamt_cli.storage import erasures
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.erasures import Told
from ehrenamt_cli.storage.register import Register

Mentions = Literal["whole", "all", "keep"]
"""Which names in texts about others are blacked out (``erasure_protocols.MENTIONS``)."""

_PUBLIC = ("organisations", "activities")
"""Kinds whose names are no persons' names, whatever they sound like."""


class Place(NamedTuple):
    """A text with a name in it: what becomes of it, and why where it stays."""

    told: Told
    hits: tuple[Hit, ...]
    fate: Literal["black", "ask", "stays"]
    why: Text = NOTHING

    @property
    def words(self) -> str:
        """The words around the first name."""
        return around(self.told.text, self.hits[0])


class Places(NamedTuple):
    """Everywhere a name stands: texts of today, numbers of the events that hold one of before, other people called so."""

    texts: list[Place]
    events: list[int]
    namesakes: list[Told]
    authors: list[str]


def sought(register: Register, roots: Iterable[tuple[Entity, Row]]) -> list[Sought]:
    """What points at each person: the name or the reference, e-mail address, phone."""
    people = []
    for entity, row in roots:
        named = next((field.name for field in entity.fields if field.kind is PERSON), "")
        named = entity.title[0] if entity.plural in PEOPLE else named if named in entity.title else ""
        if named and row[named]:
            name, reached = row[named], tuple(filter(None, (row.get("email"), row.get("phone"))))
            alone = erasures.called(register, PEOPLE, tokens(name)[:1]) < 2
            people.append(Sought(row["id"], name, reached, rare=alone))
    return people


def places(register: Register, people: list[Sought], reach: Reach, mentions: Mentions) -> Places:
    """All mentions outside the records that go, in one pass over everything that is kept."""
    if not people:
        return Places([], [], [], [])
    search = Search(people)
    going = {one.key for one in reach.touched.values() if one.fate in ("gone", "remains", "held")}
    found, namesakes = [], []
    for told, hits in _mentioned(search, _texts_of_today(register, search)):
        if (told.entity, told.id) in going:
            continue
        if _own_name(told):
            namesakes += [told] if any(hit.whole for hit in hits) and _is_name(told) else []
        else:
            found.append((told, hits))
    shared = {hit.key for told in namesakes for hit in search.hits(told.text) if hit.whole}
    signed = _Signed(register)
    texts = [_judged(told, hits, shared, mentions, signed) for told, hits in found]
    events = {
        told.number
        for told, hits in _mentioned(search, erasures.former_texts(register, search.may_be_in))
        if (told.entity, told.id) not in going
        and not _own_name(told)
        and _judged(told, hits, shared, mentions, signed).fate == "black"
    }
    authors = [name for name in erasures.authors(register) if any(hit.whole for hit in search.hits(name))]
    return Places(texts, sorted(events), namesakes, authors)


def _mentioned(search: Search, texts: Iterable[Told]) -> Iterator[tuple[Told, tuple[Hit, ...]]]:
    for told in texts:
        if hits := search.hits(told.text):
            yield told, tuple(hits)


def _texts_of_today(register: Register, search: Search) -> Iterator[Told]:
    for entity in ENTITIES.values():
        if entity.plural not in ("restrictions", "erasure_protocols"):
            yield from erasures.texts(register, entity, search.may_be_in)
    yield from erasures.setting_texts(register)


def _own_name(told: Told) -> bool:
    """A name or an address that belongs to another person, even one who is called alike."""
    return told.entity in PEOPLE and (_is_name(told) or told.field in ("email", "phone"))


def _is_name(told: Told) -> bool:
    return told.field in ENTITIES[told.entity].title


class _Signed:
    """Which agreements bind somebody today: who signed for a party is part of them."""

    def __init__(self, register: Register) -> None:
        self._register, self._known = register, dict[str, bool]()

    def binds(self, told: Told) -> bool:
        if told.entity not in ("parties", "signatures") or told.field not in ("signatory", "signatory_role", "role"):
            return False
        row = stored.get(self._register, ENTITIES[told.entity], told.id)
        key = row["agreement_id"] if row else ""
        if key not in self._known:
            agreement = stored.get(self._register, AGREEMENTS, key)
            self._known[key] = bool(agreement and holds_on(agreement, clock.today().isoformat()))
        return self._known[key]


def _judged(told: Told, hits: tuple[Hit, ...], shared: set[str], mentions: Mentions, signed: _Signed) -> Place:
    if told.entity in _PUBLIC and _is_name(told):
        return Place(told, hits, "stays", Text("Name einer Einrichtung", "name of an organisation"))
    if signed.binds(told):
        return Place(told, hits, "stays", Text("Unterschrift einer geltenden Vereinbarung", "signature of an agreement in force"))
    if mentions == "keep":
        return Place(told, hits, "stays", Text("so gewollt", "as wished"))
    known = {hit.key for hit in hits if hit.whole and hit.key not in shared}
    sure = tuple(hit for hit in hits if hit.key in known)  # where the whole name stands, a part of it means the same person
    if mentions == "all" or sure:
        return Place(told, hits if mentions == "all" else sure, "black")
    if any(hit.whole for hit in hits):
        return Place(told, hits, "ask", Text("jemand anderes heißt auch so", "somebody else is called so, too"))
    return Place(told, hits, "ask", Text("nur ein Teil des Namens", "part of the name only"))
