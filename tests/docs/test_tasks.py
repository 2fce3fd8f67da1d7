"""The table of the manual from tasks to commands: every command is there, with its options, and no task is missing."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ehrenamt_cli import shell
from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.domain.packages import PACKAGES, TASKS

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "handbuch.md").read_text(encoding="utf-8")
CHAPTER = MANUAL.partition("## Welche Aufgabe, welcher Befehl\n")[2].partition("\n## ")[0]
TYPED = sorted(set(re.findall(r"`ehrenamt ([^`]+)`", CHAPTER)))


class _Context:
    resilient_parsing = False


@pytest.mark.parametrize("typed", TYPED)
def test_the_command_is_there_with_its_options(typed: str) -> None:
    command: Any = shell.Root(COMMANDS, "today:today")
    words = shlex.split(typed)
    while words and hasattr(command, "entries"):
        _, command, words = command.resolve_command(_Context(), words)
    verbs = {verb.name for verb in getattr(command, "verbs", ())}
    assert not words or words[0] not in verbs
    known = {name for param in command.params for name in param.opts}
    assert [word for word in words if word.startswith("-") and word not in known] == []
    choices = {"--package": PACKAGES, "--task": TASKS}
    for option, value in pairwise(words):
        assert value in choices.get(option, {value})


def test_no_package_and_no_task_is_missing() -> None:
    rows = [line for line in CHAPTER.splitlines() if line.startswith("| ")]
    assert len(rows) > 55
    assert [str(name) for name in TASKS.values() if not any(line.startswith(f"| {name} |") for line in rows)] == []
    assert sum(line.startswith("| Maßnahmen") for line in rows) == len(PACKAGES)
