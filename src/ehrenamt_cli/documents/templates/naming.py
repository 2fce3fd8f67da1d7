"""Which variables a template names: read off its syntax, so that a branch not taken counts, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

_PARSER = Environment(autoescape=True)

Scope = Mapping[str, str]
"""What a loop's own name stands for: the list it goes through."""


@lru_cache(maxsize=64)
def named(text: str) -> frozenset[str]:
    """``volunteer.name``, ``parties[].contacts[].phone``; with ``?`` where only asked whether there is a value.

    Nothing where the text cannot be read: composing says what is wrong with it.
    """
    try:
        return frozenset(_paths(_PARSER.parse(text), {}))
    except TemplateSyntaxError:
        return frozenset()


def _paths(node: nodes.Node, scope: Scope) -> Iterator[str]:
    if isinstance(node, nodes.For):
        source = _path(node.iter, scope)
        inner = {**scope, node.target.name: f"{source}[]"} if source and isinstance(node.target, nodes.Name) else scope
        yield from [f"{source}?"] if source else _paths(node.iter, scope)
        for child in (*node.body, *node.else_):
            yield from _paths(child, inner)
    elif isinstance(node, nodes.If | nodes.CondExpr):
        for child in node.iter_child_nodes():
            yield from _asked(child, scope) if child is node.test else _paths(child, scope)
    elif path := _path(node, scope) or _mapped(node, scope):
        yield path
    else:
        for child in node.iter_child_nodes():
            yield from _paths(child, scope)


def _asked(test: nodes.Node, scope: Scope) -> Iterator[str]:
    if isinstance(test, nodes.Not | nodes.And | nodes.Or):
        for child in test.iter_child_nodes():
            yield from _asked(child, scope)
    elif path := _path(test, scope):
        yield f"{path}?"
    else:
        yield from _paths(test, scope)


def _path(node: nodes.Node, scope: Scope) -> str:
    """The variable behind a name or a chain of attributes; empty for anything else."""
    if isinstance(node, nodes.Getattr):
        inner = _path(node.node, scope)
        return f"{inner}.{node.attr}" if inner else ""
    return scope.get(node.name, node.name) if isinstance(node, nodes.Name) and node.ctx == "load" else ""


def _mapped(node: nodes.Node, scope: Scope) -> str:
    """``parties | map(attribute="name")`` as ``parties[].name``."""
    if not isinstance(node, nodes.Filter) or node.name != "map" or node.node is None or len(node.kwargs) != 1:
        return ""
    source, wanted = _path(node.node, scope), node.kwargs[0].value
    return f"{source}[].{wanted.value}" if source and isinstance(wanted, nodes.Const) else ""
