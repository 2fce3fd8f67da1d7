"""Visits that take several slots in a row, in a problem file that says in which order its slots follow one another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ehrenamt_cli.domain.matching import problem_fields as read
from ehrenamt_cli.domain.matching.model import ALWAYS, Problem, bits
from ehrenamt_cli.domain.matching.problem_fields import Field, read_row, refused
from ehrenamt_cli.i18n import Text

FILE = (Field("slots", read.optional(read.words), None),)

NEED = (Field("width", read.at_least_one, 1),)


def with_visits(problem: Problem, data: Mapping[str, Any]) -> Problem:
    """The problem with the order of slots and the length of visits that its file names; unchanged where it names none."""
    order = read_row(data, FILE, Text("oberste Ebene", "top level"))["slots"]
    widths = {row["id"]: read_row(row, NEED, f"needs („{row['id']}“)")["width"] for row in data["needs"]}
    if order is None:
        wide = next((need for need, width in widths.items() if width > 1), None)
        if wide is not None:
            raise refused(
                f"needs („{wide}“)",
                Text("„width“ braucht oben „slots“ in ihrer Reihenfolge", "“width” needs “slots” in their order at the top"),
            )
        return problem
    unknown = sorted(set(problem.slots) - set(order))
    if unknown:
        raise refused("slots", Text("„{name}“ fehlt", "“{name}” is missing").fill(name=unknown[0]))
    place = {name: 1 << number for number, name in enumerate(dict.fromkeys(order))}

    @cache
    def moved(mask: int) -> int:
        return mask if mask == ALWAYS else sum(place[problem.slots[bit]] for bit in bits(mask))

    return problem._replace(
        slots=tuple(place),
        institutions={key: one._replace(open=moved(one.open)) for key, one in problem.institutions.items()},
        volunteers=tuple(one._replace(slots=moved(one.slots)) for one in problem.volunteers),
        needs=tuple(one._replace(slots=moved(one.slots), width=widths[one.id]) for one in problem.needs),
    )
