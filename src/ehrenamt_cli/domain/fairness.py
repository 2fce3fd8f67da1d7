"""Whether some always come last: needs by group, how many are filled and how long the others wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

SMALL = 5
"""Fewer than this are not counted out where people could be recognised by it."""

BEHIND = 20
"""So many percentage points fewer filled than altogether are conspicuous."""

LONGER = 30
"""So many days longer than altogether, and half as long again, are conspicuous."""


class Case(NamedTuple):
    """One need as far as fairness is concerned: the groups it belongs to, whether it is filled, days of waiting else."""

    groups: tuple[str, ...]
    filled: bool
    days: int


class Group(NamedTuple):
    """The needs of one group; figures are None where they are too small to be shown."""

    key: str
    needs: int | None
    filled: int | None
    percent: int | None
    days: int | None
    """Median waiting time of those open; None where none is."""
    behind: bool = False


def grouped(cases: Sequence[Case], *, shield: bool) -> list[Group]:
    """The groups, the least filled first; where they could tell about people, small ones are shielded.

    A single small group would follow from the total, so the next larger one goes with it.
    """
    all_in_all = _figures("", cases)
    keys = sorted({key for case in cases for key in case.groups})
    found = [_figures(key, [case for case in cases if key in case.groups]) for key in keys]
    hidden = _shielded(found) if shield else set()
    groups = [
        Group(one.key, None, None, None, None) if one.key in hidden else one._replace(behind=_is_behind(one, all_in_all))
        for one in found
    ]
    return sorted(groups, key=lambda one: (one.percent is None, one.percent, -(one.days or 0), one.key))


def altogether(cases: Sequence[Case]) -> Group:
    """All of them."""
    return _figures("", cases)


def _figures(key: str, cases: Sequence[Case]) -> Group:
    filled = sum(case.filled for case in cases)
    waiting = [case.days for case in cases if not case.filled]
    percent = round(100 * filled / len(cases)) if cases else None
    return Group(key, len(cases), filled, percent, round(median(waiting)) if waiting else None)


def _shielded(groups: Iterable[Group]) -> set[str]:
    by_size = sorted(groups, key=lambda one: (one.needs or 0, one.key))
    small = [one.key for one in by_size if (one.needs or 0) < SMALL]
    return set(small) if len(small) != 1 else {one.key for one in by_size[:2]}


def _is_behind(one: Group, all_in_all: Group) -> bool:
    if (one.needs or 0) < SMALL:
        return False
    less = (all_in_all.percent or 0) - (one.percent or 0) >= BEHIND
    usual = all_in_all.days or 0
    return less or (one.days is not None and one.days >= max(usual + LONGER, usual * 3 // 2))
