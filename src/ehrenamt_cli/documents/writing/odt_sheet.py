"""What stands around the text of an OpenDocument file: letterhead with logo, running head, foot, the first page of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.tree import Break, DocumentTree, Inline, Letter, Words
from ehrenamt_cli.documents.writing import letters
from ehrenamt_cli.documents.writing.look import PAGE_WIDTH, SIDE, TOP, logo_size, region, runs_from_right, text_width
from ehrenamt_cli.documents.writing.odt_text import apart, line, paragraph
from ehrenamt_cli.documents.writing.parts import part

LOGO = "Pictures/logo.png"


def styles(tree: DocumentTree) -> str:
    """The style sheet, with the letterhead on the first page and a running head on the others."""
    language, country = region(tree.language)
    from_right = runs_from_right(tree.language)
    head, width = tree.letterhead, text_width(tree)
    beside = logo_size(head.logo.ratio)[0] + 0.5 if head.logo else 0
    name_size, reach_size = letters.head_sizes(head, width - beside)
    return part(
        "odf/styles.xml",
        language=language,
        country=country,
        complex=f'style:language-complex="{language}" style:country-complex="{country}"' if from_right else "",
        direction="rl-tb" if from_right else "lr-tb",
        leading="right" if from_right else "left",
        trailing="left" if from_right else "right",
        accent=head.accent,
        right=f"{PAGE_WIDTH - SIDE - width:.1f}cm",
        width=f"{width:.1f}cm",
        beside_logo=f"{beside:.2f}cm",
        name_size=f"{name_size}pt",
        reach_size=f"{reach_size}pt",
        information_size=f"{letters.information_size(tree)}pt",
        text_top=f"{letters.TEXT_TOP - TOP:.2f}cm",
        name=apart(head.name, from_right=from_right),
        number=apart(tree.number, from_right=from_right),
        reach=" · ".join(apart(piece, from_right=from_right) for piece in filter(None, (head.address, *head.reach))),
        foot=_foot(tree, from_right=from_right),
        house=_house_lines(tree.letterhead.footer, from_right=from_right),
        columns=_columns(tree),
        mark=_DRAFT_MARK.format(word=words.said(words.DRAFT, tree.language).upper()) if tree.draft else "",
        first=_pictures(tree),
    )


def letter_head(tree: DocumentTree, letter: Letter) -> str:
    """Address field and information block in frames that keep their places on the sheet."""
    address: list[Inline] = []
    for number, row in enumerate(letter.recipient):
        address += [Break(), *row] if number else row
    room = letters.RETURN_HEIGHT - 0.42 * (1 + len(letter.remarks))
    sender = letters.return_line(tree)
    field = (
        f'<text:p text:style-name="ReturnLine">{escape(sender)}</text:p>'
        + "".join(paragraph("Remark", (Words(remark),)) for remark in letter.remarks)
        + f'<text:p text:style-name="AddressLines">{line(address, from_right=False)}</text:p>'
    )
    from_right = runs_from_right(tree.language)
    beside = "".join(
        f'<text:p text:style-name="Information">{escape(label)}:<text:tab/>{apart(value, from_right=from_right)}</text:p>'
        for label, value in letters.information(tree)
    )
    top = letters.ADDRESS_TOP + max(room, 0)
    return _frame("Address", letters.ADDRESS_LEFT, top, letters.ADDRESS_WIDTH, field) + _frame(
        "Information", letters.INFORMATION_LEFT, letters.INFORMATION_TOP, letters.INFORMATION_WIDTH, beside
    )


def letter_styles(tree: DocumentTree, letter: Letter) -> str:
    """The sizes at which this letter's address fits its window."""
    sizes = {
        "ReturnLine": ("Return_20_line", letters.return_size(letters.return_line(tree))),
        "AddressLines": ("Address", letters.address_size(letter)),
    }
    return "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
        f'<style:text-properties fo:font-size="{points}pt"/></style:style>'
        for name, (parent, points) in sizes.items()
    )


