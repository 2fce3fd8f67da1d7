"""What the shipped templates have to say: every duty, every section, and only variables that exist."""

import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from ehrenamt_cli.documents import library
from ehrenamt_cli.documents.fields import FIELDS

DUTIES = [f"K-{number:02}" for number in range(1, 27)]
SHIPPED = [template for template in library.templates() if f"{template.kind}/{template.name}" in FIELDS]


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


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.file)
def test_templates_use_only_listed_variables(template: library.Template) -> None:
    known = {variable.path for variable in FIELDS[f"{template.kind}/{template.name}"]}
    source = library.read(template.file)
    assert source
    used = set(variables(Environment().parse(source.text).body, {}))
    roots = {path for entry in known for path in prefixes(entry)}
    assert used - known - roots == set()


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_listed_variable_is_used(name: str) -> None:
    used: set[str] = set()
    for language in ("de", "en"):
        source = library.read(f"{name}.{language}.md")
        assert source
        used |= set(variables(Environment().parse(source.text).body, {}))
    by_the_program = ("sender.", "signers[]", "day", "place")
    unused = [variable.path for variable in FIELDS[name] if variable.path not in used]
    assert [path for path in unused if not path.startswith(by_the_program) and not covered(path, used)] == []


def prefixes(path: str) -> Iterator[str]:
    """``parties[].contacts[].name`` also stands for ``parties`` and ``parties[].contacts``."""
    for match in re.finditer(r"\[\]|\.", path):
        yield path[: match.start()]


def covered(path: str, used: set[str]) -> bool:
    """A list that is only tested or passed on, and the kind by which parties were sorted."""
    return path.removesuffix("[]") in used or path == "parties[].kind"


def variables(tree: list[nodes.Node], scope: dict[str, str]) -> Iterator[str]:
    """The paths of all variables in a template; a loop's own name stands for the list it goes through."""
    for node in tree:
        if isinstance(node, nodes.For):
            source = path_of(node.iter, scope)
            yield source
            assert isinstance(node.target, nodes.Name)
            yield from variables([*node.body, *node.else_], {**scope, node.target.name: f"{source}[]"})
        elif isinstance(node, nodes.Getattr | nodes.Name):
            yield path_of(node, scope)
        elif isinstance(node, nodes.Call):
            yield from variables(list(node.args), scope)
        else:
            yield from variables(list(node.iter_child_nodes()), scope)


def path_of(node: nodes.Node, scope: dict[str, str]) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{path_of(node.node, scope)}.{node.attr}"
    assert isinstance(node, nodes.Name)
    return scope.get(node.name, node.name)
