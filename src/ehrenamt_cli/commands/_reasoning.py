"""Why: each criterion of one pair with both sides, and why a need stays open."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._efforts import Effort
from ehrenamt_cli.commands._plans import change_words
from ehrenamt_cli.commands._rankings import BECAUSE, WHO, person, said
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.model import called
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import completion, reasoning

_Need = Annotated[
    str,
    typer.Argument(
        metavar=both("BEDARF", "NEED"),
        autocompletion=completion.names_of(NEEDS),
        help=both("Kennzeichen oder Teil des Titels", "key or part of the title"),
    ),
]

_Volunteer = Annotated[
    str,
    typer.Argument(
        metavar=both("FREIWILLIGE:R", "VOLUNTEER"),
        autocompletion=completion.names_of(VOLUNTEERS),
        help=both("Kennzeichen oder Teil des Namens", "key or part of the name"),
    ),
]


def why(need: _Need, volunteer: _Volunteer) -> Result:
    """Every criterion of one pair with what is wanted and what is there."""
    with register_in_use() as register:
        found = reasoning.why(register, need, volunteer)
    wanted, one = found.problem.needs[0], found.problem.volunteers[0]
    criteria = [
        {
            "code": verdict.code,
            "title": str(verdict.criterion.title),
            "holds": verdict.holds,
            "wanted": str(verdict.wanted),
            "offered": str(verdict.offered),
            "lift": "" if verdict.holds else str(verdict.criterion.lift),
            "basis": str(verdict.criterion.basis),
        }
        for verdict in found.verdicts
    ]
    rules = [breach.as_dict() for breach in found.guardrails]
    suits = all(row["holds"] for row in criteria) and all(rule["strength"] == "warns" for rule in rules)
    yes = Text("{who} passt zu „{need}“.", "{who} suits “{need}”.")
    no = Text("{who} passt zurzeit nicht zu „{need}“.", "{who} does not suit “{need}” at present.")
    points = sum(reason.points for reason in found.reasons)
    parts: list[Any] = [str((yes if suits else no).fill(who=called(one), need=called(wanted))), Rows(_CRITERIA, criteria)]
    if rules:
        parts += [
            str(Text("Was einem Einsatz sonst im Weg steht", "What else stands in the way of a placement")),
            Rows(_RULES, rules),
        ]
    if found.reasons:
        parts.append(f"{Text('Punkte', 'Points')}: {points}. {BECAUSE.show(said(found.reasons))}")
    parts += [str(text) for text in found.remembered]
    data = {
        "need": {"id": wanted.id, "title": called(wanted)},
        "volunteer": person(one),
        "suits": suits,
        "criteria": criteria,
        "rules": rules,
        "score": points,
        "reasons": said(found.reasons),
        "remembered": [str(text) for text in found.remembered],
    }
    hint = Text("Vorschlagen: ehrenamt placement propose {need} {who}", "To propose: ehrenamt placement propose {need} {who}")
    return Page(parts, data, hint.fill(need=wanted.id, who=one.id) if suits else NOTHING)


def why_not(need: _Need, effort: Effort = "quick") -> Result:
    """Why a need stays open: who comes nearest, what would help, who competes for whom."""
    with register_in_use() as register:
        found = reasoning.why_not(register, need, effort)
    needs: dict[str, Any] = {one.id: one for one in found.problem.needs}
    people: dict[str, Any] = {one.id: one for one in found.problem.volunteers}
    wanted = found.ranking.need
    data: dict[str, Any] = {
        "need": {"id": wanted.id, "title": called(wanted)},
        "waiting_days": found.waiting,
        "filled_by": [person(people[key]) for key in found.people],
        "suitable": found.ranking.suitable,
        "failing": dict(found.ranking.failing),
    }
    if found.unfilled is None:
        names = ", ".join(called(people[key]) for key in found.people)
        text = Text("„{need}“ ist im Plan besetzt: {names}.", "“{need}” is filled in the plan: {names}.")
        return Page([str(text.fill(need=called(wanted), names=names))], data)
    one = found.unfilled
    nearest = [
        {
            "volunteer": person(people[miss.volunteer]),
            "failed": list(miss.codes),
            "values": [str(value) for value in miss.values] or [str(Text("anderswo gebraucht", "needed elsewhere"))],
            "titles": [str(CRITERION[code].title) for code in miss.codes],
        }
        for miss in one.nearest
    ]
    changes = [{**change._asdict(), "text": change_words(change, wanted.id, needs, people)} for change in one.single_changes]
    competition = {"needs": list(one.competing_needs), "volunteers": list(one.contested_volunteers)}
    data |= {"nearest": nearest, "single_changes": changes, "competition": competition}
    heading = Text("„{need}“ bleibt offen; einzeln passend: {n}.", "“{need}” stays open; suitable on their own: {n}.")
    parts: list[Any] = [str(heading.fill(need=called(wanted), n=found.ranking.suitable))]
    if found.ranking.failing:
        counts = ", ".join(f"{CRITERION[code].title} {count}" for code, count in found.ranking.failing.items())
        parts[0] += f"\n{Text('Woran es bei den anderen liegt', 'What stops the others')}: {counts}"
    parts += [str(Text("Wer am nächsten kommt", "Who comes nearest")), Rows(_NEAREST, nearest)]
    if changes:
        parts += [
            str(Text("Eine einzige Änderung genügt", "A single change is enough")),
            Rows((_TEXT,), changes),
        ]
    if one.competing_needs:
        text = Text("Mitbewerb um {people}: {needs}", "Competing for {people}: {needs}")
        who = ", ".join(called(people[key]) for key in one.contested_volunteers)
        others = ", ".join(f"{called(needs[key])} ({key})" for key in one.competing_needs)
        parts.append(str(text.fill(people=who, needs=others)))
    return Page(
        parts, data, Text("Ausprobieren: ehrenamt match what-if", "To try it: ehrenamt match what-if") if changes else NOTHING
    )


_CRITERIA = (
    Column("holds", Text("", ""), lambda holds: "✓" if holds else "✗"),
    Column("title", Text("Kriterium", "criterion")),
    Column("wanted", Text("gebraucht", "wanted")),
    Column("offered", Text("vorhanden", "offered")),
    Column("lift", Text("was hilft", "what helps")),
)

_RULES = (
    Column("title", Text("Regel", "rule")),
    Column("found", Text("vorgefunden", "found")),
    Column("lift", Text("was hilft", "what helps")),
)

_NEAREST = (
    WHO,
    Column("titles", Text("woran es liegt", "what stops it")),
    Column("values", Text("beide Seiten", "both sides"), lambda values: "\n".join(values)),
)

_TEXT = Column("text", Text("Änderung", "change"))
