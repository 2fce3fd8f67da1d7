"""The tree as one web page: readable on a telephone, on paper, in the dark and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.look import RIGHT_TO_LEFT
from ehrenamt_cli.documents.parts import part
from ehrenamt_cli.documents.tree import (
    Block,
    Break,
    Bullets,
    DocumentTree,
    Gap,
    Heading,
    Inline,
    Numbered,
    Paragraph,
    Quote,
    Signatures,
    Signer,
    Table,
    Words,
)

_LIST_CLASSES = {"(1)": ' class="clause"', "a)": ' class="letter"', "1.": ""}


def write_html(tree: DocumentTree) -> bytes:
    """One file without anything to load from elsewhere."""
    head, language = tree.letterhead, escape(tree.language)
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    reach = escape(" · ".join(filter(None, (head.address, *head.reach))))
    foot = " · ".join(filter(None, (tree.title, tree.number, words.long_day(tree.day, tree.language), draft)))
    page = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(tree.title)}{f' – {escape(draft)}' if draft else ''}</title>",
        f'<meta name="author" content="{escape(head.name)}">\n<style>\n{part("page.css")}</style>\n</head>\n<body>',
        f"<header><strong>{escape(head.name)}</strong><span>{reach}</span></header>",
        f"<main>\n<h1>{escape(tree.title)}</h1>",
        f'<p class="subtitle">{escape(tree.subtitle)}</p>' if tree.subtitle else "",
        f'<p class="note">{escape(words.said(words.DRAFT_NOTE, tree.language))}</p>' if draft else "",
        _blocks(tree.blocks, tree.language),
        f"</main>\n<footer>{escape(foot)}</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(filter(None, page)).encode()


def _blocks(blocks: Sequence[Block], language: str) -> str:
    return "\n".join(_block(block, language) for block in blocks)


def _block(block: Block, language: str) -> str:
    if isinstance(block, Heading):
        tag = f"h{min(block.level + 1, 6)}"
        number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
        return f"<{tag}>{number}{_line(block.content)}</{tag}>"
    if isinstance(block, Paragraph):
        return f"<p>{_line(block.content)}</p>"
    if isinstance(block, Bullets):
        return f"<ul>\n{_items(block.items, language)}\n</ul>"
    if isinstance(block, Numbered):
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{_LIST_CLASSES[block.pattern]}{start}>\n{_items(block.items, language)}\n</ol>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quote):
        return f"<blockquote>\n{_blocks(block.blocks, language)}\n</blockquote>"
    return _signatures(block, language)


def _items(items: Sequence[Sequence[Block]], language: str) -> str:
    return "\n".join(f"<li>{_item(item, language)}</li>" for item in items)


def _item(item: Sequence[Block], language: str) -> str:
    if len(item) == 1 and isinstance(item[0], Paragraph):
        return _line(item[0].content)
    return _blocks(item, language)


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{_line(cell)}</th>' for cell in block.head)
    rows = "\n".join("<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f'<div class="table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'


def _signatures(block: Signatures, language: str) -> str:
    title = escape(words.said(words.SIGNATURES, language))
    signers = "\n".join(_signer(signer, language) for signer in block.signers)
    return f'<section class="signatures">\n<h2>{title}</h2>\n<div class="signers">\n{signers}\n</div>\n</section>'


def _signer(signer: Signer, language: str) -> str:
    role = f"<br>{escape(signer.role)}" if signer.role else ""
    return (
        f'<div class="signer"><p><strong>{_line([signer.party])}</strong></p><p class="place">{escape(signer.place_day)}</p>'
        f'<p class="line">{escape(words.said(words.SIGN_HERE, language))}</p><p>{_line([signer.name])}{role}</p></div>'
    )


def _line(content: Sequence[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(piece: Inline) -> str:
    if isinstance(piece, Break):
        return "<br>"
    if isinstance(piece, Gap):
        return f'<mark class="gap">{escape(piece.text)}</mark>'
    text = escape(piece.text)
    if RIGHT_TO_LEFT.search(piece.text):
        text = f"<bdi>{text}</bdi>"
    return _dressed(text, piece)


def _dressed(text: str, piece: Words) -> str:
    if piece.bold:
        text = f"<strong>{text}</strong>"
    if piece.italic:
        text = f"<em>{text}</em>"
    return f'<a href="{escape(piece.link)}">{text}</a>' if piece.link else text
