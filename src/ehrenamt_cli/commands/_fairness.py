"""Whether anybody always comes last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.domain.fairness import SMALL, Group
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.volunteers import GENDER
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services.fairness import NOT_STATED, Report, report


def fairness(
    top: Annotated[int, typer.Option(min=1, help=both("so viele am längsten Wartende", "so many who wait longest"))] = 5,
) -> Result:
    """Needs by language, institution and sex of the client, the load of volunteers, and who waits longest."""
    with register_in_use() as register:
        found = report(register, top)
    parts: list[Any] = [str(_verdict(found))]
    data: dict[str, Any] = {"whole": _row(found.whole, "")}
    for key, label, groups, name in _parts(found):
        rows = [_row(one, name(one.key)) for one in groups]
        data[key] = rows
        if rows:
            parts += [str(label), Rows(_GROUPS, rows)]
    data["load"] = [{"placements": n, "volunteers": people} for n, people in found.load.items()]
    if found.load:
        parts += [
            str(Text("Aktive nach Zahl ihrer Einsätze", "Active people by number of placements")),
            Rows(_LOAD, data["load"]),
        ]
    for key, label, waiting in (
        ("waiting_needs", Text("Bedarfe, die am längsten warten", "Needs that wait longest"), found.needs),
        ("waiting_volunteers", Text("Freiwillige, die am längsten warten", "Volunteers who wait longest"), found.volunteers),
    ):
        data[key] = [one._asdict() for one in waiting]
        if waiting:
            parts += [str(label), Rows(_WAITING, data[key])]
    return Page(parts, data, _SHIELDED.fill(n=SMALL))


_SHIELDED = Text(
    "Gruppen unter {n} stehen ohne Zahlen da, wo es um Klient:innen geht.",
    "Groups below {n} have no figures where clients are concerned.",
)

_Name = Callable[[str], str]


def _parts(found: Report) -> Sequence[tuple[str, Text, list[Group], _Name]]:
    return (
        ("languages", Text("Nach Sprache", "By language"), found.languages, lambda key: str(LANGUAGE_NAMES.get(key, _UNSTATED))),
        ("institutions", Text("Nach Einrichtung", "By institution"), found.institutions, lambda key: found.names.get(key, key)),
        (
            "genders",
            Text("Nach Geschlecht der Klient:innen", "By sex of the clients"),
            found.genders,
            lambda key: str(GENDER.get(key, _UNSTATED)),
        ),
    )


_UNSTATED = Text("ohne Angabe", "not stated")


def _verdict(found: Report) -> Text:
    """Who is conspicuously last, in one sentence."""
    last = [name(one.key) for _, _, groups, name in _parts(found) for one in groups if one.behind]
    if last:
        return Text("Auffällig zuletzt: {who}.", "Conspicuously last: {who}.").fill(who=", ".join(last))
    return Text("Niemand kommt auffällig zuletzt.", "Nobody is conspicuously last.")


def _row(one: Group, name: str) -> dict[str, Any]:
    return {
        "key": None if one.key == NOT_STATED else one.key,
        "name": name,
        "needs": one.needs,
        "filled": one.filled,
        "percent": one.percent,
        "waiting_days": one.days,
        "behind": one.behind,
    }


def _number(value: Any) -> str:
    return "–" if value is None else str(value)


_GROUPS = (
    Column("name", Text("Gruppe", "group")),
    Column("needs", Text("Bedarfe", "needs"), lambda n: f"< {SMALL}" if n is None else str(n)),
    Column("filled", Text("besetzt", "filled"), _number),
    Column("percent", Text("Prozent", "per cent"), _number),
    Column("waiting_days", Text("warten (Tage, Mitte)", "wait (days, median)"), _number),
    Column("behind", Text("", ""), lambda behind: str(Text("zuletzt", "last")) if behind else ""),
)

_LOAD = (
    Column("placements", Text("Einsätze", "placements")),
    Column("volunteers", Text("Freiwillige", "volunteers")),
)

_WAITING = (
    Column("name", Text("wer oder was", "who or what")),
    Column("id", Text("Kennzeichen", "key")),
    Column("days", Text("Tage", "days")),
)
