"""What would help: changes that somebody supposes, and the few that would fill most."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._efforts import Effort
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.matching.model import Problem, called
from ehrenamt_cli.domain.matching.supposing import usual_capacity, words
from ehrenamt_cli.domain.needs import TIERS
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import supposing
from ehrenamt_cli.services.planning import Asked


def _supposed(flag: str, value: str, help: str) -> Any:
    return typer.Option(flag, metavar=value, help=help)


_AT = both("NAME=EINRICHTUNG", "NAME=ORGANISATION")
_Many = list[str] | None


def what_if(
    admit: Annotated[_Many, _supposed("--admit", _AT, both("wäre dort zugelassen", "were admitted there"))] = None,
    train: Annotated[_Many, _supposed("--train", both("NAME=KURS", "NAME=COURSE"), both("wäre geschult", "were trained"))] = None,
    screen: Annotated[
        _Many, _supposed("--screen", both("NAME=ART", "NAME=KIND"), both("hätte den Nachweis", "had the proof"))
    ] = None,
    activate: Annotated[_Many, _supposed("--activate", "NAME", both("wäre aktiv", "were active"))] = None,
    capacity: Annotated[
        _Many,
        _supposed("--capacity", both("NAME=ZAHL", "NAME=NUMBER"), both("hätte so viele Plätze frei", "had so many places free")),
    ] = None,
    minutes: Annotated[
        _Many,
        _supposed("--minutes", both("NAME=ZAHL", "NAME=NUMBER"), both("hätte so viele Minuten frei", "had so many minutes free")),
    ] = None,
    when: Annotated[
        _Many, _supposed("--when", both("NAME=ZEITEN", "NAME=TIMES"), both("könnte auch dann", "could come then, too"))
    ] = None,
    speak: Annotated[
        _Many, _supposed("--speak", both("NAME=SPRACHEN", "NAME=LANGUAGES"), both("spräche auch", "spoke that, too"))
    ] = None,
    do: Annotated[
        _Many, _supposed("--do", both("NAME=TÄTIGKEIT", "NAME=ACTIVITY"), both("täte auch das", "did that, too"))
    ] = None,
    new: Annotated[
        _Many,
        _supposed(
            "--new",
            both("EINRICHTUNG=SPRACHEN", "ORGANISATION=LANGUAGES"),
            both("es käme jemand dazu", "somebody new were there"),
        ),
    ] = None,
    effort: Effort = "quick",
) -> Result:
    """What supposed changes would fill, all together; nothing is kept."""
    typed = {
        "admit": admit or (),
        "train": train or (),
        "screen": screen or (),
        "activate": activate or (),
        "capacity": capacity or (),
        "minutes": minutes or (),
        "when": when or (),
        "speak": speak or (),
        "do": do or (),
        "new": new or (),
    }
    with register_in_use() as register:
        found = supposing.what_if(register, typed, Asked(effort))
    [effect] = found.effects
    shown = _effect(effect, found.problem)
    changes = "\n".join(f"– {text}" for text in shown["changes"])
    filled = sum(found.plan.filled_by_tier.values())
    then = filled + sum(effect.by_tier)
    said = Text("Dadurch wird nichts weiter besetzt.", "Nothing more is filled by it.")
    if then != filled or shown["gained"] or shown["lost"]:
        said = Text("Besetzt wären {then} statt {filled} Bedarfe.", "{then} instead of {filled} needs would be filled.")
    parts: list[Any] = [f"{Text('Angenommen', 'Supposed')}:\n{changes}\n{said.fill(then=then, filled=filled)}"]
    if shown["gained"]:
        parts += [str(Text("Neu besetzt", "Newly filled")), Rows(_NEEDS, shown["gained"])]
    if shown["lost"]:
        parts += [str(Text("Dafür nicht mehr", "No longer, in exchange")), Rows(_NEEDS, shown["lost"])]
    data = {**shown, "filled_before": filled, "filled_after": then}
    return Page(parts, data, Text("Nichts wurde gespeichert.", "Nothing was kept."))


def advise(
    top: Annotated[int, typer.Option(min=1, max=20, help=both("so viele Änderungen", "so many changes"))] = 5,
    organisation: Annotated[
        str | None, typer.Option(metavar="NAME", help=both("nur Bedarfe dieser Einrichtung", "only needs of this organisation"))
    ] = None,
    effort: Effort = "quick",
) -> Result:
    """The few changes that would fill most of the open needs, each tried on the plan on its own."""
    with register_in_use() as register:
        found = supposing.advice(register, Asked(effort, organisation or ""), top)
    rows = [{"rank": rank, **_effect(one, found.problem)} for rank, one in enumerate(found.effects, 1)]
    open_needs = len(found.plan.unfilled)
    heading = Text("Was am meisten helfen würde ({n} Bedarfe sind offen)", "What would help most ({n} needs are open)")
    none = Text("Alles ist besetzt.", "Everything is filled.") if not open_needs else _NOTHING_HELPS
    data = {"open": open_needs, "advice": rows, "new_person_capacity": usual_capacity(found.problem)}
    new = any(one.changes[0].kind == "new" for one in found.effects)
    return Page([str(heading.fill(n=open_needs)), Rows(_ADVICE, rows, none)], data, _note(found.problem) if new else NOTHING)


_NOTHING_HELPS = Text("Keine einzelne Änderung hilft.", "No single change helps.")

_NEEDS = (
    Column("title", Text("Bedarf", "need")),
    Column("id", Text("Kennzeichen", "key")),
    Column("tier", Text("Dringlichkeit", "urgency"), lambda tier: str(TIERS[str(tier)])),
)

_ADVICE = (
    Column("rank", Text("Rang", "rank")),
    Column("changes", Text("Änderung", "change")),
    Column("fills", Text("besetzt", "fills"), lambda fills: _tiers(fills)),
    Column("gained", Text("nämlich", "namely"), lambda gained: _few([one["title"] for one in gained])),
)


def _effect(effect: supposing.Effect, problem: Problem) -> dict[str, Any]:
    needs = {need.id: need for need in problem.needs}
    names = {one.id: called(one) for one in problem.volunteers}
    listed = {
        side: [{"id": key, "title": called(needs[key]), "tier": needs[key].tier} for key in keys]
        for side, keys in (("gained", effect.gained), ("lost", effect.lost))
    }
    return {
        "changes": [str(words(change, problem, names)) for change in effect.changes],
        "fills": {str(tier): n for tier, n in enumerate(effect.by_tier, 1)},
        **listed,
    }


def _tiers(fills: dict[str, int]) -> str:
    """``3 (2 Grundbedürfnis, 1 wichtig)``."""
    parts = ", ".join(f"{n} {TIERS[tier]}" for tier, n in fills.items() if n)
    return f"{sum(fills.values())} ({parts})"


def _few(titles: list[str]) -> str:
    more = f" +{len(titles) - 3}" if len(titles) > 3 else ""
    return ", ".join(titles[:3]) + more


def _note(problem: Problem) -> Text:
    note = Text(
        "Neue Personen: fertig überprüft und eingeführt, jederzeit; Einsätze je Person: {n}.",
        "New people: screened and trained, at any time; placements for each: {n}.",
    )
    return note.fill(n=usual_capacity(problem))
