"""Naughty names in letters and in documents from right to left: structure and meaning stay as they are in every format."""

import re
from functools import cache

import pytest
from sample_documents import a_document, a_recipient, a_sender
from test_naughty_values import NAUGHTY, html_tags, markdown_tokens, skeleton, squeezed, xml_tags

from ehrenamt_cli.documents.problems import NoGlyph
from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.words import literal, one_line
from ehrenamt_cli.documents.writing.writers import write

SAMPLES = [("letter", "de"), ("letter", "ar"), ("leaflet", "fa")]


def everywhere(sample: tuple[str, str], name: str) -> DocumentTree:
    """The sample in which everything a person can type is this name."""
    lines = name.split("\n")
    recipient = a_recipient(name, lines=[name, *lines], salutation=name, remarks=[name])
    sender = a_sender(name=name, address=name, phone=name, email=name, website=name)
    signers = [{"party": name, "name": name, "role": name, "place": name, "signed_on": ""}]
    return a_document(*sample, recipient=recipient, sender=sender, signers=signers, number=name)


@cache
def ordinary(sample: tuple[str, str], lines: int) -> DocumentTree:
    return everywhere(sample, "\n".join(["Anna"] * lines))


def like(sample: tuple[str, str], name: str) -> DocumentTree:
    return ordinary(sample, literal(name).count("\n") + 1)


def meaning(text: str) -> str:
    """The letters alone, without the marks that only say which way they run."""
    return squeezed(re.sub("[\u200e\u2066-\u2069]", "", text))


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
@pytest.mark.parametrize("name", NAUGHTY, ids=lambda name: ascii(name[:24]))
class TestANaughtyName:
    def test_stays_a_name(self, sample: tuple[str, str], name: str) -> None:
        tree, model = everywhere(sample, literal(name)), like(sample, name)
        assert skeleton(tree.blocks) == skeleton(model.blocks)
        found = {
            "html": (html_tags(tree), html_tags(model)),
            "md": (markdown_tokens(tree), markdown_tokens(model)),
            "odt": (xml_tags(write(tree, "odt"), "content.xml"), xml_tags(write(model, "odt"), "content.xml")),
            "docx": (xml_tags(write(tree, "docx"), "word/document.xml"), xml_tags(write(model, "docx"), "word/document.xml")),
        }
        for to, ((tags, words), (model_tags, _)) in found.items():
            assert tags == model_tags, to
            assert meaning(one_line(name)) in meaning(words), to
        assert write(tree, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_letter_no_font_has_is_named_wherever_it_stands(sample: tuple[str, str]) -> None:
    for changes in ({"sender": a_sender(name="Anna 🦄")}, {"number": "🦄"}, {"recipient": a_recipient("Anna 🦄")}):
        with pytest.raises(NoGlyph) as caught:
            write(a_document(*sample, **changes), "pdf")
        assert "U+1F984" in caught.value.message.de
