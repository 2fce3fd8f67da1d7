"""What the stories about the register's file share: a key, and programs that run beside the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEY = "0f" * 32 + "a5" * 16
"""A raw key with its salt, which no passphrase has to be turned into first."""

Kept = Callable[..., dict[str, Any]]

PREAMBLE = """
import os, signal, sys, time
from pathlib import Path
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import RegisterUnavailable
from ehrenamt_cli.services.records import completed
from ehrenamt_cli.storage import local, records, register

path, key = Path(sys.argv[1]), sys.argv[2] or None

def opened(**how):
    return register.open_existing(path, key, **how)

def keep(book, *names, **values):
    return records.add(book, VOLUNTEERS, [completed(VOLUNTEERS, {"name": name, **values}) for name in names])

def names(book):
    return [row["name"] for row in records.every(book, VOLUNTEERS)]

"""


def start(source: str, path: Path, key: str = "", *words: object) -> subprocess.Popen[str]:
    """A program of its own that works on the register."""
    command = [sys.executable, "-c", PREAMBLE + source, str(path), key, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(program: subprocess.Popen[str]) -> str:
    """What it printed, once it has ended as it should."""
    out, err = program.communicate(timeout=120)
    assert program.returncode == 0, f"{out}\n{err}"
    return out
