"""Care: who helps one client with what; where two partners do so at once, and whether it is the same help (rule K-26)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from ehrenamt_cli.domain.coverage import NEVER, Stretch
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.measures import AREAS
from ehrenamt_cli.i18n import Text, same

AREA_OF_ACTIVITY = {
    "einzelbegleitung": "conversations",
    "besuchsdienst": "conversations",
    "gespraechsgruppe": "conversations",
    "behoerdenbegleitung": "livelihood",
    "antragshilfe": "livelihood",
    "wohnungssuche": "housing",
    "umzugshilfe": "housing",
    "bewerbungshilfe": "work",
    "haushaltsplanung": "debts",
    "schuldenregulierung": "debts",
    "rechtsberatung": "legal_advice",
    "familienbegleitung": "family",
    "suchtbehandlung": "addiction",
}
"""The area in which volunteers help with an activity; every other activity is an area of its own."""


class Care(NamedTuple):
    """What one partner does for one client."""

    client_id: str
    organisation_id: str
    area: str
    what: Text
    days: Stretch
    agreed: bool


class Shared(NamedTuple):
    """Two partners care for one client at once; the later one began on the first of the days."""

    earlier: Care
    later: Care
    days: Stretch

    @property
    def doubled(self) -> bool:
        """Whether both do the same, and nobody has agreed on it."""
        return self.earlier.area == self.later.area and not (self.earlier.agreed or self.later.agreed)

    def other(self, one: Care) -> Care:
        """The care that is not this one."""
        return self.later if self.earlier is one else self.earlier


def of_measure(row: Row) -> Care:
    """A measure as care."""
    days = Stretch(row["begins_on"] or "", row["ends_on"])
    return Care(row["client_id"], row["organisation_id"], row["area"], AREAS[row["area"]], days, bool(row["agreed_on"]))


def of_need(row: Row, activity: str) -> Care:
    """A need for one client as care: volunteers help in the name of the organisation."""
    area = AREA_OF_ACTIVITY.get(row["activity_id"]) or str(row["activity_id"])
    days = Stretch(row["start_on"] or row["registered_on"] or "", None)
    return Care(row["client_id"], row["organisation_id"], area, same(activity), days, bool(row["agreed_on"]))


def shared(cares: Iterable[Care]) -> Iterator[Shared]:
    """Every two cares of one client by different partners at the same time, by client."""
    by_client: dict[str, list[Care]] = {}
    for care in cares:
        by_client.setdefault(care.client_id, []).append(care)
    for found in by_client.values():
        found.sort(key=lambda care: (care.days.since, care.organisation_id, care.area))
        for earlier, later in combinations(found, 2):
            last = min(earlier.days.until or NEVER, later.days.until or NEVER)
            if earlier.organisation_id != later.organisation_id and later.days.since <= last:
                yield Shared(earlier, later, Stretch(later.days.since, None if last == NEVER else last))
