"""Arabic and Persian documents read from right to left, and the numbers in them stay what they are."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import verapdf
from office_schemas import broken_in_opendocument, broken_in_word
from sample_documents import LANGUAGES, a_document, a_recipient

from ehrenamt_cli.documents import words
from ehrenamt_cli.documents.elsewhere import DAYS, WORDS
from ehrenamt_cli.documents.typography import QUOTES, set_spaces
from ehrenamt_cli.documents.writing.writers import write
from ehrenamt_cli.i18n import Text

every_language = pytest.mark.parametrize("language", LANGUAGES)
from_right = pytest.mark.parametrize("language", ["ar", "fa"])


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


@every_language
def test_a_leaflet_passes_every_validator(language: str, tmp_path: Path) -> None:
    tree = a_document("leaflet", language, recipient=a_recipient("Öztürk (2. Stock)"))
    for to in ("pdf", "docx", "odt"):
        (tmp_path / f"leaflet.{to}").write_bytes(write(tree, to))
    assert verapdf.broken_rules(tmp_path / "leaflet.pdf", "ua1") == []
    assert verapdf.broken_rules(tmp_path / "leaflet.pdf", "2a") == []
    assert broken_in_word(tmp_path / "leaflet.docx") == []
    assert broken_in_opendocument(tmp_path / "leaflet.odt") == []


@every_language
def test_every_fixed_word_is_there_in_every_language(language: str) -> None:
    fixed = {text.en for text in vars(words).values() if isinstance(text, Text)}
    assert set(WORDS[language]) == fixed
    assert len(DAYS[language][1].split()) == 12
    assert language in QUOTES


@from_right
def test_the_direction_is_said_in_every_format(language: str) -> None:
    tree = a_document("leaflet", language)
    page = write(tree, "html").decode()
    assert f'<html lang="{language}" dir="rtl">' in page
    assert "<bdi>04131 555-0100</bdi>" in page
    word = write(tree, "docx")
    assert "<w:bidi/>" in part(word, "word/styles.xml")
    assert "<w:rtl/>" in part(word, "word/document.xml")
    assert "\u200e04131 555-0100\u200e" in part(word, "word/document.xml")
    open_document = write(tree, "odt")
    assert 'style:writing-mode="rl-tb"' in part(open_document, "styles.xml")
    assert "\u200e04131 555-0100\u200e" in part(open_document, "content.xml")


def test_a_number_in_the_template_keeps_its_order_too() -> None:
    assert "<bdi>0800 111 0 111</bdi>" in write(a_document("leaflet", "ar"), "html").decode()
    assert "<bdi>" not in re.sub(r"<header>.*?</header>", "", write(a_document(), "html").decode(), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("de", "1.\u00a0März 2027"),
        ("en", "1\u00a0March 2027"),
        ("fr", "1er\u00a0mars 2027"),
        ("tr", "1\u00a0Mart 2027"),
        ("uk", "1\u00a0березня 2027\u00a0р."),
        ("ru", "1\u00a0марта 2027\u00a0г."),
        ("ar", "1\u00a0مارس 2027"),
        ("fa", "1\u00a0مارس 2027"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, day: str) -> None:
    assert words.long_day(date(2027, 3, 1), language) == day


def test_french_keeps_its_marks_at_the_word() -> None:
    assert set_spaces("Qui ? Moi : « oui »", "fr") == "Qui\u202f? Moi\u202f: «\u202foui\u202f»"
    assert set_spaces("Wer ? Ich : ja", "de") == "Wer ? Ich : ja"
