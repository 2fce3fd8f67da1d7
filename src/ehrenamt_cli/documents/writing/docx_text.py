"""Running text as Word wants it: styled paragraphs, links, gaps to fill in, and a direction for every run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from ehrenamt_cli.documents.tree import Break, DocumentTree, Gap, Inline, Words
from ehrenamt_cli.documents.writing.look import RIGHT_TO_LEFT, between_marks, runs_from_right

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class WordText:
    """A Word document under construction, and how text gets into it."""

    def __init__(self, tree: DocumentTree) -> None:
        self.tree = tree
        self.document = Document()
        self.from_right = runs_from_right(tree.language)
        self._gaps = 0

    def paragraph(self, style: str, content: Sequence[Inline], place: Any = None) -> WordParagraph:
        paragraph: WordParagraph = (place or self.document).add_paragraph()
        self.styled(paragraph, style, content)
        return paragraph

    def styled(self, paragraph: WordParagraph, style: str, content: Sequence[Inline]) -> None:
        paragraph._p.style = style
        for piece in content:
            if isinstance(piece, Break):
                paragraph.add_run().add_break()
            elif isinstance(piece, Gap):
                paragraph._p.append(self._gap(piece))
            else:
                self._run(paragraph, piece)

    def _run(self, paragraph: WordParagraph, piece: Words) -> None:
        runs_left = bool(RIGHT_TO_LEFT.search(piece.text)) or (self.from_right and not piece.apart)
        run = paragraph.add_run(between_marks(piece.text) if self.from_right and not runs_left else piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if runs_left:
            run.font.rtl, run.font.cs_bold, run.font.cs_italic = True, run.bold, run.italic
        if piece.link:
            run._r.style = "Hyperlink"
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), paragraph.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            link.append(run._r)
            paragraph._p.append(link)

    def _gap(self, gap: Gap) -> Any:
        """A content control: a click selects the label, typing replaces it."""
        self._gaps += 1
        control = parse_xml(
            f'<w:sdt {_WORD}><w:sdtPr><w:alias/><w:tag w:val="gap{self._gaps}"/><w:id w:val="{self._gaps}"/>'
            '<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="Gap"/></w:rPr><w:t/></w:r>'
            "</w:sdtContent></w:sdt>"
        )
        control.find(f".//{qn('w:alias')}").set(qn("w:val"), gap.label)
        control.find(f".//{qn('w:t')}").text = gap.text
        return control
