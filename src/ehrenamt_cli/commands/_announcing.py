"""A remark where a document is written from an own template whose packaged one has changed."""

from __future__ import annotations

from ehrenamt_cli.domain.documents import DocumentKind
from ehrenamt_cli.i18n import NOTHING
from ehrenamt_cli.output import prompts
from ehrenamt_cli.services import templates
from ehrenamt_cli.services.template_names import written_from


def announce_news(kind: DocumentKind, language: str) -> None:
    """One sentence on stderr, or none."""
    sentence = templates.announcement(written_from(kind, language))
    if sentence != NOTHING:
        prompts.tell(sentence)
