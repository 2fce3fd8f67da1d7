"""One document: composed, written in the wanted forms, and remembered without anybody's name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ehrenamt_cli import clock, config
from ehrenamt_cli.documents import library, versions
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.documents.library import Template
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.tree import DocumentTree
from ehrenamt_cli.documents.writers import write
from ehrenamt_cli.domain.documents import DOCUMENTS, KINDS, DocumentKind
from ehrenamt_cli.domain.entity import Entity, Row
from ehrenamt_cli.services import records
from ehrenamt_cli.services.papers import subjects
from ehrenamt_cli.services.papers.gathering import variables
from ehrenamt_cli.services.papers.requests import Period, Request, Subject
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register


class Paper(NamedTuple):
    """A composed document: what it says, and from what it was made."""

    tree: DocumentTree
    template: Template
    values: Variables
    request: Request
    subject: Subject | None
    recipient: Subject | None


def own_templates() -> tuple[Path, ...]:
    """The folders in which somebody may have put templates of their own."""
    return Path("templates").resolve(), Path(config.setting("templates")).expanduser()


def languages(kind: DocumentKind) -> list[str]:
    """The languages in which there is a template of the kind."""
    found = library.templates(own_templates())
    return [template.language for template in found if f"{template.kind}/{template.name}" == kind.template]


def composed(register: Register, request: Request, subject: Subject | None, recipient: Subject | None = None) -> Paper:
    """The document for one record; MissingFields names everything still blank unless it is a draft."""
    template = library.find(request.kind.folder, request.kind.file, request.language, request.folders)
    values = variables(register, request, subject, recipient)
    tree = compose(template, values, draft=request.draft, folders=request.folders)
    return Paper(tree, template, values, request, subject, recipient)


def written(register: Register, papers: Sequence[Paper], form: str) -> bytes:
    """The papers as one file, each of them remembered."""
    content = write(papers[0].tree, form)
    remember(register, papers, form, content)
    return content


def remember(register: Register, papers: Sequence[Paper], form: str, content: bytes) -> None:
    """A record for each paper of a file, and a line in the history of what it was written for."""
    sha256 = hashlib.sha256(content).hexdigest()
    with register.change():
        stored.add(register, DOCUMENTS, [_record(paper, form, sha256) for paper in papers])
        for paper in papers:
            if paper.subject:
                mark = {"to": form, "template": paper.template.file, "draft": paper.request.draft, "sha256": sha256}
                changes = {name: [None, value] for name, value in mark.items()}
                stored.note_event(register, paper.subject.entity, paper.subject.row["id"], "render", changes)


def newest(register: Register, row: Row) -> dict[str, Any] | None:
    """The finished document that was last written for a record."""
    finished = list(stored.every(register, DOCUMENTS, {"subject": row["id"], "draft": 0}))
    return max(finished, key=lambda document: document["written_at"], default=None)


def stale(register: Register, entity: Entity, row: Row) -> bool | None:
    """Whether the newest finished document would read otherwise today; None where there is none to compare."""
    document = newest(register, row)
    kind = KINDS.get(document["kind"]) if document else None
    if document is None or kind is None:
        return None
    request = _again(kind, document)
    if versions.template_hash(document["template"], request.folders) != document["template_hash"]:
        return True
    recipient = subjects.by_key(register, kind.recipients, document["recipient"])
    values = variables(register, request, Subject(entity, row), recipient)
    return bool(versions.data_hash(values, document["uses"]) != document["data_hash"])


def _record(paper: Paper, form: str, sha256: str) -> dict[str, Any]:
    request, folders = paper.request, paper.request.folders
    uses = versions.uses(paper.template, folders)
    return records.completed(
        DOCUMENTS,
        {
            "kind": request.kind.name,
            "subject_kind": paper.subject.entity.plural if paper.subject else None,
            "subject": paper.subject.row["id"] if paper.subject else None,
            "recipient": paper.recipient.row["id"] if paper.recipient else None,
            "language": request.language,
            "form": form,
            "draft": int(request.draft),
            "written_on": request.day.isoformat(),
            "written_at": clock.now(),
            "template": paper.template.file,
            "template_hash": versions.template_hash(paper.template.file, folders),
            "uses": uses,
            "given": _given(request),
            "data_hash": versions.data_hash(paper.values, uses),
            "sha256": sha256,
        },
    )


def _given(request: Request) -> list[str]:
    """What was said on the command line and not by a record: ``meets_on=2027-05-12``."""
    days = {name: day.isoformat() for name, day in request.period._asdict().items() if day}
    return [f"{name}={value}" for name, value in {**request.given, **days}.items()]


def _again(kind: DocumentKind, document: Row) -> Request:
    """The wish behind a document of an earlier day, to be fulfilled with the records of today."""
    given = dict(entry.split("=", 1) for entry in document["given"])
    period = Period(*(date.fromisoformat(given[name]) if name in given else None for name in Period._fields))
    return Request(kind, document["language"], clock.today(), period=period, given=given, folders=own_templates())
