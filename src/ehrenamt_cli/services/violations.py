"""Placements that no longer keep the guardrails: looked at again as if they were to begin on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.circumstances import about
from ehrenamt_cli.services.guarding import Checked, Intended, check, day_of
from ehrenamt_cli.services.passing import codes
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

UNDER_WAY = ("running", "trial", "proposed")
"""The states of placements that can violate anything, in the order in which they count: whoever is there goes first."""


class Violation(NamedTuple):
    """A placement and a rule that does not hold for it, and what it was found in."""

    placement: Row
    breach: Breach
    checked: Checked

    @property
    def excepted(self) -> bool:
        """Whether somebody gave a reason for it."""
        return self.breach.strength == "asks" and self.breach.code in codes(self.placement["overridden"])


def present(register: Register, on: date | None = None) -> Iterator[Violation]:
    """Every rule that does not hold for any placement under way on a day, today by default; with exceptions and warnings."""
    rows = under_way(register)
    return _looked_at(register, rows, rows, on)


def under_way(register: Register) -> list[dict[str, Any]]:
    """Every placement that can violate anything."""
    return [row for status in UNDER_WAY for row in stored.every(register, PLACEMENTS, {"status": status})]


def of(register: Register, placements: Sequence[Row], on: date | None = None) -> Iterator[Violation]:
    """What these placements violate; exceptions with a reason and warnings are none."""
    return counted(every(register, placements, on))


def counted(found: Iterable[Violation]) -> Iterator[Violation]:
    """Without exceptions that have a reason, and without warnings."""
    return (one for one in found if one.breach.strength != "warns" and not one.excepted)


def every(register: Register, placements: Sequence[Row], on: date | None = None) -> Iterator[Violation]:
    """Every rule that does not hold for these placements, with exceptions and warnings."""
    beside = {row["id"]: row for name in ("need_id", "volunteer_id") for row in _beside(register, name, placements)}
    return _looked_at(register, placements, [*beside.values()], on)


def _looked_at(register: Register, placements: Sequence[Row], beside: Sequence[Row], on: date | None) -> Iterator[Violation]:
    for checked in check(register, _intended(register, placements, beside, on)):
        if checked.intended.own:
            yield from (Violation(checked.intended.own, breach, checked) for breach in checked.breaches)


def _intended(register: Register, placements: Sequence[Row], beside: Sequence[Row], on: date | None) -> Iterator[Intended]:
    needs = {row["id"]: row for row in about(register, NEEDS, "id", {row["need_id"] for row in placements})}
    people = {row["id"]: row for row in about(register, VOLUNTEERS, "id", {row["volunteer_id"] for row in placements})}
    by_need, by_person = (_grouped(beside, column) for column in ("need_id", "volunteer_id"))
    for row in sorted(placements, key=_turn):
        need = needs[row["need_id"]]
        yield Intended(
            need,
            _rested(people[row["volunteer_id"]], row),
            day_of(row, need, on),
            row,
            tuple(row["replaces"]),
            _later(row, by_need[row["need_id"]]),
            _later(row, by_person[row["volunteer_id"]]),
        )


def _rested(volunteer: Row, placement: Row) -> Row:
    """Whoever pauses comes back: what has begun rests as long, and breaks no rule by it."""
    resting = volunteer["status"] == "paused" and placement["status"] != "proposed"
    return {**volunteer, "status": "active"} if resting else volunteer


def _beside(register: Register, column: str, placements: Sequence[Row]) -> Iterator[Row]:
    """The placements under way of the same needs, or of the same people."""
    rows = about(register, PLACEMENTS, column, {row[column] for row in placements})
    return (row for row in rows if row["status"] in UNDER_WAY)


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _later(row: Row, others: Iterable[Row]) -> tuple[str, ...]:
    """Those who came later: where there are too many, it is they who are."""
    return tuple(other["id"] for other in others if _turn(other) > _turn(row))


def _turn(row: Row) -> tuple[Any, ...]:
    return row["status"] == "proposed", row["start_on"] or "", row["proposed_on"] or "", row["id"]
