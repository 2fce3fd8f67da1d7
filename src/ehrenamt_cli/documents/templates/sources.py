"""The texts a template is made of: its own, the one it extends, those it includes; and what is named in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import nodes

from ehrenamt_cli.documents.templates import library, origins
from ehrenamt_cli.documents.templates.library import Source
from ehrenamt_cli.documents.templates.shapes import Shape
from ehrenamt_cli.documents.templates.walking import PARSER, Walk, given_names


class Part(NamedTuple):
    """A text that a template is made of: its own, the one it extends (without the blocks it replaces), those it includes."""

    source: Source
    tree: nodes.Template


def parts_of(source: Source, folders: Sequence[Path], seen: set[Path], without: Sequence[str] = ()) -> Iterator[Part]:
    """The template itself first, then every other one that it takes text from."""
    if source.path in seen:
        return
    seen.add(source.path)
    text = source.text
    for name, body in origins.blocks(text).items() if without else ():
        if name in without:
            text = text.replace(body, "\n" * body.count("\n"), 1)
    tree = PARSER.parse(text, filename=str(source.path))
    yield Part(source._replace(text=text), tree)
    replaced = [block.name for block in tree.find_all(nodes.Block) if not _keeps(block)]
    for node, name in named_in(tree):
        other = library.read(name, folders)
        if other:
            yield from parts_of(other, folders, seen, replaced if isinstance(node, nodes.Extends) else ())


def named_in(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    """The other templates that one names."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            yield node, name.value


def _keeps(block: nodes.Block) -> bool:
    """Whether a block prints what it replaces, too."""
    return any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in block.find_all(nodes.Call))


def walked(parts: Sequence[Part], shape: Shape | None) -> list[Walk]:
    """Every part walked over, in the same order."""
    walks = []
    for part in parts:
        elsewhere = {name for other in parts if other is not part for name in _set_names(other.tree)}
        walk = Walk(part.source.path, shape)
        walk.over(part.tree, elsewhere)
        walks.append(walk)
    return walks


def _set_names(tree: nodes.Template) -> set[str]:
    """What a template leaves to those that extend or include it."""
    given = tree.find_all((nodes.Assign, nodes.AssignBlock))
    targets = (node.target for node in given if isinstance(node, nodes.Assign | nodes.AssignBlock))
    return given_names(tree) | {target.name for target in targets if isinstance(target, nodes.Name)}
