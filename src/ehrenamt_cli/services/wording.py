"""What people write into fields where no names belong: what looks like one, and whose it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.mentions import Search, Sought
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.namelike import names_in
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_KNOWN = ("volunteers", "contacts")


def names(register: Register, entity: Entity, row: Mapping[str, Any], only: Iterable[str] = ()) -> list[str]:
    """What looks like a name in the fields of a record where none belongs, without that of the volunteer it is about."""
    wanted = set(only)
    fields = [field.name for field in entity.fields if field.nameless and (not wanted or field.name in wanted)]
    texts = [text for name in fields if isinstance(text := row.get(name), str) and text]
    if not texts:
        return []
    own = _own_words(register, row)
    found = [name for text in texts for name in (*names_in(text), *_of_the_register(register, text))]
    return [name for name in dict.fromkeys(found) if not own or not {*tokens(name)} - _TITLES <= own]


_TITLES = {"herr", "herrn", "frau", "familie", "dr", "prof"}


def lines_with_names(texts: Iterable[tuple[int, Iterable[Any]]]) -> list[int]:
    """The lines of a list, each with its texts, in which something looks like a name."""
    return [line for line, said in texts if any(names_in(text) for text in said if isinstance(text, str))]


def _own_words(register: Register, row: Mapping[str, Any]) -> set[str]:
    volunteer: Row | None = stored.get(register, ENTITIES["volunteers"], str(row.get("volunteer_id") or ""))
    return {*tokens(volunteer["name"])} if volunteer else set()


def _of_the_register(register: Register, text: str) -> list[str]:
    """Whole names of volunteers and contacts in a text; looked up by pairs of words that stand together."""
    words = tokens(text)
    found: list[str] = []
    for first, last in pairwise(words):
        for plural in _KNOWN if len(first) > 2 and len(last) > 2 else ():
            for row in stored.page(register, ENTITIES[plural], text=f"{first} {last}", limit=3).rows:
                search = Search([Sought(row["id"], row["name"])])
                found += [text[hit.start : hit.end] for hit in search.hits(text) if hit.whole]
    return found
