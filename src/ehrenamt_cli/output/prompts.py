"""Questions on a terminal; without a terminal nothing is ever asked."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable

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


def ask_passphrase(question: Text) -> str:
    """A passphrase, not shown while it is typed."""
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


def _line(label: str) -> str:
    sys.stderr.write(label)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line
