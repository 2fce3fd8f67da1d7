"""Whatever a template is made of: it ends soon, in a document or in one sentence, and sees nothing but its values."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from agreement_records import DAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.writing.writers import write
from ehrenamt_cli.errors import EhrenamtError, FileProblem
from ehrenamt_cli.i18n import Text

VALUES: dict[str, Any] = {
    "day": DAY,
    "number": "1",
    "sender": {"name": "Träger", "address": "", "phone": "", "email": "", "website": ""},
    "recipient": {"name": "", "salutation": "", "lines": []},
    "volunteer": {
        "name": "Anna",
        "languages": ["Deutsch", "Türkisch"],
        "phone": Blank(Text("Telefon", "phone"), "volunteer.phone"),
    },
    "names": ["Anna", "Ben"],
    "hours": 8,
}

SECONDS = 6
"""Far more than any template takes, so that a busy machine fails no test; what is endless takes minutes."""


def composed(folder: Path, template: str, **values: Any) -> DocumentTree:
    """A template written on the spot."""
    path = folder / "note" / "test.de.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8", newline="")
    return compose(library.find("note", "test", "de", [folder]), {**VALUES, **values}, draft=True, folders=[folder])


def words_of(tree: DocumentTree) -> str:
    return write(tree, "md").decode().partition("⟨spitzen Klammern⟩.")[2].strip()


@pytest.mark.parametrize(
    "template",
    [
        "{{ names | map(attribute='__class__') | first }}",
        "{{ names | sort(attribute='__class__.__mro__') | first }}",
        "{{ [day] | map(attribute='strftime') | first }}",
        "{{ volunteer.items() }}",
        "{{ volunteer.items }}",
        "{{ volunteer['__class__'] }}",
        "{{ volunteer | attr('name') }}",
        "{{ day.strftime('%Y') }}",
        "{{ day.min }}",
        "{{ names.__len__ }}",
        "{{ hours.real }}",
        "{{ signatures(names) }}",
        "{% macro m() %}{{ m.name }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ kwargs }}{% endmacro %}{{ m(a=1) }}",
        "{{ caller }}",
        "{{ self }}",
        "{{ loop }}",
        "{% for x in [[1]] recursive %}{{ loop(x) }}{% endfor %}",
        "{% filter join('') %}{{ names[0] }}{% endfilter %}",
        "{% autoescape false %}{{ names[0] }}{% endautoescape %}",
        "{% set x %}{{ volunteer.name }}{% endset %}{{ x[0] }}{{ 9 }}{{ x[2] }}",
        "{% set x %}{{ volunteer.name }}{% endset %}{{ x[0:1] }}",
        "{% set x %}{{ volunteer.name }}{% endset %}{{ x | phone }}",
        "{% set x %}{{ volunteer.name }}{% endset %}{{ x | list }}",
        "{% set x %}{{ volunteer.name }}{% endset %}{% for c in x %}{{ c }}{% endfor %}",
        "{% import 'note/test.de.md' as t %}{{ t._body_stream }}",
        "{% include '..' %}",
        "{% include 'note/../../secret.md' %}",
        "{% include 5 %}",
        "{% extends names %}",
    ],
)
def test_nothing_but_fields_can_be_read(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateProblem):
        composed(tmp_path, template)


BIG = "{% set big = 'aaaaaaaaaa' %}" + "{% set big = big ~ big %}" * 14


@pytest.mark.parametrize(
    "template",
    [
        "{% set n = 9 %}" + "{% set n = n * n %}" * 40 + "{{ n }}",
        "{% set l = [1] %}" + "{% set l = [l, l] | sum(start=[]) %}" * 40,
        BIG + "{% for i in range(90000) %}{% set l = big | list %}{% endfor %}",
        BIG + "{% for i in range(90000) %}{{ big }}{% endfor %}",
        "{% for i in range(90000) %}" + "x" * 1000 + "{% endfor %}",
        "{% for i in range(90000) %}" + "{% if names %}{% endif %}" * 2000 + "{% endfor %}",
        "{% macro m() %}" + "{% if names %}{% endif %}" * 2000 + "{% endmacro %}{% for i in range(90000) %}{{ m() }}{% endfor %}",
        "{% for i in range(10) %}{% include 'note/test.de.md' %}{% endfor %}",
        "{% block a %}{{ self.a() }}{% endblock %}",
        "{% for i in [1] %}" * 25 + "x" + "{% endfor %}" * 25,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "-" * 5000 + "1 }}",
        "{{ volunteer" + ".a" * 20000 + " }}",
        "{% for i in range(10 ** 30) %}{% endfor %}",
        "{% for i in range(999999999999999999999999) %}{% endfor %}",
        "[" * 50000,
        "[a](" * 40000,
        "*" * 50000 + "a" + "*" * 50000,
        "a**b" * 40000,
        "\"'" * 40000,
        ">" * 50000 + " a",
        "\n".join("  " * i + "- a" for i in range(400)),
        "|" + "a|" * 4000 + "\n|" + "-|" * 4000 + "\n" + "|a|\n" * 4000,
        "- a\n" * 90000,
        "a\n\n" * 90000,
    ],
    ids=lambda template: template[:40],
)
def test_whatever_grows_without_end_is_stopped_soon(tmp_path: Path, template: str) -> None:
    begun = time.process_time()
    with pytest.raises(TemplateProblem):
        composed(tmp_path, template)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ names | length }} {{ names | first }} {{ names[1:] | listed }}", "2 Anna Ben"),
        ("{{ volunteer['name'] }} {{ volunteer.languages | join('/') }}", "Anna Deutsch/Türkisch"),
        ("{{ hours * 4 }} {{ [1, 2] | sum }} {{ day.year }} {{ -hours }}", "32 3 2026 -8"),
        ("{% if volunteer.phone > 3 %}x{% endif %}{{ volunteer.phone * 2 }}{{ -volunteer.phone }}", "⟨Telefon⟩⟨Telefon⟩"),
        ("{% for one in names | sort(reverse=true) %}{{ loop.index }}{{ one }}{% endfor %}", "1Ben2Anna"),
        ("{% macro b(x) %}<{{ x }}>{% endmacro %}{{ b(names[0]) }}", "\\<Anna\\>"),
        ("{% set x %}{{ volunteer.name }}{% endset %}{% if x | length %}{{ x }}{% endif %}", "Anna"),
        ("&#xE000;7&#xE001; &#12;a\x01b\x1b[31m{{ names[0] }}", "ab\\[31mAnna"),
    ],
)
def test_what_templates_need_works(tmp_path: Path, template: str, printed: str) -> None:
    assert words_of(composed(tmp_path, template)) == printed


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_editor_will_do(tmp_path: Path, ends: str, mark: str) -> None:
    template = mark + ends.join(["---", "title: Gruß", "---", "## Grüße", "", "{{ names[0] }}", "{{ nams }}"])
    with pytest.raises(TemplateProblem) as caught:
        composed(tmp_path, template)
    assert "Zeile 7" in str(caught.value.message)
    assert "Grüße" in words_of(composed(tmp_path, template.replace("nams", "hours")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "Textdatei"),
        ("Grüße".encode("latin-1"), "UTF-8"),
        ("Grüße".encode("utf-16"), "UTF-8"),
        (b"x" * 600_000, "zu groß"),
    ],
)
def test_a_file_that_is_no_template_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "note" / "test.de.md"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        library.find("note", "test", "de", [tmp_path])
    assert said in str(caught.value.message)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("geheim", encoding="utf-8")
    own = tmp_path / "own"
    composed(own, "x")
    (own / "note" / "other.de.md").symlink_to(secret)
    with pytest.raises(FileProblem) as caught:
        composed(own, "{% include 'note/other.de.md' %}")
    assert "führt aus dem Ordner" in str(caught.value.message)
    (own / "linked").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises((TemplateProblem, FileProblem)):
        composed(own, "{% include 'linked/secret.md' %}")


def test_a_template_that_is_changed_is_read_again(tmp_path: Path) -> None:
    assert words_of(composed(tmp_path, "eins")) == "eins"
    assert words_of(composed(tmp_path, "zwei")) == "zwei"


PIECES = st.sampled_from(
    [
        *(
            "{{ ",
            " }}",
            "{% if ",
            " %}",
            "{% endif %}",
            "{% for x in ",
            "{% endfor %}",
            "{% else %}",
            "{# ",
            " #}",
            "{% set x = ",
        ),
        *("{% block a %}", "{% endblock %}", "{% macro m(x) %}", "{% endmacro %}", "{{ m(1) }}", "{% set x %}", "{% endset %}"),
        *("{% include 'note/test.de.md' %}", "{% extends 'standard/agreement/volunteer.de.md' %}", "{% raw %}", "{% endraw %}"),
        *("volunteer", ".name", ".phone", ".nmae", "names", "hours", "day", "x", "loop.index", "[0]", "['a']", "[1:]", "super()"),
        *(
            " | ",
            "join",
            "listed",
            "euro",
            "phone",
            "in_words",
            "first",
            "sum",
            "map('join')",
            "default('–', true)",
            "sort",
            "()",
        ),
        *(
            " + ",
            " * ",
            " ~ ",
            " == ",
            " > ",
            " in ",
            " and ",
            " not ",
            " is defined",
            " if ",
            " else ",
            "1",
            "9999999",
            "'a'",
            "2.5",
        ),
        *(
            "# ",
            "## ",
            "#### ",
            "- ",
            "1. ",
            "> ",
            "| a | b |\n|--|--|\n",
            "| 1 |",
            "**",
            "_",
            "`",
            "![",
            "](",
            "[",
            "]",
            "<",
            "&#0;",
        ),
        *("\n", "\n\n", "    ", "\t", "---\n", "***", "\\", "§ 5", "z. B.", "\u202e", "\x00", "😀", "ﷺ", "“", '"', "'", "{-}"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_templates_end_in_a_document_or_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, template: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "random"
    begun = time.process_time()
    try:
        tree = composed(folder, template.encode("utf-8", "ignore").decode())
        said = [write(tree, form) for form in ("md", "html", "odt")]
    except EhrenamtError as problem:
        said = [str(problem.message), str(problem.hint)]
    assert all(said)
    assert time.process_time() - begun < SECONDS
