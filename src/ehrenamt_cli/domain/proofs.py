"""Proofs: what one requirement demands of a volunteer, and until when what the person brings meets it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.exemptions import AGE
from ehrenamt_cli.domain.matching.model import Span
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.domain.screenings import KINDS, Renewal, valid_until, was_too_old
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same

BASIC_TRAINING = "basis"
"""The introduction: a training without a course name."""

INTRODUCTION = Text("Einführung", "introduction")


class Demand(NamedTuple):
    """One proof as it is asked for: demands that are equal are met by the same people."""

    kind: str
    course: str = ""
    lasts: Period | None = None
    version: str = ""
    version_on: str = ""
    born_after: str = ""

    @property
    def code(self) -> str:
        """What matching calls it by: the kind or the course, with what is special about it."""
        special = [str(self.lasts.words.de) if self.lasts else "", self.version, self.version_on]
        return "|".join([self.course or self.kind, *special]).rstrip("|")

    @property
    def label(self) -> Text:
        """The words for it: ``Verpflichtung zur Verschwiegenheit (Fassung 2)``."""
        name = KINDS[self.kind]
        if self.course:
            name = INTRODUCTION if self.course == BASIC_TRAINING else same(self.course)
        if self.version:
            return Text("{name} (Fassung {version})", "{name} (version {version})").fill(name=name, version=self.version)
        return name


class Holdings(NamedTuple):
    """What a volunteer brings: by code the last day on which it counts, why it does not count, and what is waived when."""

    screenings: dict[str, date]
    trainings: dict[str, date]
    useless: dict[str, tuple[str, Text]]
    """With the day on which it was seen: of several, the latest is told."""
    exempt: dict[str, list[Span]]


class Scale:
    """Weighs what people bring against the demands of some needs."""

    def __init__(self, demands: Iterable[Demand], renewal: Renewal) -> None:
        self._renewal = renewal
        self._by_kind: dict[str, list[tuple[str, Demand]]] = {}
        self._spared: list[tuple[str, str]] = []
        for demand in dict.fromkeys(demands):
            self._by_kind.setdefault(demand.kind, []).append((demand.code, demand))
            if demand.born_after:
                self._spared.append((demand.code, demand.born_after))

    def weigh(self, screenings: Collection[Row], exemptions: Iterable[Row], born_on: str | None) -> Holdings:
        """What somebody's screenings in order, exemptions and birthday are worth; only what was brought once is prolonged."""
        found = Holdings({}, {}, {}, {})
        for row in screenings:
            for code, demand in self._by_kind.get(row["kind"], ()):
                if not demand.course or demand.course == (row["course"] or BASIC_TRAINING):
                    self._weigh(found, code, demand, row)
        held = {row["kind"] for row in screenings}
        for row in exemptions:
            if row["kind"] == "prolonged" and row["requirement"] not in held:
                continue
            span = Span(row["organisation_id"] or "", _day(row["begins_on"], date.min), _day(row["ends_on"], date.max))
            if row["requirement"] == AGE:
                found.exempt.setdefault(AGE, []).append(span)
            for code, demand in self._by_kind.get(row["requirement"], ()):
                if not row["course"] or not demand.course or fold(row["course"]) == fold(demand.course):
                    found.exempt.setdefault(code, []).append(span)
        for code, born_after in self._spared:
            if (born_on or "9999") <= born_after:
                found.screenings[code] = date.max
        return found

    def _weigh(self, found: Holdings, code: str, demand: Demand, row: Row) -> None:
        useless = why_useless(demand, row, self._renewal)
        if useless:
            latest = max(found.useless.get(code, ("", useless)), (row["seen_on"] or "", useless))
            found.useless[code] = latest
        else:
            table = found.trainings if demand.kind == "training" else found.screenings
            table[code] = max(valid_until(row, self._renewal, demand.lasts), table.get(code, date.min))


def why_useless(demand: Demand, row: Row, renewal: Renewal) -> Text | None:
    """Why a proof does not count for a demand on any day; None where it does."""
    if was_too_old(row, renewal):
        return Text("bei der Einsicht älter als {period} (F-02)", "older than {period} when it was shown (F-02)").fill(
            period=renewal.fresh.words
        )
    if demand.version and not _counts(demand, row):
        known = row.get("version")
        return (
            Text("Fassung {known}", "version {known}").fill(known=known)
            if known
            else Text("Fassung unbekannt", "version unknown")
        )
    return None


def _counts(demand: Demand, row: Row) -> bool:
    """Whether the version of a proof is the one that counts; of a self-disclosure, whether it goes back as many years."""
    if row.get("version"):
        return fold(row["version"]) == fold(demand.version) or _longer(row["version"], demand.version)
    return bool(demand.version_on and (row["seen_on"] or "") >= demand.version_on)


def _longer(held: str, wanted: str) -> bool:
    try:
        have, ask = parse_period(held), parse_period(wanted)
    except WrongUsage:
        return False
    return have.unit == ask.unit and have.amount >= ask.amount


def _day(text: str | None, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise
