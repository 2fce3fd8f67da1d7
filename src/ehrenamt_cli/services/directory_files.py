"""The directory as a file: on paper, as a page, as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ehrenamt_cli.documents.writing.reports import Chapter, Printed, write_html, write_pdf
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.organisations import KINDS, ORGANISATIONS
from ehrenamt_cli.formats.sheet_writers import WRITERS as SHEETS
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services import records
from ehrenamt_cli.services.directory import Asked, Entry, in_charge, lines, person
from ehrenamt_cli.services.exports import EXPORTED
from ehrenamt_cli.storage import audit
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


def write(register: Register, entries: Sequence[Entry], asked: Asked, form: str) -> bytes:
    """The directory as a file; that it left the register is noted, without any name."""
    content = WRITERS[form](register, entries, asked)
    facts = {"entity": "contacts", "form": form, "records": sum(len(entry.contacts) for entry in entries)}
    audit.note(register, EXPORTED, facts)
    return content


TITLE = Text("Verzeichnis der Einrichtungen und Ansprechpersonen", "Directory of organisations and contacts")
EMPTY = Text("Hier steht noch niemand.", "Nobody is in here yet.")


def _printed(register: Register, entries: Sequence[Entry], asked: Asked) -> Printed:
    own = register.setting(records.OWN_ORGANISATION) or ""
    chapters = []
    for kind, label in KINDS.items():
        rows = [_printed_row(line) for line in lines([one for one in entries if one.organisation["kind"] == kind])]
        if rows:
            chapters.append(Chapter(str(label), [str(head) for head in _HEADS], rows, words=True))
    said = Text("Stand {day}", "As on {day}").fill(day=show_day(asked.day.isoformat()))
    sender = stored.titles(register, ORGANISATIONS, [own]).get(own, "")
    return Printed(str(TITLE), str(said), sender, chapters or [Chapter(str(TITLE))], str(EMPTY))


_HEADS = (
    Text("Einrichtung", "organisation"),
    Text("Ansprechperson", "contact"),
    Text("erreichbar", "reach"),
    Text("Regionen und Arbeitsfelder", "regions and fields of work"),
)


def _printed_row(line: Mapping[str, Any]) -> list[str]:
    place = ", ".join(part for part in (line["organisation"], line["town"]) if part)
    who = "\n".join(part for part in (person(line), in_charge(line)) if part)
    reach = "\n".join(part for part in (line["phone"], line["email"]) if part)
    return [place, who, reach, ", ".join((*line["regions"], *line["fields_of_work"]))]


def _sheet(form: str) -> Callable[[Register, Sequence[Entry], Asked], bytes]:
    def made(_: Register, entries: Sequence[Entry], __: Asked) -> bytes:
        heads = [str(head) for head in _SHEET.values()]
        return SHEETS[form](heads, [[_cell(line, key) for key in _SHEET] for line in lines(entries)])

    return made


_SHEET = {
    "organisation": Text("Einrichtung", "organisation"),
    "kind": Text("Art", "kind"),
    "town": Text("Ort", "town"),
    "contact": Text("Ansprechperson", "contact"),
    "role": Text("Funktion", "role"),
    "deputy": Text("Vertretung", "deputy"),
    "phone": Text("Telefon", "phone"),
    "email": Text("E-Mail", "e-mail"),
    "begins_on": Text("zuständig ab", "in charge from"),
    "ends_on": Text("zuständig bis", "in charge until"),
    "regions": Text("Regionen", "regions"),
    "fields_of_work": Text("Arbeitsfelder", "fields of work"),
}


def _cell(line: Mapping[str, Any], key: str) -> str | date | None:
    value = line[key]
    if key == "kind":
        return str(KINDS[value])
    if key == "deputy":
        return None if value is None else str(Text("ja", "yes") if value else Text("nein", "no"))
    if isinstance(value, list):
        return ", ".join(value) or None
    if value and key.endswith("_on"):
        return date.fromisoformat(value)
    return value or None


WRITERS: Mapping[str, Callable[[Register, Sequence[Entry], Asked], bytes]] = {
    "pdf": lambda register, entries, asked: write_pdf(_printed(register, entries, asked)),
    "html": lambda register, entries, asked: write_html(_printed(register, entries, asked)),
    "xlsx": _sheet("xlsx"),
    "ods": _sheet("ods"),
    "csv": _sheet("csv"),
}
