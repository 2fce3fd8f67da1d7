"""Letters lie in the window of their envelope, whatever the names are."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import verapdf
from office_schemas import broken_in_opendocument, broken_in_word
from sample_documents import a_document, a_recipient, a_sender

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.writing.writers import write
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.i18n import Text

LONG = "Freiwilligen-Koordination der Straffälligenhilfe im Landkreis mit dem langen Namen " * 3
LETTERS = {
    "a letter": a_document(),
    "a draft": a_document(draft=True),
    "with remarks": a_document(recipient=a_recipient(remarks=["Persönlich", "Vertraulich"])),
    "with long names": a_document(
        sender=a_sender(name=LONG, address=LONG, phone=LONG), recipient=a_recipient(lines=[LONG, LONG, LONG, "21335 Lüneburg"])
    ),
    "in Arabic": a_document(language="ar"),
}
every_letter = pytest.mark.parametrize("tree", LETTERS.values(), ids=LETTERS)


def parts(tree: DocumentTree, to: str) -> dict[str, str]:
    with ZipFile(BytesIO(write(tree, to))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@every_letter
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_is_accessible_and_fit_for_the_archive(tree: DocumentTree, flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(write(tree, "pdf"))
    assert verapdf.broken_rules(path, flavour) == []


@every_letter
def test_keeps_to_the_schemas_of_word_and_opendocument(tree: DocumentTree, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(write(tree, "docx"))
    (tmp_path / "letter.odt").write_bytes(write(tree, "odt"))
    assert broken_in_word(tmp_path / "letter.docx") == []
    assert broken_in_opendocument(tmp_path / "letter.odt") == []


@pytest.mark.parametrize("to", ["docx", "odt", "html", "md"])
def test_says_whom_it_goes_to_and_what_it_is_about(to: str) -> None:
    text = write(a_document(), to).decode() if to in ("html", "md") else " ".join(parts(a_document(), to).values())
    text = re.sub(r"<[^>]+>", "", text)
    for words in (
        "Rote Straße 3",
        "21335 Lüneburg",
        "Unser Zeichen",
        "EV-2026-0007",
        "22.\u00a0November 2026",
        "120\u00a0Stunden",
    ):
        assert words in text, words


def test_the_address_stands_in_the_window() -> None:
    word = parts(a_document(), "docx")["word/document.xml"]
    assert 'w:x="1418" w:y="2552"' in word, "25 mm from the left, 45 mm from above"
    assert 'w:x="7088" w:y="2835"' in word, "the information block 125 mm from the left, 50 mm from above"
    open_document = parts(a_document(), "odt")
    assert 'svg:x="2.50cm" svg:y="5.85cm" svg:width="8.00cm"' in open_document["content.xml"]
    assert all(f'svg:y1="{place}cm"' in open_document["styles.xml"] for place in (10.5, 14.85, 21.0)), "fold and punch marks"


def test_a_missing_address_stops_the_letter_and_is_a_gap_in_a_draft() -> None:
    recipient = a_recipient(lines=[Blank(Text("Anschrift", "address"), "recipient.lines")])
    with pytest.raises(MissingFields) as caught:
        a_document(recipient=recipient)
    assert "Anschrift" in str(caught.value.message)
    assert "⟨Anschrift⟩" in write(a_document(recipient=recipient, draft=True), "html").decode()


def test_a_long_address_is_written_smaller() -> None:
    def size(tree: DocumentTree) -> float:
        [points] = re.findall(r'name="AddressLines".*?font-size="([\d.]+)pt"', parts(tree, "odt")["content.xml"])
        return float(points)

    assert size(LETTERS["a letter"]) == 10.5
    assert size(LETTERS["with long names"]) < 7
