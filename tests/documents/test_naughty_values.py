"""Whatever a name contains, it stays a name: no format changes its structure, and no letter of it is lost."""

import re
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from agreement_records import DAY, SENDER, a_contact, a_cooperation, a_party, three_parties
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ehrenamt_cli.documents import agreements
from ehrenamt_cli.documents.problems import NoGlyph
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import Break, DocumentTree, Gap, Words
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.documents.writing.writers import write

NAUGHTY = [
    "# **Bad** $x$ <b> #set page()",
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} {# x #}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "![x](http://evil.example/x.png) [klick](javascript:alert(1))",
    "1. Liste",
    "- Liste",
    "+ x",
    "* x",
    "=== --- ***",
    "| a | b |",
    "\\ backslash \\n \\",
    "`code` ``` ~~~",
    "&amp; &lt; &#35; &",
    "*a* _b_ ~~c~~ __d__",
    "> Zitat",
    "<foo@bar.example> http://x.example/?a=1&b=2",
    "\ue0000\ue001 \ue00099\ue001",
    "\u202egnp.exe\u202c \u2067x\u2069",
    "a\x00b\x07c\x1bd\x9b",
    "\ud800 allein \udfff",
    'O\'Brien & Söhne "GmbH" „so“',
    "محمد الأحمد 0581-555",
    "שלום עולם",
    "$E=mc^2$ @ref <label> //komm /*x*/ #{}",
    "]] ]]> <!-- x --> <![CDATA[ x",
    "%PDF {{{ }}} ${name} $title $$",
    "=cmd|' /C calc'!A0",
    "Zeile eins\nZeile zwei\r\n\r\nZeile drei\tTab",
    "Łukasz Ğülşen Đặng Ţepeş Ωμέγα Борис",
    "x" * 300,
    "Wort " * 60,
    "¿Qué? – „Ja“ … ½ € ™",
]


def agreement(name: str, *, kind: str = "prison") -> DocumentTree:
    """A cooperation agreement in which everything a person can type is this name."""
    party = a_party(
        name, kind, contacts=[a_contact(name, role=name, email=name, phone=name)], signatory=name, signatory_role=name
    )
    terms = a_cooperation(
        title=name, basis=name, number=name, place=name, regional_clauses=re.sub(r"[\r\n]+", " ", f"vor {name}")
    )
    sender = {**SENDER, "name": name, "street": name, "phone": name}
    variables = agreements.cooperation(terms, [party, *three_parties()[1:]], sender, DAY)
    return compose(library.find("agreement", "cooperation", "de"), variables, draft=False)


def skeleton(node: Any) -> Any:
    """The kinds of block in their order; a line is just a line."""
    if isinstance(node, Words | Gap | Break):
        return "words"
    if isinstance(node, tuple):
        inside = [skeleton(part) for part in node]
        return "line" if inside and all(part == "words" for part in inside) else inside
    if is_dataclass(node):
        return [type(node).__name__, *(skeleton(getattr(node, field.name)) for field in fields(node))]
    return None


def texts(node: Any) -> str:
    if isinstance(node, Break):
        return "\n"
    if isinstance(node, Words | Gap):
        return node.text
    if isinstance(node, tuple):
        return "".join(texts(part) for part in node)
    return "".join(texts(getattr(node, field.name)) for field in fields(node)) if is_dataclass(node) else ""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", normalize("NFKC", text))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in ("br", "bdi"):  # what a line end or an Arabic name may add
            self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def html_tags(tree: DocumentTree) -> tuple[list[str], str]:
    parser = Tags()
    parser.feed(write(tree, "html").decode())
    return parser.tags, "".join(parser.words)


