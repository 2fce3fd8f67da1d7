"""Which templates there are, and in which languages."""

from __future__ import annotations

from pathlib import Path

from ehrenamt_cli import config, i18n
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.domain.documents import DocumentKind


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
