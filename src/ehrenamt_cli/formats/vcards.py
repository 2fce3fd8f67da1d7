"""Address cards (vCard 2.1, 3.0 and 4.0) as rows."""

from __future__ import annotations

import logging
import re
from typing import Any

from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.formats.encodings import decode
from ehrenamt_cli.i18n import Text


def read_cards(data: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Each card with the line it begins on, and its values by the names of fields; FileProblem calls the file ``name``.

    Cards are read one by one, so that a broken one spoils no other; a line that says nothing readable is left out.
    """
    import vobject

    logging.getLogger("vobject.base").disabled = True  # it would print lines of the card
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    cards = []
    for match in re.finditer(r"^BEGIN:VCARD[ \t]*\n.*?^END:VCARD[ \t]*$", text, re.MULTILINE | re.DOTALL | re.IGNORECASE):
        try:
            card = next(vobject.readComponents(match[0] + "\n", allowQP="QUOTED-PRINTABLE" in match[0], ignoreUnreadable=True))
        except Exception:  # what a parser makes of broken input is its own affair
            raise FileProblem(
                Text(
                    "Die Adresskarte ab Zeile {line} in {file} ist nicht lesbar.",
                    "The address card from line {line} on in {file} cannot be read.",
                ).fill(line=text.count("\n", 0, match.start()) + 1, file=name),
                Text("Bitte diese Karte entfernen oder neu ausgeben.", "Please take that card out or export it anew."),
            ) from None
        cards.append((text.count("\n", 0, match.start()) + 1, _values(card.contents)))
    if not cards:
        raise FileProblem(
            Text("In der Datei {file} steht keine ganze Adresskarte.", "The file {file} holds no whole address card.").fill(
                file=name
            )
        )
    return cards


def _values(contents: dict[str, list[Any]]) -> dict[str, str]:
    address = next((line.value for line in contents.get("adr", ()) if hasattr(line.value, "street")), None)
    values = {
        "name": _first(contents, "fn") or _spoken(contents),
        "organisation": _flat(contents["org"][0].value).split(";")[0] if "org" in contents else "",
        "role": _first(contents, "title") or _first(contents, "role"),
        "email": _first(contents, "email"),
        "phone": ", ".join(dict.fromkeys(_flat(line.value).removeprefix("tel:") for line in contents.get("tel", ()))),
        "street": _flat(address.street) if address else "",
        "postal_code": _flat(address.code) if address else "",
        "town": _flat(address.city) if address else "",
        "born_on": _birthday(_first(contents, "bday")),
        "gender": _first(contents, "gender").partition(";")[0],
        "languages": "; ".join(_flat(line.value) for line in contents.get("lang", ())),
        "teams": "; ".join(_flat(line.value).replace(",", ";") for line in contents.get("categories", ())),
        "notes": "\n".join(_flat(line.value) for line in contents.get("note", ())),
    }
    return {field: value.strip() for field, value in values.items()}


def _first(contents: dict[str, list[Any]], name: str) -> str:
    return _flat(contents[name][0].value) if name in contents else ""


def _spoken(contents: dict[str, list[Any]]) -> str:
    name: Any = contents["n"][0].value if "n" in contents else None
    return f"{_flat(name.given)} {_flat(name.family)}" if hasattr(name, "given") else ""


def _flat(value: Any) -> str:
    return ", ".join(str(part) for part in value if part) if isinstance(value, list | tuple) else str(value or "")


def _birthday(text: str) -> str:
    """``1970-02-28`` of the ways in which cards write it; one without a year says too little to be kept."""
    match = re.match(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:$|T)", text)
    return "-".join(match.groups()) if match else ""
