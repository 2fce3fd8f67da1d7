"""The Markdown of a template, looked at with its line numbers, before anything is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ehrenamt_cli.documents.parse import REFUSED
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.i18n import Text

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def look_at_markdown(path: Path, text: str) -> Iterator[Finding]:
    """Skipped headings, a second title, rows that belong to no table, and what documents have no form for."""
    lines, numbers = _without_commands(text)
    level = 0
    for token in _parser().parse("\n".join(lines)):
        line = numbers[token.map[0]] if token.map and token.map[0] < len(numbers) else 0
        if token.type == "heading_open":
            new = int(token.tag[1])
            if new > max(level, 1) + 1:
                yield Finding(path, line, "heading", *_SKIPPED)
            elif new == 1 and level:
                yield Finding(path, line, "heading", *_SECOND_TITLE)
            level = new
        elif token.type in REFUSED:
            yield _refused(path, line, token.type)
        elif token.type == "inline":
            yield from _look_inside(path, line, token)


def _look_inside(path: Path, line: int, token: Token) -> Iterator[Finding]:
    if any(inner.type == "image" for inner in token.children or ()):
        yield _refused(path, line, "image")
    rows = token.content.split("\n")
    for number, row in enumerate(rows):
        if row.startswith("|") and row.rstrip().endswith("|") and row.count("|") > 1:
            yield Finding(path, line + number, "table", *_LOST_ROW)
            break


def _without_commands(text: str) -> tuple[list[str], list[int]]:
    """The lines that reach the document, and the number of each in the file."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _VALUE.sub(lambda match: "x" + "\n" * match[0].count("\n"), text)
    before = text.split("\n")
    after = _TAG.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    kept = [
        (line, number) for number, (line, old) in enumerate(zip(after, before, strict=True), 1) if line.strip() or not old.strip()
    ]
    return [line for line, _ in kept], [number for _, number in kept]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _refused(path: Path, line: int, what: str) -> Finding:
    return Finding(
        path,
        line,
        "markdown",
        Text("Dokumente kennen keine {what}.", "Documents have no {what}.").fill(what=REFUSED[what]),
        Text("Bitte aus der Vorlage nehmen.", "Please remove it from the template."),
    )


_SKIPPED = (
    Text("Eine Stufe der Überschriften ist übersprungen.", "A level of headings is skipped."),
    Text("Auf ## folgt ###, nicht ####.", "After ## comes ###, not ####."),
)
_SECOND_TITLE = (
    Text("Es gibt mehr als eine Hauptüberschrift (#).", "There is more than one main heading (#)."),
    Text("Für Abschnitte ## nehmen.", "Use ## for sections."),
)
_LOST_ROW = (
    Text("Diese Tabellenzeile gehört zu keiner Tabelle.", "This row belongs to no table."),
    Text("In einer Tabelle darf keine leere Zeile stehen.", "There must be no empty line within a table."),
)
