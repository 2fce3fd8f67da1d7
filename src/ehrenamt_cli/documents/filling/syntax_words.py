"""What Jinja says about a template it cannot read, in both languages, for the mistakes that people make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from jinja2.exceptions import TemplateSyntaxError

from ehrenamt_cli.i18n import Text

COMMANDS = (
    *("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "extends", "include", "import"),
    *("from", "macro", "endmacro", "raw", "endraw", "call", "endcall", "with", "endwith"),
)

Sentence = tuple[Text, Text]
"""What is wrong, and what to do."""


def syntax_sentence(problem: BaseException) -> Sentence:
    """What is wrong, and what to do."""
    said = str(problem.message) if isinstance(problem, TemplateSyntaxError) else ""
    for pattern, what, hint in _SYNTAX:
        if match := pattern.search(said):
            words = match.groupdict()
            near = nearest(words["command"], COMMANDS) if "command" in words else hint
            return what.fill(**words), near.fill(**words)
    return Text("Das versteht das Programm nicht ({why}).", "The program does not understand this ({why}).").fill(why=said), _LOOK


def nearest(name: str, known: Sequence[str]) -> Text:
    """What was probably meant, or what there is."""
    near = known if len(known) == 1 else get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return Text("Gemeint ist vielleicht „{near}“.", "Perhaps “{near}” is meant.").fill(near=near[0])
    shown = ", ".join(known[:_FEW]) + (" …" if len(known) > _FEW else "")
    return Text("Vorhanden: {known}.", "There are: {known}.").fill(known=shown or "–")


_FEW = 30


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
