"""The network: which organisations work with which, told by what the register knows of them anyway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ehrenamt_cli.i18n import Text

TIES: Mapping[str, Text] = {
    "agreement": Text("Vereinbarung", "agreement"),
    "group": Text("Arbeitsgruppe", "working group"),
    "event": Text("Veranstaltung", "event"),
    "cases": Text("gemeinsame Fälle", "cases in common"),
    "contact": Text("Anfragen und Mitteilungen", "inquiries and messages"),
}
"""What can bind two organisations, the closest first."""

MANY: Mapping[str, Text] = {
    **TIES,
    "agreement": Text("Vereinbarungen", "agreements"),
    "group": Text("Arbeitsgruppen", "working groups"),
    "event": Text("Veranstaltungen", "events"),
}
"""The same where there are several."""

ROUND = 12
"""In larger rounds not everybody works with everybody: there each counts with the host alone."""


class Membership(NamedTuple):
    """An organisation in something it shares with others: an agreement, a working group, an event."""

    tie: str
    key: str
    title: str
    organisation_id: str
    host: bool
    since: str | None


class Link(NamedTuple):
    """Two organisations and one kind of tie: how many there are, what they are called, since when."""

    one: str
    other: str
    tie: str
    number: int
    titles: tuple[str, ...] = ()
    since: str | None = None


class Found(NamedTuple):
    """The ties of pairs, and how many large rounds without a host tell of none."""

    links: list[Link]
    untold: int


def links(memberships: Iterable[Membership]) -> Found:
    """Who is bound to whom by what they share; linear in the members, whatever the size of a round."""
    shared: dict[tuple[str, str], list[Membership]] = defaultdict(list)
    for one in memberships:
        shared[one.tie, one.key].append(one)
    bound: dict[tuple[str, str, str], list[Membership]] = defaultdict(list)
    untold = 0
    for (tie, _), members in shared.items():
        hosts = sorted({one.organisation_id for one in members if one.host})
        everybody = sorted({one.organisation_id for one in members})
        untold += len(everybody) > ROUND and not hosts
        for pair in _pairs(everybody, hosts):
            bound[*pair, tie].append(members[0])
    return Found([_link(key, members) for key, members in sorted(bound.items())], untold)


def _pairs(everybody: Sequence[str], hosts: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(everybody) <= ROUND:
        yield from combinations(everybody, 2)
    else:
        for host in hosts[:1]:
            yield from (_ordered(host, one) for one in everybody if one != host)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _link(key: tuple[str, str, str], members: Sequence[Membership]) -> Link:
    one, other, tie = key
    titles = tuple(dict.fromkeys(member.title for member in members))
    since = min((member.since for member in members if member.since), default=None)
    return Link(one, other, tie, len(members), titles, since)
