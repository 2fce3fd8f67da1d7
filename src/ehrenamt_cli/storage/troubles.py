"""What can go wrong with the register's file, in plain words and with what to do next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as driver

from ehrenamt_cli.errors import RegisterUnavailable, WrongUsage
from ehrenamt_cli.i18n import Text


class WrongKey(RegisterUnavailable):
    """The key does not open the file, which somebody at a terminal may try again."""


class Damaged(RegisterUnavailable):
    """The file can be opened or begun to be read, and is broken inside."""


class Trouble(NamedTuple):
    """What it means to a person when SQLite ends with one of these result codes."""

    codes: tuple[int, ...]
    message: Text
    hint: Text
    error: type[RegisterUnavailable] = RegisterUnavailable

    def at(self, path: Path) -> RegisterUnavailable:
        """The error to raise."""
        return self.error(self.message.fill(path=path), self.hint.fill(path=path))


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the driver says about the file into one sentence and what to do next; a mistake in SQL stays a bug."""
    try:
        yield
    except OverflowError:
        raise WrongUsage(
            Text("Eine dieser Zahlen ist zu groß.", "One of these numbers is too large."),
            Text("Bitte die Nummern prüfen.", "Please check the numbers."),
        ) from None
    except driver.Error as error:
        # Text that cannot be decoded is damage too, the one kind that comes without a code.
        code = getattr(error, "sqlite_errorcode", driver.SQLITE_CORRUPT if "decode" in str(error) else 0) & 0xFF
        for trouble in TROUBLES:
            if code in trouble.codes:
                raise trouble.at(path) from None
        raise


DISK_FULL = Trouble(
    (driver.SQLITE_FULL, driver.SQLITE_IOERR),
    Text(
        "Der Datenträger ist voll oder gestört; es wurde nichts verändert.",
        "The disk is full or failing; nothing was changed.",
    ),
    Text(
        "Bitte Platz schaffen und den Befehl wiederholen. Register: {path}.",
        "Please free some space and repeat the command. Register: {path}.",
    ),
)

TROUBLES = (
    Trouble(
        (driver.SQLITE_BUSY, driver.SQLITE_LOCKED, driver.SQLITE_PROTOCOL),
        Text(
            "Ein anderes Programm schreibt gerade in das Register {path}.", "Another program is writing to the register {path}."
        ),
        Text(
            "Bitte gleich noch einmal versuchen; es ist nichts verändert.", "Please try again in a moment; nothing has changed."
        ),
    ),
    DISK_FULL,
    Trouble(
        (driver.SQLITE_READONLY, driver.SQLITE_PERM),
        Text("Das Register {path} ist schreibgeschützt.", "The register {path} is read-only."),
        Text("Bitte die Rechte von Datei und Ordner prüfen.", "Please check the permissions of the file and its folder."),
    ),
    Trouble(
        (driver.SQLITE_CANTOPEN,),
        Text("Das Register {path} lässt sich nicht öffnen.", "The register {path} cannot be opened."),
        Text("Gibt es den Ordner, und darf hier geschrieben werden?", "Does the folder exist, and may it be written to?"),
    ),
    Trouble(
        (driver.SQLITE_NOTADB,),
        Text(
            "Der Schlüssel passt nicht zum Register {path}, oder die Datei ist beschädigt.",
            "The key does not fit the register {path}, or the file is damaged.",
        ),
        Text(
            "Bitte Passphrase oder Schlüsseldatei prüfen; sonst hilft die letzte Sicherung.",
            "Please check the passphrase or key file; otherwise the last backup helps.",
        ),
        WrongKey,
    ),
    Trouble(
        (driver.SQLITE_CORRUPT,),
        Text("Das Register {path} ist beschädigt.", "The register {path} is damaged."),
        Text(
            "Bitte nichts daran ändern; „ehrenamt restore SICHERUNG“ holt den letzten guten Stand zurück.",
            "Please leave it as it is; “ehrenamt restore BACKUP” brings the last good state back.",
        ),
        Damaged,
    ),
)
