"""What a match is made of: institutions, volunteers, needs, and the problem they make together.

The same objects are read from a problem file and built from the register, so there is one way to rank, plan and explain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.i18n import Text, same

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "M")
"""From a beginner's language level to the native one."""

STEP = {level: number for number, level in enumerate(LEVELS)}

ALWAYS = -1
"""A mask of slots that leaves no time out."""

UNLIMITED = date.max
"""The day until which something holds that does not expire."""

TIERS = (1, 2, 3)
"""Basic needs, important needs, desirable needs."""

NO_DAYS: Mapping[str, date] = {}


class Span(NamedTuple):
    """The days on which something is not asked of somebody; at one institution, or everywhere."""

    institution: str
    first: date
    last: date


class Institution(NamedTuple):
    """Where help happens; ``open`` is the mask of its visiting hours."""

    id: str
    open: int = ALWAYS
    requires_admission: bool = False
    name: str = ""


class Volunteer(NamedTuple):
    """One person as far as matching is concerned.

    ``capacity``, ``minutes_week`` and ``slots`` are what is still free; ``load`` counts the placements already running.
    ``busy`` are the slots in which placements that run take place. The days in ``screenings``, ``admitted`` (by institution)
    and ``trainings`` are the last valid ones. ``excluded`` holds needs, clients and institutions; ``clients`` are those already
    accompanied; ``place`` is where the person lives, as ``way`` of the problem knows it. ``useless`` says of proofs why they do
    not count, ``exempt`` when one is not asked for; ``born`` is None where nobody knows. So many
    ``heavy_free`` placements are bearable (None: as many as one likes); ``works_at`` are the institutions of the person's job.
    """

    id: str
    consent: bool
    capacity: int
    minutes_week: int
    slots: int
    kinds: frozenset[str]
    languages: Mapping[str, str] = {}
    screenings: Mapping[str, date] = NO_DAYS
    admitted: Mapping[str, date] = NO_DAYS
    trainings: Mapping[str, date] = NO_DAYS
    qualified: frozenset[str] = frozenset()
    gender: str | None = None
    max_km: float | None = None
    interests: frozenset[str] = frozenset()
    experience: int = 0
    excluded: frozenset[str] = frozenset()
    name: str = ""
    load: int = 0
    waiting_since: date | None = None
    clients: frozenset[str] = frozenset()
    active: bool = True
    born: date | None = None
    useless: Mapping[str, Text] = {}
    exempt: Mapping[str, Sequence[Span]] = {}
    busy: int = 0
    place: str = ""
    heavy_free: int | None = None
    works_at: frozenset[str] = frozenset()


class Need(NamedTuple):
    """What is wanted: ``people`` at once, ``minutes`` a week in one visit of ``width`` slots in a row, from ``start`` on.

    One of the ``languages`` (code → least level) is enough; ``qualification`` is the one that an activity reserved for
    professionals asks for; ``excluded`` holds volunteers. ``secrecy`` are the proofs without which nobody meets a client;
    whoever was born after ``born_by`` is younger than ``age``. ``barred`` are the guardrails that do not hold for it.
    """

    id: str
    institution: str
    kind: str
    start: date
    slots: int
    client: str = ""
    people: int = 1
    tier: int = 2
    minutes: int = 0
    width: int = 1
    languages: Mapping[str, str] = {}
    screenings: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    qualification: str = ""
    gender: str | None = None
    excluded: frozenset[str] = frozenset()
    name: str = ""
    secrecy: tuple[str, ...] = ()
    age: int = 0
    born_by: date | None = None
    waiting_since: date | None = None
    place: str = ""
    heavy: bool = False
    barred: tuple[str, ...] = ()


Pair = tuple[str, str]
"""The ids of a need and a volunteer."""


