"""The few changes in a whole register that would fill most: thought of here, and tried on the plan by whoever asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from ehrenamt_cli.domain.matching.model import TIERS, Need, Problem, Volunteer, common_slots
from ehrenamt_cli.domain.matching.plans import Plan, SingleChange
from ehrenamt_cli.domain.matching.supposing import Change, newcomers, usual_capacity
from ehrenamt_cli.domain.matching.verdicts import failing

MOST_NEW = 3
"""So many new people of one kind are thought of at most."""


def promising(problem: Problem, plan: Plan, most: int) -> list[Change]:
    """The changes that could fill most of what stays open, the best guess first: changes to people, and new people."""
    needs = {need.id: need for need in problem.needs}
    people = {one.id: one for one in problem.volunteers}
    helped: dict[Change, set[str]] = defaultdict(set)
    for one in plan.unfilled:
        for single in one.single_changes:
            for change in _of_person(single, needs[single.need], people[single.volunteer]):
                helped[change].add(one.need)
    guesses = {change: _guess(change, ids, needs, people) for change, ids in helped.items()}
    open_needs = [needs[one.need] for one in plan.unfilled]
    guesses |= {change: _counted(found) for change, found in _newcomers(problem, open_needs)}
    order = sorted(guesses, key=lambda change: ([-n for n in guesses[change]], change.kind == "new", change))
    return order[:most]


def gain(before: Mapping[int, int], after: Mapping[int, int]) -> tuple[int, ...]:
    """What is filled more, by tier."""
    return tuple(after[tier] - before[tier] for tier in TIERS)


def _of_person(single: SingleChange, need: Need, volunteer: Volunteer) -> Iterator[Change]:
    """The change to a person that lifts a criterion; whoever lacks a language is not asked to learn it."""
    v, code = volunteer.id, single.constraint
    if single.kind == "capacity" or code == "KAPAZITAET":
        yield Change("capacity", v, number=volunteer.capacity + 1)
    elif single.kind == "minutes" or code == "STUNDEN":
        yield Change("minutes", v, number=volunteer.minutes_week + need.minutes)
    elif code == "ZULASSUNG":
        yield Change("admit", v, need.institution)
    elif code in _PROOFS:
        wanted, held = _PROOFS[code](need), volunteer.trainings if code == "SCHULUNG" else volunteer.screenings
        lacking = [name for name in wanted if name not in held or held[name] < need.start]
        if len(lacking) == 1:
            yield Change("train" if code == "SCHULUNG" else "screen", v, lacking[0])
    elif code == "AUFGABE" and not need.qualification:
        yield Change("do", v, need.kind)
    elif code == "ZEIT":
        yield Change("when", v, slots=need.slots)
    elif code == "ENTFERNUNG":
        yield Change("way", v, need.id)


_PROOFS: Mapping[str, Callable[[Need], tuple[str, ...]]] = {
    "SCHULUNG": lambda need: need.trainings,
    "UEBERPRUEFUNG": lambda need: need.screenings,
    "GEHEIMHALTUNG": lambda need: need.secrecy,
}
"""The criteria that ask for proofs, and which those are."""


def _guess(change: Change, ids: Iterable[str], needs: Mapping[str, Need], people: Mapping[str, Volunteer]) -> tuple[int, ...]:
    """As many of the needs as the person has places for, the most urgent first."""
    places = 1 if change.kind in ("capacity", "minutes") else max(1, people[change.volunteer].capacity)
    return _counted(sorted((needs[one] for one in ids), key=lambda need: (need.tier, need.id))[:places])


def _newcomers(problem: Problem, open_needs: list[Need]) -> Iterator[tuple[Change, list[Need]]]:
    """New people as the open needs want them, as few and as little as would do, and the needs they would fill."""
    places, seen = usual_capacity(problem), set()
    for change in sorted({change for need in open_needs for change in _wanted(problem, need)}):
        [one] = newcomers(problem, change)
        found = [need for need in open_needs if not failing(need, one, problem) and common_slots(need, one, problem)]
        found = sorted((need for need in found if need.people <= MOST_NEW), key=lambda need: (need.tier, need.id))
        if found:
            number = max(-(-len(found) // places), max(need.people for need in found))
            number = min(MOST_NEW, number)
            filled = found[: number * places]
            ids = tuple(need.id for need in filled)
            if ids not in seen:
                seen.add(ids)
                yield change._replace(number=number), filled


def _wanted(problem: Problem, need: Need) -> Iterator[Change]:
    """Who would be new here: with one of the languages, the sex that is wished for, and the admission."""
    if need.qualification:
        return
    place = need.institution if problem.institutions[need.institution].requires_admission else ""
    for language in need.languages.items() or [None]:
        yield Change("new", what=place, languages=(language,) if language else (), gender=need.gender or "")


def _counted(found: Iterable[Need]) -> tuple[int, ...]:
    counts = Counter(need.tier for need in found)
    return tuple(counts[tier] for tier in TIERS)
