"""What the paper of an agreement prints beside the agreement's own fields: parties, contacts, law, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.context import Row, Variables, lines_of, record, sender
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.i18n import Text

_RHYTHMS = {
    "quarterly": Text("vierteljährlich", "every quarter"),
    "half_yearly": Text("halbjährlich", "every six months"),
    "yearly": Text("jährlich", "once a year"),
}
"""As a sentence has them."""

_PRISON_LAW = {
    "NI": {"plan": "§\u00a09 NJVollzG", "aim": "§\u00a05 NJVollzG", "conference": "§\u00a068 Abs.\u00a05 NJVollzG"},
    "NW": {"plan": "§\u00a010 StVollzG NRW"},
}
"""Provisions on sentence plans by the prison's Land, as far as their numbers are known for certain."""

_NAMED_KINDS = ("prison", "ajsd", "anlaufstelle", "prosecution")

CONTACT, DEPUTY = Text("Ansprechperson", "contact"), Text("Vertretung", "deputy")


def cooperation(agreement: Row, parties: Sequence[Row], own: Row, day: date) -> Variables:
    """The variables of a cooperation agreement.

    A party is ``{organisation, contacts, signatory, signatory_role, signed_on}``; a missing column counts as empty.
    """
    listed = [party(one) for one in parties]
    values = _frame(agreement, own, day)
    return {
        **values,
        "title": _own_title(agreement, listed),
        "meets": _RHYTHMS.get(str(agreement.get("meets") or "")) or values["meets"],
        "kinds": {kind: [one for one in listed if one["kind"] == kind] for kind in _NAMED_KINDS}
        | {"other": [one for one in listed if one["kind"] not in _NAMED_KINDS]},
        "law": {"plan": "", "aim": "", "conference": ""} | _PRISON_LAW.get(_land(parties, "prison"), {}),
        "ajsd_elsewhere": _land(parties, "ajsd") not in ("", "NI"),
        "parties": listed,
        "signers": [
            _signer(
                named["name"],
                one.get("signatory"),
                one.get("signatory_role"),
                one.get("signed_on"),
                agreement,
                place=one.get("signed_in"),
            )
            for one, named in zip(parties, listed, strict=True)
        ],
    }


def volunteer(agreement: Row, own: Row, day: date, *, blocked_too: bool = False) -> Variables:
    """The variables of an agreement with a volunteer; the row holds volunteer, organisation, contact and deputy as rows."""
    person = agreement.get("volunteer") or {}
    organisation, contact = agreement.get("organisation") or {}, agreement.get("contact") or {}
    place = record(ORGANISATIONS, organisation, "organisation")
    signing = (
        agreement if agreement.get("signatory") else {"signatory": contact.get("name"), "signatory_role": contact.get("role")}
    )
    return {
        **_frame(agreement, own, day),
        "volunteer": record(VOLUNTEERS, person, "volunteer", blocked_too=blocked_too),
        "organisation": place,
        "contact": _reachable(contact, organisation, "contact", CONTACT),
        "deputy": _reachable(agreement.get("deputy") or {}, organisation, "deputy", DEPUTY),
        "signers": [
            _signer(
                place["name"], signing.get("signatory"), signing.get("signatory_role"), agreement.get("signed_on"), agreement
            ),
            _signer(
                Text("Freiwillige Person", "Volunteer"), person.get("name"), "", agreement.get("volunteer_signed_on"), agreement
            ),
        ],
    }


def party(row: Row) -> Variables:
    """A party as an organisation with those in charge; with nobody named, one contact of blanks."""
    organisation = row["organisation"]
    return record(ORGANISATIONS, organisation, "parties[]") | {
        "contacts": [
            _reachable(contact, organisation, "parties[].contacts[]", CONTACT) for contact in row.get("contacts") or [{}]
        ]
    }


def _frame(agreement: Row, own: Row, day: date) -> Variables:
    """The agreement's own fields, by their names alone and as a record."""
    values = record(AGREEMENTS, agreement, "agreement", whose="")
    lists = {name: lines_of(agreement.get(name)) for name in ("regional_clauses", "annexes")}
    return {**values, **lists, "agreement": values, "day": day, "sender": sender(own)}


def _own_title(agreement: Row, parties: Sequence[Row]) -> str:
    """A title that only lists the parties says nothing that the document does not say below it."""
    title = rest = literal(str(agreement.get("title") or ""))
    for name in sorted((str(one["name"] or "") for one in parties), key=len, reverse=True):
        rest = rest.replace(name, "", 1)
    return title if any(map(str.isalnum, rest)) else ""


def _reachable(contact: Row, organisation: Row, path: str, label: Text) -> Variables:
    """Somebody in charge, at the organisation's telephone and e-mail if there are none of their own; labelled by their part."""
    fallen_back = {name: contact.get(name) or organisation.get(name) for name in ("phone", "email")}
    values = record(CONTACTS, {**contact, **fallen_back}, path)
    if contact.get("name"):
        return values
    mend = f"contact add --organisation {organisation['id']} --name …" if organisation.get("id") else ""
    mend += " --deputy ja" if mend and label is DEPUTY else ""
    whose = literal(str(organisation.get("name") or ""))
    blank = Blank(label, f"{path}.name", whose, mend)
    return {name: blank if isinstance(value, Blank) and name in ("name", "phone") else value for name, value in values.items()}


def _signer(whose: Any, name: Any, role: Any, signed_on: Any, agreement: Row, *, place: Any = None) -> Mapping[str, Any]:
    """A line to sign on; what is not known yet is written by hand. Who signed an earlier version only is said to have."""
    role = literal(str(role or ""))
    if signed_on and agreement.get("amended_on") and signed_on < agreement["amended_on"]:
        role = _EARLIER_AS.fill(role=role) if role else _EARLIER
    return {
        "party": whose,
        "name": literal(str(name or "")),
        "role": role,
        "place": literal(str(place or (not signed_on and agreement.get("place")) or "")),
        "signed_on": date.fromisoformat(signed_on) if signed_on else "",
    }


_EARLIER = Text("frühere Fassung unterschrieben", "signed an earlier version")
_EARLIER_AS = Text("{role}; frühere Fassung unterschrieben", "{role}; signed an earlier version")


def _land(parties: Sequence[Row], kind: str) -> str:
    """The Land of the first party of that kind."""
    lands = (one["organisation"].get("land") for one in parties if one["organisation"].get("kind") == kind)
    return str(next(lands, None) or "")
