"""Materials: kept like every record, handed out, and looked at for the languages that are missing."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import saved
from ehrenamt_cli.domain.distributions import DISTRIBUTIONS
from ehrenamt_cli.domain.languages import LANGUAGE_NAMES
from ehrenamt_cli.domain.materials import MATERIALS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Result, Rows
from ehrenamt_cli.services import completion, materials, records

_At = typer.Option(
    "--at",
    metavar=both("EINRICHTUNG", "ORGANISATION"),
    autocompletion=completion.names_of(ORGANISATIONS),
    help=both("wo", "where"),
)


def hand_out(
    material: Annotated[
        str,
        typer.Argument(
            metavar=both("MATERIAL", "MATERIAL"),
            autocompletion=completion.names_of(MATERIALS),
            help=both("Kennzeichen oder Titel", "key or title"),
        ),
    ],
    at: Annotated[str, _At],
    copies: Annotated[int, typer.Option(min=1, max=1_000_000, help=both("so viele", "so many"))] = 1,
    on: Annotated[str, typer.Option("--on", metavar=both("TAG", "DAY"), help=both("Tag, sonst heute", "day, else today"))] = "",
) -> Result:
    """Note that a material was handed out somewhere."""
    typed = {"material_id": material, "organisation_id": at, "copies": str(copies)} | ({"handed_on": on} if on else {})
    with register_in_use() as register:
        row = records.add(register, DISTRIBUTIONS, typed)
        return saved(register, DISTRIBUTIONS, row, Text("Ausgegeben", "Handed out"), typed=row)


def missing(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help=both("nur diese Titel", "these titles only"), show_default=False)
    ] = None,
    at: Annotated[str, _At] = "",
) -> Result:
    """The materials of which a language is missing that is needed somewhere, or older than the German one."""
    with register_in_use() as register:
        key = records.resolve(register, ORGANISATIONS, at)["id"] if at else ""
        found = materials.lacking(register, key, text or "")
    return Rows(_COLUMNS, [one.as_dict() for one in found], _NOTHING, _HOW)


def _named(codes: list[str]) -> str:
    return ", ".join(str(LANGUAGE_NAMES.get(code, code)) for code in codes)


def _wanted(found: list[dict[str, Any]]) -> str:
    return "\n".join(f"{_named([one['language']])} ({', '.join(one['organisations'][:_FEW])}{_more(one)})" for one in found)


def _more(one: dict[str, Any]) -> str:
    return " …" if len(one["organisations"]) > _FEW else ""


_FEW = 3
"""So many houses are named behind a language; JSON has all."""

_COLUMNS = (
    Column("title", Text("Titel", "title")),
    Column("missing", Text("fehlt auf", "missing in"), _wanted),
    Column("outdated", Text("veraltet auf", "out of date in"), _named),
    Column("languages", Text("gibt es auf", "there in"), _named),
)
_NOTHING = Text("Es fehlt nichts: jede gebrauchte Sprache ist da.", "Nothing is missing: every language needed is there.")
_HOW = Text(
    "Gebraucht wird, was in offenen Bedarfen steht, und was bei der Einrichtung eingetragen ist: "
    "ehrenamt organisation change … --language ar,ti",
    "Needed is what open needs say, and what is entered with the organisation: ehrenamt organisation change … --language ar,ti",
)

VERBS = (
    Verb("hand-out", hand_out, Text("ausgeben: wo und wie viele", "hand out: where and how many")),
    Verb("missing", missing, Text("welche Sprachen fehlen oder veraltet sind", "which languages are missing or out of date")),
    *record_verbs(MATERIALS),
)
