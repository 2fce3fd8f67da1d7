"""Records as JSON: an array of objects, an object around one, or one object a line."""

from __future__ import annotations

import json
from typing import Any

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.encodings import decode
from ehrenamt_cli.i18n import Text


def read_objects(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Each object with its number and its values as text; FileProblem calls the file ``name`` if there are none."""
    text = decode(data, name)
    try:
        found = _objects(json.loads(text))
    except ValueError:
        found = _lines(text)
    except RecursionError:
        found = None
    if found is None:
        raise FileProblem(
            Text("Die Datei {file} ist kein lesbares JSON.", "The file {file} is no readable JSON.").fill(file=name),
            Text(
                "Gebraucht wird eine Liste von Einträgen: [{{…}}, {{…}}].", "A list of entries is needed: [{{…}}, {{…}}]."
            ).fill(),
        )
    return [(number, {str(key): _text(value) for key, value in entry.items()}) for number, entry in enumerate(found, 1)]


def _objects(document: Any) -> list[dict[str, Any]] | None:
    """The list itself, the only list that an object holds, or the object as the only entry."""
    if isinstance(document, dict):
        lists = [value for value in document.values() if _is_list(value)]
        return lists[0] if len(lists) == 1 else [document]
    return document if _is_list(document) else None


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _lines(text: str) -> list[dict[str, Any]] | None:
    try:
        return [entry for line in text.splitlines() if line.strip() for entry in _objects(json.loads(line)) or []]
    except (ValueError, RecursionError):
        return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return "; ".join(_text(entry) for entry in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip(" \xa0")
