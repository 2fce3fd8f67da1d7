"""Templates by whatever name they go by: file, name, kind of document, title."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from ehrenamt_cli import i18n
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.domain.documents import KINDS, DocumentKind
from ehrenamt_cli.domain.names import fold
from ehrenamt_cli.errors import Ambiguous, NotFound
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.papers.texts import own_templates


def named(text: str, language: str | None = None) -> Template:
    """The template a person means: ``agreement/volunteer.de.md``, ``volunteer``, ``volunteer-agreement`` or its title."""
    wanted, suffix = _without_ending(text)
    everything = library.templates(own_templates())
    for matches in (_exactly, _by_last_name, _by_title, _by_words):
        found = [template for template in everything if matches(template, wanted)]
        names = sorted({template.called for template in found})
        if len(names) > 1:
            raise Ambiguous(
                Text("„{text}“ kann mehrere meinen.", "“{text}” may mean several.").fill(text=text),
                Text("Bitte eine davon: {names}.", "Please name one: {names}.").fill(names=", ".join(names)),
            )
        if found:
            return _in_language(found, language or suffix)
    names = sorted({template.called for template in everything})
    near = get_close_matches(wanted, [*names, *(name.partition("/")[2] for name in names)], n=3, cutoff=0.5)
    raise NotFound(
        Text("Die Vorlage „{text}“ gibt es nicht.", "There is no template “{text}”.").fill(text=text),
        Text("Gemeint ist vielleicht: {names}.", "Perhaps meant: {names}.").fill(names=", ".join(near))
        if near
        else Text("Alle zeigt „ehrenamt template list“.", "“ehrenamt template list” shows all."),
    )


def kind_of(template: Template) -> DocumentKind | None:
    """The kind of document that is written from it."""
    return next((kind for kind in KINDS.values() if kind.template == template.called), None)


def written_from(kind: DocumentKind, language: str) -> Template:
    """The template that documents of a kind are written from."""
    return library.find(kind.folder, kind.file, language, own_templates())


def _exactly(template: Template, wanted: str) -> bool:
    kind = kind_of(template)
    return wanted in (template.called, kind.name if kind else "")


def _by_last_name(template: Template, wanted: str) -> bool:
    return wanted == template.name


def _by_title(template: Template, wanted: str) -> bool:
    kind = kind_of(template)
    return fold(wanted) in {fold(title) for title in (template.title, *(kind.label if kind else ())) if title}


def _by_words(template: Template, wanted: str) -> bool:
    """``dank`` for a title with a word that begins so."""
    kind = kind_of(template)
    words = fold(" ".join((template.title, *(kind.label if kind else ())))).split()
    return all(any(word.startswith(part) for word in words) for part in fold(wanted).split() or ["-"])


def _without_ending(text: str) -> tuple[str, str | None]:
    """The name and the language that a file name ends in."""
    name = text.strip().removeprefix(library.STANDARD).removesuffix(".md")
    stem, dot, language = name.rpartition(".")
    return (stem, language) if dot and len(language) in (2, 3) else (name, None)


def _in_language(found: Sequence[Template], language: str | None) -> Template:
    """The one in the wanted language, else in the program's, else the first."""
    if language:
        return library.find(found[0].kind, found[0].name, language, own_templates())
    return next((template for template in found if template.language == i18n.language()), found[0])
