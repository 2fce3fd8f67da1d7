"""A desk where documents are composed, written in the wanted forms, and remembered without anybody's name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.documents import versions
from ehrenamt_cli.documents.context import Variables
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.word import templates as word_templates
from ehrenamt_cli.documents.writing.house import dressed
from ehrenamt_cli.documents.writing.writers import write_together
from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.services import letterhead, records
from ehrenamt_cli.services.papers.gathering import variables
from ehrenamt_cli.services.papers.requests import Request, Subject
from ehrenamt_cli.services.sharing import papers as sharing
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

if TYPE_CHECKING:  # loaded with the first document
    from ehrenamt_cli.documents.tree import DocumentTree, Letterhead


class Paper(NamedTuple):
    """A composed document, and what it was made from."""

    tree: DocumentTree
    values: Variables
    subject: Subject | None
    recipient: Subject | None


class Desk:
    """Where the documents of one request are written: template, letterhead and versions are looked up once for all."""

    def __init__(self, register: Register, request: Request) -> None:
        self.register, self.request = register, request
        self.template = library.find(request.kind.folder, request.kind.file, request.language, request.folders)
        self._letterhead: Letterhead | None = None
        self._versions: dict[Path | None, tuple[str, str]] = {}

    def compose(self, subject: Subject | None = None, recipient: Subject | None = None) -> Paper:
        """The document for one record; MissingFields names everything still blank unless it is a draft.

        Forbidden where it would tell a partner what no release covers.
        """
        sharing.check(self.register, self.request, subject, recipient, self._tells)
        values = variables(self.register, self.request, subject, recipient)
        plain = compose(self.template, values, draft=self.request.draft, folders=self.request.folders)
        if self._letterhead is None:
            self._letterhead = dressed(plain, letterhead.of(self.register), self.request.folders).letterhead
        data = versions.data(values, self._uses) if self.request.with_data else ""
        return Paper(replace(plain, letterhead=self._letterhead, data=data), values, subject, recipient)

    def write(self, papers: Sequence[Paper], form: str) -> bytes:
        """The papers as one file, each of them remembered; a Word file of one's own stands in for the template."""
        own = word_templates.find(self.template, self.request.folders) if form == "docx" else None
        if own is None:
            content = write_together([paper.tree for paper in papers], form)
        else:
            content = word_templates.fill(own, self.template, papers[0].values, draft=self.request.draft)
        self._remember(papers, form, own, hashlib.sha256(content).hexdigest())
        return content

    def _remember(self, papers: Sequence[Paper], form: str, own: Path | None, sha256: str) -> None:
        """A record for each paper of a file, and a line in the history of what it was written for."""
        with self.register.change():
            stored.add(self.register, DOCUMENTS, [self._record(paper, form, own, sha256) for paper in papers])
            for paper in papers:
                sharing.remember(self.register, self.request, paper.subject, paper.recipient, self._tells)
                if paper.subject:
                    mark = {"to": form, "template": self.template.file, "draft": self.request.draft, "sha256": sha256}
                    changes = {name: [None, value] for name, value in mark.items()}
                    stored.note_event(self.register, paper.subject.entity, paper.subject.row["id"], "render", changes)

    def _record(self, paper: Paper, form: str, own: Path | None, sha256: str) -> dict[str, Any]:
        file, version = self._version(own)
        return records.completed(
            DOCUMENTS,
            {
                "kind": self.request.kind.name,
                "subject_kind": paper.subject.entity.plural if paper.subject else None,
                "subject": paper.subject.row["id"] if paper.subject else None,
                "recipient": paper.recipient.row["id"] if paper.recipient else None,
                "language": self.request.language,
                "form": form,
                "draft": int(self.request.draft),
                "written_on": self.request.day.isoformat(),
                "written_at": clock.now(),
                "template": file,
                "template_hash": version,
                "uses": self._uses,
                "given": _given(self.request),
                "data_hash": versions.data_hash(paper.values, self._uses),
                "sha256": sha256,
            },
        )

    @cached_property
    def _uses(self) -> list[str]:
        return versions.uses(self.template, self.request.folders)

    @cached_property
    def _tells(self) -> list[str]:
        """The fields it prints, where it depends on them who may get it; of a Word file of one's own they are not known."""
        if not self.request.kind.by_consent:
            return []
        return ["client", *self._uses] if word_templates.find(self.template, self.request.folders) else self._uses

    def _version(self, own: Path | None) -> tuple[str, str]:
        """The template's name and the hash of its text."""
        if own not in self._versions:
            file = f"{self.template.kind}/{own.name}" if own else self.template.file
            self._versions[own] = file, versions.template_hash(file, self.request.folders)
        return self._versions[own]


def written_before(register: Register, text: str, where: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The documents that answer to words and filters, newest first."""
    rows, _ = records.find(register, DOCUMENTS, text, where, limit=None, offset=0)
    return sorted(rows, key=lambda row: (row["written_at"], row["id"]), reverse=True)


def _given(request: Request) -> list[str]:
    """What was said on the command line and not by a record: ``meets_on=2027-05-12``."""
    days = {name: day.isoformat() for name, day in request.period._asdict().items() if day}
    return [f"{name}={value}" for name, value in {**request.given, **days}.items()]
