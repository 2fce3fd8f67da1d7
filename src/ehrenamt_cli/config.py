"""SETTINGS: what can be set, by flag, environment or file, and where a value came from."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import LANGUAGES, Text


class Setting(NamedTuple):
    """One setting: its name in the file, its environment variable and what holds without either."""

    name: str
    variable: str
    label: Text
    default: Callable[[], str]


class Value(NamedTuple):
    """A setting's value and its origin: flag, environment, file or default."""

    value: str
    origin: str


def _locale_language() -> str:
    spoken = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2].lower()
    return spoken if spoken in LANGUAGES else "de"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "register",
        "EHRENAMT_REGISTER",
        Text("die Datei des Registers", "the register file"),
        lambda: str(_own_folder("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA") / "register.db"),
    ),
    Setting("key_file", "EHRENAMT_KEY_FILE", Text("die Schlüsseldatei", "the key file"), lambda: ""),
    Setting(
        "key_fd",
        "EHRENAMT_KEY_FD",
        Text("Nummer des offenen Dateideskriptors mit dem Schlüssel", "number of the open file descriptor with the key"),
        lambda: "",
    ),
    Setting("lang", "EHRENAMT_LANG", Text("die Sprache, de oder en", "the language, de or en"), _locale_language),
    Setting("format", "EHRENAMT_FORMAT", Text("die Form der Ausgabe", "the form of the output"), lambda: "table"),
    Setting("author", "EHRENAMT_AUTHOR", Text("wer Änderungen vornimmt", "who makes changes"), getpass.getuser),
    Setting(
        "backups",
        "EHRENAMT_BACKUPS",
        Text("der Ordner für Sicherungen", "the folder for backups"),
        lambda: "",
    ),
    Setting(
        "templates",
        "EHRENAMT_TEMPLATES",
        Text("der Ordner mit eigenen Vorlagen", "the folder with your own templates"),
        lambda: str(config_folder() / "templates"),
    ),
)

_flags: dict[str, str] = {}


def config_folder() -> Path:
    """Where config.toml and one's own templates live."""
    return _own_folder("XDG_CONFIG_HOME", ".config", "APPDATA")


def _own_folder(variable: str, usual: str, windows: str) -> Path:
    """Where each system wants such files; the library that knows this takes longer to load than a register to open."""
    if sys.platform == "win32":
        base = Path(os.environ.get(windows) or Path.home())
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get(variable) or Path.home() / usual)
    return base / "ehrenamt"


def use_flag(name: str, value: str) -> None:
    """A value given on the command line: it beats everything else."""
    _flags[name] = value


def command() -> str:
    """The words of the command that runs (``volunteer change``), without what was said to it; empty before one does."""
    return _flags.get(_COMMAND, "")


def running(words: str) -> None:
    """From now on this command runs."""
    _flags[_COMMAND] = words


_COMMAND = "command"


def forget_flags() -> None:
    """Before the next command line of the same process."""
    _flags.clear()
    _file.cache_clear()


def setting(name: str) -> str:
    """The value of a setting."""
    return explain(name).value


def switched_on(name: str) -> bool:
    """Whether a flag such as ``--yes`` or ``--dry-run`` was given."""
    return bool(_flags.get(name))


def explain(name: str) -> Value:
    """The value of a setting and where it comes from."""
    row = next(row for row in SETTINGS if row.name == name)
    if name in _flags:
        return Value(_flags[name], "flag")
    if os.environ.get(row.variable):
        return Value(os.environ[row.variable], "environment")
    if name in _file():
        return Value(_file()[name], "file")
    return Value(row.default(), "default")


@cache
def _file() -> dict[str, str]:
    path = config_folder() / "config.toml"
    if not path.is_file():
        return {}
    import tomllib

    try:
        return {str(name): str(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUsage(
            Text(
                "Die Einstellungsdatei {path} lässt sich nicht lesen: {why}.", "The settings file {path} cannot be read: {why}."
            ).fill(path=path, why=error),
            Text("Bitte die genannte Zeile berichtigen.", "Please mend the line named."),
        ) from None
