"""The files themselves: accessible, archivable, the same every time, and valid for the programs that open them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
import typst
import verapdf
from agreement_records import DAY, LAW, SENDER, a_cooperation, a_party, a_volunteer_agreement, three_parties
from docx import Document
from office_schemas import broken_in_opendocument, broken_in_word

from ehrenamt_cli.documents import agreements
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.writing.writers import WRITERS, write, write_together
from ehrenamt_cli.errors import WrongUsage


def cooperation(language: str = "de", *, draft: bool = False, **changes: Any) -> DocumentTree:
    variables = agreements.cooperation(a_cooperation(**changes), three_parties(), SENDER, DAY)
    return compose(library.find("agreement", "cooperation", language), variables, draft=draft)


def volunteer(language: str = "de") -> DocumentTree:
    variables = {**agreements.volunteer(a_volunteer_agreement(), SENDER, DAY), **LAW}
    return compose(library.find("agreement", "volunteer", language), variables, draft=False)


DOCUMENTS = {
    "cooperation": cooperation(),
    "cooperation in English": cooperation("en"),
    "cooperation, draft": cooperation(draft=True, basis=None, begins_on=None, meets=None),
    "volunteer": volunteer(),
    "volunteer in English": volunteer("en"),
}
every_document = pytest.mark.parametrize("tree", DOCUMENTS.values(), ids=DOCUMENTS)


@pytest.mark.parametrize("to", WRITERS)
def test_the_same_document_gives_the_same_bytes(to: str) -> None:
    assert write(cooperation(), to) == write(cooperation(), to)


def test_another_day_gives_another_pdf() -> None:
    variables = agreements.cooperation(a_cooperation(), three_parties(), SENDER, DAY + timedelta(days=1))
    tomorrow = compose(library.find("agreement", "cooperation", "de"), variables, draft=False)
    assert write(tomorrow, "pdf") != write(cooperation(), "pdf")


def test_an_unknown_format_says_which_there_are() -> None:
    with pytest.raises(WrongUsage) as caught:
        write(cooperation(), "doc")
    assert "pdf, docx, odt, html, md" in str(caught.value.hint)


class TestPdf:
    @every_document
    @pytest.mark.parametrize("flavour", ["ua1", "2a"])
    def test_verapdf_finds_nothing(self, tree: DocumentTree, flavour: str, tmp_path: Path) -> None:
        path = tmp_path / "document.pdf"
        path.write_bytes(write(tree, "pdf"))
        assert verapdf.broken_rules(path, flavour) == []

    @pytest.mark.parametrize("flavour", ["ua1", "2a", "3a"])
    def test_verapdf_does_find_something_in_an_ordinary_pdf(self, flavour: str, tmp_path: Path) -> None:
        """The canary: a check that never complains is worth nothing."""
        source, path = tmp_path / "canary.typ", tmp_path / "canary.pdf"
        source.write_text("= Ohne Titel und Norm\n#rect(width: 2cm)", encoding="utf-8")
        typst.compile(str(source), output=str(path))
        assert verapdf.broken_rules(path, flavour)

    @pytest.mark.parametrize("flavour", ["ua1", "2a"])
    def test_several_in_one_file_are_as_good(self, flavour: str, tmp_path: Path) -> None:
        path = tmp_path / "all.pdf"
        path.write_bytes(write_together([*DOCUMENTS.values()], "pdf"))
        assert verapdf.broken_rules(path, flavour) == []

    def test_can_carry_its_data_only_as_pdf_a_3(self, tmp_path: Path) -> None:
        path = tmp_path / "document.pdf"
        path.write_bytes(write(replace(DOCUMENTS["cooperation"], data='{"number": "KV-1"}'), "pdf"))
        assert verapdf.broken_rules(path, "ua1") == []
        assert verapdf.broken_rules(path, "3a") == []
        assert verapdf.broken_rules(path, "2a"), "PDF/A-2 allows no attachment that is no PDF/A itself"

    def test_eight_partners_with_long_names_still_fit(self, tmp_path: Path) -> None:
        parties = [a_party(f"Justizvollzugsanstalt mit einem sehr langen Namen Nummer {number} " * 3) for number in range(8)]
        variables = agreements.cooperation(a_cooperation(), parties, SENDER, DAY)
        path = tmp_path / "document.pdf"
        path.write_bytes(write(compose(library.find("agreement", "cooperation", "de"), variables, draft=False), "pdf"))
        assert verapdf.broken_rules(path, "ua1") == []


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class TestWord:
    def parts(self, tree: DocumentTree) -> dict[str, ElementTree.Element]:
        with ZipFile(BytesIO(write(tree, "docx"))) as archive:
            assert archive.testzip() is None
            return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}

    @every_document
    def test_keeps_to_the_schema(self, tree: DocumentTree, tmp_path: Path) -> None:
        path = tmp_path / "document.docx"
        path.write_bytes(write(tree, "docx"))
        assert broken_in_word(path) == []

    @pytest.mark.parametrize(
        ("good", "bad"),
        [
            (b"<w:pStyle", b"<w:spacing/><w:pStyle"),  # the order that LibreOffice forgives and Word does not
            (b"<w:body>", b"<w:body><w:paragraph/>"),
            (b"<w:body>", b'<w:body><w:p><w:pPr><w:pStyle w:val="Nowhere"/></w:pPr></w:p>'),
        ],
    )
    def test_the_schema_does_find_something(self, good: bytes, bad: bytes, tmp_path: Path) -> None:
        """The canaries of this check."""
        path = tmp_path / "canary.docx"
        with ZipFile(BytesIO(write(DOCUMENTS["volunteer"], "docx"))) as whole, ZipFile(path, "w") as broken:
            for name in whole.namelist():
                content = whole.read(name)
                broken.writestr(name, content.replace(good, bad, 1) if name == "word/document.xml" else content)
        assert broken_in_word(path)

    @every_document
    def test_every_reference_leads_somewhere(self, tree: DocumentTree) -> None:
        parts = self.parts(tree)
        styles = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
        lists = {number.get(f"{W}numId") for number in parts["word/numbering.xml"].iter(f"{W}num")}
        links = {link.get("Id"): link.get("Target") for link in parts["word/_rels/document.xml.rels"]}
        kinds = ElementTree.tostring(parts["[Content_Types].xml"], encoding="unicode")
        for name, root in parts.items():
            for element in root.iter():
                if element.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn"}:
                    assert element.get(f"{W}val") in styles, name
                elif element.tag == f"{W}numId":
                    assert element.get(f"{W}val") in lists
                elif element.tag in {f"{W}headerReference", f"{W}footerReference"}:
                    assert f"word/{links[element.get(f'{R}id')]}" in parts
            assert name.endswith((".rels", "Types].xml")) or f"/{name}" in kinds, name

    def test_headings_lists_tables_and_page_numbers_are_real(self) -> None:
        document = Document(BytesIO(write(DOCUMENTS["cooperation"], "docx")))
        styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
        assert styles[0] == "Title"
        assert styles.count("Heading 1") == 15
        assert document.tables[0].rows[0].cells[0].text == "Partner"
        assert len(document.element.findall(f".//{W}tblHeader")) == 1
        assert len(document.element.findall(f".//{W}numPr")) > 30
        section = document.sections[0]
        for footer in (section.footer, section.first_page_footer):
            assert [field.get(f"{W}instr") for field in footer._element.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
        assert SENDER["name"] in section.first_page_header.paragraphs[0].text
        assert document.core_properties.title == "Kooperationsvereinbarung"
        assert document.core_properties.language == "de-DE"

    def test_lists_begin_anew_in_every_section(self) -> None:
        numbering = self.parts(DOCUMENTS["cooperation"])["word/numbering.xml"]
        starts = [start.get(f"{W}val") for start in numbering.iter(f"{W}startOverride")]
        assert len(starts) > 10
        assert set(starts) == {"1"}

    def test_a_draft_has_its_mark_and_a_field_to_fill_in(self) -> None:
        parts = self.parts(DOCUMENTS["cooperation, draft"])
        assert b"DraftMark" in ElementTree.tostring(parts["word/header1.xml"])
        assert [alias.get(f"{W}val") for alias in parts["word/document.xml"].iter(f"{W}alias")] == [
            "Rechtsgrundlage",
            "Treffen",
            "gilt ab",
        ]


class TestOpenDocument:
    @every_document
    def test_keeps_to_the_schema(self, tree: DocumentTree, tmp_path: Path) -> None:
        path = tmp_path / "document.odt"
        path.write_bytes(write(tree, "odt"))
        assert broken_in_opendocument(path) == []

    @pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"])
    def test_the_schema_does_find_something(self, part: str, tmp_path: Path) -> None:
        """The canary of this check, for each part."""
        path = tmp_path / "canary.odt"
        with ZipFile(BytesIO(write(DOCUMENTS["volunteer"], "odt"))) as whole, ZipFile(path, "w") as broken:
            for name in whole.namelist():
                content = whole.read(name)
                broken.writestr(name, re.sub(rb"(</[^<]+>)\s*$", rb"<nonsense/>\1", content) if name == part else content)
        assert broken_in_opendocument(path)

    @every_document
    def test_is_a_package_as_the_norm_wants_it(self, tree: DocumentTree) -> None:
        with ZipFile(BytesIO(write(tree, "odt"))) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
            listed = re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
            assert sorted(listed) == sorted(["/", "content.xml", "styles.xml", "meta.xml"])

    @every_document
    def test_every_style_that_is_used_exists(self, tree: DocumentTree) -> None:
        with ZipFile(BytesIO(write(tree, "odt"))) as archive:
            roots = [ElementTree.fromstring(archive.read(name)) for name in ("content.xml", "styles.xml")]
        named = {value for root in roots for key, value in attributes(root) if key in ("name", "display-name")}
        used = {
            value
            for root in roots
            for key, value in attributes(root)
            if key in ("style-name", "parent-style-name", "page-layout-name")
        }
        assert used - named == set()

    def test_headings_lists_and_head_rows_are_real(self) -> None:
        with ZipFile(BytesIO(write(DOCUMENTS["cooperation"], "odt"))) as archive:
            content, styles = archive.read("content.xml").decode(), archive.read("styles.xml").decode()
        assert content.count("<text:h ") == 15
        assert content.count("<table:table-header-rows>") == 1
        assert "<text:page-number" in styles
        assert "<style:header-first>" in styles

    def test_a_draft_has_its_mark_and_says_so(self) -> None:
        with ZipFile(BytesIO(write(DOCUMENTS["cooperation, draft"], "odt"))) as archive:
            content, styles = archive.read("content.xml").decode(), archive.read("styles.xml").decode()
        assert "⟨Rechtsgrundlage⟩" in content
        assert "ENTWURF" in styles
        assert " · Entwurf" in styles


class TestWebPage:
    @every_document
    def test_is_well_formed_and_has_its_landmarks(self, tree: DocumentTree) -> None:
        page = Page(write(tree, "html").decode())
        assert page.open == [], "every tag is closed"
        assert page.attributes["html"] == {"lang": tree.language, "dir": "ltr"}
        assert [tag for tag in page.seen if tag in ("title", "header", "main", "footer", "h1")] == [
            "title",
            "header",
            "main",
            "h1",
            "footer",
        ]
        levels = [int(tag[1]) for tag in page.seen if re.fullmatch(r"h\d", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is left out"

    def test_loads_nothing_from_elsewhere_and_knows_paper_and_night(self) -> None:
        page = write(DOCUMENTS["cooperation"], "html").decode()
        assert not re.search(r"<(script|link|img|iframe)|url\(|@import", page)
        assert "@media print" in page
        assert "prefers-color-scheme:dark" in page

    def test_keeps_arabic_names_apart_and_gaps_in_sight(self) -> None:
        assert "<bdi>" in write(DOCUMENTS["cooperation"], "html").decode()
        assert '<mark class="gap">⟨Rechtsgrundlage⟩</mark>' in write(DOCUMENTS["cooperation, draft"], "html").decode()
        assert "Entwurf" in write(DOCUMENTS["cooperation, draft"], "html").decode()


def test_markdown_reads_like_the_document() -> None:
    text = write(DOCUMENTS["cooperation"], "md").decode()
    assert "# Kooperationsvereinbarung\n" in text
    assert "## §\u00a04 Ansprechpersonen\n" in text
    assert "\n2. **Ambulanter Justizsozialdienst, Bezirk Lüneburg**\\\n" in text
    assert "\\_\\_\\_" in text


def attributes(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        for key, value in element.attrib.items():
            yield key.rpartition("}")[2], value


class Page(HTMLParser):
    """Which tags there are, which attributes they have, and which were never closed."""

    EMPTY = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: dict[str, dict[str, Any]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes.setdefault(tag, dict(attrs))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
