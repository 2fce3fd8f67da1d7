"""Help pages: the same shape for the program, a noun and a command, in the language in use."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output import tables, theme

_WIDEST = 100


def of_command(command: Any, ctx: Any, shared: Sequence[str], verbs: Sequence[Any]) -> str:
    """The page of one command; ``shared`` are the options every command has, ``verbs`` the commands that go on from it."""
    own = [param for param in command.params if param.param_type_name == "argument" or param.opts[0] not in shared]
    arguments = [param for param in own if param.param_type_name == "argument"]
    options = [param for param in own if param.param_type_name == "option" and not getattr(param, "hidden", False)]
    common = [param for param in command.params if param not in own]
    usage = " ".join([ctx.command_path, *(_usage_of(param) for param in arguments), str(Text("[OPTIONEN]", "[OPTIONS]"))])
    return "\n".join(
        [
            *_usage(usage),
            *_about(command.help),
            *_section(Text("Angaben", "Arguments"), [(_name(param), _words(param)) for param in arguments]),
            *_section(Text("Optionen", "Options"), [(_flags(param), _words(param)) for param in options]),
            *_section(
                Text("Weitere Befehle", "More commands"), [(f"{command.name} {verb.name}", str(verb.help)) for verb in verbs]
            ),
            *_section(Text("Überall", "Everywhere"), _everywhere(common)),
        ]
    )


def of_group(group: Any, ctx: Any, entries: Sequence[Any]) -> str:
    """The page of the program or of a noun: its commands by section, then the options."""
    usage = f"{ctx.command_path} {Text('BEFEHL [ANGABEN] [OPTIONEN]', 'COMMAND [ARGUMENTS] [OPTIONS]')}"
    parts = [*_usage(usage), *_about(group.help)]
    commands = Text("Befehle", "Commands")
    for section in dict.fromkeys(getattr(entry, "section", commands) for entry in entries):
        there = [entry for entry in entries if getattr(entry, "section", commands) == section]
        parts += _section(section, [(entry.name, str(entry.help)) for entry in there if not getattr(entry, "aside", False)])
        parts += _aside([entry.name for entry in there if getattr(entry, "aside", False)])
    parts += _section(Text("Überall", "Everywhere"), _everywhere(group.params))
    return "\n".join(parts)


def _everywhere(params: Sequence[Any]) -> list[tuple[str, str]]:
    return [
        *((_flags(param), _words(param)) for param in params),
        ("-h, --help", str(Text("diese Hilfe zeigen", "show this help"))),
    ]


def _width() -> int:
    return min(theme.width(sys.stdout) or 80, _WIDEST)


def _usage(usage: str) -> Iterator[str]:
    first, *rest = tables.wrap(f"{Text('Aufruf', 'Usage')}: {usage}", _width() - 2)
    yield first
    yield from (f"  {line}" for line in rest)


def _about(text: str | None) -> Iterator[str]:
    if text:
        yield ""
        yield from (f"  {line}" for line in tables.wrap(text, _width() - 2))


def _section(title: Any, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield theme.paint(f"{title}:", "bold", sys.stdout)
    left = min(max(len(name) for name, _ in rows), 26)
    for name, words in rows:
        lines = tables.wrap(words, _width() - left - 4)
        if len(name) > left:
            yield f"  {theme.paint(name, 'name', sys.stdout)}"
            yield from (" " * (left + 4) + line for line in lines)
        else:
            yield f"  {theme.paint(name.ljust(left), 'name', sys.stdout)}  {lines[0]}".rstrip()
            yield from (" " * (left + 4) + line for line in lines[1:])


def _aside(names: Sequence[str]) -> Iterator[str]:
    """Commands without words of their own, in a sentence."""
    if names:
        yield from (f"  {line}" for line in tables.wrap(f"{Text('auch', 'also')}: {', '.join(names)}", _width() - 2))


def _name(param: Any) -> str:
    return str(param.metavar or param.name).upper().replace("_", "-")


def _usage_of(param: Any) -> str:
    name = _name(param) + ("…" if param.nargs != 1 else "")
    return name if param.required else f"[{name}]"


def _flags(param: Any) -> str:
    flags = ", ".join(param.opts)
    return flags if getattr(param, "is_flag", False) else f"{flags} {param.metavar or _value_name(param)}"


def _value_name(param: Any) -> str:
    number = param.type.name.startswith(("int", "float"))
    return str(Text("ZAHL", "NUMBER") if number else Text("WERT", "VALUE"))


def _words(param: Any) -> str:
    words = param.help or ""
    if param.required and param.param_type_name == "option":
        words += f" ({Text('nötig', 'required')})"
    if getattr(param, "multiple", False):
        words += f" ({Text('mehrmals möglich', 'may be repeated')})"
    default = param.default
    if isinstance(default, int | str) and not isinstance(default, bool) and default != "":
        words += f" ({Text('sonst', 'default')} {default})"
    return words.strip()
