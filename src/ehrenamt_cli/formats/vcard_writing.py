"""People and places as address cards (vCard 4.0, RFC 6350): the same record is the same card, however often it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.domain.names import clean

_LONGEST = 75
_GENDERS = {"female": "F", "male": "M", "diverse": "O"}


def write_cards(rows: Iterable[Mapping[str, Any]], *, is_person: bool) -> bytes:
    """One card a record: name, address, ways to reach, birthday, languages; what is empty is left out."""
    return "".join(_card(row, is_person=is_person) for row in rows).encode("utf-8", "replace")


def _card(row: Mapping[str, Any], *, is_person: bool) -> str:
    first, _, last = (row["name"] or "").rpartition(" ")
    place = [row.get("street"), row.get("town"), "", row.get("postal_code"), ""]
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:urn:ehrenamt:{row['id']}",
        f"KIND:{'individual' if is_person else 'org'}",
        _text("FN", row["name"]),
        f"N:{_escaped(last)};{_escaped(first)};;;" if is_person else "",
        _text("ORG", row.get("organisation")),
        _text("TITLE", row.get("role")),
        f"ADR:;;{';'.join(_escaped(part) for part in place)}" if any(place) else "",
        _text("TEL", row.get("phone")),
        _text("EMAIL", row.get("email")),
        _text("URL", row.get("website")),
        f"BDAY:{row['born_on'].replace('-', '')}" if row.get("born_on") else "",
        f"GENDER:{_GENDERS[row['gender']]}" if row.get("gender") in _GENDERS else "",
        *(f"LANG:{entry.partition(':')[0]}" for entry in row.get("languages") or ()),
        "END:VCARD",
    ]
    return "".join(_folded(line) for line in lines if line)


def _text(name: str, value: Any) -> str:
    return f"{name}:{_escaped(value)}" if value else ""


def _escaped(value: Any) -> str:
    lines = [clean(line) for line in str(value or "").splitlines()]  # nothing in a card steers the terminal it is read in
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, never parted within a letter; each further one begins with a blank."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += width
    return "\r\n".join([*pieces, piece]) + "\r\n"
