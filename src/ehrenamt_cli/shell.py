"""The shell around the commands: they load on first use, their results are rendered, errors become exit codes.

Built on what Typer keeps stable from 0.20 to 0.28: parameters and parsing are Typer's, help and error texts are ours,
because Typer's are fixed English. Nothing of Click is imported; its exceptions are known by their shape.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo
from typer.utils import get_params_from_function

from ehrenamt_cli import __version__, completion, config, i18n, usage
from ehrenamt_cli.command_table import Entry, Verb, both, picked
from ehrenamt_cli.errors import EhrenamtError, FileProblem, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output import crash, help_page, render
from ehrenamt_cli.output.result import Page, Result
from ehrenamt_cli.usage import PROGRAM

_INTERRUPTED = 130
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class GlobalOption(NamedTuple):
    """An option that every command understands, before or after its own."""

    name: str
    sets: str
    value: str
    help: Text
    metavar: str = ""


GLOBAL_OPTIONS: tuple[GlobalOption, ...] = (
    GlobalOption(
        "--register", "register", "", Text("diese Registerdatei benutzen", "use this register file"), both("DATEI", "FILE")
    ),
    GlobalOption("--key-file", "key_file", "", Text("Datei mit dem Schlüssel", "file with the key"), both("DATEI", "FILE")),
    GlobalOption(
        "--key-fd",
        "key_fd",
        "",
        Text("der Schlüssel kommt aus diesem Dateideskriptor", "the key comes from this file descriptor"),
        both("NUMMER", "NUMBER"),
    ),
    GlobalOption(
        "--format", "format", "", Text("table, json, jsonl, csv oder markdown", "table, json, jsonl, csv or markdown"), "FORM"
    ),
    GlobalOption("--json", "format", "json", Text("kurz für --format json", "short for --format json")),
    GlobalOption("--lang", "lang", "", Text("Sprache: de oder en", "language: de or en"), "de|en"),
    GlobalOption("--dry-run", "dry_run", "yes", Text("nur zeigen, nichts speichern", "show only, keep nothing")),
    GlobalOption("--yes", "yes", "yes", Text("ohne Rückfrage", "without being asked")),
)


def run(table: Sequence[Entry], start: str, args: Sequence[str] | None = None) -> int:
    """Run one command line over a command table; gives the exit status. ``start`` is the function for no command at all."""
    words = [_readable(word) for word in (sys.argv[1:] if args is None else args)]
    config.forget_flags()
    try:
        _use_language(words)
        if os.environ.get(completion.VARIABLE):
            completion.prepare()
        outcome = Root(table, start).main(args=words, prog_name=PROGRAM, standalone_mode=False)
        if outcome == _INTERRUPTED:
            raise KeyboardInterrupt
        if outcome is None or isinstance(outcome, int):
            return outcome or 0
        return _delivered(outcome, _form())
    except (KeyboardInterrupt, typer.Abort):
        render.remark(str(Text("Abgebrochen.", "Interrupted.")))
        return _INTERRUPTED
    except Exception as error:
        return render.render_error(_explained(error), _form_of(words))


def _readable(word: str) -> str:
    """A word without the bytes that are no text, unless a file is named so."""
    return word if word.isascii() or os.path.lexists(word) else word.encode(errors="replace").decode()


def _delivered(outcome: Result, form: str) -> int:
    """Print a result; a reader who has seen enough is no error, a full disk is."""
    try:
        return render.render(outcome, form)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0
        raise FileProblem(
            Text("Die Ausgabe lässt sich nicht schreiben: {why}.", "The output cannot be written: {why}.").fill(
                why=error.strerror
            ),
            Text("Bitte Platz schaffen oder anderswohin umleiten.", "Please free some space or redirect it elsewhere."),
        ) from None


class Command(TyperCommand):
    """A command at the end of the line."""

    verbs: Sequence[Verb] = ()
    """The verbs that may stand in its place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *_global_options()]
        param: Any
        for param in self.params:
            param.help = picked(getattr(param, "help", None))
            param.metavar = picked(param.metavar) or None

    def invoke(self, ctx: Any) -> Any:
        config.running(" ".join(ctx.command_path.split()[1:]))
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page.of_command(self, ctx, [option.name for option in GLOBAL_OPTIONS], self.verbs))


