"""Markdown with sentinels to the document tree: structure comes from the template, literal values are put back last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode

from ehrenamt_cli.documents.filling.budget import DEEPEST, LONGEST_PIECE, MOST_LINES, MOST_PIECES
from ehrenamt_cli.documents.filling.refusals import TooDeep, TooLarge
from ehrenamt_cli.documents.filling.values import CLOSE, CONTROLS, OPEN, Value
from ehrenamt_cli.documents.tree import (
    Block,
    Break,
    Bullets,
    Gap,
    Heading,
    Inline,
    Line,
    Numbered,
    Paragraph,
    Quote,
    Signatures,
    Table,
    Words,
    plain,
)
from ehrenamt_cli.documents.typography import QUOTES, set_spaces
from ehrenamt_cli.documents.writing.look import runs_from_right
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

_SENTINEL = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_SENTINEL_IN_ADDRESS = re.compile(f"{quote(OPEN)}([0-9]+){quote(CLOSE)}")
_ADDRESS = re.compile(r"(https?|mailto|tel):")
_DIGITS = re.compile(r"(\+?\d[\d\u00a0 /()-]{4,}\d)")
"""Telephone and account numbers: in Arabic text their groups would change places."""
_NEVER = re.compile(r"(?!)")
_UNNUMBERED = re.compile(r"\s*\{-\}$")

REFUSED = {
    "image": Text("Bilder", "pictures"),
    "code_block": Text("eingerückten Text (vier Leerzeichen)", "indented text (four blanks)"),
    "fence": Text("Codeblöcke (```)", "code blocks (```)"),
    "hr": Text("Trennlinien (---)", "rules (---)"),
}


class Parsed(NamedTuple):
    """The first-level heading as title, the italic line below it, and everything else."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def parse(markdown: str, values: Sequence[Value], language: str, numbering: str) -> Parsed:
    """The tree of a rendered template; WrongUsage names Markdown that documents have no form for."""
    if markdown.count("\n") > MOST_LINES:
        raise TooLarge
    try:
        return _parsed(SyntaxTreeNode(_markdown(language).parse(markdown)), _Builder(values, language, numbering))
    except RecursionError:
        raise TooDeep from None


def _parsed(root: SyntaxTreeNode, builder: _Builder) -> Parsed:
    title = ""
    nodes = list(root.children)
    if nodes and nodes[0].type == "heading" and nodes[0].tag == "h1":
        title = plain(builder.line(nodes.pop(0).children))
    blocks = list(builder.blocks(nodes))
    subtitle = ""
    if blocks and title and isinstance(blocks[0], Paragraph) and all(_slanted(part) for part in blocks[0].content):
        subtitle = plain(blocks[0].content)
        del blocks[0]
    return Parsed(title, subtitle, tuple(blocks))


@cache
def _markdown(language: str) -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": QUOTES.get(language, QUOTES["en"])}
    parser = MarkdownIt("commonmark", options).enable(["table", "replacements", "smartquotes"])
    parser.core.ruler.after("block", "measure", _measure)
    return parser


def _measure(state: StateCore) -> None:
    """Before words are looked at, whose cost may grow with the square of a paragraph."""
    pieces = [token.content for token in state.tokens if token.type == "inline"]
    if len(pieces) > MOST_PIECES or max(map(len, pieces), default=0) > LONGEST_PIECE:
        raise TooLarge
    depth = 0
    for token in state.tokens:
        depth += token.nesting if token.type.startswith(_NESTED) else 0
        if depth > DEEPEST:
            raise TooDeep


_NESTED = ("bullet_list", "ordered_list", "blockquote")


def _slanted(part: Inline) -> bool:
    return not isinstance(part, Words) or part.italic


