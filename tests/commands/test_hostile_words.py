"""Whatever stands in an argument or an option of any command, it ends with a sentence and never with a bug."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli import shell
from ehrenamt_cli.cli import COMMANDS
from writing import every_command

pytestmark = pytest.mark.usefixtures("register")

HOSTILE = ("\udcff=1+1\x1b]0;x\x07[red]", "9" * 30, "-", "\u202e\u200b", "'; DROP TABLE volunteers; --(" * 80)
"""Bytes that are no text with formulas and escapes, a number no database knows, the sign for nothing, what nobody sees, SQL."""

ON_A_TERMINAL = {"browse"}
_A_BUG = 1


def parameters(name: str) -> tuple[list[Any], list[Any]]:
    """The arguments of a command, and its own options that take a value."""
    command: Any = shell.Root(COMMANDS, "today:today")
    for word, rest in pairwise([*name.split(), ""]):
        command = command.resolve_command(_Context(), [word, rest] if rest else [word])[1]
    shared = {option.name for option in shell.GLOBAL_OPTIONS}
    own = [
        param
        for param in command.params
        if param.param_type_name == "option" and not param.is_flag and not shared & {*param.opts}
    ]
    return [param for param in command.params if param.param_type_name == "argument"], own


class _Context:
    resilient_parsing = False


def lines_of(name: str, word: str) -> Iterator[list[str]]:
    """The command with this word as each of its arguments, and with each of its options."""
    arguments, options = parameters(name)
    given = [word] * len(arguments)
    yield [*name.split(), "--", *given] if given else name.split()
    for option in options:
        yield [*name.split(), *(["v-0000"] * len(arguments)), f"{option.opts[0]}={word}"]


@pytest.mark.parametrize("name", sorted({*every_command()} - ON_A_TERMINAL))
def test_no_word_is_a_bug(cli: Cli, name: str) -> None:
    builders.a_volunteer()
    for word in HOSTILE:
        for line in lines_of(name, word):
            cli(*line, expect=tuple(status for status in range(9) if status != _A_BUG))
