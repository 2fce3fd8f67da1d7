"""The agenda of the next meeting: what was not handled as the agreement says, each case by its reference alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.coverage import NEVER, gaps, overlaps
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.deadlines import Deadline, due_on
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.inquiries import INQUIRIES
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import deadlines, records, settings
from ehrenamt_cli.services.circles import Circle
from ehrenamt_cli.services.meetings import meetings
from ehrenamt_cli.services.parties import gaps_since
from ehrenamt_cli.services.sharing.limiting import client_of
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Item(NamedTuple):
    """One case to talk about: the clause, whose case, what happened, and from when to when (None: still so)."""

    clause: str
    reference: str
    what: Text
    since: str
    until: str | None = None
    client_id: str = ""
    among: frozenset[str] = frozenset()
    """Whose case it is, and the organisations that know it already because it is between them."""

    def as_row(self) -> dict[str, Any]:
        """As JSON, words in the language in use."""
        return {
            "clause": self.clause,
            "reference": self.reference,
            "what": str(self.what),
            "since": self.since,
            "until": self.until,
        }


def agenda(register: Register, agreement: Row, since: str | None = None, until: str | None = None) -> list[Item]:
    """What was not handled as agreed since a day (default: the last meeting, else the beginning), by clause and day.

    What still is so belongs to it however long ago it began; what was over by that day was talked about then. With the
    day of a meeting as ``until``, what that meeting had to talk about.
    """
    start = since_when(register, agreement, since, until)
    circle = Circle(register, agreement)
    found = [*_inquiries(circle), *_leads(circle), *_transfers(circle), *_double(circle), *_contacts(circle)]
    found += _overdue(circle, start)
    told = (item for item in found if (item.until or NEVER) > start and item.since <= (until or NEVER))
    return sorted(set(told), key=lambda item: (item.clause, item.since, item.reference, item.what))


def since_when(register: Register, agreement: Row, since: str | None = None, until: str | None = None) -> str:
    """The day from which cases are gathered: as said, else of the last meeting (before ``until``), else of the beginning."""
    held = [row["held_on"] for row in meetings(register, agreement) if row["held_on"] < (until or NEVER)]
    return since if since is not None else (held[-1] if held else agreement["begins_on"] or "")


def _inquiries(circle: Circle) -> Iterator[Item]:
    """Unanswered, or answered later than within two Werktage of the partner who was asked (K-02)."""
    today = clock.today()
    rule = next(rule for rule in settings.rules_of(circle.register) if rule.source == "inquiries")
    calendar = deadlines.own_calendar(circle.register)
    for row in stored.every(circle.register, INQUIRIES):
        if not circle.between(row):
            continue
        asked = circle.organisations[row["to_id"]]
        due = due_on(rule, {**row, "land": asked["land"], "calendar_mode": asked["calendar_mode"]}, today, calendar)
        if due is None or (row["answered_on"] or today.isoformat()) <= due.isoformat():
            continue
        names = {"sender": circle.names[row["from_id"]], "asked": circle.names[row["to_id"]], "due": show_day(due.isoformat())}
        what = _LATE if row["answered_on"] else _UNANSWERED
        item = Item("K-02", _reference(circle, row), what.fill(**names), row["received_on"], row["answered_on"])
        yield item._replace(client_id=row["client_id"] or "", among=frozenset((row["from_id"], row["to_id"])))


_UNANSWERED = Text(
    "Anfrage von {sender} an {asked} nicht beantwortet, fällig war {due}",
    "Inquiry of {sender} to {asked} not answered, was due {due}",
)
_LATE = Text(
    "Anfrage von {sender} an {asked} zu spät beantwortet, fällig war {due}",
    "Inquiry of {sender} to {asked} answered late, was due {due}",
)


def _reference(circle: Circle, row: Row) -> str:
    client = circle.reference(row["client_id"])
    return f"{client} ({row['id']})" if client else str(row["id"])


def _leads(circle: Circle) -> Iterator[Item]:
    """Days without a lead, and days with two (K-03), in cases that a party has led."""
    today = clock.today().isoformat()
    of_client: dict[str, list[dict[str, Any]]] = {}
    for row in stored.every(circle.register, LEADS):
        of_client.setdefault(row["client_id"], []).append(row)
    for client_id, rows in of_client.items():
        if not any(row["organisation_id"] in circle.names for row in rows):
            continue
        client = stored.get(circle.register, CLIENTS, client_id)
        if client is None:
            continue
        last = min(client["ended_on"] or today, today)
        leading = frozenset(row["organisation_id"] for row in rows)
        named = {row["id"]: row["organisation"] for row in records.shown(circle.register, LEADS, rows)}
        for gap in gaps(rows, min(row["begins_on"] or today for row in rows), last):
            until = gap.until or client["ended_on"]
            nobody = Text("ohne Federführung", "nobody leads the case")
            yield Item("K-03", client["reference"], nobody, gap.since, until, client_id, leading)
        for one, other, days in overlaps(rows):
            what = Text("zwei führen den Fall: {one} und {other}", "two lead the case: {one} and {other}")
            words = what.fill(one=named[one["id"]], other=named[other["id"]])
            if days.touches("", last):
                yield Item("K-03", client["reference"], words, days.since, days.until or client["ended_on"], client_id, leading)


def _transfers(circle: Circle) -> Iterator[Item]:
    """What was passed on without a release in that direction on that day, and without another basis (K-05, K-15)."""
    for row in stored.every(circle.register, TRANSFERS):
        if not row["sent_on"] or not circle.between(row):
            continue
        to = circle.organisations[row["to_id"]]
        always = row["kind"] == "report_57" and to["kind"] == "anlaufstelle"
        if (row["basis"] and not always) or _released(circle.register, row):
            continue
        what = Text(
            "ohne Schweigepflichtentbindung weitergegeben: {what}, von {sender} an {to}",
            "passed on without a release from secrecy: {what}, from {sender} to {to}",
        ).fill(what=row["what"], sender=circle.names[row["from_id"]], to=circle.names[row["to_id"]])
        item = Item("K-15" if always else "K-05", _reference(circle, row), what, row["sent_on"], row["sent_on"])
        yield item._replace(client_id=row["client_id"], among=frozenset((row["from_id"], row["to_id"])))


def _released(register: Register, transfer: Row) -> bool:
    where = {name: transfer[name] for name in ("client_id", "from_id", "to_id")}
    day = transfer["sent_on"]
    return any(
        (row["given_on"] or "") <= day <= (row["valid_until"] or NEVER) and (row["revoked_on"] or NEVER) > day
        for row in stored.every(register, RELEASES, where)
    )


def _double(circle: Circle) -> Iterator[Item]:
    """The same help by two parties that have not agreed on it (K-19, K-21, K-26)."""
    today = clock.today().isoformat()
    for pair in circle.shared():
        if pair.doubled and pair.days.since <= today:
            kinds = tuple(circle.organisations[care.organisation_id]["kind"] for care in (pair.earlier, pair.later))
            clause = {("anlaufstelle", "ajsd"): "K-19", ("ajsd", "anlaufstelle"): "K-21"}.get(kinds, "K-26")
            what = Text("{what} doppelt: {one} und {other}", "{what} twice: {one} and {other}").fill(
                what=pair.later.what,
                one=circle.names[pair.earlier.organisation_id],
                other=circle.names[pair.later.organisation_id],
            )
            whose = pair.later.client_id
            yield Item(clause, circle.reference(whose), what, pair.days.since, pair.days.until, client_id=whose)


def _contacts(circle: Circle) -> Iterator[Item]:
    """Days on which a party had no named contact (K-01)."""
    for key, name in circle.names.items():
        since = circle.bound[key]
        for gap in gaps_since(circle.register, key, since) if since else ():
            yield Item("K-01", name, Text("ohne namentliche Ansprechperson", "no named contact"), gap.since, gap.until)


_TOLD_ABOVE = {
    "inquiries",
    "contacts_missing",
    "leads_missing",
    "leads_twice",
    "transfers_without_basis",
    "reports_to_release",
    "doubled_by_ajsd",
    "doubled_by_anlaufstelle",
    "doubled_by_others",
}
"""Sources of deadlines that these cases tell about already."""


def _overdue(circle: Circle, start: str) -> Iterator[Item]:
    """Duties of the agreement and of the transition that are overdue with a party, or were met late."""
    found: dict[str, Deadline] = {}
    parties: dict[str, set[str]] = defaultdict(set)
    for key in circle.names:
        about = deadlines.About(ORGANISATIONS, key)
        since = date.fromisoformat(start) if start else None
        every = deadlines.due(circle.register, weeks=0, only=deadlines.Only(about=about), done_too=True)
        late = (one for one in every if one.state in deadlines.LATE or _met_late(one, since))
        for one in late:
            if one.rule.startswith(("K-", "U-")) and one.source not in _TOLD_ABOVE:
                found[one.id] = one
                parties[one.id].add(key)
    for one in found.values():
        if one.subject.kind == "agreement" and one.subject.id != circle.agreement["id"]:
            continue
        state = Text("verspätet erledigt", "met late") if one.done_on else Text("überfällig", "overdue")
        words = Text("{title}, {state}", "{title}, {state}").fill(title=one.title, state=state)
        client_id = client_of(circle.register, deadlines.kind_of(one), one.subject.id)
        item = Item(one.rule, one.subject.name, words, one.due_on.isoformat(), one.done_on, client_id)
        yield item._replace(among=frozenset(parties[one.id]))


def _met_late(deadline: Deadline, since: date | None) -> bool:
    if deadline.state != "done" or not deadline.done_on:
        return False
    return deadline.done_on > deadline.due_on.isoformat() and (since is None or deadline.done_on > since.isoformat())


def stretch_words(since: str, until: str | None) -> str:
    """``seit 24.03.2027`` or ``24.03.2027–30.03.2027``."""
    if not until:
        return str(Text("seit {day}", "since {day}").fill(day=show_day(since)))
    return show_day(since) if since == until else f"{show_day(since)}–{show_day(until)}"
