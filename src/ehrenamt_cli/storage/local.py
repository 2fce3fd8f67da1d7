"""The local register file: an SQLCipher connection with the settings that keep data safe, and plain words for what fails.

``pysqlite3`` is aliased to the SQLCipher driver before sqlite-utils is first imported, so that both speak of the
same exceptions; otherwise ``INSERT … RETURNING`` would leave a transaction open.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.i18n import Text

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


def connect(path: Path, key: str | None, *, create: bool = False) -> Any:
    """An open connection to the register at ``path``; ``key`` is the raw key in hex, None for an unencrypted file."""
    os.umask(0o077)
    mode = "rwc" if create else "rw"
    with explained(path):
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        connection = driver.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        connection.row_factory = driver.Row
        try:
            if key is not None:
                connection.execute("PRAGMA cipher_log_level = NONE")
                connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            if create:
                connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
    return connection


def database(connection: Any) -> Any:
    """The sqlite-utils database over an open connection; loaded only when something is written."""
    sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])
    sys.modules.setdefault("pysqlite3.dbapi2", driver)
    import sqlite_utils
    from sqlite_utils.utils import sqlite3 as used

    if used.OperationalError is not driver.OperationalError:
        raise AssertionError("sqlite-utils was imported before the SQLCipher driver")

    class LocalDatabase(sqlite_utils.Database):
        """sqlite-utils with the one statement that differs between servers."""

        def create_strict(self, statement: str) -> None:
            """CREATE TABLE with typed columns."""
            self.execute(statement + " STRICT")

    return LocalDatabase(connection, execute_plugins=False, strict=True)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the driver says into one sentence and what to do next."""
    try:
        yield
    except driver.IntegrityError:
        raise
    except (driver.DatabaseError, OSError) as error:
        raise RegisterUnavailable(*_explanation(str(error).casefold(), path)) from None


def _explanation(what: str, path: Path) -> tuple[Text, Text]:
    for signs, message, hint in _EXPLANATIONS:
        if any(sign in what for sign in signs):
            return message.fill(path=path), hint.fill(path=path)
    return (
        Text("Das Register {path} lässt sich gerade nicht benutzen.", "The register {path} cannot be used right now.").fill(
            path=path
        ),
        Text("Meldung der Datenbank: {what}.", "The database says: {what}.").fill(what=what),
    )


_EXPLANATIONS: tuple[tuple[tuple[str, ...], Text, Text], ...] = (
    (
        ("locked", "busy"),
        Text(
            "Ein anderes Programm schreibt gerade in das Register {path}.", "Another program is writing to the register {path}."
        ),
        Text(
            "Bitte gleich noch einmal versuchen; es ist nichts verändert.", "Please try again in a moment; nothing has changed."
        ),
    ),
    (
        ("disk is full", "no space left", "disk i/o error"),
        Text(
            "Der Datenträger ist voll oder gestört; es wurde nichts verändert.",
            "The disk is full or failing; nothing was changed.",
        ),
        Text(
            "Bitte Platz schaffen und den Befehl wiederholen. Register: {path}.",
            "Please free some space and repeat the command. Register: {path}.",
        ),
    ),
    (
        ("readonly", "read-only", "permission denied"),
        Text("Das Register {path} ist schreibgeschützt.", "The register {path} is read-only."),
        Text("Bitte die Rechte von Datei und Ordner prüfen.", "Please check the permissions of the file and its folder."),
    ),
    (
        ("unable to open", "no such file"),
        Text("Das Register {path} lässt sich nicht öffnen.", "The register {path} cannot be opened."),
        Text("Gibt es den Ordner, und darf hier geschrieben werden?", "Does the folder exist, and may it be written to?"),
    ),
    (
        ("not a database", "file is encrypted"),
        Text(
            "Der Schlüssel passt nicht zum Register {path}, oder die Datei ist beschädigt.",
            "The key does not fit the register {path}, or the file is damaged.",
        ),
        Text(
            "Bitte Passphrase oder Schlüsseldatei prüfen; sonst hilft die letzte Sicherung.",
            "Please check the passphrase or key file; otherwise the last backup helps.",
        ),
    ),
    (
        ("malformed", "corrupt"),
        Text("Das Register {path} ist beschädigt.", "The register {path} is damaged."),
        Text(
            "Bitte nichts daran ändern und die letzte Sicherung einspielen.",
            "Please leave it as it is and restore the last backup.",
        ),
    ),
)
