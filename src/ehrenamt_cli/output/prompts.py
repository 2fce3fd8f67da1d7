"""Questions on a terminal; without a terminal nothing is ever asked."""

from __future__ import annotations

import contextlib
import getpass
import sys
import time
from collections.abc import Callable, Iterator

from ehrenamt_cli.errors import EhrenamtError, NeedsYes
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.output.render import lines_of, remark
from ehrenamt_cli.output.result import Card, Page, Rows


def can_ask() -> bool:
    """Whether somebody sits there who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: Text, hint: Text, read: Callable[[str], object], *, required: bool) -> object | None:
    """The answer as ``read`` understands it; asks again after a mistake. An empty answer skips what is not required."""
    label = f"{question}{f' ({hint})' if str(hint) else ''}{' *' if required else ''}: "
    while True:
        answer = _line(label).strip()
        if not answer and not required:
            return None
        try:
            if answer:
                return read(answer)
        except EhrenamtError as error:
            remark(f"  {error.message} {error.hint}")


def ask_passphrase(question: Text, pause: float = 0.0) -> str:
    """A passphrase, not shown while it is typed, nor what is typed too early in the seconds of the ``pause`` before."""
    if pause:
        with _unseen():
            time.sleep(pause)
    return getpass.getpass(f"{question}: ", stream=sys.stderr)


def tell(sentence: Text) -> None:
    """A remark between two questions."""
    remark(str(sentence))


def show(result: Rows | Card | Page) -> None:
    """Something to look at before a question, on the side where questions are asked."""
    if can_ask():
        for line in lines_of(result):
            sys.stderr.write(line + "\n")


def confirm(question: Text, *, yes: bool) -> bool:
    """Whether to go on; ``yes`` answers beforehand. Without a terminal and without ``--yes`` it refuses."""
    if yes:
        return True
    if not can_ask():
        raise NeedsYes(question, Text("Ohne Rückfrage geht es mit --yes.", "To go ahead without being asked, add --yes."))
    return _line(f"{question} {Text('[j/N]', '[y/N]')} ").strip().casefold() in ("j", "ja", "y", "yes")


@contextlib.contextmanager
def _unseen() -> Iterator[None]:
    """The terminal shows nothing that is typed, where it can be told so."""
    try:
        import termios

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except Exception:  # no such terminal here, or none at all
        yield
        return
    silent = [*before]
    silent[_MODES] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)


_MODES = 3
"""Where the settings of a terminal say whether it shows what is typed."""


def _line(label: str) -> str:
    sys.stderr.write(label)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line
