"""Deadlines on their way into other people's calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ehrenamt_cli import clock, config
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.formats.calendars import DETAILS as DETAILS
from ehrenamt_cli.formats.calendars import write_calendar
from ehrenamt_cli.services.outputs import write_file
from ehrenamt_cli.storage import records
from ehrenamt_cli.storage.register import Register


def as_bytes(register: Register, due: Sequence[Deadline], detail: str) -> bytes:
    """The deadlines as an iCalendar file; ``detail`` is one of DETAILS."""
    sequences = Counter(event["record_id"] for event in records.history_of(register, SETTLEMENTS.plural))
    return write_calendar(due, today=clock.today(), detail=detail, sequences=sequences)


def write(register: Register, due: Sequence[Deadline], path: Path, detail: str) -> int:
    """Put that file at ``path``, for its owner only; gives its size. A dry run writes nothing."""
    content = as_bytes(register, due, detail)
    if not config.switched_on("dry_run"):
        write_file(path, content)
    return len(content)
