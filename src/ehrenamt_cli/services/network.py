"""Who works with whom: read from agreements, groups, events, cases and messages, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.network import MANY, TIES, Link, Membership, links
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.reports import SMALL
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import network as stored_network
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Asked(NamedTuple):
    """On which day, counting events and cases since when; of which organisations and ties (empty: all)."""

    day: date
    since: date
    organisation: str = ""
    ties: Sequence[str] = ()
    region: str = ""
    field: str = ""


class Tied(NamedTuple):
    """A pair of organisations with all that binds them."""

    one: dict[str, Any]
    other: dict[str, Any]
    links: list[Link]


class Network(NamedTuple):
    """The pairs in the order of their names, whose register it is, and how many large rounds tell of no pair."""

    asked: Asked
    own: str
    pairs: list[Tied]
    untold: int

    @property
    def organisations(self) -> list[dict[str, Any]]:
        """Everybody in it, each once."""
        return list({row["id"]: row for pair in self.pairs for row in (pair.one, pair.other)}.values())


def network(register: Register, asked: Asked) -> Network:
    """The network on a day."""
    own = register.setting(records.OWN_ORGANISATION) or ""
    day, since = asked.day.isoformat(), asked.since.isoformat()
    rows = stored_network.memberships(register, day, since)
    found = links(Membership(**{**row, "host": bool(row["host"])}) for row in rows)
    exchanged = [
        _undated(Link(**row)) for row in stored_network.exchanges(register, day, since, own) if row["one"] and row["other"]
    ]
    bound: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in (*found.links, *exchanged):
        if (not asked.ties or link.tie in asked.ties) and (not asked.organisation or asked.organisation in link[:2]):
            bound[link.one, link.other].append(link)
    known = {row["id"]: row for row in stored.every(register, ORGANISATIONS)}
    pairs = [
        _named(known[one], known[other], ties, asked.organisation)
        for (one, other), ties in bound.items()
        if one in known and other in known and (_within(known[one], asked) or _within(known[other], asked))
    ]
    pairs.sort(key=lambda pair: (fold(pair.one["name"]), fold(pair.other["name"]), pair.one["id"], pair.other["id"]))
    return Network(asked, own, pairs, found.untold)


def _undated(link: Link) -> Link:
    """Of few cases the day is not told either: it would be that of one client."""
    return link._replace(since=None) if link.tie == "cases" and link.number < SMALL else link


def told(link: Link) -> str:
    """A tie in words: by name where it is one or two, else by number; few cases are not counted (they are about clients)."""
    label = TIES[link.tie]
    if link.tie == "cases":
        return f"{label} ({f'< {SMALL}' if link.number < SMALL else link.number})"
    if link.titles and link.number <= _NAMED:
        label = MANY[link.tie] if len(link.titles) > 1 else label
        return f"{label} {', '.join(f'„{title}“' if link.tie != 'agreement' else title for title in link.titles)}"
    return f"{MANY[link.tie]} ({link.number})"


_NAMED = 2


def since(pair: Tied) -> str | None:
    """Since when anything binds them."""
    return min((link.since for link in pair.links if link.since), default=None)


def data(made: Network) -> list[dict[str, Any]]:
    """The pairs as they stand in JSON."""
    return [
        {
            "one": pair.one["name"],
            "one_id": pair.one["id"],
            "other": pair.other["name"],
            "other_id": pair.other["id"],
            "since": since(pair),
            "ties": [_tie(link) for link in pair.links],
        }
        for pair in made.pairs
    ]


def _tie(link: Link) -> dict[str, Any]:
    hidden = link.tie == "cases" and link.number < SMALL
    return {
        "tie": link.tie,
        "number": None if hidden else link.number,
        "titles": list(link.titles),
        "since": link.since,
        "words": told(link),
    }


def _named(one: dict[str, Any], other: dict[str, Any], ties: Sequence[Link], leading: str) -> Tied:
    """The pair with the organisation that was asked for in front, else by name."""
    first, second = sorted((one, other), key=lambda row: (row["id"] != leading, fold(row["name"]), row["id"]))
    order = list(TIES)
    return Tied(first, second, sorted(ties, key=lambda link: order.index(link.tie)))


def _within(row: Mapping[str, Any], asked: Asked) -> bool:
    return said_in(asked.region, row["regions"]) and said_in(asked.field, row["fields_of_work"])


def said_in(wanted: str, entries: Sequence[str]) -> bool:
    """Whether a word is part of one of the entries; every list has nothing."""
    return not wanted or any(fold(wanted) in fold(entry) for entry in entries)
