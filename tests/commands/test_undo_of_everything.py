"""Every command that writes records can be taken back as a whole, and that again."""

from __future__ import annotations

from typing import Any

import pytest

import builders
import writing
from command_line import Cli
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import audit

pytestmark = pytest.mark.usefixtures("register")

LINES = writing.lines()


def visible() -> dict[str, Any]:
    """Everything that the register shows: all rows but the history."""
    return {table: rows for table, rows in builders.everything().items() if table != "history"}


def test_every_command_is_told_as_writing_or_as_leaving_records_alone() -> None:
    assert writing.untold() == set()


@pytest.mark.parametrize("name", LINES)
def test_what_a_command_wrote_is_taken_back_and_done_again(cli: Cli, name: str) -> None:
    line = LINES[name]()
    before = visible()
    cli(*line, expect=0)
    after = visible()
    assert after != before, "the story has the command write nothing"

    back = cli("undo", "--yes", "--json", expect=0).json
    assert visible() == before

    cli("undo", back["act"], "--yes", expect=0)
    assert visible() == after

    cli("undo", "--yes", expect=0)
    assert visible() == before
    with registers.opened() as book:
        assert audit.verify(book).holds
