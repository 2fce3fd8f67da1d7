"""Options read off a record kind's declaration, so that a new field is an option at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import both
from ehrenamt_cli.domain.dates.days import read_day
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.values import FLAG, choice_words
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import prompts
from ehrenamt_cli.services import completion, records
from ehrenamt_cli.services.registers import Register


def with_fields(
    run: Callable[..., Any], fields: Sequence[Field], before: Sequence[Parameter] = (), *, adds: bool = False
) -> Callable[..., Any]:
    """The function as a command whose options are these fields; their values arrive as typed, by column name.

    Where it ``adds`` a record, the help says which fields are required.
    """

    def command(**given: Any) -> Any:
        own = {parameter.name: given.pop(parameter.name) for parameter in before}
        return run(given, **own)

    parameters = [*before, *(_parameter(field, adds and field.required) for field in fields)]
    vars(command)["__signature__"] = Signature(parameters)
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def argument(
    name: str, label: Text, *, required: bool = True, many: bool = False, entity: Entity | None = None, help: Text | None = None
) -> Parameter:
    """A positional argument, or ``many``; for a record of a kind its names are completed."""
    complete = completion.names_of(entity) if entity else None
    words = help or (Text("Kennzeichen oder Teil des Namens", "key or part of the name") if entity else _WORDS)
    info = typer.Argument(
        ... if required else None, metavar=str(label).upper(), help=str(words), autocompletion=complete, show_default=False
    )
    annotation: Any = list[str] if many else str
    return Parameter(name, Parameter.KEYWORD_ONLY, default=info, annotation=annotation if required else annotation | None)


_FEW = 12
"""So many choices are listed; more are looked up."""

_WORDS = Text("Wörter, die vorkommen sollen", "words to look for")


def option(name: str, flag: str, annotation: Any, default: Any, help: Text, min: int | None = None) -> Parameter:
    """An option that is no field; ``min`` is the least that a number may be."""
    info = typer.Option(default, flag, help=str(help), min=min, max=None if min is None else _MOST, show_default=False)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=info, annotation=annotation)


_MOST = 10**9
"""More than any number on a command line needs to be, and still a number to a database."""

HowMany = Annotated[
    int | None,
    typer.Option(
        "--limit", min=0, max=_MOST, metavar="N", help=both("höchstens so viele; 0 zeigt alle", "at most so many; 0 shows all")
    ),
]
"""How many rows a list of its own making shows; where none is given, a screenful for people and all of them for programs."""

BLOCKED = option(
    "blocked_too",
    "--blocked-addresses",
    bool,
    False,
    Text("auch gesperrte Anschriften zeigen; wird vermerkt", "show blocked addresses too; this is logged"),
)

PROTECTED = option(
    "protected_too",
    "--protected",
    bool,
    False,
    Text(
        "auch Geschütztes nach Art. 9 und 10 DSGVO zeigen; wird vermerkt",
        "show what Art. 9, 10 DSGVO protect too; this is logged",
    ),
)


def switches(entity: Entity) -> list[Parameter]:
    """The options that show what is otherwise left out of the records of a kind."""
    blocked = any(field.shielded for field in entity.fields)
    protected = any(field.withheld for field in entity.fields)
    return [*([BLOCKED] if blocked else []), *([PROTECTED] if protected else [])]


def day(text: str | None) -> date | None:
    """A day as typed, or None where nothing was."""
    return read_day(text) if text else None


def past_day(text: str | None) -> date | None:
    """A day on which something has happened, or None where nothing was typed."""
    return read_day(text, past=True) if text else None


def asked_for(register: Register, entity: Entity, given: dict[str, Any]) -> dict[str, Any]:
    """On a terminal, ask for the fields that matter and are not given; elsewhere nothing is asked."""
    missing = [field for field in entity.fields if field.asked and not given.get(field.name)]
    if not prompts.can_ask() or not any(field.required for field in missing):
        return given
    answers = dict(given)
    for field in missing:
        answers[field.name] = prompts.ask(
            field.label, _answer_hint(field), _reader(register, entity, field), required=field.required
        )
    return answers


def _reader(register: Register, entity: Entity, field: Field) -> Callable[[str], str]:
    def read(text: str) -> str:
        records.read(register, entity, {field.name: text})
        return text

    return read


def _answer_hint(field: Field) -> Text:
    if field.choices and len(field.choices) <= _FEW:
        return Text(", ".join(t.de for t in field.choices.values()), ", ".join(t.en for t in field.choices.values()))
    return field.help


def _parameter(field: Field, required: bool) -> Parameter:
    many = field.kind.many
    info = typer.Option(
        None,
        f"--{field.flag}",
        help=f"{_help(field)} ({Text('nötig', 'required')})" if required else _help(field),
        metavar=_metavar(field),
        autocompletion=completion.values_of(field),
        show_default=False,
    )
    return Parameter(field.name, Parameter.KEYWORD_ONLY, default=info, annotation=list[str] | None if many else str | None)


def _help(field: Field) -> str:
    """The label, what else is to know, and the choices where they are few and not said yet."""
    said = [str(field.help)] if str(field.help) else []
    if 0 < len(field.choices) <= _FEW and not all(str(label) in str(field.help) for label in field.choices.values()):
        said.append(str(choice_words(field.choices)))
    return f"{field.label}: {'; '.join(said)}" if said else str(field.label)


def _metavar(field: Field) -> str:
    if field.kind is FLAG:
        return str(Text("ja|nein", "yes|no"))
    words = {
        "day": Text("TAG", "DAY"),
        "birthday": Text("TAG", "DAY"),
        "moment": Text("ZEITPUNKT", "MOMENT"),
        "time": Text("UHRZEIT", "TIME"),
        "kilometres": Text("ZAHL", "NUMBER"),
        "number": Text("ZAHL", "NUMBER"),
        "cents": Text("EURO", "EURO"),
    }
    return str(words.get(field.kind.name, Text("NAME", "NAME") if field.refers_to else Text("TEXT", "TEXT")))
