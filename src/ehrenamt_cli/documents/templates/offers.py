"""What a template can do beside printing fields, each with an example: commands, filters, functions."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text


class Offer(NamedTuple):
    """One thing to write into a template: its name, how it looks, what it is for."""

    name: str
    example: str
    about: Text


COMMANDS = (
    Offer(
        "if",
        "{% if volunteer.phone %}…{% endif %}",
        Text("nur drucken, wenn etwas da ist", "print only where there is something"),
    ),
    Offer("else", "{% if … %}…{% else %}…{% endif %}", Text("sonst etwas anderes", "or else something else")),
    Offer(
        "for",
        "{% for name in annexes %}- {{ name }}{% endfor %}",
        Text("für jeden Eintrag einer Liste", "for each entry of a list"),
    ),
    Offer("set", "{% set title = task %}", Text("einen Wert merken", "remember a value")),
    Offer(
        "block",
        "{% block secrecy %}…{% endblock %}",
        Text("ein Abschnitt, den eine eigene Vorlage ersetzen kann", "a section that an own template can replace"),
    ),
    Offer(
        "extends",
        '{% extends "standard/agreement/volunteer.de.md" %}',
        Text(
            "die mitgelieferte Vorlage nehmen und nur Abschnitte ersetzen", "take the packaged template and replace sections only"
        ),
    ),
    Offer(
        "include",
        '{% include "letter/_foot.de.md" %}',
        Text("den Text einer anderen Datei einfügen", "put in another file's text"),
    ),
    Offer("comment", "{# … #}", Text("Anmerkung, wird nie gedruckt", "a comment, never printed")),
)

FILTERS = (
    Offer("euro", "{{ allowance_cents | euro }}", Text("Cent als Betrag: 600,00 €", "cents as an amount: €600.00")),
    Offer("in_words", "{{ review_months | in_words }}", Text("Zahlen bis zwölf als Wort", "numbers up to twelve as words")),
    Offer(
        "phone", "{{ contact.phone | phone }}", Text("Telefonnummer, die nicht umbricht", "a telephone number kept on one line")
    ),
    Offer("join", "{{ volunteer.languages | join(', ') }}", Text("eine Liste hintereinander", "a list in a row")),
    Offer(
        "listed",
        "{{ volunteer.languages | listed }}",
        Text("eine Liste als Satz: a, b und c", "a list as a sentence: a, b and c"),
    ),
    Offer(
        "default", "{{ contact.email | default('–', true) }}", Text("Ersatz, wenn etwas leer ist", "instead of an empty value")
    ),
    Offer("length", "{{ parties | length }}", Text("wie viele Einträge", "how many entries")),
    Offer("first", "{{ (parties | first).name }}", Text("der erste Eintrag", "the first entry")),
    Offer("last", "{{ (parties | last).name }}", Text("der letzte Eintrag", "the last entry")),
    Offer("list", "{% for x in range(3) | list %}", Text("als Liste", "as a list")),
    Offer("map", "{{ parties | map(attribute='name') | listed }}", Text("ein Feld aus jedem Eintrag", "one field of each entry")),
    Offer("sort", "{% for x in parties | sort(attribute='name') %}", Text("geordnet", "in order")),
    Offer("unique", "{{ annexes | unique | listed }}", Text("ohne Doppelte", "without doubles")),
    Offer("sum", "{{ efforts | sum(attribute='minutes') }}", Text("zusammengezählt", "added up")),
    Offer("selectattr", "{% for x in parties | selectattr('phone') %}", Text("nur, was ein Feld hat", "only what has a field")),
    Offer(
        "rejectattr",
        "{% for x in parties | rejectattr('phone') %}",
        Text("nur, was ein Feld nicht hat", "only what lacks a field"),
    ),
    Offer("groupby", "{% for kind in parties | groupby('kind') %}", Text("nach einem Feld geordnet", "grouped by a field")),
)

FUNCTIONS = (
    Offer("signatures", "{{ signatures(signers) }}", Text("Linien zum Unterschreiben", "lines to sign on")),
    Offer("newline", "{{ newline() }}", Text("eine neue Zeile, auch in einer Tabelle", "a new line, in a table too")),
    Offer("range", "{% for i in range(3) %}…{% endfor %}", Text("etwas mehrmals", "something several times")),
)
