"""Records as the register hands them over: complete, and plainly invented."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2026, 11, 22)

SENDER = {
    "name": "Freiwilligen-Koordination Straffälligenhilfe Lüneburg e. V.",
    "street": "Am Sande 12",
    "postal_code": "21335",
    "town": "Lüneburg",
    "phone": "04131 555-0100",
    "email": "kontakt@freiwillige.example",
    "website": "www.freiwillige.example",
}


def an_organisation(name: str, kind: str, **changes: Any) -> dict[str, Any]:
    address = {"street": "Breidenbeck 15", "postal_code": "29525", "town": "Uelzen", "land": "NI"}
    return {"name": name, "kind": kind, "phone": "0581 555-0200", "email": "", **address, **changes}


def a_contact(name: str = "Jürgen Weiß", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "role": "Sozialdienst",
        "phone": "0581 555-0210",
        "email": "weiss@partner.example",
        "deputy": 0,
        **changes,
    }


def a_party(name: str = "JVA Uelzen", kind: str = "prison", **changes: Any) -> dict[str, Any]:
    signing = {"signatory": "Dr. Petra Öztürk-Großmann", "signatory_role": "Leitung", "signed_on": None}
    return {"organisation": an_organisation(name, kind), "contacts": [a_contact()], **signing, **changes}


def three_parties() -> list[dict[str, Any]]:
    return [
        a_party("JVA Uelzen", "prison"),
        a_party("Ambulanter Justizsozialdienst, Bezirk Lüneburg", "ajsd", contacts=[a_contact("Şule Yıldırım")]),
        a_party("Anlaufstelle Lüneburg", "anlaufstelle", contacts=[a_contact("Fatemeh Hosseini (فاطمه حسینی)")]),
    ]


def a_cooperation(**changes: Any) -> dict[str, Any]:
    agreement = {
        "id": "a-1",
        "number": "KV-2026-0001",
        "kind": "cooperation",
        "title": "",
        "basis": "AV Übergangsmanagement, in Kraft seit dem 1. September 2021",
        "meets": "quarterly",
        "begins_on": "2026-12-01",
        "ends_on": None,
        "review_months": 12,
        "regional_clauses": "Die Sprechstunde findet donnerstags statt.\nEhrenamtliche werden gemeinsam geschult.",
        "place": "Lüneburg",
        "version": 1,
    }
    return {**agreement, **changes}


def a_volunteer_agreement(**changes: Any) -> dict[str, Any]:
    agreement = {
        "id": "a-2",
        "number": "EV-2026-0007",
        "kind": "volunteer",
        "version": 1,
        "begins_on": "2026-12-01",
        "ends_on": None,
        "place": "Lüneburg",
        "volunteer": {
            "name": "Jörg Müller-Weiß",
            "born_on": "1970-02-28",
            "street": "Rote Straße 3",
            "postal_code": "21335",
            "town": "Lüneburg",
        },
        "organisation": an_organisation("Anlaufstelle Lüneburg", "anlaufstelle"),
        "contact": a_contact("Fatemeh Hosseini"),
        "deputy": a_contact("Olena Kowalenko"),
        "task": "Sprachbegleitung",
        "workplace": "JVA Uelzen",
        "hours_month": 8,
        "trial_until": "2027-01-31",
        "training_terms": "",
        "supervision_terms": "",
        "expenses_terms": "Fahrten werden mit 0,30 € je Kilometer erstattet.",
        "allowance": "volunteer",
        "allowance_cents": 60_000,
        "allowance_elsewhere_cents": 0,
        "insurance_terms": "Unfälle sind über die Berufsgenossenschaft versichert.",
        "notice_terms": "",
        "annexes": "Verpflichtung auf das Datengeheimnis",
    }
    return {**agreement, **changes}


LAW = {"law": {"name": "DSGVO und BDSG", "information": "Art. 13 DSGVO"}}
"""What an agreement prints of the data protection law that holds."""
