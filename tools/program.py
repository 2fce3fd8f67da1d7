"""The program run from inside, for documentation: the same words, keys and moments on every machine and every day."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.shell import run

DAY = "2027-03-24"
"""The day on which every example happens, unless it says another."""

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_KEY = re.compile(rf"\b([{''.join(entity.letter for entity in ENTITIES.values())}])-[{_SIGNS}]{{4,7}}\b")

_ACT = re.compile(
    r"""((?:\bVorgang|\bact|\bundo) |"(?:act|undoes)": |"taken_back": \[\s*|"number": (?=\d+,\s+"happened_at"))(\d+)"""
)
"""Numbers of acts, which depend on how many events there are before."""


class Ran(NamedTuple):
    """What one command line said: on stdout, on stdout and stderr together, and its exit status."""

    data: str
    screen: str
    status: int


def ehrenamt(*words: str) -> Ran:
    """Run one command line in this process, without a terminal."""
    data, screen = io.StringIO(), _Screen()
    out = _Screen(also=(data, screen))
    before = sys.stdin
    sys.stdin = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(screen):
            status = run(COMMANDS, "today:today", words)
    finally:
        sys.stdin = before
    return Ran(data.getvalue(), screen.getvalue(), status)


@contextlib.contextmanager
def an_empty_desk(*, day: str = DAY) -> Iterator[Path]:
    """A folder of its own without any register, 80 columns wide, on a fixed day, in German; keys come in a fixed order."""
    here, environment = Path.cwd(), dict(os.environ)
    moment, sources = clock.now, os.urandom
    with tempfile.TemporaryDirectory() as folder:
        for name in [name for name in os.environ if name.startswith(("EHRENAMT_", "LC_", "LANG", "XDG_"))]:
            del os.environ[name]
        os.environ |= {
            "EHRENAMT_TODAY": day,
            "EHRENAMT_LANG": "de",
            "EHRENAMT_AUTHOR": "koordination",
            "EHRENAMT_REGISTER": "register.db",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "HOME": folder,
        }
        os.chdir(folder)
        clock.now = lambda: f"{clock.today()}T09:15:00Z"
        os.urandom = _Bytes().next
        try:
            yield Path(folder)
        finally:
            clock.now, os.urandom = moment, sources
            os.chdir(here)
            os.environ.clear()
            os.environ |= environment


def masked(text: str) -> str:
    """The text with its keys numbered as they appear, so that it stays the same when the register begins differently."""
    known: dict[str, str] = {}
    acts: dict[str, str] = {}

    def act(match: re.Match[str]) -> str:
        return f"{match[1]}{acts.setdefault(match[2], str(101 + len(acts))) if match[2] != '0' else '0'}"

    def key(match: re.Match[str]) -> str:
        return known.setdefault(match[0], f"{match[1]}-{_sign(len(known), len(match[0]) - 2)}")

    text = re.sub(r"\d+ kB\b", "… kB", re.sub(r'"bytes": \d+', '"bytes": 31415', text))
    text = re.sub(r'"hash": "[0-9a-f]+"', '"hash": "2718281828459045235360287471352662497757"', text)
    text = re.sub(r'"(template_hash|data_hash|sha256)": "[0-9a-f]+"', r'"\1": "2718281828459045"', text)
    text = re.sub(r"\b\d+-[0-9a-f]{16}\b", "271-8281828459045235", re.sub(r'"rows": \d+', '"rows": 271', text))
    return _KEY.sub(key, _ACT.sub(act, text))


class _Bytes:
    """Stands in for random bytes: keys in the order in which records are made, so that ties always fall alike."""

    def __init__(self) -> None:
        self._count = 0

    def next(self, length: int) -> bytes:
        self._count += 1
        return bytes(self._count // len(_SIGNS) ** place % len(_SIGNS) for place in reversed(range(length)))


class _Screen(io.TextIOWrapper):
    """A stream that writes into others as well, bytes included."""

    def __init__(self, also: tuple[io.TextIOBase, ...] = ()) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        self._also = also

    def write(self, text: str) -> int:
        for stream in self._also:
            stream.write(text)
        return super().write(text)

    def getvalue(self) -> str:
        self.flush()
        content = self.buffer.getvalue()  # type: ignore[attr-defined]
        return str(content.decode("utf-8", "replace"))


def _sign(number: int, length: int) -> str:
    digest = hashlib.shake_256(f"key {number}".encode()).digest(length)
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in digest)
