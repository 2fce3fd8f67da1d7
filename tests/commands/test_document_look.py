"""A social worker puts a logo and a Word file into a folder, and the documents look like those of the house."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

import builders
import paperwork
from builders import Record
from command_line import Cli

pytestmark = pytest.mark.usefixtures("register")

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1" fill="#7a1f5c"/></svg>'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "vorlagen"
    folder.mkdir()
    monkeypatch.setenv("EHRENAMT_TEMPLATES", str(folder))
    return folder


@pytest.fixture
def person() -> Record:
    paperwork.fill_own_organisation()
    return builders.a_volunteer(name="Ada Sommer", street="Am Markt 1", town="Heidestadt")


def rendered(cli: Cli, to: str, *words: str) -> bytes:
    return cli("document", "render", "thank-you", "--to", to, "-o", "-", "--draft", *words, expect=0).stdout


def test_logo_colour_and_foot_are_in_the_letter(cli: Cli, own: Path, person: Record) -> None:
    before = rendered(cli, "html", "--for", person["id"]).decode()
    (own / "logo.svg").write_text(LOGO, encoding="utf-8")
    cli("config", "set", "letterhead.accent", "#7a1f5c", expect=0)
    cli("config", "set", "letterhead.footer", "Sparkasse | VR 1234", expect=0)

    after = rendered(cli, "html", "--for", person["id"]).decode()

    assert "data:image/svg+xml" not in before
    assert "data:image/svg+xml" in after
    assert "--accent:#7a1f5c" in after
    assert "VR 1234" in after


def test_a_file_that_is_no_logo_is_named_in_one_sentence(cli: Cli, own: Path, person: Record) -> None:
    (own / "logo.png").write_text("kein Bild", encoding="utf-8")

    refused = cli("document", "render", "thank-you", "--for", person["id"], "--to", "pdf", "-o", "-", "--draft", expect=2)

    assert "logo.png lässt sich nicht verwenden" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_word_file_of_ones_own_is_used_for_word(cli: Cli, own: Path, person: Record) -> None:
    (own / "letter").mkdir()
    letter = Document()
    letter.add_paragraph("Liebe Grüße an {{ volunteer.name }}")
    letter.save(str(own / "letter" / "thank-you.de.docx"))

    content = rendered(cli, "docx", "--for", person["id"])

    assert "Liebe Grüße an Ada Sommer" in [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert b"Liebe" not in rendered(cli, "html", "--for", person["id"])
    with ZipFile(BytesIO(rendered(cli, "odt", "--for", person["id"]))) as archive:
        assert b"Liebe" not in archive.read("content.xml")
    [newest, *_] = [row for row in cli("document", "list", "--json", expect=0).json if row["form"] == "docx"]
    assert newest["template"] == "letter/thank-you.de.docx"


def test_a_pdf_carries_its_data_where_that_is_asked_for(cli: Cli, own: Path, person: Record) -> None:
    assert b"/EmbeddedFile" not in rendered(cli, "pdf", "--for", person["id"])
    assert b"/EmbeddedFile" in rendered(cli, "pdf", "--for", person["id"], "--with-data")
