"""Example values for every variable of a template: complete, plainly invented, in the language of the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.context import Chosen
from ehrenamt_cli.documents.templates.shapes import Shape
from ehrenamt_cli.documents.tree import DocumentTree, Paragraph, Words
from ehrenamt_cli.documents.words import NO, YES, long_day, said
from ehrenamt_cli.domain.entity import Field
from ehrenamt_cli.i18n import Text, same

_PEOPLE = {"volunteer": "Erika Muster", "contact": "Sabine Beispiel", "deputy": "Ole Beispiel", "recipient": "Erika Muster"}
_PLACES = {
    "sender": Text("Koordination Musterstadt e. V.", "Coordination Musterstadt e. V."),
    "kinds.prison": Text("JVA Musterstadt", "Musterstadt prison"),
    "kinds.ajsd": Text("Ambulanter Justizsozialdienst Musterstadt", "Probation Service Musterstadt"),
    "kinds.anlaufstelle": Text("Anlaufstelle Beispielstadt", "Contact Point Beispielstadt"),
    "kinds.prosecution": Text("Staatsanwaltschaft Musterstadt", "Prosecution Office Musterstadt"),
    "kinds.other": Text("Frauenhaus Beispielstadt", "Women's Shelter Beispielstadt"),
    "": Text("Treff Beispielstadt", "Meeting Point Beispielstadt"),
}
_SEVERAL = {
    "parties": ("kinds.prison", "kinds.ajsd", "kinds.anlaufstelle", "kinds.prosecution", "kinds.other"),
    "signers": ("sender", "volunteer"),
}
"""Lists with more than one entry, and whose each is."""

_REFERRED = {
    "volunteers": same("Erika Muster"),
    "contacts": same("Sabine Beispiel"),
    "organisations": _PLACES[""],
    "clients": same("K-17"),
    "activities": Text("Sprachbegleitung", "language support"),
    "needs": Text("Deutsch üben am Dienstag", "practising German on Tuesdays"),
    "events": Text("Sommerfest", "summer party"),
}
_TEXTS = {
    "street": same("Musterweg 3"),
    "postal_code": same("29525"),
    "town": same("Musterstadt"),
    "place": same("Musterstadt"),
    "address": same("Musterweg 3, 29525 Musterstadt"),
    "phone": same("05810 555-0100"),
    "email": same("kontakt@verein.example"),
    "website": same("www.verein.example"),
    "reference": same("K-17"),
    "role": Text("Sozialdienst", "social service"),
    "number": same("MUSTER-2027-0001"),
    "salutation": Text("Guten Tag Erika Muster,", "Dear Erika Muster,"),
    "lines": same("Erika Muster\nMusterweg 3\n29525 Musterstadt"),
    "task": Text("Sprachbegleitung", "language support"),
    "workplace": Text("JVA Musterstadt", "Musterstadt prison"),
    "subject": Text("Betreff der Anfrage", "subject of the inquiry"),
    "hours": same("12:30"),
    "languages": Text("Deutsch\nArabisch B2", "German\nArabic B2"),
    "availability": Text("Di 14:00–18:00", "Tue 14:00–18:00"),
    "opening_hours": Text("Di 14:00–18:00", "Tue 14:00–18:00"),
    "plan": same("§ 9 NJVollzG"),
    "aim": same("§ 5 NJVollzG"),
    "conference": same("§ 68 Abs. 5 NJVollzG"),
    "meets_at": same("17:30"),
}
_NUMBERS = {"version": 1, "review_months": 12, "count": 9, "minutes": 750, "hours_month": 8, "hours_week": 2, "max_km": 20}
_CENTS = {"allowance_cents": 60_000, "allowance_elsewhere_cents": 24_000}
_CHOICES = {"land": "NI", "kind": "association", "status": "active", "allowance": "volunteer", "meets": "quarterly"}
_NO = ("deputy", "address_blocked", "ajsd_elsewhere")
_DAYS = {"begins_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31), "trial_until": date(2027, 6, 30)}
_DAY, _BORN = date(2027, 3, 15), date(1985, 5, 17)


def full(shape: Shape, language: str) -> dict[str, Any]:
    """Every variable with an example value."""
    return {name: _sample(inner, language) for name, inner in shape.fields.items()}


def empty(shape: Shape, *, entries: bool) -> dict[str, Any]:
    """Every variable blank; lists with one entry of blanks, or with none."""
    return {name: _blank(inner, entries=entries) for name, inner in shape.fields.items()}


def shown(shape: Shape, language: str) -> str:
    """The example value of one variable as a document prints it."""
    value = _sample(shape, language, shape.path.rpartition(".")[0].removesuffix("[]"))
    if isinstance(value, bool):
        return said(YES if value else NO, language)
    return long_day(value, language) if isinstance(value, date) else str(value).replace("\n", ", ")


def marked(tree: DocumentTree) -> DocumentTree:
    """The document with a line on top that says it is a sample, in every format and to screen readers, too."""
    note = Paragraph((Words(said(_NOTE, tree.language), bold=True),))
    return replace(tree, draft=True, blocks=(note, *tree.blocks))


_NOTE = Text("Muster: alle Angaben sind erfunden.", "Sample: all details are invented.")


def _sample(shape: Shape, language: str, whose: str = "") -> Any:
    if shape.fields:
        return {name: _sample(inner, language, whose or shape.path) for name, inner in shape.fields.items()}
    if shape.entry is None:
        return _value(shape, language, whose)
    if shape.entry.is_value:
        return str(_value(shape.entry, language, whose)).split("\n")
    return [_sample(shape.entry, language, one) for one in _SEVERAL.get(shape.path, (shape.path,))]


def _value(shape: Shape, language: str, whose: str) -> Any:
    name = shape.path.rpartition(".")[2].removesuffix("[]")
    field = shape.variable.field if shape.variable else None
    kind = field.kind.name if field else ""
    if name in _TEXTS:
        return said(_TEXTS[name], language)
    if name == "name" or kind == "person" or name == "party":
        return _name(shape.path, language, whose)
    if field and field.refers_to:
        fallback = said(field.label, language)
        return said(_REFERRED.get(field.refers_to, same(fallback)), language)
    if field and field.choices:
        return _choice(name, field, language, whose)
    if kind == "flag" or name in _NO:
        return name not in _NO
    if kind in ("day", "birthday") or name.endswith("_on") or name == "day":
        return _BORN if kind == "birthday" else _DAYS.get(name, _DAY)
    if kind == "cents":
        return _CENTS.get(name, 1_250)
    if kind in ("number", "duration") or name in _NUMBERS or name == "kilometres":
        return _NUMBERS.get(name, 3)
    label = shape.variable.label if shape.variable else same(name)
    return said(Text("Beispiel ({label})", "example ({label})").fill(label=label), language)


def _name(path: str, language: str, whose: str) -> str:
    holder = path.rpartition(".")[0].rpartition(".")[2].removesuffix("[]").removesuffix("s")
    person = _PEOPLE.get("contact" if path == "signers[].name" and whose == "sender" else whose if holder == "signer" else holder)
    return person or said(_PLACES.get(whose, _PLACES[""]), language)


def _choice(name: str, field: Field, language: str, whose: str) -> Chosen:
    wanted = (whose.rpartition(".")[2], _CHOICES.get(name, ""))
    key = next((one for one in wanted if one in field.choices), next(iter(field.choices)))
    return Chosen(key, said(field.choices[key], language))


def _blank(shape: Shape, *, entries: bool) -> Any:
    if shape.fields:
        return {name: _blank(inner, entries=entries) for name, inner in shape.fields.items()}
    if shape.entry is not None:
        return [_blank(shape.entry, entries=entries)] if entries else []
    label = shape.variable.label if shape.variable else same(shape.path)
    return Blank(label, shape.path)
