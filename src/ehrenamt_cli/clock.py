"""The only today(): the day and the moment everything else asks for."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def today() -> date:
    """The day it is; ``EHRENAMT_TODAY`` fixes it for tests and examples."""
    fixed = os.environ.get("EHRENAMT_TODAY")
    if not fixed:
        return date.today()  # noqa: DTZ011 - the coordinator's own calendar day is the one that counts
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise WrongUsage(
            Text("EHRENAMT_TODAY ist kein Tag: {value}.", "EHRENAMT_TODAY is not a day: {value}.").fill(value=fixed),
            Text("Bitte so schreiben: 2027-03-24.", "Please write it like 2027-03-24."),
        ) from None


def now() -> str:
    """This moment in UTC as ``2027-03-24T09:15:00Z``; on a fixed day the time of day is real."""
    moment = datetime.now(UTC)
    if os.environ.get("EHRENAMT_TODAY"):
        moment = datetime.combine(today(), moment.timetz())
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
