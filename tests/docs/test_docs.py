"""The documentation says what the program says, its links lead somewhere, and no workplace shows through."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.domain.matching import problem_file as problems
from ehrenamt_cli.domain.matching.planning import plan

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])

_ELSEWHERE = re.compile(r"/(?:work|root|home|tmp|Users)/\w|://[^/\s]*(?:artifactory|nexus|mirror)", re.I)
"""Folders of one machine, and hosts that packages come from."""


def test_the_generated_pages_are_what_the_program_says_today() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_docs.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [entry.name for entry in COMMANDS if f"## ehrenamt {entry.name}\n" not in page] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        file, _, heading = link.partition("#")
        target = path.parent / file if file else path
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        if not target.exists() or (heading and heading not in _headings(target)):
            broken.append(link)
    assert broken == []


def test_the_example_of_the_problem_file_gives_the_answer_that_stands_below_it() -> None:
    page = (ROOT / "docs" / "problem-file.md").read_text(encoding="utf-8")
    asked, answered = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL))
    problem = problems.read_problem(asked)
    assert problems.answer(problem, plan(problem)) == answered


@pytest.mark.parametrize("fields", ["FILE", "INSTITUTION", "VOLUNTEER", "NEED"])
def test_every_field_of_the_problem_file_is_described(fields: str) -> None:
    page = (ROOT / "docs" / "problem-file.md").read_text(encoding="utf-8")
    assert [field.name for field in getattr(problems, fields) if f"`{field.name}`" not in page] == []


@pytest.mark.parametrize("words", ["match", "placement propose", "agreement render", "import volunteers", "deadlines reckon"])
def test_an_english_help_page_has_english_placeholders(words: str) -> None:
    command = [sys.executable, "-m", "ehrenamt_cli", "--lang", "en", *words.split(), "--help"]
    page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"\b(?:DATEI|TAG|GRUND|BEDARF|EINSATZ|FREIWILLIGE|VEREINBARUNG|FRIST|ZAHL|WERT)\b", page) == []


def test_no_workplace_shows_through() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path == Path(__file__) or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match[0]}" for match in _ELSEWHERE.finditer(text)]
    assert found == []


def _headings(path: Path) -> set[str]:
    """The anchors of a page's headings, as web pages of repositories make them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
