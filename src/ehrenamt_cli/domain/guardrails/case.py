"""One intended placement and what stands around it, as guardrails look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.cares import Care
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.i18n import NOTHING, Text


class Load(NamedTuple):
    """How many people the least busy professional in charge would accompany with this placement."""

    name: str
    active: float
    prison: float
    """One-to-one placements in prisons; places with several in charge share theirs."""


class Case(NamedTuple):
    """A need on a day with everything around it; a volunteer where one is meant for it."""

    need: Row
    activity: Row
    place: Row
    day: date
    """The day of the visit, on which everything must hold."""
    limits: Mapping[str, int]
    contacts: Sequence[Row] = ()
    """The organisation's contacts in charge on the day, or today where that is past."""
    client: Row | None = None
    doubled: Sequence[tuple[str, Care]] = ()
    """Partners who give the same client the same help at that time, and nobody has agreed on it."""
    holder: str = ""
    """The organisation that the client is with and that has no release to pass anything on to that of the need."""
    basics: Sequence[str] = ()
    """Basic needs of the same client that are still open."""
    green: Text = NOTHING
    """What volunteers can do instead of a red activity."""
    volunteer: Row | None = None
    placed: Sequence[Row] = ()
    """The other placements of this need that have not ended."""
    begun: bool = False
    """Whether this placement, or one that it replaces, fills the need already."""
    load: Load | None = None
