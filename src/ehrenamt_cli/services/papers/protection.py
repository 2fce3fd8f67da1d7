"""What documents about data protection print: the law and its rights, and what one person is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.breaches import BREACHES
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.privacy.laws import Law
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.agreements import parties
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.privacy import controllers
from ehrenamt_cli.services.privacy.controllers import Controller
from ehrenamt_cli.services.privacy.disclosing import Disclosure, Record
from ehrenamt_cli.services.privacy.disclosing import disclosure as disclosed
from ehrenamt_cli.services.privacy.persons import Person
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_PROVISIONS = (
    *("access", "portability", "information", "record", "breach_report", "breach_notice", "secrecy", "others", "complaint"),
)

_RIGHTS = (
    ("access", Text("Auskunft", "Access"), Text("wissen, was gespeichert ist", "to know what is kept")),
    ("rectification", Text("Berichtigung", "Rectification"), Text("Falsches wird richtiggestellt", "what is wrong is put right")),
    (
        "erasure",
        Text("Löschung", "Erasure"),
        Text("was nicht mehr gebraucht wird, wird gelöscht", "what is not needed any more is erased"),
    ),
    (
        "restriction",
        Text("Einschränkung", "Restriction"),
        Text("solange etwas geklärt wird, bleiben Daten nur gespeichert", "data is only kept while something is cleared up"),
    ),
    (
        "portability",
        Text("Datenübertragung", "Portability"),
        Text("eine Datei, die andere Programme lesen", "a file that other programs can read"),
    ),
    (
        "objection",
        Text("Widerspruch", "Objection"),
        Text("gegen Verarbeitung aus berechtigtem Interesse", "to processing for a legitimate interest"),
    ),
    (
        "withdrawal",
        Text("Widerruf einer Einwilligung", "Withdrawal of consent"),
        Text("jederzeit, für die Zukunft", "at any time, for the future"),
    ),
)


def law(register: Register, request: Request, subject: Subject | None) -> Variables:
    """The law of the organisation that the document is for, the rights it gives, and who watches over it."""
    controller = controller_of(register, subject)
    if controller.law.key != "dsgvo":
        register.remarks.append(_TO_COMPARE.fill(law=controller.law.name))
    return {
        "law": {
            "name": controller.law.name,
            **{name: getattr(controller.law, name) for name in _PROVISIONS},
            "answer_within": controller.law.answer_within,
            "officer": controller.officer,
            "authority": controller.authority,
        },
        "rights": _rights(controller.law),
    }


_TO_COMPARE = Text(
    "{law}: Bitte die Paragrafen mit der geltenden Fassung vergleichen; das Gesetz wurde geändert oder gilt je Land anders.",
    "{law}: please compare the sections with the wording in force; the act was changed, or differs from Land to Land.",
)


def controller_of(register: Register, subject: Subject | None) -> Controller:
    """Who is responsible: the organisation itself, that of an agreement or a breach, else the one whose register it is."""
    key = None
    if subject and subject.entity is ORGANISATIONS:
        key = subject.row["id"]
    elif subject and subject.entity is AGREEMENTS:
        key = next((party["organisation_id"] for party in parties(register, subject.row)), None)
    elif subject and subject.entity is BREACHES:
        key = subject.row["organisation_id"]
    organisation = stored.get(register, ORGANISATIONS, key) if key else None
    return controllers.of(register, organisation) if organisation else controllers.own(register)


def disclosure(register: Register, request: Request, subject: Subject | None) -> Variables:
    """Everything one person is told; empty for a sample."""
    told = request.prepared.get("disclosure")
    if told is None and subject:
        told = disclosed(register, Person(subject.entity, subject.row))
    return {"disclosure": _told(told) if told else _NOTHING}


def _told(told: Disclosure) -> Variables:
    own, *others = told.records
    return {
        "person": told.name,
        "kind": str(told.whose.entity.label),
        "id": told.whose.key,
        "left_out": told.left_out,
        "own": [{"label": str(fact.field.label), "words": _line(fact.words)} for fact in own.facts],
        "kinds": _by_kind(told.whose, others),
        "mentions": [
            {"where": f"{row['label']} {row['id']}, {row['field_label']}", "words": _line(row["words"])} for row in told.mentions
        ],
        "purposes": purposes(told.purposes),
        "origins": _origins(told.records),
        "recipients": [{**row, "on": _day(row["on"]), "basis": row["basis"] or ""} for row in told.recipients],
        "retentions": [{**row, "due_on": _day(row["due_on"])} for row in told.retentions],
        "earlier": [
            {"label": row["label"], "field": row["field_label"], "until": _day(row["until"]), "words": _line(row["words"])}
            for row in told.earlier
        ],
    }


def purposes(rows: Iterable[Mapping[str, Any]]) -> list[Variables]:
    """Each purpose with its bases in one line."""
    return [{**row, "bases": "; ".join(f"{one['basis']} ({one['provision']})" for one in row["bases"])} for row in rows]


_LISTS = ("own", "kinds", "mentions", "purposes", "origins", "recipients", "retentions", "earlier")
_WHOSE = {name: Blank(Text("Person", "person"), f"disclosure.{name}") for name in ("person", "kind", "id")}
_NOTHING: Variables = {**_WHOSE, "left_out": 0, **{name: [] for name in _LISTS}}

_TECHNICAL = ("sha256", "data_hash", "template_hash", "template", "uses", "subject_kind", "subject", "written_at")
"""Check sums and keys of the program itself: they stand in the JSON file."""


def _by_kind(whose: Person, records: Iterable[Record]) -> list[Variables]:
    kinds: dict[str, list[Variables]] = {}
    for record in records:
        told = (*_TECHNICAL, *(() if record.part.mention else record.part.entity.title))
        facts = [fact for fact in record.facts if fact.field.name not in told and fact.value != whose.key]
        words = "; ".join(f"{fact.field.label}: {_line(fact.words)}" for fact in facts)
        kinds.setdefault(str(record.part.entity.labels), []).append({"title": record.title, "facts": words})
    return [{"label": label, "number": len(found), "records": found} for label, found in kinds.items()]


def _origins(records: Iterable[Record]) -> list[Variables]:
    sources: dict[str, dict[str, int]] = {}
    for record in records:
        counts = sources.setdefault(str(record.origin.words), {})
        label = str(record.part.entity.labels)
        counts[label] = counts.get(label, 0) + 1
    return [
        {"source": source, "kinds": ", ".join(f"{label} ({number})" for label, number in counts.items())}
        for source, counts in sources.items()
    ]


def _rights(law: Law) -> list[Variables]:
    return [{"name": name, "provision": getattr(law, key), "about": about} for key, name, about in _RIGHTS if getattr(law, key)]


def _day(day: str | None) -> date | str:
    return date.fromisoformat(day) if day else ""


def _line(text: str) -> str:
    return " / ".join(filter(None, map(str.strip, text.splitlines())))
