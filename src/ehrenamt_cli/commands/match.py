"""Who suits whom: a ranking for one need, or a plan for all; it proposes and explains, a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.matching.criteria import CRITERION, failures
from ehrenamt_cli.domain.matching.model import ALWAYS, Problem, called
from ehrenamt_cli.domain.matching.plans import Plan, SingleChange, Unfilled
from ehrenamt_cli.domain.matching.problem_file import answer
from ehrenamt_cli.domain.matching.ranking import Ranking
from ehrenamt_cli.domain.matching.solving import EFFORTS
from ehrenamt_cli.domain.needs import NEEDS, TIERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import completion
from ehrenamt_cli.services import matching as service

_MOST_REFUSED = 8
"""So many of those who do not suit fit on a screen, the nearest first; JSON has all of them."""


def match(
    need: Annotated[
        str | None,
        typer.Argument(
            metavar=both("BEDARF", "NEED"),
            autocompletion=completion.names_of(NEEDS),
            help=both("ein Bedarf; ohne Angabe alle offenen", "a need; if not given all open ones"),
        ),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help=both("so viele passende Menschen zeigen", "show so many suitable people"))] = 5,
    problem: Annotated[
        Path | None,
        typer.Option(
            metavar=both("DATEI", "FILE"),
            help=both("ein Problem aus einer Datei statt aus dem Register", "a problem from a file instead of the register"),
        ),
    ] = None,
    effort: Annotated[str, typer.Option(help=both("quick, thorough oder exact", "quick, thorough or exact"))] = "quick",
) -> Result:
    """The best people for one need, or the best plan over all open needs."""
    if effort not in EFFORTS:
        raise WrongUsage(
            Text("Die Mühe „{effort}“ gibt es nicht.", "There is no effort “{effort}”.").fill(effort=effort),
            Text("Möglich sind: {efforts}.", "Possible are: {efforts}.").fill(efforts=", ".join(EFFORTS)),
        )
    if problem:
        return _plan(*service.from_file(problem, effort), NOTHING)
    with register_in_use() as register:
        if need:
            return _ranking(*service.ranking(register, need, top))
        return _plan(*service.proposal(register, effort), _NEXT)


_NEXT = Text(
    "Das ist ein Vorschlag. Übernehmen: ehrenamt placement propose BEDARF FREIWILLIGE:R",
    "This is a proposal. To act on it: ehrenamt placement propose NEED VOLUNTEER",
)


def _ranking(ranking: Ranking, problem: Problem) -> Page:
    best = [
        {
            "rank": rank,
            "volunteer": {"id": one.volunteer.id, "name": called(one.volunteer)},
            "score": one.score,
            "reasons": [{"code": reason.code, "points": reason.points, "text": str(reason.text)} for reason in one.reasons],
        }
        for rank, one in enumerate(ranking.best, 1)
    ]
    rest = [
        {
            "volunteer": {"id": one.volunteer.id, "name": called(one.volunteer)},
            "failures": [
                {
                    "code": verdict.code,
                    "title": str(verdict.criterion.title),
                    "wanted": str(verdict.wanted),
                    "offered": str(verdict.offered),
                    "lift": str(verdict.criterion.lift),
                }
                for verdict in failures(ranking.need, one.volunteer, problem)
            ],
        }
        for one in ranking.refused
    ]
    parts: list[Any] = [
        str(
            Text("Wer passt zu „{need}“? ({n})", "Who suits “{need}”? ({n})").fill(need=called(ranking.need), n=ranking.suitable)
        ),
        Rows(_BEST, best, Text("Zurzeit passt niemand.", "Nobody suits at present.")),
    ]
    if rest:
        shown = f"{min(len(rest), _MOST_REFUSED)} {Text('von', 'of')} {len(rest)}"
        counts = ", ".join(f"{CRITERION[code].title} {count}" for code, count in ranking.failing.items())
        heading = f"{Text('Wer nicht passt, und was dort steht', 'Who does not suit, and what is on record')} ({shown})"
        parts += [
            f"{heading}\n{Text('Woran es liegt', 'What stands in the way')}: {counts}",
            Rows(_REFUSED, rest[:_MOST_REFUSED]),
        ]
    data = {
        "need": {"id": ranking.need.id, "title": called(ranking.need)},
        "suitable": ranking.suitable,
        "best": best,
        "rest": rest,
        "failing": dict(ranking.failing),
    }
    return Page(parts, data, _NEXT if best else NOTHING)


_WHO = Column(
    "volunteer",
    Text("Freiwillige:r", "volunteer"),
    lambda one: f"{one['name']} ({one['id']})" if one["name"] != one["id"] else one["id"],
)

_BEST = (
    Column("rank", Text("Rang", "rank")),
    _WHO,
    Column("score", Text("Punkte", "points")),
    Column(
        "reasons", Text("weil", "because"), lambda reasons: ", ".join(f"{one['text']} ({one['points']:+d})" for one in reasons)
    ),
)

_REFUSED = (
    _WHO,
    Column(
        "failures",
        Text("es fehlt", "what is missing"),
        lambda found: "; ".join(f"{one['title']}: {one['offered']}" for one in found),
    ),
)


def _plan(plan: Plan, problem: Problem, note: Text) -> Page:
    needs: dict[str, Any] = {need.id: need for need in problem.needs}
    people: dict[str, Any] = {one.id: one for one in problem.volunteers}
    assigned = [
        {
            "need": called(needs[one.need]),
            "need_id": one.need,
            "tier": str(TIERS[str(needs[one.need].tier)]),
            "volunteer": {"id": one.volunteer, "name": called(people[one.volunteer])},
            "when": _visit(needs[one.need], people[one.volunteer], one.slot, problem),
            "score": one.score,
            "reasons": ", ".join(map(str, one.reasons)),
        }
        for one in sorted(
            plan.assignments, key=lambda one: (needs[one.need].tier, needs[one.need].name, one.need, people[one.volunteer].name)
        )
    ]
    unfilled = [
        {"need": called(needs[one.need]), "need_id": one.need, "why": _why(one, people), "helps": _helps(one, needs, people)}
        for one in plan.unfilled
    ]
    filled = sum(plan.filled_by_tier.values())
    heading = Text(
        "Vorschlag: {filled} von {all} Bedarfen besetzt{proof}", "Proposal: {filled} of {all} needs filled{proof}"
    ).fill(filled=filled, all=len(needs), proof=_proof(plan, filled))
    parts: list[Any] = [
        str(heading),
        Rows(_ASSIGNED, assigned, Text("Niemand lässt sich einem Bedarf zuordnen.", "Nobody can be assigned.")),
    ]
    if unfilled:
        parts += [
            str(Text("Was offen bleibt, und was helfen würde", "What stays open, and what would help")),
            Rows(_UNFILLED, unfilled),
        ]
    data = answer(problem, plan)
    names = {id: one.name for known in (needs, people) for id, one in known.items() if one.name}
    return Page(parts, data | ({"names": names} if names else {}), note if assigned else NOTHING)


def _proof(plan: Plan, filled: int) -> Text:
    """What is certain about a plan: that it is the best, that none fills more, or how much the best one could fill."""
    most = sum(plan.at_most.values())
    if plan.optimal:
        return Text(", mehr geht nicht", ", no plan does better")
    if filled == most:
        return Text(", mehr lassen sich nicht besetzen", ", no plan fills more")
    return Text("; der beste Plan kommt auf höchstens {most}", "; the best plan fills {most} at most").fill(most=most)


_ASSIGNED = (
    Column("need", Text("Bedarf", "need")),
    Column("need_id", Text("Kennzeichen", "key")),
    Column("tier", Text("Dringlichkeit", "urgency")),
    _WHO,
    Column("when", Text("erste Zeit", "first time")),
    Column("score", Text("Punkte", "points")),
    Column("reasons", Text("weil", "because")),
)

_UNFILLED = (
    Column("need", Text("Bedarf", "need")),
    Column("need_id", Text("Kennzeichen", "key")),
    Column("why", Text("am nächsten", "nearest")),
    Column("helps", Text("was helfen würde", "what would help")),
)


def _visit(need: Any, volunteer: Any, slot: int, problem: Problem) -> str:
    """The first common time, for as long as the visit takes; nothing where neither side names times."""
    if need.slots == ALWAYS and volunteer.slots == ALWAYS:
        return ""
    return problem.times(((1 << need.width) - 1) << slot)


def _why(one: Unfilled, people: dict[str, Any]) -> str:
    return "\n".join(
        f"{called(people[miss.volunteer])}: "
        f"{', '.join(str(CRITERION[code].title) for code in miss.codes) or Text('anderswo gebraucht', 'needed elsewhere')}"
        for miss in one.nearest[:3]
    )


def _helps(one: Unfilled, needs: dict[str, Any], people: dict[str, Any]) -> str:
    return "\n".join(_change(change, needs, people) for change in one.single_changes[:4])


def _change(change: SingleChange, needs: dict[str, Any], people: dict[str, Any]) -> str:
    words = {
        "capacity": Text("{who}: ein Einsatz mehr", "{who}: one more placement"),
        "minutes": Text("{who}: mehr Zeit je Woche", "{who}: more time a week"),
        "pair": Text("{who}: {title} für „{need}“", "{who}: {title} for “{need}”"),
    }
    criterion = CRITERION.get(change.constraint)
    return str(
        words[change.kind].fill(
            who=called(people[change.volunteer]), title=criterion.title if criterion else "", need=called(needs[change.need])
        )
    )
