"""A logo, a colour and a foot make the documents one's own; a file that is no logo is refused in one sentence."""

import re
import struct
import zlib
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import verapdf
from hypothesis import given
from hypothesis import strategies as st
from office_schemas import broken_in_opendocument, broken_in_word
from sample_documents import a_document

from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.writing.house import dressed
from ehrenamt_cli.documents.writing.writers import WRITERS, write
from ehrenamt_cli.domain.colours import READABLE, contrast, read_accent, readable_on
from ehrenamt_cli.errors import FileProblem, WrongUsage

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><circle cx="10" cy="10" r="9" fill="#0a6"/>{}</svg>'
SETTINGS = {
    "letterhead.accent": "#7a1f5c",
    "letterhead.footer": "Sparkasse Lüneburg, IBAN DE00 0000 0000 0000 | Amtsgericht Lüneburg, VR 1234 | Vorstand: <b> & Co.",
}


def a_png(width: int = 30, height: int = 10) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\x10\x80\x40" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_logo(folder: Path, content: str | bytes, name: str = "logo.svg", tree: DocumentTree | None = None) -> DocumentTree:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return dressed(tree or a_document(), SETTINGS, [folder])


def part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("logo", ["svg", "png"])
@pytest.mark.parametrize("sample", [("letter", "de"), ("letter", "ar"), ("leaflet", "fa")], ids=str)
def test_a_dressed_document_passes_every_validator(logo: str, sample: tuple[str, str], tmp_path: Path) -> None:
    content = SVG.format("<text x='22' y='14'>Haus</text>") if logo == "svg" else a_png()
    tree = with_logo(tmp_path, content, f"logo.{logo}", a_document(*sample))
    for to in ("pdf", "docx", "odt"):
        (tmp_path / f"document.{to}").write_bytes(write(tree, to))
    assert verapdf.broken_rules(tmp_path / "document.pdf", "ua1") == []
    assert verapdf.broken_rules(tmp_path / "document.pdf", "2a") == []
    assert broken_in_word(tmp_path / "document.docx") == []
    assert broken_in_opendocument(tmp_path / "document.odt") == []


@pytest.mark.parametrize("to", WRITERS)
def test_the_same_look_gives_the_same_bytes(to: str, tmp_path: Path) -> None:
    tree = with_logo(tmp_path, SVG.format(""))
    assert write(tree, to) == write(with_logo(tmp_path, SVG.format("")), to)


def test_logo_colour_and_foot_are_in_every_format(tmp_path: Path) -> None:
    tree = with_logo(tmp_path, SVG.format(""))
    plain = dressed(a_document(), {}, [])
    assert write(tree, "pdf") != write(plain, "pdf")
    word = write(tree, "docx")
    assert b"7A1F5C" in part(word, "word/styles.xml")
    assert b'descr="Logo: Freiwilligen-Koordination' in part(word, "word/header2.xml") + part(word, "word/header1.xml")
    assert part(word, "word/media/image1.png").startswith(b"\x89PNG")
    assert b"VR 1234" in part(word, "word/footer1.xml") + part(word, "word/footer2.xml")
    open_document = write(tree, "odt")
    assert b"<svg:desc>Logo: Freiwilligen-Koordination" in part(open_document, "styles.xml")
    assert b"VR 1234" in part(open_document, "styles.xml")
    assert part(open_document, "Pictures/logo.png").startswith(b"\x89PNG")
    page = write(tree, "html").decode()
    inlined = re.search(r'<img alt="Logo: [^"]+" src="data:image/svg\+xml;base64,([^"]+)">', page)
    assert inlined
    assert b64decode(inlined[1]).decode() == SVG.format("")
    assert "Vorstand: &lt;b&gt; &amp; Co." in page
    text = write(tree, "md").decode()
    assert "VR 1234" in text
    assert "svg" not in text


def test_without_settings_nothing_changes(tmp_path: Path) -> None:
    tree = a_document()
    assert dressed(tree, {}, [tmp_path]) == tree


