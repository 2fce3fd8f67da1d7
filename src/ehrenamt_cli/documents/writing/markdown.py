"""The tree as Markdown that reads well as it is and comes out the same in any viewer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import (
    Block,
    Break,
    Bullets,
    DocumentTree,
    Gap,
    Heading,
    Inline,
    Letter,
    Numbered,
    Paragraph,
    Quote,
    Signatures,
    Table,
    Words,
)
from ehrenamt_cli.documents.writing.letters import information

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*|\s*\d+)((?:(?<!\d)[-+=:](?=[\s=:-]|$))|(?:(?<=\d)[.)](?=\s|$)))", re.MULTILINE)


def write_markdown(tree: DocumentTree) -> bytes:
    """CommonMark with tables; every value is escaped."""
    head = tree.letterhead
    parts = [
        f"{_escaped(head.name)}\\\n{_escaped(' · '.join(filter(None, (head.address, *head.reach))))}",
        *(_sheet(tree, tree.letter) if tree.letter else ()),
        f"# {_escaped(tree.title)}",
        f"*{_escaped(tree.subtitle)}*" if tree.subtitle else "",
        f"> {_escaped(words.said(words.DRAFT_NOTE, tree.language))}" if tree.draft else "",
        _blocks(tree.blocks, tree.language),
        "\\\n".join(map(_escaped, head.footer)),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def write_markdown_of(trees: Sequence[DocumentTree]) -> bytes:
    """Several documents, with a rule between them."""
    return b"\n---\n\n".join(map(write_markdown, trees))


def _sheet(tree: DocumentTree, letter: Letter) -> tuple[str, str]:
    """Whom a letter goes to, and its information block."""
    remarks = (f"**{_escaped(remark)}**" for remark in letter.remarks)
    facts = (f"{_escaped(label)}: {_marked(value)}" for label, value in information(tree))
    return "\\\n".join((*remarks, *map(_row, letter.recipient))), "\\\n".join(facts)


def _blocks(blocks: Sequence[Block], language: str) -> str:
    return "\n\n".join(_block(block, language) for block in blocks)


def _block(block: Block, language: str) -> str:
    if isinstance(block, Heading):
        number = f"{_escaped(block.number)} " if block.number else ""
        return f"{'#' * (block.level + 1)} {number}{_row(block.content)}"
    if isinstance(block, Paragraph):
        return _line(block.content)
    if isinstance(block, Bullets):
        return "\n".join(_item("- ", item, language) for item in block.items)
    if isinstance(block, Numbered):
        return "\n".join(_item(f"{number}. ", item, language) for number, item in enumerate(block.items, block.start))
    if isinstance(block, Table):
        lines = ["| " + " | ".join(map(_row, row)) + " |" for row in (block.head, *block.rows)]
        return "\n".join([lines[0], "|" + ":--|" * len(block.head), *lines[1:]])
    if isinstance(block, Quote):
        return "> " + _blocks(block.blocks, language).replace("\n", "\n> ")
    return _signatures(block, language)


def _item(mark: str, item: Sequence[Block], language: str) -> str:
    return mark + _blocks(item, language).replace("\n", "\n" + " " * len(mark))


def _signatures(block: Signatures, language: str) -> str:
    signers = [
        "\\\n".join(
            filter(
                None,
                (
                    f"**{_row([signer.party])}**",
                    _escaped(signer.place_day),
                    "\\_" * 40,
                    _escaped(words.said(words.SIGN_HERE, language)),
                    _row([signer.name]),
                    _escaped(signer.role),
                ),
            )
        )
        for signer in block.signers
    ]
    return "\n\n".join((f"## {words.said(words.SIGNATURES, language)}", *signers))


def _row(content: Sequence[Inline]) -> str:
    """Content that must stay on one line."""
    return _line(content).replace("\\\n", " ")


def _line(content: Sequence[Inline]) -> str:
    """Neighbouring runs of one style are written as one, or ``**a****b**`` would read as something else."""
    written = []
    for style, run in groupby(content, key=lambda part: (part.bold, part.italic, part.link) if isinstance(part, Words) else None):
        text = "".join(_literal(part) for part in run)
        written.append(_dressed(text, *style) if style else text)
    return _LINE_START.sub(r"\1\\\2", "".join(written))


def _literal(part: Inline) -> str:
    if isinstance(part, Break):
        return "\\\n"
    return _escaped(part.text) if isinstance(part, Gap) else _marked(part.text)


def _dressed(text: str, bold: bool, italic: bool, link: str) -> str:
    if not text.strip() or not (bold or italic or link):
        return text
    body, mark = text.strip(), "***" if bold and italic else "**" if bold else "*" if italic else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    dressed = f"{mark}{body}{mark}"
    return before + (f"[{dressed}](<{link}>)" if link else dressed) + after


def _marked(text: str) -> str:
    """A literal with every character escaped that Markdown would take for its own."""
    return _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", text)).replace("!\\[", "\\!\\[")


def _escaped(text: str) -> str:
    """The same for text at the beginning of a line."""
    return _LINE_START.sub(r"\1\\\2", _marked(text))
