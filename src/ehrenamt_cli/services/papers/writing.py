"""One document: composed, written in the wanted forms, and remembered without anybody's name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ehrenamt_cli import clock, config, i18n
from ehrenamt_cli.documents import library, versions, word_templates
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.documents.house import dressed
from ehrenamt_cli.documents.library import Template
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.writers import write_together
from ehrenamt_cli.domain.documents import DOCUMENTS, DocumentKind
from ehrenamt_cli.services import letterhead, records
from ehrenamt_cli.services.papers.gathering import variables
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

if TYPE_CHECKING:  # loaded with the first document
    from ehrenamt_cli.documents.tree import DocumentTree


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


def language_for(kind: DocumentKind, wanted: str | None) -> str:
    """The language that is wanted, else the one in use if there is a template in it, else German."""
    return wanted or (i18n.language() if i18n.language() in languages(kind) else i18n.LANGUAGES[0])


def composed(register: Register, request: Request, subject: Subject | None, recipient: Subject | None = None) -> Paper:
    """The document for one record; MissingFields names everything still blank unless it is a draft."""
    template = library.find(request.kind.folder, request.kind.file, request.language, request.folders)
    values = variables(register, request, subject, recipient)
    plain = compose(template, values, draft=request.draft, folders=request.folders)
    tree = dressed(plain, letterhead.of(register), request.folders)
    return Paper(tree, template, values, request, subject, recipient)


def written(register: Register, papers: Sequence[Paper], form: str) -> bytes:
    """The papers as one file, each of them remembered."""
    content = _content(papers, form)
    remember(register, papers, form, content)
    return content


def _content(papers: Sequence[Paper], form: str) -> bytes:
    """In the wanted form; a Word file of one's own stands in for the template where Word is wanted."""
    paper = papers[0]
    own = _word_file(paper, form)
    if own is None:
        return write_together([one.tree for one in papers], form)
    return word_templates.fill(own, paper.template, paper.values, draft=paper.request.draft)


def _word_file(paper: Paper, form: str) -> Path | None:
    return word_templates.find(paper.template, paper.request.folders) if form == "docx" else None


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


def written_before(register: Register, text: str, where: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The documents that answer to words and filters, newest first."""
    rows, _ = records.find(register, DOCUMENTS, text, where, limit=None, offset=0)
    return sorted(rows, key=lambda row: (row["written_at"], row["id"]), reverse=True)


def _record(paper: Paper, form: str, sha256: str) -> dict[str, Any]:
    request, folders = paper.request, paper.request.folders
    uses = versions.uses(paper.template, folders)
    own = _word_file(paper, form)
    file = f"{paper.template.kind}/{own.name}" if own else paper.template.file
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
            "template": file,
            "template_hash": versions.template_hash(file, folders),
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
