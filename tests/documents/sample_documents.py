"""Letters and leaflets from small templates of the tests' own: every language, every layout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from agreement_records import DAY, SENDER

from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import DocumentTree

FOLDER = Path(__file__).parents[1] / "data" / "templates"

LANGUAGES = ("fr", "tr", "uk", "ru", "ar", "fa")
"""Those of the leaflets that the program itself does not speak."""


def a_recipient(name: str = "Jörg Müller-Weiß", **changes: Any) -> dict[str, Any]:
    lines = [name, "Rote Straße 3", "21335 Lüneburg"]
    return {"name": name, "salutation": f"Guten Tag {name},", "lines": lines, **changes}


def a_sender(**changes: Any) -> dict[str, Any]:
    reach = {key: SENDER[key] for key in ("name", "phone", "email", "website")}
    return {**reach, "address": "Am Sande 12, 21335 Lüneburg", **changes}


def a_document(
    name: str = "letter", language: str = "de", *, draft: bool = False, number: str = "EV-2026-0007", **changes: Any
) -> DocumentTree:
    """The sample of that name; ``changes`` replace variables such as sender and recipient."""
    signers = [
        {"party": "JVA Uelzen (Haus 2)", "name": "Dr. Petra Öztürk", "role": "Leitung", "place": "Uelzen", "signed_on": DAY},
        {"party": "ژاله", "name": "ژاله", "role": "", "place": "", "signed_on": ""},
    ]
    variables = {"day": DAY, "number": number, "hours": 120, "signers": signers, "sender": a_sender(), "recipient": a_recipient()}
    template = library.find("samples", name, language, [FOLDER])
    return compose(template, {**variables, **changes}, draft=draft, folders=[FOLDER])
