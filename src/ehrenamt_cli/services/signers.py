"""Signers: who has to sign an agreement, who may, and who has; every signature there ever was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ehrenamt_cli.domain.agreements import SIGNED_BY
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.names import fold, tokens
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

BOTH_SIDES = ("party", "volunteer")

STANDING = {"volunteer": "volunteer_signed_on", "client": "client_signed_on"}
"""Where an agreement holds the standing signature of those who are no party."""

_RECORDS = {"volunteer": VOLUNTEERS, "client": CLIENTS}


class Signer(NamedTuple):
    """Somebody who can sign: whose side it is, the record, and the standing signature."""

    side: str
    key: str
    """Of the organisation, the volunteer or the client."""
    name: str
    needed: bool
    signed_on: str | None
    party: dict[str, Any] | None = None

    @property
    def missing(self) -> bool:
        """Whether the agreement waits for this signature."""
        return self.needed and not self.signed_on

    @property
    def column(self) -> str:
        """The column of a signature that names this signer."""
        return "organisation_id" if self.side == "party" else f"{self.side}_id"


def signers(register: Register, agreement: Row, known: Sequence[dict[str, Any]] | None = None) -> list[Signer]:
    """Everybody who can sign, parties first; ``known`` parties where they are at hand, ready to be read."""
    needed = SIGNED_BY.get(agreement["kind"], BOTH_SIDES)
    rows = known if known is not None else parties(register, agreement)
    found = [
        Signer("party", row["organisation_id"], row["organisation"], "party" in needed, row["signed_on"], row) for row in rows
    ]
    for side, key in (("volunteer", agreement["volunteer_id"]), ("client", _client_of(register, agreement))):
        if key:
            name = stored.titles(register, _RECORDS[side], [key]).get(key, key)
            found.append(Signer(side, key, name, side in needed, agreement[STANDING[side]]))
    return found


def signatures(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """Every signature asked for and given, by version, day and the order of parties, ready to be read."""
    rows = stored.every(register, SIGNATURES, {"agreement_id": agreement["id"]})
    places = {row["organisation_id"]: number for number, row in enumerate(parties(register, agreement))}

    def order(row: Row) -> tuple[int, str, int, str]:
        return row["version"] or 0, row["signed_on"] or "9999", places.get(row["organisation_id"], len(places)), row["id"]

    return records.shown(register, SIGNATURES, sorted(rows, key=order))


def somebody_has_signed(register: Register, agreement: Row) -> bool:
    """Whether a signature stands under this version, so that its text is promised."""
    where = {"agreement_id": agreement["id"], "version": agreement["version"]}
    return any(row["signed_on"] for row in stored.every(register, SIGNATURES, where))


def parties(register: Register, agreement: Row) -> list[dict[str, Any]]:
    """The parties in order, ready to be read."""
    rows = sorted(stored.every(register, PARTIES, {"agreement_id": agreement["id"]}), key=turn)
    return records.shown(register, PARTIES, rows)


def turn(row: Row) -> tuple[int, str]:
    """The order in which parties are listed and host."""
    return row["position"] or 1, row["id"]


def meant(everybody: Sequence[Signer], text: str | None) -> Signer:
    """The one a person names; without a word the only one who has to sign. WrongUsage names all of them."""
    found = named({one.key: one.name for one in everybody}, text or "")
    found += [one.key for one in everybody if text and one.party and one.party["id"] == text]
    needed = [one.key for one in everybody if one.needed]
    if text is None and len(needed) == 1:
        found = needed
    if len(found) != 1:
        nobody = Text("„{party}“ ist kein Partner dieser Vereinbarung.", "“{party}” is no party to this agreement.").fill(
            party=text
        )
        raise WrongUsage(
            nobody if text and not found else Text("Wer ist gemeint?", "Who is meant?"),
            Text("Möglich sind: {names}.", "Possible are: {names}.").fill(names="; ".join(one.name for one in everybody)),
        )
    return next(one for one in everybody if one.key == found[0])


def named(names: Mapping[str, str], text: str) -> list[str]:
    """The keys of those that ``text`` can mean: by key, by the whole name, else by the beginnings of its words."""
    whole = [key for key, name in names.items() if text == key or (text and fold(name) == fold(text))]
    wanted = tokens(text)
    return whole or [key for key, name in names.items() if wanted and all(_begins(name, token) for token in wanted)]


def _begins(name: str, token: str) -> bool:
    return any(word.startswith(token) for word in tokens(name))


def _client_of(register: Register, agreement: Row) -> str | None:
    release = stored.get(register, RELEASES, agreement["release_id"]) if agreement["release_id"] else None
    return release["client_id"] if release else None
