"""The command line as tests use it: in this process, every call saying with which status it is expected to end."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import cli as program
from ehrenamt_cli import config, i18n, shell

Cli = Callable[..., "Outcome"]


_CHECK_FAILED = 3


class Outcome(NamedTuple):
    """What one command line left behind."""

    status: int
    stdout: bytes
    stderr: str

    @property
    def out(self) -> str:
        return self.stdout.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def error(self) -> dict[str, Any]:
        """The error object of a refusal in JSON."""
        return json.loads(self.stderr)["error"]


def run(*words: object, expect: int | tuple[int, ...], answers: Sequence[str] | None = None) -> Outcome:
    """One command line, read as a script reads it; ``answers`` are typed by somebody at a terminal.

    ``expect`` is the status with which it ends, or several where chance decides.
    """
    args = [str(word) for word in words]
    out, err = _Stream(tty=False), _Stream(tty=answers is not None)
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = _Typing(answers), out, err
    try:
        status = shell.run(program.COMMANDS, "today:today", args)
        outcome = Outcome(status, out.content(), err.content().decode())
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        config.forget_flags()
        i18n.use_language("de")
    typed = " ".join(args).encode(errors="backslashreplace").decode()
    shown = f"{typed}\n--- stdout\n{outcome.stdout.decode(errors='replace')}\n--- stderr\n{outcome.stderr}"
    assert status in (expect if isinstance(expect, tuple) else (expect,)), f"ended with {status} instead of {expect}: {shown}"
    assert "Traceback" not in outcome.stderr, shown
    if status == _CHECK_FAILED and outcome.stdout:
        return outcome  # what a check found is data, and no failure
    if status and "--json" in args:
        assert outcome.stdout == b"", f"a failure must leave stdout empty: {shown}"
        assert {"code", "message", "hint"} <= outcome.error.keys(), shown
    elif status:
        assert outcome.stderr.strip(), f"a failure must say what happened: {shown}"
    return outcome


class _Stream(io.TextIOWrapper):
    def __init__(self, *, tty: bool) -> None:
        self._bytes = io.BytesIO()
        super().__init__(self._bytes, encoding="utf-8", write_through=True)
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty

    def content(self) -> bytes:
        self.flush()
        return self._bytes.getvalue()


class _Typing(io.StringIO):
    def __init__(self, answers: Sequence[str] | None) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers or ()))
        self._tty = answers is not None

    def isatty(self) -> bool:
        return self._tty
