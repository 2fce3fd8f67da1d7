"""How the documents of an organisation look: its colour, the lines at their foot, and what its logo is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ehrenamt_cli.domain.colours import ACCENT, read_accent
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.storage import settings as stored
from ehrenamt_cli.storage.register import Register

_MOST_COLUMNS, _MOST_LETTERS = 4, 300


class Wording(NamedTuple):
    """A setting that is free text: how it is read, and what holds without it."""

    name: str
    about: Text
    read: Callable[[str], str]
    default: str | Text = ""
    source: Text = NOTHING
    show: Callable[[str], str | Text] = str


def of(register: Register) -> dict[str, str]:
    """What this register has set of it."""
    return {name: value for name, value in stored.own(register).items() if name in LETTERHEAD}


def _read_footer(text: str) -> str:
    """``Sparkasse, IBAN … | Amtsgericht, VR 1234``: what stands between the strokes becomes a column."""
    columns = [clean(column) for column in text.replace("\n", " ").split("|") if clean(column)]
    if len(columns) > _MOST_COLUMNS or any(len(column) > _MOST_LETTERS for column in columns):
        raise WrongUsage(
            Text(
                "Am Fuß haben höchstens vier Spalten mit je 300 Zeichen Platz.",
                "The foot has room for four columns of 300 characters each.",
            ),
            Text(
                "Die Spalten trennt ein senkrechter Strich: „Bank | Register“.", "A stroke parts the columns: “bank | register”."
            ),
        )
    return " | ".join(columns)


def _read_name(text: str) -> str:
    return clean(text)[:_MOST_LETTERS]


LETTERHEAD: dict[str, Wording] = {
    wording.name: wording
    for wording in (
        Wording(
            "letterhead.accent", Text("Farbe von Überschriften und Linien", "colour of headings and lines"), read_accent, ACCENT
        ),
        Wording(
            "letterhead.footer",
            Text("Fuß der ersten Seite: Bank | Register | Vorstand", "foot of the first page: bank | register | board"),
            _read_footer,
        ),
        Wording(
            "letterhead.logo-text",
            Text("was das Logo zeigt, für alle, die es nicht sehen", "what the logo shows, for those who cannot see it"),
            _read_name,
        ),
    )
}
