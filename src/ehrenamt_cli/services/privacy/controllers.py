"""Who is responsible for the data: the organisation, its law, its data protection officer and its authority."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.privacy.laws import Law, law_of
from ehrenamt_cli.reference import authorities
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.privacy.wordings import AUTHORITY, OFFICER
from ehrenamt_cli.storage import settings as stored
from ehrenamt_cli.storage.register import Register


class Controller(NamedTuple):
    """An organisation in the eyes of data protection law; texts are empty where nobody has said."""

    organisation: Row
    law: Law
    officer: str
    authority: str

    @property
    def land(self) -> str:
        """The Land whose authority and prison act count."""
        return str(self.organisation["land"])

    @property
    def address(self) -> str:
        """Street and town, as far as they are known."""
        place = f"{self.organisation['postal_code'] or ''} {self.organisation['town'] or ''}".strip()
        return ", ".join(filter(None, (self.organisation["street"], place)))

    @property
    def reach(self) -> str:
        """Telephone, e-mail and website, as far as they are known."""
        return ", ".join(filter(None, (self.organisation[name] for name in ("phone", "email", "website"))))

    def as_row(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "name": self.organisation["name"],
            "address": self.address or None,
            "reach": self.reach or None,
            "law": str(self.law.name),
            "officer": self.officer or None,
            "authority": self.authority or None,
        }


def own(register: Register) -> Controller:
    """The organisation whose register it is."""
    return of(register, registers.own_organisation(register))


def of(register: Register, organisation: Row) -> Controller:
    """Any organisation; what was set about officer and authority is the own one's."""
    mine = organisation["id"] == registers.own_organisation(register)["id"]
    said = stored.own(register) if mine else {}
    regime, land = organisation["regime"] or "dsgvo", str(organisation["land"])
    return Controller(organisation, law_of(regime, land), said.get(OFFICER, ""), said.get(AUTHORITY) or _usual(regime, land))


def _usual(regime: str, land: str) -> str:
    """The authority that is in charge as a rule; empty where there is none, or several might be."""
    found = authorities(regime, land)
    return f"{found[0]['name']}, {found[0]['town']}, {found[0]['website']}" if len(found) == 1 else ""
