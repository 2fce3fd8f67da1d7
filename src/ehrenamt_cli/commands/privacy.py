"""Privacy: what people may ask for, and what the register owes them."""

from ehrenamt_cli.command_table import Verb
from ehrenamt_cli.i18n import Text

VERBS = (
    Verb(
        "access",
        "_disclosing:access",
        Text("Auskunft: alles über eine Person als PDF und JSON", "access: everything about a person as PDF and JSON"),
    ),
    Verb(
        "retention",
        "_retaining:retention",
        Text("was länger da ist als erlaubt, und es löschen", "what is kept longer than allowed, and erasing it"),
    ),
    Verb("erase", "_erasing:erase", Text("jemanden endgültig löschen, mit Vorschau", "erase somebody for good, with a preview")),
    Verb(
        "record",
        "_processing:record",
        Text("das Verzeichnis der Verarbeitungstätigkeiten schreiben", "write the record of processing activities"),
    ),
    Verb("notice", "_processing:notice", Text("Datenschutzhinweise schreiben", "write privacy notices")),
    Verb("breach", "_breaches:overview", Text("offene Datenpannen und ihre Uhr", "open data breaches and their clock")),
)
