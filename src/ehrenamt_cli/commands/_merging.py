"""Two records become one: shown field by field, asked about where both say something, done after a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands._options import argument, option, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import words
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.merging import ONE, OTHER, Chosen
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Column, Done, Page, Result, Rows
from ehrenamt_cli.services import merging as service
from ehrenamt_cli.services import records
from ehrenamt_cli.services.merging import Outcome
from ehrenamt_cli.services.registers import Register


def merging_of(plural: str) -> Callable[..., Any]:
    """The command that merges two records of a kind."""
    entity = ENTITIES[plural]
    stays = argument("one", same("A"), entity=entity, help=Text("der Eintrag, der bleibt", "the record that stays"))
    goes = argument(
        "other", same("B"), entity=entity, help=Text("der Eintrag, der darin aufgeht", "the record that goes into it")
    )
    return with_fields(lambda _, one, other, take: merge(entity, one, other, take), (), [stays, goes, _TAKE])


_TAKE = option(
    "take",
    "--take",
    list[str] | None,
    None,
    Text(
        "woher ein Feld kommt, etwa B.email, oder B für alles (mehrmals möglich)",
        "where a field comes from, such as B.email, or B for everything (repeatable)",
    ),
)


def merge(entity: Entity, one_text: str, other_text: str, take: list[str] | None) -> Result:
    """Show what the two come to, ask, merge them, and say how to take it back."""
    dry_run, yes = config.switched_on("dry_run"), config.switched_on("yes")
    with register_in_use() as register:
        one, other = service.pair(register, entity, one_text, other_text)
        taken = service.chosen(entity, one, other, take or ())
        if not dry_run and not yes:
            _asked(register, entity, one, other, taken)
            prompts.show(_page(register, entity, service.tried(register, entity, one, other, taken)))
            if not prompts.confirm(_QUESTION.fill(one=one["id"], other=other["id"]), yes=False):
                return Done(Text("Nichts zusammengeführt.", "Nothing merged."), {"kept": None, "merged": None})
        outcome = service.merge(register, entity, one, other, taken)
        return _page(register, entity, outcome, done=True)


_QUESTION = Text("{other} in {one} aufgehen lassen?", "Merge {other} into {one}?")


def _asked(register: Register, entity: Entity, one: Row, other: Row, taken: dict[str, str]) -> None:
    """On a terminal, ask where both say something and nobody has chosen; an empty answer leaves it with A."""
    if not prompts.can_ask():
        return
    for field in service.open_choices(entity, one, other, taken):
        shown = _sides(register, entity, one, other, field)
        question = Text("{field}: A {one}, B {other}", "{field}: A {one}, B {other}").fill(
            field=field.field.label, one=shown[0], other=shown[1]
        )
        answer = prompts.ask(question, Text("A oder B, sonst A", "A or B, default A"), _side, required=False)
        taken[field.field.name] = str(answer or ONE)


def _side(text: str) -> str:
    sides = {"a": ONE, "b": OTHER}
    if text.strip().lower() not in sides:
        raise WrongUsage(Text("Möglich sind A und B.", "Possible are A and B."), Text("", ""))
    return sides[text.strip().lower()]


def _page(register: Register, entity: Entity, outcome: Outcome, *, done: bool = False) -> Page:
    """What becomes of the fields, what moves along, and what to look at."""
    rows = [_line(register, entity, outcome, field) for field in outcome.fields]
    names = [f"{side} {row['id']}" for side, row in (("A", outcome.one), ("B", outcome.other))]
    columns = (
        Column("label", Text("Feld", "field")),
        Column("one_words", Text(names[0], names[0]), lambda text: text or "–"),
        Column("other_words", Text(names[1], names[1]), lambda text: text or "–"),
        Column("becomes", Text("wird", "becomes")),
    )
    nothing = Text("B sagt nichts, was nicht in A steht.", "B says nothing that is not in A.")
    telling = [row for row in rows if row["other_words"] or row["words"] != row["one_words"]]
    parts: list[str | Rows] = [Rows(columns, telling, nothing)]
    if outcome.moved:
        parts.append(str(Text("Zieht um: {kinds}.", "Moves along: {kinds}.").fill(kinds=service.kinds(outcome.moved))))
    if outcome.remarks:
        lines = [str(Text("Bitte ansehen:", "Please look at:")), *(f"– {remark}" for remark in outcome.remarks)]
        parts.append("\n".join(lines))
    return Page(parts, _data(register, entity, outcome, rows), _note(outcome) if done else Text("", ""))


def _data(register: Register, entity: Entity, outcome: Outcome, rows: list[dict[str, Any]]) -> dict[str, Any]:
    dry_run = config.switched_on("dry_run")
    return {
        "kept": outcome.one["id"],
        "merged": outcome.other["id"],
        "act": None if dry_run else outcome.act,
        "fields": [{name: row[name] for name in ("field", "one", "other", "value", "from", "why")} for row in rows],
        "moved": outcome.moved,
        "remarks": [str(remark) for remark in outcome.remarks],
        "record": records.shown(register, entity, [outcome.kept])[0],
    }


def _note(outcome: Outcome) -> Text:
    if config.switched_on("dry_run"):
        return Text("Nur gezeigt, nichts gespeichert.", "Only shown, nothing kept.")
    return Text(
        "Zusammengeführt: {other} heißt jetzt {one}. Zurück: ehrenamt undo {act}",
        "Merged: {other} is now {one}. To take it back: ehrenamt undo {act}",
    ).fill(one=outcome.one["id"], other=outcome.other["id"], act=outcome.act)


def _line(register: Register, entity: Entity, outcome: Outcome, field: Chosen) -> dict[str, Any]:
    shown = _shown(register, entity, [outcome.one, outcome.other, outcome.kept], field)
    one, other, value = (_words(field, row) for row in shown)
    return {
        "label": str(field.field.label),
        "one_words": one,
        "other_words": other,
        "words": value,
        "becomes": f"{value or '–'} ({field.why})",
        "field": field.field.name,
        "one": shown[0][field.field.name],
        "other": shown[1][field.field.name],
        "value": shown[2][field.field.name],
        "from": field.side or "both",
        "why": str(field.why),
    }


def _sides(register: Register, entity: Entity, one: Row, other: Row, field: Chosen) -> tuple[str, str]:
    first, second = (_words(field, row) for row in _shown(register, entity, [one, other], field))
    return first or "–", second or "–"


def _shown(register: Register, entity: Entity, rows: list[Row], field: Chosen) -> list[dict[str, Any]]:
    """The records ready to be read; what is blocked in one of them is told of none."""
    blocked = field.field.shielded and any(row.get("address_blocked") for row in rows)
    hide = {"address_blocked": 1} if blocked else {}
    return [records.shown(register, entity, [{**row, **hide}])[0] for row in rows]


def _words(field: Chosen, shown: dict[str, Any]) -> str:
    name = field.field.key if shown.get(field.field.key) is not None else field.field.name
    return words(field.field, shown[name])
