"""What stands around the text of a Word file: letterhead with logo, running head, foot, and the first page of a letter."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import Break, Inline, Letter, Picture, Words
from ehrenamt_cli.documents.writing import letters
from ehrenamt_cli.documents.writing.docx_text import WordText
from ehrenamt_cli.documents.writing.look import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, logo_size, runs_from_right, text_width
from ehrenamt_cli.documents.writing.parts import part

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_AFTER_FRAME = ("w:numPr", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What may follow a frame among a paragraph's properties."""


def lay_out_pages(word: WordText) -> None:
    """Margins, letterhead on the first page, a running head on the others, feet."""
    section, tree = word.document.sections[0], word.tree
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    section.left_margin, section.right_margin = Cm(SIDE), Cm(PAGE_WIDTH - SIDE - text_width(tree))
    section.top_margin, section.bottom_margin = Cm(TOP), Cm(BOTTOM)
    section.header_distance = section.footer_distance = Cm(1.25)
    section.different_first_page_header_footer = True
    first, following = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
    _letterhead(word, section.first_page_header, first)
    word.styled(following, "Small", (Words(tree.letterhead.name, apart=True), Words("\t"), Words(tree.number, apart=True)))
    _foot(word, section.first_page_footer.paragraphs[0])
    _foot(word, section.footer.paragraphs[0])
    _house_lines(word, section.first_page_footer)
    for paragraph in (following, section.footer.paragraphs[0], section.first_page_footer.paragraphs[0]):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(text_width(tree)), alignment=WD_TAB_ALIGNMENT.RIGHT)
    if tree.draft:
        for paragraph in (first, following):
            mark = part("word/draft_mark.xml", word=words.said(words.DRAFT, tree.language).upper())
            paragraph._p.append(parse_xml(mark.encode()))
    if tree.letter:
        for place in letters.FOLDS:
            _fold_mark(word, section.first_page_header, place)
        _anchor(word, section.first_page_header)


def letter_head(word: WordText, letter: Letter) -> None:
    """Address field and information block, in frames that keep their places on the sheet."""
    sender = letters.return_line(word.tree)
    return_line = _framed(word, "ReturnLine", (Words(sender, apart=True),))
    _sized(return_line, letters.return_size(sender))
    remarks = [_framed(word, "Remark", (Words(remark, apart=True),)) for remark in letter.remarks]
    room = letters.RETURN_HEIGHT - 0.45 * (1 + len(remarks))
    return_line.paragraph_format.space_before = Cm(max(room, 0))
    lines: list[Inline] = []
    for line in letter.recipient:
        lines += [Break(), *line] if lines else line
    _sized(_framed(word, "Address", lines), letters.address_size(letter))
    rows = ((Words(f"{label}:\t"), Words(value, apart=True)) for label, value in letters.information(word.tree))
    size = (letters.INFORMATION_WIDTH, letters.TEXT_TOP - letters.INFORMATION_TOP - 0.9)
    for row in rows:
        paragraph = word.paragraph("Information", row)
        _sized(paragraph, letters.information_size(word.tree))
        _frame(paragraph, (letters.INFORMATION_LEFT, letters.INFORMATION_TOP), size)
    _anchor(word, word.document)


def _anchor(word: WordText, place: Any) -> None:
    """Frames hang on the paragraph after them; one that runs from the right would move them to the other side."""
    if runs_from_right(word.tree.language):
        word.paragraph("Anchor", (), place)


def _sized(paragraph: WordParagraph, points: float) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(points)


def _framed(word: WordText, style: str, content: Any) -> WordParagraph:
    """A paragraph of the address field; neighbours with the same frame share it."""
    paragraph = word.paragraph(style, content)
    height = letters.RETURN_HEIGHT + letters.ADDRESS_HEIGHT
    _frame(paragraph, (letters.ADDRESS_LEFT, letters.ADDRESS_TOP), (letters.ADDRESS_WIDTH, height))
    return paragraph


def _frame(paragraph: WordParagraph, place: tuple[float, float], size: tuple[float, float]) -> None:
    """Keep it at this place of the page; centimetres."""
    (x, y), (width, height) = (map(_twips, place), map(_twips, size))
    frame = parse_xml(
        f'<w:framePr {_W} w:w="{width}" w:h="{height}" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{x}" w:y="{y}"/>'
    )
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)


def _twips(centimetres: float) -> int:
    return round(centimetres * 567)


def _fold_mark(word: WordText, header: Any, place: float) -> None:
    paragraph = word.paragraph("FoldMark", (), header)
    _frame(paragraph, (0.5, place), (0.6 if place == letters.FOLDS[1] else 0.4, 0.1))


def _letterhead(word: WordText, header: Any, first: WordParagraph) -> None:
    head = word.tree.letterhead
    word.styled(first, "Letterhead", (Words(head.name, apart=True),))
    reach: list[Inline] = []
    for piece in filter(None, (head.address, *head.reach)):
        reach += [Words("  ·  "), Words(piece, apart=True)] if reach else [Words(piece, apart=True)]
    below = word.paragraph("LetterheadReach", reach, header)
    if head.logo:
        width, _ = logo_size(head.logo.ratio)
        for paragraph in (first, below):
            paragraph.paragraph_format.right_indent = Cm(width + 0.5)
        first._p.append(_logo(word, header, head.logo))
    taken = logo_size(head.logo.ratio)[0] + 0.5 if head.logo else 0
    for paragraph, points in zip((first, below), letters.head_sizes(head, text_width(word.tree) - taken), strict=True):
        _sized(paragraph, points)


def _logo(word: WordText, header: Any, logo: Picture) -> Any:
    link, _ = header.part.get_or_add_image(BytesIO(logo.png))
    width, height = (int(Cm(size)) for size in logo_size(logo.ratio))
    side = "left" if runs_from_right(word.tree.language) else "right"
    sizes = {"width": str(Emu(width)), "height": str(Emu(height)), "top": str(int(Cm(0.9)))}
    alt = escape(logo.alt, {'"': "&quot;"})
    return parse_xml(part("word/logo.xml", link=link, side=side, alt=alt, **sizes).encode())


def _foot(word: WordText, paragraph: WordParagraph) -> None:
    tree = word.tree
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    page, of = (words.said(each, tree.language) for each in (words.PAGE, words.PAGE_OF))
    about: list[Inline] = []
    for piece in filter(None, ("" if tree.letter else tree.title, "" if tree.letter else tree.number, draft)):
        about += [Words(" · "), Words(piece, apart=True)] if about else [Words(piece, apart=True)]
    word.styled(paragraph, "Small", (*about, Words(f"\t{page} ")))
    for instruction, after in (("PAGE", f" {of} "), ("NUMPAGES", "")):
        field = f'<w:fldSimple {_W} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))
        if after:
            word.styled(paragraph, "Small", (Words(after),))


def _house_lines(word: WordText, footer: Any) -> None:
    lines = word.tree.letterhead.footer
    if not lines:
        return
    table = footer.add_table(1, len(lines), Cm(text_width(word.tree)))
    if runs_from_right(word.tree.language):
        table._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), "w:tblW")
    for cell, line in zip(table.rows[0].cells, lines, strict=True):
        word.styled(cell.paragraphs[0], "HouseLine", (Words(line, apart=True),))
    last = word.paragraph("HouseLine", (), footer)  # a table must not be the last thing
    last.paragraph_format.line_spacing = Pt(1)
    assert table._tbl.getparent().tag == qn("w:ftr")
