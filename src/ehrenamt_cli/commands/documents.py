"""Documents: which there are, one or many of them written, what was written before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ehrenamt_cli import clock, config
from ehrenamt_cli.command_table import Verb, both
from ehrenamt_cli.commands import _delivery, _destinations
from ehrenamt_cli.commands._options import day
from ehrenamt_cli.commands._records import PAGE, listing, record_verbs
from ehrenamt_cli.commands._session import register_in_use
from ehrenamt_cli.commands._views import table
from ehrenamt_cli.domain.documents import DOCUMENTS, KINDS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Column, Page, Result, Rows
from ehrenamt_cli.services import records
from ehrenamt_cli.services.papers import previewing
from ehrenamt_cli.services.papers.orders import Chosen, given, kind_named, orders
from ehrenamt_cli.services.papers.own_text import with_text
from ehrenamt_cli.services.papers.requests import Period, Request
from ehrenamt_cli.services.papers.texts import language_for, languages, own_templates
from ehrenamt_cli.services.papers.writing import Desk, written_before

_MANY = list[str] | None


def list_(typed: dict[str, Any], text: str | None, limit: int | None, offset: int) -> Result:
    """For people: what can be written, then what was, newest first; programs get what was written."""
    for_people = config.setting("format") in ("table", "markdown")
    narrowed = bool(text or offset or any(typed.values()))
    with register_in_use() as register:
        rows = written_before(register, text or "", records.read(register, DOCUMENTS, typed))
        size = limit if limit is not None else (PAGE if narrowed else _NEWEST) if for_people else 0
        page = rows[offset : offset + size] if size else rows[offset:]
        written = table(DOCUMENTS, records.shown(register, DOCUMENTS, page), len(rows), offset)
    if narrowed or not for_people:
        return written
    parts: list[str | Rows] = [str(Text("Was sich schreiben lässt", "What can be written")), _kinds()]
    if written.rows:
        parts += [str(Text("Was geschrieben wurde", "What was written")), written]
    hint = Text(
        "Schreiben: ehrenamt document render ART --for NAME, oder --draft für ein leeres Muster.",
        "To write: ehrenamt document render KIND --for NAME, or --draft for an empty sample.",
    )
    return Page(parts, written.rows, hint)


_NEWEST = 10
"""So many of the documents written stand below the kinds."""


def kinds() -> Result:
    """Every kind of document there is."""
    return _kinds()


def render(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=both("ART", "KIND"),
            autocompletion=lambda incomplete: [
                (name, str(one.label)) for name, one in KINDS.items() if name.startswith(incomplete)
            ],
            help=both("etwa thank-you; alle zeigt „document list“", "such as thank-you; “document list” shows all"),
        ),
    ],
    subject: Annotated[
        _MANY,
        typer.Option("--for", metavar="NAME", help=both("für welchen Eintrag", "for which record")),
    ] = None,
    recipient: Annotated[
        _MANY,
        typer.Option("--recipient", metavar="NAME", help=both("an wen es geht", "whom it goes to")),
    ] = None,
    all_of: Annotated[
        str | None,
        typer.Option("--all", metavar=both("ART", "KIND"), help=both("für alle, etwa volunteers", "for all, such as volunteers")),
    ] = None,
    filters: Annotated[
        _MANY,
        typer.Option(
            "--filter",
            metavar=both("FELD=WERT", "FIELD=VALUE"),
            help=both("davon nur, etwa status=aktiv", "of these only, such as status=active"),
        ),
    ] = None,
    words: Annotated[
        str, typer.Option("--find", metavar="TEXT", help=both("davon nur mit diesen Wörtern", "of these only with these words"))
    ] = "",
    to: _destinations.To = None,
    output: _destinations.Output = None,
    each: Annotated[
        bool,
        typer.Option(
            "--each", help=both("für jeden Eintrag eine Datei (so ist es ohne Angabe)", "a file for each record (the default)")
        ),
    ] = False,
    one_file: Annotated[
        bool,
        typer.Option(
            "--one-file", help=both("alle zusammen, höchstens 200 in einer Datei", "all together, at most 200 in a file")
        ),
    ] = False,
    draft: _destinations.Draft = False,
    language: Annotated[
        str | None,
        typer.Option(
            metavar=both("SPRACHE", "LANGUAGE"),
            help=both("des Dokuments, etwa de, en, ar", "of the document, such as de, en, ar"),
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar=both("TAG", "DAY"), help=both("Zeitraum ab", "period from"))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar=both("TAG", "DAY"), help=both("Zeitraum bis", "period until"))
    ] = None,
    values: Annotated[
        _MANY,
        typer.Option(
            "--set",
            metavar=both("NAME=WERT", "NAME=VALUE"),
            help=both("was in keinem Eintrag steht, etwa meets-at=18:00", "what no record holds, such as meets-at=18:00"),
        ),
    ] = None,
    blocked_too: _destinations.BlockedToo = False,
    with_data: Annotated[
        bool,
        typer.Option(
            "--with-data",
            help=both(
                "im PDF auch die Angaben als JSON (dann PDF/A-3a)", "the values as JSON inside the PDF, too (then PDF/A-3a)"
            ),
        ),
    ] = False,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar=both("DATEI", "FILE"),
            help=both("der Text eines Briefes, als Markdown", "the text of a letter, as Markdown"),
        ),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option(
            "--preview",
            help=both("nur zeigen, was entstünde und was fehlt", "only show what would come of it and what is missing"),
        ),
    ] = False,
) -> Result:
    """Write documents of one kind: one for each record that is named or found."""
    place = _destinations.destination(to, output)
    joined = _destinations.joined(place, each=each, one_file=one_file)
    wanted = kind_named(kind)
    chosen = Chosen(subject or (), recipient or (), all_of, filters or (), words)
    plain = Request(
        wanted,
        language_for(wanted, language),
        clock.today(),
        draft=draft,
        blocked_too=blocked_too,
        period=Period(day(since), day(until)),
        given=given(wanted, values or ()),
        folders=own_templates(),
        with_data=with_data,
    )
    with register_in_use() as register, with_text(plain, Path(text).expanduser() if text else None) as request:
        ordered = orders(register, wanted, chosen, draft=draft)
        if preview:
            return _preview(previewing.preview(register, request, ordered))
        return _delivery.delivered(Desk(register, request), ordered, place, joined=joined)


def _preview(seen: previewing.Preview) -> Page:
    """The first few as they would read, and everything that is missing in any."""
    parts: list[str | Rows] = []
    for number, (key, text) in enumerate(seen.first, 1):
        head = Text("{number} von {n}: {key}", "{number} of {n}: {key}").fill(number=number, n=seen.total, key=key)
        parts.append(f"{head}\n{text}")
    if seen.missing:
        columns = (Column("field", Text("was fehlt", "what is missing")), Column("command", Text("eintragen mit", "enter with")))
        parts += [str(Text("Was noch fehlt", "What is still missing")), Rows(columns, seen.missing)]
    note = Text("{n} Dokumente, nichts geschrieben.", "{n} documents, nothing written.").fill(n=seen.total)
    if seen.total == 1:
        note = Text("1 Dokument, nichts geschrieben.", "1 document, nothing written.")
    data = {"total": seen.total, "first": [{"id": key, "text": text} for key, text in seen.first], "missing": seen.missing}
    return Page(parts, data, note)


def _kinds() -> Rows:
    rows = [
        {
            "name": kind.name,
            "label": str(kind.label),
            "for": list(kind.subjects),
            "recipients": list(kind.recipients),
            "asks": [field.name.replace("_", "-") for field in kind.asked],
            "languages": languages(kind),
        }
        for kind in KINDS.values()
    ]
    return Rows(
        (
            Column("name", Text("Art", "kind")),
            Column("label", Text("was es ist", "what it is")),
            Column("for", Text("für", "for"), _plurals),
            Column("languages", Text("Sprachen", "languages")),
        ),
        rows,
    )


def _plurals(plurals: list[str]) -> str:
    return ", ".join(str(ENTITIES[plural].labels) for plural in plurals)


VERBS = (
    Verb(
        "list",
        listing(DOCUMENTS, list_),
        Text("was sich schreiben lässt, und was geschrieben wurde", "what can be written, and what was"),
    ),
    Verb("kinds", kinds, Text("alle Arten von Dokumenten", "all kinds of documents")),
    Verb("render", render, Text("eines oder viele schreiben", "write one or many")),
    *record_verbs(DOCUMENTS, without=("add", "list")),
)
