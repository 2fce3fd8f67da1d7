"""The tree as OpenDocument text, the office format of German authorities; the standard library is enough for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ehrenamt_cli.documents import odt_parts, words
from ehrenamt_cli.documents.look import LINE, TEXT_WIDTH
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
    column_weights,
)
from ehrenamt_cli.documents.zipped import zipped

_CELLS = (
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" '
    f'fo:border-bottom="0.5pt solid #{LINE}"/></style:style>'
    '<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" '
    'style:vertical-align="bottom"/></style:style>'
    '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
)


def write_odt(tree: DocumentTree) -> bytes:
    """The same tree gives the same bytes."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _Text(tree).content(),
        "styles.xml": odt_parts.styles(tree),
        "meta.xml": odt_parts.meta(tree),
        "META-INF/manifest.xml": odt_parts.MANIFEST,
    }
    return zipped(((name, part.encode()) for name, part in parts.items()), tree.day)


class _Text:
    def __init__(self, tree: DocumentTree) -> None:
        self._tree = tree
        self._styles = [_CELLS]
        self._tables = 0

    def content(self) -> str:
        """``content.xml``."""
        tree = self._tree
        body = [_paragraph("Title", (Words(tree.title),))]
        if tree.subtitle:
            body.append(_paragraph("Subtitle", (Words(tree.subtitle),)))
        if tree.draft:
            body.append(_paragraph("Draft_20_note", (Words(words.said(words.DRAFT_NOTE, tree.language)),)))
        body.append(self._blocks(tree.blocks))
        return (
            f'{odt_parts.XML}<office:document-content {odt_parts.NAMESPACES} office:version="1.3"><office:automatic-styles>'
            f"{''.join(self._styles)}</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
            "</office:body></office:document-content>"
        )

    def _blocks(self, blocks: Sequence[Block], style: str = "Text_20_body", kept: str = "Kept") -> str:
        followers = [*blocks[1:], None]
        return "".join(
            self._block(block, kept if isinstance(follower, Signatures) else style, kept)
            for block, follower in zip(blocks, followers, strict=True)
        )

    def _block(self, block: Block, style: str, kept: str) -> str:
        if isinstance(block, Heading):
            level = min(block.level, 3)
            number = (Words(f"{block.number}\u2002"),) if block.number else ()
            text = _line((*number, *block.content))
            return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'
        if isinstance(block, Paragraph):
            return _paragraph(style, block.content)
        if isinstance(block, Bullets | Numbered):
            return self._list(block, "List_20_kept" if style == kept else "List_20_text")
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Quote):
            return self._blocks(block.blocks, "Quote")
        return self._signatures(block)

    def _list(self, block: Bullets | Numbered, style: str) -> str:
        pattern = block.pattern if isinstance(block, Numbered) else "–"
        start = block.start if isinstance(block, Numbered) else 1
        items = "".join(
            f"<text:list-item{f' text:start-value={quoteattr(str(start))}' if index == 0 and start != 1 else ''}>"
            f"{self._blocks(item, style, 'List_20_kept')}</text:list-item>"
            for index, item in enumerate(block.items)
        )
        return f'<text:list text:style-name="{odt_parts.LIST_STYLES[pattern]}">{items}</text:list>'

    def _table(self, block: Table) -> str:
        name = self._new_table([TEXT_WIDTH * weight for weight in column_weights(block)])

        def row(cells: Sequence[Sequence[Inline]], style: str) -> str:
            inside = "".join(_cell("Cell", _paragraph(style, cell)) for cell in cells)
            return f'<table:table-row table:style-name="Whole">{inside}</table:table-row>'

        rows = "".join(row(cells, "Table_20_text") for cells in block.rows)
        head = f"<table:table-header-rows>{row(block.head, 'Table_20_head')}</table:table-header-rows>"
        return f"{self._opened(name, len(block.head))}{head}{rows}</table:table>" + _paragraph("Small", ())

    def _signatures(self, block: Signatures) -> str:
        title = escape(words.said(words.SIGNATURES, self._tree.language))
        name = self._new_table([TEXT_WIDTH / 2] * 2)
        pairs = [block.signers[start : start + 2] for start in range(0, len(block.signers), 2)]
        rows = "".join(
            '<table:table-row table:style-name="Whole">'
            + "".join(_cell("Bare", self._signer(signer, last=pair is pairs[-1])) for signer in pair)
            + (_cell("Bare", "<text:p/>") if len(pair) == 1 else "")
            + "</table:table-row>"
            for pair in pairs
        )
        heading = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{title}</text:h>'
        return f"{heading}{self._opened(name, 2)}{rows}</table:table>"

    def _signer(self, signer: Signer, *, last: bool) -> str:
        party = Words(signer.party.text, bold=True) if isinstance(signer.party, Words) else signer.party
        role = (Break(), Words(signer.role)) if signer.role else ()
        return (
            _paragraph("Table_20_kept", (party,))
            + _paragraph("Signature_20_line", (Words(signer.place_day),))
            + _paragraph("Small_20_kept", (Words(words.said(words.SIGN_HERE, self._tree.language)),))
            + _paragraph("Table_20_text" if last else "Table_20_kept", (signer.name, *role))
        )

    def _new_table(self, widths: Sequence[float]) -> str:
        """The name of a table whose columns have these widths in centimetres; its styles are noted."""
        self._tables += 1
        name = f"Table{self._tables}"
        self._styles.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{sum(widths):.2f}cm" '
            'table:align="margins"/></style:style>'
            + "".join(
                f'<style:style style:name="{name}.{index}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{width:.2f}cm"/></style:style>'
                for index, width in enumerate(widths)
            )
        )
        return name

    def _opened(self, name: str, columns: int) -> str:
        return f'<table:table table:name="{name}" table:style-name="{name}">' + "".join(
            f'<table:table-column table:style-name="{name}.{index}"/>' for index in range(columns)
        )


def _cell(style: str, inside: str) -> str:
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{inside}</table:table-cell>'


def _paragraph(style: str, content: Sequence[Inline]) -> str:
    return f'<text:p text:style-name="{style}">{_line(content)}</text:p>'


def _line(content: Sequence[Inline]) -> str:
    return "".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    if isinstance(part, Break):
        return "<text:line-break/>"
    if isinstance(part, Gap):
        return f'<text:placeholder text:placeholder-type="text" text:description={quoteattr(part.label)}>{escape(part.text)}</text:placeholder>'
    text = _literal(part.text)
    if style := ("Strong" if part.bold else "") + ("Emphasis" if part.italic else ""):
        text = f'<text:span text:style-name="{style}">{text}</text:span>'
    return f'<text:a xlink:type="simple" xlink:href={quoteattr(part.link)}>{text}</text:a>' if part.link else text


def _literal(text: str) -> str:
    """ODF swallows blanks at the beginning and after another blank unless they are written as elements."""
    return re.sub("^ |  +", lambda match: " " * (match[0] != " ") + _blanks(len(match[0])), escape(text))


def _blanks(count: int) -> str:
    return f'<text:s text:c="{count - 1 or 1}"/>'
