"""The check of a template: everything that can be said about it before it is used for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from ehrenamt_cli.documents.composing import compose
from ehrenamt_cli.documents.filling.explaining import reason
from ehrenamt_cli.documents.filling.syntax_words import nearest
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.templates import library, origins, samples
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.glyphs import look_at_letters
from ehrenamt_cli.documents.templates.library import STANDARD, Template
from ehrenamt_cli.documents.templates.losses import look_at_losses
from ehrenamt_cli.documents.templates.markup import look_at_markdown
from ehrenamt_cli.documents.templates.shapes import Shape
from ehrenamt_cli.documents.templates.sources import Part, named_in, parts_of, walked
from ehrenamt_cli.errors import EhrenamtError, FileProblem
from ehrenamt_cli.i18n import Text


def check(template: Template, shape: Shape | None, folders: Sequence[Path]) -> list[Finding]:
    """What is to be mended in a template, in the order of its lines; without a shape nothing is known of its fields."""
    try:
        found = list(_findings(template, shape, folders))
    except FileProblem as problem:
        found = [Finding(template.path, 0, "file", problem.message, problem.hint)]
    return sorted(dict.fromkeys(found), key=lambda finding: (finding.path != template.path, str(finding.path), finding.line))


def _findings(template: Template, shape: Shape | None, folders: Sequence[Path]) -> Iterator[Finding]:
    source = library.read(template.file, folders)
    if source is None:
        return
    try:
        parts = list(parts_of(source, folders, set()))
    except TemplateSyntaxError as problem:
        place = Path(problem.filename) if problem.filename else template.path
        yield Finding(place, problem.lineno, "syntax", *reason(problem, ()))
        return
    walks = walked(parts, shape)
    own = [walk for part, walk in zip(parts, walks, strict=True) if library.packaged() not in part.source.path.parents]
    for walk in own or walks:
        yield from walk.findings
    yield from _look_at_blocks(parts[0], folders)
    yield from _look_at_names(parts[0], folders)
    yield from look_at_markdown(source.path, source.text)
    if template.own:
        yield from look_at_losses(template, parts, walks, shape)
    yield from _tried(template, shape, folders, {finding.line for walk in walks for finding in walk.findings})


def _look_at_blocks(part: Part, folders: Sequence[Path]) -> Iterator[Finding]:
    """In a template that extends another, a block of a new name is never printed, and neither is text between blocks."""
    extends = next((node for node in part.tree.body if isinstance(node, nodes.Extends)), None)
    if extends is None or not isinstance(extends.template, nodes.Const):
        return
    path = part.source.path
    parent = library.read(str(extends.template.value), folders)
    known = list(origins.blocks(parent.text)) if parent else []
    for block in part.tree.find_all(nodes.Block):
        if parent and block.name not in known:
            what = Text(
                "Den Abschnitt „{name}“ gibt es in der erweiterten Vorlage nicht; er wird nie gedruckt.",
                "The extended template has no block “{name}”; it is never printed.",
            ).fill(name=block.name)
            yield Finding(path, block.lineno, "unknown_block", what, nearest(block.name, known))
    for node in part.tree.body:
        for piece in node.nodes if isinstance(node, nodes.Output) else ():
            if not isinstance(piece, nodes.TemplateData) or piece.data.strip():
                skipped = (
                    piece.data[: len(piece.data) - len(piece.data.lstrip())] if isinstance(piece, nodes.TemplateData) else ""
                )
                yield Finding(path, piece.lineno + skipped.count("\n"), "outside_blocks", *_OUTSIDE)


def _look_at_names(part: Part, folders: Sequence[Path]) -> Iterator[Finding]:
    for node, name in named_in(part.tree):
        if library.read(name, folders) is None:
            known = [f"{STANDARD}{one.file}" for one in library.templates()]
            known += [one.file for one in library.templates(folders) if one.own]
            what = Text("Die Vorlage „{name}“ gibt es nicht.", "There is no template “{name}”.").fill(name=name)
            near = get_close_matches(name, known, n=1, cutoff=0.3)
            yield Finding(part.source.path, node.lineno, "unknown_template", what, nearest(name, near or known[:5]))


def _tried(template: Template, shape: Shape | None, folders: Sequence[Path], known: set[int]) -> Iterator[Finding]:
    """What only shows when it is filled in: once with everything, once with nothing, once with lists of nothing."""
    if shape is None:
        return
    tree = None
    for values in _fillings(shape, template.language):
        try:
            tree = compose(template, values, draft=True, folders=folders)
        except TemplateProblem as problem:
            if problem.line not in known:
                yield Finding(Path(problem.file or template.path), problem.line, "trial", problem.what, problem.hint)
            return
        except EhrenamtError as problem:
            yield Finding(template.path, 0, "trial", problem.message, problem.hint)
            return
    source = library.read(template.file, folders)
    if tree and source:
        yield from look_at_letters(source, tree)


def _fillings(shape: Shape, language: str) -> Iterator[dict[str, Any]]:
    yield samples.empty(shape, entries=False)
    yield samples.empty(shape, entries=True)
    yield samples.full(shape, language)


_OUTSIDE = (
    Text("Text zwischen den Abschnitten wird nie gedruckt.", "Text between blocks is never printed."),
    Text("Bitte in ein {% block … %} stellen.", "Please put it into a {% block … %}."),
)