class Problem(NamedTuple):
    """Everything a ranking or a plan looks at.

    ``slots`` names the bits of all masks, ``written`` says several of them shorter (``Tu 14:00-16:00``); ``distances`` in
    km by volunteer, then by need or institution, ``way`` reckons those between two places; ``scores`` replace the computed
    ones where they are given at all; ``labels`` are the words for codes (languages, kinds, …); ``exempt_at`` names the
    institutions that waive something; waiting counts up to ``today``.
    """

    institutions: Mapping[str, Institution]
    volunteers: tuple[Volunteer, ...]
    needs: tuple[Need, ...]
    slots: tuple[str, ...]
    distances: Mapping[str, Mapping[str, float]] = {}
    scores: Mapping[Pair, int] | None = None
    load_penalty: int = 0
    pins: tuple[Pair, ...] = ()
    previous: frozenset[Pair] | None = None
    labels: Mapping[str, Text] = {}
    written: Callable[[int], str] | None = None
    exempt_at: frozenset[str] = frozenset()
    way: Callable[[str, str], float | None] | None = None
    today: date = date.min

    @property
    def week(self) -> int:
        """The mask of all slots there are."""
        return (1 << len(self.slots)) - 1

    def times(self, mask: int) -> str:
        """The slots of a mask as a person reads them."""
        return self.written(mask) if self.written else ", ".join(self.slots[bit] for bit in bits(mask & self.week))

    def waited(self, one: Volunteer | Need) -> int:
        """For how many days somebody or something has been waiting; none where that is not known."""
        return max(0, (self.today - one.waiting_since).days) if one.waiting_since else 0

    def label(self, code: str) -> Text:
        """The words for a code; the code itself where there are none."""
        return self.labels.get(code) or same(code)


def called(one: Institution | Volunteer | Need) -> str:
    """The name to show: that of the record, or its id in a problem without names."""
    return one.name or one.id


def in_order(one: Volunteer | Need) -> tuple[str, str]:
    """How ties are settled: by name, then by id; by id alone in a problem without names."""
    return one.name, one.id


def exempted(code: str, need: Need, volunteer: Volunteer) -> Span | None:
    """What waives a proof (or ``age``) at the need on its first day."""
    for span in volunteer.exempt.get(code, ()):
        if span.institution in ("", need.institution) and span.first <= need.start <= span.last:
            return span
    return None


def common_slots(need: Need, volunteer: Volunteer, problem: Problem) -> int:
    """The slots in which a visit can begin: free for the volunteer, wanted, and open, for the whole visit."""
    free = opening(need, problem) & volunteer.slots & ~volunteer.busy
    return free if need.width == 1 else beginnings(free, need.width)


def opening(need: Need, problem: Problem) -> int:
    """The slots that are wanted and open."""
    return need.slots & problem.institutions[need.institution].open & problem.week


def beginnings(free: int, width: int) -> int:
    """The slots of a mask from which on ``width`` slots in a row are free."""
    begin = free
    for step in range(1, width):
        begin &= free >> step
    return begin


def bits(mask: int, most: int | None = None) -> list[int]:
    """The numbers of the bits in a mask, in order (the first ``most`` of them); quick for very long masks, too."""
    digits = f"{mask:b}"[::-1]
    found: list[int] = []
    at = digits.find("1")
    while at >= 0 and len(found) != most:
        found.append(at)
        at = digits.find("1", at + 1)
    return found


def distance(need: Need, volunteer: Volunteer, problem: Problem) -> float | None:
    """Kilometres from the volunteer to the need (or else to its institution); None where unknown."""
    known = problem.distances.get(volunteer.id)
    if known:
        return known.get(need.id, known.get(need.institution))
    return problem.way(volunteer.place, need.place) if problem.way and volunteer.place and need.place else None


def spoken(need: Need, volunteer: Volunteer) -> int | None:
    """How many levels the volunteer's best wanted language is above what is asked; None where none is spoken well enough."""
    best = None
    for code, least in need.languages.items():
        level = volunteer.languages.get(code)
        above = -1 if level is None else STEP[level] - STEP[least]
        if above >= 0 and (best is None or above > best):
            best = above
    return best
