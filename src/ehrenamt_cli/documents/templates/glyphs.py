"""Letters of a template that no font of a PDF can draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ehrenamt_cli.documents.problems import NoGlyph
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.library import Source
from ehrenamt_cli.documents.tree import DocumentTree, Paragraph, Words
from ehrenamt_cli.documents.writing.pdf import write_pdf

_USUAL = frozenset("„“”‚‘’–—…€•·⟨⟩←→≤≥\u202f\u2011")
_MOST = 10
"""So many different letters are named."""


def look_at_letters(source: Source, tree: DocumentTree) -> Iterator[Finding]:
    """Each letter that cannot be drawn, where it stands first."""
    letters = sorted({letter for letter in source.text if letter > "\u017f"} - _USUAL)
    for _ in range(_MOST if letters else 0):
        try:
            write_pdf(replace(tree, title="-", subtitle="", blocks=(Paragraph((Words(" ".join(letters)),)),)))
            return
        except NoGlyph as problem:
            if problem.letter not in letters:  # it stands in what surrounds the text
                return
            letters.remove(problem.letter)
            line = source.text[: source.text.find(problem.letter)].count("\n") + 1
            yield Finding(source.path, line, "glyph", problem.message, problem.hint)
