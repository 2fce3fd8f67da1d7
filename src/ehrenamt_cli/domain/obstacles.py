"""OBSTACLES: what has to be settled before somebody is erased. DUTIES: what a law keeps of them, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ehrenamt_cli.domain.agreements import holds_on
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.holds import holds_on as hold_stands
from ehrenamt_cli.domain.privacy.retentions import RETENTIONS, Retention
from ehrenamt_cli.i18n import Text, same


class Obstacle(NamedTuple):
    """Something that runs or is open: while it stands, nothing of the person is erased."""

    key: str
    plural: str
    stands: Callable[[Row, str], bool]
    """Whether it stands, of a record, on a day."""
    what: Text
    basis: Text
    lift: Text
    """What to do first; ``{id}`` is the record."""


class Duty(NamedTuple):
    """A record that has to be kept: of the person only name and address stay beside it, restricted (Art. 18 DSGVO)."""

    plural: str
    what: Text
    since: Callable[[Row], str | None]
    """The day from which the period runs; None where the record need not be kept."""
    retention: Retention


def _running(row: Row, _: str) -> bool:
    return bool(row["status"] in ("trial", "running"))


def _bound(row: Row, day: str) -> bool:
    return row["kind"] == "volunteer" and (row["status"] == "signed" or holds_on(row, day))


def _unpaid(row: Row, _: str) -> bool:
    return bool(row["claimed_on"] and not row["paid_on"] and not row["refused_on"])


def _unreported(row: Row, _: str) -> bool:
    return bool(not row["reported_on"] and ((row["days_unfit"] or 0) > 3 or row["died"]))


_CLAIMS = Text("Art. 17 (3) e DSGVO: offene Ansprüche", "Art. 17 (3) e DSGVO: open claims")

OBSTACLES: tuple[Obstacle, ...] = (
    Obstacle(
        "EINSATZ",
        "placements",
        _running,
        Text("Ein Einsatz läuft", "a placement is running"),
        Text("Art. 17 (1) a DSGVO: die Daten werden noch gebraucht", "Art. 17 (1) a DSGVO: the data is still needed"),
        same("ehrenamt placement end {id} --reason …"),
    ),
    Obstacle(
        "BUCHUNG",
        "bookings",
        lambda row, _: bool(row["status"] == "booked"),
        Text("Ein Dolmetschtermin ist gebucht und nicht abgeschlossen", "an interpreting appointment is booked and not closed"),
        Text("Art. 17 (1) a DSGVO: die Daten werden noch gebraucht", "Art. 17 (1) a DSGVO: the data is still needed"),
        same("ehrenamt booking cancel {id}"),
    ),
    Obstacle(
        "VEREINBARUNG",
        "agreements",
        _bound,
        Text("Eine Ehrenamtsvereinbarung gilt", "a volunteer agreement is in force"),
        Text("Art. 17 (1) a DSGVO: die Daten werden noch gebraucht", "Art. 17 (1) a DSGVO: the data is still needed"),
        same("ehrenamt agreement end {id} --reason …"),
    ),
    Obstacle(
        "AUSLAGE",
        "claims",
        _unpaid,
        Text("Beantragte Auslagen sind nicht bezahlt", "claimed expenses are not paid"),
        _CLAIMS,
        same("ehrenamt claim change {id} --paid …"),
    ),
    Obstacle(
        "UNFALL",
        "accidents",
        _unreported,
        Text("Ein Unfall ist nicht angezeigt", "an accident is not reported"),
        same("§ 193 (1) SGB VII"),
        same("ehrenamt accident change {id} --reported …"),
    ),
    Obstacle(
        "VORFALL",
        "incidents",
        lambda row, _: not row["closed_on"],
        Text("Ein Vorfall ist nicht abgeschlossen", "an incident is not closed"),
        _CLAIMS,
        same("ehrenamt incident change {id} --closed …"),
    ),
    Obstacle(
        "AUSKUNFT",
        "access_requests",
        lambda row, _: not row["answered_on"] and row["right"] != "erasure",
        Text("Ein Antrag nach Art. 15 bis 21 DSGVO ist offen", "a request after Art. 15 to 21 DSGVO is open"),
        Text("Art. 15 DSGVO: erst antworten, dann löschen", "Art. 15 DSGVO: answer first, then erase"),
        same("ehrenamt access-request change {id} --answered …"),
    ),
    Obstacle(
        "LÖSCHSPERRE",
        "holds",
        hold_stands,
        Text("Eine Löschsperre steht", "a hold stands"),
        Text("Art. 17 (3), Art. 18 DSGVO", "Art. 17 (3), Art. 18 DSGVO"),
        same("ehrenamt hold remove {id}"),
    ),
)

DUTIES: tuple[Duty, ...] = (
    Duty("claims", Text("Auslagenbeleg", "receipt of expenses"), lambda row: row["paid_on"], RETENTIONS["receipt"]),
    Duty("allowances", Text("gezahlte Pauschale", "allowance paid"), lambda row: row["paid_on"], RETENTIONS["receipt"]),
    Duty(
        "agreements",
        Text("Vereinbarung über eine Pauschale", "agreement on an allowance"),
        lambda row: (row["ended_on"] or row["ends_on"]) if (row["allowance"] or "none") != "none" else None,
        RETENTIONS["receipt"],
    ),
    Duty("accidents", Text("Unfall im Einsatz", "accident on duty"), lambda row: row["known_on"], RETENTIONS["accident-file"]),
)
