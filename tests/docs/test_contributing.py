"""CONTRIBUTING.md, carried out: each of its examples is put into a copy of the sources, and then the program has it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

_INSTRUCTION = re.compile(r"^# (?:new: (?P<new>\S+)|in (?P<file>\S+), (?P<where>[^:]+):)\n", re.MULTILINE)


class Workshop:
    """A copy of the sources, the examples carried out in it, and the program that comes of it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        skip = shutil.ignore_patterns("__pycache__", "fonts")
        for name in ("src", "templates", "tests"):
            shutil.copytree(ROOT / name, self.root / name, ignore=skip)
        self.environment = os.environ | {
            "PYTHONPATH": str(self.root / "src"),
            "EHRENAMT_REGISTER": str(folder / "register.db"),
            "EHRENAMT_TEMPLATES": str(self.root / "templates"),
        }

    def follow(self, heading: str) -> None:
        """Do what the section says."""
        for instruction, text in _instructions(heading):
            path = self.root / (instruction["new"] or instruction["file"])
            if instruction["new"]:
                assert not path.exists()
                path.write_text(text, encoding="utf-8")
            else:
                path.write_text(_inserted(path.read_text(encoding="utf-8"), instruction["where"], text), encoding="utf-8")

    def run(self, *words: str, expect: int = 0) -> Any:
        """What the program says as JSON: the document, or the error."""
        command = [sys.executable, "-m", "ehrenamt_cli", *words, "--json"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == expect, done.stdout + done.stderr
        return json.loads(done.stdout or done.stderr)

    def test(self, *words: str) -> None:
        """Its tests, those that are named."""
        shutil.copy(ROOT / "pyproject.toml", self.root)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
        environment = {name: value for name, value in self.environment.items() if not name.startswith("EHRENAMT_")}
        done = subprocess.run(command, env=environment, cwd=self.root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def help(self, *words: str) -> str:
        """A help page."""
        command = [sys.executable, "-m", "ehrenamt_cli", *words, "--help"]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path)
    made.run("init", "--organisation", "Verein X", "--land", "NI", "--unencrypted", "--yes", "--without-directory")
    made.run("organisation", "add", "--name", "Treff Beispielstadt", "--kind", "association", "--land", "NI")
    made.run("contact", "add", "--name", "Sabine Beispiel", "--organisation", "Treff")
    made.run("contact", "add", "--name", "Ole Beispiel", "--organisation", "Treff", "--deputy", "ja")
    made.run("add-volunteer", "--name", "Erika Muster", "--status", "aktiv", "--consent", "2027-01-10", "--capacity", "9")
    for kind in ("secrecy", "training"):
        made.run("screening", "add", "--volunteer", "Erika", "--kind", kind, "--seen", "2027-01-15")
    made.run("add-need", "--title", "Sprachcafé", "--organisation", "Treff", "--activity", "sprachbegleitung")
    return made


def test_a_command(workshop: Workshop) -> None:
    workshop.follow("A command")
    assert workshop.run("headcount") == {"volunteers": 1}
    assert "wie viele es sind" in workshop.help()


def test_a_record_kind(workshop: Workshop) -> None:
    workshop.follow("A record kind")
    assert "--usable-until TAG" in workshop.help("room", "add")
    added = workshop.run("room", "add", "--name", "Gruppenraum Nord", "--usable-until", "1.4.2027")
    assert added["id"].startswith("rau-")
    assert [row["usable_until"] for row in workshop.run("room", "list", "gruppenraum")] == ["2027-04-01"]
    assert workshop.run("room", "history", added["id"])


def test_a_field(workshop: Workshop) -> None:
    workshop.follow("A field")
    assert "--driving-licence ja|nein" in workshop.help("add-volunteer")
    assert workshop.run("volunteer", "show", "Erika")["driving_licence"] is None
    workshop.run("volunteer", "change", "Erika", "--driving-licence", "ja")
    assert len(workshop.run("volunteer", "list", "--driving-licence", "ja")) == 1


def test_a_deadline(workshop: Workshop) -> None:
    workshop.follow("A deadline")
    workshop.run("add-volunteer", "--name", "Max Beispiel", "--contacted", "2027-02-22")
    due = {row["rule"]: row for row in workshop.run("deadlines")}
    assert due["N-04"]["due_on"] == "2027-03-15"
    assert due["N-04"]["title"] == "Erstgespräch führen"


def test_a_criterion(workshop: Workshop) -> None:
    workshop.follow("A criterion")
    for number in range(3):
        workshop.run("add-need", "--title", f"Runde {number}", "--organisation", "Treff", "--activity", "briefkontakt")
        workshop.run("placement", "propose", f"Runde {number}", "Erika")
    ranking = workshop.run("match", "Sprachcafé")
    assert [one["code"] for one in ranking["rest"][0]["failures"]] == ["LAST"]
    [left] = workshop.run("match")["unfilled"]
    assert left["nearest"][0]["failed"] == ["LAST"]
    refusal = workshop.run("placement", "propose", "Sprachcafé", "Erika", expect=5)["error"]
    assert [rule["rule"] for rule in refusal["rules"]] == ["LAST"]
    workshop.test("tests/guardrails", "-k", "LAST or has_a_story")


def test_a_guardrail(workshop: Workshop) -> None:
    workshop.follow("A guardrail")
    refusal = workshop.run("placement", "propose", "Sprachcafé", "Erika", expect=5)["error"]
    assert [rule["rule"] for rule in refusal["rules"]] == ["BESCHREIBUNG"]
    workshop.run("need", "change", "Sprachcafé", "--note", "Deutsch üben bei Tee")
    assert workshop.run("placement", "propose", "Sprachcafé", "Erika")["status"] == "proposed"
    workshop.test("tests/guardrails", "-k", "BESCHREIBUNG or has_a_story")


def test_a_document_template(workshop: Workshop, tmp_path: Path) -> None:
    workshop.follow("A document template")
    agreement = workshop.run("agreement", "new", "--kind", "handover", "--volunteer", "Erika")
    assert agreement["number"].startswith("UE-2027-")
    written = tmp_path / "uebergabe.md"
    workshop.run("agreement", "render", agreement["id"], "-o", str(written))
    assert "Erika Muster bekommt von Verein X einen Schlüssel" in " ".join(written.read_text(encoding="utf-8").split())
    workshop.run("document", "render", "birthday", "--for", "Erika", "--draft", "-o", str(written), "--yes")
    assert "wir wünschen Erika Muster alles Gute" in written.read_text(encoding="utf-8")


def test_every_section_is_carried_out() -> None:
    sections = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert [f"test_{section.lower().replace(' ', '_')}" in globals() for section in sections] == [True] * len(sections)


def test_every_file_it_names_exists() -> None:
    mentioned = set(re.findall(r"`([\w/]+/[\w.]+\.(?:py|md))`", PAGE))
    assert [name for name in mentioned if not any((ROOT / base / name).exists() for base in ("", "src/ehrenamt_cli"))] == []


def _instructions(heading: str) -> Iterator[tuple[dict[str, str], str]]:
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for block in re.findall(r"^```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
        found = [*_INSTRUCTION.finditer(block)]
        ends = [*(following.start() for following in found[1:]), len(block)]
        for one, end in zip(found, ends, strict=True):
            yield one.groupdict(), block[one.end() : end]


def _inserted(source: str, where: str, text: str) -> str:
    """The source with the text put where a person would put it."""
    if where == "at the top":
        return re.sub(r"^(from __future__.*\n\n)?(?=import|from)", lambda found: f"{found[0]}{text}", source, count=1, flags=re.M)
    kind, name = where.rsplit(" of ", 1)
    before, declared, after = source.partition(
        next(line for line in source.splitlines() if line.startswith((f"{name}:", f"{name} =")))
    )
    if kind == "an entry":
        return before + declared.replace("{", f"{{{text.strip()} ", 1) + after
    if kind == "a field":
        return before + declared + after.replace("fields=(\n", f"fields=(\n{text}", 1)
    end = re.search(r"^ *[)}]$", after, re.MULTILINE)
    assert end, f"{where} has no end"
    return before + declared + after[: end.start()] + text + after[end.start() :]
