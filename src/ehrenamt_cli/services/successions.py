"""What follows one after the other in a case: each ends the day before the next begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.records import Typed
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

ONE_DAY = timedelta(days=1)


def begun(register: Register, entity: Entity, typed: Typed) -> dict[str, Any]:
    """A new one from typed values, from today unless another day is given; WrongUsage where it ends before it begins."""
    row = records.completed(entity, records.read(register, entity, typed), register)
    row["begins_on"] = row["begins_on"] or clock.today().isoformat()
    records.require(entity, row)
    if row["ends_on"] and row["ends_on"] < row["begins_on"]:
        raise turned_round()
    entity.check(row)
    return row


def end_the_one_before(register: Register, entity: Entity, new: Row) -> Row | None:
    """Ends what still runs when the new one begins; gives the latest before it. WrongUsage where a later one is there."""
    others = in_order(register, entity, new["client_id"])
    later = [row for row in others if (row["begins_on"] or "") >= new["begins_on"]]
    if later:
        raise already_there(entity, later[0])
    for row in others:
        if not row["ends_on"] or row["ends_on"] > day_before(new["begins_on"]):
            stored.change(register, entity, row, {"ends_on": day_before(new["begins_on"])})
    return others[-1] if others else None


def in_order(register: Register, entity: Entity, client_id: str) -> list[dict[str, Any]]:
    """All of a client, oldest first."""
    return sorted(stored.every(register, entity, {"client_id": client_id}), key=lambda row: row["begins_on"] or "")


def neighbours(register: Register, entity: Entity, row: Row) -> tuple[Row | None, Row | None]:
    """The one before and the one after."""
    order = in_order(register, entity, row["client_id"])
    place = [one["id"] for one in order].index(row["id"])
    return order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None


def day_before(day: str) -> str:
    """The last day of what ends when something else begins on ``day``."""
    return (date.fromisoformat(day) - ONE_DAY).isoformat()


def over(row: Row) -> bool:
    """Whether it has ended before today."""
    return bool(row["ends_on"] and row["ends_on"] < clock.today().isoformat())


def turned_round() -> WrongUsage:
    """What to say where the end is before the beginning."""
    return WrongUsage(
        Text("Das Ende liegt vor dem Beginn.", "The end is before the beginning."),
        Text("Bitte --from und --until prüfen.", "Please check --from and --until."),
    )


def already_there(entity: Entity, row: Row) -> WrongUsage:
    """What to say where another one stands in the way."""
    return WrongUsage(
        Text("Ab {day} steht schon {kind} {id} im Register.", "From {day} there already is {kind} {id} in the register.").fill(
            day=show_day(row["begins_on"]), kind=entity.label, id=row["id"]
        ),
        Text("Ändern lässt sich das mit „ehrenamt {noun} change {id}“.", "“ehrenamt {noun} change {id}” changes it.").fill(
            noun=entity.name, id=row["id"]
        ),
    )
