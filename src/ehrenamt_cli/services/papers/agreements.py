"""The paper an agreement is printed on."""

from __future__ import annotations

from ehrenamt_cli import clock
from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.errors import NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.requests import Request
from ehrenamt_cli.services.papers.texts import language_for, own_templates
from ehrenamt_cli.services.papers.writing import Desk
from ehrenamt_cli.storage.register import Register


def desk_for(register: Register, agreement: Row, *, draft: bool, blocked_too: bool) -> Desk:
    """Where the document of that agreement is written."""
    kind = kind_of(agreement)
    request = Request(
        kind, language_for(kind, None), clock.today(), draft=draft, blocked_too=blocked_too, folders=own_templates()
    )
    return Desk(register, request)


def kind_of(agreement: Row) -> DocumentKind:
    """The kind of document in which an agreement is written; NotFound where there is none."""
    kinds = (kind for kind in KINDS.values() if kind.folder == "agreement" and kind.only["kind"] == agreement["kind"])
    found = next(kinds, None)
    if found is None:
        raise NotFound(
            Text("Für {number} gibt es kein Dokument.", "There is no document for {number}.").fill(number=agreement["number"]),
            Text("Alle Arten zeigt „ehrenamt document list“.", "“ehrenamt document list” shows all kinds."),
        )
    return found
