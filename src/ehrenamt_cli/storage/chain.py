"""The chain that ties each event of the history to the one before: names of fields are in it, values are not.

So values can be erased without a trace of them, while nobody can change, leave out or slip in an event unnoticed, unless
they reckon everything after it anew; against that helps a head that was written down elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

_DIGITS = 40
"""Hexadecimal digits of a hash that are kept: 160 bits."""

_joined = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Event(NamedTuple):
    """One row of the history, in the order of its columns; ``changes`` is JSON, ``fields`` their names.

    ``act`` is the number of the first event of the same command, ``undoes`` the act that is taken back by it.
    """

    number: int
    happened_at: str
    author: str
    entity: str
    record_id: str
    action: str
    fields: str
    changes: str
    hash: str = ""
    act: int = 0
    command: str = ""
    undoes: int = 0

    def after(self, last: str) -> Event:
        """This event with its hash, which stands on that of the event before."""
        return self._replace(hash=self._hash(last))

    def follows(self, last: str) -> bool:
        """Whether the hash is what it must be behind ``last``."""
        return self.hash == self._hash(last)

    def _hash(self, last: str) -> str:
        # What cannot be encoded was typed in a terminal with another encoding; it is part of the event all the same.
        said = [last, *self[:7], *(self[9:] if self.act else ())]  # what an older program wrote belongs to no act
        text = _joined(said).encode("utf-8", "surrogatepass")
        return sha256(text).hexdigest()[:_DIGITS]


def names(changes: Iterable[str]) -> str:
    """The names of fields as they stand in an event."""
    return ",".join(sorted(changes))


def first_break(events: Iterable[Event]) -> int | None:
    """The number at which the chain does not hold; None where it does."""
    last, expected = "", 1
    for event in events:
        if event.number != expected or not event.follows(last):
            return expected
        last, expected = event.hash, expected + 1
    return None


def linked(events: Iterable[Event], last: str) -> Iterator[Event]:
    """New events one behind the other."""
    for event in events:
        done = event.after(last)
        last = done.hash
        yield done
