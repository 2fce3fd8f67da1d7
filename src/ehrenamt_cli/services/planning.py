"""The plan over the open needs of a register: what it is asked for, the problem it solves, and what stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.matching.model import Pair, Problem
from ehrenamt_cli.domain.matching.planning import plan
from ehrenamt_cli.domain.matching.plans import Plan
from ehrenamt_cli.domain.needs import NEEDS, TIERS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import pool, proposals, records, solver
from ehrenamt_cli.services.circumstances import about
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

LOAD_PENALTY = 10
"""Points off for somebody's second new placement; the c-th costs (c - 1) times as much, so that load spreads."""


class Asked(NamedTuple):
    """What a plan is to look at; pins and vetoes as typed, ``NEED=VOLUNTEER``."""

    effort: str = "quick"
    organisation: str = ""
    tier: str = ""
    pins: Sequence[str] = ()
    vetoes: Sequence[str] = ()
    keep_running: bool = True
    named: frozenset[str] = frozenset()
    """Volunteers who are looked at although they are not active."""


class Setting(NamedTuple):
    """A problem of the register, ready to be planned."""

    problem: Problem
    moving: Mapping[Pair, str]
    """The placements that run and could move, where that is asked for."""
    scope: str


def planned(register: Register, asked: Asked, explained: Collection[str] | None = None) -> tuple[Plan, Setting]:
    """The best plan for what is asked; nothing is kept. Why needs stay open is found out about those that are named, or all."""
    setting = prepared(register, asked)
    return plan(setting.problem, asked.effort, solver.installed(), explained=explained), setting


def prepared(register: Register, asked: Asked) -> Setting:
    """The open needs with everybody active, the pairs of the last proposal as the plan to keep to."""
    where = _where(register, asked)
    needs = list(stored.every(register, NEEDS, {"status": "open", **where}))
    moving = [] if asked.keep_running else _running(register, where)
    needs += stored.referring(register, NEEDS, "id", {row["need_id"] for row in moving} - {row["id"] for row in needs})
    pins, vetoes = ([_pair(register, text) for text in typed] for typed in (asked.pins, asked.vetoes))
    bare = pool.problem(register, needs, but=[row["id"] for row in moving])
    running = {(row["need_id"], row["volunteer_id"]): str(row["id"]) for row in moving}
    there = _there(register, needs, but={row["id"] for row in moving})
    bare = _narrowed(bare, {volunteer for _, volunteer in (*pins, *running)} | asked.named, [*vetoes, *there])
    _check_pins(pins, bare)
    known = {need.id for need in bare.needs}, {one.id for one in bare.volunteers}
    before = running.keys() | proposals.undecided(register)
    previous = frozenset(pair for pair in before if pair[0] in known[0] and pair[1] in known[1] and pair not in vetoes)
    problem = bare._replace(pins=tuple(pins), previous=previous or None, load_penalty=LOAD_PENALTY)
    return Setting(problem, running, _scope(register, asked))


def waiting_days(needs: Iterable[Row]) -> dict[str, int]:
    """How long each need has been waiting."""
    today = clock.today()
    return {row["id"]: max(0, (today - date.fromisoformat(row["registered_on"])).days) for row in needs if row["registered_on"]}


def pair_of(register: Register, need_text: str, volunteer_text: str) -> Pair:
    """The keys of a need and a volunteer that a person means."""
    need = records.resolve(register, NEEDS, need_text.strip())
    return need["id"], records.resolve(register, VOLUNTEERS, volunteer_text.strip())["id"]


def _pair(register: Register, text: str) -> Pair:
    need, sign, volunteer = text.partition("=")
    if not (need.strip() and sign and volunteer.strip()):
        raise WrongUsage(
            Text("„{text}“ ist kein Paar.", "“{text}” is no pair.").fill(text=text),
            Text("Bitte so schreiben: BEDARF=FREIWILLIGE:R.", "Please write NEED=VOLUNTEER."),
        )
    return pair_of(register, need, volunteer)


def _where(register: Register, asked: Asked) -> dict[str, str]:
    where = {}
    if asked.organisation:
        where["organisation_id"] = records.resolve(register, ORGANISATIONS, asked.organisation)["id"]
    if asked.tier:
        where["tier"] = CHOICE.read(asked.tier, TIERS)
    return where


def _running(register: Register, where: Mapping[str, str]) -> list[Row]:
    """The relationships that run in such needs."""
    rows = [row for status in ("trial", "running") for row in stored.every(register, PLACEMENTS, {"status": status})]
    wanted = {row["id"] for row in stored.every(register, NEEDS, where)} if where else None
    return [row for row in rows if wanted is None or row["need_id"] in wanted]


def _there(register: Register, needs: Sequence[Row], but: set[str]) -> list[Pair]:
    """The pairs that are proposed or placed already, so that nobody is proposed twice where several are wanted."""
    several = [need["id"] for need in needs if need["people"] > 1]
    rows = about(register, PLACEMENTS, "need_id", several)
    return [(row["need_id"], row["volunteer_id"]) for row in rows if row["status"] != "ended" and row["id"] not in but]


def _narrowed(problem: Problem, named: set[str], vetoes: Sequence[Pair]) -> Problem:
    """Needs that still lack people, volunteers who are active or named, and no pair that is vetoed."""
    against: dict[str, set[str]] = {}
    for need, volunteer in vetoes:
        against.setdefault(need, set()).add(volunteer)
    return problem._replace(
        needs=tuple(need._replace(excluded=need.excluded | against.get(need.id, set())) for need in problem.needs if need.people),
        volunteers=tuple(one for one in problem.volunteers if one.active or one.id in named),
    )


def _check_pins(pins: Sequence[Pair], problem: Problem) -> None:
    """A pin names an open need that is planned here; whether the pair is possible says the plan."""
    needs, volunteers = {need.id for need in problem.needs}, {one.id for one in problem.volunteers}
    for need, volunteer in pins:
        if need not in needs or volunteer not in volunteers:
            raise WrongUsage(
                Text("{need}={volunteer} lässt sich hier nicht festsetzen.", "{need}={volunteer} cannot be pinned here.").fill(
                    need=need, volunteer=volunteer
                ),
                Text(
                    "Der Bedarf muss offen sein und zu --organisation und --tier passen.",
                    "The need must be open and fit --organisation and --tier.",
                ),
            )


def _scope(register: Register, asked: Asked) -> str:
    said = [str(TIERS[CHOICE.read(asked.tier, TIERS)])] if asked.tier else []
    if asked.organisation:
        row = records.resolve(register, ORGANISATIONS, asked.organisation)
        said.append(records.title(register, ORGANISATIONS, row))
    return ", ".join(said) or str(Text("alle offenen Bedarfe", "all open needs"))
