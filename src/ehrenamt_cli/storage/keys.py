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

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OILU", "011V")
"""A recovery code has no letters that are mistaken for digits or for each other; who reads one means the other."""
_CHECK_BYTES = 3
_CODE_SIGNS = (KEY_BYTES + _CHECK_BYTES) * 8 // 5

_PLAIN_HEADER = b"SQLite format 3\x00"


class MissingKey(RegisterUnavailable):
    """What should hold the key is not there; something else may."""


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
    """The raw key in hex (key and salt) for a passphrase, a recovery code or the 64 hex digits of a key file."""
    salt = _salt(register)
    if re.fullmatch(r"[0-9a-fA-F]{64}", secret):
        return secret.lower() + salt.hex()
    if code := _read_code(secret):
        return code + salt.hex()
    typed = normalize("NFC", secret).encode("utf-8", "surrogateescape")  # however a keyboard puts its umlauts together
    import hashlib  # two milliseconds that only a passphrase is worth

    derived = hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, KEY_BYTES)
    return derived.hex() + salt.hex()


def salt_of(register: Path) -> str:
    """The salt in hex that the file begins with."""
    return _salt(register).hex()


def of_another(key: str, register: Path) -> str:
    """The same key for another file: a backup may have begun with another salt."""
    return key[: 2 * KEY_BYTES] + _salt(register).hex()


def recovery_code(key: str) -> str:
    """The raw key as something a person can write down: 14 groups of four signs, the last six being a check."""
    raw = bytes.fromhex(key[: 2 * KEY_BYTES])
    number = int.from_bytes(raw + _check(raw))
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(_CODE_SIGNS)))
    return "-".join(signs[start : start + 4] for start in range(0, _CODE_SIGNS, 4))


def read_key_file(path: Path) -> str:
    """The secret in a key file: 64 hex digits, or a passphrase on its first line."""
    try:
        secret = path.read_text(encoding="utf-8-sig").strip()
    except FileNotFoundError:
        raise MissingKey(
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


def read_descriptor(number: int) -> str:
    """The secret that comes from a file descriptor the caller has opened: its first line."""
    try:
        with os.fdopen(os.dup(number), "rb") as stream:
            lines = stream.read(65_536).decode("utf-8-sig").strip().splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    if not lines:
        raise RegisterUnavailable(
            Text("Aus --key-fd {number} kommt kein Schlüssel.", "No key comes from --key-fd {number}.").fill(number=number),
            Text("Bitte so übergeben: --key-fd 3 3< DATEI.", "Please pass it like this: --key-fd 3 3< FILE."),
        )
    return lines[0]


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


def _read_code(typed: str) -> str | None:
    """The key in hex that a recovery code stands for, however it was typed; None where it is none."""
    signs = re.sub(r"[\s-]", "", typed).upper().translate(_MISREAD)
    if len(signs) != _CODE_SIGNS or set(signs) - set(_SIGNS):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | _SIGNS.index(sign)
    whole = number.to_bytes(KEY_BYTES + _CHECK_BYTES)
    raw = whole[:KEY_BYTES]
    return raw.hex() if whole[KEY_BYTES:] == _check(raw) else None


def _check(raw: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(b"ehrenamt " + raw).digest()[:_CHECK_BYTES]


def _salt(register: Path) -> bytes:
    """The first 16 bytes of the file; for a new one, fresh random bytes that SQLCipher will write there."""
    try:
        with register.open("rb") as file:
            return file.read(SALT_BYTES)
    except FileNotFoundError:
        return os.urandom(SALT_BYTES)
