"""Whether what was handed out is still true: the newest paper of each kind against what would be printed today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.documents import versions
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.documents import DOCUMENTS, KINDS, DocumentKind
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers import subjects
from ehrenamt_cli.services.papers.gathering import variables
from ehrenamt_cli.services.papers.requests import Period, Request, Subject
from ehrenamt_cli.services.papers.texts import own_templates
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_ONCE = "letter"
"""The folder of what is written for its day: a letter that was sent is never untrue."""


class Standing(NamedTuple):
    """The newest finished document of a kind and form, and whether it reads as it would today."""

    kind: DocumentKind
    document: dict[str, Any]
    true: bool

    @property
    def words(self) -> Text:
        """As a sentence."""
        known = {"kind": self.kind.label, "key": self.document["id"], "day": show_day(self.document["written_on"])}
        if self.true:
            return Text("{kind} vom {day} ({key}): stimmt noch", "{kind} of {day} ({key}): still true").fill(**known)
        return Text(
            "{kind} vom {day} ({key}): stimmt nicht mehr, bitte neu schreiben",
            "{kind} of {day} ({key}): no longer true, please write it anew",
        ).fill(**known)


def standings(register: Register, entity: Entity, row: Row) -> list[Standing]:
    """What is out there on paper about a record, by kind and form."""
    newest: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for document in stored.every(register, DOCUMENTS, {"subject": row["id"], "draft": 0}):
        known = newest.setdefault((document["kind"], document["form"]), [])
        if known and document["written_at"] > known[0]["written_at"]:
            known.clear()
        if not known or document["written_at"] == known[0]["written_at"]:
            known.append(document)
    lasting = [(KINDS[kind], papers) for (kind, _), papers in sorted(newest.items()) if KINDS[kind].folder != _ONCE]
    return [_standing(register, kind, papers, Subject(entity, row)) for kind, papers in lasting]


def stale(register: Register, entity: Entity, row: Row) -> bool | None:
    """Whether any paper about the record is no longer what would be printed today; None where there is no paper."""
    every = standings(register, entity, row)
    return any(not standing.true for standing in every) if every else None


def _standing(register: Register, kind: DocumentKind, documents: Sequence[dict[str, Any]], subject: Subject) -> Standing:
    """Of several from the same second, whichever is true."""
    for document in documents:
        if _holds(register, kind, document, subject):
            return Standing(kind, document, True)
    return Standing(kind, documents[0], False)


def _holds(register: Register, kind: DocumentKind, document: Row, subject: Subject) -> bool:
    given = dict(entry.split("=", 1) for entry in document["given"])
    period = Period(*(date.fromisoformat(given[name]) if name in given else None for name in Period._fields))
    request = Request(kind, document["language"], clock.today(), period=period, given=given, folders=own_templates())
    if versions.template_hash(document["template"], request.folders) != document["template_hash"]:
        return False
    recipient = subjects.by_key(register, kind.recipients, document["recipient"])
    values = variables(register, request, subject, recipient)
    return bool(versions.data_hash(values, document["uses"]) == document["data_hash"])