def test_what_the_logo_shows_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG.format(""), encoding="utf-8")
    tree = dressed(a_document(), {"letterhead.logo-text": 'Ein Haus mit "offener" Tür'}, [tmp_path])
    assert 'alt="Ein Haus mit &quot;offener&quot; Tür"' in write(tree, "html").decode()
    assert b"Ein Haus mit &quot;offener&quot; T" in part(write(tree, "docx"), "word/header2.xml") + part(
        write(tree, "docx"), "word/header1.xml"
    )


def test_the_nearer_folder_wins(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    near.mkdir()
    far.mkdir()
    (near / "logo.svg").write_text(SVG.format(""), encoding="utf-8")
    (far / "logo.png").write_bytes(a_png())
    logo = dressed(a_document(), {}, [near, far]).letterhead.logo
    assert logo
    assert logo.ratio == 3


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SVG.format("<script>alert(1)</script>"), "<script>"),
        (SVG.format('<image href="http://evil.example/x.png"/>'), "href=…"),
        (SVG.format('<image xlink:href="/etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>'), "href=…"),
        (SVG.format('<rect onload="x()" width="1" height="1"/>'), "onload=…"),
        (SVG.format('<rect style="fill:url(http://evil.example)"/>'), "style=…"),
        (SVG.format("<style>@import 'http://evil.example/x.css';</style>"), "url(…)"),
        (SVG.format('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'), "<foreignObject>"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<text>&a;</text>"), "ENTITY"),
        (SVG.format("<g>" * 3000 + "</g>" * 3000), ""),
        (SVG.format("<g/>" * 6000), "zu viele Formen"),
        (SVG.replace('viewBox="0 0 60 20"', "").format(""), "Größe"),
        ("kein Bild", "keine gültige SVG-Datei"),
        (b"\xff\xfe\x00", "keine gültige SVG-Datei"),
        ("<html><body/></html>", "keine gültige SVG-Datei"),
    ],
    ids=lambda value: ascii(value[-40:]),
)
def test_a_hostile_or_broken_svg_is_refused(content: str | bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        with_logo(tmp_path, content)
    assert "logo.svg" in caught.value.message.de
    assert why in caught.value.message.de


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "keine gültige PNG-Datei"),
        (a_png()[:-20], "keine gültige PNG-Datei"),
        (a_png().replace(b"IDAT", b"IDAX"), "keine gültige PNG-Datei"),
        (a_png(7000, 1), "6000 Punkte"),
        (a_png(300, 1), "Größe"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000_001), "2 MB"),
    ],
    ids=["another format", "cut off", "garbled", "huge", "a line", "too large"],
)
def test_a_broken_png_is_refused(content: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        with_logo(tmp_path, content, "logo.png")
    assert why in caught.value.message.de


def test_another_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        with_logo(tmp_path, b"\xff\xd8", "logo.jpg")
    assert "SVG oder PNG" in caught.value.message.de


def test_copies_of_copies_are_counted(tmp_path: Path) -> None:
    levels = '<g id="g0"><rect/></g>'
    for n in range(1, 9):
        copies = f'<use href="#g{n - 1}"/>' * 10
        levels += f'<g id="g{n}">{copies}</g>'
    with pytest.raises(FileProblem) as caught:
        with_logo(tmp_path, SVG.format(levels))
    assert "zu viele Formen" in caught.value.message.de


class TestTheColour:
    def test_is_read_with_and_without_its_sign(self) -> None:
        assert read_accent("#14506E") == read_accent("14506e") == "#14506e"
        assert read_accent("036") == "#003366"

    def test_must_be_readable_on_white(self) -> None:
        with pytest.raises(WrongUsage) as caught:
            read_accent("#ffcc00")
        assert "Kontrast 1,5:1, nötig sind 4,5:1" in caught.value.message.de
        [near] = re.findall(r"#[0-9a-f]{6}", caught.value.hint.de)
        assert read_accent(near) == near

    @pytest.mark.parametrize("text", ["rot", "#12", "#1234567", "#gggggg", ""])
    def test_must_be_a_colour(self, text: str) -> None:
        with pytest.raises(WrongUsage):
            read_accent(text)

    @given(st.integers(0, 0xFFFFFF))
    def test_any_colour_has_a_readable_one_for_the_dark(self, number: int) -> None:
        assert contrast(readable_on("#16191b", f"#{number:06x}"), "#16191b") >= READABLE


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert replace(a_document()).letterhead.accent == "#14506e"
