"""Lists for other programs: records with their types, as address cards, for serial letters and on labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli.documents.writing.labels import write_labels
from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.values import CENTS, FLAG, NUMBER
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.formats.sheet_writers import WRITERS, Cell
from ehrenamt_cli.formats.vcard_writing import write_cards
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.records import HIDDEN
from ehrenamt_cli.services.sharing.limiting import Partner
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

FORMS: Mapping[str, Text] = {
    "xlsx": Text("Excel", "Excel"),
    "ods": Text("LibreOffice", "LibreOffice"),
    "csv": Text("CSV", "CSV"),
    "json": Text("JSON", "JSON"),
    "vcf": Text("Adresskarten (vCard)", "address cards (vCard)"),
    "labels": Text("Adressetiketten als PDF", "address labels as PDF"),
}
"""What a list can become. A table of people comes with columns for serial letters where that is wished."""

EXPORTED = "export"
"""The event that says that a list left the register."""


class Wanted(NamedTuple):
    """Which records, in which form, and with how much of what is usually held back."""

    form: str
    text: str = ""
    where: Mapping[str, Any] = {}
    mail_merge: bool = False
    blocked_too: bool = False
    protected_too: bool = False
    partner: Row | None = None
    """The organisation it goes to: then only what is covered goes, and that is noted."""


class Exported(NamedTuple):
    """The file, how many records are in it, and how many were left out because their address is blocked or missing."""

    content: bytes
    records: int
    left_out: int = 0
    uncovered: int = 0
    """So many stayed here because nothing covers that they go to the partner."""
    noted: tuple[str, ...] = ()
    """The transfers that were noted."""


def export(register: Register, entity: Entity, wanted: Wanted) -> Exported:
    """The records as a file of the wanted form; that it was made is noted, with its fields and without any value."""
    found, _ = records.find(register, entity, wanted.text, wanted.where, limit=None, offset=0)
    partner = Partner(register, wanted.partner) if wanted.partner else None
    limited = partner.limited(entity, found) if partner else None
    found = limited.rows if limited else found
    rows = records.shown(
        register,
        entity,
        found,
        blocked_too=wanted.blocked_too,
        protected_too=wanted.protected_too,
        typed=wanted.where,
    )
    for row in rows:
        row |= {name: None for name, value in row.items() if value == str(HIDDEN)}
    made = _MAKERS.get(wanted.form, _table)(register, entity, rows, wanted)
    facts = {"entity": entity.plural, "form": wanted.form, "records": made.records}
    if partner is None or limited is None or wanted.partner is None:
        audit.note(register, EXPORTED, facts)
        return made
    with register.change():
        noted = partner.note_shared(str(Text("Liste: {kinds}", "list: {kinds}").fill(kinds=entity.labels)))
        audit.note(register, EXPORTED, {**facts, "to": wanted.partner["id"]})
    return made._replace(uncovered=limited.left_out, noted=tuple(noted))


def _table(register: Register, entity: Entity, rows: list[dict[str, Any]], wanted: Wanted) -> Exported:
    fields = [field for field in entity.fields if not field.withheld or wanted.protected_too]
    names = _unique_names(register, fields, rows)
    columns: list[tuple[str, Callable[[dict[str, Any]], Cell]]] = [(str(_KEY), lambda row: row["id"])]
    columns += [(str(field.label), _reader(field, names.get(field.name, {}))) for field in fields]
    if wanted.mail_merge:
        _need_person(entity, _MAIL_MERGE)
        columns += _letter_columns()
    if wanted.form == "json":
        columns = [
            ("id", lambda row: row["id"]),
            *((field.name, _stored(field)) for field in fields),
            *columns[len(fields) + 1 :],
        ]
    table = ([read(row) for _, read in columns] for row in rows)
    return Exported(WRITERS[wanted.form]([header for header, _ in columns], table), len(rows))


_KEY = Text("Kennzeichen", "key")
_MAIL_MERGE = Text("Ein Serienbrief", "A serial letter")


def _reader(field: Field, names: Mapping[str, str]) -> Callable[[dict[str, Any]], Cell]:
    """How a field becomes a cell that says the same again when it is read."""

    def read(row: dict[str, Any]) -> Cell:
        value = row[field.name]
        if value is None or value == []:
            return None
        if field.refers_to and not field.kind.many:
            return names.get(value, str(value))
        if field.kind.many:
            return "; ".join(field.kind.show(entry, field.choices) for entry in value)
        if field.kind.name in ("day", "birthday"):
            return date.fromisoformat(value)
        if field.kind is NUMBER:
            return int(value)
        if field.kind is CENTS:
            return int(value) / 100
        if field.kind is FLAG:
            return str(Text("ja", "yes") if value else Text("nein", "no"))
        return str(field.kind.show(value, field.choices))

    return read


def _stored(field: Field) -> Callable[[dict[str, Any]], Any]:
    return lambda row: row[field.name]


def _unique_names(register: Register, fields: Sequence[Field], rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """For each reference the names of what it points to; where a name means several records, their keys stay."""
    found: dict[str, dict[str, str]] = {}
    for field in fields:
        if field.refers_to and not field.kind.many:
            keys = {row[field.name] for row in rows if row[field.name]}
            named = stored.titles(register, ENTITIES[field.refers_to], keys)
            often = Counter(named.values())
            found[field.name] = {key: name for key, name in named.items() if name and often[name] == 1}
    return found


def _letter_columns() -> list[tuple[str, Callable[[dict[str, Any]], Cell]]]:
    return [
        (str(Text("Vorname", "first name")), lambda row: row["name"].rpartition(" ")[0]),
        (str(Text("Nachname", "last name")), lambda row: row["name"].rpartition(" ")[2]),
        (str(Text("Anrede im Brief", "salutation")), lambda row: str(Text("Guten Tag {n},", "Dear {n},").fill(n=row["name"]))),
        (str(Text("Anschrift", "address")), lambda row: "\n".join(_address(row)) if _deliverable(row) else None),
    ]


def _address(row: Mapping[str, Any]) -> list[str]:
    return [row["name"], row["street"] or "", f"{row['postal_code'] or ''} {row['town'] or ''}".strip()]


def _deliverable(row: Mapping[str, Any]) -> bool:
    return bool(row["street"] and row["postal_code"] and row["town"])


def _cards(_: Register, entity: Entity, rows: list[dict[str, Any]], __: Wanted) -> Exported:
    names = {field.name for field in entity.fields}
    if not {"name", "email", "phone"} <= names:
        raise WrongUsage(
            Text("Adresskarten gibt es von {kinds} nicht.", "There are no address cards of {kinds}.").fill(kinds=entity.labels),
            Text("Möglich: volunteers, organisations, contacts.", "Possible: volunteers, organisations, contacts."),
        )
    return Exported(write_cards(rows, is_person=entity.plural != "organisations"), len(rows))


def _labels(_: Register, entity: Entity, rows: list[dict[str, Any]], __: Wanted) -> Exported:
    _need_person(entity, Text("Ein Etikett", "A label"))
    deliverable = [row for row in rows if _deliverable(row)]
    if not deliverable:
        raise WrongUsage(
            Text("Von keinem dieser Einträge ist die ganze Anschrift bekannt.", "Of none of these is the whole address known."),
            Text("Gebraucht werden Straße, PLZ und Ort.", "Street, postal code and town are needed."),
        )
    title = Text("Etiketten: {kinds}", "Labels: {kinds}").fill(kinds=entity.labels)
    return Exported(
        write_labels([_address(row) for row in deliverable], str(title)), len(deliverable), len(rows) - len(deliverable)
    )


def _need_person(entity: Entity, what: Text) -> None:
    if not {"name", "street", "postal_code", "town"} <= {field.name for field in entity.fields}:
        raise WrongUsage(
            Text("{what} braucht eine Anschrift; {kinds} haben keine.", "{what} needs an address; {kinds} have none.").fill(
                what=what, kinds=entity.labels
            ),
            Text("Möglich: volunteers, organisations.", "Possible: volunteers, organisations."),
        )


_MAKERS: Mapping[str, Callable[[Register, Entity, list[dict[str, Any]], Wanted], Exported]] = {"vcf": _cards, "labels": _labels}
