"""Every sentence exists in both languages, with the same fields, and no language leaks into the other."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import ehrenamt_cli
from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.i18n import Text

SOURCE = Path(ehrenamt_cli.__file__).parent


class Pair(NamedTuple):
    """Two sentences as they stand in the source."""

    place: str
    de: str
    en: str


@cache
def pairs() -> tuple[Pair, ...]:
    """Every ``Text(…, …)`` and ``both(…, …)`` that is written out."""
    return tuple(_pairs())


def _pairs() -> Iterator[Pair]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Text", "both"):
                words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                if len(words) == 2:
                    yield Pair(f"{path.relative_to(SOURCE)}:{node.lineno}", *words)


def fields(text: str) -> set[str]:
    """The names in braces; ``{de}`` and ``{en}`` are one and the same thing in two languages."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {"word" if name in ("de", "en") else name for name in names}


def test_there_are_many_sentences() -> None:
    assert len(pairs()) > 500


def test_no_sentence_lacks_a_language() -> None:
    assert [pair for pair in pairs() if bool(pair.de.strip()) != bool(pair.en.strip())] == []


def test_both_languages_have_the_same_fields() -> None:
    assert [pair for pair in pairs() if fields(pair.de) != fields(pair.en)] == []


def test_sentences_end_alike() -> None:
    """A full stop or a question mark on one side stands on the other too."""
    assert [pair for pair in pairs() if pair.de and (pair.de[-1] in ".?:") != (pair.en[-1] in ".?:")] == []


def spoken(text: str) -> str:
    """A text without what is quoted, filled in or typed (``not-same``): those have no language."""
    return re.sub(r"„[^“]*“|“[^”]*”|\{[^}]*\}|\b[a-z]+-[a-z]+\b|--?[\w-]+", "", text)


GERMAN = re.compile(r"\b(?:und|oder|nicht|bitte|kein|keine|der|das|mit|ist|wird|für|eine|einen|ohne|auch)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:the|and|not|please|with|without|cannot|which|whose|should)\b", re.IGNORECASE)


def test_no_german_in_english_and_no_english_in_german() -> None:
    assert [pair for pair in pairs() if GERMAN.search(spoken(pair.en)) or ENGLISH.search(spoken(pair.de))] == []


def test_nobody_is_addressed_by_du_or_sie() -> None:
    """„Meinten Sie …?“ is how every program asks it."""
    address = re.compile(r"\b(?:du|dir|dich|dein\w*|Ihr\w{0,2}|Ihnen)\b|(?<!Meinten )\bSie\b(?! |$)")

    assert [pair for pair in pairs() if address.search(pair.de)] == []


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [pair for pair in pairs() if ("“" in pair.de and "„" not in pair.de) or "„" in pair.en] == []


def texts() -> Iterator[tuple[str, Text]]:
    """Every Text that any module holds once it is loaded, wherever in its tables it sits."""
    for module in pkgutil.walk_packages(ehrenamt_cli.__path__, "ehrenamt_cli."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", text) for text in inside(value, set()))


def inside(value: object, seen: set[int]) -> Iterator[Text]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from inside(each, seen)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from inside(each, seen)


def test_no_table_holds_half_a_sentence() -> None:
    held = list(texts())

    assert len(held) > 300
    assert [(place, text) for place, text in held if bool(text.de) != bool(text.en) or fields(text.de) != fields(text.en)] == []


ALL_HELP = """
import io, sys
from ehrenamt_cli import cli, shell
from ehrenamt_cli.command_table import Verb

def show(*words):
    print("\\n@@", *words)
    shell.run(cli.COMMANDS, "today:today", [*words, "--help"])

show()
for entry in cli.COMMANDS:
    show(entry.name)
    if ":" not in entry.target:
        for verb in shell._module(entry.target).VERBS:
            show(entry.name, verb.name)
"""


@pytest.fixture(scope="module", params=["de", "en"])
def help_pages(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """The help of every command, in a process of its own as somebody would see it."""
    asked = os.environ | {"EHRENAMT_LANG": request.param, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-c", ALL_HELP], env=asked, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    pages = dict(part.split("\n", 1) for part in done.stdout.split("\n@@")[1:])
    return request.param, pages


def test_every_command_has_a_page(help_pages: tuple[str, dict[str, str]]) -> None:
    language, pages = help_pages

    assert len(pages) > 100
    assert {f" {entry.name}" for entry in COMMANDS} <= pages.keys()
    assert all(("Aufruf: " if language == "de" else "Usage: ") in page for page in pages.values())


def test_every_option_is_explained(help_pages: tuple[str, dict[str, str]]) -> None:
    """Only an option too long for its column stands alone on its line."""
    lines = [line for page in help_pages[1].values() for line in page.splitlines()]

    assert [line for line in lines if re.fullmatch(r"  --\S+( \S+)?", line) and len(line.strip()) <= 26] == []


def test_no_page_mixes_the_languages(help_pages: tuple[str, dict[str, str]]) -> None:
    language, pages = help_pages
    foreign = GERMAN if language == "en" else ENGLISH

    found = {name: [line.strip() for line in page.splitlines() if foreign.search(spoken(line))] for name, page in pages.items()}

    assert {name: lines for name, lines in found.items() if lines} == {}
