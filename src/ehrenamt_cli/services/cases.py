"""Cases: who leads them and where the client is, each one at a time and without a gap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.whereabouts import WHEREABOUTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import records
from ehrenamt_cli.services.records import Typed
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

ONE_DAY = timedelta(days=1)


def take_lead(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """A new lead of a case; the one before ends the day before."""
    with register.change():
        row = _new(register, LEADS, typed)
        _end_the_one_before(register, LEADS, row)
        return stored.add(register, entity, [row])[0]


def move(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """New whereabouts of a client, in custody by default in a prison; those before end the day before.

    The client's own entry follows: the organisation, and the day on which custody began if it begins with this move.
    """
    with register.change():
        return _moved(register, _new(register, WHEREABOUTS, typed))


def change_client(register: Register, entity: Entity, text: str, typed: Typed) -> dict[str, Any]:
    """Change a client; where whereabouts are kept, another organisation is a move of today."""
    with register.change():
        before = records.resolve(register, entity, text)
        client = records.change(register, entity, before["id"], typed)
        place, kept = client["organisation_id"], stored.every(register, WHEREABOUTS, {"client_id": client["id"]})
        latest = max(kept, key=lambda row: row["begins_on"] or "", default=None)
        if not place or not latest or place == before["organisation_id"]:
            return client
        if latest["begins_on"] == clock.today().isoformat():
            stored.change(register, WHEREABOUTS, latest, {"organisation_id": place, "custody": _in_custody(register, place)})
        elif place != latest["organisation_id"] or latest["ends_on"]:
            _moved(register, _new(register, WHEREABOUTS, {"client_id": client["id"], "organisation_id": place}))
        return stored.get(register, entity, client["id"]) or client


def _moved(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    _refuse_future(row)
    if row["custody"] is None:
        row["custody"] = _in_custody(register, row["organisation_id"])
    before = _end_the_one_before(register, WHEREABOUTS, row)
    client = stored.get(register, CLIENTS, row["client_id"])
    if client and not _over(row):
        following = {"organisation_id": row["organisation_id"]}
        if row["custody"] and not (before and before["custody"]):
            following["custody_began_on"] = row["begins_on"]
        stored.change(register, CLIENTS, client, following)
    return stored.add(register, WHEREABOUTS, [row])[0]


def _in_custody(register: Register, organisation_id: str) -> int:
    organisation = stored.get(register, ORGANISATIONS, organisation_id)
    return int(bool(organisation and organisation["kind"] == "prison"))


def _new(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    row = records.completed(entity, records.read(register, entity, typed), register)
    row["begins_on"] = row["begins_on"] or clock.today().isoformat()
    records.require(entity, row)
    if row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise WrongUsage(
            Text("Das Ende liegt vor dem Beginn.", "The end is before the beginning."),
            Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
        )
    entity.check(row)
    return row


def _end_the_one_before(register: Register, entity: Entity, new: Row) -> Row | None:
    """Ends what still runs when the new one begins; gives the latest before it. WrongUsage where a later one is there."""
    others = sorted(stored.every(register, entity, {"client_id": new["client_id"]}), key=lambda row: row["begins_on"] or "")
    later = [row for row in others if (row["begins_on"] or "") >= new["begins_on"]]
    if later:
        raise _already_later(entity, later[0])
    the_day_before = (date.fromisoformat(new["begins_on"]) - ONE_DAY).isoformat()
    for row in others:
        if not row["ends_on"] or row["ends_on"] > the_day_before:
            stored.change(register, entity, row, {"ends_on": the_day_before})
    return others[-1] if others else None


def _over(row: Row) -> bool:
    return bool(row["ends_on"] and row["ends_on"] < clock.today().isoformat())


def _refuse_future(row: Row) -> None:
    if row["begins_on"] > clock.today().isoformat():
        raise WrongUsage(
            Text("Der Aufenthalt beginnt erst am {day}.", "The whereabouts begin only on {day}.").fill(
                day=same(show_day(row["begins_on"]))
            ),
            Text("Bitte eintragen, sobald es so weit ist.", "Please enter it once that day has come."),
        )


def _already_later(entity: Entity, row: Row) -> WrongUsage:
    return WrongUsage(
        Text("Ab {day} steht schon {kind} {id} im Register.", "From {day} there already is {kind} {id} in the register.").fill(
            day=show_day(row["begins_on"]), kind=entity.label, id=row["id"]
        ),
        Text("Ändern lässt sich das mit „ehrenamt {noun} change {id}“.", "“ehrenamt {noun} change {id}” changes it.").fill(
            noun=entity.name, id=row["id"]
        ),
    )
