"""The tree as one web page: readable on a telephone, on paper, in the dark and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.look import RIGHT_TO_LEFT
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

_CSS = """
:root{color-scheme:light dark;--text:#1b1b1b;--page:#fff;--accent:#14506e;--quiet:#505050;--line:#bebebe;--gap:#8a3b00;--note:#fdf3e7}
@media (prefers-color-scheme:dark){:root{--text:#e8e8e8;--page:#16191b;--accent:#8cc7e4;--quiet:#b0b0b0;--line:#555;--gap:#ffb27a;--note:#33261a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem;background:var(--page);color:var(--text);
font:1rem/1.55 "Noto Sans","Segoe UI",Arial,sans-serif;hyphens:auto;overflow-wrap:anywhere}
header{border-bottom:2px solid var(--accent);padding-bottom:.5rem;margin-bottom:2rem;hyphens:manual}
header strong{color:var(--accent);font-size:1.1rem}header span,footer,.subtitle,.line{color:var(--quiet);font-size:.85rem}
header span{display:block}
h1,h2,h3,h4{color:var(--accent);line-height:1.25;hyphens:manual;break-after:avoid}
h1{font-size:1.9rem;margin:0 0 .4rem}h2{font-size:1.2rem;margin:2rem 0 .6rem}h3{font-size:1.05rem}
.subtitle{margin:0 0 2rem;font-size:1rem}.number{margin-inline-end:.6em;white-space:nowrap}
li{margin:.4rem 0}li>p{margin:.2rem 0}
@counter-style clause{system:extends decimal;prefix:"(";suffix:")\\00a0 "}@counter-style letter{system:extends lower-alpha;suffix:")\\00a0 "}
ol.clause{list-style:clause}ol.letter{list-style:letter}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.4rem .5rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--accent);border-bottom:2px solid var(--accent)}
.gap{color:var(--gap);background:none}.note{background:var(--note);border-inline-start:4px solid #c2570c;padding:.6rem .9rem}
.signatures{break-inside:avoid;margin-top:2.5rem}.signers{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:2rem}
.signer{break-inside:avoid;display:flex;flex-direction:column}.signer p{margin:0}
.place{min-height:4rem;margin-top:auto!important;display:flex;align-items:end;border-bottom:1px solid}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:.5rem}
@page{size:A4;margin:2.2cm 2.5cm}
@media print{:root{--text:#000;--page:#fff;--accent:#14506e;--quiet:#505050;--line:#bebebe;--gap:#8a3b00;--note:#fdf3e7}
body{max-width:none;padding:0;font-size:10.5pt}}
"""

_LIST_CLASSES = {"(1)": ' class="clause"', "a)": ' class="letter"', "1.": ""}


def write_html(tree: DocumentTree) -> bytes:
    """One file without anything to load from elsewhere."""
    head, language = tree.letterhead, escape(tree.language)
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    foot = " · ".join(filter(None, (tree.title, tree.number, words.long_day(tree.day, tree.language), draft)))
    page = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(tree.title)}{f' – {escape(draft)}' if draft else ''}</title>",
        f'<meta name="author" content="{escape(head.name)}">\n<style>{_CSS}</style>\n</head>\n<body>',
        f"<header><strong>{escape(head.name)}</strong><span>{escape(' · '.join(filter(None, (head.address, *head.reach))))}</span></header>",
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
    return "".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    if isinstance(part, Break):
        return "<br>"
    if isinstance(part, Gap):
        return f'<mark class="gap">{escape(part.text)}</mark>'
    text = escape(part.text)
    if RIGHT_TO_LEFT.search(part.text):
        text = f"<bdi>{text}</bdi>"
    return _dressed(text, part)


def _dressed(text: str, part: Words) -> str:
    if part.bold:
        text = f"<strong>{text}</strong>"
    if part.italic:
        text = f"<em>{text}</em>"
    return f'<a href="{escape(part.link)}">{text}</a>' if part.link else text
