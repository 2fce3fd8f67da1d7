"""Changing the key, getting back in with the recovery code, having the system's keyring remember it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import keys, registers
from ehrenamt_cli.services.registers import Register
from ehrenamt_cli.storage import keyring, rekeying
from ehrenamt_cli.storage import keys as raw_keys

RECOVERY = Text("Wiederherstellungscode für {path}", "Recovery code for {path}")


def status() -> dict[str, Any]:
    """Where the key of the register in use comes from; nothing is opened."""
    path = _there()
    if not raw_keys.is_encrypted(path):
        return {"register": str(path), "encrypted": False, "source": None, "key_file": None, "key_file_there": None} | {
            "keyring": keyring.usable(),
            "remembered": False,
        }
    source, file = keys.source_of(path), keys.file_of(path) or None
    return {
        "register": str(path),
        "encrypted": True,
        "source": source.kind,
        "key_file": file,
        "key_file_there": Path(file).is_file() if file else None,
        "keyring": keyring.usable(),
        "remembered": keyring.recall(path) is not None,
    }


def current(ask: keys.Ask | None, *, by_code: bool = False) -> Register:
    """The register, open to be given another key; ``by_code`` with the recovery code alone, whatever else there is."""
    path = _there()
    if not raw_keys.is_encrypted(path):
        raise WrongUsage(
            Text("Das Register {path} ist nicht verschlüsselt.", "The register {path} is not encrypted.").fill(path=path),
            Text(
                "Ein verschlüsseltes daneben: „ehrenamt init --register NEU“, dann „ehrenamt restore {path} --register NEU“.",
                "An encrypted one beside it: “ehrenamt init --register NEW”, then “ehrenamt restore {path} --register NEW”.",
            ).fill(path=path),
        )
    if by_code:
        return keys.typed(path, ask, lambda key: registers.open_file(path, key), RECOVERY.fill(path=path), path)
    return keys.unlocked(path, ask, lambda key: registers.open_file(path, key))


def to_passphrase(register: Register, passphrase: str) -> dict[str, Any]:
    """Give the register a new passphrase; the recovery code for it is asked for with ``recovery_code``."""
    path, before = register.path, keys.sources_of(register.path)
    new = raw_keys.from_secret(passphrase, path)
    keys.point(path, *(source for source in before if source != keys.PASSPHRASE), keys.PASSPHRASE)
    rekeying.rekey(register, new)
    if keys.KEYRING in before and keyring.remember(path, new):
        keys.point(path, keys.KEYRING)
    else:
        keys.point(path)
    return {"register": str(path), "source": "passphrase", "key_file": None, "older_key_file": None}


def to_key_file(register: Register, key_file: Path) -> dict[str, Any]:
    """Give the register the key in a new file, or a new one in the file that has held its key so far.

    There the earlier key stays beside it, because backups made with it need it. Whenever this is interrupted, the
    register opens with what is noted beside it.
    """
    path, before = register.path, keys.sources_of(register.path)
    source, waiting = keys.Source("file", str(key_file)), keys.next_file(key_file)
    mine = any(each.kind == "file" and Path(each.where).resolve() == key_file.resolve() for each in before)
    if mine:
        _settle(register, key_file, waiting)
    elif os.path.lexists(key_file):
        raise WrongUsage(
            Text("Die Datei {path} gibt es schon.", "The file {path} exists already.").fill(path=key_file),
            Text("Bitte für den neuen Schlüssel einen neuen Namen wählen.", "Please choose a new name for the new key."),
        )
    made = waiting if mine else key_file
    raw_keys.create_key_file(made)
    if not mine:
        keys.point(path, source, *before)
    new = raw_keys.from_secret(raw_keys.read_key_file(made), path)
    rekeying.rekey(register, new)
    older = _exchanged(key_file, waiting) if mine else None
    remembered = keys.KEYRING in before and keyring.remember(path, new)
    keys.point(path, *([keys.KEYRING] if remembered else []), source)
    return {"register": str(path), "source": "file", "key_file": str(key_file), "older_key_file": older and str(older)}


def recovery_code(passphrase: str) -> str:
    """What opens the register in use instead of this passphrase: the key itself, for paper."""
    return raw_keys.recovery_code(raw_keys.from_secret(passphrase, registers.location()))


def remember(ask: keys.Ask | None) -> bool:
    """Have the system's keyring keep the derived key, so that nothing else is needed; says whether it does."""
    if not keyring.usable():
        return False
    with contextlib.closing(current(ask)) as register:
        kept = register.key is not None and keyring.remember(register.path, register.key)
        if kept:
            keys.point(register.path, keys.KEYRING, *_without_keyring(register.path))
        return kept


def forget() -> bool:
    """Take the key out of the keyring; says whether it was there."""
    path = _there()
    was = keyring.forget(path)
    if keys.KEYRING in keys.noted_sources(path):
        keys.point(path, *_without_keyring(path))
    return was


def _without_keyring(path: Path) -> list[keys.Source]:
    return [source for source in keys.noted_sources(path) if source != keys.KEYRING]


def _settle(register: Register, key_file: Path, waiting: Path) -> None:
    """Finish or forget an earlier change of keys that was interrupted."""
    if not waiting.exists():
        return
    if raw_keys.from_secret(raw_keys.read_key_file(waiting), register.path) == register.key:
        _exchanged(key_file, waiting)
    else:
        waiting.unlink()


def _exchanged(key_file: Path, waiting: Path) -> Path | None:
    """Put the new key file in its place; gives the one that has the earlier key."""
    older = None
    if key_file.exists():
        older = key_file.with_name(f"{key_file.name}.until-{clock.now()[:19].replace(':', '')}")
        os.replace(key_file, older)
    os.replace(waiting, key_file)
    return older


def _there() -> Path:
    path = registers.location()
    if not path.exists():
        raise registers.none_yet(path)
    return path
