"""How much work a template may make: counted in steps, so that it is stopped at the same place on every machine.

Every round of a loop, every macro, block and included file counts for as much as stands in it. So no template runs
much longer than a second, whatever it is made of.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from ehrenamt_cli.documents.filling.refusals import Endless, NotAllowed

MOST_STEPS = 300_000
MOST_MARKDOWN = 400_000
"""Characters of a filled template, before values take their places."""
MOST_LETTERS = 1_000_000
"""Characters of all values a document prints."""
LONGEST_TEXT = 200_000
"""Characters of a text that a template puts together."""
LARGEST_NUMBER = 10**15
MOST_PIECES = 20_000
"""Headings, paragraphs, entries of lists and cells of tables in one document."""
MOST_LINES = 2 * MOST_PIECES
LONGEST_PIECE = 20_000
"""Characters of a paragraph."""
DEEPEST = 8
"""Lists and quotes inside one another."""

SPENT, LIMITED = "#spent", "#limited"
"""The filters that do the counting; no template can write their names."""

_NODES_A_STEP = 8

_WITH_BODY = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)
REFUSED = {nodes.FilterBlock: "filter", nodes.ScopedEvalContextModifier: "autoescape", nodes.EvalContextModifier: "autoescape"}


class Budget:
    """What is left for one rendering."""

    def __init__(self) -> None:
        self._steps, self._letters = MOST_STEPS, MOST_LETTERS

    def spend(self, steps: int) -> None:
        """So much work; Endless when there was too much of it."""
        self._steps -= steps
        if self._steps < 0:
            raise Endless

    def write(self, letters: int) -> None:
        """A value of that length is printed."""
        self._letters -= letters
        if self._letters < 0:
            raise Endless


def count_steps(source: nodes.Template) -> None:
    """Put the counting into a template that was read; NotAllowed for what would go around it."""
    for kind, name in REFUSED.items():
        for node in source.find_all(kind):
            refusal = NotAllowed(name)
            refusal.lineno = node.lineno
            raise refusal
    for loop in list(source.find_all(nodes.For)):
        assert isinstance(loop.iter, nodes.Expr)
        loop.iter = _filter(loop.iter, LIMITED)
    for part in [source, *source.find_all(_WITH_BODY)]:
        assert isinstance(part, _WITH_BODY)
        size = sum(1 for _ in part.find_all(nodes.Node))
        weight = nodes.Const(1 + size // _NODES_A_STEP, lineno=part.lineno)
        body: list[Any] = part.body
        body.insert(0, nodes.ExprStmt(_filter(weight, SPENT), lineno=part.lineno))


def _filter(value: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)
