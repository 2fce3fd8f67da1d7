"""Days as German law sees them: month ends, Sundays, Saturdays and public holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ehrenamt_cli.domain.holidays import holiday_on
from ehrenamt_cli.i18n import Text

SATURDAY, SUNDAY = 5, 6

_SATURDAY = Text("Samstag", "Saturday")
_SUNDAY = Text("Sonntag", "Sunday")


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later (or earlier); a missing day is the month's last (§ 188 (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def not_a_werktag(day: date, land: str, regional: frozenset[str] = frozenset()) -> Text | None:
    """Why the day is no Werktag (Sunday or a holiday of the Land), or None if it is one: Saturday counts (§ 3 (2) BUrlG)."""
    return holiday_on(day, land, regional) or (_SUNDAY if day.weekday() == SUNDAY else None)


def not_an_arbeitstag(day: date, land: str, regional: frozenset[str] = frozenset()) -> Text | None:
    """Why the day is no day from Monday to Friday that is worked, or None; also the days that § 193 BGB passes over."""
    return not_a_werktag(day, land, regional) or (_SATURDAY if day.weekday() == SATURDAY else None)
