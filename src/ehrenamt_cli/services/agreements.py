"""Agreements: drafted, signed, kept alive by meetings and reviews, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, MEETINGS, PARTIES
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.names import tokens
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def new(register: Register, kind: str, parties: Sequence[str], typed: records.Typed) -> dict[str, Any]:
    """A draft with its parties in the order in which they take turns."""
    with register.change():
        values = {**records.read(register, AGREEMENTS, {**typed, "kind": kind})}
        organisations = [records.resolve(register, ORGANISATIONS, party) for party in parties]
        if values["kind"] == "volunteer":
            organisations = organisations or [dict(registers.own_organisation(register))]
            _need_volunteer(values)
        _check_parties(values["kind"], organisations)
        row = records.completed(AGREEMENTS, values, register)
        row["title"] = row["title"] or _title(register, row, organisations)
        agreement = stored.add(register, AGREEMENTS, [row])[0]
        stored.add(
            register,
            PARTIES,
            [
                records.completed(PARTIES, {"agreement_id": agreement["id"], "organisation_id": one["id"], "position": position})
                for position, one in enumerate(organisations, 1)
            ],
        )
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


def parties(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The parties in order, ready to be read."""
    rows = sorted(stored.every(register, PARTIES, {"agreement_id": agreement["id"]}), key=_turn)
    return records.shown(register, PARTIES, rows)


