"""Giving a register another key: every page is encrypted anew in one transaction, so that always one of the two keys fits."""

from __future__ import annotations

from ehrenamt_cli.storage import audit, local
from ehrenamt_cli.storage.register import Register, open_as_it_is
from ehrenamt_cli.storage.troubles import DISK_FULL, WrongKey

CHANGED = "key"
"""The event that says that the key was changed."""


def rekey(register: Register, new: str) -> None:
    """Encrypt the open register with the raw key ``new``; it is closed afterwards, whether it worked or not.

    Whoever has it open meanwhile is told that the key does not fit any more. The event is written before: SQLCipher makes
    a transaction of its own, and inside another one it fails for registers that are larger than the cache.
    """
    audit.note(register, CHANGED)
    try:
        register.encrypt_with(new)
    finally:
        register.close()
    try:
        open_as_it_is(register.path, new).close()
    except WrongKey:
        raise DISK_FULL.at(register.path) from None
    local.shorten_log(register.path, new)
