"""The tree as a Word file with real headings, lists, tables and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Cm, Pt, Twips

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
from ehrenamt_cli.documents.writing.docx_sheet import lay_out_pages, letter_head
from ehrenamt_cli.documents.writing.docx_text import WordText
from ehrenamt_cli.documents.writing.letters import TEXT_TOP
from ehrenamt_cli.documents.writing.look import TOP, region, text_width
from ehrenamt_cli.documents.writing.parts import part
from ehrenamt_cli.documents.writing.zipped import zipped

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_LIST_FORMATS = {"–": 1, "(1)": 2, "1.": 3, "a)": 4}
"""How a list begins, and its format in ``layout/word/numbering.xml``."""

_INDENT = 397
"""One list level there, in twentieths of a point (7 mm)."""

_SPARE_PARTS = ("customXml", "stylesWithEffects", "webSettings", "theme", "fontTable", "thumbnail")


def write_docx(tree: DocumentTree) -> bytes:
    """The same tree gives the same bytes."""
    buffer = BytesIO()
    _Word(tree).document.save(buffer)
    with ZipFile(buffer) as archive:
        return zipped(((name, archive.read(name)) for name in archive.namelist()), tree.day)


class _Word(WordText):
    def __init__(self, tree: DocumentTree) -> None:
        super().__init__(tree)
        self._width = text_width(tree)
        self._lists = 1
        self._use_own_parts()
        self._describe()
        lay_out_pages(self)
        if tree.letter:
            letter_head(self, tree.letter)
        self.paragraph("Subject" if tree.letter else "Title", (Words(tree.title),))
        if tree.subtitle:
            self.paragraph("Subtitle", (Words(tree.subtitle),))
        if tree.draft:
            self.paragraph("DraftNote", (Words(words.said(words.DRAFT_NOTE, tree.language)),))
        self._blocks(tree.blocks)

    def _use_own_parts(self) -> None:
        """python-docx starts from a file with a hundred styles; ours has the few that are used."""
        main = self.document.part
        self._numbering = main.numbering_part.element
        for element, xml in (
            (self.document.styles.element, part("word/styles.xml", **self._style())),
            (self._numbering, part("word/numbering.xml")),
            (self.document.settings.element, part("word/settings.xml")),
        ):
            for child in list(element):
                element.remove(child)
            element.extend(list(parse_xml(xml.encode())))
        for rels in (main.rels, main.package.rels):
            for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _SPARE_PARTS]:
                del rels[key]

    def _style(self) -> dict[str, str]:
        """Language, direction and colour for the style sheet."""
        language = "-".join(region(self.tree.language))
        return {
            "language": language,
            "bidi": language if self.from_right else "ar-SA",
            "direction": "<w:pPr><w:bidi/></w:pPr>" if self.from_right else "",
            "text_top": str(round((TEXT_TOP - TOP) * 567)),
            "leading": "right" if self.from_right else "left",
            "accent": self.tree.letterhead.accent.lstrip("#").upper(),
        }

    def _describe(self) -> None:
        tree, about = self.tree, self.document.core_properties
        moment = datetime.combine(tree.day, time(12), tzinfo=UTC).replace(tzinfo=None)
        about.title, about.subject, about.author = tree.title[:255], tree.subtitle[:255], tree.letterhead.name[:255]
        about.created = about.modified = moment
        about.language = "-".join(region(tree.language))
        about.last_modified_by, about.comments, about.keywords, about.revision = about.author, "", tree.number[:255], 1

    def _blocks(self, blocks: Sequence[Block], style: str = "Normal") -> None:
        for block in blocks:
            if isinstance(block, Heading):
                number = (Words(f"{block.number}\u2002"),) if block.number else ()
                self.paragraph(f"Heading{min(block.level, 3)}", (*number, *block.content))
            elif isinstance(block, Paragraph):
                self.paragraph(style, block.content)
            elif isinstance(block, Bullets | Numbered):
                self._list(block, 0)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Quote):
                self._blocks(block.blocks, "Quote")
            elif isinstance(block, Signatures):
                self._keep_last_with_next()
                self._signatures(block)

    def _list(self, block: Bullets | Numbered, level: int) -> None:
        number = 1 if isinstance(block, Bullets) else self._new_list(block, level)
        for item in block.items:
            fresh = True
            for inner in item:
                if isinstance(inner, Bullets | Numbered):
                    self._list(inner, level + 1)
                elif isinstance(inner, Paragraph):
                    paragraph = self.paragraph("ListParagraph", inner.content)
                    if fresh:
                        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = min(level, 2), number
                    else:
                        paragraph.paragraph_format.left_indent = Twips(_INDENT * (level + 1))
                    fresh = False
                else:
                    self._blocks([inner])

    def _new_list(self, block: Numbered, level: int) -> int:
        """A list of its own, or Word would go on counting from the last one."""
        self._lists += 1
        xml = (
            f'<w:num {_WORD} w:numId="{self._lists}">'
            f'<w:abstractNumId w:val="{_LIST_FORMATS[block.pattern]}"/>'
            f'<w:lvlOverride w:ilvl="{min(level, 2)}"><w:startOverride w:val="{block.start}"/></w:lvlOverride></w:num>'
        )
        self._numbering.append(parse_xml(xml))
        return self._lists

    def _table(self, block: Table) -> None:
        table = self._grid([self._width * weight for weight in column_weights(block)], 1 + len(block.rows))
        table._tbl.tblStyle_val = "Lines"
        for index, (row, cells) in enumerate(zip(table.rows, (block.head, *block.rows), strict=True)):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if index == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, content in zip(row.cells, cells, strict=True):
                self.styled(cell.paragraphs[0], "TableText" if index else "TableHead", content)
        self.paragraph("Small", ())

    def _signatures(self, block: Signatures) -> None:
        self.paragraph("Heading1", (Words(words.said(words.SIGNATURES, self.tree.language)),))
        pairs = [block.signers[start : start + 2] for start in range(0, len(block.signers), 2)]
        table = self._grid([self._width / 2] * 2, len(pairs))
        for row, pair in zip(table.rows, pairs, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, signer in zip(row.cells, pair, strict=False):
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
                self._signer(cell, signer, last=pair is pairs[-1])

    def _signer(self, cell: Any, signer: Signer, *, last: bool) -> None:
        self.styled(cell.paragraphs[0], "TableText", (_bold(signer.party),))
        line = self.paragraph("TableText", (Words(signer.place_day),), cell)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(36), Pt(0)
        self.paragraph("SignatureLine", (Words(words.said(words.SIGN_HERE, self.tree.language)),), cell)
        role = (Break(), Words(signer.role)) if signer.role else ()
        name = self.paragraph("TableText", (signer.name, *role), cell)
        name.paragraph_format.space_after = Pt(14)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = not last
            paragraph.paragraph_format.right_indent = Cm(0.5)

    def _grid(self, widths: Sequence[float], rows: int) -> Any:
        """An empty table with columns of these widths in centimetres."""
        table = self.document.add_table(rows, len(widths))
        table.autofit = False
        if self.from_right:
            table._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), "w:tblW")
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table

    def _keep_last_with_next(self) -> None:
        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True


def _bold(part: Inline) -> Inline:
    return Words(part.text, bold=True) if isinstance(part, Words) else part
