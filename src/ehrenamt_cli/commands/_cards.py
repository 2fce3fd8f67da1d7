"""One record with everything about it, and what is due for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.commands import _deadlines
from ehrenamt_cli.commands._options import argument, switches, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import card
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Result, Rows
from ehrenamt_cli.services import deadlines, records
from ehrenamt_cli.services.looking import WITHHELD
from ehrenamt_cli.services.papers.standing import on_paper
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.services.related import Belonging, belonging

AHEAD = 26
"""So many weeks of deadlines stand on a card."""

More = Callable[[Register, dict[str, Any]], list[str | Rows | Card]]
"""What stands on the card of a kind beside its fields, for people."""


def showing(plural: str, more: More | None = None) -> Callable[..., Any]:
    """The command that shows one record of a kind."""
    entity = ENTITIES[plural]
    one = argument("record", entity.label, entity=entity)
    return with_fields(lambda _, **asked: show(entity, more=more, **asked), (), [one, *switches(entity)])


def show(entity: Entity, record: str, blocked_too: bool = False, protected_too: bool = False, more: More | None = None) -> Result:
    """Everything the register holds about one record."""
    with register_in_use() as register:
        return of(register, entity, record, blocked_too=blocked_too, protected_too=protected_too, more=more)


def of(
    register: Register,
    entity: Entity,
    record: str,
    *,
    blocked_too: bool = False,
    protected_too: bool = False,
    more: More | None = None,
) -> Card | Page:
    """The card of the record that somebody means."""
    row = records.resolve(register, entity, record)
    [shown] = records.shown(register, entity, [row], blocked_too=blocked_too, protected_too=protected_too)
    one = card(entity, shown, records.title(register, entity, row))
    whole: Card | Page = one
    if more and _for_people():
        whole = Page([one._replace(note=NOTHING), *more(register, row)], one.data, one.note)
    return with_due(register, entity, row["id"], whole, held_back=bool(shown.get(WITHHELD)))


def _for_people() -> bool:
    return config.setting("format") in ("table", "markdown")


def with_due(
    register: Register, entity: Entity, key: str, whole: Card | Page, *, held_back: bool = False, told: bool = False
) -> Card | Page:
    """For people, what belongs to the record, is on paper about it and due for it; programs get the record alone.

    ``told``: the card itself says what belongs to it.
    """
    if not _for_people():
        return whole
    due = deadlines.due(register, weeks=AHEAD, only=deadlines.Only(about=deadlines.About(entity, key)))
    due = [one for one in due if not (held_back and deadlines.protected_days(one))]
    deadlines.note_seen(register, due)
    papers = on_paper(register, entity, key)
    related = [] if told else belonging(register, entity, key)
    if not due and not papers and not related:
        return whole
    parts: list[str | Rows | Card] = [*whole.parts] if isinstance(whole, Page) else [whole._replace(note=NOTHING)]
    if related:
        parts += [str(Text("Was dazugehört", "What belongs to it")), _related(related)]
    if papers:
        lines = [str(Text("Auf Papier", "On paper")), *(paper["words"] for paper in papers)]
        parts.append("\n".join(lines))
    if due:
        ahead = _deadlines.table(due, NOTHING)
        if held_back:  # who is in charge of a client in custody is the prison itself
            ahead = ahead._replace(columns=[column for column in ahead.columns if column is not _deadlines.WHO])
        parts += [str(Text("Was ansteht", "What is due")), ahead]
    return Page(parts, whole.data, whole.note)


def _related(related: list[Belonging]) -> Rows:
    """How many of each kind, and the newest of them."""
    rows = [
        {
            "kind": str(one.kind),
            "number": one.number,
            "newest": "\n".join([*(f"{key} {words}".rstrip() for key, words in one.newest), *_more(one)]),
        }
        for one in related
    ]
    return Rows(
        (
            Column("kind", Text("Art", "kind")),
            Column("number", Text("Zahl", "number")),
            Column("newest", Text("die neuesten", "the newest")),
        ),
        rows,
    )


def _more(one: Belonging) -> list[str]:
    return ["…"] if one.number > len(one.newest) else []
