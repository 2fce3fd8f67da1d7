"""The parts of an OpenDocument text that hardly change: styles, list formats, page layout, draft mark."""

from __future__ import annotations

from xml.sax.saxutils import escape

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.look import (
    ACCENT,
    BODY,
    BOTTOM,
    LINE,
    MISSING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    QUIET,
    SIDE,
    TEXT_WIDTH,
    TOP,
    WARNING,
    region,
)
from ehrenamt_cli.documents.tree import DocumentTree

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    }.items()
)

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

LIST_STYLES = {"–": "ListBullets", "(1)": "ListClauses", "1.": "ListNumbers", "a)": "ListLetters"}
"""How a list begins, and the style for it."""

MANIFEST = (
    f'{XML}<manifest:manifest {NAMESPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    'manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)


def meta(tree: DocumentTree) -> str:
    """Title, author, day and language of the document."""
    day = f"{tree.day.isoformat()}T12:00:00"
    return (
        f'{XML}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta><meta:generator>ehrenamt</meta:generator>'
        f"<dc:title>{escape(tree.title)}</dc:title><dc:subject>{escape(tree.subtitle)}</dc:subject>"
        f"<dc:creator>{escape(tree.letterhead.name)}</dc:creator><meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        f"<dc:language>{'-'.join(region(tree.language))}</dc:language></office:meta></office:document-meta>"
    )


def styles(tree: DocumentTree) -> str:
    """The style sheet with page layout, letterhead and foot."""
    return (
        f'{XML}<office:document-styles {NAMESPACES} office:version="1.3"><office:font-face-decls>'
        "<style:font-face style:name=\"Arial\" svg:font-family=\"Arial, 'Liberation Sans', 'Noto Sans'\"/></office:font-face-decls>"
        f"<office:styles>{_default(tree.language)}{_paragraph_styles()}{_text_styles()}{_list_styles()}{_DRAFT_FRAME}</office:styles>"
        f"<office:automatic-styles>{_PAGE_LAYOUT}</office:automatic-styles>{_master(tree)}</office:document-styles>"
    )


def paragraph_style(name: str, parent: str, paragraph: str = "", text: str = "", tab: str = "") -> str:
    """One paragraph style; ``_20_`` in a name is a blank for people."""
    shown = f' style:display-name="{name.replace("_20_", " ")}"' if "_20_" in name else ""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    stops = f'<style:tab-stops><style:tab-stop style:position="{tab}" style:type="right"/></style:tab-stops>' if tab else ""
    return (
        f'<style:style style:name="{name}"{shown} style:family="paragraph"{based}>'
        f"<style:paragraph-properties {paragraph}>{stops}</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def _default(language: str) -> str:
    tongue, country = region(language)
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit" '
        'fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Arial" style:font-name-complex="Arial" '
        f'{_size(BODY)} fo:language="{tongue}" fo:country="{country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="3" '
        'fo:hyphenation-push-char-count="3"/></style:default-style>'
    )


def _size(points: float) -> str:
    return f'fo:font-size="{points}pt" style:font-size-complex="{points}pt"'


_BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'


def _paragraph_styles() -> str:
    whole = 'fo:hyphenate="false"'
    quiet = f'{_size(8)} fo:color="#{QUIET}" {whole}'
    edge = f"{TEXT_WIDTH}cm"
    heading = 'fo:margin-top="0.5cm" fo:margin-bottom="0.18cm" fo:keep-with-next="always"'
    return "".join(
        (
            paragraph_style("Standard", ""),
            paragraph_style("Text_20_body", "Standard", 'fo:margin-bottom="0.21cm" fo:line-height="118%"'),
            paragraph_style("Kept", "Text_20_body", 'fo:keep-with-next="always"'),
            paragraph_style("Title", "Standard", 'fo:margin-bottom="0.15cm"', f'{_size(21)} {_BOLD} fo:color="#{ACCENT}" {whole}'),
            paragraph_style("Subtitle", "Standard", 'fo:margin-bottom="0.6cm"', f'fo:color="#{QUIET}"'),
            *(
                paragraph_style(
                    f"Heading_20_{level}", "Standard", heading, f'{_size(points)} {_BOLD} fo:color="#{ACCENT}" {whole}'
                )
                for level, points in ((1, 12.5), (2, 11), (3, BODY))
            ),
            paragraph_style("List_20_text", "Standard", 'fo:margin-bottom="0.14cm" fo:line-height="118%"'),
            paragraph_style("List_20_kept", "List_20_text", 'fo:keep-with-next="always"'),
            paragraph_style("Quote", "Text_20_body", 'fo:margin-left="0.7cm" fo:margin-right="0.7cm"'),
            paragraph_style("Table_20_text", "Standard", "", f"{_size(9.5)} {whole}"),
            paragraph_style("Table_20_head", "Table_20_text", 'fo:keep-with-next="always"', f'{_BOLD} fo:color="#{ACCENT}"'),
            paragraph_style("Small", "Standard", "", quiet),
            paragraph_style("Running", "Small", f'fo:border-bottom="0.4pt solid #{LINE}" fo:padding-bottom="0.08cm"', "", edge),
            paragraph_style("Foot", "Small", f'fo:border-top="0.4pt solid #{LINE}" fo:padding-top="0.1cm"', "", edge),
            paragraph_style("Letterhead", "Standard", "", f'{_size(11)} {_BOLD} fo:color="#{ACCENT}" {whole}'),
            paragraph_style(
                "Letterhead_20_reach", "Small", f'fo:border-bottom="0.8pt solid #{ACCENT}" fo:padding-bottom="0.12cm"'
            ),
            paragraph_style(
                "Signature_20_line",
                "Standard",
                'fo:margin-top="1.3cm" fo:border-bottom="0.7pt solid #000000" fo:keep-with-next="always"',
                _size(9.5),
            ),
            paragraph_style("Table_20_kept", "Table_20_text", 'fo:keep-with-next="always"'),
            paragraph_style("Small_20_kept", "Small", 'fo:keep-with-next="always"'),
            paragraph_style(
                "Draft_20_note",
                "Standard",
                f'fo:background-color="#{PALE}" fo:border-left="2.5pt solid #{WARNING}" fo:padding="0.2cm" fo:margin-bottom="0.5cm"',
                _size(9.5),
            ),
            paragraph_style("Draft_20_mark", "Standard", 'fo:text-align="center"', f'{_size(96)} {_BOLD} fo:color="#dfe7eb" {whole}'),
        )
    )


