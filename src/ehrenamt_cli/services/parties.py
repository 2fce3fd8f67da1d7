"""The parties of an agreement: who belongs to it, who joins and leaves, and who is in charge there from when to when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, signed_already
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.coverage import Stretch, gaps, holds
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, removing, signing
from ehrenamt_cli.services.signers import parties as parties
from ehrenamt_cli.services.signers import somebody_has_signed
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

AHEAD = timedelta(weeks=26)
"""So far ahead a gap among the contacts is said."""


class InCharge(NamedTuple):
    """Who is in charge at an organisation, as contact or as deputy: those of today, those to come, and where nobody is."""

    today: list[dict[str, Any]]
    later: list[dict[str, Any]]
    gaps: list[Stretch]
    """Those of today and to come, as far as ``AHEAD``."""


def in_charge(register: Register, organisation_id: str, since: str, *, deputy: bool) -> InCharge:
    """The contacts (the deputies) of an organisation; a gap of today is told as far back as ``since``."""
    today = clock.today()
    day = today.isoformat()
    every = stored.every(register, CONTACTS, {"organisation_id": organisation_id})
    rows = sorted((row for row in every if bool(row["deputy"]) == deputy), key=lambda row: (row["begins_on"] or "", row["id"]))
    return InCharge(
        [row for row in rows if holds(row, day)],
        [row for row in rows if (row["begins_on"] or "") > day],
        [gap for gap in gaps(rows, min(since, day), (today + AHEAD).isoformat()) if gap.touches(day)],
    )


def gaps_since(register: Register, organisation_id: str, since: str) -> list[Stretch]:
    """The days since then, up to today, on which an organisation had no contact."""
    every = stored.every(register, CONTACTS, {"organisation_id": organisation_id})
    return gaps([row for row in every if not row["deputy"]], since, clock.today().isoformat())


def join(register: Register, entity: Entity, typed: records.Typed) -> dict[str, Any]:
    """Another organisation becomes a party; WrongUsage where the version is signed, or where it is one already."""
    with register.change():
        values = records.read(register, PARTIES, typed)
        records.require(PARTIES, values)
        agreement = _agreement(register, values)
        _refuse_signed(register, agreement)
        known = parties(register, agreement)
        if any(row["organisation_id"] == values["organisation_id"] for row in known):
            raise named_twice()
        if known and agreement["kind"] != "cooperation":
            raise WrongUsage(
                Text("{number} hat schon eine Einrichtung: {name}.", "{number} has an organisation already: {name}.").fill(
                    number=agreement["number"], name=known[0]["organisation"]
                ),
                Text("Mehrere Partner hat nur eine Kooperationsvereinbarung.", "Only a cooperation agreement has several."),
            )
        last = max((row["position"] or 1 for row in known), default=0)
        values["position"] = values.get("position") or last + 1
        values["joined_on"] = clock.today().isoformat() if agreement["version_in_force"] else None
        row = stored.add(register, entity, [records.completed(PARTIES, values)])[0]
        _concerns_everybody(register, agreement)
        return row


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """Change a party; in a signed version it stays the same organisation."""
    with register.change():
        row = records.resolve(register, entity, text)
        values = records.read(register, entity, typed, row)
        if any(values.get(name, row[name]) != row[name] for name in ("agreement_id", "organisation_id")):
            _refuse_signed(register, _agreement(register, row))
            _refuse_signed(register, _agreement(register, {**row, **values}))
            others = parties(register, {"id": values.get("agreement_id", row["agreement_id"])})
            if any(one["organisation_id"] == values.get("organisation_id") and one["id"] != row["id"] for one in others):
                raise named_twice()
        return records.update(register, entity, row, values)


def leave(register: Register, entity: Entity, row: Row) -> None:
    """A party goes; WrongUsage where the version is signed, or where a cooperation would be left with one."""
    with register.change():
        agreement = _agreement(register, row)
        _refuse_signed(register, agreement)
        rest = len(parties(register, agreement)) - 1
        if agreement["kind"] == "cooperation" and agreement["version_in_force"] and rest < 2:
            raise WrongUsage(
                Text("Dann bliebe nur ein Partner übrig.", "Then only one party would be left."),
                Text(
                    "Die Vereinbarung beenden: ehrenamt agreement end {number} --reason …",
                    "To end the agreement: ehrenamt agreement end {number} --reason …",
                ).fill(number=agreement["number"]),
            )
        removing.remove(register, entity, row)
        _concerns_everybody(register, agreement)


def named_twice() -> WrongUsage:
    """The refusal of the same organisation as two parties."""
    return WrongUsage(
        Text("Ein Partner ist zweimal genannt.", "A party is named twice."),
        Text("Bitte jeden nur einmal nennen.", "Please name each once."),
    )


def _agreement(register: Register, row: Row) -> dict[str, Any]:
    return stored.get(register, AGREEMENTS, row["agreement_id"]) or {}


def _concerns_everybody(register: Register, agreement: Row) -> None:
    """Who belongs to it is a matter of all: where only some were to sign a new version again, now everybody does."""
    if agreement["version_in_force"]:
        changed, again = signing.sign_again(register, agreement, ())
        stored.change(register, AGREEMENTS, changed, {"signs_again": "; ".join(again)})


def _refuse_signed(register: Register, agreement: Row) -> None:
    if agreement["status"] in ("signed", "in_force", "ended") or somebody_has_signed(register, agreement):
        raise signed_already(agreement)