def meetings(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The meetings held so far, oldest first, ready to be read."""
    rows = sorted(stored.every(register, MEETINGS, {"agreement_id": agreement["id"]}), key=lambda row: row["held_on"])
    return records.shown(register, MEETINGS, rows)


def next_host(register: Register, agreement: Row) -> str | None:
    """The key of the organisation whose turn it is to host: the party after the one that hosted last."""
    order: list[str] = [row["organisation_id"] for row in parties(register, agreement)]
    held = [row["host_id"] for row in meetings(register, agreement) if row["host_id"] in order]
    if not order:
        return None
    return order[(order.index(held[-1]) + 1) % len(order)] if held else order[0]


def sign(
    register: Register, text: str, *, party: str | None, by: str | None, role: str | None, on: date | None
) -> dict[str, Any]:
    """One party (or the volunteer) has signed; the agreement is in force once everybody has, from its day on."""
    with register.change():
        agreement = the_one(register, text)
        if agreement["status"] == "ended":
            raise WrongUsage(
                Text("{number} ist beendet.", "{number} has ended.").fill(number=agreement["number"]),
                Text("Eine neue entwirft „ehrenamt agreement new“.", "“ehrenamt agreement new” drafts a new one."),
            )
        day = (on or clock.today()).isoformat()
        own = parties(register, agreement)
        signing = _signing(register, agreement, own, party)
        if signing is None:
            agreement = stored.change(register, AGREEMENTS, agreement, {"volunteer_signed_on": day})
        else:
            values = {
                "signed_on": day,
                "signatory": by or signing["signatory"],
                "signatory_role": role or signing["signatory_role"],
            }
            stored.change(register, PARTIES, stored.get(register, PARTIES, signing["id"]) or {}, values)
            signing |= values
        signed = [row["signed_on"] for row in own]
        if agreement["kind"] == "volunteer":
            signed.append(agreement["volunteer_signed_on"])
        if not all(signed):
            return stored.change(register, AGREEMENTS, agreement, {"status": "sent"})
        begins = agreement["begins_on"] or max(signed)
        status = "in_force" if begins <= clock.today().isoformat() else "signed"
        return stored.change(register, AGREEMENTS, agreement, {"status": status, "signed_on": max(signed), "begins_on": begins})


def amend(register: Register, text: str) -> dict[str, Any]:
    """A new version of a signed agreement: a draft again, which everybody has to sign."""
    with register.change():
        agreement = the_one(register, text)
        for row in stored.every(register, PARTIES, {"agreement_id": agreement["id"]}):
            stored.change(register, PARTIES, row, {"signed_on": None})
        values = {"status": "draft", "version": agreement["version"] + 1, "signed_on": None, "volunteer_signed_on": None}
        return stored.change(register, AGREEMENTS, agreement, values)


def meet(register: Register, text: str, *, host: str | None, on: date | None, minutes: str | None) -> dict[str, Any]:
    """The parties have met; without a host it was the one whose turn it was."""
    with register.change():
        agreement = the_one(register, text)
        host_id = _host(parties(register, agreement), host) if host else next_host(register, agreement)
        values = {
            "agreement_id": agreement["id"],
            "held_on": (on or clock.today()).isoformat(),
            "host_id": host_id,
            "minutes": minutes,
        }
        return stored.add(register, MEETINGS, [records.completed(MEETINGS, values)])[0]


def review(register: Register, text: str, *, on: date | None, result: str) -> dict[str, Any]:
    """The agreement was looked at as a whole; the next review counts from this day."""
    with register.change():
        agreement = the_one(register, text)
        values = records.read(register, AGREEMENTS, {"review_result": result})
        return stored.change(register, AGREEMENTS, agreement, {**values, "reviewed_on": (on or clock.today()).isoformat()})


def end(register: Register, text: str, *, on: date | None, reason: str) -> dict[str, Any]:
    """The agreement holds no longer, or only until a day that is still to come."""
    with register.change():
        agreement = the_one(register, text)
        day = (on or clock.today()).isoformat()
        values = records.read(register, AGREEMENTS, {"end_reason": reason})
        if day > clock.today().isoformat():
            return stored.change(register, AGREEMENTS, agreement, {**values, "ends_on": day})
        return stored.change(register, AGREEMENTS, agreement, {**values, "status": "ended", "ended_on": day, "ends_on": day})


def _turn(row: Row) -> tuple[int, str]:
    return row["position"] or 1, row["id"]


def _need_volunteer(values: Row) -> None:
    if not values.get("volunteer_id"):
        raise WrongUsage(
            Text(
                "Mit wem? Eine Ehrenamtsvereinbarung braucht eine freiwillige Person.",
                "With whom? A volunteer agreement needs a volunteer.",
            ),
            Text("Bitte --volunteer NAME angeben.", "Please give --volunteer NAME."),
        )


def _check_parties(kind: str, organisations: Sequence[Row]) -> None:
    if len({one["id"] for one in organisations}) != len(organisations):
        raise WrongUsage(
            Text("Ein Partner ist zweimal genannt.", "A party is named twice."),
            Text("Bitte jeden nur einmal nennen.", "Please name each once."),
        )
    if kind == "cooperation" and len(organisations) < 2:
        raise WrongUsage(
            Text(
                "Eine Kooperationsvereinbarung braucht mindestens zwei Partner.",
                "A cooperation agreement needs at least two parties.",
            ),
            Text("Bitte --party NAME zweimal oder öfter angeben.", "Please give --party NAME twice or more."),
        )


def _title(register: Register, row: Row, organisations: Sequence[Row]) -> str:
    names = [one["name"] for one in organisations]
    if row["kind"] == "volunteer":
        person = stored.get(register, VOLUNTEERS, row["volunteer_id"])
        names = [person["name"] if person else "", *names]
    return " – ".join(names)


def _signing(register: Register, agreement: Row, own: list[dict[str, Any]], party: str | None) -> dict[str, Any] | None:
    """The party that signs, among those of this agreement; None for the volunteer."""
    volunteer = stored.get(register, VOLUNTEERS, agreement["volunteer_id"]) if agreement["volunteer_id"] else None
    if party is None and len(own) == 1 and volunteer is None:
        return own[0]
    names = {row["id"]: row["organisation"] for row in own} | ({"": volunteer["name"]} if volunteer else {})
    wanted = tokens(party or "")
    meant = [key for key, name in names.items() if wanted and all(_begins(name, token) for token in wanted)]
    meant += [row["id"] for row in own if party in (row["id"], row["organisation_id"]) and row["id"] not in meant]
    if len(meant) != 1:
        nobody = Text("„{party}“ ist kein Partner dieser Vereinbarung.", "“{party}” is no party to this agreement.").fill(
            party=party
        )
        raise WrongUsage(
            nobody if party and not meant else Text("Wer hat unterschrieben?", "Who has signed?"),
            Text("Bitte --party angeben: {names}.", "Please give --party: {names}.").fill(names="; ".join(names.values())),
        )
    return next((row for row in own if row["id"] == meant[0]), None)


def _host(own: list[dict[str, Any]], host: str) -> str:
    wanted = tokens(host)
    meant = [row for row in own if host == row["organisation_id"] or all(_begins(row["organisation"], token) for token in wanted)]
    if len(meant) != 1:
        raise WrongUsage(
            Text("Gastgeber kann nur ein Partner der Vereinbarung sein.", "Only a party to the agreement can host."),
            Text("Bitte --host angeben: {names}.", "Please give --host: {names}.").fill(
                names="; ".join(row["organisation"] for row in own)
            ),
        )
    return str(meant[0]["organisation_id"])


def _begins(name: str, token: str) -> bool:
    return any(word.startswith(token) for word in tokens(name))