def _text_styles() -> str:
    looks = {
        "Strong": _BOLD,
        "Emphasis": 'fo:font-style="italic" style:font-style-complex="italic"',
        "StrongEmphasis": f'{_BOLD} fo:font-style="italic" style:font-style-complex="italic"',
        "Gap": f'fo:color="#{MISSING}"',
    }
    return "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in looks.items()
    )


def _list_styles() -> str:
    return "".join(
        f'<text:list-style style:name="{name}">{"".join(_list_level(pattern, level) for level in (1, 2, 3))}</text:list-style>'
        for pattern, name in LIST_STYLES.items()
    )


def _list_level(pattern: str, level: int) -> str:
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" fo:text-indent="-0.7cm" fo:margin-left="{0.7 * level:.1f}cm"/></style:list-level-properties>'
    )
    if pattern == "–":
        return f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="–">{place}</text:list-level-style-bullet>'
    before, after = ("(", ")") if pattern == "(1)" else ("", pattern[-1])
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-prefix="{before}" style:num-suffix="{after}" '
        f'style:num-format="{"a" if pattern == "a)" else "1"}">{place}</text:list-level-style-number>'
    )


_DRAFT_FRAME = (
    '<style:style style:name="DraftFrame" style:family="graphic"><style:graphic-properties style:wrap="run-through" '
    'style:run-through="background" draw:stroke="none" draw:fill="none" fo:border="none" style:flow-with-text="false" '
    'style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>'
)

_HEAD_HEIGHT = 1.3
_PAGE_LAYOUT = (
    '<style:page-layout style:name="Page"><style:page-layout-properties '
    f'fo:page-width="{PAGE_WIDTH}cm" fo:page-height="{PAGE_HEIGHT}cm" fo:margin-left="{SIDE}cm" fo:margin-right="{SIDE}cm" '
    'fo:margin-top="1.2cm" fo:margin-bottom="1.1cm"/><style:header-style><style:header-footer-properties '
    f'fo:min-height="{TOP - 1.2:.1f}cm" fo:margin-bottom="{TOP - 1.2 - _HEAD_HEIGHT:.1f}cm"/></style:header-style><style:footer-style>'
    f'<style:header-footer-properties fo:min-height="{BOTTOM - 1.1:.1f}cm" fo:margin-top="0.7cm"/></style:footer-style></style:page-layout>'
)


def _master(tree: DocumentTree) -> str:
    """Letterhead on the first page, a running head on the others, the foot on all."""
    head = tree.letterhead
    mark = _draft_mark(tree.language) if tree.draft else ""
    reach = escape("  ·  ".join(filter(None, (head.address, *head.reach))))
    foot = _foot(tree)
    return (
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f'<style:header><text:p text:style-name="Running">{mark}{escape(head.name)}<text:tab/>{escape(tree.number)}</text:p></style:header>'
        f'<style:header-first><text:p text:style-name="Letterhead">{mark}{escape(head.name)}</text:p>'
        f'<text:p text:style-name="Letterhead_20_reach">{reach}</text:p></style:header-first>'
        f"<style:footer>{foot}</style:footer><style:footer-first>{foot}</style:footer-first></style:master-page></office:master-styles>"
    )


def _foot(tree: DocumentTree) -> str:
    draft = words.said(words.DRAFT, tree.language) if tree.draft else ""
    page, of = (words.said(word, tree.language) for word in (words.PAGE, words.PAGE_OF))
    return (
        f'<text:p text:style-name="Foot">{escape(" · ".join(filter(None, (tree.title, tree.number, draft))))}<text:tab/>{page} '
        f'<text:page-number text:select-page="current">1</text:page-number> {of} <text:page-count>1</text:page-count></text:p>'
    )


def _draft_mark(language: str) -> str:
    word = words.said(words.DRAFT, language).upper()
    return (
        '<draw:frame draw:style-name="DraftFrame" text:anchor-type="paragraph" svg:width="20cm" svg:height="4cm" '
        f'draw:transform="rotate (0.9) translate (1.5cm 20cm)"><draw:text-box><text:p text:style-name="Draft_20_mark">{word}</text:p>'
        "</draw:text-box></draw:frame>"
    )
