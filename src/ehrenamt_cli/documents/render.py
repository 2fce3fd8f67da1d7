"""From template and values to a document tree: the one way every document is made.

Jinja and the Markdown parser are loaded with the first document, not with the commands that only list agreements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.documents.templates.shapes import Shape

if TYPE_CHECKING:
    from ehrenamt_cli.documents.tree import DocumentTree


def compose(template: Template, variables: Mapping[str, Any], *, draft: bool, folders: Sequence[Path] = ()) -> DocumentTree:
    """The finished document, ready for any writer.

    ``variables`` come from ``documents.context``; besides what the template prints they hold ``sender``, ``number`` and ``day``.
    MissingFields names everything still blank unless it is a draft; TemplateProblem names file and line.
    """
    tree: DocumentTree = import_module("ehrenamt_cli.documents.composing").compose(
        template, variables, draft=draft, folders=folders
    )
    return tree


def check(template: Template, shape: Shape, folders: Sequence[Path]) -> list[Finding]:
    """What is to be mended in a template, in the order of its lines, every branch of it looked at."""
    found: list[Finding] = import_module("ehrenamt_cli.documents.templates.checking").check(template, shape, folders)
    return found
