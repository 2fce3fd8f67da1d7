"""Results become text: tables and cards for people, JSON, JSON lines, CSV and Markdown for everything else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any
from unicodedata import category

from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.formats.csv_files import write_csv
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import tables, theme
from ehrenamt_cli.output.result import Card, Column, Done, Page, Picture, Raw, Result, Rows

FORMATS = {
    "table": Text("für Menschen", "for people"),
    "json": Text("ein JSON-Dokument", "one JSON document"),
    "jsonl": Text("eine JSON-Zeile je Eintrag", "one line of JSON an entry"),
    "csv": Text("für Tabellenprogramme", "for spreadsheets"),
    "markdown": Text("für Screenreader und Texte", "for screen readers and texts"),
}

FOR_PEOPLE = ("table", "markdown")
"""The forms that a person reads; only there remarks are made."""

_waiting: list[Text] = []

_MARGIN = "  "


def render(result: Result, form: str) -> int:
    """Print a result in the wanted form: data on stdout, remarks on stderr. Gives the exit status."""
    if isinstance(result, Raw):
        sys.stdout.buffer.write(result.content)
        if result.note != NOTHING:
            sys.stdout.buffer.flush()
            remark(str(result.note))
    elif form == "json":
        _say(_json(_data(result)))
    elif form == "jsonl":
        data = _data(result)
        for row in data if isinstance(data, list) else [data]:
            _say(json.dumps(row, ensure_ascii=False, default=str))
    elif form == "csv":
        _csv(_rows_of(result))
    elif isinstance(result, Done):
        remark(str(result.message))
    else:
        for line in _markdown(result) if form == "markdown" else _screen(result):
            _say(line)
        if result.note != ("", ""):
            remark(str(result.note))
    if form in FOR_PEOPLE:
        for text in _waiting:
            remark(str(text))
    _waiting.clear()
    sys.stdout.flush()
    return result.status


def afterwards(text: Text) -> None:
    """One more remark for a person, to be said once the result stands there."""
    _waiting.append(text)


def lines_of(result: Rows | Card | Page | Picture) -> Iterator[str]:
    """A result as a person at the terminal reads it."""
    return _screen(result)


def render_error(error: EhrenamtError, form: str) -> int:
    """Say what went wrong and what to do next on stderr, as JSON where JSON was asked for."""
    _waiting.clear()
    if form in ("json", "jsonl"):
        body = {"code": error.code, "message": str(error.message), "hint": str(error.hint), **error.details()}
        sys.stderr.write(json.dumps({"error": body}, ensure_ascii=False) + "\n")
    else:
        _complain(theme.paint(str(Text("Fehler:", "Error:")), "alarm", sys.stderr) + " " + safe(str(error.message), lines=True))
        for line in error.lines():
            _complain(f"  – {safe(line)}")
        if str(error.hint):
            _complain(safe(str(error.hint), lines=True))
    return error.status


def remark(text: str) -> None:
    """One sentence beside the data, on stderr."""
    _complain(safe(text, lines=True))


def safe(text: str, *, lines: bool = False) -> str:
    """Stored text without the characters that could steer a terminal or reorder a line."""
    if text.isprintable() or (lines and text.replace("\n", "").isprintable()):
        return text
    return "".join(c for c in text if (c == "\n" and lines) or category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))


def _data(result: Result) -> Any:
    return result.rows if isinstance(result, Rows) else result.data if not isinstance(result, Raw) else None


_READABLE = 200
"""Longer lists have a line for each row: indenting every field takes Python seconds where lines take milliseconds."""


def _json(data: Any) -> str:
    if isinstance(data, list) and len(data) > _READABLE:
        return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, default=str) for row in data) + "\n]"
    return json.dumps(data, ensure_ascii=False, indent=2, default=str)


def _rows_of(result: Result) -> list[dict[str, Any]]:
    if isinstance(result, Rows):
        return result.rows
    data = _data(result)
    return data if isinstance(data, list) else [data]


def _csv(rows: list[dict[str, Any]]) -> None:
    rows = [_flat(row) for row in rows]
    headers = list(dict.fromkeys(key for row in rows for key in row))
    sys.stdout.write(write_csv(headers, [[_cell(row.get(key)) for key in headers] for row in rows]))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A record within a record as columns of its own: ``subject`` as ``subject_id`` and ``subject_name``."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        flat |= {f"{key}_{inner}": part for inner, part in value.items()} if isinstance(value, dict) else {key: value}
    return flat


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _screen(result: Rows | Card | Page | Picture) -> Iterator[str]:
    if isinstance(result, Picture):
        yield from result.draw(theme.width(sys.stdout))
    elif isinstance(result, Page):
        for number, part in enumerate(result.parts):
            if isinstance(part, str):
                yield from ["", *_heading(part)] if number else _heading(part)
            else:
                yield from _screen(part)
    elif isinstance(result, Card):
        yield from _card(result)
    elif not result.rows:
        yield str(result.empty)
    else:
        yield from _table(result)


def _heading(text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    for line in tables.wrap(safe(first), theme.width(sys.stdout)):
        yield theme.paint(line, "bold", sys.stdout)
    for line in rest:
        yield from tables.wrap(safe(line), theme.width(sys.stdout))


def _table(rows: Rows) -> Iterator[str]:
    columns = [column for column in rows.columns if any(_shown(column, row) for row in rows.rows)]
    cells = [[_shown(column, row) for column in columns] for row in rows.rows]
    heads = [safe(str(column.label)) for column in columns]
    for number, block in enumerate(tables.lines(heads, cells, theme.width(sys.stdout))):
        row = rows.rows[number - 1] if number else {}
        for line in block:
            painted = [
                theme.paint(cell, "bold", sys.stdout)
                if not number
                else theme.paint(cell, "alarm", sys.stdout)
                if column.alarm and column.alarm(row)
                else cell
                for column, cell in zip(columns, line, strict=True)
            ]
            yield tables.GAP.join(painted).rstrip()
        if not number:
            yield theme.paint(tables.GAP.join("─" * len(cell) for cell in block[0]), "dim", sys.stdout)


def _card(card: Card) -> Iterator[str]:
    if card.title:
        yield from _heading(card.title)
    pairs = [[safe(label), safe(words, lines=True)] for label, words in card.pairs if words]
    room = theme.width(sys.stdout)
    for block in list(tables.lines(["", ""], pairs, room and room - len(_MARGIN)))[1:]:
        for label, words in block:
            yield f"{_MARGIN}{theme.paint(label, 'dim', sys.stdout)}{tables.GAP}{words}".rstrip()


def _markdown(result: Rows | Card | Page | Picture) -> Iterator[str]:
    if isinstance(result, Picture):
        yield from _markdown(result.card)
    elif isinstance(result, Page):
        for part in result.parts:
            if isinstance(part, str):
                first, *rest = part.split("\n")
                yield f"## {_escaped(first)}" if first else ""
                yield from map(_escaped, rest)
            else:
                yield from _markdown(part)
            yield ""
    elif isinstance(result, Card):
        yield f"## {_escaped(result.title)}"
        yield ""
        for label, words in result.pairs:
            if words:
                yield f"- **{_escaped(label)}:** {_escaped(words)}"
    elif not result.rows:
        yield str(result.empty)
    else:
        yield "| " + " | ".join(_escaped(str(column.label)) for column in result.columns) + " |"
        yield "|" + " --- |" * len(result.columns)
        for row in result.rows:
            yield "| " + " | ".join(_escaped(_shown(column, row)) for column in result.columns) + " |"


def _shown(column: Column, row: dict[str, Any]) -> str:
    return safe(column.words(row), lines=True)


def _escaped(text: str) -> str:
    for sign in "\\|*_`[]<>#":
        text = text.replace(sign, "\\" + sign)
    return safe(text, lines=True).replace("\n", " ")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _complain(text: str) -> None:
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        width = theme.width(sys.stderr)
        for part in tables.wrap(line.strip(), width - len(indent) if width else None):
            sys.stderr.write(f"{indent}{part}\n")
    sys.stderr.flush()
