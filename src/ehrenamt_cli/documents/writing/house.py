"""The look of the house: colour, foot and logo of the organisation that sends a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ehrenamt_cli.documents.tree import DocumentTree, Picture
from ehrenamt_cli.documents.words import LOGO_OF, one_line, said
from ehrenamt_cli.domain.colours import ACCENT


def dressed(tree: DocumentTree, settings: Mapping[str, str], folders: Sequence[Path]) -> DocumentTree:
    """The document in the organisation's look; ``settings`` are the register's, ``folders`` those of its own templates."""
    head = tree.letterhead
    alt = settings.get("letterhead.logo-text") or said(LOGO_OF, tree.language).format(name=head.name)
    return replace(
        tree,
        letterhead=replace(
            head,
            accent=settings.get("letterhead.accent") or ACCENT,
            footer=tuple(one_line(part) for part in settings.get("letterhead.footer", "").split(" | ") if part.strip()),
            logo=_logo(folders, one_line(alt)),
        ),
    )


def _logo(folders: Sequence[Path], alt: str) -> Picture | None:
    """The logo of the first folder that has one; what looks at it is loaded only then."""
    for folder in folders:
        if any(folder.glob("logo.*")):
            found: Picture | None = import_module("ehrenamt_cli.documents.writing.logos").picture(folder, alt)
            if found:
                return found
    return None
