"""Lists that grow and shrink by single entries: ``+ar:B2`` puts one in, ``-fr`` takes one out, a plain one begins anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.dates.spans import merged, without
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.values import SPANS, Kind
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text

BLANK = "-"
"""Typed for a field that is to be emptied."""


def typed_list(
    kind: Kind, texts: Sequence[str], before: Sequence[str], read: Callable[[str], list[str]], choices: Choices
) -> list[str]:
    """What a list holds after what was typed for it, in that order; WrongUsage for taking out what is not in it.

    Without any plain entry the list goes on from ``before``; with one it begins anew, whatever signs stand around it.
    """
    anew = any(text == BLANK or not text.startswith(("+", "-")) for text in texts)
    entries = [] if anew else list(before)
    for text in texts:
        if text == BLANK:
            continue
        if text.startswith("-"):
            entries = _without(kind, entries, read(text[1:]), choices)
        else:
            entries = _with(kind, entries, read(text.removeprefix("+")))
    return entries


def _with(kind: Kind, entries: list[str], more: list[str]) -> list[str]:
    """A language that is there already gets its new level, a time that touches another becomes one with it."""
    if kind is SPANS:
        return merged([*entries, *more])
    new = {kind.term(entry): entry for entry in more}
    return [new.pop(kind.term(entry), entry) for entry in entries] + list(new.values())


def _without(kind: Kind, entries: list[str], gone: list[str], choices: Choices) -> list[str]:
    if kind is SPANS:
        left = without(entries, gone)
        missing = [] if left != entries else gone
    else:
        terms = {fold(kind.term(entry)) for entry in gone}
        left = [entry for entry in entries if fold(kind.term(entry)) not in terms]
        there = {fold(kind.term(entry)) for entry in entries}
        missing = [entry for entry in gone if fold(kind.term(entry)) not in there]
    if missing:
        raise WrongUsage(
            Text("„{entry}“ steht nicht darin.", "“{entry}” is not in it.").fill(entry=kind.show(missing[0], choices)),
            Text("Darin steht: {entries}.", "In it: {entries}.").fill(
                entries=", ".join(kind.show(entry, choices) for entry in entries)
            )
            if entries
            else Text("Dort steht noch nichts.", "There is nothing in it yet."),
        )
    return left
