"""Versions: which texts and which values a document was made from, so that one can tell whether it still holds."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.library import Source, Template
from ehrenamt_cli.documents.word import templates as word_templates

_NAMED = re.compile(r"""["']([\w./-]+\.md)["']""")

ALWAYS_USED = ("sender.name", "sender.address", "sender.phone", "sender.email", "sender.website", "recipient.lines")
"""The letterhead and the address field, which no template names."""

OF_THE_MOMENT = frozenset({"day", "signers"})
"""What changes without making a paper untrue: the day it is printed on, and who has signed it since."""


def uses(template: Template, folders: Sequence[Path]) -> list[str]:
    """The variables the template names, as ``documents.templates.naming`` writes them, in order."""
    named = import_module("ehrenamt_cli.documents.templates.naming").named
    paths = {path for source in _sources(template.file, folders) for path in named(source.text)}
    return sorted({*paths, *ALWAYS_USED})


def template_hash(file: str, folders: Sequence[Path]) -> str:
    """Changes with the text of the template and of every template it extends or includes."""
    if file.endswith(word_templates.ENDING):
        return word_templates.version(file, folders)
    digest = hashlib.sha256()
    for source in _sources(file, folders):
        digest.update(source.text.encode() + b"\0")
    return digest.hexdigest()[:_LENGTH]


def data(variables: Mapping[str, Any], paths: Iterable[str]) -> str:
    """The values under these paths as JSON, for people who keep documents with their source."""
    return json.dumps({path: _plain(_under(variables, path)) for path in paths}, ensure_ascii=False, sort_keys=True, indent=1)


def data_hash(variables: Mapping[str, Any], paths: Iterable[str]) -> str:
    """Changes with the values under these paths, and with nothing else."""
    kept = {name: value for name, value in variables.items() if name not in OF_THE_MOMENT}
    values = {path: _plain(_under(kept, path)) for path in paths}
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:_LENGTH]


_LENGTH = 16
"""Characters kept of a hash: it tells versions apart, it proves nothing."""


def _sources(file: str, folders: Sequence[Path]) -> list[Source]:
    """The texts of a template and of those it names, each once."""
    waiting, found = [file], dict[str, Source]()
    while waiting:
        name = waiting.pop()
        source = None if name in found else library.read(name, folders)
        if source:
            found[name] = source
            waiting += _NAMED.findall(source.text)
    return [found[name] for name in sorted(found)]


def _under(value: Any, path: str) -> Any:
    """What stands under ``kinds.prison[].name``: a list for each ``[]``; for ``name?`` only whether there is a value."""
    if path.endswith("?"):
        return bool(_under(value, path[:-1]))
    name, _, rest = path.partition(".")
    inner = value.get(name.removesuffix("[]")) if isinstance(value, Mapping) else None
    if not name.endswith("[]"):
        return _under(inner, rest) if rest else inner
    return [_under(part, rest) if rest else part for part in inner] if isinstance(inner, list | tuple) else None


def _plain(value: Any) -> Any:
    if isinstance(value, Blank) or value is None:
        return None
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, bool | int) else str(value)
