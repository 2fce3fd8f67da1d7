"""Placements that no longer keep the guardrails: looked at again as if they were to begin today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.domain.guardrails import Breach
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.services.circumstances import about
from ehrenamt_cli.services.guarding import Checked, Intended, check, day_of
from ehrenamt_cli.services.passing import codes
from ehrenamt_cli.storage.register import Register


class Violation(NamedTuple):
    """A placement and a rule that does not hold for it, and what it was found in."""

    placement: dict[str, Any]
    breach: Breach
    checked: Checked

    @property
    def excepted(self) -> bool:
        """Whether somebody gave a reason for it."""
        return self.breach.strength == "asks" and self.breach.code in codes(self.placement["overridden"])


def of(register: Register, placements: Sequence[dict[str, Any]], on: date | None = None) -> Iterator[Violation]:
    """What these placements violate on a day, today by default; exceptions with a reason and warnings are none."""
    for found in every(register, placements, on):
        if found.breach.strength != "warns" and not found.excepted:
            yield found


def every(register: Register, placements: Sequence[dict[str, Any]], on: date | None = None) -> Iterator[Violation]:
    """Every rule that does not hold for these placements, with exceptions and warnings."""
    for checked in check(register, _intended(register, placements, on)):
        assert checked.intended.own is not None
        for breach in checked.breaches:
            yield Violation(dict(checked.intended.own), breach, checked)


def _intended(register: Register, placements: Sequence[dict[str, Any]], on: date | None) -> Iterable[Intended]:
    needs = {row["id"]: row for row in about(register, NEEDS, "id", {row["need_id"] for row in placements})}
    people = {row["id"]: row for row in about(register, VOLUNTEERS, "id", {row["volunteer_id"] for row in placements})}
    for row in placements:
        need = needs[row["need_id"]]
        yield Intended(need, people[row["volunteer_id"]], day_of(row, need, on), row, tuple(row["replaces"]))
