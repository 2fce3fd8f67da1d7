"""Bytes that flip, pages that tear, logs that break off: noticed, or what is left is whole."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.storage import audit, backup, local, register
from faults.trial import KEY, Figures, a_register, keep_pair, opened, pairs, sound

PAGE = 4096


def flipped_bits(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """One bit, anywhere in an encrypted register: noticed every time, never read as something else."""
    good = a_register(folder / "good.db", pairs=60).read_bytes()
    path = folder / "flipped.db"
    for _ in range(rounds):
        bad = bytearray(good)
        place = chance.randrange(16, len(bad))  # the first 16 bytes are the salt: another key
        bad[place] ^= 1 << chance.randrange(8)
        _lay(path, bytes(bad))
        assert _notices(path), f"a bit at {place} was not noticed"
    return Figures(0, {"bits flipped and noticed": rounds})


def torn_pages(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """Half a page of before, a page of zeros, a file that was cut off: noticed, and no backup is made of it."""
    path = a_register(folder / "torn.db", pairs=40)
    old = path.read_bytes()
    book = opened(path)
    for number in range(20):
        keep_pair(book, f"neu {number}")
    book.close()
    good = path.read_bytes()
    noticed = 0
    for _ in range(rounds):
        page = chance.randrange(1, len(old) // PAGE) * PAGE
        bad = bytearray(good)
        way = chance.randrange(3)
        if way == 0 and old[page : page + PAGE] != good[page : page + PAGE]:
            bad[page : page + PAGE // 2] = old[page : page + PAGE // 2]
        elif way == 1:
            bad[page : page + PAGE] = bytes(PAGE)
        else:
            bad = bad[: page + chance.randrange(PAGE)]
        _lay(path, bytes(bad))
        assert _notices(path), "a torn page was not noticed"
        try:
            backup.write(path, KEY, folder / "of-torn.db")
        except EhrenamtError:
            noticed += 1
        assert not (folder / "of-torn.db").exists(), "a backup was made of a broken register"
    return Figures(0, {"torn files noticed": noticed})


def broken_logs(folder: Path, rounds: int, chance: random.Random) -> Figures:
    """The log of a program that was killed, cut or changed anywhere: what is left is a beginning of what was, whole."""
    path = a_register(folder / "logged.db", pairs=10)
    child = os.fork()
    if not child:
        book = opened(path)
        for number in range(15):
            keep_pair(book, f"neu {number}")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    file, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    fewest = 25
    for _ in range(rounds):
        bad = bytearray(log)
        place = chance.randrange(len(bad))
        if chance.random() < 0.5:
            bad = bad[:place]
        else:
            bad[place] ^= 0xFF
        _lay(path, file, bytes(bad))
        book = opened(path)
        left = pairs(book)
        assert 10 <= left <= 25
        sound(book)
        assert audit.head(book).number == 2 * left
        book.close()
        fewest = min(fewest, left)
    _lay(path, file, log)
    book = opened(path)
    assert pairs(book) == 25, "an unbroken log must be read to its end"
    book.close()
    return Figures(0, {"broken logs survived": rounds, "pairs left at least": fewest})


def _lay(path: Path, content: bytes, log: bytes = b"") -> None:
    local.remove_file(path)
    path.write_bytes(content)
    if log:
        path.with_name(path.name + "-wal").write_bytes(log)


def _notices(path: Path) -> bool:
    try:
        book = register.open_as_it_is(path, KEY)
    except EhrenamtError:
        return True
    try:
        return bool(book.damage())
    finally:
        book.close()
