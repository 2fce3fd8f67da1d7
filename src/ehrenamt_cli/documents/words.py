"""The fixed words that writers print around a template's text."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from ehrenamt_cli.documents.elsewhere import DAYS, WORDS
from ehrenamt_cli.i18n import Text

PAGE = Text("Seite", "Page")
PAGE_OF = Text("von", "of")
DRAFT = Text("Entwurf", "Draft")
DRAFT_NOTE = Text(
    "Entwurf – noch nicht zur Unterschrift bestimmt. Was noch fehlt, steht in ⟨spitzen Klammern⟩.",
    "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.",
)
SIGNATURES = Text("Unterschriften", "Signatures")
SIGN_HERE = Text("Ort, Datum, Unterschrift", "Place, date, signature")
REFERENCE = Text("Unser Zeichen", "Our reference")
PHONE, EMAIL, DATE = Text("Telefon", "Telephone"), Text("E-Mail", "E-mail"), Text("Datum", "Date")
LOGO_OF = Text("Logo: {name}", "Logo: {name}")
DATA = Text("Daten dieses Dokuments", "Data of this document")
YES, NO = Text("ja", "yes"), Text("nein", "no")

_MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

# What would change a page without being seen: controls, bidi overrides, private use, tags, lone surrogates, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def said(text: Text, language: str) -> str:
    """The wording in the document's language, which need not be the program's; German where there is none."""
    return text.en if language == "en" else WORDS.get(language, {}).get(text.en, text.de)


def long_day(day: date, language: str) -> str:
    """``24. März 2027`` or ``24 March 2027``, kept on one line; digits are those of German offices in every language."""
    if language in DAYS:
        pattern, months = DAYS[language]
        return pattern.format(
            day="1er" if language == "fr" and day.day == 1 else day.day, month=months.split()[day.month - 1], year=day.year
        )
    month = _MONTHS["en" if language == "en" else "de"][day.month - 1]
    return f"{day.day}{'' if language == 'en' else '.'}\u00a0{month} {day.year}"


def literal(value: str) -> str:
    """A value fit for any file format: composed letters, no invisible characters, single line ends as ``\\n``."""
    lines = (_INVISIBLE.sub("", line) for line in re.split(r"[\r\n]+", value.replace("\t", " ")))
    return normalize("NFC", "\n".join(line.strip() for line in lines if line.strip()))


def one_line(value: str) -> str:
    """The same, where a second line has no place: names in heads, feet and signatures."""
    return literal(value).replace("\n", " ")
