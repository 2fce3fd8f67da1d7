"""docs/commands.md: every command with its help, as the program itself says it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.command_table import Entry
from pages.markdown import code, page
from program import an_empty_desk, ehrenamt

_SHARED = "\n\nÜberall:\n"


def commands() -> str:
    """The page."""
    with an_empty_desk():
        start = ehrenamt("--help").data
        blocks = [block for entry in COMMANDS for block in _entry(entry)]
    intro = (
        "Jede Seite ist die Hilfe des Programms selbst: `ehrenamt BEFEHL --help`. "
        "Was dort unter „Überall“ steht, versteht jeder Befehl; hier steht es nur einmal."
    )
    return page("Befehle", intro, code(start), *blocks)


def lines() -> list[tuple[str, ...]]:
    """Every command that can be typed, as its words."""
    return [words for entry in COMMANDS for words in _words(entry)]


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## ehrenamt {entry.name}"
    for words in _words(entry):
        if len(words) > 1:
            yield f"### ehrenamt {' '.join(words)}"
        yield code(ehrenamt(*words, "--help").data.partition(_SHARED)[0])


def _words(entry: Entry) -> Iterator[tuple[str, ...]]:
    yield (entry.name,)
    if ":" not in entry.target:
        module = importlib.import_module(f"ehrenamt_cli.commands.{entry.target}")
        yield from ((entry.name, verb.name) for verb in module.VERBS)
