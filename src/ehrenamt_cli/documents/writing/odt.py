"""The tree as OpenDocument text, the office format of German authorities; the standard library is enough for it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import (
    Block,
    Break,
    Bullets,
    DocumentTree,
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
from ehrenamt_cli.documents.writing.look import region, runs_from_right, text_width
from ehrenamt_cli.documents.writing.odt_sheet import LOGO, letter_head, letter_styles, styles
from ehrenamt_cli.documents.writing.odt_text import line, paragraph
from ehrenamt_cli.documents.writing.parts import part
from ehrenamt_cli.documents.writing.zipped import zipped

_LIST_STYLES = {"–": "ListBullets", "(1)": "ListClauses", "1.": "ListNumbers", "a)": "ListLetters"}
"""How a list begins, and its style in ``layout/odf/styles.xml``."""


def write_odt(tree: DocumentTree) -> bytes:
    """The same tree gives the same bytes."""
    logo = tree.letterhead.logo
    listed = f'<manifest:file-entry manifest:full-path="{LOGO}" manifest:media-type="image/png"/>' if logo else ""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _Text(tree).content(),
        "styles.xml": styles(tree),
        "meta.xml": _meta(tree),
        "META-INF/manifest.xml": part("odf/manifest.xml", pictures=listed),
    }
    pictures = [(LOGO, logo.png)] if logo else []
    return zipped([*((name, part.encode()) for name, part in parts.items()), *pictures], tree.day)


class _Text:
    def __init__(self, tree: DocumentTree) -> None:
        self._tree = tree
        self._from_right, self._width = runs_from_right(tree.language), text_width(tree)
        self._tables: list[str] = []

    def content(self) -> str:
        """``content.xml``."""
        tree = self._tree
        body = [letter_head(tree, tree.letter)] if tree.letter else []
        body.append(self._paragraph("Subject" if tree.letter else "Title", (Words(tree.title),)))
        if tree.subtitle:
            body.append(self._paragraph("Subtitle", (Words(tree.subtitle),)))
        if tree.draft:
            body.append(self._paragraph("Draft_20_note", (Words(words.said(words.DRAFT_NOTE, tree.language)),)))
        body.append(self._blocks(tree.blocks))
        sized = [letter_styles(tree, tree.letter)] if tree.letter else []
        return part("odf/content.xml", tables="".join(sized + self._tables), body="".join(body))

    def _paragraph(self, style: str, content: Sequence[Inline]) -> str:
        return paragraph(style, content, from_right=self._from_right)

    def _blocks(self, blocks: Sequence[Block], style: str = "Text_20_body", kept: str = "Kept") -> str:
        followers = [*blocks[1:], None]
        return "".join(
            self._block(block, kept if isinstance(follower, Signatures) else style, kept)
            for block, follower in zip(blocks, followers, strict=False)  # where there is no block, there is a None
        )

    def _block(self, block: Block, style: str, kept: str) -> str:
        if isinstance(block, Heading):
            level = min(block.level, 3)
            number = (Words(f"{block.number}\u2002"),) if block.number else ()
            text = line((*number, *block.content), from_right=self._from_right)
            return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'
        if isinstance(block, Paragraph):
            return self._paragraph(style, block.content)
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
        return f'<text:list text:style-name="{_LIST_STYLES[pattern]}">{items}</text:list>'

    def _table(self, block: Table) -> str:
        name = self._new_table([self._width * weight for weight in column_weights(block)])

        def row(cells: Sequence[Sequence[Inline]], style: str) -> str:
            inside = "".join(_cell("Cell", self._paragraph(style, cell)) for cell in cells)
            return f'<table:table-row table:style-name="Whole">{inside}</table:table-row>'

        rows = "".join(row(cells, "Table_20_text") for cells in block.rows)
        head = f"<table:table-header-rows>{row(block.head, 'Table_20_head')}</table:table-header-rows>"
        return f"{self._opened(name, len(block.head))}{head}{rows}</table:table>" + self._paragraph("Small", ())

    def _signatures(self, block: Signatures) -> str:
        title = escape(words.said(words.SIGNATURES, self._tree.language))
        name = self._new_table([self._width / 2] * 2)
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
            self._paragraph("Signature_20_party", (party,))
            + self._paragraph("Signature_20_line", (Words(signer.place_day),))
            + self._paragraph("Small_20_kept", (Words(words.said(words.SIGN_HERE, self._tree.language)),))
            + self._paragraph("Table_20_text" if last else "Table_20_kept", (signer.name, *role))
        )

    def _new_table(self, widths: Sequence[float]) -> str:
        """The name of a table whose columns have these widths in centimetres; its styles are noted."""
        name = f"Table{len(self._tables) + 1}"
        columns = "".join(
            f'<style:style style:name="{name}.{index}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
            for index, width in enumerate(widths)
        )
        self._tables.append(
            f'<style:style style:name="{name}" style:family="table">'
            f'<style:table-properties style:width="{sum(widths):.2f}cm" table:align="margins" '
            f'style:writing-mode="{"rl-tb" if self._from_right else "lr-tb"}"/></style:style>{columns}'
        )
        return name

    def _opened(self, name: str, columns: int) -> str:
        return f'<table:table table:name="{name}" table:style-name="{name}">' + "".join(
            f'<table:table-column table:style-name="{name}.{index}"/>' for index in range(columns)
        )


def _meta(tree: DocumentTree) -> str:
    return part(
        "odf/meta.xml",
        title=escape(tree.title),
        subject=escape(tree.subtitle),
        author=escape(tree.letterhead.name),
        moment=f"{tree.day.isoformat()}T12:00:00",
        language="-".join(region(tree.language)),
    )


def _cell(style: str, inside: str) -> str:
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{inside}</table:table-cell>'
