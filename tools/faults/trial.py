"""What the trials share: a register with pairs of people in it, a program that is killed, and what must hold afterwards."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import audit, checks, local, records, register
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.troubles import WrongKey

KEY = "0f" * 32 + "a5" * 16
"""A raw key with its salt, which no passphrase has to be turned into first."""

Tell = Callable[[], None]
"""Called by the program that will be killed whenever something is done for good."""


class Figures(NamedTuple):
    """What a trial did: how many programs it killed at work, and what it counted."""

    killed: int
    counted: dict[str, int]


class Killed(NamedTuple):
    """How far a program came that was killed; ``at_work`` where it had not ended by itself."""

    told: int
    at_work: bool


def a_register(path: Path, key: str | None = KEY, pairs: int = 20) -> Path:
    """A new register with some pairs of people."""
    with register.created(path, key):
        pass
    book = opened(path, key)
    for number in range(pairs):
        keep_pair(book, f"F{number}")
    book.close()
    return path


def opened(path: Path, key: str | None = KEY) -> Register:
    """The register, brought up to date where need be."""
    return register.open_existing(path, key, author="Fehlerprobe")


def opens(path: Path, key: str) -> bool:
    """Whether this key fits."""
    try:
        register.open_as_it_is(path, key).close()
    except WrongKey:
        return False
    return True


def keep_pair(book: Register, name: str, notes: str = "") -> None:
    """Two people in one change: there is never one without the other."""
    with book.change():
        for half in "AB":
            records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": f"{half} {name}", "notes": notes})])


def pairs(book: Register) -> int:
    """How many pairs there are; a lone half is an error."""
    names = {row["name"] for row in book.rows("SELECT name FROM volunteers")}
    first, second = ({name[2:] for name in names if name.startswith(half)} for half in "AB")
    assert first == second, f"half a change: {first ^ second}"
    return len(first)


def sound(book: Register) -> None:
    """Pages, references, tables, search and the chain of the history are as they must be."""
    assert book.damage() == []
    assert checks.dangling(book) == []
    assert checks.deviations(book) == []
    assert checks.not_found(book) == []
    assert audit.verify(book).holds


class Pace:
    """How long to wait at most before the kill, so that about half of the programs have finished something."""

    def __init__(self) -> None:
        self.longest = 0.3

    def learn(self, done: Killed) -> None:
        """Longer where nothing was finished, shorter where something was."""
        self.longest *= 0.8 if done.told else 1.4


def kill(work: Callable[[Tell], None], longest: float, chance: random.Random, *, after: int = 0) -> Killed:
    """Run ``work`` in a program of its own and kill it at a random moment, ``after`` it has told so many things."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(hear)
        _work_and_leave(work, tell)
    os.close(tell)
    told = 0
    while told < after and os.read(hear, 1):
        told += 1
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the program ended with an error"
    while part := os.read(hear, 65_536):
        told += len(part)
    os.close(hear)
    return Killed(told, os.WIFSIGNALED(status))


def ready() -> None:
    """Load what is loaded late, so that every program that is forked starts at once."""
    import sqlcipher3

    local.database(sqlcipher3.connect(":memory:"))


def _work_and_leave(work: Callable[[Tell], None], tell: int) -> Any:
    try:
        work(lambda: os.write(tell, b".") and None)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)