def xml_tags(content: bytes, part: str) -> tuple[list[str], str]:
    with ZipFile(BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    return [tag for tag in tags if tag not in ("br", "line-break", "rtl", "bCs", "r", "t", "s", "rPr")], "".join(root.itertext())


def markdown_tokens(tree: DocumentTree) -> tuple[list[str], str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(write(tree, "md").decode())
    blocks = [token.type for token in tokens if token.type != "inline"]
    inner = [child for token in tokens if token.type == "inline" for child in token.children or []]
    marks = [child.type for child in inner if child.type not in ("text", "softbreak", "hardbreak", "text_special")]
    return [*blocks, *marks], "".join("\n" if child.type == "hardbreak" else child.content for child in inner)


@cache
def ordinary(lines: int) -> DocumentTree:
    """The same agreement with an ordinary name of as many lines."""
    return agreement("\n".join(["Anna"] * lines))


def like(name: str) -> DocumentTree:
    return ordinary(literal(name).count("\n") + 1)


@pytest.mark.parametrize("name", NAUGHTY, ids=lambda name: ascii(name[:24]))
class TestANaughtyName:
    def test_leaves_the_tree_as_it_is(self, name: str) -> None:
        tree = agreement(name)
        assert skeleton(tree.blocks) == skeleton(like(name).blocks)
        assert squeezed(literal(name)) in squeezed(texts(tree.blocks))

    def test_leaves_the_web_page_as_it_is(self, name: str) -> None:
        tree = agreement(name)
        tags, words = html_tags(tree)
        assert tags == html_tags(like(name))[0]
        assert squeezed(literal(name)) in squeezed(words)

    def test_leaves_the_word_file_as_it_is(self, name: str) -> None:
        content = write(agreement(name), "docx")
        tags, words = xml_tags(content, "word/document.xml")
        assert tags == xml_tags(write(like(name), "docx"), "word/document.xml")[0]
        assert squeezed(literal(name)) in squeezed(words)
        for part in ("word/header1.xml", "word/footer1.xml", "docProps/core.xml"):
            xml_tags(content, part)

    def test_leaves_the_opendocument_file_as_it_is(self, name: str) -> None:
        content = write(agreement(name), "odt")
        tags, words = xml_tags(content, "content.xml")
        assert tags == xml_tags(write(like(name), "odt"), "content.xml")[0]
        assert squeezed(literal(name)) in squeezed(words)
        for part in ("styles.xml", "meta.xml"):
            xml_tags(content, part)

    def test_leaves_the_markdown_as_it_is(self, name: str) -> None:
        tokens, words = markdown_tokens(agreement(name))
        assert tokens == markdown_tokens(like(name))[0]
        assert squeezed(literal(name)) in squeezed(words)

    def test_makes_a_pdf(self, name: str) -> None:
        assert write(agreement(name), "pdf").startswith(b"%PDF")


def test_a_letter_no_font_has_is_named_with_what_to_do() -> None:
    with pytest.raises(NoGlyph) as caught:
        write(agreement("Anna 🦄"), "pdf")
    assert str(caught.value.message) == "Das Zeichen „🦄“ (U+1F984, UNICORN FACE) gibt es in keiner Schrift der PDF-Datei."
    assert "fonts/" in str(caught.value.hint)
    for to in ("docx", "odt", "html", "md"):
        assert write(agreement("Anna 🦄"), to)


def test_a_font_beside_ones_own_templates_is_used(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    tree = compose(
        library.find("agreement", "cooperation", "de"),
        agreements.cooperation(a_cooperation(), three_parties(), SENDER, DAY),
        draft=False,
        folders=[tmp_path],
    )
    assert tree.fonts == (tmp_path / "fonts",)
    assert write(tree, "pdf").startswith(b"%PDF")


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from(list("#*_`~<>[](){}|\\!&;$@=+-.:,'\"/%^ \n\t019abÄß\u00a0\u200fم\ue000\ue001\u2028﷽")),
        min_size=1,
        max_size=14,
    )
)
def test_no_text_at_all_changes_the_structure(name: str) -> None:
    if not literal(name):
        return
    tree = agreement(name)
    assert skeleton(tree.blocks) == skeleton(like(name).blocks)
    assert html_tags(tree)[0] == html_tags(like(name))[0]
    assert markdown_tokens(tree)[0] == markdown_tokens(like(name))[0]
    assert xml_tags(write(tree, "odt"), "content.xml")[0] == xml_tags(write(like(name), "odt"), "content.xml")[0]
    for found in (html_tags(tree)[1], markdown_tokens(tree)[1], xml_tags(write(tree, "odt"), "content.xml")[1]):
        assert squeezed(literal(name)) in squeezed(found)
