"""What a command table is made of: its rows, and help texts in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ehrenamt_cli import i18n
from ehrenamt_cli.i18n import NOTHING, Text


class Entry(NamedTuple):
    """One row of a command table: what is typed, the words for it, and where it is found when it is used.

    ``target`` is ``module`` for a group (the module's ``VERBS`` are its commands) or ``module:function``.
    """

    name: str
    target: str
    help: Text
    section: Text = NOTHING
    aside: bool = False
    """Named without words at the end of its section: what mostly comes about by other commands."""


class Verb(NamedTuple):
    """One command of a group: what is typed after the noun, the function, and the words for it.

    Where the function needs what its neighbours do not, it is named as ``module:function`` and found when it is used;
    ``module:function:kind`` is what that function gives for a kind of record.
    """

    name: str
    run: Callable[..., Any] | str
    help: Text


def both(de: str, en: str) -> str:
    """A help text in both languages for a hand-written option; the command picks the one in use."""
    return f"{de}\x1f{en}"


def picked(text: str | None) -> str:
    """The half of a ``both`` text that is in use."""
    de, _, en = (text or "").partition("\x1f")
    return en if en and i18n.language() == "en" else de
