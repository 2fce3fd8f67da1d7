"""The tree as one web page: readable on a telephone, on paper, in the dark and by a screen reader."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from html import escape

from ehrenamt_cli.documents import words
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
    Picture,
    Quote,
    Signatures,
    Signer,
    Table,
    Words,
)
from ehrenamt_cli.documents.writing.letters import information, return_line
from ehrenamt_cli.documents.writing.look import RIGHT_TO_LEFT, runs_from_right, stands_apart
from ehrenamt_cli.documents.writing.parts import part
from ehrenamt_cli.domain.colours import DARK_PAGE, readable_on

_LIST_CLASSES = {"(1)": ' class="clause"', "a)": ' class="letter"', "1.": ""}


def write_html(tree: DocumentTree) -> bytes:
    """One file without anything to load from elsewhere."""
    language = escape(tree.language)
    from_right = runs_from_right(tree.language)
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    about = filter(None, (tree.title, tree.number, words.long_day(tree.day, tree.language), draft))
    foot = " · ".join(_plain(part, from_right=from_right) for part in about)
    page = [
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if from_right else "ltr"}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(tree.title)}{f' – {escape(draft)}' if draft else ''}</title>",
        f'<meta name="author" content="{escape(tree.letterhead.name)}">\n<style>\n{_style(tree)}</style>\n</head>',
        f'<body class="letter">\n{_head(tree)}' if tree.letter else f"<body>\n{_head(tree)}",
        "<main>",
        _sheet(tree) if tree.letter else "",
        f"<h1>{_plain(tree.title)}</h1>",
        f'<p class="subtitle">{_plain(tree.subtitle)}</p>' if tree.subtitle else "",
        f'<p class="note">{escape(words.said(words.DRAFT_NOTE, tree.language))}</p>' if draft else "",
        _blocks(tree.blocks, tree.language),
        f"</main>\n<footer><p>{foot}</p>{_house_lines(tree)}</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(filter(None, page)).encode()


def _style(tree: DocumentTree) -> str:
    """The style sheet in the colour of the house, lightened for the dark."""
    accent = tree.letterhead.accent
    return part("page.css", accent=accent, accent_in_the_dark=readable_on(DARK_PAGE, accent))


def _head(tree: DocumentTree) -> str:
    head = tree.letterhead
    logo = f'<img alt="{escape(head.logo.alt)}" src="{_inlined(head.logo)}">' if head.logo else ""
    plain = partial(_plain, from_right=runs_from_right(tree.language))
    reach = " · ".join(map(plain, filter(None, (head.address, *head.reach))))
    return f"<header>{logo}<div><strong>{plain(head.name)}</strong><span>{reach}</span></div></header>"


def _inlined(logo: Picture) -> str:
    return f"data:image/svg+xml;base64,{b64encode(logo.svg.encode()).decode()}"


def _sheet(tree: DocumentTree) -> str:
    """Address field and information block of a letter; on paper they stand where DIN 5008 wants them."""
    assert tree.letter
    remarks = "".join(f"<b>{_plain(remark)}</b><br>" for remark in tree.letter.remarks)
    address = "<br>".join(_line(line, tree.language) for line in tree.letter.recipient)
    plain = partial(_plain, from_right=runs_from_right(tree.language))
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{plain(value)}</dd></div>" for label, value in information(tree))
    return (
        f'<div class="sheet">\n<div class="address" dir="ltr"><p class="return">{_plain(return_line(tree))}</p>'
        f"<address>{remarks}{address}</address></div>\n<dl>{rows}</dl>\n</div>"
    )


def _house_lines(tree: DocumentTree) -> str:
    from_right = runs_from_right(tree.language)
    return "".join(f'<p class="house">{_plain(line, from_right=from_right)}</p>' for line in tree.letterhead.footer)


def _plain(text: str, *, from_right: bool = False) -> str:
    """A text outside the running text; among text from right to left it always stands apart."""
    return f"<bdi>{escape(text)}</bdi>" if from_right or RIGHT_TO_LEFT.search(text) else escape(text)


def _blocks(blocks: Sequence[Block], language: str) -> str:
    return "\n".join(_block(block, language) for block in blocks)


def _block(block: Block, language: str) -> str:
    if isinstance(block, Heading):
        tag = f"h{min(block.level + 1, 6)}"
        number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
        return f"<{tag}>{number}{_line(block.content, language)}</{tag}>"
    if isinstance(block, Paragraph):
        return f"<p>{_line(block.content, language)}</p>"
    if isinstance(block, Bullets):
        return f"<ul>\n{_items(block.items, language)}\n</ul>"
    if isinstance(block, Numbered):
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{_LIST_CLASSES[block.pattern]}{start}>\n{_items(block.items, language)}\n</ol>"
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Quote):
        return f"<blockquote>\n{_blocks(block.blocks, language)}\n</blockquote>"
    return _signatures(block, language)


def _items(items: Sequence[Sequence[Block]], language: str) -> str:
    return "\n".join(f"<li>{_item(item, language)}</li>" for item in items)


def _item(item: Sequence[Block], language: str) -> str:
    if len(item) == 1 and isinstance(item[0], Paragraph):
        return _line(item[0].content, language)
    return _blocks(item, language)


def _table(block: Table, language: str) -> str:
    head = "".join(f'<th scope="col">{_line(cell, language)}</th>' for cell in block.head)
    rows = "\n".join("<tr>" + "".join(f"<td>{_line(cell, language)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f'<div class="table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'


def _signatures(block: Signatures, language: str) -> str:
    title = escape(words.said(words.SIGNATURES, language))
    signers = "\n".join(_signer(signer, language) for signer in block.signers)
    return f'<section class="signatures">\n<h2>{title}</h2>\n<div class="signers">\n{signers}\n</div>\n</section>'


def _signer(signer: Signer, language: str) -> str:
    role = f"<br>{_plain(signer.role)}" if signer.role else ""
    return (
        f'<div class="signer"><p><strong>{_line([signer.party], language)}</strong></p>'
        f'<p class="place">{_plain(signer.place_day)}</p><p class="line">{escape(words.said(words.SIGN_HERE, language))}</p>'
        f"<p>{_line([signer.name], language)}{role}</p></div>"
    )


def _line(content: Sequence[Inline], language: str) -> str:
    from_right = runs_from_right(language)
    return "".join(_inline(piece, from_right=from_right) for piece in content)


def _inline(piece: Inline, *, from_right: bool) -> str:
    if isinstance(piece, Break):
        return "<br>"
    if isinstance(piece, Gap):
        return f'<mark class="gap">{escape(piece.text)}</mark>'
    text = escape(piece.text)
    if stands_apart(piece, from_right=from_right):
        text = f"<bdi>{text}</bdi>"
    return _dressed(text, piece)


def _dressed(text: str, piece: Words) -> str:
    if piece.bold:
        text = f"<strong>{text}</strong>"
    if piece.italic:
        text = f"<em>{text}</em>"
    return f'<a href="{escape(piece.link)}">{text}</a>' if piece.link else text
