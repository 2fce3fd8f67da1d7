"""Shell completion: shown, or put in place."""

from __future__ import annotations

from typing import Annotated

import typer

from ehrenamt_cli import completion as shells
from ehrenamt_cli.command_table import both
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.result import Done, Raw, Result

_SHELLS = ("bash", "zsh", "fish")


def completion(
    which: Annotated[str, typer.Argument(metavar="SHELL", help=both("bash, zsh oder fish", "bash, zsh or fish"))] = "bash",
    install: Annotated[bool, typer.Option("--install", help=both("für diese Shell einrichten", "set up for this shell"))] = False,
) -> Result:
    """Print the completion script of a shell, or set it up."""
    if which not in _SHELLS:
        raise WrongUsage(
            Text("Für „{which}“ gibt es keine Vervollständigung.", "There is no completion for “{which}”.").fill(which=which),
            Text("Möglich sind: {shells}.", "Possible are: {shells}.").fill(shells=", ".join(_SHELLS)),
        )
    if not install:
        return Raw(shells.script(which).encode())
    path = shells.install(which)
    return Done(
        Text("Eingerichtet in {path}; gilt in neuen Fenstern.", "Set up in {path}; holds in new windows.").fill(path=path),
        {"path": str(path)},
    )
