"""The keyring of the system, where there is one: it keeps the derived key, never the passphrase."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from ehrenamt_cli.storage import keys

_SERVICE = "ehrenamt"


def usable() -> bool:
    """Whether this machine has a keyring that keeps something."""
    backend = _backend()
    return backend is not None and _works(backend)


def remember(path: Path, key: str) -> bool:
    """Keep the raw key of a register; says whether that worked."""
    backend = _backend()
    if backend is None:
        return False
    try:
        backend.set_password(_SERVICE, _name(path), key[: 2 * keys.KEY_BYTES])
        return bool(backend.get_password(_SERVICE, _name(path)) == key[: 2 * keys.KEY_BYTES])
    except Exception:  # each backend has errors of its own, and none may keep anybody from working
        return False


def recall(path: Path) -> str | None:
    """The raw key of a register with its salt; None where the keyring does not have it or cannot be asked."""
    backend = _backend()
    try:
        kept = backend.get_password(_SERVICE, _name(path)) if backend is not None else None
    except Exception:
        return None
    return kept + _name(path) if kept else None


def forget(path: Path) -> bool:
    """Take the key out; says whether it was there."""
    backend = _backend()
    try:
        if backend is None or backend.get_password(_SERVICE, _name(path)) is None:
            return False
        backend.delete_password(_SERVICE, _name(path))
    except Exception:
        return False
    return True


def _name(path: Path) -> str:
    """What tells one register from another wherever it lies: the salt its file begins with."""
    return keys.salt_of(path)


def _backend() -> Any:
    """The keyring of this session; None where there is none, which on Linux is known before anything is loaded."""
    try:
        if sys.platform == "linux" and "PYTHON_KEYRING_BACKEND" not in os.environ:
            return _secret_service() if "DBUS_SESSION_BUS_ADDRESS" in os.environ else None
        import keyring

        return keyring.get_keyring()
    except Exception:  # a backend that was chosen and cannot be loaded is none
        return None


def _secret_service() -> Any:
    """That of GNOME, KDE and others; asking for it by name spares looking for those of other systems with a compiler."""
    from keyring.backends import SecretService

    service: Any = SecretService
    return service.Keyring()


def _works(backend: Any) -> bool:
    try:
        return float(backend.priority) > 0
    except Exception:
        return False
