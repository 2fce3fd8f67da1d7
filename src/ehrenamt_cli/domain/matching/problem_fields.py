"""How one field of a problem file is read, and how it is said which field of which row is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from ehrenamt_cli.domain.matching.model import LEVELS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

REQUIRED = object()


class Field(NamedTuple):
    """One field of a row: ``read`` turns the JSON value into ours; without a default it must be there."""

    name: str
    read: Callable[[Any], Any]
    default: Any = REQUIRED


class Expected(Exception):
    """A value is not what a field wants; says what it wants."""

    def __init__(self, wanted: Text) -> None:
        super().__init__(wanted.de)
        self.wanted = wanted


def read_row(row: Any, fields: tuple[Field, ...], place: str | Text) -> dict[str, Any]:
    """The values of a row by field name; WrongUsage names place and field. Fields that nobody knows are notes and stay out.

    A note whose name nearly is that of a field is taken for a slip of the finger.
    """
    if not isinstance(row, Mapping):
        raise refused(place, Text("ist kein Objekt {…}", "is not an object {…}"))
    names = [field.name for field in fields]
    for name in row:
        near = [] if name in names else get_close_matches(str(name), set(names) - set(row), 1, 0.8)
        if near:
            raise refused(
                place,
                Text("hat ein unbekanntes Feld „{name}“", "has an unknown field “{name}”").fill(name=name),
                Text("Gemeint ist wohl „{near}“.", "Probably “{near}” is meant.").fill(near=near[0]),
            )
    return {field.name: _value(row, field, place) for field in fields}


def refused(place: str | Text, what: Text, hint: Text | None = None) -> WrongUsage:
    """The error for one place of the file."""
    return WrongUsage(
        Text("Problemdatei, {place}: {what}.", "Problem file, {place}: {what}.").fill(place=place, what=what),
        hint or Text("Das Format steht in docs/problem-file.md.", "docs/problem-file.md has the format."),
    )


def _value(row: Mapping[str, Any], field: Field, place: str | Text) -> Any:
    if field.name not in row:
        if field.default is REQUIRED:
            raise refused(place, Text("das Feld „{name}“ fehlt", "the field “{name}” is missing").fill(name=field.name))
        return field.default
    try:
        return field.read(row[field.name])
    except Expected as error:
        raise refused(
            place,
            Text("{value} passt nicht ins Feld „{name}“, es braucht {wanted}", "“{name}” needs {wanted}, not {value}").fill(
                name=field.name, wanted=error.wanted, value=_shown(row[field.name])
            ),
        ) from None


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def word(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise Expected(Text("einen Text", "a text"))
    return value


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Expected(Text("true oder false", "true or false"))
    return value


def whole(value: Any) -> int:
    """A whole number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Expected(Text("eine ganze Zahl ab 0", "a whole number from 0 on"))
    return value


def points(value: Any) -> int:
    """A whole number, also below 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Expected(Text("eine ganze Zahl", "a whole number"))
    return value


def at_least_one(value: Any) -> int:
    """A whole number from 1 on."""
    if whole(value) < 1:
        raise Expected(Text("eine ganze Zahl ab 1", "a whole number from 1 on"))
    return int(value)


def kilometres(value: Any) -> float:
    """A number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise Expected(Text("eine Zahl ab 0", "a number from 0 on"))
    return value


def day(value: Any) -> date:
    """A day as ``2027-03-24``."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Expected(Text("einen Tag wie 2027-03-24", "a day like 2027-03-24")) from None


def level(value: Any) -> str:
    """A language level."""
    return str(one_of(LEVELS)(value))


def one_of(choices: Collection[Any]) -> Callable[[Any], Any]:
    """One of a few values."""

    def read(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, str | int) or value not in choices:
            listed = ", ".join(map(str, choices))
            raise Expected(Text("einen der Werte {v}", "one of the values {v}").fill(v=listed))
        return value

    return read


def words(value: Any) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Expected(Text("eine Liste von Texten", "a list of texts"))
    return tuple(value)


def pair(value: Any) -> tuple[str, str]:
    """A need and a volunteer."""
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(one, str) for one in value):
        raise Expected(Text("ein Paar [Bedarf, Freiwillige:r]", "a pair [need, volunteer]"))
    return value[0], value[1]


def many(read: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """A list of such values."""

    def read_all(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise Expected(Text("eine Liste", "a list"))
        return [read(one) for one in value]

    return read_all


def each(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """An object from names to such values."""

    def read_all(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise Expected(Text("ein Objekt {…}", "an object {…}"))
        return {str(name): read(one) for name, one in value.items()}

    return read_all


def optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Such a value, or null."""
    return lambda value: None if value is None else read(value)


def anything(value: Any) -> Any:
    """Whatever is there; it is looked at elsewhere."""
    return value
