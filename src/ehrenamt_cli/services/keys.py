"""The key of a register: where it comes from, and who may type it again."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from ehrenamt_cli import config
from ehrenamt_cli.errors import RegisterUnavailable, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.storage import keyring, keys
from ehrenamt_cli.storage.troubles import WrongKey

Ask = Callable[[Text], str]
"""Puts a question to a person and gives what was typed, without showing it."""

Opened = TypeVar("Opened")

PAUSES = (0.0, 1.0, 3.0)
"""So often a passphrase may be typed, and so many seconds pass before each time."""

KEYRING = "keyring:"
"""Stands beside the register instead of the place of a key file where the system's keyring has the key."""


class Source(NamedTuple):
    """Where the key comes from when nobody is asked: ``descriptor``, ``file`` or ``keyring``, and which."""

    kind: str
    where: str = ""

    @property
    def label(self) -> Text:
        """In words, for a message."""
        if self.kind == "file":
            return Text("die Schlüsseldatei {where}", "the key file {where}").fill(where=self.where)
        if self.kind == "keyring":
            return Text("der Schlüsselbund dieses Rechners", "this machine's keyring")
        return Text("was --key-fd {where} liefert", "what --key-fd {where} delivers").fill(where=self.where)


def unlocked(path: Path, ask: Ask | None, use: Callable[[str | None], Opened]) -> Opened:
    """What ``use`` makes of the register at ``path`` with its raw key (None: not encrypted).

    A passphrase that does not fit may be typed again, after a pause. FileNotFoundError where there is no such file.
    """
    return with_key(path, ask, use, source_of(path) if keys.is_encrypted(path) else None, path)


def with_key(path: Path, ask: Ask | None, use: Callable[[str | None], Opened], source: Source | None, named: Path) -> Opened:
    """The same for any file whose key comes from ``source`` or a person, who is asked for the file called ``named``."""
    if not keys.is_encrypted(path):
        return use(None)
    if source and source.kind == "keyring":
        kept = keyring.recall(path)
        try:
            if kept:
                return use(kept)
        except WrongKey:
            keyring.forget(path)  # the key was changed elsewhere
    elif source:
        return _with_given(path, source, use)
    for number, pause in enumerate(PAUSES):
        time.sleep(pause)
        try:
            return use(keys.from_secret(_asked(named, ask, again=number > 0), path))
        except WrongKey:
            if number == len(PAUSES) - 1:
                raise _locked_out(named) from None
    raise AssertionError("somebody may always try once")


def source_of(path: Path) -> Source | None:
    """Where the key of the register at ``path`` comes from; None where a person is asked for the passphrase."""
    if config.setting("key_fd"):
        return Source("descriptor", config.setting("key_fd"))
    typed = config.setting("key_file") or _pointed(path)
    if typed == KEYRING:
        return Source("keyring")
    return Source("file", str(place(typed))) if typed else None


def secret_from(source: Source) -> str:
    """The secret that a key file or an open file descriptor holds."""
    return (
        keys.read_descriptor(_descriptor(source.where)) if source.kind == "descriptor" else keys.read_key_file(Path(source.where))
    )


def place(typed: str) -> Path:
    """The file a person means, whose ``~`` is not always a home."""
    return Path(os.path.expanduser(typed))


def pointer(path: Path) -> Path:
    """Beside the register stands the place of its key file, so that it need not be named each time."""
    return path.with_name(path.name + ".keyfile")


def point(path: Path, key_file: Path | None) -> None:
    """Say where the key is from now on; what an earlier register of this name left behind is no longer true."""
    if key_file:
        write_file(pointer(path), os.fsencode(key_file.resolve()) + b"\n")
    else:
        pointer(path).unlink(missing_ok=True)


def _pointed(path: Path) -> str:
    try:
        return os.fsdecode(pointer(path).read_bytes()).strip()
    except OSError:
        return ""


def _with_given(path: Path, source: Source, use: Callable[[str | None], Opened]) -> Opened:
    try:
        return use(keys.from_secret(secret_from(source), path))
    except WrongKey as error:
        raise WrongKey(
            error.message,
            Text("{hint} Versucht wurde: {source}.", "{hint} What was tried: {source}.").fill(
                hint=error.hint, source=source.label
            ),
        ) from None


def _descriptor(typed: str) -> int:
    if typed.isdigit():
        return int(typed)
    raise WrongUsage(
        Text("--key-fd erwartet eine Zahl, nicht „{typed}“.", "--key-fd expects a number, not “{typed}”.").fill(typed=typed),
        Text("Etwa so: --key-fd 3 3< DATEI.", "Such as --key-fd 3 3< FILE."),
    )


def _asked(path: Path, ask: Ask | None, *, again: bool) -> str:
    if ask is None or not sys.stdin.isatty():
        raise RegisterUnavailable(
            Text("Das Register {path} ist verschlüsselt.", "The register {path} is encrypted.").fill(path=path),
            Text(
                "Ohne Terminal öffnet es eine Schlüsseldatei: --key-file DATEI, EHRENAMT_KEY_FILE oder --key-fd NUMMER.",
                "Without a terminal a key file opens it: --key-file FILE, EHRENAMT_KEY_FILE or --key-fd NUMBER.",
            ),
        )
    question = Text("Das passte nicht. Passphrase für {path}", "That did not fit. Passphrase for {path}")
    if not again:
        question = Text("Passphrase für {path}", "Passphrase for {path}")
    return ask(question.fill(path=path))


def _locked_out(path: Path) -> WrongKey:
    return WrongKey(
        Text("{n} Mal passte die Passphrase nicht zu {path}.", "{n} times the passphrase did not fit {path}.").fill(
            n=len(PAUSES), path=path
        ),
        Text(
            "Ist es die richtige Datei? Sonst öffnet sie der Wiederherstellungscode: „ehrenamt key recover“.",
            "Is it the right file? Otherwise the recovery code opens it: “ehrenamt key recover”.",
        ),
    )
