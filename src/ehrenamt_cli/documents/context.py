"""Records to template variables: plain dicts in, what a template can print out, a blank for what is not known yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.fields import COOPERATION, VOLUNTEER, Variable
from ehrenamt_cli.documents.words import literal
from ehrenamt_cli.i18n import Text

Row = Mapping[str, Any]

_RHYTHMS = {
    "quarterly": Text("vierteljährlich", "every quarter"),
    "half_yearly": Text("halbjährlich", "every six months"),
    "yearly": Text("jährlich", "once a year"),
}

_PRISON_LAW = {
    "NI": {"plan": "§\u00a09 NJVollzG", "aim": "§\u00a05 NJVollzG", "conference": "§\u00a068 Abs.\u00a05 NJVollzG"},
    "NW": {"plan": "§\u00a010 StVollzG NRW"},
}
"""Provisions on sentence plans by the prison's Land, as far as their numbers are known for certain."""

_NAMED_KINDS = ("prison", "ajsd", "anlaufstelle", "prosecution")


def cooperation(agreement: Row, parties: Sequence[Row], sender: Row, day: date) -> dict[str, Any]:
    """The variables of ``agreement/cooperation``.

    A party is ``{organisation, contacts, signatory, signatory_role, signed_on}``; a missing column counts as empty.
    """
    read = _Reader(COOPERATION)
    listed = [_party(read, party) for party in parties]
    return {
        **_frame(read, agreement, sender, day),
        "title": _own_title(read.value("title", agreement), listed),
        "basis": read.value("basis", agreement),
        "meets": _RHYTHMS.get(str(agreement.get("meets") or "")) or read.blank("meets"),
        "review_months": read.value("review_months", agreement),
        "regional_clauses": _lines(agreement.get("regional_clauses")),
        "kinds": {kind: [party for party in listed if party["kind"] == kind] for kind in _NAMED_KINDS}
        | {"other": [party for party in listed if party["kind"] not in _NAMED_KINDS]},
        "law": {"plan": "", "aim": "", "conference": ""} | _PRISON_LAW.get(_land(parties, "prison"), {}),
        "ajsd_elsewhere": _land(parties, "ajsd") not in ("", "NI"),
        "parties": listed,
        "signers": [
            _signer(
                read,
                read.value("parties[].name", party["organisation"]),
                {"name": party.get("signatory"), "role": party.get("signatory_role"), "signed_on": party.get("signed_on")},
                agreement,
            )
            for party in parties
        ],
    }


def volunteer(agreement: Row, sender: Row, day: date) -> dict[str, Any]:
    """The variables of ``agreement/volunteer``; the row holds volunteer, organisation, contact and deputy as dicts."""
    read = _Reader(VOLUNTEER)
    person, organisation = agreement.get("volunteer") or {}, agreement.get("organisation") or {}
    allowance = agreement.get("allowance") or read.blank("allowance")
    contact, deputy = agreement.get("contact") or {}, agreement.get("deputy") or {}
    plain = ("task", "workplace", "hours_month", "trial_until", "training_terms", "supervision_terms")
    terms = ("expenses_terms", "insurance_terms", "notice_terms")
    return {
        **_frame(read, agreement, sender, day),
        **{name: read.value(name, agreement) for name in (*plain, *terms)},
        "volunteer": _addressed(read, "volunteer", person) | {"born_on": read.value("volunteer.born_on", person)},
        "organisation": _addressed(read, "organisation", organisation),
        "contact": _reachable(read, "contact", contact, organisation),
        "deputy": _reachable(read, "deputy", deputy, organisation),
        "allowance": allowance,
        "allowance_cents": read.value("allowance_cents", agreement),
        "allowance_elsewhere_cents": read.value("allowance_elsewhere_cents", agreement),
        "annexes": _lines(agreement.get("annexes")),
        "signers": [
            _signer(
                read,
                read.value("organisation.name", organisation),
                {
                    "name": agreement.get("signatory") or contact.get("name"),
                    "role": agreement.get("signatory_role") if agreement.get("signatory") else contact.get("role"),
                    "signed_on": agreement.get("signed_on"),
                },
                agreement,
            ),
            _signer(
                read,
                Text("Freiwillige Person", "Volunteer"),
                {"name": person.get("name"), "signed_on": agreement.get("volunteer_signed_on")},
                agreement,
            ),
        ],
    }


