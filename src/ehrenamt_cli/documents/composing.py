"""Rendering proper: Jinja fills the template, Markdown gives it structure, and what goes wrong becomes one sentence."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.library import Template
from ehrenamt_cli.documents.parse import parse
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.sandbox import Endless, NotAllowed, Sandbox, UnknownField
from ehrenamt_cli.documents.tree import DocumentTree, Letter, Letterhead
from ehrenamt_cli.documents.words import one_line
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.i18n import Text


def compose(template: Template, variables: Mapping[str, Any], *, draft: bool, folders: Sequence[Path] = ()) -> DocumentTree:
    """As ``documents.render.compose`` says."""
    sandbox = _sandbox(template.language, tuple(folders))
    sandbox.begin()
    try:
        markdown = sandbox.get_template(template.file).render(variables)
    except (TemplateError, RecursionError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as problem:
        raise _explained(problem, template, variables) from problem
    letter = _letter(sandbox, variables["recipient"]) if template.layout == "letter" else None
    if sandbox.missing and not draft:
        raise _missing([str(blank.full_label) for blank in sandbox.missing])
    title, subtitle, blocks = parse(markdown, sandbox.values, template.language, template.numbering)
    return DocumentTree(
        title=title or template.title,
        subtitle=subtitle,
        language=template.language,
        number=one_line(str(variables["number"] or "")),
        day=variables["day"],
        draft=draft,
        letterhead=_letterhead(variables["sender"]),
        blocks=blocks,
        fonts=tuple(folder / "fonts" for folder in folders if (folder / "fonts").is_dir()),
        letter=letter,
    )


@lru_cache(maxsize=8)
def _sandbox(language: str, folders: tuple[Path, ...]) -> Sandbox:
    return Sandbox(language, folders)


def _letterhead(sender: Mapping[str, Any]) -> Letterhead:
    phone, email, website = (one_line(str(sender[key] or "")) for key in ("phone", "email", "website"))
    reach = tuple(filter(None, (phone, email, website)))
    return Letterhead(one_line(str(sender["name"] or "")), one_line(str(sender["address"] or "")), reach, phone, email)


def _letter(sandbox: Sandbox, recipient: Mapping[str, Any]) -> Letter:
    """The address field; an empty line of it is a gap like any other value."""
    lines = recipient["lines"]
    return Letter(
        tuple((sandbox.part(line),) for line in ([lines] if isinstance(lines, Blank) else lines)),
        tuple(one_line(str(remark)) for remark in recipient.get("remarks") or ()),
    )


def _missing(labels: Sequence[str]) -> MissingFields:
    fields = list(dict.fromkeys(labels))
    return MissingFields(
        Text("Für das Dokument fehlen noch {n} Angaben.", "The document still lacks {n} values.").fill(n=len(fields))
        if len(fields) > 1
        else Text("Für das Dokument fehlt noch: {field}.", "The document still lacks: {field}.").fill(field=fields[0]),
        Text(
            "Bitte eintragen, oder mit --draft einen Entwurf mit gekennzeichneten Lücken schreiben.",
            "Please enter them, or write a draft with labelled blanks by --draft.",
        ),
        fields,
    )


def _explained(problem: Exception, template: Template, variables: Mapping[str, Any]) -> TemplateProblem:
    """File and line of the template, and the sentence for what went wrong there."""
    what, hint = _reason(problem, variables)
    file, line = _place(problem, template)
    return TemplateProblem(
        Text("Vorlage {file}, Zeile {line}: {what}", "Template {file}, line {line}: {what}").fill(
            file=file, line=line, what=what
        ),
        hint,
    )


def _place(problem: Exception, template: Template) -> tuple[str, int]:
    if isinstance(problem, TemplateSyntaxError):
        return problem.filename or str(template.path), problem.lineno
    frames = traceback.extract_tb(problem.__traceback__)
    for frame in reversed(frames):
        if frame.filename.endswith(".md"):
            return frame.filename, frame.lineno or 1
    return str(template.path), 1


def _reason(problem: Exception, variables: Mapping[str, Any]) -> tuple[Text, Text]:
    if isinstance(problem, UnknownField):
        known = list(problem.known) or sorted(variables)
        near = get_close_matches(problem.name, known, n=1, cutoff=0.4)
        return (
            Text("Das Feld „{name}“ gibt es nicht.", "There is no field “{name}”.").fill(name=problem.name),
            Text("Gemeint ist vielleicht „{near}“.", "Perhaps “{near}” is meant.").fill(near=near[0])
            if near
            else Text("Vorhanden: {known}.", "There are: {known}.").fill(known=", ".join(known)),
        )
    if isinstance(problem, Endless | RecursionError):
        return (
            Text("Die Vorlage kommt an kein Ende.", "The template does not come to an end."),
            Text("Bitte die Schleifen und eingebundenen Vorlagen prüfen.", "Please check its loops and included templates."),
        )
    if isinstance(problem, TemplateNotFound):
        return (
            Text("Die Vorlage „{name}“ gibt es nicht.", "There is no template “{name}”.").fill(name=problem.name or ""),
            Text(
                "Die mitgelieferten Vorlagen heißen „standard/<art>/<name>.<sprache>.md“.",
                "The packaged templates are called “standard/<kind>/<name>.<language>.md”.",
            ),
        )
    if isinstance(problem, NotAllowed | SecurityError):
        return (
            Text("Das ist in Vorlagen nicht erlaubt ({what}).", "That is not allowed in templates ({what}).").fill(what=problem),
            Text("Vorlagen dürfen Felder lesen, sonst nichts.", "Templates may read fields, nothing else."),
        )
    return (
        Text("Das versteht das Programm nicht ({why}).", "The program does not understand this ({why}).").fill(why=problem),
        Text("Bitte die Klammern und Befehle in dieser Zeile prüfen.", "Please check the brackets and commands in this line."),
    )
