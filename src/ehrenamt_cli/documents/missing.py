"""The refusal of a document that would print a silent blank, with the command that fills each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.errors import MissingFields
from ehrenamt_cli.i18n import Text


def refusal(blanks: Iterable[Blank]) -> MissingFields:
    """Everything that one document lacks."""
    return listed({str(blank.full_label): blank.mend for blank in blanks})


def listed(mends: Mapping[str, str]) -> MissingFields:
    """What is missing, each with its command or nothing: an option of this command line, or another command."""
    fields = list(mends)
    return MissingFields(
        Text("Für das Dokument fehlen noch {n} Angaben.", "The document still lacks {n} values.").fill(n=len(fields))
        if len(fields) > 1
        else Text("Für das Dokument fehlt noch: {field}.", "The document still lacks: {field}.").fill(field=fields[0]),
        Text(
            "Bitte eintragen, oder mit --draft einen Entwurf mit gekennzeichneten Lücken schreiben.",
            "Please enter them, or write a draft with labelled blanks by --draft.",
        ),
        fields,
        [mend if not mend or mend.startswith(("--", "ehrenamt ")) else f"ehrenamt {mend}" for mend in mends.values()],
    )
