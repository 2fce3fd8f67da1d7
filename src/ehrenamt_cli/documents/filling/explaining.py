"""What went wrong in a template, as one sentence with file and line, and what to do about it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError

from ehrenamt_cli.documents.filling.budget import LONGEST_PIECE, MOST_PIECES
from ehrenamt_cli.documents.filling.refusals import Endless, NotAllowed, NotPlain, TooDeep, TooLarge, UnknownField
from ehrenamt_cli.documents.filling.syntax_words import Sentence, nearest, syntax_sentence
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.templates.library import Template
from ehrenamt_cli.i18n import Text

FAILURES = (
    TemplateError,
    RecursionError,
    SyntaxError,
    MemoryError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
"""Everything a template can cause."""


def explained(problem: BaseException, template: Template, variables: Mapping[str, Any]) -> TemplateProblem:
    """The problem as a person reads it."""
    what, hint = reason(problem, sorted(variables))
    return TemplateProblem(*place(problem, template), what, hint)


def place(problem: BaseException, template: Template) -> tuple[str, int]:
    """The file and the line where it happened."""
    if isinstance(problem, TemplateSyntaxError):
        return problem.filename or str(template.path), problem.lineno
    if isinstance(problem, NotAllowed) and problem.lineno:
        return str(template.path), problem.lineno
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        if frame.filename.endswith(".md"):
            return frame.filename, frame.lineno or 1
    return str(template.path), 1


def reason(problem: BaseException, known: Sequence[str]) -> Sentence:
    """What happened, and what to do; ``known`` are the names a template can begin with."""
    if isinstance(problem, UnknownField) and (not problem.name or problem.name.lstrip("-").isdigit()):
        return _TOO_SHORT
    if isinstance(problem, UnknownField):
        return unknown_field(problem.name, problem.known or known)
    for kinds, sentence in _KINDS:
        if isinstance(problem, kinds):
            return sentence(problem)
    return _MISFIT


def unknown_field(name: str, known: Sequence[str]) -> Sentence:
    """A field that does not exist, with the nearest one or all of a few."""
    return Text("Das Feld „{name}“ gibt es nicht.", "There is no field “{name}”.").fill(name=name), nearest(name, known)


def _endless(_: BaseException) -> Sentence:
    return (
        Text("Die Vorlage kommt an kein Ende.", "The template does not come to an end."),
        Text("Bitte die Schleifen und eingebundenen Vorlagen prüfen.", "Please check its loops and included templates."),
    )


def _too_deep(_: BaseException) -> Sentence:
    return (
        Text("Hier steht zu vieles ineinander.", "Too much stands inside one another here."),
        Text("Bitte Klammern, Schleifen und Aufzählungen vereinfachen.", "Please simplify brackets, loops and lists."),
    )


def _too_large(_: BaseException) -> Sentence:
    return (
        Text("Das Dokument wird zu groß.", "The document becomes too large."),
        Text(
            "Möglich sind {pieces} Absätze und Tabellenzellen, mit je {letters} Zeichen; Absätze trennt eine leere Zeile.",
            "It can have {pieces} paragraphs and cells, of {letters} characters each; an empty line begins a paragraph.",
        ).fill(pieces=MOST_PIECES, letters=LONGEST_PIECE),
    )


A_RECORD: Sentence = (
    Text("Hier steht ein ganzer Eintrag statt eines Wertes.", "Here is a whole record instead of one value."),
    Text("Gemeint ist ein Feld davon, etwa {{ volunteer.name }}.", "A field of it is meant, such as {{ volunteer.name }}."),
)
A_LIST: Sentence = (
    Text("Hier steht eine ganze Liste statt eines Wertes.", "Here is a whole list instead of one value."),
    Text("Etwa so: {{ list | listed }}, oder mit {% for … in list %}.", "Like {{ list | listed }}, or {% for … in list %}."),
)


_TOO_SHORT: Sentence = (
    Text("Die Liste kann hier leer oder zu kurz sein.", "The list may be empty or too short here."),
    Text(
        "Vorher fragen: {% if list %}…{% endif %}, mit dem Namen der Liste.",
        "Ask before: {% if list %}…{% endif %}, with its name.",
    ),
)


def _not_plain(problem: BaseException) -> Sentence:
    return A_LIST if isinstance(problem, NotPlain) and problem.many else A_RECORD


def _no_template(problem: BaseException) -> Sentence:
    name = problem.name if isinstance(problem, TemplateNotFound) else ""
    return (
        Text("Die Vorlage „{name}“ gibt es nicht.", "There is no template “{name}”.").fill(name=name or ""),
        Text(
            "Die mitgelieferten Vorlagen heißen „standard/<art>/<name>.<sprache>.md“.",
            "The packaged templates are called “standard/<kind>/<name>.<language>.md”.",
        ),
    )


def not_allowed(problem: object) -> Sentence:
    """Something templates may not do."""
    return (
        Text("Das ist in Vorlagen nicht erlaubt ({what}).", "That is not allowed in templates ({what}).").fill(what=problem),
        Text("Vorlagen dürfen Felder lesen, sonst nichts.", "Templates may read fields, nothing else."),
    )


_MISFIT = (
    Text("Mit diesen Werten geht das nicht.", "That cannot be done with these values."),
    Text("Bitte Rechnung, Vergleich und Filter in dieser Zeile prüfen.", "Please check sum, comparison and filter in this line."),
)


_KINDS: tuple[tuple[type | tuple[type, ...], Callable[[BaseException], Sentence]], ...] = (
    ((Endless, OverflowError), _endless),
    (RecursionError, _endless),
    ((TooDeep, MemoryError), _too_deep),
    (TooLarge, _too_large),
    (TemplateNotFound, _no_template),
    (NotPlain, _not_plain),
    ((NotAllowed, SecurityError), not_allowed),
    (TemplateSyntaxError, syntax_sentence),
    (SyntaxError, _too_deep),
    (TemplateError, syntax_sentence),
)
