"""Copies of a register file: consistent while others write, compared with the original, whole or not there at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli import clock
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage import local
from ehrenamt_cli.storage.troubles import explained

BESIDE = "backups"
"""The folder beside a register for copies made on the way: before an update, before a restore."""

_OF_THE_SOURCE = (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB, driver.SQLITE_BUSY)
"""Results of copying that say something about the register and nothing about the place of the copy."""


Progress = Callable[[int, int], None]
"""Is told how many rows of how many were compared."""


def write(path: Path, key: str | None, target: Path, tell: Progress | None = None) -> int:
    """Copy what is kept in the register at ``path`` to ``target``, encrypted alike; gives the number of its rows.

    The copy is one file, flushed to the medium, opened again and compared before it gets its name. FileProblem where
    there is a file of that name already, or the copy cannot be written or is not equal.
    """
    if os.path.lexists(target):
        raise FileProblem(
            Text("Die Datei {path} gibt es schon.", "The file {path} exists already.").fill(path=target),
            Text("Bitte einen anderen Namen oder einen Ordner angeben.", "Please give another name or a folder."),
        )
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    with _telling(target), _removed_at_the_end(partial):
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with explained(path), contextlib.closing(local.connect(path, key)) as connection, _one_moment(connection):
            _copy(connection, partial, key)
            counted = _Counted(connection, tell)
            content = contents(connection, counted)
        if _damage(partial, key) or _contents_of(partial, key, counted) != content:
            raise FileProblem(
                Text("Die Sicherung {path} ist nicht gut geworden.", "The backup {path} did not turn out well.").fill(
                    path=target
                ),
                Text("Bitte einen anderen Datenträger nehmen.", "Please take another medium."),
            )
        local.flush(partial)
        os.replace(partial, target)
        local.flush(target.parent)
    return sum(rows for rows, _ in content.values())


def write_beside(path: Path, key: str | None, why: str) -> Path:
    """A copy in the folder beside the register, named after the register, why it was made, and when."""
    target = free_name(path.parent / BESIDE, f"{path.stem}-{why}")
    with _telling(target):
        target.parent.mkdir(mode=0o700, exist_ok=True)
    write(path, key, target)
    return target


def free_name(folder: Path, beginning: str) -> Path:
    """A file name that ends with this moment and is not taken, so that names sort by age."""
    stamp = clock.now()[:19].replace("T", "-").replace(":", "")
    path, number = folder / f"{beginning}-{stamp}.db", 2
    while os.path.lexists(path):
        path, number = folder / f"{beginning}-{stamp}-{number}.db", number + 1
    return path


class _Counted:
    """Tells how far the comparison has come: each row is read in the register and in the copy."""

    def __init__(self, connection: Any, tell: Progress | None) -> None:
        self._tell, self._done, self._all = tell, 0, 0
        if tell:
            counts = (connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in local.tables(connection))
            self._all = 2 * sum(counts)

    def __call__(self, rows: int) -> None:
        self._done += rows
        if self._tell:
            self._tell(self._done, self._all)


def contents(connection: Any, counted: Callable[[int], None] = lambda _: None) -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a digest of them all: equal for copies that were made page by page."""
    found = {}
    for table in sorted(local.tables(connection)):
        digest, count = sha256(), 0
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
            count += 1
            if count % _STEP == 0:
                counted(_STEP)
        found[table] = (count, digest.hexdigest())
    return found


_STEP = 1000


def damage(connection: Any, *, encrypted: bool) -> list[str]:
    """What is wrong with the pages of a file, in SQLite's words; nothing where all is well."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")] if encrypted else []
        return found + [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", driver.SQLITE_CORRUPT) & 0xFF not in (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB):
            raise
        return [str(error)]  # so broken that looking at it does not come to an end


def _copy(source: Any, partial: Path, key: str | None) -> None:
    with contextlib.closing(local.connect(partial, key)) as target:
        try:
            source.backup(target, pages=-1)  # in one go: in steps it begins anew with every write of others
            target.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, which a stick or a disc can hold
        except driver.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_SOURCE:
                raise
            raise OSError(0, str(error)) from None


def _damage(partial: Path, key: str | None) -> list[str]:
    with contextlib.closing(local.connect(partial, key)) as copy:
        return damage(copy, encrypted=key is not None)


def _contents_of(partial: Path, key: str | None, counted: _Counted) -> dict[str, tuple[int, str]]:
    with contextlib.closing(local.connect(partial, key)) as copy:
        return contents(copy, counted)


@contextlib.contextmanager
def _one_moment(connection: Any) -> Iterator[None]:
    """Everything read inside is of one moment, however much others write."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")


@contextlib.contextmanager
def _telling(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileProblem(
            Text("Die Sicherung {path} lässt sich nicht schreiben.", "The backup {path} cannot be written.").fill(path=target),
            Text(
                "Bitte Platz schaffen oder einen anderen Ort wählen ({why}).",
                "Please free some space or choose another place ({why}).",
            ).fill(why=error.strerror),
        ) from None


@contextlib.contextmanager
def _removed_at_the_end(partial: Path) -> Iterator[None]:
    try:
        yield
    finally:
        local.remove_file(partial)