def _frame(name: str, x: float, y: float, width: float, inside: str) -> str:
    return (
        f'<draw:frame draw:style-name="OnSheet" draw:name="{name}" text:anchor-type="page" text:anchor-page-number="1" '
        f'svg:x="{x:.2f}cm" svg:y="{y:.2f}cm" svg:width="{width:.2f}cm" draw:z-index="0">'
        f'<draw:text-box fo:min-height="0.5cm">{inside}</draw:text-box></draw:frame>'
    )


def _pictures(tree: DocumentTree) -> str:
    """Logo and fold marks hang on a paragraph from the left: one from the right would move them to the other side."""
    drawn = _logo(tree) + ("".join(map(_fold_mark, letters.FOLDS)) if tree.letter else "")
    return f'<text:p text:style-name="Anchor">{drawn}</text:p>' if drawn else ""


def _logo(tree: DocumentTree) -> str:
    logo = tree.letterhead.logo
    if logo is None:
        return ""
    width, height = logo_size(logo.ratio)
    return (
        f'<draw:frame draw:style-name="Logo" draw:name="Logo" text:anchor-type="char" svg:y="0.9cm" svg:width="{width:.2f}cm" '
        f'svg:height="{height:.2f}cm"><draw:image xlink:href="{LOGO}" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:title>{escape(logo.alt)}</svg:title><svg:desc>{escape(logo.alt)}</svg:desc></draw:frame>'
    )


def _fold_mark(place: float) -> str:
    length = 0.6 if place == letters.FOLDS[1] else 0.4
    return (
        f'<draw:line draw:style-name="FoldMark" text:anchor-type="char" svg:x1="0.5cm" svg:y1="{place}cm" '
        f'svg:x2="{0.5 + length:.1f}cm" svg:y2="{place}cm"/>'
    )


def _foot(tree: DocumentTree, *, from_right: bool) -> str:
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    page, of = (words.said(each, tree.language) for each in (words.PAGE, words.PAGE_OF))
    about = ("" if tree.letter else escape(tree.title), "" if tree.letter else apart(tree.number, from_right=from_right))
    return (
        f'<text:p text:style-name="Foot">{" · ".join(filter(None, (*about, draft)))}<text:tab/>{page} '
        f'<text:page-number text:select-page="current">1</text:page-number> {of} <text:page-count>1</text:page-count></text:p>'
    )


def _house_lines(lines: Sequence[str], *, from_right: bool) -> str:
    if not lines:
        return ""
    columns = "".join('<table:table-column table:style-name="HouseColumn"/>' for _ in lines)
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p text:style-name="House_20_line">'
        f"{apart(each, from_right=from_right)}</text:p></table:table-cell>"
        for each in lines
    )
    row = f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table table:name="House" table:style-name="House">{columns}{row}</table:table>'


def _columns(tree: DocumentTree) -> str:
    if not tree.letterhead.footer:
        return ""
    width = text_width(tree)
    direction = "rl-tb" if runs_from_right(tree.language) else "lr-tb"
    return (
        f'<style:style style:name="House" style:family="table"><style:table-properties style:width="{width:.2f}cm" '
        f'table:align="margins" style:writing-mode="{direction}"/></style:style>'
        f'<style:style style:name="HouseColumn" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width / len(tree.letterhead.footer):.2f}cm"/></style:style>'
    )


_DRAFT_MARK = (  # as LibreOffice draws its own watermarks
    '<draw:custom-shape draw:style-name="DraftMark" draw:name="DraftMark" text:anchor-type="char" svg:width="17cm" '
    'svg:height="4cm" draw:transform="rotate (0.9) translate (3.6cm 20cm)">'
    '<text:p text:style-name="Draft_20_mark">{word}</text:p>'
    '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="fontwork-plain-text" draw:text-path="true" '
    'draw:text-path-mode="shape" draw:text-path-scale="path" draw:text-path-same-letter-heights="false" '
    'draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N"/></draw:custom-shape>'
)