class _Reader:
    """Takes values out of rows; the field list decides which empty ones become blanks, and what these are called."""

    def __init__(self, variables: Sequence[Variable]) -> None:
        self._variables = {variable.path: variable for variable in variables}

    def value(self, path: str, row: Row, whose: str = "") -> Any:
        """The column named last in the path, cleaned; days as ``date``."""
        column = path.rpartition(".")[2]
        return self.given(path, row.get(column), whose)

    def given(self, path: str, value: Any, whose: str = "") -> Any:
        """The value itself, or what stands for it when it is empty."""
        if isinstance(value, str):
            value = literal(value)
        if value is None or value == "":
            return self.blank(path, whose) if self._variables[path].required else ""
        if path.endswith(("_on", "_until")) and isinstance(value, str):
            return date.fromisoformat(value)
        return value

    def blank(self, path: str, whose: str = "") -> Blank:
        """The blank for that variable."""
        return Blank(self._variables[path].label, path, whose)


def _frame(read: _Reader, agreement: Row, sender: Row, day: date) -> dict[str, Any]:
    """What every document has: number, version, days, letterhead."""
    reach = {key: read.value(f"sender.{key}", sender) for key in ("phone", "email", "website")}
    return {
        "day": day,
        "number": read.value("number", agreement),
        "version": read.value("version", agreement),
        "begins_on": read.value("begins_on", agreement),
        "ends_on": read.value("ends_on", agreement),
        "place": read.value("place", agreement),
        "sender": {"name": read.value("sender.name", sender), "address": _address(sender), **reach},
    }


def _party(read: _Reader, party: Row) -> dict[str, Any]:
    organisation = party["organisation"]
    name = literal(str(organisation.get("name") or ""))
    contacts: Sequence[Row] = party.get("contacts") or [{}]  # nobody named: the blanks of one contact
    path = "parties[].contacts[]"
    return {
        **_addressed(read, "parties[]", organisation),
        "kind": organisation.get("kind") or "other",
        "contacts": [
            {
                "name": read.value(f"{path}.name", contact, name),
                "role": read.value(f"{path}.role", contact),
                "phone": read.given(f"{path}.phone", contact.get("phone") or organisation.get("phone"), name),
                "email": read.given(f"{path}.email", contact.get("email") or organisation.get("email")),
                "deputy": bool(contact.get("deputy")),
            }
            for contact in contacts
        ],
    }


def _own_title(title: str, parties: Sequence[Row]) -> str:
    """A title that only lists the parties says nothing that the document does not say below it."""
    rest = title
    for party in sorted(parties, key=lambda party: -len(party["name"] or "")):
        rest = rest.replace(party["name"] or "", "", 1)
    return title if any(map(str.isalnum, rest)) else ""


def _addressed(read: _Reader, path: str, row: Row) -> dict[str, Any]:
    whose = literal(str(row.get("name") or ""))
    return {"name": read.value(f"{path}.name", row), "address": read.given(f"{path}.address", _address(row), whose)}


def _reachable(read: _Reader, path: str, contact: Row, organisation: Row) -> dict[str, Any]:
    whose = literal(str(contact.get("name") or ""))
    return {
        "name": read.value(f"{path}.name", contact),
        "role": read.value(f"{path}.role", contact),
        "phone": read.given(f"{path}.phone", contact.get("phone") or organisation.get("phone"), whose),
        "email": read.value(f"{path}.email", contact),
    }


def _signer(read: _Reader, party: Any, who: Row, agreement: Row) -> dict[str, Any]:
    """A line to sign on; ``who`` is ``{name, role, signed_on}``."""
    whose = party if isinstance(party, str) else ""
    return {
        "party": party,
        "name": read.given("signers[].name", who.get("name"), whose),
        "role": read.value("signers[].role", who),
        "place": read.value("signers[].place", agreement),
        "signed_on": read.value("signers[].signed_on", who),
    }


def _address(row: Row) -> str:
    """``Breidenbeck 15, 29525 Uelzen``; empty unless street and town are both known."""
    street, code, town = (literal(str(row.get(column) or "")) for column in ("street", "postal_code", "town"))
    return f"{street}, {code} {town}".replace("  ", " ") if street and town else ""


def _land(parties: Sequence[Row], kind: str) -> str:
    """The Land of the first party of that kind."""
    lands = (party["organisation"].get("land") for party in parties if party["organisation"].get("kind") == kind)
    return str(next(lands, None) or "")


def _lines(text: Any) -> list[str]:
    return [line for line in map(str.strip, literal(str(text or "")).split("\n")) if line]
