"""Whereabouts: where a client is and was before; the client's own entry follows."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.whereabouts import WHEREABOUTS
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import records
from ehrenamt_cli.services.records import Typed
from ehrenamt_cli.services.successions import begun, end_the_one_before, over
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def move(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """New whereabouts of a client, in custody by default in a prison; those before end the day before.

    The client's own entry follows: the organisation, and the day on which custody began if it begins with this move.
    """
    with register.change():
        return _moved(register, begun(register, WHEREABOUTS, typed))


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
            _moved(register, begun(register, WHEREABOUTS, {"client_id": client["id"], "organisation_id": place}))
        return stored.get(register, entity, client["id"]) or client


def _moved(register: Register, row: dict[str, Any]) -> dict[str, Any]:
    _refuse_future(row)
    if row["custody"] is None:
        row["custody"] = _in_custody(register, row["organisation_id"])
    before = end_the_one_before(register, WHEREABOUTS, row)
    client = stored.get(register, CLIENTS, row["client_id"])
    if client and not over(row):
        following = {"organisation_id": row["organisation_id"]}
        if row["custody"] and not (before["custody"] if before else _in_custody_already(register, client, row)):
            following["custody_began_on"] = row["begins_on"]
        stored.change(register, CLIENTS, client, following)
    return stored.add(register, WHEREABOUTS, [row])[0]


def _in_custody_already(register: Register, client: Row, row: Row) -> bool:
    """Whether the client's own entry says so, where no whereabouts were kept: moved on from a prison, or since a known day."""
    place, began_on = client["organisation_id"], client["custody_began_on"]
    if not place or not _in_custody(register, place) or (began_on and began_on > row["begins_on"]):
        return False
    return bool(began_on) or place != row["organisation_id"]


def _in_custody(register: Register, organisation_id: str) -> int:
    organisation = stored.get(register, ORGANISATIONS, organisation_id)
    return int(bool(organisation and organisation["kind"] == "prison"))


def _refuse_future(row: Row) -> None:
    if row["begins_on"] > clock.today().isoformat():
        raise WrongUsage(
            Text("Der Aufenthalt beginnt erst am {day}.", "The whereabouts begin only on {day}.").fill(
                day=same(show_day(row["begins_on"]))
            ),
            Text("Bitte eintragen, sobald es so weit ist.", "Please enter it once that day has come."),
        )
