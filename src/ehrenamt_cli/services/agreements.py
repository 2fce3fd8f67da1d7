"""Agreements: drafted, changed, amended, reviewed, ended; what follows from the day is said and never stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, IN_FORCE, KINDS, STILL_FREE, holds_on, signed_already, state_on
from ehrenamt_cli.domain.coverage import day_before
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, registers, removing, signing
from ehrenamt_cli.services.allowances import check_allowance
from ehrenamt_cli.services.meetings import next_host as next_host
from ehrenamt_cli.services.parties import named_twice
from ehrenamt_cli.services.signers import parties as parties
from ehrenamt_cli.services.signers import somebody_has_signed
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def new(register: Register, kind: str, party_names: Sequence[str], typed: records.Typed) -> dict[str, Any]:
    """A draft with its parties in the order in which they take turns."""
    with register.change():
        values = {**records.read(register, AGREEMENTS, {**typed, "kind": kind})}
        organisations = [records.resolve(register, ORGANISATIONS, name) for name in party_names]
        if values["kind"] not in ("cooperation", "release"):
            organisations = organisations or [dict(registers.own_organisation(register))]
        records.require(AGREEMENTS, values)
        _need_other_side(values)
        _check_parties(values["kind"], organisations)
        row = records.completed(AGREEMENTS, values, register)
        row["regional_version"] = 1 if row["regional_clauses"] else None
        AGREEMENTS.check(row)
        check_allowance(register, row)
        row["title"] = row["title"] or _title(register, row, organisations)
        agreement = stored.add(register, AGREEMENTS, [row])[0]
        rows = [{"agreement_id": agreement["id"], "organisation_id": one["id"]} for one in organisations]
        stored.add(register, PARTIES, [records.completed(PARTIES, {**one, "position": n}) for n, one in enumerate(rows, 1)])
        return agreement


def the_one(register: Register, text: str | None) -> dict[str, Any]:
    """The agreement a person names; without a name the only one there is."""
    if text:
        return records.resolve(register, AGREEMENTS, text)
    found = stored.page(register, AGREEMENTS, limit=2)
    if found.total == 1:
        return found.rows[0]
    if not found.total:
        raise NotFound(
            Text("Es gibt noch keine Vereinbarung.", "There is no agreement yet."),
            Text("Eine entwirft „ehrenamt agreement new“.", "“ehrenamt agreement new” drafts one."),
        )
    raise NotFound(
        Text("Bitte sagen, welche Vereinbarung: es gibt {n}.", "Please say which agreement: there are {n}.").fill(n=found.total),
        Text("Alle zeigt „ehrenamt agreement list“.", "“ehrenamt agreement list” shows all."),
    )


def as_of_today(register: Register, row: Row) -> dict[str, Any]:
    """The agreement as it truly is today: its state follows from its days, those of a release from the release itself."""
    today = clock.today().isoformat()
    whole = dict(row)
    if row["release_id"] and (release := stored.get(register, RELEASES, row["release_id"])):
        ends = [day for day in (release["valid_until"], release["revoked_on"] and day_before(release["revoked_on"])) if day]
        whole |= {"begins_on": release["given_on"], "ends_on": min(ends, default=None)}
    whole["status"] = state_on(whole, today)
    if whole["status"] == "ended" and not whole["ended_on"]:
        whole["ended_on"] = whole["ends_on"]
    return whole


def change(register: Register, entity: Entity, text: str, typed: records.Typed) -> dict[str, Any]:
    """Change an agreement; what is promised only while nobody has signed, and what was sent is a draft again then."""
    with register.change():
        row = records.resolve(register, entity, text)
        given = records.read(register, entity, typed, row)
        values = {name: value for name, value in given.items() if value != row[name]}
        promised = values.keys() - STILL_FREE
        over = state_on(row, clock.today().isoformat()) == "ended"
        if (over and "ends_on" in values) or (promised and (over or somebody_has_signed(register, row))):
            raise signed_already(as_of_today(register, row))
        if "begins_on" in values and row["version_in_force"]:
            raise _begun_already(row)
        if "regional_clauses" in values:
            values["regional_version"] = (row["regional_version"] or 0) + 1
        if promised and row["status"] == "sent":
            values["status"] = "draft"
        changed = records.update(register, entity, row, entity.change(row, values))
        check_allowance(register, changed)
        return as_of_today(register, changed)


def amend(register: Register, agreement: Row, *, only: Sequence[str], reason: str | None) -> dict[str, Any]:
    """A new version of what is signed: a draft again, while the one in force goes on; all sign again, or ``only`` some."""
    with register.change():
        if as_of_today(register, agreement)["status"] == "ended":
            raise signed_already({**agreement, "status": "ended"})
        if agreement["status"] not in ("signed", "in_force") and not somebody_has_signed(register, agreement):
            raise _unsigned_still(agreement)
        if only and not reason:
            raise WrongUsage(
                Text("Warum unterschreiben nicht alle neu?", "Why does not everybody sign again?"),
                Text("Bitte mit --reason sagen, was sich für wen ändert.", "Please say with --reason what changes for whom."),
            )
        changed, names = signing.sign_again(register, agreement, only)
        values = records.read(register, AGREEMENTS, {"amend_reason": reason or "-", "signs_again": "; ".join(names)})
        in_force = agreement["version"] if agreement["status"] in ("signed", "in_force") else agreement["version_in_force"]
        return stored.change(
            register,
            AGREEMENTS,
            changed,
            {
                **values,
                "status": "draft",
                "version": agreement["version"] + 1,
                "version_begins_on": None,
                "version_in_force": in_force,
                **{kept: agreement[kept] or agreement[field] for kept, field in IN_FORCE.items()},
                "signed_on": None,
                "sent_on": None,
                "amended_on": clock.today().isoformat(),
            },
        )


def review(register: Register, agreement: Row, *, on: date | None, result: str) -> dict[str, Any]:
    """The agreement was looked at as a whole; the next review counts from this day. WrongUsage where nothing is in force."""
    with register.change():
        day = (on or clock.today()).isoformat()
        if not holds_on(as_of_today(register, agreement), day):
            raise WrongUsage(
                Text("{number} ist an diesem Tag nicht in Kraft.", "{number} is not in force on that day.").fill(
                    number=agreement["number"]
                ),
                Text("Überprüft wird, was gilt.", "What is reviewed is in force."),
            )
        values = records.read(register, AGREEMENTS, {"review_result": result})
        return stored.change(register, AGREEMENTS, agreement, {**values, "reviewed_on": day})


def end(register: Register, agreement: Row, *, on: date | None, reason: str) -> dict[str, Any]:
    """The agreement holds no longer, or only until a day that is still to come; a release from secrecy is revoked."""
    with register.change():
        if as_of_today(register, agreement)["status"] == "ended":
            raise signed_already({**agreement, "status": "ended"})
        today = clock.today().isoformat()
        day = on.isoformat() if on else today
        values = records.read(register, AGREEMENTS, {"end_reason": reason})
        if agreement["release_id"] and (release := stored.get(register, RELEASES, agreement["release_id"])):
            records.update(register, RELEASES, release, {"revoked_on": day})
        values |= {"ends_on": day} if day > today else {"status": "ended", "ended_on": day, "ends_on": day}
        return stored.change(register, AGREEMENTS, agreement, values)


def remove(register: Register, entity: Entity, row: Row) -> None:
    """Take out a draft, or one that has ended, with its parties, signatures and meetings."""
    with register.change():
        entity.remove(as_of_today(register, row))
        removing.take_out(register, entity, row)


def _need_other_side(values: Row) -> None:
    """Whom an agreement is made with, beside its parties."""
    if values["kind"] == "release" and not values.get("release_id"):
        raise WrongUsage(
            Text("Welche Schweigepflichtentbindung soll unterschrieben werden?", "Which release from secrecy is to be signed?"),
            Text(
                "Bitte --release r-… angeben; „ehrenamt release add“ legt eine an.",
                "Please give --release r-…; “ehrenamt release add” makes one.",
            ),
        )
    if values["kind"] not in ("cooperation", "release") and not values.get("volunteer_id"):
        raise WrongUsage(
            Text("Mit wem? {kind} braucht eine freiwillige Person.", "With whom? A {kind} needs a volunteer.").fill(
                kind=KINDS[values["kind"]]
            ),
            Text("Bitte --volunteer NAME angeben.", "Please give --volunteer NAME."),
        )


def _check_parties(kind: str, organisations: Sequence[Row]) -> None:
    if len({one["id"] for one in organisations}) != len(organisations):
        raise named_twice()
    if kind == "cooperation" and len(organisations) < 2:
        raise WrongUsage(
            Text(
                "Eine Kooperationsvereinbarung braucht mindestens zwei Partner.",
                "A cooperation agreement needs at least two parties.",
            ),
            Text("Bitte --party NAME zweimal oder öfter angeben.", "Please give --party NAME twice or more."),
        )
    if kind == "release" and organisations:
        raise WrongUsage(
            Text("Von wem an wen, sagt die Schweigepflichtentbindung selbst.", "From whom to whom, the release itself says."),
            Text("Bitte --party weglassen.", "Please leave out --party."),
        )
    if kind != "cooperation" and len(organisations) > 1:
        raise WrongUsage(
            Text("Mehrere Partner hat nur eine Kooperationsvereinbarung.", "Only a cooperation agreement has several parties."),
            Text("Bitte --party nur einmal angeben.", "Please give --party only once."),
        )


def _title(register: Register, row: Row, organisations: Sequence[Row]) -> str:
    names = [one["name"] for one in organisations]
    if row["release_id"]:
        release = stored.get(register, RELEASES, row["release_id"])
        names = [records.title(register, RELEASES, release)] if release else names
    elif row["volunteer_id"]:
        person = stored.get(register, VOLUNTEERS, row["volunteer_id"])
        names = [person["name"] if person else "", *names]
    return " – ".join(names)


def _unsigned_still(agreement: Row) -> WrongUsage:
    return WrongUsage(
        Text("{number} hat noch niemand unterschrieben.", "Nobody has signed {number} yet.").fill(number=agreement["number"]),
        Text(
            "Solange lässt sich alles ändern: ehrenamt agreement change {number} …",
            "Until then everything can be changed: ehrenamt agreement change {number} …",
        ).fill(number=agreement["number"]),
    )


def _begun_already(agreement: Row) -> WrongUsage:
    return WrongUsage(
        Text("{number} gilt schon seit dem {day}.", "{number} has been in force since {day}.").fill(
            number=agreement["number"], day=show_day(agreement["begins_on"])
        ),
        Text("Ab wann die neue Fassung gilt, sagt --version-begins.", "From when the new version holds, says --version-begins."),
    )
