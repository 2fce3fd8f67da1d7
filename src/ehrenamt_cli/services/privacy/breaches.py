"""A data breach from the moment it is known to the day it is closed: assessed, reported, told."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.breaches import BREACHES, missing_in_report, still_owed
from ehrenamt_cli.domain.dates.clocks import hours_between, hours_later, on_the_wall
from ehrenamt_cli.domain.entity import Field, Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.privacy import controllers
from ehrenamt_cli.services.privacy.controllers import Controller
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

TARGET = 72
"""Hours of Art. 33 (1) DSGVO; where a law has no number, what one aims at."""


class Clock(NamedTuple):
    """How long there is to report a breach: until when, and whether the law has that number or it is a target."""

    due_at: str
    hours_left: float
    by_law: bool

    @property
    def run_out(self) -> bool:
        """Whether the time is over."""
        return self.hours_left < 0


class Standing(NamedTuple):
    """Where a breach stands."""

    row: Row
    controller: Controller
    clock: Clock | None
    """None once it was reported, or where no report is due."""
    owed: list[Text]
    missing: list[Field]

    def as_row(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "id": self.row["id"],
            "subject": self.row["subject"],
            "known_at": self.row["known_at"],
            "due_at": self.clock.due_at if self.clock else None,
            "hours_left": round(self.clock.hours_left, 1) if self.clock else None,
            "by_law": self.clock.by_law if self.clock else None,
            "basis": self.controller.law.breach_report,
            "authority": self.controller.authority or None,
            "owed": [str(step) for step in self.owed],
            "to_follow": [field.name for field in self.missing],
        }


def open_it(register: Register, typed: records.Typed) -> dict[str, Any]:
    """A new breach; without a moment it is known since now."""
    known = typed.get("known_at") or on_the_wall(clock.now())
    return records.add(register, BREACHES, {**typed, "known_at": known})


def assess(register: Register, text: str, typed: records.Typed) -> dict[str, Any]:
    """What came out about a breach; that it was assessed is today where nothing else is said."""
    return records.change(
        register, BREACHES, text, {**typed, "assessed_on": typed.get("assessed_on") or clock.today().isoformat()}
    )


def report(register: Register, text: str, on: date | None, reason: str | None) -> dict[str, Any]:
    """Note that the authority was told; after the time the reasons for the delay belong to it (Art. 33 (1) DSGVO)."""
    with register.change():
        row = records.resolve(register, BREACHES, text)
        reason = reason or row["delay_reason"]
        standing = standing_of(register, row)
        if standing.clock and standing.clock.run_out and standing.clock.by_law and not reason:
            raise WrongUsage(
                Text("Die {n} Stunden sind vorbei.", "The {n} hours are over.").fill(n=TARGET),
                Text(
                    "Zur Meldung gehört dann, warum sie später kommt ({basis}): --reason „…“",
                    "The report then has to say why it comes later ({basis}): --reason “…”",
                ).fill(basis=standing.controller.law.breach_report),
            )
        day = (on or clock.today()).isoformat()
        return records.update(register, BREACHES, row, {"reported_on": day, "delay_reason": reason})


def notify(register: Register, text: str, on: date | None, waived: str | None) -> dict[str, Any]:
    """Note that those concerned were told, or why nobody is (Art. 34 (3) DSGVO)."""
    with register.change():
        row = records.resolve(register, BREACHES, text)
        values = {"notice_waived": waived} if waived else {"notified_on": (on or clock.today()).isoformat()}
        return records.update(register, BREACHES, row, values)


def close(register: Register, text: str, on: date | None) -> dict[str, Any]:
    """Close a breach with which everything owed was done."""
    with register.change():
        row = records.resolve(register, BREACHES, text)
        owed = list(still_owed(row))
        if owed:
            law = standing_of(register, row).controller.law
            raise Forbidden(
                Text("Dazu fehlt noch: {steps}.", "Still to be done: {steps}.").fill(
                    steps=Text(", ".join(step.de for step in owed), ", ".join(step.en for step in owed))
                ),
                Text("Danach lässt sich die Panne abschließen.", "After that the breach can be closed."),
                [{"rule": "V-02", "title": str(step), "basis": law.breach_report, "lift": ""} for step in owed],
            )
        return records.update(register, BREACHES, row, {"closed_on": (on or clock.today()).isoformat()})


def standing_of(register: Register, row: Row) -> Standing:
    """Where a breach stands, by the law of whoever is responsible."""
    organisation = stored.get(register, ORGANISATIONS, row["organisation_id"]) if row["organisation_id"] else None
    controller = controllers.of(register, organisation) if organisation else controllers.own(register)
    running = not (row["reported_on"] or row["no_risk"] or row["closed_on"])
    return Standing(row, controller, _clock(row, controller) if running else None, list(still_owed(row)), missing_in_report(row))


def standings(register: Register) -> list[Standing]:
    """Every breach that is not closed, the one with the least time left first."""
    found = [standing_of(register, row) for row in stored.every(register, BREACHES) if not row["closed_on"]]
    return sorted(found, key=lambda standing: standing.clock.due_at if standing.clock else "9999")


def _clock(row: Row, controller: Controller) -> Clock:
    due = hours_later(row["known_at"], controller.law.breach_hours or TARGET)
    return Clock(due, hours_between(on_the_wall(clock.now()), due), controller.law.breach_hours is not None)
