"""Completion in the shells: Typer's own, with names that have blanks quoted as the shell needs them."""

from __future__ import annotations

import re
from typing import Any

from ehrenamt_cli.usage import PROGRAM

VARIABLE = f"_{PROGRAM.upper()}_COMPLETE"
"""What a shell sets while it asks for completions."""


def script(which: str) -> str:
    """The script that makes a shell complete commands, options and names."""
    from typer.completion import get_completion_script

    return get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=which) + "\n"


def install(which: str) -> str:
    """Put the script where the shell finds it; gives the file."""
    from typer import completion

    return str(completion.install(shell=which, prog_name=PROGRAM, complete_var=VARIABLE)[1])


def prepare() -> None:
    """Make Typer's shells known, and quote what bash is offered: names have blanks and apostrophes."""
    from typer import _completion_classes as shells

    bash: Any = shells.BashComplete
    bash.format_completion = lambda _, item: re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value)
    shells.completion_init()
