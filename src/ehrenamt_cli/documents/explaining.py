"""What went wrong in a template, as one sentence with file and line, and what to do about it."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError

from ehrenamt_cli.documents.budget import LONGEST_PIECE, MOST_PIECES
from ehrenamt_cli.documents.library import Template
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.refusals import Endless, NotAllowed, NotPlain, TooDeep, TooLarge, UnknownField
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

COMMANDS = (
    *("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "extends", "include", "import"),
    *("from", "macro", "endmacro", "raw", "endraw", "call", "endcall", "with", "endwith"),
)

Sentence = tuple[Text, Text]
"""What is wrong, and what to do."""


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


def nearest(name: str, known: Sequence[str]) -> Text:
    """What was probably meant, or what there is."""
    near = known if len(known) == 1 else get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return Text("Gemeint ist vielleicht „{near}“.", "Perhaps “{near}” is meant.").fill(near=near[0])
    shown = ", ".join(known[:_FEW]) + (" …" if len(known) > _FEW else "")
    return Text("Vorhanden: {known}.", "There are: {known}.").fill(known=shown or "–")


_FEW = 30


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


def _syntax(problem: BaseException) -> Sentence:
    """Jinja's own words, for those that people meet, in both languages."""
    said = str(problem.message) if isinstance(problem, TemplateSyntaxError) else ""
    for pattern, what, hint in _SYNTAX:
        if match := pattern.search(said):
            words = match.groupdict()
            near = nearest(words["command"], COMMANDS) if "command" in words else hint
            return what.fill(**words), near.fill(**words)
    return Text("Das versteht das Programm nicht ({why}).", "The program does not understand this ({why}).").fill(why=said), _LOOK


_LOOK = Text("Bitte die Klammern und Befehle in dieser Zeile prüfen.", "Please check the brackets and commands in this line.")

_SYNTAX: tuple[tuple[re.Pattern[str], Text, Text], ...] = tuple(
    (re.compile(pattern), what, hint)
    for pattern, what, hint in (
        (
            r"unknown tag '(?P<found>\w+)'.*(?:looking for|expecting).* '(?P<wanted>end\w+)'",
            Text("Hier steht „{found}“, gebraucht wird „{wanted}“.", "Here is “{found}”, but “{wanted}” is needed."),
            Text("Was zuletzt begonnen hat, muss zuerst enden.", "What began last has to end first."),
        ),
        (
            r"unknown tag '(?P<command>\w+)'",
            Text("Den Befehl „{command}“ gibt es nicht.", "There is no command “{command}”."),
            _LOOK,
        ),
        (
            r"innermost block that needs to be closed is '(?P<open>\w+)'",
            Text("Ein „{open}“ hat kein Ende.", "An “{open}” has no end."),
            Text("Es fehlt {{% end{open} %}}.", "{{% end{open} %}} is missing."),
        ),
        (
            r"unexpected end of template",
            Text("Eine Klammer {{{{ oder {{% hat kein Ende.", "A bracket {{{{ or {{% has no end."),
            Text("Es fehlt }}}} oder %}}.", "}}}} or %}} is missing."),
        ),
        (
            r"No filter named '(?P<name>\w+)'",
            Text("Den Filter „{name}“ gibt es nicht.", "There is no filter “{name}”."),
            Text("Alle zeigt „ehrenamt template fields“.", "“ehrenamt template fields” shows all."),
        ),
        (
            r"No test named '(?P<name>\w+)'",
            Text("Die Frage „is {name}“ gibt es nicht.", "There is no question “is {name}”."),
            Text("Möglich ist etwa „is defined“.", "Possible is “is defined”, for example."),
        ),
        (
            r"Missing end of comment",
            Text("Eine Anmerkung {{# hat kein Ende.", "A comment {{# has no end."),
            Text("Es fehlt #}}.", "#}} is missing."),
        ),
        (
            r"block '(?P<name>\w+)' defined twice",
            Text("Den Abschnitt „{name}“ gibt es zweimal.", "There are two blocks “{name}”."),
            Text("Bitte einen umbenennen oder streichen.", "Please rename or remove one."),
        ),
        (
            r"expected token '(?P<wanted>[^']+)', got '(?P<found>[^']+)'",
            Text("Hier steht „{found}“, erwartet wird „{wanted}“.", "Here is “{found}”, expected is “{wanted}”."),
            _LOOK,
        ),
        (
            r"(?:unexpected|Expected an expression, got)(?: char)? '?(?P<found>[^']+)'?",
            Text("Mit „{found}“ ist hier nichts anzufangen.", "“{found}” makes no sense here."),
            _LOOK,
        ),
    )
)

_KINDS: tuple[tuple[type | tuple[type, ...], Callable[[BaseException], Sentence]], ...] = (
    ((Endless, OverflowError), _endless),
    (RecursionError, _endless),
    ((TooDeep, MemoryError), _too_deep),
    (TooLarge, _too_large),
    (TemplateNotFound, _no_template),
    (NotPlain, _not_plain),
    ((NotAllowed, SecurityError), not_allowed),
    (TemplateSyntaxError, _syntax),
    (SyntaxError, _too_deep),
    (TemplateError, _syntax),
)
