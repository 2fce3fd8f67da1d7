"""What would be if: changes to people that are only supposed, and the problem as it would be then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ehrenamt_cli.domain.matching.model import ALWAYS, UNLIMITED, Problem, Volunteer, called
from ehrenamt_cli.i18n import Text, same


class Change(NamedTuple):
    """One supposed change: to a volunteer by id, or, as ``new``, so many ``number`` people who are not there yet.

    ``what`` is an institution (``admit``, ``new``), a training, a screening, a kind of activity or a need whose times
    (``when``) or way (``way``) the person would take on; ``number`` a capacity, minutes a week or people.
    """

    kind: str
    volunteer: str = ""
    what: str = ""
    number: int = 0
    languages: tuple[tuple[str, str], ...] = ()
    gender: str = ""
    slots: int = 0


def supposed(problem: Problem, changes: Iterable[Change]) -> Problem:
    """The problem as it would be after all of these."""
    people = {one.id: one for one in problem.volunteers}
    for change in changes:
        if change.kind == "new":
            people |= {one.id: one for one in newcomers(problem, change, len(people))}
        else:
            people[change.volunteer] = _changed(people[change.volunteer], change, problem)
    return problem._replace(volunteers=tuple(people.values()))


def newcomers(problem: Problem, change: Change, before: int = 0) -> list[Volunteer]:
    """People as somebody new could be: ready, free at any time, with as many placements as most people here have."""
    wanted = [need for need in problem.needs if not need.qualification]
    one = Volunteer(
        id="",
        consent=True,
        capacity=usual_capacity(problem),
        minutes_week=sum(need.minutes for need in problem.needs),
        slots=ALWAYS,
        kinds=frozenset(need.kind for need in wanted),
        languages=dict(change.languages),
        screenings=dict.fromkeys(_proofs(problem), UNLIMITED),
        admitted={change.what: UNLIMITED} if change.what else {},
        trainings=dict.fromkeys({name for need in problem.needs for name in need.trainings}, UNLIMITED),
        gender=change.gender or None,
    )
    new = Text("neue Person", "new person")
    return [
        one._replace(id=f"neu-{number}", name=f"{new} {number}")
        for number in range(before + 1, before + 1 + max(1, change.number))
    ]


def _proofs(problem: Problem) -> set[str]:
    return {name for need in problem.needs for name in (*need.secrecy, *need.screenings)}


def usual_capacity(problem: Problem) -> int:
    """The number of placements that most people offer, at least one."""
    offered = sorted(one.capacity + one.load for one in problem.volunteers if one.capacity + one.load > 0)
    return offered[len(offered) // 2] if offered else 1


def words(change: Change, problem: Problem, names: Mapping[str, str]) -> Text:
    """A change in words."""
    if change.kind == "new":
        return _new(change, problem)
    return _WORDS[change.kind].fill(
        who=names.get(change.volunteer, change.volunteer), what=_what(change, problem), n=change.number
    )


_WORDS: Mapping[str, Text] = {
    "activate": Text("{who} wird aktiv", "{who} becomes active"),
    "admit": Text("Zulassung von {who} bei {what}", "admission of {who} at {what}"),
    "train": Text("Schulung für {who}: {what}", "training for {who}: {what}"),
    "screen": Text("Nachweis von {who}: {what}", "proof of {who}: {what}"),
    "speak": Text("{who} spricht {what}", "{who} speaks {what}"),
    "do": Text("{who} übernimmt auch: {what}", "{who} also does: {what}"),
    "capacity": Text("{who}: {n} freie Plätze statt weniger", "{who}: {n} free placements instead of fewer"),
    "minutes": Text("{who}: {n} Minuten je Woche frei", "{who}: {n} minutes a week free"),
    "when": Text("{who} kann auch {what}", "{who} can also {what}"),
    "way": Text("{who} kommt trotz des Weges zu {what}", "{who} comes in spite of the way to {what}"),
}


def _changed(one: Volunteer, change: Change, problem: Problem) -> Volunteer:
    what = change.what
    if change.kind == "activate":
        return one._replace(active=True)
    if change.kind == "admit":
        return one._replace(admitted={**one.admitted, what: UNLIMITED})
    if change.kind == "train":
        return one._replace(trainings={**one.trainings, what: UNLIMITED})
    if change.kind == "screen":
        meant = [name for name in _proofs(problem) if name.partition("|")[0] == what] or [what]
        return one._replace(screenings={**one.screenings, **dict.fromkeys(meant, UNLIMITED)})
    if change.kind == "speak":
        return one._replace(languages={**one.languages, **dict(change.languages)})
    if change.kind == "do":
        return one._replace(kinds=one.kinds | {what})
    if change.kind == "capacity":
        return one._replace(capacity=change.number)
    if change.kind == "minutes":
        return one._replace(minutes_week=change.number)
    if change.kind == "way":
        return one._replace(max_km=None)
    return one._replace(slots=one.slots | change.slots)


def _what(change: Change, problem: Problem) -> Text:
    if change.kind == "admit":
        return same(called(problem.institutions[change.what]))
    if change.kind == "when":
        return same(problem.times(change.slots & problem.week))
    if change.kind == "speak":
        return spoken(change.languages, problem)
    if change.kind == "way":
        return same(next((called(need) for need in problem.needs if need.id == change.what), change.what))
    return problem.label(change.what)


def spoken(languages: Iterable[tuple[str, str]], problem: Problem) -> Text:
    """Languages with their levels."""
    parts = [(problem.label(code), "" if level == "M" else f" {level}") for code, level in languages]
    return Text(", ".join(f"{name.de}{level}" for name, level in parts), ", ".join(f"{name.en}{level}" for name, level in parts))


def _new(change: Change, problem: Problem) -> Text:
    one = Text("eine neue Person", "one new person")
    many = Text("{n} neue Personen", "{n} new people").fill(n=change.number)
    parts = [many if change.number > 1 else one]
    if change.gender:
        parts.append(problem.label(change.gender))
    if change.languages:
        parts.append(spoken(change.languages, problem))
    if change.what:
        place = called(problem.institutions[change.what])
        parts.append(Text("zugelassen bei {place}", "admitted at {place}").fill(place=place))
    return Text(", ".join(part.de for part in parts), ", ".join(part.en for part in parts))
