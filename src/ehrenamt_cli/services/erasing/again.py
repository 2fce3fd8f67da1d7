"""Erasing again: an older copy that is put back forgets whom the register has forgotten since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from ehrenamt_cli.domain.erasure_protocols import ERASURE_PROTOCOLS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.erasing.doing import carry_out
from ehrenamt_cli.services.erasing.places import Mentions
from ehrenamt_cli.services.erasing.plans import Root, planned
from ehrenamt_cli.storage import erasures
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_RULE = Text("Sicherung zurückgeholt", "backup put back")
_BASIS = Text("Löschliste des Registers", "erasure list of the register")


class Erased(NamedTuple):
    """What a register knows about what was erased from it."""

    rows: list[dict[str, Any]]
    protocols: list[dict[str, Any]]


def known(register: Register) -> Erased:
    """The list of the erased and the protocols, to be taken along into a copy."""
    return Erased(erasures.listed(register), list(stored.every(register, ERASURE_PROTOCOLS)))


def erase_again(copy: Register, since: Erased) -> int:
    """Erase from the copy who was erased since it was made; gives how many came back and went again."""
    rows = {row["record_id"]: row for row in (*erasures.listed(copy), *since.rows)}
    back: dict[Mentions, list[Root]] = defaultdict(list)
    for row in rows.values():
        entity = ENTITIES.get(row["entity"])
        there = stored.get(copy, entity, row["record_id"]) if entity else None
        if entity and there:
            back[cast(Mentions, row["mentions"])].append((entity, there))
    with copy.change():
        _take_along(copy, since.protocols)
        for mentions, roots in back.items():
            carry_out(copy, planned(copy, roots, mentions), _RULE, _BASIS)
        erasures.keep_list(copy, rows.values())
    count = sum(map(len, back.values()))
    if count:
        erasures.clean(copy)
    return count


def _take_along(copy: Register, protocols: Iterable[Mapping[str, Any]]) -> None:
    missing = [row for row in protocols if stored.get(copy, ERASURE_PROTOCOLS, row["id"]) is None]
    stored.add(copy, ERASURE_PROTOCOLS, missing)
