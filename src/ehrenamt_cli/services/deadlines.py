"""What falls due in the register in use: one list that the command, today and every record read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ehrenamt_cli import clock
from ehrenamt_cli.domain.deadlines import Deadline, deadlines, window
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage.register import Register
from ehrenamt_cli.storage.sources import SOURCES


def due(register: Register, *, weeks: int, since: date | None = None, until: date | None = None) -> list[Deadline]:
    """Everything overdue and due within ``weeks`` (both ends inclusive), or between two days."""
    today = clock.today()
    last = until or today + timedelta(weeks=weeks)
    values = window(today=today, until=last)
    land = str(registers.own_organisation(register)["land"])

    def rows_of(source: str) -> Iterator[Row]:
        sql = SOURCES[source]
        return register.rows(sql, **{name: value for name, value in values.items() if f":{name}" in sql})

    return deadlines(rows_of, today=today, until=last, since=since, land=land)
