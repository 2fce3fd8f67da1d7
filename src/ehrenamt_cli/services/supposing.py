"""What would be if: the plan as it is and as it would be after changes that nobody has made yet; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.dates.spans import half_hours, read_spans
from ehrenamt_cli.domain.matching.advice import gain, promising
from ehrenamt_cli.domain.matching.model import Problem
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.matching.solving import AGAIN
from ehrenamt_cli.domain.matching.supposing import Change, supposed
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.screenings import KINDS
from ehrenamt_cli.domain.values import CHOICE, LANGUAGES, NUMBER
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import pool, records, solver
from ehrenamt_cli.services.planning import Asked, Setting, prepared
from ehrenamt_cli.storage.register import Register

TRIED = 12
"""So many changes are tried on the plan before the best are named."""


class Effect(NamedTuple):
    """What changes would bring: the needs filled more and no longer, and how many by tier."""

    changes: Sequence[Change]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    by_tier: tuple[int, ...]


class Supposed(NamedTuple):
    """A problem with its plan, and what each of some changes (or all together) would bring."""

    problem: Problem
    plan: Plan
    effects: list[Effect]


def what_if(register: Register, typed: Mapping[str, Sequence[str]], asked: Asked) -> Supposed:
    """What all the typed changes together would bring; WrongUsage where there is none."""
    changes = [_READ[kind](register, text) for kind, texts in typed.items() for text in texts]
    if not changes:
        raise WrongUsage(
            Text("Was wäre anders?", "What would be different?"),
            Text(
                "Etwa: --admit NAME=EINRICHTUNG oder --capacity NAME=2", "Such as: --admit NAME=ORGANISATION or --capacity NAME=2"
            ),
        )
    setting = prepared(register, asked._replace(named=frozenset(one.volunteer for one in changes if one.volunteer)))
    made = plan(setting.problem, asked.effort, solver.installed(), explained=())
    return Supposed(setting.problem, made, [_effect(setting, made, changes, asked.effort)])


def advice(register: Register, asked: Asked, top: int) -> Supposed:
    """The few changes that would fill most, each tried on its own, the best first; in a crowd they may fill even more."""
    setting = prepared(register, asked)
    made = plan(setting.problem, asked.effort, solver.installed())
    effects = [_effect(setting, made, [one], AGAIN) for one in promising(setting.problem, made, max(TRIED, 2 * top))]
    useful = [one for one in effects if one.by_tier > (0, 0, 0)]
    useful.sort(key=lambda one: ([-n for n in one.by_tier], one.changes[0].kind == "new", one.changes[0].number))
    return Supposed(setting.problem, made, useful[:top])


def _effect(setting: Setting, made: Plan, changes: Sequence[Change], effort: str) -> Effect:
    """The plan after the changes, keeping to the present one where nothing is lost by it."""
    pairs = frozenset((one.need, one.volunteer) for one in made.assignments)
    after = plan(supposed(setting.problem._replace(previous=pairs), changes), effort, solver.installed(), explained=())
    then, now = ({one.need for one in each.assignments} for each in (made, after))
    return Effect(changes, tuple(sorted(now - then)), tuple(sorted(then - now)), gain(made.filled_by_tier, after.filled_by_tier))


def _split(text: str) -> tuple[str, str]:
    who, sign, what = text.partition("=")
    if not (who.strip() and sign and what.strip()):
        raise WrongUsage(
            Text("„{text}“ ist nicht vollständig.", "“{text}” is not complete.").fill(text=text),
            Text("Bitte so schreiben: NAME=WERT.", "Please write NAME=VALUE."),
        )
    return who.strip(), what.strip()


def _person(register: Register, text: str) -> str:
    return str(records.resolve(register, VOLUNTEERS, text)["id"])


def _activate(register: Register, text: str) -> Change:
    return Change("activate", _person(register, text))


def _admit(register: Register, text: str) -> Change:
    who, place = _split(text)
    return Change("admit", _person(register, who), records.resolve(register, ORGANISATIONS, place)["id"])


def _train(register: Register, text: str) -> Change:
    who, course = _split(text)
    return Change("train", _person(register, who), course)


def _screen(register: Register, text: str) -> Change:
    who, kind = _split(text)
    return Change("screen", _person(register, who), CHOICE.read(kind, KINDS))


def _do(register: Register, text: str) -> Change:
    who, activity = _split(text)
    return Change("do", _person(register, who), records.resolve(register, ACTIVITIES, activity)["id"])


def _speak(register: Register, text: str) -> Change:
    who, languages = _split(text)
    return Change("speak", _person(register, who), languages=_languages(languages))


def _capacity(register: Register, text: str) -> Change:
    who, number = _split(text)
    return Change("capacity", _person(register, who), number=NUMBER.read(number, {}))


def _minutes(register: Register, text: str) -> Change:
    who, number = _split(text)
    return Change("minutes", _person(register, who), number=NUMBER.read(number, {}))


def _when(register: Register, text: str) -> Change:
    who, times = _split(text)
    return Change("when", _person(register, who), slots=half_hours(read_spans(times)))


def _new(register: Register, text: str) -> Change:
    """``ORGANISATION=LANGUAGES`` or ``ORGANISATION``."""
    place, _, languages = text.partition("=")
    found = records.resolve(register, ORGANISATIONS, place.strip())
    return Change("new", what=found["id"], number=1, languages=_languages(languages) if languages.strip() else ())


def _languages(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(pool.levels(LANGUAGES.read(text, {})).items())


_READ = {
    "activate": _activate,
    "admit": _admit,
    "train": _train,
    "screen": _screen,
    "do": _do,
    "speak": _speak,
    "capacity": _capacity,
    "minutes": _minutes,
    "when": _when,
    "new": _new,
}
