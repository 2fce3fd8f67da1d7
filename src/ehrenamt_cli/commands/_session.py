"""The register a command works on, and what is to be said once it has written something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from ehrenamt_cli import config
from ehrenamt_cli.output import prompts, render
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.registers import Register

WATCHED = frozenset(
    {
        *("placements", "volunteers", "screenings", "exemptions", "exclusions", "needs", "contacts", "organisations", "clients"),
        *("releases", "measures", "activities", "requirements", "settings"),
    }
)
"""The kinds of record that decide about placements: after a change there, they are looked at again."""


@contextmanager
def register_in_use() -> Iterator[Register]:
    """The open register; asks for the passphrase where somebody can answer. What was written is looked at at the end."""
    with registers.opened(prompts.ask_passphrase) as register:
        yield register
        if register.act and config.setting("format") in render.FOR_PEOPLE and WATCHED & registers.written(register):
            for text in import_module("ehrenamt_cli.services.rechecking").remarks(register):
                render.afterwards(text)
    for sentence in dict.fromkeys(register.remarks):
        prompts.tell(sentence)
