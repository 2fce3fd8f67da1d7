"""Signing: sent to those who sign, signed version by version, taken back, signed again; every signature is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, IN_FORCE, signed_already, state_on
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.signers import STANDING, Signer, meant, parties, signers
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_SCREENINGS = {"confidentiality": "secrecy", "undertaking": "formal_undertaking"}
"""What a signed paper proves about the volunteer, by kind of agreement."""


def send(register: Register, agreement: Row, *, to: Sequence[str], on: date | None) -> dict[str, Any]:
    """This version was sent to those who still have to sign it, or to some of them; again is a reminder."""
    with register.change():
        _refuse_ended(agreement)
        everybody = signers(register, agreement)
        _refuse_alone(agreement, everybody)
        asked = [meant(everybody, text) for text in to] or [signer for signer in everybody if signer.missing]
        if not asked:
            raise WrongUsage(
                Text("{number} haben alle unterschrieben.", "{number} is signed by everybody.").fill(number=agreement["number"]),
                Text("Wem es trotzdem geschickt wurde, sagt --to NAME.", "To whom it was sent all the same, says --to NAME."),
            )
        day = (on or clock.today()).isoformat()
        _refuse_before_version(agreement, day)
        for signer in asked:
            _keep(register, agreement, signer, {"sent_on": day})
        status = "sent" if agreement["status"] == "draft" else agreement["status"]
        return stored.change(register, AGREEMENTS, agreement, {"status": status, "sent_on": day})


def sign(
    register: Register,
    agreement: Row,
    *,
    party: str | None,
    by: str | None,
    role: str | None,
    on: date | None,
    place: str | None,
) -> dict[str, Any]:
    """Somebody has signed this version; it is signed once everybody needed has."""
    with register.change():
        _refuse_ended(agreement)
        everybody = signers(register, agreement)
        _refuse_alone(agreement, everybody)
        signer = meant(everybody, party)
        day = (on or clock.today()).isoformat()
        _refuse_before_version(agreement, day)
        said = records.read(register, SIGNATURES, {"signatory": by, "role": role, "place": place})
        named = signer.party or {}
        given = {
            "signed_on": day,
            "signatory": said.get("signatory") or named.get("signatory") or (signer.name if signer.side == "volunteer" else None),
            "role": said.get("role") or named.get("signatory_role"),
            "place": said.get("place"),
        }
        _keep(register, agreement, signer, given)
        return _settled(register, _standing(register, agreement, signer, given))


def take_back(register: Register, entity: Entity, signature: Row) -> dict[str, Any]:
    """A signature that was noted by mistake is none; gives the agreement, which waits for it again if it still counted."""
    with register.change():
        agreement = stored.get(register, AGREEMENTS, signature["agreement_id"]) or {}
        signer = next((one for one in signers(register, agreement) if signature[one.column] == one.key), None)
        stored.remove(register, entity, signature)
        if signer is None or not signature["signed_on"] or _signed_later(register, signature, signer):
            return agreement
        changed = _standing(register, agreement, signer, {"signed_on": None, "signatory": None, "role": None, "place": None})
        if signer.needed and changed["status"] in ("signed", "in_force"):
            return stored.change(register, AGREEMENTS, changed, _before_it_was_signed(changed))
        return changed


def sign_again(register: Register, agreement: Row, only: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """A new version: those who must sign again have not signed it yet. Gives the agreement and their names."""
    everybody = signers(register, agreement)
    again = [meant(everybody, text) for text in only] or [signer for signer in everybody if signer.needed or signer.signed_on]
    changed = dict(agreement)
    for signer in again:
        changed = _standing(register, changed, signer, {"signed_on": None, "place": None})
    return changed, [signer.name for signer in again]


def _signed_later(register: Register, signature: Row, signer: Signer) -> bool:
    where = {"agreement_id": signature["agreement_id"], signer.column: signer.key}
    rows = stored.every(register, SIGNATURES, where)
    return any(row["signed_on"] and row["version"] > signature["version"] for row in rows)


def _before_it_was_signed(agreement: Row) -> dict[str, Any]:
    """What the last signature had settled is open again, the first day too where it followed from the signature."""
    values: dict[str, Any] = {"status": "sent", "signed_on": None}
    if agreement["version_in_force"] == agreement["version"]:
        values["version_in_force"] = agreement["version"] - 1 or None
    begins = "begins_on" if agreement["version"] == 1 else "version_begins_on"
    if agreement[begins] == agreement["signed_on"]:
        values[begins] = None
    return values


def _settled(register: Register, agreement: Row) -> dict[str, Any]:
    """What follows from the signatures there are now."""
    everybody = signers(register, agreement)
    days = [signer.signed_on for signer in everybody if signer.signed_on]
    if any(signer.missing for signer in everybody):
        asked = {"sent_on": agreement["sent_on"] or min(days)}
        return stored.change(register, AGREEMENTS, agreement, {"status": "sent", **asked})
    last = max(day for day in days if day)
    values: dict[str, Any] = {"status": "signed", "signed_on": last, "version_in_force": agreement["version"]}
    values |= dict.fromkeys(IN_FORCE)
    values["begins_on"] = agreement["begins_on"] or last
    if agreement["version"] > 1:
        values["version_begins_on"] = agreement["version_begins_on"] or last
    if agreement["kind"] == "release":
        values |= _release_given(register, agreement, last)
    if agreement["kind"] in _SCREENINGS:
        _prove(register, agreement, last)
    return stored.change(register, AGREEMENTS, agreement, values)


def _standing(register: Register, agreement: Row, signer: Signer, given: Row) -> dict[str, Any]:
    """The signature that counts for this version, where the agreement and its paper read it."""
    if signer.party is None:
        return stored.change(register, AGREEMENTS, agreement, {STANDING[signer.side]: given["signed_on"]})
    values = {"signed_on": given["signed_on"], "signed_in": given["place"]}
    if given["signed_on"]:
        values |= {"signatory": given["signatory"], "signatory_role": given["role"]}
    stored.change(register, PARTIES, stored.get(register, PARTIES, signer.party["id"]) or {}, values)
    return dict(agreement)


def _keep(register: Register, agreement: Row, signer: Signer, values: Row) -> None:
    """One signature a version and signer: asked for when it is sent, filled when it is given."""
    where = {"agreement_id": agreement["id"], "version": agreement["version"], signer.column: signer.key}
    known = next(iter(stored.every(register, SIGNATURES, where)), None)
    if known:
        stored.change(register, SIGNATURES, known, values)
    else:
        stored.add(register, SIGNATURES, [records.completed(SIGNATURES, {**where, **values})])


def _release_given(register: Register, agreement: Row, day: str) -> dict[str, Any]:
    """A release is given by its signature: its own day and that of the paper are the same."""
    release = stored.get(register, RELEASES, agreement["release_id"])
    if release and release["given_on"] != day:
        records.update(register, RELEASES, release, {"given_on": day})
    return {"begins_on": day}


def _prove(register: Register, agreement: Row, day: str) -> None:
    """The signed undertaking is the proof that a placement asks for; noted once."""
    about = {"volunteer_id": agreement["volunteer_id"], "kind": _SCREENINGS[agreement["kind"]]}
    undertaken = agreement["undertaken_on"] or day
    if any(row["seen_on"] == undertaken for row in stored.every(register, SCREENINGS, about)):
        return
    party = next(iter(parties(register, agreement)), None)
    values = {**about, "organisation_id": party and party["organisation_id"], "seen_on": undertaken}
    stored.add(register, SCREENINGS, [records.completed(SCREENINGS, values)])


def _refuse_ended(agreement: Row) -> None:
    if state_on(agreement, clock.today().isoformat()) == "ended":
        raise signed_already({**agreement, "status": "ended"})


def _refuse_alone(agreement: Row, everybody: Sequence[Signer]) -> None:
    if agreement["kind"] == "cooperation" and len(everybody) < 2:
        raise WrongUsage(
            Text("{number} hat noch keine zwei Partner.", "{number} does not have two parties yet.").fill(
                number=agreement["number"]
            ),
            Text(
                "Einen dazu: ehrenamt party add --agreement {number} --organisation …",
                "One more: ehrenamt party add --agreement {number} --organisation …",
            ).fill(number=agreement["number"]),
        )


def _refuse_before_version(agreement: Row, day: str) -> None:
    if agreement["amended_on"] and day < agreement["amended_on"]:
        raise WrongUsage(
            Text("Fassung {n} gibt es erst seit dem {day}.", "Version {n} has existed only since {day}.").fill(
                n=agreement["version"], day=show_day(agreement["amended_on"])
            ),
            Text("Bitte einen Tag ab dann angeben.", "Please give a day from then on."),
        )
