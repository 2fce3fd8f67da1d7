"""Word templates: one's own ``<name>.<language>.docx`` with fields, beside the Markdown templates and in their stead."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text

ENDING = ".docx"


def find(template: Template, folders: Sequence[Path]) -> Path | None:
    """The Word file that stands for this template; own folders only, none is shipped."""
    for folder in folders:
        path = folder / template.kind / f"{template.name}.{template.language}{ENDING}"
        if path.is_file():
            if not path.resolve().is_relative_to(folder.resolve()):
                raise FileProblem(
                    Text("{path} führt aus dem Ordner der Vorlagen heraus.", "{path} leads out of the folder of templates.").fill(
                        path=path
                    ),
                    Text("Bitte die Datei selbst hineinlegen, keine Verknüpfung.", "Please put the file itself there, no link."),
                )
            return path
    return None


def version(file: str, folders: Sequence[Path]) -> str:
    """Changes with the file ``kind/name.lang.docx``; empty when it is gone."""
    path = next((folder / file for folder in folders if (folder / file).is_file()), None)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path else ""


def fill(path: Path, template: Template, variables: Mapping[str, Any], *, draft: bool) -> bytes:
    """The filled file; its fields, gaps and limits are those of every template.

    FileProblem refuses a file that is no plain Word document; MissingFields names what is still blank unless it is a draft.
    """
    filled: bytes = import_module("ehrenamt_cli.documents.word.filling").fill(path, template, variables, draft=draft)
    return filled
