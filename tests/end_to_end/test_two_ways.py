"""The life of a prison volunteer and of one in refugee aid, as the manual tells them: every line is run again, day by day."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from command_line import Cli
from ehrenamt_cli.domain.volunteers import STATUS

DOCS = Path(__file__).resolve().parents[2] / "docs"

_PART = re.compile(r"<!-- tag (\S+) -->|```console\n(.*?)```", re.DOTALL)


class Line(NamedTuple):
    """One command of a page, the day on which it is typed, and whether the page shows a refusal."""

    day: str
    words: list[str]
    refused: bool


def lines(page: str) -> Iterator[Line]:
    """The commands of a page, in order."""
    day = ""
    for turned_to, block in _PART.findall((DOCS / page).read_text(encoding="utf-8")):
        day = turned_to or day
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            [(command, answer)] = re.findall(r"\A((?:[^\n]*\\\n)*[^\n]*)\n(.*)\Z", part, re.DOTALL)
            yield Line(day, shlex.split(command.replace("\\\n", " "))[1:], answer.startswith("Fehler: "))


class Life:
    """A page, replayed line by line; ``seen`` are the statuses that the person had, in order."""

    def __init__(self, cli: Cli, monkeypatch: pytest.MonkeyPatch, page: str, name: str) -> None:
        self.seen: list[str] = []
        self.refusals: list[str] = []
        self.hours = ""
        for line in lines(page):
            monkeypatch.setenv("EHRENAMT_TODAY", line.day)
            outcome = cli(*line.words, expect=(2, 4, 5) if line.refused else 0)
            if line.refused:
                self.refusals.append(outcome.stderr)
            if line.words[:3] == ["document", "render", "service-certificate"]:
                self.hours = certified_as_logged(cli, name)
            for person in cli("volunteer", "list", name, "--json", expect=0).json if line.words[0] != "init" else ():
                if person["status"] not in self.seen[-1:]:
                    self.seen.append(person["status"])


def certified_as_logged(cli: Cli, name: str) -> str:
    """The hours of the log, which stand on the certificate to the minute."""
    minutes = sum(row["minutes"] for row in cli("effort", "list", "--volunteer", name, "--json", expect=0).json)
    written = cli("document", "render", "service-certificate", "--for", name, "--to", "md", "-o", "-", expect=0).out
    assert f"{minutes // 60}:{minutes % 60:02d}" in written
    return f"{minutes // 60}:{minutes % 60:02d}"


@pytest.fixture
def own_register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, in which the first line of a page makes the register."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EHRENAMT_REGISTER", "register.db")


@pytest.mark.usefixtures("own_register")
def test_a_prison_volunteer_from_the_enquiry_to_the_last_trace(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    life = Life(cli, monkeypatch, "ein-weg-im-vollzug.md", "Karin")

    assert life.seen == ["enquiry", "interview", "screening", "training", "active", "paused", "active", "ended"]
    assert set(life.seen) == set(STATUS)
    assert life.hours == "12:00"
    assert "noch nicht belehrt" in life.refusals[0]
    assert "gibt es nicht" in life.refusals[-1], "erased"
    assert "Karin" not in cli("volunteer", "list", expect=0).out
    assert (Path("nachweis.pdf").read_bytes()[:5], Path("dank.pdf").read_bytes()[:5]) == (b"%PDF-", b"%PDF-")


@pytest.mark.usefixtures("own_register")
def test_a_refugee_aid_volunteer_from_the_first_message_to_the_thanks(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    life = Life(cli, monkeypatch, "ein-weg-mit-gefluechteten.md", "Deniz")

    assert life.seen == [
        *("enquiry", "interview", "screening", "training", "active", "paused", "active", "ended"),
        "screening",  # and back again, two years later
    ]
    assert life.hours == "34:00"
    assert ["gehört nicht zu" in said for said in life.refusals] == [True, False, False]
    kinds = {row["kind"] for row in cli("screening", "list", "--volunteer", "Deniz", "--json", expect=0).json}
    assert kinds == {"training", "secrecy"}, "the certificate and the proof of measles protection are erased in time"
