"""Sending data about a client to a partner: through the gate, and noted as a transfer with what covered it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.messages import WAYS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.sharing import DATA
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.domain.values import CHOICE
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.sharing.gate import Allowed, Passing, allow, own_id
from ehrenamt_cli.services.sharing.telling import Told, told
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Wish(NamedTuple):
    """What somebody typed: whom it is about or which planned transfer, to whom, and the rest where it was said."""

    who: str
    to: str = ""
    sender: str = ""
    data: Sequence[str] = ()
    purpose: str = ""
    basis: str = ""
    what: str = ""
    way: str = ""


class Sent(NamedTuple):
    """The transfer as it was noted, what covered it, and what was told."""

    transfer: dict[str, Any]
    allowed: Allowed
    told: list[Told]


def send(register: Register, wish: Wish) -> Sent:
    """Tell a partner what is covered, all of it or nothing."""
    with register.change():
        planned = stored.get(register, TRANSFERS, wish.who.strip().lower())
        passing = _of_planned(register, planned, wish) if planned else _of_client(register, wish)
        allowed = allow(register, passing)
        row = note(register, passing, allowed, what=wish.what, way=wish.way, planned=planned)
        return Sent(row, allowed, told(register, passing.client, passing.data))


def note(
    register: Register, passing: Passing, allowed: Allowed, *, what: str = "", way: str = "", planned: Row | None = None
) -> dict[str, Any]:
    """The transfer of today, once a day for the same data; a planned one is carried out."""
    sent = {
        "data": list(passing.data),
        "purpose": passing.purpose or allowed.purpose or None,
        "sent_on": clock.today().isoformat(),
        "release_id": allowed.releases[0]["id"] if allowed.releases else None,
        "basis": allowed.basis or None,
    }
    if way:
        sent["way"] = CHOICE.read(way, WAYS)
    if planned:
        return records.update(register, TRANSFERS, planned, sent)
    words = what or ", ".join(str(DATA[kind]) for kind in passing.data)
    direction = {"client_id": passing.client["id"], "from_id": passing.from_id, "to_id": passing.to["id"]}
    again = stored.every(register, TRANSFERS, {**direction, "what": words, "sent_on": sent["sent_on"]})
    kind = next((name for name in ("report_57", "statement") if name in passing.data), "data")
    row = records.completed(TRANSFERS, {**direction, **sent, "what": words, "kind": kind})
    return next(again, None) or stored.add(register, TRANSFERS, [row])[0]


def passed(register: Register, release: Row) -> list[dict[str, Any]]:
    """What was passed on under a release, oldest first."""
    rows = stored.every(register, TRANSFERS, {"release_id": release["id"]})
    return sorted((row for row in rows if row["sent_on"]), key=lambda row: (row["sent_on"], row["id"]))


def which_data(typed: Sequence[str]) -> tuple[str, ...]:
    """The kinds of data that somebody names; WrongUsage where nobody does."""
    found = tuple(dict.fromkeys(kind for text in typed for kind in TRANSFERS.field("data").kind.read(text, DATA)))
    if not found:
        raise WrongUsage(
            Text("Welche Angaben?", "Which data?"),
            Text("Bitte mit --data nennen: {all}.", "Please name them with --data: {all}.").fill(
                all=Text(", ".join(t.de for t in DATA.values()), ", ".join(t.en for t in DATA.values()))
            ),
        )
    return found


def _of_client(register: Register, wish: Wish) -> Passing:
    client = records.resolve(register, CLIENTS, wish.who)
    if not wish.to:
        raise WrongUsage(
            Text("An wen?", "To whom?"), Text("Bitte mit --to die Einrichtung nennen.", "Please name the organisation with --to.")
        )
    to = records.resolve(register, ORGANISATIONS, wish.to)
    sender = records.resolve(register, ORGANISATIONS, wish.sender)["id"] if wish.sender else own_id(register)
    if sender == to["id"]:
        raise WrongUsage(
            Text("„von“ und „an“ sind dieselbe Einrichtung.", "“from” and “to” are the same organisation."),
            Text("Eine Weitergabe geht an eine andere Einrichtung.", "A transfer goes to another organisation."),
        )
    return Passing(client, sender, to, which_data(wish.data), wish.purpose, wish.basis)


def _of_planned(register: Register, planned: Row, wish: Wish) -> Passing:
    client, to = stored.get(register, CLIENTS, planned["client_id"]), stored.get(register, ORGANISATIONS, planned["to_id"])
    assert client
    assert to
    data = which_data(wish.data) if wish.data or not planned["data"] else tuple(planned["data"])
    purpose, basis = wish.purpose or planned["purpose"] or "", wish.basis or planned["basis"] or ""
    return Passing(client, planned["from_id"], to, data, purpose, basis)
