"""The check of a template: what it finds, in which line, and that it finds nothing where there is nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ehrenamt_cli.documents.fields import Variable, variables
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import checking, library, offers, samples, shapes
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.walking import PARSER, Walk
from ehrenamt_cli.documents.writing.pdf import write_pdf
from ehrenamt_cli.domain.documents import KINDS, DocumentKind

KIND = KINDS["volunteer-agreement"]


def shape_of(kind: DocumentKind) -> shapes.Shape:
    return shapes.shape_of(variables(kind))


def checked(folder: Path, text: str, file: str = "agreement/volunteer.de.md") -> list[Finding]:
    """What the check finds in an own template, beside what it no longer prints."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    template = library.find(*re.split("[/.]", file)[:3], [folder])
    found = checking.check(template, shape_of(KIND), [folder])
    return [finding for finding in found if not finding.code.startswith("lost_")]


def said(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in findings]


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("{{ taks }}", "unknown_field", "task"),
        ("{{ name }}", "unknown_field", "recipient.name"),
        ("{{ volunteer.geburtstag }}", "unknown_field", "born_on"),
        ("{{ volunteer.name.first }}", "unknown_field", "einzelner Wert"),
        ("{{ volunteer.languages.first }}", "unknown_field", "Liste"),
        ("{{ begins_on.yaer }}", "unknown_field", "year"),
        ("{% if nobody_knows_this %}{% endif %}", "unknown_field", "Vorhanden"),
        ("{% for one in signers %}{{ one.nmae }}{% endfor %}", "unknown_field", "name"),
        ("{% for one in signers %}{{ loop.idex }}{% endfor %}", "unknown_field", "index"),
        ("{% for one in signers %}{% endfor %}{{ one.name }}", "unknown_field", ""),
        ("{% macro m(x) %}{{ volunteer.x }}{% endmacro %}", "unknown_field", ""),
        ("{{ signers | map(attribute='nme') | listed }}", "unknown_field", "name"),
        ("{{ task | eur }}", "unknown_filter", "euro"),
        ("{% if task is definde %}{% endif %}", "unknown_test", "defined"),
        ("{% for one in task %}{% endfor %}", "not_a_list", "[]"),
        ("{{ volunteer }}", "not_plain", "volunteer.name"),
        ("{{ volunteer.languages }}", "not_plain", "listed"),
        ("{{ volunteer.__class__ }}", "forbidden", "Felder lesen"),
        ("{{ volunteer.name.upper() }}", "forbidden", "Felder lesen"),
        ("{{ task ** 2 }}", "forbidden", "Felder lesen"),
        ("{% autoescape false %}{% endautoescape %}", "forbidden", "Felder lesen"),
        ("{{ task }", "syntax", ""),
        ("{% iff task %}", "syntax", "if"),
        ("{% include 'letter/fus.de.md' %}", "unknown_template", ""),
        ("{{ task - 1 }}", "trial", ""),
        ("{{ signers[0].name }}", "trial", "{% if"),
        ("{{ (signers | first).name }}", "trial", "{% if"),
        ("#### Überschrift", "heading", "###"),
        ("![Logo](logo.png)", "markdown", ""),
        ("---", "markdown", ""),
        ("| a | b |", "table", "leere Zeile"),
        ("Gern 🤷 geschehen", "glyph", "weglassen"),
    ],
)
def test_each_mistake_is_found_in_its_line(tmp_path: Path, line: str, code: str, hint: str) -> None:
    found = checked(tmp_path, f"---\ntitle: Test\n---\n# Titel\n\n## Abschnitt\n\n{line}\n")
    assert (8, code) in said(found)
    assert hint in str(next(finding for finding in found if finding.code == code).hint)


def test_a_branch_that_is_not_taken_is_looked_at(tmp_path: Path) -> None:
    text = "{% if allowance == 'never' %}\n{{ first }}\n{% elif task %}\n{{ second }}\n{% else %}\n{{ third }}\n{% endif %}\n"
    assert said(checked(tmp_path, text)) == [(2, "unknown_field"), (4, "unknown_field"), (6, "unknown_field")]


