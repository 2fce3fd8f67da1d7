"""The key of a register: where it comes from, and who may type it again."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from ehrenamt_cli import config
from ehrenamt_cli.errors import RegisterUnavailable, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.storage import keyring, keys
from ehrenamt_cli.storage.keys import MissingKey
from ehrenamt_cli.storage.troubles import WrongKey

Ask = Callable[[Text, float], str]
"""Puts a question to a person after so many seconds, and gives what was typed, without showing it."""

Opened = TypeVar("Opened")

PAUSES = (0.0, 1.0, 3.0)
"""So often a passphrase may be typed, and so many seconds pass before each time."""

NEXT = ".next"
"""Ends the name of a key file that is about to take the place of another, until the register has the new key."""


class Source(NamedTuple):
    """One way to the key: ``descriptor``, ``file``, ``keyring`` or ``passphrase``, and which."""

    kind: str
    where: str = ""

    @property
    def label(self) -> Text:
        """In words, for a message."""
        if self.kind == "file":
            return Text("die Schlüsseldatei {where}", "the key file {where}").fill(where=self.where)
        return Text("was --key-fd {where} liefert", "what --key-fd {where} delivers").fill(where=self.where)


KEYRING, PASSPHRASE = Source("keyring"), Source("passphrase")


def unlocked(path: Path, ask: Ask | None, use: Callable[[str | None], Opened]) -> Opened:
    """What ``use`` makes of the register at ``path`` with its raw key (None: not encrypted).

    A passphrase that does not fit may be typed again, after a pause. FileNotFoundError where there is no such file.
    """
    return with_key(path, ask, use, sources_of(path) if keys.is_encrypted(path) else [], path)


def with_key(path: Path, ask: Ask | None, use: Callable[[str | None], Opened], sources: Sequence[Source], named: Path) -> Opened:
    """The same for any file, with the first of the ``sources`` that fits; a person is asked for the file called ``named``."""
    if not keys.is_encrypted(path):
        return use(None)
    for number, source in enumerate(sources, 1):
        try:
            return _opened(path, ask, use, source, named)
        except RegisterUnavailable as error:
            if number == len(sources) or not isinstance(error, WrongKey | MissingKey):
                raise
    raise AssertionError("a passphrase may always be asked for")


def typed(path: Path, ask: Ask | None, use: Callable[[str | None], Opened], question: Text, named: Path) -> Opened:
    """The same with what a person types: a passphrase or the recovery code."""
    for number, pause in enumerate(PAUSES):
        again = Text("Das passte nicht. {question}", "That did not fit. {question}").fill(question=question)
        try:
            return use(keys.from_secret(_answer(named, ask, again if number else question, pause), path))
        except WrongKey:
            if number == len(PAUSES) - 1:
                raise _locked_out(named) from None
    raise AssertionError("somebody may always try once")


def sources_of(path: Path) -> list[Source]:
    """Where the key of the register at ``path`` may come from, what holds first; several while it changes or is remembered."""
    if config.setting("key_fd"):
        return [Source("descriptor", config.setting("key_fd"))]
    if config.setting("key_file"):
        return [Source("file", str(place(config.setting("key_file"))))]
    noted = noted_sources(path)
    return [*noted, PASSPHRASE] if not noted or noted[-1] == KEYRING else noted


def source_of(path: Path) -> Source:
    """Where the key of the register at ``path`` comes from."""
    return sources_of(path)[0]


def noted_sources(path: Path) -> list[Source]:
    """What is noted beside the register at ``path``, whatever this command was given."""
    return [_read(line) for line in _pointed(path).splitlines()]


def file_of(path: Path) -> str:
    """The key file of the register at ``path``, also while the keyring spares it; empty where it has none."""
    return next((source.where for source in sources_of(path) if source.kind == "file"), "")


def secret_from(source: Source) -> str:
    """The secret that a key file or an open file descriptor holds."""
    if source.kind == "descriptor":
        return keys.read_descriptor(_descriptor(source.where))
    return keys.read_key_file(Path(source.where))


def place(written: str) -> Path:
    """The file a person means, whose ``~`` is not always a home."""
    return Path(os.path.expanduser(written))


def pointer(path: Path) -> Path:
    """Beside the register stands the place of its key file, so that it need not be named each time."""
    return path.with_name(path.name + ".keyfile")


def point(path: Path, *sources: Source) -> None:
    """Say where the key is from now on; what an earlier register of this name left behind is no longer true."""
    lines = [str(Path(where).resolve()) if kind == "file" else f"{kind}:" for kind, where in sources]
    if sources in ((), (PASSPHRASE,)):
        pointer(path).unlink(missing_ok=True)
    else:
        write_file(pointer(path), os.fsencode("\n".join(lines)) + b"\n")


def next_file(key_file: Path) -> Path:
    """Where the new key is until the register has it."""
    return key_file.with_name(key_file.name + NEXT)


def _pointed(path: Path) -> str:
    try:
        return os.fsdecode(pointer(path).read_bytes()).strip()
    except OSError:
        return ""


def _read(line: str) -> Source:
    return next((source for source in (KEYRING, PASSPHRASE) if line == f"{source.kind}:"), Source("file", line))


def _opened(path: Path, ask: Ask | None, use: Callable[[str | None], Opened], source: Source, named: Path) -> Opened:
    if source == PASSPHRASE:
        return typed(path, ask, use, Text("Passphrase für {path}", "Passphrase for {path}").fill(path=named), named)
    if source == KEYRING:
        return _remembered(path, use)
    waiting = next_file(Path(source.where))
    if source.kind == "file" and waiting.exists():  # a change of keys was interrupted, before or after the register had it
        with contextlib.suppress(WrongKey):
            return use(keys.from_secret(keys.read_key_file(waiting), path))
    try:
        return use(keys.from_secret(secret_from(source), path))
    except WrongKey as error:
        hint = Text("{hint} Versucht wurde: {source}.", "{hint} What was tried: {source}.")
        raise WrongKey(error.message, hint.fill(hint=error.hint, source=source.label)) from None


def _remembered(path: Path, use: Callable[[str | None], Opened]) -> Opened:
    kept = keyring.recall(path)
    if kept is None:
        raise MissingKey(
            Text("Der Schlüsselbund dieses Rechners hat den Schlüssel nicht.", "This machine's keyring does not have the key."),
            Text("Die Passphrase öffnet das Register.", "The passphrase opens the register."),
        )
    try:
        return use(kept)
    except WrongKey:
        keyring.forget(path)  # the key was changed elsewhere
        raise


def _descriptor(number: str) -> int:
    if number.isdigit():
        return int(number)
    raise WrongUsage(
        Text("--key-fd erwartet eine Zahl, nicht „{number}“.", "--key-fd expects a number, not “{number}”.").fill(number=number),
        Text("Etwa so: --key-fd 3 3< DATEI.", "Such as --key-fd 3 3< FILE."),
    )


def _answer(path: Path, ask: Ask | None, question: Text, pause: float) -> str:
    if ask is None or not sys.stdin.isatty():
        raise RegisterUnavailable(
            Text("Das Register {path} ist verschlüsselt.", "The register {path} is encrypted.").fill(path=path),
            Text(
                "Ohne Terminal öffnet es eine Schlüsseldatei: --key-file DATEI, EHRENAMT_KEY_FILE oder --key-fd NUMMER.",
                "Without a terminal a key file opens it: --key-file FILE, EHRENAMT_KEY_FILE or --key-fd NUMBER.",
            ),
        )
    return ask(question, pause)


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
