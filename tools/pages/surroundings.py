"""docs/exit-codes.md and docs/settings.md: what scripts see, and what can be set."""

from __future__ import annotations

import inspect
import os
import sys

from ehrenamt_cli import config, errors
from ehrenamt_cli.shell import GLOBAL_OPTIONS
from pages.markdown import code, page, table
from program import an_empty_desk

_EXIT = """Every command ends with one of these statuses. An error is one sentence on stderr and, where there is one, what to do
next; stdout stays empty. With `--json` the same arrives on stderr as
`{"error": {"code": …, "message": …, "hint": …}}`, some codes with more keys ([json.md](json.md)). Codes and statuses are a
promise; the wording is not."""

_OTHERS = (
    ("0", "", "Done. An empty list is also done.", ""),
    ("130", "", "Interrupted with Ctrl-C, or the end of input at a question.", "Nothing was kept."),
)

_SETTINGS = """Was auf der Befehlszeile steht, gilt vor der Umgebung, diese vor der Einstellungsdatei, diese vor der Vorgabe.
`ehrenamt config` zeigt jeden Wert und woher er kommt.

Die Einstellungsdatei heißt `config.toml` und liegt unter Linux in `~/.config/ehrenamt/`, unter macOS in
`~/Library/Application Support/ehrenamt/`, unter Windows in `%LOCALAPPDATA%\\ehrenamt\\`; dort liegt auch, was das Programm nach
einem Fehler aufschreibt. Die Vorgaben in der Tabelle sind die von Linux."""

_FILE = """lang = "de"
author = "a.beispiel"
register = "/srv/koordination/register.db"
key_file = "/media/stick/ehrenamt.key"
"""

_FIXED_DAY = """`EHRENAMT_TODAY=2027-03-24` macht diesen Tag zu heute; das ist für Beispiele und Tests gedacht."""


def exit_codes() -> str:
    """The page of errors and exit statuses."""
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.EhrenamtError)]
    rows = [(str(kind.status), f"`{kind.code}`", *_said(kind)) for kind in kinds]
    ordered = sorted([*_OTHERS, *rows], key=lambda row: (int(row[0]), row[1]))
    return page("Exit statuses", _EXIT, table(("status", "code", "when", "what to do"), ordered))


def settings() -> str:
    """The page of SETTINGS."""
    flags = {option.sets: f"`{option.name}`" for option in reversed(GLOBAL_OPTIONS)}
    with an_empty_desk() as home:
        system, sys.platform = sys.platform, "linux"  # the page reads alike wherever it is made
        os.environ |= dict.fromkeys(("LOGNAME", "USER"), "Anmeldename")
        try:
            defaults = {setting.name: setting.default().replace(str(home), "~") for setting in config.SETTINGS}
        finally:
            sys.platform = system
    rows = (
        (f"`{one.name}`", str(one.label), flags.get(one.name, ""), f"`{one.variable}`", defaults[one.name])
        for one in config.SETTINGS
    )
    heads = ("Einstellung", "Was", "Option", "Umgebung", "Vorgabe")
    return page("Einstellungen", _SETTINGS, table(heads, rows), "Ein Beispiel:", code(_FILE, "toml"), _FIXED_DAY)


def _said(kind: type[errors.EhrenamtError]) -> tuple[str, str]:
    when, _, todo = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")
    return _plain(when), _plain(todo)


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("``", "`")
