"""Agreements at a glance: as one line with the next step, and whole with everything around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ehrenamt_cli import clock
from ehrenamt_cli.domain.agreements import AGREEMENTS, holds_on
from ehrenamt_cli.domain.coverage import Stretch
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import Deadline
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.services import agreement_life, deadlines, records
from ehrenamt_cli.services.agreements import as_of_today
from ehrenamt_cli.services.circles import shared_care
from ehrenamt_cli.services.meetings import meetings, next_host
from ehrenamt_cli.services.parties import InCharge, in_charge
from ehrenamt_cli.services.signers import Signer, signatures, signers, turn
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_MEETING, _REVIEW, _EXPIRY = "K-22", "K-23", "E-02"

_FAR = 106
"""So many weeks ahead the next step is looked for: a yearly rhythm, missed once."""


def find(
    register: Register, text: str, where: Mapping[str, Any], *, limit: int | None, offset: int
) -> tuple[list[dict[str, Any]], int]:
    """The agreements that answer to words and filters, as they are today, with parties and next step; and how many."""
    given = dict(where)
    state = given.pop("status", None)
    rows = [as_of_today(register, row) for row in records.find(register, AGREEMENTS, text, given, limit=None, offset=0).rows]
    if state:
        rows = [row for row in rows if row["status"] == state]
    page = rows[offset:][:limit]
    next_due = _next_due(register) if page else {}
    by_agreement = _all_parties(register, page)
    shown = records.shown(register, AGREEMENTS, page)
    for row in shown:
        everybody = signers(register, row, by_agreement.get(row["id"], []))
        waiting = [signer.name for signer in everybody if signer.missing]
        row["party_names"] = [party["organisation"] for party in by_agreement.get(row["id"], [])]
        row["waiting_for"] = waiting
        row["next_step"] = str(_next_step(row, waiting, next_due.get(row["id"])))
    return shown, len(rows)


def whole(register: Register, agreement: Row) -> dict[str, Any]:
    """An agreement with its parties and who is in charge there, signatures, meetings, reviews and everything that happened."""
    row = as_of_today(register, agreement)
    [shown] = records.shown(register, AGREEMENTS, [row])
    parties = _all_parties(register, [row]).get(row["id"], [])
    everybody = signers(register, row, parties)
    turn_of, since = next_host(register, row), row["begins_on"] or clock.today().isoformat()
    due = _next_due(register, row["id"], (_MEETING,)).get(row["id"]) if row["meets"] else None
    return {
        **shown,
        "parties": [party | _contacts(register, party["organisation_id"], party["joined_on"] or since) for party in parties],
        "signers": [_signer(signer) for signer in everybody],
        "signatures": signatures(register, row),
        "meetings": meetings(register, row),
        "next_host": next((party["organisation"] for party in parties if party["organisation_id"] == turn_of), None),
        "next_meeting_due_on": due.due_on.isoformat() if due else None,
        "reviews": agreement_life.reviews(register, row),
        "earlier_regional_clauses": agreement_life.earlier_regional_clauses(register, row),
        "shared_care": shared_care(register, row) if holds_on(row, clock.today().isoformat()) else [],
        "life": [step.as_row() for step in agreement_life.life(register, row)],
    }


def state(row: Row) -> Text:
    """The state in a sentence, of an agreement that ``whole`` gave."""
    missing = ", ".join(signer["name"] for signer in row["signers"] if signer["needed"] and not signer["signed_on"])
    return agreement_life.state_words(row, missing, clock.today().isoformat())


def _next_step(row: Row, waiting: Sequence[str], due: Deadline | None) -> Text:
    if row["status"] == "draft":
        send = Text("Fassung {n} versenden", "send version {n}").fill(n=row["version"])
        return send if row["version"] > 1 else Text("versenden", "send it")
    if row["status"] == "sent":
        return Text("unterschreibt noch: {who}", "still to sign: {who}").fill(who=", ".join(waiting))
    if row["status"] == "signed":
        return Text("gilt ab {day}", "in force from {day}").fill(day=show_day(row["begins_on"]))
    if row["status"] == "in_force" and due:
        return Text("bis {day}: {what}", "by {day}: {what}").fill(day=show_day(due.due_on.isoformat()), what=due.title)
    return NOTHING


def _next_due(register: Register, key: str = "", rules: Sequence[str] = (_MEETING, _REVIEW, _EXPIRY)) -> dict[str, Deadline]:
    """The first deadline of these rules by agreement."""
    about = deadlines.About(AGREEMENTS, key) if key else None
    first: dict[str, Deadline] = {}
    for rule in rules:
        for one in deadlines.due(register, weeks=_FAR, only=deadlines.Only(rule=rule, about=about)):
            if one.subject.id not in first or one.due_on < first[one.subject.id].due_on:
                first[one.subject.id] = one
    return first


def _all_parties(register: Register, agreements: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
    """The parties of each agreement in order, ready to be read."""
    where = {"agreement_id": agreements[0]["id"]} if len(agreements) == 1 else {}
    keys = {row["id"] for row in agreements}
    rows = sorted((row for row in stored.every(register, PARTIES, where) if row["agreement_id"] in keys), key=turn)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records.shown(register, PARTIES, rows):
        found.setdefault(row["agreement_id"], []).append(row)
    return found


def _contacts(register: Register, organisation_id: str, since: str) -> dict[str, Any]:
    return {
        name: _in_charge(in_charge(register, organisation_id, since, deputy=deputy))
        for name, deputy in (("contacts", False), ("deputies", True))
    }


def _in_charge(who: InCharge) -> dict[str, Any]:
    return {
        "today": [_contact(row) for row in who.today],
        "later": [_contact(row) for row in who.later],
        "gaps": [_days(gap) for gap in who.gaps],
    }


def _contact(row: Row) -> dict[str, Any]:
    return {"id": row["id"], "name": row["name"], "since": row["begins_on"], "until": row["ends_on"]}


def _days(stretch: Stretch) -> dict[str, Any]:
    return {"since": stretch.since, "until": stretch.until}


def _signer(signer: Signer) -> dict[str, Any]:
    party = signer.party or {}
    return {
        "side": signer.side,
        "id": signer.key,
        "name": signer.name,
        "needed": signer.needed,
        "signed_on": signer.signed_on,
        "signatory": party.get("signatory"),
        "role": party.get("signatory_role"),
        "place": party.get("signed_in"),
    }