@pytest.mark.parametrize(
    "text",
    [
        "{{ volunteer.name }} {{ volunteer['name'] }} {{ begins_on.year }} {{ volunteer.phone | default('–', true) }}",
        "{% for one in signers %}{% if not loop.first %}{{ loop.previtem.name }}{% endif %}{% else %}–{% endfor %}",
        "{% set who = volunteer %}{{ who.name }}{% set x %}{{ task }}{% endset %}{{ x }}",
        "{% macro line(a, b='–') %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call line(task) %}x{% endcall %}",
        "{{ signers | map(attribute='name') | join }}{% if signers %}{{ (signers|first).name }}{{ signers[0].role }}{% endif %}",
        "{% if foo is defined %}x{% endif %}{% if hours_month > 5 and not task %}{{ hours_month * 2 }}{% endif %}",
        "{% with a = task %}{{ a }}{% endwith %}{% raw %}{{ nothing }}{% endraw %}{# {{ nothing }} #}",
        "{{ signatures(signers) }}",
        "| a |\n|---|\n{% for one in signers %}\n| {{ one.name }} |\n{% endfor %}\n{% if task %}\n| x |\n{% endif %}\n",
        "# Titel\n\n## A\n\n### B\n\n## C\n",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    assert checked(tmp_path, text) == []


class TestExtending:
    def test_a_block_of_a_wrong_name_would_never_be_printed(self, tmp_path: Path) -> None:
        text = '{% extends "standard/agreement/volunteer.de.md" %}\n{% block secrcy %}\nx\n{% endblock %}\n'
        [finding] = checked(tmp_path, text)
        assert (finding.line, finding.code) == (2, "unknown_block")
        assert "secrecy" in str(finding.hint)

    def test_neither_would_text_outside_blocks(self, tmp_path: Path) -> None:
        text = '{% extends "standard/agreement/volunteer.de.md" %}\n\n\nHallo\n{{ task }}\n'
        assert said(checked(tmp_path, text)) == [(4, "outside_blocks"), (5, "outside_blocks")]

    def test_the_nearest_template_is_named(self, tmp_path: Path) -> None:
        found = checked(tmp_path, '{% extends "standard/agreement/voluntier.de.md" %}\n')
        assert (1, "unknown_template") in said(found)
        assert "standard/agreement/volunteer.de.md" in str(found[0].hint)

    def test_what_is_set_by_one_is_known_to_the_other(self, tmp_path: Path) -> None:
        checked(
            tmp_path,
            "{% set greeting = task %}{% macro m(x) %}{{ x }}{% endmacro %}{% block a %}{% endblock %}\n",
            "note/base.de.md",
        )
        text = '{% extends "note/base.de.md" %}\n{% block a %}{{ greeting }}{{ m(task) }}{% endblock %}\n'
        assert checked(tmp_path, text) == []

    def test_a_mistake_in_an_included_file_names_that_file(self, tmp_path: Path) -> None:
        (tmp_path / "note").mkdir()
        (tmp_path / "note" / "_foot.de.md").write_text("Hallo\n{{ nobodys }}\n", encoding="utf-8")
        [finding] = checked(tmp_path, '{% include "note/_foot.de.md" %}\n')
        assert (finding.path.name, finding.line, finding.code) == ("_foot.de.md", 2, "unknown_field")


class TestLosses:
    def lost(self, folder: Path, text: str) -> list[str]:
        path = folder / "agreement" / "volunteer.de.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        found = checking.check(library.find("agreement", "volunteer", "de", [folder]), shape_of(KIND), [folder])
        return [str(finding.message) for finding in found if finding.code == "lost_field"]

    def test_a_field_that_is_no_longer_printed_is_missed(self, tmp_path: Path) -> None:
        standard = library.text_of(library.packaged() / "agreement" / "volunteer.de.md")
        assert self.lost(tmp_path, standard) == []
        [sentence] = self.lost(tmp_path, standard.replace("{{ volunteer.address }}", "zu Hause"))
        assert "„volunteer.address“ (Anschrift)" in sentence
        meant = standard.replace("{{ volunteer.address }}", "zu Hause").replace(
            "---\ntitle", "---\nohne: volunteer.address\ntitle"
        )
        assert self.lost(tmp_path, meant) == []

    def test_what_the_extended_template_prints_is_not_lost(self, tmp_path: Path) -> None:
        assert self.lost(tmp_path, '{% extends "standard/agreement/volunteer.de.md" %}\n') == []
        replaced = '{% extends "standard/agreement/volunteer.de.md" %}\n{% block expenses %}\n## Auslagen\n{% endblock %}\n'
        [sentence] = self.lost(tmp_path, replaced)
        assert "expenses_terms" in sentence
        assert self.lost(tmp_path, replaced.replace("## Auslagen", "{{ super() }}")) == []


class TestSamples:
    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
    def test_every_field_of_every_kind_has_an_example(self, kind: DocumentKind) -> None:
        for leaf in shapes.leaves(shape_of(kind)):
            assert samples.shown(leaf, "de")
            assert samples.shown(leaf, "en")

    @pytest.mark.parametrize("template", library.templates(), ids=lambda template: template.file)
    def test_every_packaged_template_is_complete_with_them(self, template: library.Template) -> None:
        kind = next(kind for kind in KINDS.values() if kind.template == template.called)
        assert compose(template, samples.full(shape_of(kind), template.language), draft=False).blocks

    def test_a_sample_is_a_pdf_that_says_so(self) -> None:
        template = library.find("agreement", "volunteer", "de")
        tree = compose(template, samples.full(shape_of(KIND), "de"), draft=True)
        assert write_pdf(samples.marked(tree)).startswith(b"%PDF-")


def test_examples_of_commands_and_filters_can_be_written_like_this() -> None:
    known = [*variables(KINDS["cooperation-agreement"]), *variables(KIND), *variables(KINDS["service-certificate"])]
    for offer in (*offers.COMMANDS, *offers.FILTERS, *offers.FUNCTIONS):
        example = offer.example.replace("…", "task", 1) if "if …" in offer.example else offer.example
        text = example + ("{% endfor %}" if "{% for" in example and "endfor" not in example else "")
        walk = Walk(Path("example"), shapes.shape_of([*known, Variable("name", offer.about)]))
        walk.over(PARSER.parse(text))
        assert walk.findings == [], offer.name
