"""Deadlines on their way into other people's calendars."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.formats.calendars import DETAILS as DETAILS
from ehrenamt_cli.formats.calendars import write_calendar
from ehrenamt_cli.services.outputs import write_file


def as_bytes(due: Iterable[Deadline], detail: str) -> bytes:
    """The deadlines as an iCalendar file; ``detail`` is a key of DETAILS."""
    return write_calendar(due, today=clock.today(), detail=detail)


def write(due: Iterable[Deadline], path: Path, detail: str) -> int:
    """Put that file at ``path``, for its owner only; gives its size. A dry run writes nothing."""
    content = as_bytes(due, detail)
    if not config.switched_on("dry_run"):
        write_file(path, content)
    return len(content)
