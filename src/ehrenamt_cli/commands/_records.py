"""The uniform verbs of every record kind: add, list, show, change, remove, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import Parameter
from typing import Any

from ehrenamt_cli import config
from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands import _wording
from ehrenamt_cli.commands._options import argument, asked_for, option, switches, with_fields
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import history_rows, saved, table
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.interpreted import LANGUAGE
from ehrenamt_cli.domain.values import CHOICE, FLAG
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output import prompts
from ehrenamt_cli.output.result import Done, Result
from ehrenamt_cli.services import records, removing
from ehrenamt_cli.services.registers import Register

PAGE = 50

Keep = Callable[[Register, Entity, records.Typed], dict[str, Any]]
"""A service that keeps a new record from what was typed."""

Alter = Callable[[Register, Entity, str, records.Typed], dict[str, Any]]
"""A service that sets what was typed in the record a person means."""

Agreed = Callable[[Register, Entity, dict[str, Any]], bool]
"""Says before a record is kept what should be known, and whether to go on."""

Drop = Callable[[Register, Entity, dict[str, Any]], object]
"""A service that takes out a record."""


def record_verbs(
    entity: Entity,
    *,
    without: tuple[str, ...] = (),
    keep: Keep = records.add,
    alter: Alter = records.change,
    drop: Drop = removing.remove,
) -> tuple[Verb, ...]:
    """The verbs that every kind of record has, made from its declaration; services of its own may do the work."""
    own = [field for field in entity.fields if not field.fixed]
    one = argument("record", entity.label, entity=entity)
    verbs = (
        Verb("add", with_fields(lambda given: add(entity, given, keep), own, adds=True), ADD),
        Verb(
            "list",
            listing(entity, lambda given, **asked: list_(entity, given, **asked), switches(entity)),
            Text("auflisten und suchen", "list and find"),
        ),
        Verb("show", f"_cards:showing:{entity.plural}", SHOW),
        Verb(
            "change",
            with_fields(lambda given, record: change(entity, record, given, alter), own, [one]),
            CHANGE_LISTS if any(field.kind.many for field in own) else _CHANGE,
        ),
        Verb("remove", with_fields(lambda _, record: remove(entity, record, drop), (), [one]), Text("entfernen", "remove")),
        Verb(
            "history",
            with_fields(lambda _, **asked: history(entity, **asked), (), [one, *switches(entity)]),
            Text("wer wann was geändert hat", "who changed what when"),
        ),
        Verb("undo", f"_undoing:undoing_of:{entity.plural}", UNDO),
    )
    return tuple(verb for verb in verbs if verb.name not in without)


def twin_verbs(entity: Entity) -> tuple[Verb, ...]:
    """The verbs for kinds of which somebody may be there twice."""
    plural = entity.plural
    return (
        Verb("add", f"_adding:adding_of:{plural}", ADD),
        Verb("duplicates", f"_duplicates:finding:{plural}", Text("wer doppelt da sein könnte", "who may be there twice")),
        Verb("merge", f"_merging:merging_of:{plural}", Text("zwei Einträge zusammenführen", "merge two records")),
        Verb("not-same", f"_duplicates:telling_apart:{plural}", Text("zwei sind nicht dieselben", "two are not the same")),
    )


def listing(entity: Entity, run: Callable[..., Any], more: Sequence[Parameter] = (), *, paged: bool = True) -> Callable[..., Any]:
    """The function as the command that lists a kind of record: words to look for, filters, and how many."""
    filters = [
        field
        for field in entity.fields
        if field.kind in (CHOICE, FLAG, LANGUAGE) or field.refers_to or (field.kind.many and field.searched)
    ]
    return with_fields(
        run, filters, [argument("text", Text("Text", "text"), required=False), *((LIMIT, OFFSET) if paged else ()), *more]
    )


def add(entity: Entity, given: dict[str, Any], keep: Keep = records.add, agreed: Agreed = _wording.agreed) -> Result:
    """Keep a new record; on a terminal, ask for what is missing."""
    with register_in_use() as register:
        typed = asked_for(register, entity, given)
        if not agreed(register, entity, typed):
            return Done(NOT_KEPT, {})
        row = keep(register, entity, typed)
        return saved(register, entity, row, Text("Angelegt", "Added"), typed=row)


def list_(
    entity: Entity,
    given: dict[str, Any],
    text: str | None,
    limit: int | None,
    offset: int,
    blocked_too: bool = False,
    protected_too: bool = False,
) -> Result:
    """The records that answer to the words and filters; a screenful for people, all of them for programs."""
    with register_in_use() as register:
        where = records.read(register, entity, given)
        size = PAGE if limit is None and config.setting("format") in ("table", "markdown") else limit
        rows, total = records.find(register, entity, text or "", where, limit=size or None, offset=offset)
        seen = records.shown(register, entity, rows, blocked_too=blocked_too, protected_too=protected_too, typed=where)
        return table(entity, seen, total, offset)


def change(entity: Entity, record: str, given: dict[str, Any], alter: Alter = records.change) -> Result:
    """Set the given fields of one record."""
    with register_in_use() as register:
        if not _wording.agreed(register, entity, given):
            return Done(NOT_KEPT, {})
        row = alter(register, entity, record, given)
        return saved(
            register,
            entity,
            row,
            Text("Geändert", "Changed") if any(given.values()) else Text("Unverändert", "Unchanged"),
            [name for name, value in given.items() if value],
        )


def remove(entity: Entity, record: str, drop: Drop = removing.remove) -> Result:
    """Take one record out, after asking."""
    with register_in_use() as register:
        row = records.resolve(register, entity, record)
        name = records.title(register, entity, row)
        question = Text("{kind} {name} wirklich entfernen{along}?", "Really remove {kind} {name}{along}?").fill(
            kind=entity.label, name=name, along=_along(register, entity, row)
        )
        if not config.switched_on("dry_run") and not prompts.confirm(question, yes=config.switched_on("yes")):
            return Done(Text("Nichts entfernt.", "Nothing removed."), {"removed": None})
        drop(register, entity, row)
        message = Text("Entfernt: {kind} {name}.", "Removed: {kind} {name}.").fill(kind=entity.label, name=name)
        return Done(message, {"removed": row["id"]})


def _along(register: Register, entity: Entity, row: dict[str, Any]) -> Text:
    going = [same("{n} {kinds}").fill(n=n, kinds=removing.kinds_of(kind, n)) for kind, n in removing.along(register, entity, row)]
    if not going:
        return NOTHING
    return Text(f", mit {', '.join(one.de for one in going)}", f", with {', '.join(one.en for one in going)}")


def history(entity: Entity, record: str, blocked_too: bool = False, protected_too: bool = False) -> Result:
    """Who changed which field of one record when."""
    with register_in_use() as register:
        row = records.resolve(register, entity, record)
        events = records.history(register, entity, row, blocked_too=blocked_too, protected_too=protected_too)
        return history_rows(entity, events)


NOT_KEPT = Text("Nichts gespeichert.", "Nothing kept.")
SHOW = Text("alles zu einem Eintrag", "everything about one")
ADD = Text("anlegen", "add one")
UNDO = Text("das Letzte zurücknehmen", "take back the last change")

_CHANGE = Text("ändern; „-“ leert ein Feld", "change; “-” empties a field")
CHANGE_LISTS = Text(
    "ändern; „-“ leert ein Feld, „+x“ ergänzt eine Liste, „-x“ streicht daraus",
    "change; “-” empties a field, “+x” adds to a list, “-x” takes out of it",
)

LIMIT = option(
    "limit", "--limit", int | None, None, Text("höchstens so viele; 0 zeigt alle", "at most so many; 0 shows all"), min=0
)
OFFSET = option("offset", "--offset", int, 0, Text("so viele überspringen", "skip so many"), min=0)
