"""The local register file: an SQLCipher connection with the settings that keep data safe.

``pysqlite3`` is aliased to the SQLCipher driver before sqlite-utils is first imported, so that both speak of the
same exceptions; otherwise ``INSERT … RETURNING`` would leave a transaction open.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.storage.troubles import explained

WAIT_SECONDS = 30
"""How long one process waits for another that is writing."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -64000",
    "PRAGMA synchronous = FULL",
)


def make_file(path: Path) -> None:
    """An empty file for a new register, its owner's alone; what SQLite puts beside it gets the same permissions."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise RegisterUnavailable(
            Text("Das Register {path} lässt sich nicht anlegen.", "The register {path} cannot be created.").fill(path=path),
            Text("Bitte einen anderen Ort wählen ({why}).", "Please choose another place ({why}).").fill(why=error.strerror),
        ) from None


def remove_file(path: Path) -> None:
    """Take away a register with all that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def connect(path: Path, key: str | None, *, new: bool = False) -> Any:
    """An open connection to the register at ``path``; ``key`` is the raw key in hex, None for an unencrypted file.

    A ``new`` one is told to write ahead into a log, so that readers and a writer do not wait for each other.
    """
    with explained(path):
        connection = driver.connect(_address(path), uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            if key is not None:
                _unlock(connection, key)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            if new:
                connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
    return connection


def log_ahead(path: Path, key: str | None) -> None:
    """Have a file that is one file only, as backups are, write ahead into a log from now on."""
    connection = connect(path, key, new=True)
    connection.close()


def flush(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the medium and not only on their way to it."""
    if path.is_dir() and sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def tables(connection: Any) -> set[str]:
    """The names of all tables, read without loading sqlite-utils."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def database(connection: Any) -> Any:
    """The sqlite-utils database over an open connection; loaded only when something is written."""
    sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])
    sys.modules.setdefault("pysqlite3.dbapi2", driver)
    import sqlite_utils
    from sqlite_utils.utils import sqlite3 as used

    if used.OperationalError is not driver.OperationalError:
        raise AssertionError("sqlite-utils was imported before the SQLCipher driver")

    class LocalDatabase(sqlite_utils.Database):
        """sqlite-utils with the two statements that differ between servers."""

        def create_strict(self, statement: str) -> None:
            """CREATE TABLE with typed columns."""
            self.execute(statement + " STRICT")

        def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
            """Rows as they are, through one prepared statement: a list of 100,000 people in seconds."""
            insert_many(self.conn, table, columns, rows)

    return LocalDatabase(connection, execute_plugins=False, strict=True)


def insert_many(connection: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows as they are, through one prepared statement."""
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)


def attach(connection: Any, path: Path, key: str | None, name: str) -> None:
    """Open a second file on the same connection."""
    connection.execute(f"ATTACH DATABASE :path AS {name} KEY :key", {"path": str(path), "key": f"x'{key}'" if key else ""})


def encrypt_with(connection: Any, key: str) -> None:
    """Write every page anew with another raw key, in a transaction that must not stand inside another one."""
    connection.execute(f"PRAGMA rekey = \"x'{key}'\"")


def shorten_log(path: Path, key: str) -> None:
    """Move what stands in the log into the file, so that no page of before is left; readers may hinder that for a while."""
    with contextlib.closing(connect(path, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def leave_no_trace(connection: Any, patience: float) -> bool:
    """Write the file anew without what was in it before, and empty the log; False while a reader needs the log.

    Overwriting what is deleted is not enough: where rows were moved within a page, pieces of them stay behind.
    """
    connection.execute("VACUUM")
    try:
        wait_for_others(connection, patience)
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        wait_for_others(connection, WAIT_SECONDS)


def wait_for_others(connection: Any, seconds: float) -> None:
    """How long this connection waits for another that is writing."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _address(path: Path) -> str:
    """The file for SQLite. On read-only media no log can be kept beside it: there it is read as it lies."""
    real = Path(os.path.realpath(path))
    logged = real.with_name(real.name + "-wal").exists()
    alone = not logged and not os.access(real.parent, os.W_OK)
    return f"{real.as_uri()}?{'mode=ro&immutable=1' if alone else 'mode=rw'}"


def _unlock(connection: Any, key: str) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise AssertionError("this SQLite cannot encrypt and would write plain text")
