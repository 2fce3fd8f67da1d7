"""Requests of those concerned: found or noted, and answered with the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.privacy.persons import Person
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_ANSWERED_BY_A_FILE = ("access", "portability")


def answered(register: Register, whose: Person, received: date | None, remark: str) -> dict[str, Any]:
    """Note today as the day of the answer: in the open request of the person, else in a new one.

    ``remark`` says what was left out and how often; never what.
    """
    today = clock.today().isoformat()
    with register.change():
        open_one = _open(register, whose)
        if open_one:
            notes = "\n".join(filter(None, (open_one["notes"], remark)))
            return records.update(register, ACCESS_REQUESTS, open_one, {"answered_on": today, "notes": notes or None})
        new = {
            "subject": str(Text("Auskunft", "access")),
            _column(whose): whose.key,
            "received_on": received.isoformat() if received else today,
            "answered_on": today,
            "notes": remark or None,
        }
        return stored.add(register, ACCESS_REQUESTS, [records.completed(ACCESS_REQUESTS, new, register)])[0]


def _open(register: Register, whose: Person) -> dict[str, Any] | None:
    """The oldest request of the person that this answers."""
    mine: Sequence[dict[str, Any]] = list(stored.referring(register, ACCESS_REQUESTS, _column(whose), [whose.key]))
    waiting = [row for row in mine if not row["answered_on"] and row["right"] in (None, *_ANSWERED_BY_A_FILE)]
    return min(waiting, key=lambda row: row["received_on"] or "", default=None)


def _column(whose: Person) -> str:
    return next(field.name for field in ACCESS_REQUESTS.fields if field.refers_to == whose.entity.plural)
