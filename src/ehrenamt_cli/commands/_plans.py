"""A plan for people: who goes where, what stays open, and what would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._rankings import WHO, which, who
from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.model import ALWAYS, Problem, called, in_order
from ehrenamt_cli.domain.matching.plans import PIN_CODES, Plan, SingleChange, Unfilled
from ehrenamt_cli.domain.matching.problem_file import answer
from ehrenamt_cli.domain.needs import TIERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Rows
from ehrenamt_cli.services.matching import Proposed

MOST_OPEN = 20
"""So many open needs are explained on a screen; JSON has all of them."""


def proposed(made: Proposed) -> Page:
    """A plan of the register, with the numbers of its rows and how to go on."""
    problem = made.setting.problem
    moves = _moves(made)
    page, waiting = _page(made.plan, problem, made.numbers, moves), _waiting(problem)
    hint = Text(
        "Entscheiden: ehrenamt match accept ZEILE, ehrenamt match reject ZEILE --reason GRUND",
        "To decide: ehrenamt match accept ROW, ehrenamt match reject ROW --reason REASON",
    )
    if made.earlier:
        hint = _lines(hint, Text("Was sich geändert hat: ehrenamt match compare", "What has changed: ehrenamt match compare"))
    if config.switched_on("dry_run"):
        hint = Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept.")
    data = page.data | {
        "proposal": made.record and made.record["id"],
        "waiting_days": {one["need"]: waiting.get(one["need"]) for one in page.data["unfilled"]},
        "moves": moves,
    }
    for one in data["assignments"]:
        one["row"] = made.numbers.get((one["need"], one["volunteer"]))
    return page._replace(data=data, note=hint if made.record else NOTHING)


def page(plan: Plan, problem: Problem, note: Text) -> Page:
    """A plan of a problem from elsewhere."""
    return _page(plan, problem, {}, [])._replace(note=note)


def _page(plan: Plan, problem: Problem, numbers: Mapping[tuple[str, str], int], moves: list[dict[str, Any]]) -> Page:
    waiting = _waiting(problem)
    needs: dict[str, Any] = {need.id: need for need in problem.needs}
    people: dict[str, Any] = {one.id: one for one in problem.volunteers}
    by_need = sorted(
        plan.assignments,
        key=lambda one: (needs[one.need].tier, in_order(needs[one.need]), in_order(people[one.volunteer])),
    )
    assigned = [
        {
            "row": numbers.get((one.need, one.volunteer)) if numbers else None,
            "need": called(needs[one.need]),
            "need_id": one.need,
            "tier": str(TIERS[str(needs[one.need].tier)]),
            "volunteer": {"id": one.volunteer, "name": called(people[one.volunteer])},
            "when": _visit(needs[one.need], people[one.volunteer], one.slot, problem),
            "score": one.score,
            "reasons": ", ".join(map(str, one.reasons)),
        }
        for one in by_need
    ]
    unfilled = [
        {
            "need": called(needs[one.need]),
            "need_id": one.need,
            "tier": str(TIERS[str(needs[one.need].tier)]),
            "waiting_days": waiting.get(one.need),
            "why": _why(one, needs[one.need], people, problem),
            "helps": helps(one, needs, people),
        }
        for one in sorted(
            plan.unfilled, key=lambda one: (needs[one.need].tier, -waiting.get(one.need, 0), in_order(needs[one.need]))
        )
    ]
    parts: list[Any] = [
        str(_heading(plan, problem)),
        Rows(
            _ASSIGNED if numbers else _ASSIGNED[1:],
            assigned,
            Text("Niemand lässt sich einem Bedarf zuordnen.", "Nobody can be assigned."),
        ),
    ]
    if moves:
        parts += [
            str(Text("Was dafür endet, sobald das Neue beginnt", "What ends for it, as soon as the new begins")),
            Rows(_MOVES, moves),
        ]
    if plan.pin_violations:
        parts += [
            str(Text("Was nicht festgesetzt werden kann", "What cannot be pinned")),
            Rows(_PINS, _pins(plan, needs, people)),
        ]
    if unfilled:
        shown = f" ({min(len(unfilled), MOST_OPEN)} {Text('von', 'of')} {len(unfilled)})" if len(unfilled) > MOST_OPEN else ""
        parts += [
            f"{Text('Was offen bleibt, und was helfen würde', 'What stays open, and what would help')}{shown}",
            Rows(_UNFILLED if waiting else tuple(c for c in _UNFILLED if c.key != "waiting_days"), unfilled[:MOST_OPEN]),
        ]
    names = {id: one.name for known in (needs, people) for id, one in known.items() if one.name}
    return Page(parts, answer(problem, plan) | ({"names": names} if names else {}))


def _moves(made: Proposed) -> list[dict[str, Any]]:
    """The placements that would end: who leaves what for what, and who takes over."""
    titles = {need.id: called(need) for need in made.setting.problem.needs}
    names = {one.id: called(one) for one in made.setting.problem.volunteers}
    new = [(one.need, one.volunteer) for one in made.plan.assignments if (one.need, one.volunteer) in made.numbers]
    return [
        {
            "placement": placement,
            "volunteer": {"id": volunteer, "name": names[volunteer]},
            "from": {"id": need, "title": titles[need]},
            "to": [{"id": other, "title": titles[other]} for other, one in new if one == volunteer],
            "taken_over_by": [{"id": one, "name": names[one]} for other, one in new if other == need],
        }
        for (need, volunteer), placement in made.leaving.items()
    ]


def _waiting(problem: Problem) -> dict[str, int]:
    """Since how many days each need has been waiting, where that is known."""
    return {need.id: problem.waited(need) for need in problem.needs if need.waiting_since}


def helps(one: Unfilled, needs: Mapping[str, Any], people: Mapping[str, Any]) -> str:
    """The single changes that would fill a need, a line each."""
    return "\n".join(change_words(change, one.need, needs, people) for change in one.single_changes[:4])


def change_words(change: SingleChange, need: str, needs: Mapping[str, Any], people: Mapping[str, Any]) -> str:
    """A single change in words; one at another need makes somebody free for this one."""
    words = {
        "capacity": Text("{who}: ein Einsatz mehr", "{who}: one more placement"),
        "minutes": Text("{who}: mehr Zeit je Woche", "{who}: more time a week"),
        "pair": Text("{who}: {title} für „{need}“", "{who}: {title} for “{need}”"),
        "chain": Text(
            "{who}: {title} für „{need}“, dann wird jemand frei", "{who}: {title} for “{need}”, which sets somebody free"
        ),
    }
    kind = "chain" if change.kind == "pair" and change.need != need else change.kind
    criterion = CRITERION.get(change.constraint)
    return str(
        words[kind].fill(
            who=called(people[change.volunteer]), title=criterion.title if criterion else "", need=called(needs[change.need])
        )
    )


def _titled(row: Mapping[str, Any]) -> str:
    title = f"{row['need']} ({row['need_id']})" if row["need"] != row["need_id"] else row["need"]
    return f"{title}, {row['tier']}"


_ASSIGNED = (
    Column("row", Text("Zeile", "row")),
    Column("need", Text("Bedarf", "need"), _titled, whole=True),
    WHO,
    Column("when", Text("erste Zeit", "first time")),
    Column("reasons", Text("weil", "because")),
)

_UNFILLED = (
    Column("need", Text("Bedarf", "need"), _titled, whole=True),
    Column("waiting_days", Text("wartet (Tage)", "waiting (days)")),
    Column("why", Text("am nächsten", "nearest")),
    Column("helps", Text("was helfen würde", "what would help")),
)

_MOVES = (
    WHO,
    Column("from", Text("bisher", "so far"), which),
    Column("to", Text("künftig", "from then on"), lambda needs: "\n".join(map(which, needs)) or "–"),
    Column("taken_over_by", Text("das Bisherige übernimmt", "taken over by"), lambda people: "\n".join(map(who, people)) or "–"),
)

_PINS = (
    Column("need", Text("Bedarf", "need")),
    WHO,
    Column("why", Text("warum nicht", "why not")),
)


def _heading(plan: Plan, problem: Problem) -> Text:
    """How much is filled, and of each urgency, the most urgent first."""
    filled, wanted = sum(plan.filled_by_tier.values()), Counter(need.tier for need in problem.needs)
    heading = Text(
        "Vorschlag: {filled} von {all} Bedarfen besetzt{proof}", "Proposal: {filled} of {all} needs filled{proof}"
    ).fill(filled=filled, all=len(problem.needs), proof=_proof(plan, filled))
    if len(wanted) < 2:
        return heading
    share = Text("{tier} {filled} von {all}", "{tier} {filled} of {all}")
    shares = [share.fill(tier=TIERS[str(tier)], filled=plan.filled_by_tier[tier], all=wanted[tier]) for tier in sorted(wanted)]
    order = Text(", ".join(one.de for one in shares), ", ".join(one.en for one in shares))
    return _lines(heading, Text("Der Reihe nach: {order}", "In this order: {order}").fill(order=order))


def _proof(plan: Plan, filled: int) -> Text:
    """What is certain about a plan: that it is the best, that none fills more, or how much the best one could fill."""
    most = sum(plan.at_most.values())
    if plan.optimal:
        return Text(", mehr geht nicht", ", no plan does better")
    if filled == most:
        return Text(", mehr lassen sich nicht besetzen", ", no plan fills more")
    return Text("; der beste Plan kommt auf höchstens {most}", "; the best plan fills {most} at most").fill(most=most)


def _pins(plan: Plan, needs: Mapping[str, Any], people: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "need": called(needs[one.need]),
            "volunteer": {"id": one.volunteer, "name": called(people[one.volunteer])},
            "why": str(PIN_CODES.get(one.code) or CRITERION[one.code].title),
        }
        for one in plan.pin_violations
    ]


def _visit(need: Any, volunteer: Any, slot: int, problem: Problem) -> str:
    """The first common time, for as long as the visit takes; nothing where neither side names times."""
    if need.slots == ALWAYS and volunteer.slots == ALWAYS:
        return ""
    return problem.times(((1 << need.width) - 1) << slot)


def _why(one: Unfilled, need: Any, people: Mapping[str, Any], problem: Problem) -> str:
    """What the need itself lacks, else who comes nearest and what is missing there."""
    if need.barred:
        titles = ", ".join(str(problem.label(code)) for code in need.barred)
        return str(Text("zuerst am Bedarf: {titles}", "first at the need: {titles}").fill(titles=titles))
    return "\n".join(
        f"{called(people[miss.volunteer])}: "
        f"{', '.join(str(CRITERION[code].title) for code in miss.codes) or Text('anderswo gebraucht', 'needed elsewhere')}"
        for miss in one.nearest[:3]
    )


def _lines(*texts: Text) -> Text:
    return Text("\n".join(text.de for text in texts), "\n".join(text.en for text in texts))
