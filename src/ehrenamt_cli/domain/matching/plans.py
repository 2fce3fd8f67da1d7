"""What a plan says: who goes where and when, what stays open and why, and what would help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Assignment(NamedTuple):
    """One volunteer in one need, beginning in ``slot``, with the points and the reasons."""

    need: str
    volunteer: str
    slot: int
    score: int
    reasons: tuple[Text, ...] = ()


class Miss(NamedTuple):
    """Somebody who comes close to an unfilled need: the codes that fail; none where other needs hold the person."""

    volunteer: str
    codes: tuple[str, ...]
    values: tuple[Text, ...]


class SingleChange(NamedTuple):
    """One change that would let an unfilled need be filled without losing one as urgent.

    ``kind`` is ``pair`` (one criterion of ``need`` and ``volunteer``, perhaps further down a chain), ``capacity`` (one
    more placement of that volunteer) or ``minutes`` (more minutes a week).
    """

    kind: str
    need: str
    volunteer: str
    constraint: str


class Unfilled(NamedTuple):
    """A need that stays open: the nearest misses, the changes that help, and the needs and people of its competition."""

    need: str
    nearest: tuple[Miss, ...] = ()
    single_changes: tuple[SingleChange, ...] = ()
    competing_needs: tuple[str, ...] = ()
    contested_volunteers: tuple[str, ...] = ()


class PinViolation(NamedTuple):
    """A pinned pair that cannot stay, with the code of what forbids it: a criterion, ``ANZAHL`` or ``GRUPPE``."""

    need: str
    volunteer: str
    code: str


PIN_CODES: Mapping[str, Text] = {
    "ANZAHL": Text("der Bedarf hat schon genug Personen", "the need has all its people already"),
    "GRUPPE": Text("die Gruppe wird so nicht vollständig", "the group cannot be completed this way"),
}
"""What can forbid a pin besides the criteria."""


class Plan(NamedTuple):
    """A whole proposal; ``previous_kept`` is None where there was no previous plan, ``optimal`` says it is proven the best.

    ``at_most`` are filled needs by tier that no plan surpasses, tiers compared in their order.
    """

    filled_by_tier: Mapping[int, int]
    at_most: Mapping[int, int]
    previous_kept: int | None
    score: int
    optimal: bool
    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...] = ()
    pin_violations: tuple[PinViolation, ...] = ()
