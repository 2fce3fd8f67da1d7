"""What needs ask of people, read off the requirements of the register for the day of the visit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ehrenamt_cli.domain.dates.calendar import Place, end_of
from ehrenamt_cli.domain.dates.periods import Period, parse_period
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.proofs import BASIC_TRAINING, Demand
from ehrenamt_cli.domain.requirements import BORN_AFTER, REQUIREMENTS, Setting, asks
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services.norms import Norms
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

SECRECY = Demand("secrecy")
"""Asked before any client, whatever the table of requirements says (§ 203 (4) StGB)."""


class Asked(NamedTuple):
    """What one need asks of everybody who takes it on."""

    secrecy: tuple[Demand, ...]
    """Without these nobody meets a client; for a need without one they stand among the others."""
    screenings: tuple[Demand, ...]
    trainings: tuple[Demand, ...]
    age: Period | None
    born_by: date | None
    """Whoever was born later is too young on the day."""
    bases: Mapping[str, Text]
    """Where each proof is asked for, by the code of its demand."""

    @property
    def demands(self) -> tuple[Demand, ...]:
        """All of them."""
        return (*self.secrecy, *self.screenings, *self.trainings)


class Requirements:
    """The requirements of a register, asked need by need."""

    def __init__(self, register: Register, norms: Norms) -> None:
        self._norms = norms
        self._rows = list(stored.every(register, REQUIREMENTS))
        self._kept: dict[Setting, dict[Demand, Text]] = {}

    def admits(self, place: Row) -> bool:
        """Whether an organisation admits everybody itself: because it says so, or because its kind is asked to."""
        if place["requires_admission"]:
            return True
        return place["kind"] in self._admitting_kinds or None in self._admitting_kinds

    def of(self, need: Row, activity: Row, place: Row, day: date) -> Asked:
        """What a need asks on that day."""
        minors = need["with_minors"] if need["with_minors"] is not None else activity["with_minors"]
        client = bool(need["client_id"])
        setting = Setting(place["kind"], place["land"], activity["id"], day.isoformat(), bool(minors), client, self.admits(place))
        if setting not in self._kept:
            self._kept[setting] = self._demands(setting)
        demands = self._kept[setting]
        secrecy = tuple(demand for demand in demands if demand.kind == "secrecy" and client)
        trainings = [demand for demand in demands if demand.kind == "training"]
        trainings += [Demand("training", course) for course in need["trainings"]]
        age = self._norms.ages.get(place["land"]) if place["kind"] == "prison" else None
        return Asked(
            secrecy or ((SECRECY,) if client else ()),
            tuple(demand for demand in demands if demand.kind != "training" and demand not in secrecy),
            tuple(dict.fromkeys(trainings)),
            age,
            end_of(age._replace(backward=True), day, Place()) if age else None,
            {demand.code: basis for demand, basis in demands.items() if basis != NOTHING},
        )

    @cached_property
    def admission_basis(self) -> Text:
        """Where it stands that organisations admit people themselves."""
        texts = [row["basis"] for row in self._rows if row["screening"] == "admission" and row["basis"]]
        return same("; ".join(dict.fromkeys(texts)))

    @cached_property
    def _admitting_kinds(self) -> set[str | None]:
        """Kinds of organisation where a requirement asks for admission unconditionally; None stands for all."""
        found: set[str | None] = set()
        for row in self._rows:
            if row["screening"] == "admission" and row["condition"] is None:
                found |= set(row["organisation_kinds"]) or {None}
        return found

    def _demands(self, setting: Setting) -> dict[Demand, Text]:
        """What is asked for there, and by which texts."""
        rows = [row for row in self._rows if asks(row, setting)]
        asked = {row["screening"] for row in rows} | ({"admission"} if setting.admitting else set())
        found: dict[Demand, list[str]] = {}
        for row in rows:
            if row["screening"] != "admission" and row["covered_by"] not in asked:
                found.setdefault(self._demand(row), []).append(row["basis"] or "")
        return {demand: same("; ".join(filter(None, texts))) for demand, texts in found.items()}

    def _demand(self, row: Row) -> Demand:
        kind = row["screening"]
        version = row["version"] or (self._norms.disclosed if kind == "self_disclosure" else "")
        return Demand(
            kind,
            row["course"] or (BASIC_TRAINING if kind == "training" else ""),
            parse_period(row["valid_for"]) if row["valid_for"] else None,
            version,
            row["version_on"] or "",
            BORN_AFTER.get(row["condition"] or "", ""),
        )
