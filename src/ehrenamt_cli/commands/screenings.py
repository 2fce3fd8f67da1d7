"""Screenings: dates and results, and the way of an admission."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.commands._records import record_verbs
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.i18n import Text

VERBS = (
    Verb(
        "request",
        "_admissions:request",
        Text("Zulassung anfragen, nach der Belehrung", "ask for an admission, after the instruction"),
    ),
    Verb("decide", "_admissions:decide", Text("was die Einrichtung entschieden hat", "what the institution has decided")),
    Verb("return-card", "_admissions:return_card", Text("Ausweis ist zurück", "the card came back")),
    Verb("times", "_admissions:times", Text("wie lange Zulassungen dauern", "how long admissions take")),
    *record_verbs(SCREENINGS),
)
