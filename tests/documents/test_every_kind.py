"""Every kind of document, in every language there is, passes the validator of every format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import verapdf
from html_checks import complaints
from markdown_it import MarkdownIt
from office_schemas import broken_in_opendocument, broken_in_word
from sample_documents import a_document

import paperwork
from command_line import Cli
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.writing.writers import WRITERS, write
from ehrenamt_cli.domain.documents import DocumentKind

pytestmark = pytest.mark.usefixtures("register")

GOOD = write(a_document(draft=True), "html").decode()
GOOD_TABLE = write(a_document("letter", "ar"), "html").decode()


def kinds_and_languages() -> Iterator[tuple[DocumentKind, str]]:
    for template in library.templates():
        for kind in paperwork.SHIPPED:
            if kind.template == f"{template.kind}/{template.name}":
                yield kind, template.language


def check(path: Path) -> list[str]:
    """What the validator of this format says of the file."""
    if path.suffix == ".pdf":
        return verapdf.broken_rules(path, "ua1") + verapdf.broken_rules(path, "2a")
    if path.suffix == ".docx":
        return broken_in_word(path)
    if path.suffix == ".odt":
        return broken_in_opendocument(path)
    if path.suffix == ".html":
        return complaints(path.read_text(encoding="utf-8"))
    tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
    raw = [token.content for token in tokens if token.type.startswith(("html", "code", "fence"))]
    return raw if any(token.tag == "h1" for token in tokens) else ["no title"]


def finished_and_drafts() -> Iterator[Any]:
    """Every text as it is sent; drafts in German, for their marks are the same in every language."""
    for kind, language in kinds_and_languages():
        yield pytest.param(kind, language, False, id=f"{kind.name}-{language}")
        if language == "de":
            yield pytest.param(kind, language, True, id=f"{kind.name}-{language}-draft")


@pytest.mark.parametrize(("kind", "language", "draft"), list(finished_and_drafts()))
def test_every_validator_is_content(cli: Cli, kind: DocumentKind, language: str, draft: bool, tmp_path: Path) -> None:
    about = ["--draft"] if draft else paperwork.words_for(kind)
    options = ["--language", language, "--to", ",".join(WRITERS), "-o", f"{tmp_path}/out/"]
    made = cli("document", "render", kind.name, *about, *options, "--json", expect=0).json["files"]
    assert len(made) == len(WRITERS)
    for file in made:
        assert check(Path(file["file"])) == [], file["format"]


class TestTheCheckOfWebPages:
    def test_finds_nothing_in_good_ones(self) -> None:
        assert complaints(GOOD) == []
        assert complaints(GOOD_TABLE) == []

    @pytest.mark.parametrize(
        ("good", "bad", "complaint"),
        [
            ('<html lang="de"', "<html", "no language"),
            ("<title>", "<title></title><x>", "no title"),
            ("<h1>", "<h1></h1><h3>", "skips a level"),
            ("</main>", '<p id="a"></p><p id="a"></p></main>', "id a twice"),
            ("</main>", "<p><div></p></main>", "grammar"),
            ("</main>", '<img src="data:image/png;base64,AA=="></main>', "picture without words"),
            ("</main>", '<img alt="" src="http://evil.example/x.png"></main>', "src=http"),
            ("</main>", "<script>1</script></main>", "<script>"),
            ("</main>", '<p onclick="x()"></p></main>', "onclick"),
            ("</main>", '<a href="javascript:x">x</a></main>', "a link to"),
            ("</main>", "<h2></h2></main>", "an empty heading"),
            ("--quiet:#505050", "--quiet:#aaaaaa", "quiet on page"),
            ("<main>", "<main></main><main>", "2 × <main>"),
        ],
    )
    def test_finds_what_is_wrong(self, good: str, bad: str, complaint: str) -> None:
        assert good in GOOD
        assert any(complaint in found for found in complaints(GOOD.replace(good, bad, 1)))

    @pytest.mark.parametrize(("good", "bad"), [(' scope="col"', ""), ("</td></tr>", "</td><td></td></tr>")])
    def test_finds_what_is_wrong_with_a_table(self, good: str, bad: str) -> None:
        assert any("a table" in found for found in complaints(GOOD_TABLE.replace(good, bad, 1)))
