"""The register a command works on."""

from __future__ import annotations

from contextlib import AbstractContextManager

from ehrenamt_cli.output import prompts
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.registers import Register


def register_in_use() -> AbstractContextManager[Register]:
    """The open register; asks for the passphrase where somebody can answer."""
    return registers.opened(prompts.ask_passphrase)