class _Builder:
    def __init__(self, values: Sequence[Value], language: str, numbering: str) -> None:
        self._values, self._language, self._numbering = values, language, numbering
        self._apart = _DIGITS if runs_from_right(language) else _NEVER
        self._sections, self._level, self._depth = 0, 0, 0

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        """The blocks for these nodes."""
        for node in nodes:
            if node.type == "heading":
                yield self._heading(node)
            elif node.type == "paragraph":
                yield self._paragraph(node)
            elif node.type in ("bullet_list", "ordered_list"):
                yield self._list(node)
            elif node.type == "table":
                yield self._table(node)
            elif node.type == "blockquote":
                yield Quote(tuple(self.blocks(node.children)))
            else:
                raise _refused(node)

    def line(self, nodes: Sequence[SyntaxTreeNode]) -> Line:
        """The literal words for these inline nodes, in runs of one style."""
        return tuple(part for node in nodes for part in self._inline(node, Words("")))

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        if node.tag == "h1":
            raise WrongUsage(
                Text("Eine Vorlage hat mehr als eine Hauptüberschrift (#).", "A template has more than one main heading (#)."),
                Text("Bitte für Abschnitte ## verwenden.", "Please use ## for sections."),
            )
        content = self.line(node.children)
        if not plain(content).strip():
            raise WrongUsage(
                Text("Eine Überschrift ist leer.", "A heading is empty."),
                Text("Bitte Vorlage und Angaben prüfen.", "Please check the template and the values."),
            )
        self._level = min(int(node.tag[1]) - 1, self._level + 1)  # a level that is skipped would fail PDF/UA
        if self._level > 1 or not self._numbering:
            return Heading(self._level, content)
        last = content[-1]
        if isinstance(last, Words) and _UNNUMBERED.search(last.text):
            return Heading(1, (*content[:-1], replace(last, text=_UNNUMBERED.sub("", last.text))))
        self._sections += 1
        return Heading(1, content, self._numbering.replace("1", str(self._sections)).replace(" ", "\u00a0"))

    def _paragraph(self, node: SyntaxTreeNode) -> Block:
        inline = node.children[0]
        alone = _SENTINEL.fullmatch(inline.content.strip())
        if alone and isinstance(value := self._value(alone[1]), Signatures):
            return value
        return Paragraph(self.line(node.children))

    def _list(self, node: SyntaxTreeNode) -> Bullets | Numbered:
        self._depth += 1
        items = tuple(tuple(self.blocks(item.children)) for item in node.children)
        self._depth -= 1
        if node.type == "bullet_list":
            return Bullets(items)
        pattern = "a)" if self._depth else "(1)" if self._numbering else "1."
        return Numbered(items, pattern, int(node.attrs.get("start", 1)))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [tuple(self.line(cell.children) for cell in row.children) for part in node.children for row in part.children]
        return Table(rows[0], tuple(rows[1:]))

    def _inline(self, node: SyntaxTreeNode, style: Words) -> Iterator[Inline]:
        if node.type in ("text", "code_inline"):
            yield from self._words(set_spaces(node.content, self._language), style)
        elif node.type == "softbreak":
            yield replace(style, text=" ")
        elif node.type == "hardbreak":
            yield Break()
        elif node.type in ("inline", "strong", "em", "link"):
            if node.type == "strong":
                style = replace(style, bold=True)
            elif node.type == "em":
                style = replace(style, italic=True)
            elif node.type == "link":
                style = replace(style, link=self._address(str(node.attrs["href"])))
            for child in node.children:
                yield from self._inline(child, style)
        else:
            raise _refused(node)

    def _words(self, text: str, style: Words) -> Iterator[Inline]:
        for index, piece in enumerate(_SENTINEL.split(text)):
            if index % 2 == 0:
                yield from self._own_words(piece, style)
                continue
            value = self._value(piece)
            if isinstance(value, Gap | Break):
                yield value
            elif isinstance(value, str):
                for number, line in enumerate(value.split("\n")):
                    if number:
                        yield Break()
                    yield replace(style, text=line, apart=True)

    def _value(self, number: str) -> Value:
        """What was put aside under a number; nothing for a number that a template made up."""
        return self._values[int(number)] if len(number) < 9 and int(number) < len(self._values) else ""

    def _own_words(self, text: str, style: Words) -> Iterator[Inline]:
        for index, piece in enumerate(self._apart.split(CONTROLS.sub("", text))):
            if piece:
                yield replace(style, text=piece, apart=index % 2 == 1)

    def _address(self, href: str) -> str:
        """The address with its values in place, quoted; nothing but web, mail and telephone."""

        def filled(match: re.Match[str]) -> str:
            value = self._value(match[1])
            return quote(value, safe="@+.-") if isinstance(value, str) else ""

        address = _SENTINEL_IN_ADDRESS.sub(filled, href)
        return address if _ADDRESS.match(address) else ""


def _refused(node: SyntaxTreeNode) -> WrongUsage:
    what = REFUSED.get(node.type, Text(f"„{node.type}“", f"“{node.type}”"))
    line = node.map[0] + 1 if node.map else 0
    return WrongUsage(
        Text("Dokumente kennen keine {what}.", "Documents have no {what}.").fill(what=what),
        Text(
            "Bitte aus der Vorlage nehmen (etwa Zeile {line} des ausgefüllten Textes).",
            "Please remove it from the template (about line {line} of the filled text).",
        ).fill(line=line),
    )
