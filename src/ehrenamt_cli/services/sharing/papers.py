"""Documents that tell a partner about a client or a volunteer: through the gate before they are written, and noted after."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.documents import DocumentKind
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services.agenda import Item
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.sharing.gate import Allowed, Passing, allow, own_id, partner
from ehrenamt_cli.services.sharing.limiting import Partner, client_of
from ehrenamt_cli.services.sharing.sending import note
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def check(
    register: Register, request: Request, subject: Subject | None, recipient: Subject | None, uses: Collection[str]
) -> None:
    """Forbidden where a document that ``uses`` these fields would tell somebody what nothing covers; drafts go nowhere."""
    kind = request.kind
    if subject is None or request.draft or not (kind.shares or kind.by_consent):
        return
    if kind.by_consent:
        _need_consent(register, subject)
    passing = _passing(register, kind, subject, recipient, uses)
    if passing and not passing.basis:
        allow(register, passing)


def remember(
    register: Register, request: Request, subject: Subject | None, recipient: Subject | None, uses: Collection[str]
) -> None:
    """A transfer for what a document tells a partner about a client."""
    kind = request.kind
    if subject is None or request.draft or subject.entity.plural == "transfers" or not (kind.shares or kind.by_consent):
        return
    passing = _passing(register, kind, subject, recipient, uses)
    if passing:
        allowed = Allowed(basis=passing.basis) if passing.basis else allow(register, passing)
        note(register, passing, allowed, what=str(kind.label))


def among(register: Register, items: Iterable[Item], parties: Iterable[str], addressee: Subject | None) -> list[Item]:
    """Cases to talk about as the addressee, else every party, may know them: without a reference where nothing covers it."""
    to = _organisation(addressee) if addressee else ""
    everybody = [found for key in ([to] if to else parties) if (found := partner(register, key))]
    partners = [(found["id"], Partner(register, found)) for found in everybody]
    shown = []
    for item in items:
        known = (
            all(key in item.among or one.may_know(item.client_id, "case") for key, one in partners) if item.client_id else True
        )
        shown.append(item if known else item._replace(reference=str(_SOMEBODY)))
    return shown


_SOMEBODY = Text("ein Fall", "a case")


def _passing(
    register: Register, kind: DocumentKind, subject: Subject, recipient: Subject | None, uses: Collection[str]
) -> Passing | None:
    """What goes to which partner about whom; None where it goes to nobody else or tells of no client."""
    row, data = subject.row, kind.shares or (_NEEDS if any(_tells_of_a_client(path) for path in uses) else ())
    client = stored.get(register, CLIENTS, client_of(register, subject.entity, row["id"]))
    to = partner(register, _organisation(recipient) if recipient else _by_itself(register, row) if kind.recipient else "")
    if client is None or to is None or not data:
        return None
    if subject.entity.plural == "transfers":
        return Passing(client, row["from_id"], to, tuple(row["data"]), row["purpose"] or "", row["basis"] or "")
    place = stored.get(register, ORGANISATIONS, row.get("organisation_id") or "")
    basis = kind.by_law.get(f"{place['kind']} {place['land']}", "") if place else ""
    return Passing(client, own_id(register), to, data, basis=basis)


_NEEDS = ("needs",)


def _tells_of_a_client(path: str) -> bool:
    """Whether a template that prints this field tells who a need is for, or what only that person needs."""
    first, _, rest = path.partition(".")
    return first == "client" or (first == "need" and rest.rstrip("?") not in _OF_THE_PLACE)


_OF_THE_PLACE = ("title", "organisation", "activity", "start_on")
"""What a need says of where and what; titles hold no names."""


def _by_itself(register: Register, row: Row) -> str:
    """The organisation that it goes to where nobody named one: its own, or that of its need."""
    need = stored.get(register, NEEDS, row.get("need_id") or "") or {}
    return str(row.get("to_id") or row.get("organisation_id") or need.get("organisation_id") or "")


def _organisation(whom: Subject) -> str:
    return str(whom.row["organisation_id"] if whom.entity is CONTACTS else whom.row["id"] if whom.entity is ORGANISATIONS else "")


def _need_consent(register: Register, subject: Subject) -> None:
    volunteer: Row | None = stored.get(register, VOLUNTEERS, subject.row.get("volunteer_id") or "")
    if volunteer and not volunteer["consent_on"]:
        lift = same("ehrenamt volunteer change {id} --consent …").fill(id=volunteer["id"])
        raise Forbidden(
            Text(
                "{name} hat nicht eingewilligt, einer Einrichtung vorgestellt zu werden.",
                "{name} has not agreed to be introduced to an organisation.",
            ).fill(name=volunteer["name"]),
            Text("Erst fragen, dann eintragen: {lift}", "Ask first, then enter it: {lift}").fill(lift=lift),
            [
                {
                    "rule": "EINWILLIGUNG",
                    "title": str(Text("Einwilligung in die Vermittlung", "consent to matching")),
                    "basis": "Art. 6 (1) a, Art. 7 DSGVO",
                    "lift": str(lift),
                }
            ],
        )