class _LazyGroup(TyperGroup):
    """A group that knows its commands' names and words, and builds a command only when it is used."""

    entries: Sequence[Entry | Verb]

    def __init__(self, name: str, entries: Sequence[Entry | Verb], help: Text, **extra: Any) -> None:
        super().__init__(name=name, commands={}, help=str(help), rich_markup_mode=None, context_settings=_SETTINGS, **extra)
        self.entries = entries
        self.params = _global_options()

    def list_commands(self, ctx: Any) -> list[str]:
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Only the name and the words: enough for help and completion."""
        entry = next((entry for entry in self.entries if entry.name == cmd_name), None)
        return TyperCommand(name=entry.name, help=str(entry.help)) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, *rest = args
        entry = next((entry for entry in self.entries if entry.name == name), None)
        if entry:
            return name, _built(entry, rest), rest
        if ctx.resilient_parsing:
            return name, None, rest
        raise usage.unknown_command(name, {entry.name: entry.help for entry in self.entries})

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page.of_group(self, ctx, self.entries))


class Group(_LazyGroup):
    """A noun with its verbs; without a verb it shows its help."""

    def __init__(self, entry: Entry, verbs: Sequence[Verb]) -> None:
        super().__init__(entry.name, verbs, entry.help, no_args_is_help=True)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        return super().parse_args(ctx, args or ["--help"])


class Root(_LazyGroup):
    """The program itself; alone it shows today."""

    def __init__(self, table: Sequence[Entry], start: str) -> None:
        about = Text(
            "Register, Vermittlung, Vereinbarungen und Fristen für die Koordination von Freiwilligen.",
            "Register, matching, agreements and deadlines for the coordination of volunteers.",
        )
        super().__init__(PROGRAM, table, about, invoke_without_command=True)
        self._start = start
        self.params.append(_option(GlobalOption("--version", "version", "yes", Text("Fassung zeigen", "show the version"))))

    def invoke(self, ctx: Any) -> Any:
        if config.switched_on("version"):
            return Page([f"{PROGRAM} {__version__}"], {"version": __version__})
        return super().invoke(ctx) if ctx._protected_args else _function(self._start)()


def _built(entry: Entry | Verb, rest: Sequence[str]) -> Any:
    """The command for a row; a noun that does something by itself does it unless one of its verbs follows."""
    if isinstance(entry, Verb):
        return _command(entry)
    if ":" in entry.target:
        return _command(Verb(entry.name, _function(entry.target), entry.help))
    module = _module(entry.target)
    itself: Verb | None = getattr(module, "DEFAULT", None)
    if itself is None or (rest and rest[0] in {verb.name for verb in module.VERBS}):
        return Group(entry, module.VERBS)
    command = _command(itself)
    command.verbs = module.VERBS
    return command


def _command(verb: Verb) -> Any:
    """The command itself; once it is there garbage is collected again, but never looked for in what start-up has loaded."""
    run = _function(verb.run) if isinstance(verb.run, str) else verb.run
    info = CommandInfo(name=verb.name, cls=Command, callback=run, help=str(verb.help), context_settings=_SETTINGS)
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    silent: list[Any] = [
        param for param in command.params if param.param_type_name == "argument" and not getattr(param, "help", "")
    ]
    for param in silent:  # early releases of Typer lose the words of an argument on late ones of Click
        param.help = picked(getattr(get_params_from_function(run)[param.name].default, "help", None))
    gc.freeze()
    gc.enable()
    return command


def _module(name: str) -> Any:
    return importlib.import_module(f"ehrenamt_cli.commands.{name}")


def _function(target: str) -> Callable[..., Any]:
    module, function, *kind = target.split(":")
    found: Callable[..., Any] = getattr(_module(module), function)
    return found(*kind) if kind else found


def _global_options() -> list[Any]:
    return [_option(row) for row in GLOBAL_OPTIONS]


def _option(row: GlobalOption) -> Any:
    def keep(ctx: Any, param: Any, value: Any) -> None:
        if value:
            config.use_flag(row.sets, row.value or str(value))

    return TyperOption(
        param_decls=[row.name],
        is_flag=bool(row.value),
        default=False if row.value else None,
        metavar=picked(row.metavar) or None,
        expose_value=False,
        callback=keep,
        help=str(row.help),
    )


def _use_language(words: Sequence[str]) -> None:
    """Help and error texts need the language before the line is parsed."""
    given = _given(words, "--lang")
    if given:
        config.use_flag("lang", given)
    code = config.setting("lang")
    if code not in i18n.LANGUAGES:
        raise WrongUsage(
            Text("Die Sprache „{code}“ gibt es nicht.", "There is no language “{code}”.").fill(code=code),
            Text("Möglich sind de und en.", "Possible are de and en."),
        )
    i18n.use_language(code)


def _given(words: Sequence[str], option: str) -> str:
    """What an option was given, read before the line is understood; the last one counts."""
    values = [
        word.partition("=")[2] or following
        for word, following in zip(words, [*words[1:], ""], strict=False)
        if word == option or word.startswith(f"{option}=")
    ]
    return values[-1] if values else ""


def _form() -> str:
    form = config.setting("format")
    if form not in render.FORMATS:
        raise WrongUsage(
            Text("Die Form „{form}“ gibt es nicht.", "There is no format “{form}”.").fill(form=form),
            Text("Möglich sind: {forms}.", "Possible are: {forms}.").fill(forms=", ".join(render.FORMATS)),
        )
    return form


def _form_of(words: Sequence[str]) -> str:
    """The form for an error message, which may come before the line is understood."""
    if "--json" in words:
        return "json"
    try:
        return _given(words, "--format") or config.setting("format")
    except EhrenamtError:
        return "table"


def _explained(error: Exception) -> EhrenamtError:
    if isinstance(error, EhrenamtError):
        return error
    if isinstance(error, OSError):
        return FileProblem(
            Text("Das geht auf diesem Rechner nicht: {why}.", "This machine does not let it happen: {why}.").fill(
                why=error.strerror or error
            ),
            Text("Bitte diesen Pfad prüfen: {path}.", "Please check this path: {path}.").fill(path=error.filename)
            if error.filename
            else NOTHING,
        )
    if not hasattr(error, "format_message"):
        return crash.reported(error, config.config_folder())
    return usage.misunderstood(error)
