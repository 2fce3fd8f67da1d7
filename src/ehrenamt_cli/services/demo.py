"""A made-up register to try everything in: nobody in it exists, and all of it happened around today."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.reference import demo
from ehrenamt_cli.services import agreements, placements, records
from ehrenamt_cli.storage.register import Register

_DAYS = re.compile(r"[+-][0-9]+")
_EARLIER = re.compile(r"\{([a-z]+) ([0-9]+)\}")


def fill(register: Register) -> int:
    """Keep the records of the demo, a running placement and an agreement; gives how many records there are."""
    kept: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with register.change():
        for block in demo()["records"]:
            entity = ENTITIES[block["kind"]]
            for typed in block["rows"]:
                values = {name: _said(name, text, kept) for name, text in typed.items()}
                kept[entity.name].append(records.add(register, entity, values))
        begun = clock.today() - timedelta(days=50)
        visits, visitor = kept["need"][-1]["id"], kept["volunteer"][0]["id"]
        running = placements.propose(register, visits, visitor, start=begun, override=None).row
        placements.start(register, running["id"], on=begun, trial_until=None, override=None)
        parties = [kept["organisation"][number]["id"] for number in (0, 1, 2)]
        agreements.new(register, "cooperation", parties, {"meets": "quarterly", "begins_on": _day("-300")})
    return sum(map(len, kept.values()))


def _said(name: str, text: str, kept: dict[str, list[dict[str, Any]]]) -> str:
    """A value as it would be typed today; ``{client 1}`` is the first client of the demo."""
    if earlier := _EARLIER.fullmatch(text):
        return str(kept[earlier[1]][int(earlier[2]) - 1]["id"])
    return _day(text) if name.endswith(("_on", "_until")) and _DAYS.fullmatch(text) else text


def _day(distance: str) -> str:
    return (clock.today() + timedelta(days=int(distance))).isoformat()
