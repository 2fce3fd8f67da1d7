"""Modules: the parts of a training, each with how long it takes; what was attended is kept in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ehrenamt_cli.domain.choices import Choices
from ehrenamt_cli.domain.names import clean, fold
from ehrenamt_cli.domain.values import DURATION, LONGEST_LINE, Kind, show_hours
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


class Module(NamedTuple):
    """One part of a training and its minutes."""

    name: str
    minutes: int


def modules(entries: Iterable[str]) -> list[Module]:
    """The modules of a stored list."""
    parted = (entry.partition(" ") for entry in entries)
    return [Module(name, int(minutes)) for minutes, _, name in parted]


def minutes_of(entries: Iterable[str]) -> int:
    """How long they take together."""
    return sum(module.minutes for module in modules(entries))


def module_named(entries: Iterable[str], name: str) -> str | None:
    """The one entry that a person means by the name of a module or part of it; None where there is no such one."""
    wanted, every = fold(clean(name)), list(entries)
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [entry for entry, one in zip(every, modules(every), strict=True) if fits(fold(one.name), wanted)]
        if len(found) == 1 and wanted:
            return found[0]
    return None


def _read(text: str, _: Choices) -> list[str]:
    return [_entry(part) for part in re.split(r"[;\n]", text) if clean(part)]


def _entry(text: str) -> str:
    """``Nähe und Distanz 2:00`` or ``Nähe und Distanz (90 min)`` as it is stored: the minutes, then the name."""
    typed = clean(text)
    match = re.fullmatch(rf"(.*?\S)(?:\s*[=:–-]\s*|\s+\(?)({_DURATION})\)?", typed, re.IGNORECASE)
    minutes = DURATION.read(match[2], {}) if match else 0
    if not match or not minutes or len(typed) > LONGEST_LINE:
        raise WrongUsage(
            Text("„{text}“ ist kein Modul mit Dauer.", "“{text}” is no module with its duration.").fill(text=typed),
            Text("Bitte so schreiben: Nähe und Distanz 2:00.", "Please write it like Nearness and distance 2:00."),
        )
    return f"{minutes} {match[1]}"


_DURATION = (
    r"\d{1,3}:[0-5]\d(?: ?h)?|\d{1,3}(?:[.,]\d{1,2})? ?(?:h|std\.?|stunden?|hours?)(?: ?\d{1,2})?|\d{1,4} ?min(?:uten|utes|\.)?"
)


def _show(entry: str, _: Choices) -> str:
    [module] = modules([entry])
    return f"{module.name} ({show_hours(module.minutes)} h)"


MODULES = Kind("modules", _read, _show, many=True, term=lambda entry: modules([entry])[0].name)
"""Typed by name and duration; several with semicolons."""
