"""What makes one possible match better than another: the wishes, one row each, in whole points."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, distance, spoken
from ehrenamt_cli.i18n import Text

PAIR, NEED, VOLUNTEER = "pair", "need", "volunteer"
"""What the points of a wish depend on: both sides, or one alone, for which they are reckoned once."""


class Wish(NamedTuple):
    """One thing that speaks for a pair (or, with negative points, against it) and how that is said."""

    code: str
    title: Text
    points: Callable[[Need, Volunteer, Problem], int]
    reason: Text
    depends_on: str = PAIR
    matters: Callable[[Need, Problem], bool] = lambda *_: True
    """Whether anybody can get points for this need at all."""


class Reason(NamedTuple):
    """Why a pair got points."""

    code: str
    points: int
    text: Text


def score(need: Need, volunteer: Volunteer, problem: Problem) -> int:
    """The points of a pair: those given with the problem, else the sum of all wishes."""
    if problem.scores is not None:
        return problem.scores.get((need.id, volunteer.id), 0)
    return sum([wish.points(need, volunteer, problem) for wish in WISHES])


class Scores:
    """The points of many pairs; what depends on one side alone is reckoned once, people go by their position."""

    def __init__(self, problem: Problem, volunteers: Sequence[Volunteer]) -> None:
        self._problem, self._volunteers = problem, volunteers
        self._wishes = {side: [wish for wish in WISHES if wish.depends_on == side] for side in (PAIR, NEED, VOLUNTEER)}
        self._known = bytearray(len(volunteers))
        self._alone = array("q", bytes(8 * len(volunteers)))

    def of(self, need: Need, positions: Iterable[int]) -> list[int]:
        """The points of a need with each of these."""
        problem, given = self._problem, self._problem.scores
        people = [self._volunteers[v] for v in positions]
        if given is not None:
            return [given.get((need.id, one.id), 0) for one in people]
        if not people:
            return []
        whole = sum([wish.points(need, people[0], problem) for wish in self._wishes[NEED]])
        known, alone = self._known, self._alone
        found = [whole + (alone[v] if known[v] else self._points_alone(need, v)) for v in positions]
        for points in [wish.points for wish in self._wishes[PAIR] if wish.matters(need, problem)]:
            found = [more + points(need, one, problem) for more, one in zip(found, people, strict=True)]
        return found

    def _points_alone(self, need: Need, v: int) -> int:
        """Those that a volunteer gets whatever the need is, remembered."""
        one, problem = self._volunteers[v], self._problem
        self._alone[v] = points = sum([wish.points(need, one, problem) for wish in self._wishes[VOLUNTEER]])
        self._known[v] = 1
        return points


def reasons(need: Need, volunteer: Volunteer, problem: Problem) -> list[Reason]:
    """What the points of a pair are made of, the weightiest first."""
    if problem.scores is not None:
        given = problem.scores.get((need.id, volunteer.id), 0)
        return [Reason("VORGABE", given, Text("vorgegebene Punkte", "points given"))] if given else []
    found = (Reason(wish.code, wish.points(need, volunteer, problem), wish.reason) for wish in WISHES)
    return sorted((reason for reason in found if reason.points), key=lambda reason: -abs(reason.points))


def _interest(need: Need, volunteer: Volunteer, _: Problem) -> int:
    return 30 if need.kind in volunteer.interests else 0


def _continuity(need: Need, volunteer: Volunteer, _: Problem) -> int:
    return 40 if need.client and need.client in volunteer.clients else 0


def _fluency(need: Need, volunteer: Volunteer, _: Problem) -> int:
    """4 points for each level above the one asked for."""
    return 4 * (spoken(need, volunteer) or 0)


def _nearness(need: Need, volunteer: Volunteer, problem: Problem) -> int:
    """20 points next door, one less for every 2 km."""
    way = distance(need, volunteer, problem)
    return 0 if way is None else max(0, 20 - int(way / 2))


def _experience(_: Need, volunteer: Volunteer, __: Problem) -> int:
    """3 points for each step of experience, 15 at most."""
    return 3 * min(volunteer.experience, 5)


def _waiting(_: Need, volunteer: Volunteer, problem: Problem) -> int:
    """2 points for each month without a placement, 20 at most."""
    return 2 * min(problem.waited(volunteer) // 30, 10)


def _patience(need: Need, _: Volunteer, problem: Problem) -> int:
    """2 points for each month that the need has been waiting, 20 at most, so that nobody waits for ever."""
    return 2 * min(problem.waited(need) // 30, 10)


def _fairness(_: Need, volunteer: Volunteer, __: Problem) -> int:
    """10 points off for each placement already running."""
    return -10 * volunteer.load


WISHES: tuple[Wish, ...] = (
    Wish(
        "KONTINUITAET",
        Text("Kontinuität", "continuity"),
        _continuity,
        Text("begleitet diese Klient:in schon", "already accompanies this client"),
        matters=lambda need, _: bool(need.client),
    ),
    Wish("INTERESSE", Text("Wunsch", "interest"), _interest, Text("wünscht sich diese Tätigkeit", "wishes for this activity")),
    Wish(
        "SPRACHNIVEAU",
        Text("Sprachniveau", "fluency"),
        _fluency,
        Text("spricht mehr als nötig", "speaks more than asked"),
        matters=lambda need, _: bool(need.languages),
    ),
    Wish(
        "NAEHE",
        Text("Nähe", "nearness"),
        _nearness,
        Text("wohnt in der Nähe", "lives nearby"),
        matters=lambda _, problem: bool(problem.way or problem.distances),
    ),
    Wish("ERFAHRUNG", Text("Erfahrung", "experience"), _experience, Text("bringt Erfahrung mit", "brings experience"), VOLUNTEER),
    Wish("WARTEZEIT", Text("Wartezeit", "waiting time"), _waiting, Text("wartet schon länger", "has been waiting"), VOLUNTEER),
    Wish(
        "AUSGLEICH",
        Text("Lastenausgleich", "fair load"),
        _fairness,
        Text("hat schon Einsätze", "already has placements"),
        VOLUNTEER,
    ),
    Wish(
        "WARTEZEIT_BEDARF",
        Text("Wartezeit des Bedarfs", "waiting time of the need"),
        _patience,
        Text("der Bedarf wartet schon länger", "the need has been waiting"),
        NEED,
    ),
)
"""The whole list; interests weigh more than nearness, a relationship that exists more than anything."""
