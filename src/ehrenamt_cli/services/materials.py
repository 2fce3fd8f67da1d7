"""Materials: in which languages they are missing, or older than the German one, for the houses that need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.interpreted import answering
from ehrenamt_cli.domain.materials import MATERIALS, SOURCE, outdated, to_be_translated
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.services import language_gaps
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Lacking(NamedTuple):
    """One title: its languages, those that are needed and missing with the houses that need them, those out of date."""

    title: str
    languages: list[str]
    missing: dict[str, list[str]]
    outdated: list[str]

    def as_dict(self) -> dict[str, Any]:
        """As JSON."""
        missing = [{"language": code, "organisations": places} for code, places in self.missing.items()]
        return {"title": self.title, "languages": self.languages, "missing": missing, "outdated": self.outdated}


def lacking(register: Register, organisation: str = "", text: str = "") -> list[Lacking]:
    """Every title of which a language is missing or out of date, for one organisation (its key) or for all that need it."""
    needed = _needed(register, organisation)
    titles: dict[str, list[Row]] = defaultdict(list)
    for row in stored.page(register, MATERIALS, text=text).rows:
        if not row["retired_on"] and to_be_translated(row):
            titles[fold(row["title"])].append(row)
    every = [_looked_at(rows, needed) for rows in titles.values()]
    return [one for one in every if one.missing or one.outdated]


def _looked_at(rows: Sequence[Row], needed: Mapping[str, list[str]]) -> Lacking:
    there = {row["language"]: row for row in rows}
    missing = {code: places for code, places in needed.items() if there.keys().isdisjoint(answering(code))}
    source = there.get(SOURCE)
    old = [code for code, row in there.items() if source and code != SOURCE and outdated(row, source)]
    return Lacking(rows[0]["title"], sorted(there), missing, sorted(old))


def _needed(register: Register, organisation: str) -> dict[str, list[str]]:
    """Languages with the names of the houses that need them; what most need comes first."""
    today = clock.today().isoformat()
    asked = {"first": today, "last": today, "organisation": organisation, "project": ""}
    at: dict[str, list[str]] = defaultdict(list)
    for place, code in language_gaps.needed_at(register, asked):
        at[code].append(place)
    names = stored.titles(register, ORGANISATIONS, {place for places in at.values() for place in places})
    found = {code: sorted(names[place] for place in places) for code, places in at.items()}
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))
