"""What is wrong with a command line, in our words: Typer's own are fixed English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

PROGRAM = "ehrenamt"


def unknown_command(name: str, known: Mapping[str, Text]) -> WrongUsage:
    """The error for a command that does not exist, with the nearest by name, or else by the words that explain it."""
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    if not near:
        words = {word.casefold(): command for command, help in known.items() for word in f"{help.de} {help.en}".split()}
        near = list(dict.fromkeys(words[word] for word in get_close_matches(name.casefold(), words, n=2, cutoff=0.8)))
    hint = Text("Alle Befehle zeigt „{program} --help“.", "“{program} --help” shows all commands.")
    if near:
        hint = Text("Meinten Sie „{near}“?", "Did you mean “{near}”?").fill(near=Text("“ oder „".join(near), "” or “".join(near)))
    return WrongUsage(
        Text("Den Befehl „{name}“ gibt es nicht.", "There is no command “{name}”.").fill(name=name), hint.fill(program=PROGRAM)
    )


def misunderstood(error: Any) -> WrongUsage:
    """Typer's complaint about a command line, in our words."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else PROGRAM
    hint = Text("Was möglich ist, zeigt „{path} --help“.", "“{path} --help” shows what is possible.").fill(path=path)
    param = getattr(error, "param", None)
    name = (param.opts[0] if param.param_type_name == "option" else (param.metavar or param.name).upper()) if param else ""
    match type(error).__name__:
        case "NoSuchOption":
            known = [flag for option in ctx.command.get_params(ctx) for flag in option.opts] if ctx else []
            near = get_close_matches(error.option_name, known, n=1, cutoff=0.5)
            if near:
                hint = Text("Meinten Sie {near}?", "Did you mean {near}?").fill(near=near[0])
            message = Text("Die Option {name} gibt es hier nicht.", "There is no option {name} here.").fill(
                name=error.option_name
            )
        case "MissingParameter":
            message = Text("Es fehlt die Angabe {name}.", "{name} is missing.").fill(name=name)
        case "BadParameter" if param is not None:
            message = Text("Die Angabe zu {name} passt nicht.", "The value for {name} does not fit.").fill(name=name)
        case "BadOptionUsage":
            message = Text("Zu {name} fehlt ein Wert.", "{name} needs a value.").fill(name=error.option_name)
        case _:
            extra = re.search(r" \((.+)\)$", error.format_message())
            message = Text("Das ist eine Angabe zu viel: {extra}.", "This is one argument too many: {extra}.").fill(
                extra=extra[1] if extra else error.format_message()
            )
    return WrongUsage(message, hint)
