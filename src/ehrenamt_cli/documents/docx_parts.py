"""The parts of a Word file that are the same in every document: styles, list formats, settings, draft mark."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from ehrenamt_cli.documents.look import ACCENT, BODY, LINE, MISSING, PALE, QUIET, WARNING

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)

LIST_PATTERNS = {"–": 1, "(1)": 2, "1.": 3, "a)": 4}
"""How a list begins, and the number of its format."""

INDENT = 397
"""One list level, in twentieths of a point (7 mm)."""

_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'


def styles(language: str) -> str:
    """The style sheet: a dozen styles and no more."""
    size = round(BODY * 2)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="283" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        + _style("Normal", "Normal", default=True, based="")
        + _style("Title", "Title", '<w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/>', _run(21, ACCENT, bold=True))
        + _style("Subtitle", "Subtitle", '<w:spacing w:after="360"/>', _run(BODY, QUIET))
        + "".join(
            _style(
                f"Heading{level}",
                f"heading {level}",
                '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="280" w:after="100"/>'
                f'<w:outlineLvl w:val="{level - 1}"/>',
                _run(points, ACCENT, bold=True),
            )
            for level, points in ((1, 12.5), (2, 11), (3, BODY))
        )
        + _style("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/>')
        + _style("Quote", "Quote", f'<w:ind w:left="{INDENT}" w:right="{INDENT}"/>')
        + _style("TableText", "Table Text", '<w:suppressAutoHyphens/><w:spacing w:before="40" w:after="40"/>', _run(9.5))
        + _style("TableHead", "Table Head", "<w:keepNext/>", _run(9.5, ACCENT, bold=True), based="TableText")
        + _style("Small", "Small", '<w:suppressAutoHyphens/><w:spacing w:after="0"/>', _run(8, QUIET))
        + _style("Letterhead", "Letterhead", '<w:suppressAutoHyphens/><w:spacing w:after="0"/>', _run(11, ACCENT, bold=True))
        + _style("SignatureLine", "Signature Line", f'<w:keepNext/>{_border("top", "000000")}<w:spacing w:before="0" w:after="0"/>', _run(8, QUIET))
        + _style(
            "DraftNote",
            "Draft Note",
            f'{_border("left", WARNING, 20)}<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/><w:spacing w:before="120" w:after="280"/>',
            _run(9.5),
        )
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        + f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
        + f'<w:style w:type="character" w:styleId="Gap"><w:name w:val="Gap"/><w:rPr><w:color w:val="{MISSING}"/></w:rPr></w:style>'
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        "</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def numbering() -> str:
    """The list formats, three levels each; every list that counts gets a number of its own besides."""
    formats = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(pattern, level) for level in range(3))
        + "</w:abstractNum>"
        for pattern, number in LIST_PATTERNS.items()
    )
    return f'<w:numbering {NAMESPACES}>{formats}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'


def settings() -> str:
    """Hyphenation on, layout as of Word 2013 and later."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:autoHyphenation/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def draft_mark(word: str) -> str:
    """The big pale word across the page, as Word itself draws watermarks; screen readers skip it."""
    return (
        f'<w:r {NAMESPACES}><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="DraftMark" type="#_x0000_t136" alt="" style="position:absolute;width:440pt;height:110pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#dce6ea" stroked="f">'
        f'<v:textpath style="font-family:Arial;font-size:1pt;font-weight:bold" string={quoteattr(word)}/></v:shape></w:pict></w:r>'
    )


def _style(key: str, name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", default: bool = False) -> str:
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _run(points: float, colour: str = "", *, bold: bool = False) -> str:
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
    )


def _border(side: str, colour: str, eighths: int = 6) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="4" w:color="{colour}"/></w:pBdr>'


def _level(pattern: str, level: int) -> str:
    kind = {"–": "bullet", "a)": "lowerLetter"}.get(pattern, "decimal")
    text = pattern if kind == "bullet" else pattern.replace("1", f"%{level + 1}").replace("a", f"%{level + 1}")
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )
