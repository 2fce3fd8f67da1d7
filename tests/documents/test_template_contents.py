"""What the shipped templates have to say: every duty, every section, and only variables that exist."""

import re
from collections.abc import Iterator

import pytest

from ehrenamt_cli.documents.fields import variables
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.naming import named
from ehrenamt_cli.domain.documents import KINDS, DocumentKind

DUTIES = [f"K-{number:02}" for number in range(1, 27)]
BY_THE_PROGRAM = {"signatures", "range", "newline", "loop.index", "loop.first", "loop.last"}


def text_of(name: str, language: str) -> str:
    source = library.read(f"standard/agreement/{name}.{language}.md")
    assert source
    return source.text


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_cooperation_agreement_covers_every_duty(language: str) -> None:
    marked = re.findall(r"\{# (K-\d\d) #\}\n1\. |\{# (K-\d\d) #\}\n\{% if", text_of("cooperation", language))
    found = sorted(first or second for first, second in marked)
    assert [duty for duty in DUTIES if duty not in found] == [], "these duties have no paragraph"
    assert found == DUTIES, "each duty is marked once"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_volunteer_agreement_has_its_seventeen_sections(language: str) -> None:
    assert len(re.findall(r"^## ", text_of("volunteer", language), re.MULTILINE)) == 17


@pytest.mark.parametrize("name", ["cooperation", "volunteer"])
def test_both_languages_have_the_same_skeleton(name: str) -> None:
    def skeleton(language: str) -> list[str]:
        return re.findall(r"^#+ |\{%.*?%\}|^\s*1\. |^\s*- |^\|", text_of(name, language), re.MULTILINE)

    assert skeleton("de") == skeleton("en")


def test_the_service_has_its_right_name() -> None:
    text = text_of("cooperation", "de")
    assert "Ambulante" in text
    assert "Allgemeine" not in text


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_templates_name_only_variables_that_exist(kind: DocumentKind) -> None:
    known = {path for variable in variables(kind) for path in prefixes(variable.path)}
    for template in library.templates():
        if f"{template.kind}/{template.name}" == kind.template:
            source = library.read(template.file)
            assert source
            used = {re.sub(r"^kinds\.\w+\[\]", "parties[]", path.removesuffix("?")) for path in named(source.text)}
            assert used - known - BY_THE_PROGRAM == set()


def prefixes(path: str) -> Iterator[str]:
    """``parties[].contacts[].name`` also stands for ``parties``, ``parties[]`` and ``parties[].contacts``."""
    for match in re.finditer(r"\[\]|\.|$", path):
        yield path[: match.start()]
