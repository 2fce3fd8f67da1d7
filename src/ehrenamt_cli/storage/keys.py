"""Keys: from a key file or a passphrase to the raw key the encrypted register is opened with.

SQLCipher 4 derives the page key with PBKDF2-HMAC-SHA512 and 256,000 rounds over the first 16 bytes of the file. The
derivation is done here, so that the raw key is all that the driver ever sees and a passphrase opens the register in
any other SQLCipher program as well.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import normalize

from ehrenamt_cli.errors import FileProblem, RegisterUnavailable
from ehrenamt_cli.i18n import Text

ROUNDS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32
SHORTEST_PASSPHRASE = 10

_PLAIN_HEADER = b"SQLite format 3\x00"


def is_encrypted(register: Path) -> bool:
    """Whether the file needs a key: a whole salt stands where a plain database says what it is.

    FileNotFoundError where there is no file.
    """
    try:
        with register.open("rb") as file:
            head = file.read(SALT_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RegisterUnavailable(
            Text("Das Register {path} lässt sich nicht lesen.", "The register {path} cannot be read.").fill(path=register),
            Text("Bitte Ort und Rechte der Datei prüfen ({why}).", "Please check the file's place and permissions ({why}).").fill(
                why=error.strerror
            ),
        ) from None
    return len(head) == SALT_BYTES and head != _PLAIN_HEADER


def from_secret(secret: str, register: Path) -> str:
    """The raw key in hex (key and salt) for a passphrase or for the 64 hex digits of a key file."""
    salt = _salt(register)
    if re.fullmatch(r"[0-9a-fA-F]{64}", secret):
        return secret.lower() + salt.hex()
    typed = normalize("NFC", secret).encode("utf-8", "surrogateescape")  # however a keyboard puts its umlauts together
    import hashlib  # two milliseconds that only a passphrase is worth

    derived = hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, KEY_BYTES)
    return derived.hex() + salt.hex()


def read_key_file(path: Path) -> str:
    """The secret in a key file: 64 hex digits, or a passphrase on its first line."""
    try:
        secret = path.read_text(encoding="utf-8-sig").strip()
    except FileNotFoundError:
        raise RegisterUnavailable(
            Text("Die Schlüsseldatei {path} gibt es nicht.", "The key file {path} does not exist.").fill(path=path),
            Text(
                "Bitte den Datenträger mit dem Schlüssel einlegen oder --key-file angeben.",
                "Please insert the medium with the key or give --key-file.",
            ),
        ) from None
    except (OSError, UnicodeDecodeError):
        raise RegisterUnavailable(
            Text("Die Schlüsseldatei {path} lässt sich nicht lesen.", "The key file {path} cannot be read.").fill(path=path),
            Text("Bitte prüfen, ob es die richtige Datei ist.", "Please check that it is the right file."),
        ) from None
    if not secret:
        raise RegisterUnavailable(
            Text("Die Schlüsseldatei {path} ist leer.", "The key file {path} is empty.").fill(path=path),
            Text("Bitte die richtige Datei mit --key-file angeben.", "Please give the right file with --key-file."),
        )
    return secret.splitlines()[0]


def create_key_file(path: Path) -> None:
    """A new random 256-bit key, readable by the owner only; never overwrites."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(os.urandom(KEY_BYTES).hex() + "\n")
    except OSError as error:
        raise FileProblem(
            Text("Die Schlüsseldatei {path} lässt sich nicht anlegen.", "The key file {path} cannot be created.").fill(path=path),
            Text("Bitte einen anderen Ort wählen ({why}).", "Please choose another place ({why}).").fill(why=error.strerror),
        ) from None


def _salt(register: Path) -> bytes:
    """The first 16 bytes of the file; for a new one, fresh random bytes that SQLCipher will write there."""
    try:
        with register.open("rb") as file:
            return file.read(SALT_BYTES)
    except FileNotFoundError:
        return os.urandom(SALT_BYTES)
