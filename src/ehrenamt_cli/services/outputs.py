"""Files for people: written beside nothing else, whole or not at all, readable by their owner only."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text


def write_file(path: Path, content: bytes) -> None:
    """Put the content at ``path``; an earlier file is replaced only once the new one is complete."""
    with writing(path) as file:
        file.write(content)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its place at ``path`` once it is complete, and goes away where it is not."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileProblem(
            Text("Die Datei {path} lässt sich nicht schreiben.", "The file {path} cannot be written.").fill(path=path),
            Text("Bitte einen anderen Ort wählen ({why}).", "Please choose another place ({why}).").fill(why=error.strerror),
        ) from None


def make_folder(folder: Path) -> None:
    """A folder for files; nothing where it is there already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            Text("Der Ordner {folder} lässt sich nicht anlegen.", "The folder {folder} cannot be created.").fill(folder=folder),
            Text("Bitte einen anderen Ort wählen ({why}).", "Please choose another place ({why}).").fill(why=error.strerror),
        ) from None
